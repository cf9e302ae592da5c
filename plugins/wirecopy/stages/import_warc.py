"""import: stores the pages of somebody else's WARC files (e.g. of Common Crawl News), to be extracted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import psycopg
from psycopg import Connection

from wirecopy.credible_time import EARLIEST
from wirecopy.errors import WirecopyError
from wirecopy.fetch.content_encoding import decode
from wirecopy.fetch.fetch_error import FetchError
from wirecopy.log_line import without_secrets
from wirecopy.model import DocumentKind, Outcome, Response, WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.document import add_document
from wirecopy.store.page import add_capture, ensure_page, latest_document
from wirecopy.store.partition import ensure_document_partition
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Capture, DamagedRecord, WarcFile, find_warc_files, read_captures
from wirecopy.store.warc_file import (
    RecordPlace,
    add_provenance,
    begin_file,
    end_file,
    forgive_file,
    save_file,
)
from wirecopy.urls import absolute_url, clean_url

_SAVED_EVERY = 100  # records; chosen, not measured
_BEFORE_A_TAG = b"\xef\xbb\xbf \t\r\n"


class Import(StrEnum):
    """What was done with one response record."""

    IMPORTED = "imported"
    KNOWN = "known"  # this capture was imported before
    OUTDATED = "outdated"  # the page has a newer document, and an older text must not replace it
    NOT_A_PAGE = "not_a_page"  # not HTML, not status 200, or no usable address
    TOO_LARGE = "too_large"  # over the limit for pages, or cut when it was captured
    BAD_ENCODING = "bad_encoding"  # its compression is unknown, damaged or a bomb
    CUT_OFF = "cut_off"  # the record or its compressed body ends too early
    DAMAGED = "damaged"  # no record can be read at that place of the file
    BAD_DATE = "bad_date"  # none, before the web, or in the future
    SET_ASIDE = "set_aside"  # two attempts at it took their task down
    REFUSED = "refused"  # the database refused it, or our code broke on it: the log has the traceback


class ImportInterrupted(KeyboardInterrupt):
    """Ctrl-C ended an import; `counts` are of all records up to there."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__()
        self.counts = counts


def import_warc(context: StageContext, patterns: Sequence[str]) -> dict[str, int]:
    """Import the pages of WARC files: each is a file, any fsspec address, or a pattern with `*`.

    An import that was interrupted goes on behind the last hundred records that were done. To repeat one changes nothing. A
    record with which two attempts began, and died, is passed over and counts as `set_aside`.

    Raises:
        ArchiveError: a file cannot be read.
        ImportInterrupted: the context's `is_stopped` said so.
    """
    files = list(dict.fromkeys(file for pattern in patterns for file in find_warc_files(pattern)))
    counts: Counter[str] = Counter()
    expectation = _Expectation(context, sum(file.size for file in files))
    for file in files:
        try:
            counts += _import_file(context, file, expectation)
        except ImportInterrupted as interrupted:
            raise ImportInterrupted(counts + Counter(interrupted.counts)) from None
    return dict(counts)


@dataclass(slots=True)
class _Expectation:
    """How many records there may be, by the bytes that those up to now took."""

    context: StageContext
    bytes_left: int
    bytes_read: int = 0
    records: int = 0

    def read(self, records: int, size: int) -> None:
        self.records += records
        self.bytes_read += size
        self.bytes_left -= size
        self.context.expect(self.records + self.records * self.bytes_left // max(self.bytes_read, 1))

    def leave_out(self, size: int) -> None:
        """Of bytes that an earlier run read."""
        self.bytes_left -= size


def _import_file(context: StageContext, file: WarcFile, expectation: _Expectation) -> Counter[str]:
    address = without_secrets(file.address)
    database = context.database
    position = database.transact(begin_file, context.run, address, file.size, context.clock.now())
    if position.after >= 0:
        context.log.goes_on(sum(position.counts.values()), position.begun_at)
        expectation.leave_out(position.after)
    counts = Counter(position.counts)
    is_deadly = position.attempts > MAX_ATTEMPTS
    if is_deadly:
        context.log.trouble("a record was passed over", url=address, trace=TOOK_TASK_DOWN)
        counts[Import.SET_ASIDE] += 1
    # Among the first records is the one that took the attempt before this down, if it was one: the place of each is stored
    # before it is read, so that the next attempt begins with it.
    careful = _SAVED_EVERY if position.attempts > 1 else 0
    saved, saved_number, number = max(position.after, 0), 0, 0
    try:
        for number, record in enumerate(
            read_captures(
                file, context.settings.fetch.page_bytes, after=position.after, pass_over_first=is_deadly
            ),
            start=1,
        ):
            counts[_imported_or_refused(record, context, position.warc_file_id)] += 1
            context.report(1)
            is_stopped = context.is_stopped()
            if is_stopped or number <= careful or number % _SAVED_EVERY == 0:
                database.transact(save_file, position.warc_file_id, record.start_byte, counts)
                expectation.read(number - saved_number, record.start_byte - saved)
                saved, saved_number = record.start_byte, number
            if is_stopped:
                raise ImportInterrupted(counts)
    except BaseException:
        with suppress(psycopg.Error, WirecopyError):
            database.transact(forgive_file, position.warc_file_id)
        raise
    database.transact(end_file, position.warc_file_id, counts, context.clock.now())
    expectation.read(number - saved_number, file.size - saved)
    return counts


def _imported_or_refused(
    capture: Capture | DamagedRecord, context: StageContext, warc_file_id: int
) -> Import:
    if isinstance(capture, DamagedRecord):
        return Import.DAMAGED
    try:
        return _import(capture, context, warc_file_id)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        context.log.trouble("a capture failed on our side", url=capture.url, error=error)
        return Import.REFUSED


def _import(capture: Capture, context: StageContext, warc_file_id: int) -> Import:
    url = absolute_url(capture.url, capture.url)
    if url is None or capture.status != 200 or "html" not in (capture.content_type or ""):
        return Import.NOT_A_PAGE
    if capture.is_cut:
        return Import.TOO_LARGE
    if not capture.is_whole:
        return Import.CUT_OFF
    fetched_at = capture.fetched_at
    if fetched_at is None or not EARLIEST <= fetched_at <= context.clock.now() + timedelta(days=1):
        return Import.BAD_DATE
    limits = context.settings.fetch
    try:
        body = _decoded(capture, max_bytes=limits.page_bytes, max_ratio=limits.max_ratio)
    except FetchError as error:
        return Import(error.outcome)
    if len(body) > limits.page_bytes:
        return Import.TOO_LARGE
    response = Response(Outcome.OK, clean_url(url), status=capture.status, headers=capture.headers, body=body)
    page_id, left_out = context.database.transact(_begin, context, response.url, fetched_at)
    if left_out is not None:
        return left_out
    try:
        place = RecordPlace(warc_file_id, capture.start_byte, capture.record_id)
        return context.database.transact(_store, context, response, fetched_at, place)
    except Exception as error:
        if concerns_one_item(error):
            context.database.transact(end_attempts, WorkItem.CAPTURE, [page_id], context.holder)
        raise


def _decoded(capture: Capture, *, max_bytes: int, max_ratio: int) -> bytes:
    """The body, with its compression undone by the decoder and within the limits of a page that we fetch."""
    try:
        return decode(
            capture.wire,
            capture.headers.get("content-encoding", ""),
            max_bytes=max_bytes,
            max_ratio=max_ratio,
        )
    except FetchError:
        # Some crawlers store what they decoded under the header of what they received.
        if capture.wire.lstrip(_BEFORE_A_TAG).startswith(b"<"):
            return capture.wire
        raise


def _begin(
    connection: Connection, context: StageContext, url: str, fetched_at: datetime
) -> tuple[int, Import | None]:
    """The number of the page, and why the capture is left out, if it is; else count an attempt at it."""
    page_id, left_out = _lock_page(connection, url, fetched_at)
    if left_out is not None:
        return page_id, left_out
    now = context.clock.now()
    begun = begin_attempts(connection, WorkItem.CAPTURE, [page_id], context.holder, now)
    if begun[page_id] <= MAX_ATTEMPTS:
        return page_id, None
    context.log.trouble("a capture was set aside", url=url, trace=TOOK_TASK_DOWN)
    set_aside(connection, WorkItem.CAPTURE, page_id, TOOK_TASK_DOWN, now)
    return page_id, Import.SET_ASIDE


def _lock_page(connection: Connection, url: str, fetched_at: datetime) -> tuple[int, Import | None]:
    """The number of the page, and why its documents leave the capture out, if they do."""
    page_id = ensure_page(connection, url, fetched_at)
    latest = latest_document(connection, page_id)
    if latest is not None and latest >= fetched_at:
        return page_id, Import.KNOWN if latest == fetched_at else Import.OUTDATED
    return page_id, None


def _store(
    connection: Connection,
    context: StageContext,
    response: Response,
    fetched_at: datetime,
    place: RecordPlace,
) -> Import:
    # Again, as a fetch may have stored a newer document since, or this transaction was done and nobody could say so.
    page_id, left_out = _lock_page(connection, response.url, fetched_at)
    end_attempts(connection, WorkItem.CAPTURE, [page_id], context.holder)
    if left_out is not None:
        return left_out
    ensure_document_partition(connection, fetched_at)
    document = add_document(connection, DocumentKind.PAGE, response, fetched_at)
    page_fetch_id = add_capture(connection, page_id, context.run.run_id, response, document)
    add_provenance(
        connection,
        page_fetch_id,
        page_id,
        place,
        context.run,
        captured_at=fetched_at,
        now=context.clock.now(),
    )
    return Import.IMPORTED
