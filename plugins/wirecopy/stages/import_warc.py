"""import: stores the pages of somebody else's WARC file (e.g. of Common Crawl News), to be extracted."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import StrEnum

from psycopg import Connection

from wirecopy.credible_time import EARLIEST
from wirecopy.model import DocumentKind, Outcome, Response, WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.document import add_document
from wirecopy.store.page import add_capture, ensure_page, latest_document
from wirecopy.store.partition import ensure_document_partition
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Capture, read_captures
from wirecopy.urls import absolute_url, clean_url


class Import(StrEnum):
    """What was done with one response record."""

    IMPORTED = "imported"
    KNOWN = "known"  # this capture was imported before
    OUTDATED = "outdated"  # the page has a newer document, and an older text must not replace it
    NOT_A_PAGE = "not_a_page"  # not HTML, not status 200, or no usable address
    TOO_LARGE = "too_large"  # over the limit for pages, or cut when it was captured
    BAD_DATE = "bad_date"  # before the web, or in the future
    SET_ASIDE = "set_aside"  # two attempts at it took their task down
    REFUSED = "refused"  # the database refused it, or our code broke on it: the log has the traceback


def import_warc(context: StageContext, path: str) -> dict[str, int]:
    """Import the pages of a WARC file; `path` is a file or any fsspec address. To repeat it changes nothing.

    Raises:
        ArchiveError: the file cannot be read.
    """
    counts: Counter[str] = Counter()
    for capture in read_captures(path, context.settings.fetch.page_bytes):
        counts[_imported_or_refused(capture, context)] += 1
        context.report(1)
    return dict(counts)


def _imported_or_refused(capture: Capture, context: StageContext) -> Import:
    try:
        return _import(capture, context)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        context.log.trouble("a capture failed on our side", url=capture.url, error=error)
        return Import.REFUSED


def _import(capture: Capture, context: StageContext) -> Import:
    url = absolute_url(capture.url, capture.url)
    if url is None or capture.status != 200 or "html" not in (capture.content_type or ""):
        return Import.NOT_A_PAGE
    if capture.is_cut:
        return Import.TOO_LARGE
    if not EARLIEST <= capture.fetched_at <= context.clock.now() + timedelta(days=1):
        return Import.BAD_DATE
    page_id, left_out = context.database.transact(_begin, context, clean_url(url), capture)
    if left_out is not None:
        return left_out
    try:
        return context.database.transact(_store, context, page_id, clean_url(url), capture)
    except Exception as error:
        if concerns_one_item(error):
            context.database.transact(end_attempts, WorkItem.CAPTURE, [page_id], context.holder)
        raise


def _begin(
    connection: Connection, context: StageContext, url: str, capture: Capture
) -> tuple[int, Import | None]:
    """The number of the page, and why the capture is left out, if it is; else count an attempt at it."""
    page_id = ensure_page(connection, url, capture.fetched_at)
    latest = latest_document(connection, page_id)
    if latest is not None and latest >= capture.fetched_at:
        return page_id, Import.KNOWN if latest == capture.fetched_at else Import.OUTDATED
    now = context.clock.now()
    begun = begin_attempts(connection, WorkItem.CAPTURE, [page_id], context.holder, now)
    if begun[page_id] <= MAX_ATTEMPTS:
        return page_id, None
    context.log.trouble("a capture was set aside", url=url, trace=TOOK_TASK_DOWN)
    set_aside(connection, WorkItem.CAPTURE, page_id, TOOK_TASK_DOWN, now)
    return page_id, Import.SET_ASIDE


def _store(connection: Connection, context: StageContext, page_id: int, url: str, capture: Capture) -> Import:
    end_attempts(connection, WorkItem.CAPTURE, [page_id], context.holder)
    response = Response(Outcome.OK, url, status=capture.status, headers=capture.headers, body=capture.body)
    ensure_document_partition(connection, capture.fetched_at)
    document = add_document(connection, DocumentKind.PAGE, response, capture.fetched_at)
    add_capture(connection, page_id, context.run.run_id, response, document)
    return Import.IMPORTED
