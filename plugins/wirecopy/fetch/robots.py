"""robots.txt (RFC 9309): which addresses a site lets us fetch, and how slowly.

Owns the rules and their cache. The caller's `get` fetches the file: robots.txt takes the same way out as any other
document.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.target import Target
from wirecopy.model import Outcome, Response, RobotsFile

_TOKEN = "Wirecopy"  # noqa: S105 - the product token that site owners write, without a version
_BOM = "\ufeff"

# The site itself cannot be reached, or must not be. Then the document has the same outcome: "refused by robots.txt"
# would hide what is broken.
_SITE_TROUBLE = (Outcome.DNS_FAILED, Outcome.CONNECT_FAILED, Outcome.TLS_FAILED, Outcome.REFUSED_ADDRESS)


class RobotsCache:
    """The robots.txt files that are known: seeded by the caller, read back by the caller.

    Holds answers that say something about the rules. A failure is remembered only as long as the cache, so that one
    bad minute of a server does not shut a site out for a day. Where the new file cannot be had, the old one holds
    (RFC 9309, 2.4).
    """

    def __init__(self, files: Iterable[RobotsFile] = ()) -> None:
        self.files: dict[str, RobotsFile] = {file.origin: file for file in files}
        self.fetched: set[str] = set()  # the origins whose file was fetched since the cache was seeded
        self.errors: dict[str, FetchError] = {}
        self.unreachable: set[str] = set()  # origins whose new file could not be had, and whose old one holds

    def add(self, file: RobotsFile) -> None:
        self.files[file.origin] = file
        self.fetched.add(file.origin)

    @property
    def new_files(self) -> list[RobotsFile]:
        """What the caller has to keep, sorted by origin."""
        return [self.files[origin] for origin in sorted(self.fetched)]


@dataclass(frozen=True, slots=True)
class _Rules:
    file: RobotsFile
    parsed: Protego


class RobotsGate:
    """Fetches the file of each origin once, also when many requests ask for its rules at the same time."""

    def __init__(
        self,
        cache: RobotsCache,
        get: Callable[[str], Awaitable[Response]],
        *,
        clock: Callable[[], datetime],
        max_age: timedelta,
    ) -> None:
        self._cache = cache
        self._get = get
        self._clock = clock
        self._max_age = max_age
        # Kept parsed: a file of 20,000 rules takes 108 ms.
        self._rules: dict[str, _Rules] = {}
        self._fetching: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def check(self, target: Target) -> float:
        """Return the crawl delay that the site asks for, in seconds; 0 when it asks for none.

        Raises:
            FetchError: REFUSED_ROBOTS, or the outcome of a site that cannot be reached at all.
        """
        async with self._fetching[target.origin]:
            rules = await self._rules_of(target.origin)
        if not rules.can_fetch(str(target.url), _TOKEN):
            raise FetchError(Outcome.REFUSED_ROBOTS, f"robots.txt of {target.origin} forbids this address")
        return rules.crawl_delay(_TOKEN) or 0

    async def _rules_of(self, origin: str) -> Protego:
        known = self._cache.errors.get(origin)
        if known:
            raise FetchError(known.outcome, known.message)
        file = self._cache.files.get(origin)
        if file is None or (self._is_old(file) and origin not in self._cache.unreachable):
            file = await self._fetch(origin, file)
        if origin not in self._rules or self._rules[origin].file is not file:
            self._rules[origin] = _Rules(file, parse_rules(file.body))
        return self._rules[origin].parsed

    def _is_old(self, file: RobotsFile) -> bool:
        return self._clock() - file.fetched_at >= self._max_age

    async def _fetch(self, origin: str, old: RobotsFile | None) -> RobotsFile:
        response = await self._get(f"{origin}/robots.txt")
        error = _failure_of(response, origin)
        if error and error.outcome is Outcome.REFUSED_ROBOTS and old:
            self._cache.unreachable.add(origin)
            return old
        if error:
            self._cache.errors[origin] = error
            raise error
        file = RobotsFile(origin, response.status, response.body, self._clock())
        self._cache.add(file)
        return file


def parse_rules(body: bytes) -> Protego:
    """Parse a robots.txt. Its BOM has to go first: Protego loses the group behind it."""
    return Protego.parse(body.decode(errors="replace").removeprefix(_BOM))


def _failure_of(response: Response, origin: str) -> FetchError | None:
    """RFC 9309, 2.3.1: 4xx, and redirects without end, mean no rules; an unreachable file forbids everything."""
    if response.outcome in _SITE_TROUBLE:
        return FetchError(response.outcome, response.message)
    refused = response.status is not None and 400 <= response.status < 500
    if refused or response.outcome in (Outcome.OK, Outcome.REFUSED_REDIRECT):
        return None
    return FetchError(Outcome.REFUSED_ROBOTS, f"robots.txt of {origin} could not be read: {response.message}")
