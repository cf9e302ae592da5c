"""How much of what was fetched waits to be read and stored.

Servers answer faster than one parser reads: without a limit, a thousand bodies of up to 10 MiB would wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class WaitingBodies:
    """Counts their bytes. Whoever wants to ask for one more waits until there are fewer than the limit; those
    already asked for may bring it over."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def room(self) -> None:
        while self._bytes >= self._max_bytes:
            self._has_room.clear()
            await self._has_room.wait()

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Count a body of this size until the block ends."""
        self._bytes += size
        try:
            yield
        finally:
            self._bytes -= size
            if self._bytes < self._max_bytes:
                self._has_room.set()
