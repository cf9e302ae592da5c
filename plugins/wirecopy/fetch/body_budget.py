"""How much of what was fetched waits to be read and stored.

Servers answer faster than one parser reads: without a limit, a thousand bodies of up to 10 MiB would wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Whether this task asks for something without which bodies that others hold would not be stored.
_passes: ContextVar[bool] = ContextVar("passes", default=False)


class BodyBudget:
    """Counts their bytes. Whoever wants to ask for one more waits until there are fewer than the limit; those
    already asked for may bring it over."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    @property
    def has_room(self) -> bool:
        return self._bytes < self._max_bytes or _passes.get()

    async def room(self) -> None:
        """Wait for room. Whoever waits may hold nothing that a task with `passing` needs: a lock, a place."""
        while not self.has_room:
            self._has_room.clear()
            await self._has_room.wait()

    @contextmanager
    def exempt(self) -> Iterator[None]:
        """Wait for no room until the block ends: whoever holds a body and asks for more would wait for itself."""
        token = _passes.set(True)
        try:
            yield
        finally:
            _passes.reset(token)

    @contextmanager
    def reserving(self, size: int) -> Iterator[None]:
        """Count a body of this size until the block ends."""
        self._bytes += size
        try:
            yield
        finally:
            self._bytes -= size
            if self._bytes < self._max_bytes:
                self._has_room.set()
