"""Worker processes for extraction: a page that stalls or swallows memory only kills its worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import Self, TypeVar

from wirecopy.config.wire_services import load_wire_services
from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.extract import extract_page
from wirecopy.model import Extraction, Outcome
from wirecopy.settings import Settings
from wirecopy.stages.site_memory import SiteMemories
from wirecopy.store.database import Database

T = TypeVar("T")
R = TypeVar("R")


class ExtractWorkers:
    """`settings.extract_workers` processes, one page each at a time, and as many threads to feed them."""

    def __init__(self, settings: Settings, database: Database) -> None:
        """Raises ConfigError when the wire services cannot be read."""
        self._settings = settings
        self._memories = SiteMemories(database)
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

    def extract(self, html: bytes, url: str, content_type: str | None) -> Extraction:
        """Extract one page; the next free process does it, and whatever happens there is an outcome."""
        memory = self._memories.of(url)
        worker = self._idle.get()
        try:
            return worker.call(
                extract_page,
                html,
                url,
                content_type=content_type,
                wire_services=self._services,
                memory=memory,
            )
        except WorkerKilled as error:
            return Extraction(Outcome.PARSER_KILLED, str(error))
        except Exception as error:  # a bug of ours: the raw page is kept for a replay, the next page goes on
            return Extraction(Outcome.PARSER_FAILED, f"{type(error).__name__}: {error}")
        finally:
            self._idle.put(worker)
