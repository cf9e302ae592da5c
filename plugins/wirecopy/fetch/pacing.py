"""Whose turn it is: how many requests at once, how soon after each other on one domain, and not before there is
room for another body.

Knows hosts, domains and the event loop's clock; nothing of HTTP. The limits hold for one Pacer, so one domain
must only ever be asked through one of them: that is what the shards of a run are for.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from wirecopy.fetch.body_budget import BodyBudget
from wirecopy.settings import FetchLimits


@dataclass(slots=True)
class _Domain:
    queue: asyncio.Lock = field(default_factory=asyncio.Lock)  # first come, first served
    last_start: float | None = None  # by the loop's clock


class Pacer:
    def __init__(self, limits: FetchLimits) -> None:
        self._spacing = limits.domain_spacing_seconds
        self._max_spacing = max(limits.max_crawl_delay_seconds, self._spacing)
        self._all = asyncio.Semaphore(limits.connections)
        self.bodies = BodyBudget(limits.waiting_bytes)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(limits.connections_per_host)
        )
        self._domains: defaultdict[str, _Domain] = defaultdict(_Domain)

    @asynccontextmanager
    async def turn(self, host: str, domain: str, crawl_delay: float = 0) -> AsyncIterator[None]:
        """Wait until one more request may start, and count it until the block ends.

        `crawl_delay` is what the site asks for, in seconds; it can only lengthen the spacing, up to the limit.
        """
        while True:
            await self.bodies.room()
            async with self._hosts[host]:
                # The place among all is taken last, so that a waiting domain does not keep places empty, yet before
                # the start is noted, so that waiting for it does not bring two starts together.
                async with self._domains[domain].queue:
                    await self._spaced(self._domains[domain], crawl_delay)
                    await self._all.acquire()
                    # Looked for again from a place, since a thousand domains may have seen the same room. Where it
                    # is gone, all is given back before it is waited for: those who could make room need places too.
                    has_room = self.bodies.has_room
                    if has_room:
                        self._domains[domain].last_start = asyncio.get_running_loop().time()
                try:
                    if has_room:
                        yield
                        return
                finally:
                    self._all.release()

    async def _spaced(self, domain: _Domain, crawl_delay: float) -> None:
        if domain.last_start is None:
            return
        spacing = min(max(self._spacing, crawl_delay), self._max_spacing)
        await asyncio.sleep(domain.last_start + spacing - asyncio.get_running_loop().time())
