"""extract: fetched pages become articles and revisions.

Each page goes through the same steps: claim, read the page with its parts, take the feed's text where that is better or
its summary where the page is no article, decide what the article becomes, store. A page that cannot be had goes the
same way with the feed's text alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TypeVar

from psycopg import Connection

from wirecopy.extract.feed_text import LASTING_REFUSALS, MIN_CHARACTERS, NOTHING
from wirecopy.model import Extraction, Outcome, WorkItem
from wirecopy.schedule.fetching import is_worth_waiting
from wirecopy.stages.article_absence import note_look_at_page
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument
from wirecopy.stages.read_page import PartDocument, ReadPage, read_feed_text, read_page
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.stages.store_article import refused_extraction, store_article
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.database import without_waiting
from wirecopy.store.entry import feed_text_of
from wirecopy.store.page import (
    FeedOnlyPage,
    WaitingPage,
    ask_whole,
    claim_feed_only,
    claim_waiting,
    end_fetches,
    fetch_anew,
    request_alternate,
    save_alternate,
    save_extraction,
    save_feed_text_read,
    still_waiting,
)
from wirecopy.store.part import parts_of, save_part_words
from wirecopy.store.refused_row import concerns_one_item

_CLAIM = 32  # bodies are up to 5 MiB each, and a killed worker gives back no more than this
_GONE = "its raw document is gone"

P = TypeVar("P", WaitingPage, FeedOnlyPage)


def extract(context: StageContext) -> dict[str, int]:
    """Extract waiting pages until none is left or the time is up; several tasks may do so side by side.

    What this and earlier hours fetched comes before what was imported.
    """
    counts: Counter[str] = Counter()
    memories = SiteMemories(context.database)
    with ExtractWorkers(context.settings, context.log, memories.of) as workers:
        suspects = _extract_suspects(context, workers)
        for outcomes in _extract_others(context, workers):
            counts.update(outcomes)
            counts.update(islice(suspects, 1))
        counts.update(suspects)
    return dict(counts)


def _extract_others(context: StageContext, workers: ExtractWorkers) -> Iterator[list[Outcome]]:
    """Extract what nothing speaks against, claim after claim."""
    extract_page = partial(_extract_page, context, workers)
    for pages in _claims(context, partial(_claim, imported=False, limit=_CLAIM)):
        yield workers.each(extract_page, pages)
    for feed_only in _claims(context, partial(_claim_feed_only, limit=_CLAIM)):
        yield workers.each(partial(_extract_feed_only, context, workers), feed_only)
    for pages in _claims(context, partial(_claim, imported=True, limit=_CLAIM)):
        yield workers.each(extract_page, pages)


def _extract_suspects(context: StageContext, workers: ExtractWorkers) -> Iterator[Outcome]:
    """Extract what may have taken an earlier task down, one by one while nothing else is at work: the blame is its own."""
    for pages in _claims(context, partial(_claim, imported=None, suspect=True, limit=1)):
        yield from map(partial(_extract_page, context, workers), pages)
    for feed_only in _claims(context, partial(_claim_feed_only, suspect=True, limit=1)):
        yield from map(partial(_extract_feed_only, context, workers), feed_only)


def _claims(context: StageContext, claim: Callable[[Connection, StageContext], list[P]]) -> Iterator[list[P]]:
    """Claim after claim until nothing waits or the time is up."""
    while not context.is_over and (claimed := context.database.transact(claim, context)):
        yield claimed


def _begin(context: StageContext, item: WorkItem, item_id: int) -> int:
    """Count an attempt; returns how many there were, including this one."""
    begun = context.database.transact(begin_attempts, item, [item_id], context.holder, context.clock.now())
    return begun[item_id]


# ----------------------------------------------------------------------------------------- fetched pages


def _claim(
    connection: Connection,
    context: StageContext,
    *,
    imported: bool | None,
    limit: int,
    suspect: bool = False,
) -> list[WaitingPage]:
    return claim_waiting(
        connection,
        suspect=suspect,
        imported=imported,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=limit,
    )


def _extract_page(context: StageContext, workers: ExtractWorkers, page: WaitingPage) -> Outcome:
    is_set_aside = _begin(context, WorkItem.DOCUMENT, page.page_fetch_id) > MAX_ATTEMPTS
    try:
        read = ReadPage(_killed(context, page.final_url)) if is_set_aside else _read(context, workers, page)
        context.database.transact(_store, context, page, read, is_set_aside=is_set_aside)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        refused = refused_extraction(context.log, error, url=page.final_url, document_id=page.document_id)
        read = ReadPage(refused)
        context.database.transact(_store, context, page, read, is_set_aside=True)
    outcome = read.extraction.page_outcome
    context.log.item_ended(outcome, page.final_url)
    context.report(1)
    return outcome


def _read(context: StageContext, workers: ExtractWorkers, page: WaitingPage) -> ReadPage:
    html = page.html
    if html is None:
        context.log.trouble(
            "a page cannot be read", url=page.final_url, document_id=page.document_id, trace=_GONE
        )
        return ReadPage(Extraction(Outcome.PARSER_FAILED, _GONE))
    document = PageDocument(page.final_url, page.content_type, html, page.document_id)
    feed_text = context.database.transact(feed_text_of, page.page_id, MIN_CHARACTERS)
    return read_page(workers, document, _parts_of(context, page), feed_text, listed_url=page.listed_url)


def _parts_of(context: StageContext, page: WaitingPage) -> list[PartDocument]:
    parts = context.database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    return [
        PartDocument(part.part_no, part.kind, PageDocument(part.url, part.content_type, part.html))
        for part in parts
        if part.html is not None
    ]


def _killed(context: StageContext, url: str) -> Extraction:
    context.log.trouble("a page was set aside", url=url, trace=TOOK_TASK_DOWN)
    return Extraction(Outcome.PARSER_KILLED, TOOK_TASK_DOWN)


def _store(
    connection: Connection, context: StageContext, page: WaitingPage, read: ReadPage, *, is_set_aside: bool
) -> None:
    """The article, its revision and the fate of the page with its parts, in one transaction.

    Where a crash of the server loses it, the page waits again. Readers hear of articles from publish, whose commits wait.
    """
    with without_waiting(connection):
        _store_read(connection, context, page, read, is_set_aside=is_set_aside)


def _store_read(
    connection: Connection, context: StageContext, page: WaitingPage, read: ReadPage, *, is_set_aside: bool
) -> None:
    end_attempts(connection, WorkItem.DOCUMENT, [page.page_fetch_id], context.holder)
    if not still_waiting(connection, page.page_fetch_id, context.holder):
        return
    now, extraction = context.clock.now(), read.extraction
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, page, extraction)
    if (ended := extraction.replaces or extraction.outcome).is_missing:
        note_look_at_page(connection, page.page_id, ended, page.fetched_at)
    save_part_words(connection, page.page_fetch_id, read.part_words)
    if page.has_parts:
        save_alternate(connection, page.page_id, page.page_fetch_id)
    if page.body_zstd is None:
        fetch_anew(connection, page.page_id, now)
    elif not is_worth_waiting(extraction.page_outcome):
        end_fetches(connection, page.page_id)
    elif not extraction.page_outcome.is_success:
        ask_whole(connection, page.page_id)
    if extraction.alternate is not None:
        request_alternate(connection, page.page_id, extraction.alternate, now)
    save_extraction(connection, page.page_fetch_id, context.run.run_id, extraction, now)
    if is_set_aside:
        set_aside(connection, WorkItem.DOCUMENT, page.page_fetch_id, extraction.message, now)


# ------------------------------------------------------------------------- pages that only a feed carries


def _claim_feed_only(
    connection: Connection, context: StageContext, *, limit: int, suspect: bool = False
) -> list[FeedOnlyPage]:
    return claim_feed_only(
        connection,
        suspect=suspect,
        refusals=LASTING_REFUSALS,
        min_characters=MIN_CHARACTERS,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=limit,
    )


def _extract_feed_only(context: StageContext, workers: ExtractWorkers, page: FeedOnlyPage) -> Outcome:
    is_set_aside = _begin(context, WorkItem.FEED_TEXT, page.page_id) > MAX_ATTEMPTS
    try:
        feed_text = context.database.transact(feed_text_of, page.page_id, MIN_CHARACTERS)
        extraction = (
            _killed(context, page.url)
            if is_set_aside
            else read_feed_text(workers, page.url, NOTHING, feed_text)
        )
        context.database.transact(_store_feed_only, context, page, extraction, is_set_aside=is_set_aside)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        extraction = refused_extraction(context.log, error, url=page.url)
        context.database.transact(_store_feed_only, context, page, extraction, is_set_aside=True)
    context.log.item_ended(extraction.outcome, page.url)
    return extraction.outcome


def _store_feed_only(
    connection: Connection,
    context: StageContext,
    page: FeedOnlyPage,
    extraction: Extraction,
    *,
    is_set_aside: bool,
) -> None:
    now = context.clock.now()
    end_attempts(connection, WorkItem.FEED_TEXT, [page.page_id], context.holder)
    if not save_feed_text_read(connection, page.page_id, context.holder, now):
        return
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, page.seen(now), extraction)
    if is_set_aside:
        set_aside(connection, WorkItem.FEED_TEXT, page.page_id, extraction.message, now)
