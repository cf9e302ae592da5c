"""fetch: due pages are fetched and kept raw, for extraction to read.

Each page goes through the same steps: claim, ask, fetch its parts, decide what the fetch comes to, store.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from psycopg import Connection

from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Outcome, Response, UsedUp, WorkItem
from wirecopy.schedule import DUE_AHEAD
from wirecopy.schedule.domain_breaker import DomainBreaker
from wirecopy.schedule.fetch_decision import FetchDecision, FetchedParts, compared, decide_fetch
from wirecopy.settings import FetchLimits
from wirecopy.stages.article_absence import note_look_at_page
from wirecopy.stages.batches import Batches
from wirecopy.stages.context import StageContext
from wirecopy.stages.fetch_parts import PartFetcher, PartFinder
from wirecopy.stages.politeness import (
    by_domain,
    first_error_only,
    hold_refusing_domain,
    open_fetcher,
    run_until_stopped,
)
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.document import add_document
from wirecopy.store.page import (
    ClaimedPage,
    claim_pages,
    due_domains,
    is_still_claimed,
    save_fetch,
    unclaim_pages,
)
from wirecopy.store.refused_row import concerns_one_item, refusal

_CLAIM = 2000
_TURN = 50  # pages that a domain gets at once. Chosen, not measured.
_REFUSALS = 1  # a domain's pages are asked one after the other: what it says of one it says of all


@dataclass(frozen=True, slots=True)
class _Turn:
    domain: str
    may_have_more: bool  # whether the claim was cut by its limit for each domain


class _Quotas:
    """What each domain has had of the run, in pages and bytes."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        self._pages: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()

    def spend(self, domain: str, *responses: Response) -> None:
        """Count a page with what was fetched for it: its own answer and those of its parts."""
        self._pages[domain] += 1
        self._bytes[domain] += sum(response.wire_bytes for response in responses)

    def used_up(self, domain: str) -> UsedUp | None:
        """What the domain has used up of its share, if anything."""
        if self._pages[domain] >= self._limits.pages_per_domain:
            return UsedUp.PAGES
        return UsedUp.BYTES if self._bytes[domain] >= self._limits.page_bytes_per_domain else None


@dataclass(frozen=True, slots=True)
class _FetchContext:
    """What all pages of a shard share."""

    context: StageContext
    fetcher: Fetcher
    parts: PartFetcher
    beginning: Batches[int, int]  # of pages by number, to the number of attempts
    quotas: _Quotas
    counts: Counter[str] = field(default_factory=Counter)
    left_alone: set[str] = field(default_factory=set)  # domains that want it so
    suspects: list[ClaimedPage] = field(default_factory=list)  # what may have taken an earlier task down

    @property
    def is_over_for_others(self) -> bool:
        """Whether pages that are no suspects have had their time."""
        return self.context.is_suspects_turn if self.suspects else self.context.is_over


def fetch(context: StageContext) -> dict[str, int]:
    """Fetch every due page of the shard within the run's budget of time; the rest waits for the next run."""
    with PartFinder(context.settings.parse, context.log) as finder:
        return run_until_stopped(context.database, _fetch_shard(context, finder))


async def _fetch_shard(context: StageContext, finder: PartFinder) -> dict[str, int]:
    seconds_left = (context.deadline - context.clock.now()).total_seconds()
    deadline = asyncio.get_running_loop().time() + seconds_left
    max_bytes = context.settings.fetch.page_bytes
    transact = context.database.transact

    def begin(page_ids: Sequence[int]) -> list[int]:
        begun = transact(begin_attempts, WorkItem.PAGE, page_ids, context.holder, context.clock.now())
        return [begun[page_id] for page_id in page_ids]

    async with open_fetcher(context) as fetcher, Batches(begin, linger_seconds=0) as beginning:
        parts = PartFetcher(fetcher, finder, context.log, deadline=deadline, max_bytes=max_bytes)
        shared = _FetchContext(context, fetcher, parts, beginning, _Quotas(context.settings.fetch))
        await _fetch_in_turns(shared)
        # Alone a suspect takes nobody along, and the blame is its own.
        for suspect in shared.suspects:
            if suspect.domain not in shared.left_alone:
                await _fetch_domain(shared, [suspect])
    await asyncio.to_thread(transact, unclaim_pages, context.holder)
    return dict(shared.counts)


async def _fetch_in_turns(shared: _FetchContext) -> None:
    """Fetch what is due, all domains at once, each one page after the other; suspects are left for later.

    A domain gets further pages when it is done with those it has, so that a slow one holds up no other.
    """
    at_work: dict[asyncio.Task[bool], _Turn] = {}
    waiting: set[str] = set()  # domains that may have more pages, and none at work
    done_with: set[str] = set()
    async with first_error_only(), asyncio.TaskGroup() as domains:
        while True:
            if not at_work and not waiting:
                waiting = await _due_domains(shared) - done_with
                if not waiting:
                    return
            if waiting and not shared.is_over_for_others:
                limit = max(1, min(_TURN, _CLAIM // len(waiting)))
                pages = await _claim(shared, waiting, limit)
                waiting = set()
                for queue in by_domain(pages):
                    shared.suspects.extend(page for page in queue if page.is_suspect)
                    others = [page for page in queue if not page.is_suspect]
                    turn = _Turn(queue[0].domain, may_have_more=len(queue) == limit)
                    if others:
                        at_work[domains.create_task(_fetch_domain(shared, others))] = turn
                    elif turn.may_have_more:
                        waiting.add(turn.domain)
                if not pages and not at_work:
                    return
            if not at_work:
                if shared.is_over_for_others:
                    return
                continue
            finished, _ = await asyncio.wait(at_work, return_when=asyncio.FIRST_COMPLETED)
            for task in finished:
                turn = at_work.pop(task)
                if not task.result():
                    done_with.add(turn.domain)
                elif turn.may_have_more:
                    waiting.add(turn.domain)


async def _due_domains(shared: _FetchContext) -> set[str]:
    claim = shared.context.claim(_due(shared), _CLAIM)
    return await asyncio.to_thread(
        shared.context.database.transact, lambda connection: due_domains(connection, **claim)
    )


async def _claim(shared: _FetchContext, domains: Collection[str], limit: int) -> list[ClaimedPage]:
    claim = shared.context.claim(_due(shared), limit)
    return await asyncio.to_thread(
        shared.context.database.transact, lambda connection: claim_pages(connection, domains, **claim)
    )


def _due(shared: _FetchContext) -> datetime:
    """Until when pages are due: those that poll has just queued are."""
    return shared.context.clock.now() + DUE_AHEAD


async def _fetch_domain(shared: _FetchContext, pages: Sequence[ClaimedPage]) -> bool:
    """One domain's pages, one after the other, until time or its share is up or it wants to be left alone; whether all were
    fetched."""
    breaker = DomainBreaker(max_refusals=_REFUSALS)
    domain = pages[0].domain
    fetched = 0
    for page in pages:
        is_over = shared.context.is_over if page.is_suspect else shared.is_over_for_others
        if is_over or breaker.is_open:
            break
        if used_up := shared.quotas.used_up(domain):
            shared.context.shares_used_up[domain] = used_up
            break
        outcome = await _fetch_page(shared, page, breaker)
        shared.counts[outcome] += 1
        shared.context.log.item_ended(outcome, page.url)
        shared.context.report(1)
        fetched += 1
    if breaker.is_open:
        shared.left_alone.add(domain)
    if breaker.is_refused:
        await hold_refusing_domain(shared.context, domain, breaker)
    return fetched == len(pages) and not breaker.is_open


async def _fetch_page(shared: _FetchContext, page: ClaimedPage, breaker: DomainBreaker) -> Outcome:
    """Fetch and store a page. What the database refuses, or our code breaks on, is a failed fetch of this page."""
    if await shared.beginning.add(page.page_id) > MAX_ATTEMPTS:
        return await _set_aside(shared, page, Outcome.PARSER_KILLED, TOOK_TASK_DOWN)
    try:
        return await _ask_and_store(shared, page, breaker)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        return await _set_aside(shared, page, Outcome.PARSER_FAILED, refusal(error), error)


async def _ask_and_store(shared: _FetchContext, page: ClaimedPage, breaker: DomainBreaker) -> Outcome:
    context, fetcher = shared.context, shared.fetcher
    response = compared(await _ask(shared, page, breaker), page.known)
    with fetcher.reserving(response):
        parts = await _fetch_parts(shared, page, response, breaker)
        shared.quotas.spend(page.domain, response, *parts.responses)
        now = context.clock.now()
        fetched = decide_fetch(page.known, response, parts, now=now, policy=context.settings.recheck)
        with fetcher.reserving(*parts.responses):
            await asyncio.to_thread(context.database.transact, _store, context, page, fetched, parts, now)
    return fetched.response.outcome


async def _set_aside(
    shared: _FetchContext, page: ClaimedPage, outcome: Outcome, reason: str, error: Exception | None = None
) -> Outcome:
    context, now = shared.context, shared.context.clock.now()
    context.log.trouble("a page was set aside", url=page.url, trace=reason, error=error)
    response, nothing = Response(outcome, page.url, reason), FetchedParts()
    failed = decide_fetch(page.known, response, nothing, now=now, policy=context.settings.recheck)

    def store(connection: Connection) -> None:
        if _store(connection, context, page, failed, nothing, now):
            set_aside(connection, WorkItem.PAGE, page.page_id, reason, now)

    await asyncio.to_thread(context.database.transact, store)
    return outcome


async def _ask(shared: _FetchContext, page: ClaimedPage, breaker: DomainBreaker) -> Response:
    response = await shared.fetcher.get(page.url, DocumentKind.PAGE, page.known.validators)
    breaker.record(response)
    shared.context.log.answered(urlsplit(response.url).hostname or "", response.seconds)
    return response


async def _fetch_parts(
    shared: _FetchContext, page: ClaimedPage, response: Response, breaker: DomainBreaker
) -> FetchedParts:
    """What belongs to a page besides itself, where its document is new."""
    if response.outcome is not Outcome.OK:
        return FetchedParts()
    if page.alternate is not None:
        return await shared.parts.fetch_alternate(page.alternate, breaker)
    return await shared.parts.fetch_further(response, breaker)


def _store(
    connection: Connection,
    context: StageContext,
    page: ClaimedPage,
    fetched: FetchDecision,
    parts: FetchedParts,
    now: datetime,
) -> bool:
    """The raw page and its parts, the fetch and the page's next state, in one transaction; False if the claim was lost."""
    end_attempts(connection, WorkItem.PAGE, [page.page_id], context.holder)
    if not is_still_claimed(connection, page.page_id, context.holder):
        return False
    document = add_document(connection, DocumentKind.PAGE, fetched.response, now) if fetched.is_new else None
    kept = parts.parts if fetched.is_new else ()
    save_fetch(connection, page.page_id, context.run.run_id, fetched, document, kept, now)
    if not fetched.is_new:
        note_look_at_page(connection, page.page_id, fetched.response.outcome, now)
    return True
