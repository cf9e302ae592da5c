"""replay: extracts stored raw pages again with today's extractor. A rehearsal only reports what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
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
from wirecopy.model import Extraction, Outcome, RunKind, WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.read_again import (
    LoadedPage,
    begin_reading,
    each_page,
    end_reading,
    load_page,
    read_again,
)
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.store_article import as_seen, refused_extraction, store_article
from wirecopy.store.article import change_article, lock_article_of_page
from wirecopy.store.attempt import end_attempts
from wirecopy.store.entry import feed_metadata_of
from wirecopy.store.page import (
    ReplayPage,
    has_newer_document,
    newest_documents,
    renew_judgement,
    save_extraction,
)
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Archive

_BATCH = 32  # bodies are up to 5 MiB each
_LISTED = 10
_BROKEN = frozenset({Outcome.PARSER_FAILED, Outcome.PARSER_KILLED})


@dataclass(frozen=True, slots=True)
class ReplayWindow:
    """Which pages to replay: those whose newest document was fetched in [since, until), of one outlet or of all."""

    since: datetime
    until: datetime
    outlet: str | None = None

    @classmethod
    def read(cls, since: str, until: str, outlet: str | None) -> Self:
        """Read a window from the texts of a command or a form. A time without a zone is UTC.

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
    """What a replay did with one page; all numbers are words."""

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
        """How much changes for a reader, in words."""
        return self.words_added + self.words_removed


@dataclass(slots=True)
class ReplayReport:
    """The totals of a replay: pages by effect, words, and the largest changes."""

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
        """Pages by effect, and the words that were added and removed."""
        return {
            **{effect.value: self.pages[effect] for effect in ReplayEffect if self.pages[effect]},
            "words_added": self.words_added,
            "words_removed": self.words_removed,
        }


def replay(context: StageContext, window: ReplayWindow) -> ReplayReport:
    """Extract the raw pages of a window again and compare; a run of kind replay stores what differs.

    An article keeps its address and is never removed: a page that gives no text any more is only reported. What is
    stored does not differ the next time, so a replay that was interrupted can be repeated.

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
            loaded = [load_page(context.database, page, archive, context.log) for page in pages]
            for page in each_page(workers, partial(_replay_page, context, workers), loaded):
                report.add(page)
    return report


def _replay_page(context: StageContext, workers: ExtractWorkers, loaded: LoadedPage) -> ReplayedPage:
    page = loaded.page
    if begin_reading(context.database, context.log, page, context.holder, context.clock.now()):
        replayed = _read_and_store(context, workers, loaded)
        end_reading(context.database, page, context.holder)
    else:
        replayed = ReplayedPage(page.final_url, ReplayEffect.FAILED)
    context.report(1)
    return replayed


def _read_and_store(context: StageContext, workers: ExtractWorkers, loaded: LoadedPage) -> ReplayedPage:
    page = loaded.page
    failed = ReplayedPage(page.final_url, ReplayEffect.FAILED)
    try:
        extraction = read_again(context.database, workers, loaded)
        if extraction is None or extraction.outcome in _BROKEN:
            return failed
        return context.database.transact(_compare_and_store, context, page, extraction)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        refused_extraction(context.log, error, url=page.final_url, document_id=page.document_id)
        return failed


def _compare_and_store(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> ReplayedPage:
    """Compare an extraction with the stored article; a run of kind replay stores what differs."""
    known = lock_article_of_page(connection, page.page_id)
    if has_newer_document(connection, page):
        return ReplayedPage(page.final_url, ReplayEffect.OVERTAKEN)
    if extraction.outcome is Outcome.EXTRACTED and context.run.kind is RunKind.REPLAY:
        end_attempts(connection, WorkItem.DOCUMENT, [page.page_fetch_id], None)  # it may have been set aside
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
    if extraction.outcome is Outcome.EXTRACTED and not known.outranks(extraction):
        feed = feed_metadata_of(connection, page.page_id)
        seen = as_seen(page, extraction)
        state = article_state(seen, known.outlet_id, extraction, feed)
    if context.run.kind is RunKind.REPLAY:
        renew_judgement(connection, page.page_fetch_id, extraction)
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
