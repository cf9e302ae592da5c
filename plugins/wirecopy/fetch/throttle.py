"""When a request may start: how many run at once, how soon one follows another on a domain, and how many bytes of
bodies are held.

Knows hosts, domains and the event loop's clock; nothing of HTTP. The limits hold for one Throttle. So all requests
to a domain must go through the same one: that is what the shards of a run are for.
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


class Throttle:
    """The limits on requests of one task: in all, for each host, for each domain, and for the bytes they bring."""

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
    async def slot(self, host: str, domain: str, crawl_delay: float = 0) -> AsyncIterator[None]:
        """Wait until one more request may start, and count it until the block ends.

        `crawl_delay` is what the site asks for, in seconds; it can only lengthen the spacing, up to the limit.
        """
        while True:
            await self.bodies.wait_for_room()
            async with self._hosts[host]:
                # The slot among all requests is taken last: a domain that waits for its spacing must not keep one
                # empty. It is taken before the start is noted: a wait for it must not bring two starts together.
                async with self._domains[domain].queue:
                    await self._wait_for_spacing(self._domains[domain], crawl_delay)
                    await self._all.acquire()
                    # A thousand domains may have seen the same room, so each looks again once it has a slot. Where
                    # the room is gone, it gives all back before it waits: those who make room need slots too.
                    has_room = self.bodies.has_room
                    if has_room:
                        self._domains[domain].last_start = asyncio.get_running_loop().time()
                try:
                    if has_room:
                        yield
                        return
                finally:
                    self._all.release()

    async def _wait_for_spacing(self, domain: _Domain, crawl_delay: float) -> None:
        if domain.last_start is None:
            return
        spacing = min(max(self._spacing, crawl_delay), self._max_spacing)
        await asyncio.sleep(domain.last_start + spacing - asyncio.get_running_loop().time())
