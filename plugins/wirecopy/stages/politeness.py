"""What poll and fetch share: the fetcher of a stage, queues by domain, and the hold on a domain that refused."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Protocol, TypeVar

from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.robots import RobotsCache
from wirecopy.model import RobotsFile
from wirecopy.schedule.domain_breaker import DomainBreaker
from wirecopy.stages.context import StageContext
from wirecopy.store.feed import hold_domain
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.robots import load_robots, save_robots

# A robots.txt file is read again after a day. While its server fails, the old file counts for a week.
ROBOTS_KEPT = timedelta(days=7)


class _OnDomain(Protocol):
    @property
    def domain(self) -> str: ...


D = TypeVar("D", bound=_OnDomain)


@asynccontextmanager
async def open_fetcher(context: StageContext) -> AsyncIterator[Fetcher]:
    """A fetcher that knows the robots.txt files of earlier runs. The files that it reads are stored at the end."""
    transact = context.database.transact
    since = context.clock.now() - ROBOTS_KEPT
    robots = RobotsCache(await asyncio.to_thread(lambda: transact(load_robots, since)))
    try:
        async with Fetcher(context.settings, clock=context.clock.now, robots=robots) as fetcher:
            yield fetcher
    finally:
        await asyncio.to_thread(_save_robots, context, robots.new_files)


def _save_robots(context: StageContext, files: Sequence[RobotsFile]) -> None:
    """Store robots.txt files. One that the database refuses is read again by the next stage that needs it."""
    try:
        context.database.transact(save_robots, files)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        if len(files) == 1:
            context.log.trouble("a robots.txt file was refused", url=files[0].origin, error=error)
            return
    else:
        return
    for file in files:
        _save_robots(context, [file])


@asynccontextmanager
async def first_error_only() -> AsyncIterator[None]:
    """Wrap a task group: raise its first error in place of the group.

    Here all errors of a group have one cause, the database or the disk, and callers expect the plain error.
    """
    try:
        yield
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None


def by_domain(claimed: Iterable[D]) -> list[list[D]]:
    """The claimed items in one queue for each registrable domain."""
    queues: defaultdict[str, list[D]] = defaultdict(list)
    for item in claimed:
        queues[item.domain].append(item)
    return list(queues.values())


async def hold_refusing_domain(context: StageContext, domain: str, breaker: DomainBreaker) -> None:
    """Defer all requests to the domain until the time that it named."""
    until = context.clock.now() + breaker.retry_after
    reason = f"it answered that we ask too often ({context.stage}, run {context.run.run_id})"
    await asyncio.to_thread(context.database.transact, hold_domain, domain, until, reason)
