"""A page is read again from its stored documents, wherever they are now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from wirecopy.clock import Clock
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


@dataclass(frozen=True, slots=True)
class StoredPages:
    """Stored pages are read again with this, each attempt at one counted under the name of the holder."""

    database: Database
    workers: ExtractWorkers
    archive: Archive
    log: StageLog
    holder: str
    clock: Clock

    def each(
        self,
        pages: Sequence[ReplayPage],
        work: Callable[[LoadedPage], T],
        left_out: Callable[[ReplayPage], T],
    ) -> list[T]:
        """`work` for all pages, or `left_out` for one that is set aside, as two attempts at it took their process down.

        Suspects come last and alone: one of them may have taken an earlier process down.

        Raises:
            ArchiveError: a document is in the archive, and the archive cannot be read.
        """
        suspects = [page for page in pages if page.is_suspect]
        others = [page for page in pages if not page.is_suspect]

        def work_on(page: ReplayPage, load: Callable[[], LoadedPage]) -> T:
            if not self._begin(page):
                return left_out(page)
            done = work(load())
            self._end([page])
            return done

        loaded = self._load_all(others)
        done = self.workers.each(lambda each: work_on(each.page, lambda: each), loaded)
        return [*done, *(work_on(page, partial(self._load, page)) for page in suspects)]

    def _load_all(self, pages: Sequence[ReplayPage]) -> list[LoadedPage]:
        """The pages with their documents. Until all are here an attempt at each counts: any may take the process down."""
        self._count_attempt(pages)
        loaded = [self._load(page) for page in pages]
        self._end(pages)
        return loaded

    def _load(self, page: ReplayPage) -> LoadedPage:
        """The page with its documents, or without them where one is damaged; the error goes to the log."""
        try:
            return load_page(self.database, page, self.archive)
        except Exception as error:
            if not concerns_one_item(error):
                raise
            self.log.trouble(
                "a stored document is damaged", url=page.final_url, document_id=page.document_id, error=error
            )
            return LoadedPage(page, None)

    def _begin(self, page: ReplayPage) -> bool:
        """Count an attempt to read a page again; False where it is set aside."""
        begun = self._count_attempt([page])
        if begun[page.page_fetch_id] <= MAX_ATTEMPTS:
            return True
        self.log.trouble(
            "a page was set aside", url=page.final_url, document_id=page.document_id, trace=TOOK_TASK_DOWN
        )
        now = self.clock.now()
        self.database.transact(set_aside, WorkItem.READ_AGAIN, page.page_fetch_id, TOOK_TASK_DOWN, now)
        return False

    def _count_attempt(self, pages: Sequence[ReplayPage]) -> dict[int, int]:
        item_ids = [page.page_fetch_id for page in pages]
        return self.database.transact(
            begin_attempts, WorkItem.READ_AGAIN, item_ids, self.holder, self.clock.now()
        )

    def _end(self, pages: Sequence[ReplayPage]) -> None:
        """Note that reading pages again came to its end, whatever that was."""
        item_ids = [page.page_fetch_id for page in pages]
        self.database.transact(end_attempts, WorkItem.READ_AGAIN, item_ids, self.holder)


def load_page(database: Database, page: ReplayPage, archive: Archive) -> LoadedPage:
    """A page with its documents and those of its parts, from Postgres or from the archive.

    Raises:
        ArchiveError: a document is in the archive, and the archive cannot be read.
    """
    parts = database.transact(parts_of, page.page_fetch_id) if page.has_parts else []
    documents = [(part, load_document(part.url, part, archive)) for part in parts]
    own = load_document(page.final_url, page, archive)
    return LoadedPage(
        page,
        replace(own, document_id=page.document_id) if own else None,
        [PartDocument(part.part_no, part.kind, document) for part, document in documents if document],
    )


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
