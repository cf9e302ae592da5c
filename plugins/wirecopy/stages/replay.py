"""replay: what would today's extractor make of the raw pages that we hold, and, if wanted, make it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from heapq import nlargest
from typing import Self

from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.errors import UsageError
from wirecopy.extract.decide_article import (
    KnownArticle,
    ReplayEffect,
    RevisionCause,
    article_state,
    replay_effect,
)
from wirecopy.extract.feed_text import MIN_CHARACTERS
from wirecopy.model import Extraction, Outcome, RunKind
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument
from wirecopy.stages.read_page import PartDocument, read_page
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.store_article import refused_extraction, store_article
from wirecopy.store.article import change_article, lock_article_of_page
from wirecopy.store.database import Database
from wirecopy.store.document import unpack
from wirecopy.store.entry import feed_metadata_of, full_text_of
from wirecopy.store.page import ReplayPage, is_overtaken, newest_documents, save_extraction
from wirecopy.store.part import RawPart, parts_of
from wirecopy.store.refused_row import REFUSED_ROW
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


@dataclass(frozen=True, slots=True)
class ReplayedPage:
    """One page of a replay, in words."""

    url: str
    effect: ReplayEffect
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

    pages: Counter[ReplayEffect] = field(default_factory=Counter)
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
            **{effect.value: self.pages[effect] for effect in ReplayEffect if self.pages[effect]},
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
        ExtractWorkers(context.settings, context.log, SiteMemories(context.database).of) as workers,
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
            for page in workers.each(partial(_replay_page, context, workers), loaded):
                report.add(page)
    return report


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A page with its documents and those of its parts; its own is None when nobody has it any more."""

    page: ReplayPage
    document: PageDocument | None
    parts: Sequence[PartDocument] = ()


def _load(database: Database, page: ReplayPage, archive: Archive) -> _Loaded:
    parts = database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    documents = [(part, _document(part.url, part, archive)) for part in parts]
    own = _document(page.final_url, page, archive)
    return _Loaded(
        page,
        replace(own, document_id=page.document_id) if own else None,
        [PartDocument(part.part_no, part.kind, document) for part, document in documents if document],
    )


def _document(url: str, raw: ReplayPage | RawPart, archive: Archive) -> PageDocument | None:
    """Body and content type, from Postgres or from the archive."""
    if raw.body_zstd is not None and raw.body_bytes is not None:
        return PageDocument(url, raw.content_type, unpack(raw.body_zstd, raw.body_bytes))
    if raw.archive_path is not None and raw.start_byte is not None:
        html, content_type = archive.read(raw.archive_path, raw.start_byte)
        return PageDocument(url, content_type, html)
    return None


def _replay_page(context: StageContext, workers: ExtractWorkers, loaded: _Loaded) -> ReplayedPage:
    replayed = _read_and_store(context, workers, loaded)
    context.report(1)
    return replayed


def _read_and_store(context: StageContext, workers: ExtractWorkers, loaded: _Loaded) -> ReplayedPage:
    page = loaded.page
    failed = ReplayedPage(page.final_url, ReplayEffect.FAILED)
    if loaded.document is None:
        return failed
    feed_text = context.database.transact(full_text_of, page.page_id, MIN_CHARACTERS)
    extraction = read_page(workers, loaded.document, loaded.parts, feed_text).extraction
    if extraction.outcome in _BROKEN:
        return failed
    try:
        return context.database.transact(_compare_and_store, context, page, extraction)
    except REFUSED_ROW as error:
        refused_extraction(context.log, error, url=page.final_url, document_id=page.document_id)
        return failed


def _compare_and_store(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> ReplayedPage:
    """Compare an extraction with what is stored; a run of kind replay stores what differs."""
    known = lock_article_of_page(connection, page.page_id)
    if is_overtaken(connection, page):
        return ReplayedPage(page.final_url, ReplayEffect.OVERTAKEN)
    if known is None:
        return _without_article(connection, context, page, extraction)
    return _with_article(connection, context, page, known, extraction)


def _without_article(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> ReplayedPage:
    if extraction.outcome is not Outcome.EXTRACTED:
        return ReplayedPage(page.final_url, ReplayEffect.SAME)
    if context.run.kind is RunKind.REPLAY:
        store_article(connection, page, extraction)
        save_extraction(connection, page.page_fetch_id, context.run.run_id, extraction, context.clock.now())
    words = extraction.word_count
    return ReplayedPage(page.final_url, ReplayEffect.GAINED, words_after=words, words_added=words)


def _with_article(
    connection: Connection,
    context: StageContext,
    page: ReplayPage,
    known: KnownArticle,
    extraction: Extraction,
) -> ReplayedPage:
    state = None
    if extraction.outcome is Outcome.EXTRACTED:
        feed = feed_metadata_of(connection, page.page_id)
        state = article_state(page, known.outlet_id, extraction, feed)
    effect = replay_effect(known, state, had_text=page.extract_outcome == Outcome.EXTRACTED)
    before = len(known.text.split())
    if state is None:
        after = before if effect is ReplayEffect.SAME else 0
        return ReplayedPage(page.final_url, effect, before, after, words_removed=before - after)
    changed = effect is ReplayEffect.CHANGED
    added, removed = words_changed(known.whole_text, state.whole_text) if changed else (0, 0)
    if effect is not ReplayEffect.SAME and context.run.kind is RunKind.REPLAY:
        change_article(
            connection, known, state, RevisionCause.REEXTRACTED, words_added=added, words_removed=removed
        )
    return ReplayedPage(page.final_url, effect, before, extraction.word_count, added, removed)
