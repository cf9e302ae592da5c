"""How many bytes of fetched bodies may wait to be read and stored.

Servers answer faster than one parser reads. Without a limit, a thousand bodies of up to 10 MiB would wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Whether this task's requests go out whatever is held: bodies are stored only once those requests are answered.
_is_unlimited: ContextVar[bool] = ContextVar("is_unlimited", default=False)


class BodyBudget:
    """Counts the bytes that are held. A request waits until there are fewer than the limit; the answers to those
    that are under way may bring the sum over it."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    @property
    def has_room(self) -> bool:
        return self._bytes < self._max_bytes or _is_unlimited.get()

    async def wait_for_room(self) -> None:
        """Wait until a request may bring another body. The caller must hold no lock or slot meanwhile: a task that
        frees bytes may need it."""
        while not self.has_room:
            self._has_room.clear()
            await self._has_room.wait()

    @contextmanager
    def unlimited(self) -> Iterator[None]:
        """Let this task's requests wait for no room until the block ends: a task that holds a body and asks for
        another would wait for itself."""
        token = _is_unlimited.set(True)
        try:
            yield
        finally:
            _is_unlimited.reset(token)

    @contextmanager
    def reserve(self, size: int) -> Iterator[None]:
        """Count a body of this size until the block ends."""
        self._bytes += size
        try:
            yield
        finally:
            self._bytes -= size
            if self._bytes < self._max_bytes:
                self._has_room.set()
