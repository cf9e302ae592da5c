"""One article read again from its stored document, and held against what is stored. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from wirecopy.dedupe.compare import compare
from wirecopy.errors import UsageError
from wirecopy.extract.decide_article import ReplayEffect, replay_effect
from wirecopy.model import Comparison, Extraction, Outcome, PassageKind, Span
from wirecopy.settings import Settings
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.read_again import LoadedPage, load_page, read_again
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.stage_log import StageLog
from wirecopy.stages.store_article import changed_state
from wirecopy.store.article import authors_of, lock_article_of_page
from wirecopy.store.database import Database
from wirecopy.store.page import ReplayPage, newest_document_of_article
from wirecopy.store.read_model.articles import PassageText
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Archive
from wirecopy.word_count import count_words


@dataclass(frozen=True, slots=True)
class ReadText:
    """What one extractor made of an article."""

    extractor: str
    title: str
    authors: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What the extractor of now would make of an article.

    Attributes:
        url: where its document came from, at `fetched_at`.
        outcome: how the extraction ended, with its message.
        now: None where there is no text, or none that would replace what is stored.
        passages: the stored text against that of now, in reading order; only what changed counts its words.
    """

    article_id: int
    url: str
    fetched_at: datetime
    effect: ReplayEffect
    outcome: Outcome
    message: str
    stored: ReadText
    now: ReadText | None
    words_added: int = 0
    words_removed: int = 0
    passages: tuple[PassageText, ...] = ()


def extract_again(database: Database, settings: Settings, article_id: int) -> ReadAgain:
    """Read an article again, in a process with the limits of the pipeline for each document of it.

    Raises:
        UsageError: there is no such article, or nobody has its document any more.
        DatabaseError: the database cannot be reached.
        ArchiveError: the document is in the archive, and the archive cannot be read.
        ConfigError: the wire services cannot be read.
    """
    page = database.transact(newest_document_of_article, article_id)
    if page is None:
        raise UsageError(f"article {article_id} has no page of its own that was read")
    with (
        Archive(settings.archive_url) as archive,
        ExtractWorkers(
            settings.model_copy(update={"extract_workers": 1}), StageLog(), SiteMemories(database).of
        ) as workers,
    ):
        extraction = read_again(database, workers, _load(database, page, archive))
    if extraction is None:
        raise UsageError(f"the stored page of article {article_id} was deleted, and no archive holds it")
    return database.transact(_compare, article_id, page, extraction)


def _load(database: Database, page: ReplayPage, archive: Archive) -> LoadedPage:
    try:
        return load_page(database, page, archive)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        raise UsageError(f"the stored page of {page.final_url} is damaged") from error


def _compare(connection: Connection, article_id: int, page: ReplayPage, extraction: Extraction) -> ReadAgain:
    known = lock_article_of_page(connection, page.page_id)
    if known is None:
        raise UsageError(f"the page of article {article_id} shows another article now")
    state = changed_state(connection, page, known, extraction)
    had_text = page.extract_outcome == Outcome.EXTRACTED
    effect = (
        ReplayEffect.FAILED
        if extraction.outcome.is_parser_trouble
        else replay_effect(known, state, had_text=had_text)
    )
    comparison = compare(copy=state.extraction.text, fullest=known.text) if state else None
    return ReadAgain(
        article_id=article_id,
        url=page.final_url,
        fetched_at=page.fetched_at,
        effect=effect,
        outcome=extraction.outcome,
        message=extraction.message,
        stored=ReadText(
            known.extractor, known.title, authors_of(connection, article_id), count_words(known.text)
        ),
        now=_read_text(state.extraction) if state else None,
        words_added=comparison.words_added if comparison else 0,
        words_removed=comparison.words_cut if comparison else 0,
        passages=tuple(_passages(comparison, known.text, state.extraction.text))
        if state and comparison
        else (),
    )


def _read_text(article: Extraction) -> ReadText:
    return ReadText(article.extractor, article.title, article.authors, article.word_count)


def _passages(comparison: Comparison, before: str, after: str) -> Iterator[PassageText]:
    """The passages with their words, as news.copy_diff has them."""

    def words(text: str, span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    for passage in comparison.passages:
        was, now = words(before, passage.full_span), words(after, passage.span)
        is_edited = passage.kind is PassageKind.EDITED
        yield PassageText(passage.kind, now or was, was if is_edited else None)
