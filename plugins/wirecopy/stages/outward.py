"""What poll and fetch share: the door out for one stage, and waiting for many tasks at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar

from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.robots import RobotsCache
from wirecopy.stages.context import StageContext
from wirecopy.store.robots import load_robots, save_robots

T = TypeVar("T")


@asynccontextmanager
async def open_fetcher(context: StageContext) -> AsyncIterator[Fetcher]:
    """A fetcher that knows the robots.txt files of earlier runs; those it reads are kept for later ones."""
    transact = context.database.transact
    since = context.clock.now() - context.settings.fetch.robots_max_age
    robots = RobotsCache(await asyncio.to_thread(lambda: transact(load_robots, since)))
    try:
        async with Fetcher(context.settings, clock=context.clock.now, robots=robots) as fetcher:
            yield fetcher
    finally:
        await asyncio.to_thread(lambda: transact(save_robots, robots.new_files))


async def gather_all(tasks: Iterable[asyncio.Task[T]]) -> list[T]:
    """All results. The first exception is one of ours (database, disk) and stops the others."""
    running = list(tasks)
    try:
        return await asyncio.gather(*running)
    except BaseException:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        raise
