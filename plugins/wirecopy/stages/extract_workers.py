"""Worker processes for extraction: a page that stalls or swallows memory only kills its worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Self, TypeVar

from wirecopy.config.wire_services import load_wire_services
from wirecopy.confine import ConfinedWorker, WorkerKilled, traceback_of
from wirecopy.extract.page import extract_page, failed_extraction
from wirecopy.extract.site_memory.boilerplate import SiteMemory
from wirecopy.model import Extraction, Outcome
from wirecopy.settings import Settings
from wirecopy.stages.stage_log import StageLog

T = TypeVar("T")
R = TypeVar("R")

_TROUBLE = {
    Outcome.PARSER_KILLED: "the extractor was killed",
    Outcome.PARSER_FAILED: "the extractor failed",
}

MemoryOf = Callable[[str], SiteMemory | None]  # what the outlet of an address is known to repeat


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A raw document to extract; the number is that of its row, where it has one."""

    url: str
    content_type: str | None
    html: bytes
    document_id: int | None = None


class ExtractWorkers:
    """`settings.extract_workers` processes, one page each at a time, and as many threads to feed them."""

    def __init__(self, settings: Settings, log: StageLog, memory_of: MemoryOf) -> None:
        """Raises ConfigError when the wire services cannot be read."""
        self._settings = settings
        self._log = log
        self._memory_of = memory_of
        self._services = load_wire_services(settings.wire_services)
        self._idle: SimpleQueue[ConfinedWorker] = SimpleQueue()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        limits = self._settings.parse
        for _ in range(self._settings.extract_workers):
            worker = ConfinedWorker(
                seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=["wirecopy.extract.preload"]
            )
            self._idle.put(self._stack.enter_context(worker))
        self._threads = self._stack.enter_context(ThreadPoolExecutor(self._settings.extract_workers))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """`work` for all items, as many at a time as there are processes; in their order."""
        return list(self._threads.map(work, items))

    def extract(self, document: PageDocument) -> Extraction:
        """Extract one page in the next free process. Whatever happens there is an outcome; what is ours is logged."""
        memory = self._memory_of(document.url)
        worker = self._idle.get()
        try:
            extraction = worker.call(
                extract_page,
                document.html,
                document.url,
                content_type=document.content_type,
                wire_services=self._services,
                memory=memory,
            )
        except WorkerKilled as error:
            extraction = Extraction(Outcome.PARSER_KILLED, str(error), trace=traceback_of(error))
        except Exception as error:  # a bug of ours: the raw page is kept for a replay, the next page goes on
            extraction = failed_extraction(error)
        finally:
            self._idle.put(worker)
        self._tell_trouble(document, extraction)
        return extraction

    def _tell_trouble(self, document: PageDocument, extraction: Extraction) -> None:
        what = _TROUBLE.get(extraction.outcome)
        if what is not None:
            self._log.trouble(
                what, url=document.url, document_id=document.document_id, trace=extraction.trace
            )
