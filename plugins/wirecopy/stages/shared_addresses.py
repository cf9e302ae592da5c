"""Pages that got the article of another page by the canonical address that both name are compared with it.

Different ones get articles of their own, made from their raw pages; so do their entries.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import partial

from psycopg import Connection

from wirecopy.clock import Clock
from wirecopy.model import Extraction, Outcome
from wirecopy.settings import Settings
from wirecopy.stages.context import Report
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.read_again import LoadedPage, StoredPages, read_again
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.stage_log import StageLog
from wirecopy.stages.store_article import refused_extraction, store_article
from wirecopy.stages.waiting_items import attempts_forgiven
from wirecopy.store.article import lock_shown_article
from wirecopy.store.database import Database
from wirecopy.store.page import (
    ReplayPage,
    accept_article,
    forget_article,
    has_newer_document,
    unverified_documents,
    verify_own_pages,
)
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Archive

_MAX_PAGES = 2000  # a run: ten minutes on one core, where a heavy page takes a third of a second
_BATCH = 32  # bodies are up to 5 MiB each
_OWN_AT_ONCE = 5000
_HOLDER = "maintain/shared_addresses"  # of the attempts that it counts


class Compared(StrEnum):
    """What became of one page."""

    SAME = "same_article"
    APART = "taken_apart"
    UNREADABLE = "unreadable"  # it stays with the article: nothing speaks against it
    OVERTAKEN = "overtaken"  # fetched anew meanwhile: the newer document comes first


def compare_pages_of_shared_addresses(
    settings: Settings,
    database: Database,
    log: StageLog,
    clock: Clock,
    report: Report,
    limit: int = _MAX_PAGES,
) -> dict[str, int]:
    """Compare pages with the articles of other pages that they were given, at most `limit`; returns counts.

    Raises:
        ArchiveError: a document is in the archive, and the archive cannot be read.
    """
    while verified := database.transact(verify_own_pages, _OWN_AT_ONCE):
        report(verified)
    counts: Counter[str] = Counter()
    after = 0
    with (
        ExtractWorkers(settings, log, SiteMemories(database).of) as workers,
        Archive(settings.archive_url) as archive,
        attempts_forgiven(database, _HOLDER, clock.now()),
    ):
        stored = StoredPages(database, workers, archive, log, _HOLDER, clock)
        compare = partial(_read_and_compare, database, workers, log)
        while pages := database.transact(
            unverified_documents, after=after, limit=min(_BATCH, limit - counts.total())
        ):
            after = pages[-1].page_id
            counts.update(stored.each(pages, compare, lambda page: database.transact(_accept, page)))
            report(len(pages))
    return dict(counts)


def _read_and_compare(
    database: Database, workers: ExtractWorkers, log: StageLog, loaded: LoadedPage
) -> Compared:
    page = loaded.page
    try:
        extraction = read_again(database, workers, loaded)
        is_read = extraction is not None and extraction.outcome is Outcome.EXTRACTED
        if extraction is None or not is_read or extraction.replaces is not None:
            return database.transact(_accept, page)
        return database.transact(_identify_anew, page, extraction)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        refused_extraction(log, error, url=page.final_url, document_id=page.document_id)
        return database.transact(_accept, page)


def _accept(connection: Connection, page: ReplayPage) -> Compared:
    accept_article(connection, page.page_id)
    return Compared.UNREADABLE


def _identify_anew(connection: Connection, page: ReplayPage, extraction: Extraction) -> Compared:
    before = lock_shown_article(connection, page.page_id)
    if before is None or has_newer_document(connection, page):
        return Compared.OVERTAKEN
    forget_article(connection, page.page_id)
    store_article(connection, page, extraction)
    now = lock_shown_article(connection, page.page_id)
    assert now is not None
    return Compared.SAME if now.article_id == before.article_id else Compared.APART
