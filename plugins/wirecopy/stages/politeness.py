"""What poll and fetch share: the fetcher of a stage, queues by domain, and the hold on a domain that refused."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Protocol, TypeVar

import uvloop

from wirecopy.fetch.client import Fetcher
from wirecopy.model import RobotsFile
from wirecopy.schedule.domain_breaker import DomainBreaker
from wirecopy.stages.batches import Batches
from wirecopy.stages.context import StageContext
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.database import Database
from wirecopy.store.feed import hold_domain
from wirecopy.store.refused_row import concerns_one_item
from wirecopy.store.robots import find_robots, newest_robots, save_robots

# A robots.txt file is read again after a day. While its server fails, the old file counts for a week.
ROBOTS_KEPT = timedelta(days=7)

# Bytes of files that a stage reads when it begins; most are 2 KB or absent. Those of 100 subdomains with 512 KiB each are
# read one by one. Chosen, not measured.
_ROBOTS_READ_AHEAD = 8 * 2**20


class _OnDomain(Protocol):
    @property
    def domain(self) -> str: ...


D = TypeVar("D", bound=_OnDomain)
T = TypeVar("T")


def run_until_stopped(database: Database, work: Coroutine[object, object, T]) -> T:
    """Run a stage's coroutine. Its threads cannot be cancelled, so at Ctrl-C they are told not to wait for a server."""

    async def told() -> T:
        try:
            return await work
        except asyncio.CancelledError:
            database.stop_waiting()
            raise

    return uvloop.run(told())


@asynccontextmanager
async def open_fetcher(context: StageContext) -> AsyncIterator[Fetcher]:
    """A fetcher that knows the robots.txt files of earlier runs and stores those that it reads."""
    since = context.clock.now() - ROBOTS_KEPT

    def find(origins: Sequence[str]) -> list[RobotsFile | None]:
        return context.database.transact(find_robots, origins, since)

    def keep(files: Sequence[RobotsFile]) -> list[None]:
        context.database.transact(save_robots, files)
        return [None] * len(files)

    newest = await asyncio.to_thread(
        lambda: context.database.transact(newest_robots, since, _ROBOTS_READ_AHEAD)
    )
    # A request waits for both, so neither waits for more to come.
    async with Batches(find, linger_seconds=0) as finding, Batches(keep, linger_seconds=0) as keeping:
        robots = _StoredRobots(newest, finding, keeping, context.log)
        async with Fetcher(context.settings, clock=context.clock.now, robots=robots) as fetcher:
            yield fetcher


class _StoredRobots:
    """The files in the database: what was not read ahead is read when its origin is asked."""

    def __init__(
        self,
        read_ahead: Iterable[RobotsFile],
        finding: Batches[str, RobotsFile | None],
        keeping: Batches[RobotsFile, None],
        log: StageLog,
    ) -> None:
        self._log = log
        self._read_ahead = {file.origin: file for file in read_ahead}
        self._finding = finding
        self._keeping = keeping

    async def find(self, origin: str) -> RobotsFile | None:
        return self._read_ahead.get(origin) or await self._finding.add(origin)

    async def keep(self, file: RobotsFile) -> None:
        """Store a file. One that the database refuses is read again by the next stage that needs it."""
        try:
            await self._keeping.add(file)
        except Exception as error:
            if not concerns_one_item(error):
                raise
            self._log.trouble("a robots.txt file was refused", url=file.origin, error=error)
        self._read_ahead.pop(file.origin, None)


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
