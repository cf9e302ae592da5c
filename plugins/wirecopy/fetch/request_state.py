"""One request on its way over redirects and retries: what was left behind, and how much time is left."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.raw_response import RawResponse
from wirecopy.fetch.target import Target
from wirecopy.model import Outcome

_PERMANENT_STATUSES = (301, 308)


@dataclass(slots=True)
class RequestState:
    url: str  # where we are; the caller's spelling until the first redirect
    seconds: float  # for everything but waiting: for turns, and before retries
    max_redirects: int
    status: int | None = None  # of the last answer
    seconds_spent: float = 0.0
    retries: int = 0
    may_be_compressed: bool = True  # what we say to the server
    left: list[str] = field(default_factory=list)
    _seen: list[Target] = field(default_factory=list)
    _all_permanent: bool = True

    @property
    def is_permanent(self) -> bool:
        return bool(self.left) and self._all_permanent

    @property
    def seconds_left(self) -> float:
        return self.seconds - self.seconds_spent

    def begin(self, target: Target) -> None:
        self._seen.append(target)

    def move_to(self, hop: Target, status: int) -> None:
        """Follow a redirect.

        Raises:
            FetchError: REFUSED_REDIRECT for a loop, one hop too many, or a step down from https to http.
        """
        if any(hop.url == seen.url for seen in self._seen):
            raise FetchError(Outcome.REFUSED_REDIRECT, "it redirects in a circle")
        if len(self.left) == self.max_redirects:
            raise FetchError(Outcome.REFUSED_REDIRECT, f"it redirects more than {self.max_redirects} times")
        if hop.url.scheme == "http" and self._seen[0].url.scheme == "https":
            raise FetchError(Outcome.REFUSED_REDIRECT, "it redirects from https to http")
        self.left.append(self.url)
        self.url = str(hop.url)
        self._seen.append(hop)
        self._all_permanent = self._all_permanent and status in _PERMANENT_STATUSES

    async def in_time(self, asking: Awaitable[RawResponse]) -> RawResponse:
        """Await one answer within what is left of the one deadline; a read timeout would fall to slow loris.

        Raises:
            FetchError: TIMED_OUT.
        """
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self.seconds_left):
                return await asking
        except TimeoutError:
            raise FetchError(
                Outcome.TIMED_OUT, f"no complete answer within {self.seconds:g} seconds"
            ) from None
        finally:
            self.seconds_spent += loop.time() - started
