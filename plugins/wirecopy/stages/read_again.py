"""A page is read again from its stored documents, wherever they are now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from wirecopy.extract.feed_text import MIN_CHARACTERS
from wirecopy.model import Extraction, WorkItem
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument
from wirecopy.stages.read_page import PartDocument, read_page
from wirecopy.stages.stage_log import StageLog
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.database import Database
from wirecopy.store.document import KeptBody
from wirecopy.store.entry import feed_text_of
from wirecopy.store.page import ReplayPage
from wirecopy.store.part import parts_of
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.warc import Archive

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LoadedPage:
    """A page with its documents and those of its parts; its own is None when nobody has it any more, or it is damaged."""

    page: ReplayPage
    document: PageDocument | None
    parts: Sequence[PartDocument] = ()


def load_page(database: Database, page: ReplayPage, archive: Archive, log: StageLog) -> LoadedPage:
    """The page with its documents, or without them where one is damaged; the error goes to the log.

    Raises:
        ArchiveError: a document is in the archive, and the archive cannot be read.
    """
    try:
        return _load(database, page, archive)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        log.trouble(
            "a stored document is damaged", url=page.final_url, document_id=page.document_id, error=error
        )
        return LoadedPage(page, None)


def _load(database: Database, page: ReplayPage, archive: Archive) -> LoadedPage:
    parts = database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    documents = [(part, load_document(part.url, part, archive)) for part in parts]
    own = load_document(page.final_url, page, archive)
    return LoadedPage(
        page,
        replace(own, document_id=page.document_id) if own else None,
        [PartDocument(part.part_no, part.kind, document) for part, document in documents if document],
    )


def each_page(
    workers: ExtractWorkers, work: Callable[[LoadedPage], T], loaded: Sequence[LoadedPage]
) -> list[T]:
    """`work` for all pages. Suspects come last and alone: one of them may have taken an earlier process down."""
    suspects = [each for each in loaded if each.page.is_suspect]
    others = [each for each in loaded if not each.page.is_suspect]
    return [*workers.each(work, others), *map(work, suspects)]


def begin_reading(database: Database, log: StageLog, page: ReplayPage, holder: str, now: datetime) -> bool:
    """Count an attempt to read a page again; False where it is set aside, as two attempts took their process down."""
    item_id = page.page_fetch_id
    begun = database.transact(begin_attempts, WorkItem.READ_AGAIN, [item_id], holder, now)
    if begun[item_id] <= MAX_ATTEMPTS:
        return True
    log.trouble(
        "a page was set aside", url=page.final_url, document_id=page.document_id, trace=TOOK_TASK_DOWN
    )
    database.transact(set_aside, WorkItem.READ_AGAIN, item_id, TOOK_TASK_DOWN, now)
    return False


def end_reading(database: Database, page: ReplayPage, holder: str) -> None:
    """Note that reading a page again came to its end, whatever that was."""
    database.transact(end_attempts, WorkItem.READ_AGAIN, [page.page_fetch_id], holder)


def read_again(database: Database, workers: ExtractWorkers, loaded: LoadedPage) -> Extraction | None:
    """What the extractor of now makes of a page; None when nobody has its document any more."""
    if loaded.document is None:
        return None
    feed_text = database.transact(feed_text_of, loaded.page.page_id, MIN_CHARACTERS)
    return read_page(
        workers, loaded.document, loaded.parts, feed_text, listed_url=loaded.page.listed_url
    ).extraction


def load_document(url: str, raw: KeptBody, archive: Archive) -> PageDocument | None:
    """Body and content type, from Postgres or from the archive; None when nobody has them any more.

    Raises:
        ArchiveError: the document is in the archive, and the archive cannot be read.
    """
    if (html := raw.html) is not None:
        return PageDocument(url, raw.content_type, html)
    if raw.archive_path is not None and raw.start_byte is not None:
        html, content_type = archive.read(raw.archive_path, raw.start_byte)
        return PageDocument(url, content_type, html)
    return None
