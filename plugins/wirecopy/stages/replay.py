"""replay: what would today's extractor make of the raw pages that we hold, and, if wanted, make it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from heapq import nlargest
from typing import Self

from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.errors import UsageError
from wirecopy.model import Extraction, Outcome, RunKind
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract import article_state, store_article, with_text_of_feed
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.parts import PartDocument, read_parts
from wirecopy.store.article import (
    ArticleState,
    KnownArticle,
    RevisionCause,
    change_article,
    lock_article_of_page,
)
from wirecopy.store.database import Database
from wirecopy.store.document import unpack
from wirecopy.store.page import ReplayPage, is_overtaken, newest_documents, save_extraction
from wirecopy.store.part import RawPart, parts_of
from wirecopy.store.warc import Archive

_BATCH = 32  # bodies are up to 5 MiB each
_LISTED = 10
_BROKEN = frozenset({Outcome.PARSER_FAILED, Outcome.PARSER_KILLED})


@dataclass(frozen=True, slots=True)
class ReplayWindow:
    """Which pages: those whose newest document was fetched in [since, until), of one outlet or of all."""

    since: datetime
    until: datetime
    outlet: str | None = None

    @classmethod
    def read(cls, since: str, until: str, outlet: str | None) -> Self:
        """From the words of a command or a form; a time without zone is UTC.

        Raises:
            UsageError: a time cannot be read, or the window is empty.
        """
        window = cls(_time(since), _time(until), outlet or None)
        if window.since >= window.until:
            raise UsageError(f"the window is empty: since {since} is not before until {until}")
        return window


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no time like 2026-08-03 or 2026-08-03T01:00:00Z") from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


class Effect(StrEnum):
    """What the extractor of now does to one page, held against what is stored."""

    SAME = "same"
    CHANGED = "changed"  # headline or text differ
    METADATA = "metadata"  # only authors, times, credits and the like differ
    GAINED = "gained"  # had no text, is now an article
    LOST = "lost"  # was an article, has now no text; the stored article stays
    FAILED = "failed"  # the extractor broke on it, or its document is gone
    OVERTAKEN = "overtaken"  # fetched anew meanwhile: the newer document is the ingest run's


@dataclass(frozen=True, slots=True)
class ReplayedPage:
    """One page of a replay, in words."""

    url: str
    effect: Effect
    words_before: int = 0
    words_after: int = 0
    words_added: int = 0
    words_removed: int = 0

    def __str__(self) -> str:
        return (
            f"{self.url}: {self.effect}, {self.words_before} words before, {self.words_after} after "
            f"({self.words_added} added, {self.words_removed} removed)"
        )

    @property
    def size(self) -> int:
        """How much a reader would notice."""
        return self.words_added + self.words_removed


@dataclass(slots=True)
class ReplayReport:
    """The sum of a replay: pages by effect, words, and the largest changes."""

    pages: Counter[Effect] = field(default_factory=Counter)
    words_added: int = 0
    words_removed: int = 0
    largest: list[ReplayedPage] = field(default_factory=list)

    def add(self, page: ReplayedPage) -> None:
        self.pages[page.effect] += 1
        self.words_added += page.words_added
        self.words_removed += page.words_removed
        if page.size:
            self.largest = nlargest(_LISTED, [*self.largest, page], key=lambda each: (each.size, each.url))

    @property
    def counts(self) -> Mapping[str, int]:
        """By effect word; with the words of text that came and went."""
        return {
            **{effect.value: self.pages[effect] for effect in Effect if self.pages[effect]},
            "words_added": self.words_added,
            "words_removed": self.words_removed,
        }


def replay(context: StageContext, window: ReplayWindow) -> ReplayReport:
    """Extract a window of raw pages again and compare; a run of kind replay stores what differs.

    An article keeps its address, and is never taken back: a page without text now is only reported. What was
    stored is the same the next time, so a replay that was cut short may simply be repeated.

    Raises:
        ArchiveError: a document is in the archive, and the archive cannot be read.
    """
    report = ReplayReport()
    after = 0
    with (
        ExtractWorkers(context.settings, context.database) as extractors,
        Archive(context.settings.archive_url) as archive,
    ):
        while pages := context.database.transact(
            newest_documents,
            since=window.since,
            until=window.until,
            outlet=window.outlet,
            after=after,
            limit=_BATCH,
        ):
            after = pages[-1].page_fetch_id
            loaded = [_load(context.database, page, archive) for page in pages]
            for page in extractors.each(partial(_replay_page, context, extractors), loaded):
                report.add(page)
    return report


@dataclass(frozen=True, slots=True)
class _Loaded:
    page: ReplayPage
    html: bytes | None
    content_type: str | None
    parts: Sequence[PartDocument] = ()


def _load(database: Database, page: ReplayPage, archive: Archive) -> _Loaded:
    """The page and its parts with their bytes; those of the page are None when nobody has them any more."""
    parts = database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    loaded = [(part, *_bytes_of(part, archive)) for part in parts]
    documents = [
        PartDocument(part.part_no, part.kind, part.url, content_type, html)
        for part, html, content_type in loaded
        if html is not None
    ]
    return _Loaded(page, *_bytes_of(page, archive), documents)


def _bytes_of(raw: ReplayPage | RawPart, archive: Archive) -> tuple[bytes | None, str | None]:
    """Body and content type, from Postgres or from the archive."""
    if raw.body_zstd is not None and raw.body_bytes is not None:
        return unpack(raw.body_zstd, raw.body_bytes), raw.content_type
    if raw.archive_path is not None and raw.start_byte is not None:
        return archive.read(raw.archive_path, raw.start_byte)
    return None, None


def _replay_page(context: StageContext, extractors: ExtractWorkers, loaded: _Loaded) -> ReplayedPage:
    page = loaded.page
    if loaded.html is None:
        result = ReplayedPage(page.final_url, Effect.FAILED)
    else:
        first = extractors.extract(loaded.html, page.final_url, loaded.content_type)
        read = read_parts(extractors, first, loaded.parts).extraction
        extraction = with_text_of_feed(context.database, extractors, page.page_id, page.final_url, read)
        result = context.database.transact(_hold_against_stored, context, page, extraction)
    context.report(1)
    return result


def _hold_against_stored(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> ReplayedPage:
    if extraction.outcome in _BROKEN:
        return ReplayedPage(page.final_url, Effect.FAILED)
    known = lock_article_of_page(connection, page.page_id)
    if is_overtaken(connection, page):
        return ReplayedPage(page.final_url, Effect.OVERTAKEN)
    if known is None:
        return _without_article(connection, context, page, extraction)
    if extraction.outcome is not Outcome.EXTRACTED:
        return _without_text(page, known)
    return _with_both(connection, context, page, known, extraction)


def _without_article(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> ReplayedPage:
    if extraction.outcome is not Outcome.EXTRACTED:
        return ReplayedPage(page.final_url, Effect.SAME)
    if context.run.kind is RunKind.REPLAY:
        store_article(connection, page, extraction)
        save_extraction(
            connection, page.page_fetch_id, context.run.run_id, extraction.outcome, "", context.clock.now()
        )
    words = extraction.word_count
    return ReplayedPage(page.final_url, Effect.GAINED, words_after=words, words_added=words)


def _without_text(page: ReplayPage, known: KnownArticle) -> ReplayedPage:
    """An article of an earlier document loses nothing when the newest never had text."""
    words = len(known.text.split())
    if page.extract_outcome != Outcome.EXTRACTED:
        return ReplayedPage(page.final_url, Effect.SAME, words_before=words, words_after=words)
    return ReplayedPage(page.final_url, Effect.LOST, words_before=words, words_removed=words)


def _with_both(
    connection: Connection,
    context: StageContext,
    page: ReplayPage,
    known: KnownArticle,
    extraction: Extraction,
) -> ReplayedPage:
    state = article_state(connection, page, extraction, known.outlet_id)
    effect = _effect(known, state)
    added, removed = words_changed(known.whole_text, state.whole_text) if effect is Effect.CHANGED else (0, 0)
    if effect is not Effect.SAME and context.run.kind is RunKind.REPLAY:
        change_article(
            connection, known, state, RevisionCause.REEXTRACTED, words_added=added, words_removed=removed
        )
    return ReplayedPage(
        page.final_url, effect, len(known.text.split()), extraction.word_count, added, removed
    )


def _effect(known: KnownArticle, state: ArticleState) -> Effect:
    if state.text_sha256 != known.text_sha256:
        return Effect.CHANGED
    return Effect.METADATA if state.metadata_sha256 != known.metadata_sha256 else Effect.SAME
