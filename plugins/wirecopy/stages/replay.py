"""replay: extracts stored raw pages again with today's extractor. A rehearsal only reports what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import nlargest
from typing import Any, Self

import msgspec
from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.dedupe.word_diff import word_diff
from wirecopy.errors import UsageError
from wirecopy.extract import EXTRACTOR
from wirecopy.extract.decide_article import (
    KnownArticle,
    ReplayEffect,
    RevisionCause,
    replay_effect,
)
from wirecopy.model import Extraction, Outcome, RunKind, WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.read_again import LoadedPage, StoredPages, read_again
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.store_article import changed_state, refused_extraction, store_article
from wirecopy.storable_text import storable
from wirecopy.store.article import change_article, lock_article_of_page
from wirecopy.store.attempt import end_attempts
from wirecopy.store.page import (
    ReplayPage,
    has_newer_document,
    newest_documents,
    renew_judgement,
    save_extraction,
)
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.replay import begin_replay, end_replay, save_replay
from wirecopy.store.warc import Archive

_BATCH = 32  # bodies are up to 5 MiB each


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

    @classmethod
    def read_form(cls, since: str | None, until: str | None, outlet: str | None, sent_at: datetime) -> Self:
        """Read a window from a form whose times may be left out: it ends when the form was sent, and is a day long.

        Raises:
            UsageError: as `read`.
        """
        end = until or sent_at.isoformat()
        return cls.read(since or (_time(end) - timedelta(days=1)).isoformat(), end, outlet)


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no time like 2026-08-03 or 2026-08-03T01:00:00Z") from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReplayedPage:
    """What a replay did with one page; all numbers are words. `passages` show what changed, where it was looked at."""

    url: str
    effect: ReplayEffect
    words_before: int = 0
    words_after: int = 0
    words_added: int = 0
    words_removed: int = 0
    passages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.url}: {self.effect}, {self.words_before} words before, {self.words_after} after "
            f"({self.words_added} added, {self.words_removed} removed)"
        )

    @property
    def size(self) -> int:
        """How much changes for a reader, in words."""
        return self.words_added + self.words_removed


@dataclass(frozen=True, slots=True)
class _Replayed:
    """A page with headline and text before and after, empty where there was none."""

    page: ReplayedPage
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class ReplayReport:
    """The totals of a replay: pages by effect, words, and the largest changes."""

    pages: Counter[ReplayEffect] = field(default_factory=Counter)
    words_added: int = 0
    words_removed: int = 0
    largest: list[ReplayedPage] = field(default_factory=list)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        """The report of a replay that was interrupted; an empty one of an empty object."""
        return cls(
            Counter({ReplayEffect(effect): pages for effect, pages in stored.get("pages", {}).items()}),
            stored.get("words_added", 0),
            stored.get("words_removed", 0),
            msgspec.convert(stored.get("largest", []), list[ReplayedPage]),
        )

    def to_json(self) -> dict[str, Any]:
        """An object that `read` reads."""
        return {
            "pages": {effect.value: pages for effect, pages in self.pages.items()},
            "words_added": self.words_added,
            "words_removed": self.words_removed,
            "largest": msgspec.to_builtins(self.largest),
        }

    def add(self, replayed: _Replayed, most: int) -> None:
        """Count a page, and keep it if it is one of the `most` that changed most, with its passages."""
        page = replayed.page
        self.pages[page.effect] += 1
        self.words_added += page.words_added
        self.words_removed += page.words_removed
        if not page.size:
            return
        self.largest = nlargest(most, [*self.largest, page], key=lambda each: (each.size, each.url))
        if page in self.largest:  # only now, as it costs a comparison
            told = replace(page, passages=tuple(map(storable, word_diff(replayed.before, replayed.after))))
            self.largest[self.largest.index(page)] = told

    @property
    def counts(self) -> Mapping[str, int]:
        """Pages by effect, and the words that were added and removed."""
        return {
            **{effect.value: self.pages[effect] for effect in ReplayEffect if self.pages[effect]},
            "words_added": self.words_added,
            "words_removed": self.words_removed,
        }


class ReplayInterrupted(KeyboardInterrupt):
    """Ctrl-C ended a replay after a batch; `report` is of all pages up to there, `pages` are those of the window."""

    def __init__(self, report: ReplayReport, pages: int) -> None:
        super().__init__()
        self.report, self.pages = report, pages


def replay(context: StageContext, window: ReplayWindow, *, samples: int, from_start: bool) -> ReplayReport:
    """Extract the raw pages of a window again and compare; a run of kind replay stores what differs.

    An article keeps its address and is never removed: a page that gives no text any more is only reported. What is
    stored does not differ the next time. A replay that was interrupted goes on where it was, and its report is of both
    parts; with `from_start` it begins with the first page. `samples` is how many of the largest changes are listed.

    Raises:
        ArchiveError: a document is in the archive, and the archive cannot be read.
        ReplayInterrupted: the context's `is_stopped` said so.
    """
    position = context.database.transact(
        begin_replay,
        context.run,
        since=window.since,
        until=window.until,
        outlet=window.outlet,
        extractor=EXTRACTOR,
        from_start=from_start,
        now=context.clock.now(),
    )
    report, after = ReplayReport.read(position.report), position.after
    context.expect(max(position.pages - report.pages.total(), 0))
    if after:
        context.log.goes_on(report.pages.total(), position.begun_at)
    with (
        ExtractWorkers(context.settings, context.log, SiteMemories(context.database).of) as workers,
        Archive(context.settings.archive_url) as archive,
    ):
        stored = StoredPages(context.database, workers, archive, context.log, context.holder, context.clock)

        def read(loaded: LoadedPage) -> _Replayed:
            replayed = _read_and_store(context, workers, loaded)
            context.report(1)
            return replayed

        while pages := context.database.transact(
            newest_documents,
            since=window.since,
            until=window.until,
            outlet=window.outlet,
            after=after,
            limit=_BATCH,
        ):
            for replayed in stored.each(pages, read, _failed):
                report.add(replayed, samples)
            after = pages[-1].page_fetch_id
            context.database.transact(save_replay, position.replay_id, after, report.to_json())
            if context.is_stopped():
                raise ReplayInterrupted(report, position.pages)
    context.database.transact(end_replay, position.replay_id)
    return report


def _failed(page: ReplayPage) -> _Replayed:
    return _Replayed(ReplayedPage(page.final_url, ReplayEffect.FAILED))


def _read_and_store(context: StageContext, workers: ExtractWorkers, loaded: LoadedPage) -> _Replayed:
    page = loaded.page
    try:
        extraction = read_again(context.database, workers, loaded)
        if extraction is None or extraction.outcome.is_parser_trouble:
            return _failed(page)
        return context.database.transact(_compare_and_store, context, page, extraction)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        refused_extraction(context.log, error, url=page.final_url, document_id=page.document_id)
        return _failed(page)


def _compare_and_store(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> _Replayed:
    """Compare an extraction with the stored article; a run of kind replay stores what differs."""
    known = lock_article_of_page(connection, page.page_id)
    if has_newer_document(connection, page):
        return _Replayed(ReplayedPage(page.final_url, ReplayEffect.OVERTAKEN))
    if extraction.outcome is Outcome.EXTRACTED and context.run.kind is RunKind.REPLAY:
        end_attempts(connection, WorkItem.DOCUMENT, [page.page_fetch_id], None)  # it may have been set aside
    if known is None:
        return _without_article(connection, context, page, extraction)
    return _with_article(connection, context, page, known, extraction)


def _without_article(
    connection: Connection, context: StageContext, page: ReplayPage, extraction: Extraction
) -> _Replayed:
    if extraction.outcome is not Outcome.EXTRACTED:
        return _Replayed(ReplayedPage(page.final_url, ReplayEffect.SAME))
    if context.run.kind is RunKind.REPLAY:
        store_article(connection, page, extraction)
        save_extraction(connection, page.page_fetch_id, context.run.run_id, extraction, context.clock.now())
    words = extraction.word_count
    gained = ReplayedPage(page.final_url, ReplayEffect.GAINED, words_after=words, words_added=words)
    return _Replayed(gained, after=f"{extraction.title}\n{extraction.text}")


def _with_article(
    connection: Connection,
    context: StageContext,
    page: ReplayPage,
    known: KnownArticle,
    extraction: Extraction,
) -> _Replayed:
    state = changed_state(connection, page, known, extraction)
    if context.run.kind is RunKind.REPLAY:
        renew_judgement(connection, page.page_fetch_id, extraction)
    effect = replay_effect(known, state, had_text=page.extract_outcome == Outcome.EXTRACTED)
    before = len(known.text.split())
    if state is None:
        after = before if effect is ReplayEffect.SAME else 0
        lost = ReplayedPage(page.final_url, effect, before, after, words_removed=before - after)
        return _Replayed(lost, known.whole_text)
    changed = effect is ReplayEffect.CHANGED
    added, removed = words_changed(known.whole_text, state.whole_text) if changed else (0, 0)
    if effect is not ReplayEffect.SAME and context.run.kind is RunKind.REPLAY:
        change_article(
            connection, known, state, RevisionCause.REEXTRACTED, words_added=added, words_removed=removed
        )
    replayed = ReplayedPage(page.final_url, effect, before, extraction.word_count, added, removed)
    return _Replayed(replayed, known.whole_text, state.whole_text)
