"""Following an article over the addresses that its site spreads it over, and reading its parts as one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.extract.parts.join import join_parts, with_alternate
from wirecopy.extract.parts.next_part import may_continue, next_part
from wirecopy.extract.parts.part_address import is_whole
from wirecopy.fetch.client import Fetcher
from wirecopy.model import Alternate, Extraction, Outcome, PartKind, Response
from wirecopy.settings import ParseLimits
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.politeness import DomainBreaker
from wirecopy.store.database import Database
from wirecopy.store.page import WaitingPage
from wirecopy.store.part import FetchedPart, parts_of
from wirecopy.urls import url_key

# Series may hold two pages' bytes each, and their further parts do not wait until others let go of theirs.
_SERIES_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Series:
    """The parts of an article after its first; cut where they could not all be had today."""

    parts: Sequence[FetchedPart] = ()
    is_cut: bool = False


class PartFinder:
    """One process that looks for the next part in one page at a time, and the thread that waits for it."""

    def __init__(self, limits: ParseLimits) -> None:
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
        except WorkerKilled:  # extraction will say so of this page; what it is a part of stays unknown
            return None


class Follower:
    """Fetches the parts of articles, each by the rules of a page, within the stage's time."""

    def __init__(self, fetcher: Fetcher, finder: PartFinder, *, deadline: float, max_bytes: int) -> None:
        self._fetcher = fetcher
        self._finder = finder
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._places = asyncio.Semaphore(_SERIES_AT_ONCE)

    async def fetch_alternate(self, alternate: Alternate, breaker: DomainBreaker) -> Series:
        """The other form of a page that gives no text. One that fails is stored too: if it never gave a text, it is not asked again."""
        if asyncio.get_running_loop().time() > self._deadline or breaker.is_over:
            return Series(is_cut=True)
        response = await self._fetcher.get_further(alternate.url)
        breaker.note(response)
        return Series([FetchedPart(alternate.kind, response)])

    async def follow(self, first: Response, breaker: DomainBreaker) -> Series:
        """All parts after `first`; together with it they hold no more bytes than one page may, give or take one.

        A link that leads back to a part, or elsewhere than it says, ends the series.
        """
        url = await self._finder.next_part(first, [first.url])
        if url is None:
            return Series()
        async with self._places:
            return await self._follow(first, url, breaker)

    async def _follow(self, first: Response, second: str, breaker: DomainBreaker) -> Series:
        parts: list[FetchedPart] = []
        read, seen, size = [first.url], {first.body_sha256}, len(first.body)
        url: str | None = second
        while url is not None:
            if asyncio.get_running_loop().time() > self._deadline or breaker.is_over:
                return Series(parts, is_cut=True)
            last = await self._fetcher.get_further(url)
            breaker.note(last)
            if last.outcome is Outcome.OK and (last.body_sha256 in seen or url_key(last.url) != url_key(url)):
                break
            parts.append(FetchedPart(PartKind.WHOLE if is_whole(url) else PartKind.FURTHER, last))
            if last.outcome is not Outcome.OK:
                return Series(parts, is_cut=last.outcome.is_transient)
            read.append(last.url)
            seen.add(last.body_sha256)
            size += len(last.body)
            url = await self._finder.next_part(last, read) if size <= self._max_bytes else None
        return Series(parts)


@dataclass(frozen=True, slots=True)
class PartDocument:
    """One further part, to be read."""

    part_no: int
    kind: PartKind
    url: str
    content_type: str | None
    html: bytes


@dataclass(frozen=True, slots=True)
class JoinedParts:
    """The article of a page with its further parts, and how many words of its text each of them gave."""

    extraction: Extraction
    words: Mapping[int, int]  # by number of the part


def read_parts(extractors: ExtractWorkers, first: Extraction, further: Sequence[PartDocument]) -> JoinedParts:
    """The article that a page begins and these documents go on with."""
    extractions = [extractors.extract(part.html, part.url, part.content_type) for part in further]
    is_alternate = any(part.kind.is_alternate for part in further)
    joined = with_alternate(first, extractions[0]) if is_alternate else join_parts(first, extractions)
    numbers = (part.part_no for part in further)
    return JoinedParts(joined.extraction, dict(zip(numbers, joined.words, strict=True)))


def documents_of(database: Database, page: WaitingPage) -> list[PartDocument]:
    """The further parts of a page that waits for extraction."""
    raw = database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    return [
        PartDocument(part.part_no, part.kind, part.url, part.content_type, part.html)
        for part in raw
        if part.html is not None
    ]
