"""robots.txt (RFC 9309): which addresses a site lets us fetch, and how slowly.

Owns the rules. The caller's `get` fetches the file, which takes the same way out as any other document, and the caller
says where files are kept.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.target import Target
from wirecopy.model import Outcome, Response, RobotsFile

_TOKEN = "Wirecopy"  # noqa: S105 - the product token that site owners write, without a version
_BOM = "\ufeff"

# Bytes of the files whose rules are held parsed: a file of 20,000 rules takes 108 ms to parse, and rules take up to 30
# times the bytes of their file (15 MiB of 512 KiB, measured). Files of a domain's pages are asked for in a row.
_HELD_BYTES = 2 * 2**20

# The site itself cannot be reached, or must not be. Then the document has the same outcome: "refused by robots.txt"
# would hide what is broken.
_SITE_TROUBLE = (Outcome.DNS_FAILED, Outcome.CONNECT_FAILED, Outcome.TLS_FAILED, Outcome.REFUSED_ADDRESS)


class RobotsFiles(Protocol):
    """Where robots.txt files outlive the rules that are held parsed."""

    async def find(self, origin: str) -> RobotsFile | None:
        """The file of an origin, however old, as long as it may still be used."""
        ...

    async def keep(self, file: RobotsFile) -> None: ...


class RobotsCache:
    """Files that live as long as the process."""

    def __init__(self, files: Iterable[RobotsFile] = ()) -> None:
        self._files = {file.origin: file for file in files}
        self.kept: list[RobotsFile] = []

    async def find(self, origin: str) -> RobotsFile | None:
        return self._files.get(origin)

    async def keep(self, file: RobotsFile) -> None:
        self._files[file.origin] = file
        self.kept.append(file)


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego
    fetched_at: datetime
    file_bytes: int


class RobotsGate:
    """Fetches the file of each origin once, also when many requests ask for its rules at the same time.

    Files that say something about the rules are kept. A failure is remembered only as long as the gate, so that one bad
    minute of a server does not shut a site out for a day. Where the new file cannot be had, the old one holds (RFC 9309,
    2.4).
    """

    def __init__(
        self,
        files: RobotsFiles,
        get: Callable[[str], Awaitable[Response]],
        *,
        clock: Callable[[], datetime],
        max_age: timedelta,
    ) -> None:
        self._files = files
        self._get = get
        self._clock = clock
        self._max_age = max_age
        self._errors: dict[str, FetchError] = {}
        # Origins whose new file could not be had, and whose old one holds.
        self._unreachable: set[str] = set()
        # The origin asked for last stands at the end.
        self._rules: OrderedDict[str, _Rules] = OrderedDict()
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
        known = self._errors.get(origin)
        if known:
            raise FetchError(known.outcome, known.message)
        rules = self._rules.get(origin)
        if rules is None and (file := await self._files.find(origin)):
            rules = _parse(file)
        if rules is None or (self._is_old(rules) and origin not in self._unreachable):
            rules = await self._renew(origin, rules)
        self._hold(origin, rules)
        return rules.parsed

    def _is_old(self, rules: _Rules) -> bool:
        return self._clock() - rules.fetched_at >= self._max_age

    async def _renew(self, origin: str, old: _Rules | None) -> _Rules:
        response = await self._get(f"{origin}/robots.txt")
        error = _failure_of(response, origin)
        if error and error.outcome is Outcome.REFUSED_ROBOTS and old:
            self._unreachable.add(origin)
            return old
        if error:
            self._errors[origin] = error
            raise error
        file = RobotsFile(origin, response.status, response.body, self._clock())
        await self._files.keep(file)
        return _parse(file)

    def _hold(self, origin: str, rules: _Rules) -> None:
        """Keep the rules parsed, and let go of those that were not asked for longest."""
        self._rules[origin] = rules
        self._rules.move_to_end(origin)
        held = sum(each.file_bytes for each in self._rules.values())
        while held > _HELD_BYTES and len(self._rules) > 1:
            _, oldest = self._rules.popitem(last=False)
            held -= oldest.file_bytes


def _parse(file: RobotsFile) -> _Rules:
    return _Rules(parse_rules(file.body), file.fetched_at, len(file.body))


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
