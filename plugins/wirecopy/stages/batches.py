"""Few transactions in the place of many: a commit costs as much for fifty feeds as for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Generic, Self, TypeVar

from wirecopy.store.refused_row import concerns_one_item

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")

_MAX_ITEMS = 200
# Nobody waits for one feed, and two batches of two cost twice the statements of one of four.
_LINGER_SECONDS = 0.1


class Batches(Generic[I, R]):
    """Does `work(items)` in a thread, for all that comes within `linger_seconds`; `work` keeps to one transaction.

    `work` returns a result for each item, in their order. An item that the database refuses, or that
    breaks our code, must not take the others along: after such an error each item of the batch gets a turn of its own.
    """

    def __init__(
        self, work: Callable[[Sequence[I]], Sequence[R]], *, linger_seconds: float = _LINGER_SECONDS
    ) -> None:
        self._work = work
        self._linger_seconds = linger_seconds
        self._waiting: asyncio.Queue[tuple[I, asyncio.Future[R]]] = asyncio.Queue()

    async def __aenter__(self) -> Self:
        self._worker = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.cancel()
        await asyncio.gather(self._worker, return_exceptions=True)

    async def add(self, item: I) -> R:
        """Wait for the item's result: its transaction is committed.

        Raises:
            Exception: what `work` raised for this item alone.
        """
        done: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((item, done))
        return await done

    async def _run(self) -> None:
        while True:
            batch = [await self._waiting.get()]
            if self._waiting.qsize() < _MAX_ITEMS:
                await asyncio.sleep(self._linger_seconds)
            while len(batch) < _MAX_ITEMS and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            items = [item for item, _ in batch]
            for (_, done), result in zip(batch, await asyncio.to_thread(self._results, items), strict=True):
                _settle(done, result)

    def _results(self, items: list[I]) -> list[R | Exception]:
        try:
            return list(self._work(items))
        except Exception as error:
            if len(items) == 1 or not concerns_one_item(error):
                return [error] * len(items)
            return [result for item in items for result in self._results([item])]


def _settle(done: asyncio.Future[R], result: R | Exception) -> None:
    if done.cancelled():
        return
    if isinstance(result, Exception):
        done.set_exception(result)
    else:
        done.set_result(result)
