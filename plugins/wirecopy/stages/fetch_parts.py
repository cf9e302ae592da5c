"""Fetching the parts of an article: the addresses over which its site spreads it, or another form of its page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self
from urllib.parse import urlsplit

from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.extract.parts.next_part import may_continue, next_part
from wirecopy.extract.parts.part_address import is_whole
from wirecopy.fetch.client import Fetcher
from wirecopy.model import Alternate, FetchedPart, Outcome, PartKind, Response
from wirecopy.schedule.domain_breaker import DomainBreaker
from wirecopy.schedule.fetch_decision import FetchedParts
from wirecopy.settings import ParseLimits
from wirecopy.stages.stage_log import StageLog
from wirecopy.urls import url_key

# Articles whose further parts are fetched at the same time. Each may hold two pages' bytes, and its parts do not wait
# until others let go of theirs.
_AT_ONCE = 32


class PartFinder:
    """One process that looks for the next part in one page at a time, and the thread that waits for it."""

    def __init__(self, limits: ParseLimits, log: StageLog) -> None:
        self._log = log
        self._worker = ConfinedWorker(
            seconds=limits.seconds,
            memory_bytes=limits.memory_bytes,
            preload=["wirecopy.extract.parts.next_part"],
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="part-finder")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._worker.close()

    async def next_part(self, response: Response, read: Sequence[str]) -> str | None:
        """The address of the part after those at `read`, the last of which gave this response."""
        if not may_continue(response.body, read):
            return None
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._next_part, response, read)

    def _next_part(self, response: Response, read: Sequence[str]) -> str | None:
        try:
            return self._worker.call(next_part, response.body, response.content_type, read)
        except WorkerKilled as error:  # extraction will say so of this page; its further parts stay unknown
            self._log.trouble("the search for a next part was killed", url=response.url, error=error)
        except Exception as error:  # a bug of ours, which must not end the stage
            self._log.trouble("the search for a next part failed", url=response.url, error=error)
        return None


class PartFetcher:
    """Fetches the parts of articles, each by the rules of a page, within the stage's time."""

    def __init__(
        self, fetcher: Fetcher, finder: PartFinder, log: StageLog, *, deadline: float, max_bytes: int
    ) -> None:
        """`deadline` is a time of the event loop's clock, `max_bytes` what an article's parts may hold together."""
        self._fetcher = fetcher
        self._finder = finder
        self._log = log
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def fetch_alternate(self, alternate: Alternate, breaker: DomainBreaker) -> FetchedParts:
        """Fetch the other form of a page that gives no text.

        One that fails is kept too: if it never gave a text, it is not asked again.
        """
        if self._must_stop(breaker):
            return FetchedParts(is_cut=True)
        response = await self._get(alternate.url, breaker)
        return FetchedParts([FetchedPart(alternate.kind, response)])

    async def fetch_further(self, first: Response, breaker: DomainBreaker) -> FetchedParts:
        """Fetch all parts after `first`; together with it they hold no more bytes than one page may, give or take one.

        A link that leads back to a part, or elsewhere than it says, is the end.
        """
        url = await self._finder.next_part(first, [first.url])
        if url is None:
            return FetchedParts()
        async with self._room:
            return await self._fetch_from(url, first, breaker)

    async def _fetch_from(self, second: str, first: Response, breaker: DomainBreaker) -> FetchedParts:
        parts: list[FetchedPart] = []
        read, seen, size = [first.url], {first.body_sha256}, len(first.body)
        url: str | None = second
        while url is not None:
            if self._must_stop(breaker):
                return FetchedParts(parts, is_cut=True)
            last = await self._get(url, breaker)
            if last.outcome is Outcome.OK and (last.body_sha256 in seen or url_key(last.url) != url_key(url)):
                break
            parts.append(FetchedPart(PartKind.WHOLE if is_whole(url) else PartKind.FURTHER, last))
            if last.outcome is not Outcome.OK:
                return FetchedParts(parts, is_cut=last.outcome.is_transient)
            read.append(last.url)
            seen.add(last.body_sha256)
            size += len(last.body)
            url = await self._finder.next_part(last, read) if size <= self._max_bytes else None
        return FetchedParts(parts)

    async def _get(self, url: str, breaker: DomainBreaker) -> Response:
        response = await self._fetcher.get_further(url)
        breaker.record(response)
        self._log.answered(urlsplit(response.url).hostname or "", response.seconds)
        return response

    def _must_stop(self, breaker: DomainBreaker) -> bool:
        return asyncio.get_running_loop().time() > self._deadline or breaker.is_open
