"""The state of one request over its redirects and retries: where it has been, and how much time is left."""

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
    url: str  # of the hop that is asked now; in the caller's spelling until the first redirect
    seconds: float  # for all hops and tries together; waiting for a slot or before a retry does not count
    max_redirects: int
    status: int | None = None  # of the last answer
    seconds_spent: float = 0.0
    retries: int = 0
    may_be_compressed: bool = True  # whether we offer Accept-Encoding
    redirects: list[str] = field(default_factory=list)  # the addresses that redirected us, in order
    _visited: list[Target] = field(default_factory=list)
    _all_permanent: bool = True

    @property
    def is_permanent(self) -> bool:
        return bool(self.redirects) and self._all_permanent

    @property
    def seconds_left(self) -> float:
        return self.seconds - self.seconds_spent

    def begin(self, target: Target) -> None:
        self._visited.append(target)

    def follow_redirect(self, hop: Target, status: int) -> None:
        """Follow a redirect.

        Raises:
            FetchError: REFUSED_REDIRECT for a loop, one hop too many, or a step down from https to http.
        """
        if any(hop.url == visited.url for visited in self._visited):
            raise FetchError(Outcome.REFUSED_REDIRECT, "it redirects in a circle")
        if len(self.redirects) == self.max_redirects:
            raise FetchError(Outcome.REFUSED_REDIRECT, f"it redirects more than {self.max_redirects} times")
        if hop.url.scheme == "http" and self._visited[0].url.scheme == "https":
            raise FetchError(Outcome.REFUSED_REDIRECT, "it redirects from https to http")
        self.redirects.append(self.url)
        self.url = str(hop.url)
        self._visited.append(hop)
        self._all_permanent = self._all_permanent and status in _PERMANENT_STATUSES

    async def within_deadline(self, answer: Awaitable[RawResponse]) -> RawResponse:
        """Await an answer for as long as the request has time left. One deadline for all: a limit on each read would
        let a server send a byte at a time for ever (slow loris).

        Raises:
            FetchError: TIMED_OUT.
        """
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self.seconds_left):
                return await answer
        except TimeoutError:
            raise FetchError(
                Outcome.TIMED_OUT, f"no complete answer within {self.seconds:g} seconds"
            ) from None
        finally:
            self.seconds_spent += loop.time() - started
