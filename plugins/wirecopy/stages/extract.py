"""extract: fetched pages become articles and revisions.

Each page goes through the same steps: claim, read the page with its parts, take the feed's text where that is better or
its summary where the page is no article, decide what the article becomes, store. A page that cannot be had goes the same way with the feed's text alone.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from psycopg import Connection

from wirecopy.extract.feed_text import LASTING_REFUSALS, MIN_CHARACTERS, NOTHING
from wirecopy.model import Extraction, Outcome
from wirecopy.schedule.fetching import is_worth_waiting
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument
from wirecopy.stages.read_page import PartDocument, ReadPage, read_feed_text, read_page
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.store_article import refused_extraction, store_article
from wirecopy.store.entry import feed_text_of
from wirecopy.store.page import (
    FeedOnlyPage,
    WaitingPage,
    ask_whole,
    begin_extraction,
    claim_feed_only,
    claim_waiting,
    end_fetches,
    request_alternate,
    save_alternate,
    save_extraction,
    save_feed_text_read,
    still_waiting,
)
from wirecopy.store.part import parts_of, save_part_words
from wirecopy.store.refused_row import REFUSED_ROW

_CLAIM = 32  # bodies are up to 5 MiB each, and a killed worker gives back no more than this
_MAX_ATTEMPTS = 2  # a page that took its whole task down twice is set aside


def extract(context: StageContext) -> dict[str, int]:
    """Extract waiting pages until none is left; several tasks may do so side by side."""
    counts: Counter[str] = Counter()
    memories = SiteMemories(context.database)
    with ExtractWorkers(context.settings, context.log, memories.of) as workers:
        while pages := context.database.transact(_claim, context):
            counts.update(workers.each(partial(_extract_page, context, workers), pages))
        while feed_only := context.database.transact(_claim_feed_only, context):
            counts.update(workers.each(partial(_extract_feed_only, context, workers), feed_only))
    return dict(counts)


# ----------------------------------------------------------------------------------------- fetched pages


def _claim(connection: Connection, context: StageContext) -> list[WaitingPage]:
    return claim_waiting(
        connection,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=_CLAIM,
    )


def _extract_page(context: StageContext, workers: ExtractWorkers, page: WaitingPage) -> Outcome:
    attempts = context.database.transact(begin_extraction, page.page_fetch_id)
    read = _read(context, workers, page) if attempts <= _MAX_ATTEMPTS else _set_aside(context, page)
    try:
        context.database.transact(_store, context, page, read)
    except REFUSED_ROW as error:
        refused = refused_extraction(context.log, error, url=page.final_url, document_id=page.document_id)
        read = ReadPage(refused)
        context.database.transact(_store, context, page, read)
    context.report(1)
    return read.extraction.page_outcome


def _read(context: StageContext, workers: ExtractWorkers, page: WaitingPage) -> ReadPage:
    document = PageDocument(page.final_url, page.content_type, page.html, page.document_id)
    feed_text = context.database.transact(feed_text_of, page.page_id, MIN_CHARACTERS)
    return read_page(workers, document, _parts_of(context, page), feed_text, listed_url=page.listed_url)


def _parts_of(context: StageContext, page: WaitingPage) -> list[PartDocument]:
    parts = context.database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    return [
        PartDocument(part.part_no, part.kind, PageDocument(part.url, part.content_type, part.html))
        for part in parts
        if part.html is not None
    ]


def _set_aside(context: StageContext, page: WaitingPage) -> ReadPage:
    message = f"set aside: {_MAX_ATTEMPTS} attempts took their task down"
    context.log.trouble(
        "a page was set aside", url=page.final_url, document_id=page.document_id, trace=message
    )
    return ReadPage(Extraction(Outcome.PARSER_KILLED, message))


def _store(connection: Connection, context: StageContext, page: WaitingPage, read: ReadPage) -> None:
    """The article, its revision and the fate of the page with its parts, in one transaction."""
    if not still_waiting(connection, page.page_fetch_id, context.holder):
        return
    now, extraction = context.clock.now(), read.extraction
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, page, extraction)
    save_part_words(connection, page.page_fetch_id, read.part_words)
    if page.has_parts:
        save_alternate(connection, page.page_id, page.page_fetch_id)
    if not is_worth_waiting(extraction.page_outcome):
        end_fetches(connection, page.page_id)
    elif not extraction.page_outcome.is_success:
        ask_whole(connection, page.page_id)
    if extraction.alternate is not None:
        request_alternate(connection, page.page_id, extraction.alternate, now)
    save_extraction(connection, page.page_fetch_id, context.run.run_id, extraction, now)


# ------------------------------------------------------------------------- pages that only a feed carries


def _claim_feed_only(connection: Connection, context: StageContext) -> list[FeedOnlyPage]:
    return claim_feed_only(
        connection,
        refusals=LASTING_REFUSALS,
        min_characters=MIN_CHARACTERS,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=_CLAIM,
    )


def _extract_feed_only(context: StageContext, workers: ExtractWorkers, page: FeedOnlyPage) -> Outcome:
    feed_text = context.database.transact(feed_text_of, page.page_id, MIN_CHARACTERS)
    extraction = read_feed_text(workers, page.url, NOTHING, feed_text)
    try:
        context.database.transact(_store_feed_only, context, page, extraction)
    except REFUSED_ROW as error:
        extraction = refused_extraction(context.log, error, url=page.url)
        context.database.transact(_store_feed_only, context, page, extraction)
    return extraction.outcome


def _store_feed_only(
    connection: Connection, context: StageContext, page: FeedOnlyPage, extraction: Extraction
) -> None:
    now = context.clock.now()
    if not save_feed_text_read(connection, page.page_id, context.holder, now):
        return
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, page.seen(now), extraction)
