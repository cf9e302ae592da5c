"""What poll and fetch share: a stage's fetcher, and when to leave a domain alone."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Protocol, TypeVar

from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.robots import RobotsCache
from wirecopy.model import Outcome, Response
from wirecopy.stages.context import StageContext
from wirecopy.store.feed import hold_domain
from wirecopy.store.robots import load_robots, save_robots

# A domain that gives no answer three times in a row is down. To ask for the rest costs the run its time (a page that
# times out takes 30 s) and the domain its recovery.
_MAX_UNANSWERED = 3
# A robots.txt file is read again after a day. While its server fails, the old one holds for a week.
ROBOTS_KEPT = timedelta(days=7)
_DEFAULT_RETRY_AFTER = timedelta(hours=1)  # for a domain that refuses us for haste and names no time


class _OnDomain(Protocol):
    @property
    def domain(self) -> str: ...


D = TypeVar("D", bound=_OnDomain)


@asynccontextmanager
async def open_fetcher(context: StageContext) -> AsyncIterator[Fetcher]:
    """A fetcher that knows the robots.txt files of earlier runs; those it reads are kept for later ones."""
    transact = context.database.transact
    since = context.clock.now() - ROBOTS_KEPT
    robots = RobotsCache(await asyncio.to_thread(lambda: transact(load_robots, since)))
    try:
        async with Fetcher(context.settings, clock=context.clock.now, robots=robots) as fetcher:
            yield fetcher
    finally:
        await asyncio.to_thread(lambda: transact(save_robots, robots.new_files))


@asynccontextmanager
async def first_error_only() -> AsyncIterator[None]:
    """Around a task group: raise its first error in the place of the group.

    All its errors are of one kind here, the database's or the disk's, and callers expect the plain one.
    """
    try:
        yield
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None


def by_domain(claimed: Iterable[D]) -> list[list[D]]:
    """A queue for each registrable domain."""
    queues: defaultdict[str, list[D]] = defaultdict(list)
    for item in claimed:
        queues[item.domain].append(item)
    return list(queues.values())


class DomainBreaker:
    """How much trouble of one domain a stage takes before it leaves the rest of the domain alone."""

    def __init__(self, *, refusals: int) -> None:
        self._refusals_left = refusals
        self._unanswered = 0
        self.retry_after = timedelta()

    def note(self, response: Response) -> None:
        self._unanswered = self._unanswered + 1 if response.outcome.is_no_answer else 0
        if response.outcome is Outcome.RATE_LIMITED:
            self._refusals_left -= 1
            self.retry_after = max(self.retry_after, response.retry_after or _DEFAULT_RETRY_AFTER)

    @property
    def is_refused(self) -> bool:
        """The domain told us that we ask too often."""
        return self._refusals_left <= 0

    @property
    def is_over(self) -> bool:
        return self.is_refused or self._unanswered >= _MAX_UNANSWERED


async def hold_refusing_domain(context: StageContext, domain: str, breaker: DomainBreaker) -> None:
    """Have no stage ask a domain before the time that it named."""
    until = context.clock.now() + breaker.retry_after
    reason = f"it answered that we ask too often ({context.stage}, run {context.run.run_id})"
    await asyncio.to_thread(context.database.transact, hold_domain, domain, until, reason)
