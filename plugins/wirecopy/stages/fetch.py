"""fetch: due pages are fetched and kept raw, for extraction to read."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import uvloop
from psycopg import Connection

from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Outcome, Response, Validators
from wirecopy.schedule import DUE_AHEAD, after_fetch
from wirecopy.stages.context import StageContext
from wirecopy.stages.parts import Follower, PartFinder, Series
from wirecopy.stages.politeness import (
    DomainBreaker,
    by_domain,
    first_error_only,
    hold_refusing_domain,
    open_fetcher,
)
from wirecopy.store.document import add_document
from wirecopy.store.page import (
    ClaimedPage,
    FetchedPage,
    claim_pages,
    is_still_claimed,
    save_fetch,
    unclaim_pages,
)

_CLAIM = 2000
_REFUSALS = 1  # a domain's pages are asked one after the other: what it says of one it says of all


def fetch(context: StageContext) -> dict[str, int]:
    """Fetch every due page of the shard within the run's budget of time; the rest waits for the next run."""
    with PartFinder(context.settings.parse) as finder:
        return uvloop.run(_fetch_shard(context, finder))


async def _fetch_shard(context: StageContext, finder: PartFinder) -> dict[str, int]:
    counts: Counter[str] = Counter()
    deadline = asyncio.get_running_loop().time() + context.settings.fetch_budget.total_seconds()
    transact = context.database.transact
    async with open_fetcher(context) as fetcher:
        follower = Follower(fetcher, finder, deadline=deadline, max_bytes=context.settings.fetch.page_bytes)
        while pages := await asyncio.to_thread(transact, _claim, context):
            async with first_error_only(), asyncio.TaskGroup() as domains:
                queues = [
                    domains.create_task(_fetch_domain(context, fetcher, follower, queue, deadline))
                    for queue in by_domain(pages)
                ]
            fetched: Counter[str] = sum((queue.result() for queue in queues), Counter())
            counts += fetched
            if fetched.total() < len(pages):
                break
    await asyncio.to_thread(transact, unclaim_pages, context.holder)
    return dict(counts)


async def _fetch_domain(
    context: StageContext,
    fetcher: Fetcher,
    follower: Follower,
    pages: Sequence[ClaimedPage],
    deadline: float,
) -> Counter[str]:
    """One domain's pages, one after the other, until time is up or the domain wants to be left alone."""
    counts: Counter[str] = Counter()
    breaker = DomainBreaker(refusals=_REFUSALS)
    for page in pages:
        if asyncio.get_running_loop().time() > deadline or breaker.is_over:
            break
        counts[await _fetch_page(context, fetcher, follower, page, breaker)] += 1
        context.report(1)
    if breaker.is_refused:
        await hold_refusing_domain(context, pages[0].domain, breaker)
    return counts


async def _fetch_page(
    context: StageContext, fetcher: Fetcher, follower: Follower, page: ClaimedPage, breaker: DomainBreaker
) -> Outcome:
    response = _or_same(await fetcher.get(page.url, DocumentKind.PAGE, page.validators), page)
    breaker.note(response)
    with fetcher.reserving(response):
        series = await _series(follower, page, response, breaker)
        response = _or_failed(response, series, page)
        with fetcher.reserving(*(part.response for part in series.parts)):
            await asyncio.to_thread(context.database.transact, _store, context, page, response, series)
    return response.outcome


async def _series(
    follower: Follower, page: ClaimedPage, response: Response, breaker: DomainBreaker
) -> Series:
    """What belongs to a page besides itself, where its document is new."""
    if response.outcome is not Outcome.OK:
        return Series()
    if page.alternate is not None:
        return await follower.fetch_alternate(page.alternate, breaker)
    return await follower.follow(response, breaker)


def _or_same(response: Response, page: ClaimedPage) -> Response:
    """The response, its outcome SAME_BODY where it brought the document that we have."""
    is_same = response.outcome is Outcome.OK and response.body_sha256 == page.body_sha256
    return replace(response, outcome=Outcome.SAME_BODY) if is_same else response


def _or_failed(response: Response, series: Series, page: ClaimedPage) -> Response:
    """The response, failed where today's trouble kept parts from us that we had: a text does not shrink by that."""
    came = [part.response for part in series.parts]
    if sum(part.outcome is Outcome.OK for part in came) >= page.parts:
        return response
    if came and came[-1].outcome.is_transient:
        last = came[-1]
        message = f"its part {last.url}: {last.message}"
        return replace(response, outcome=last.outcome, message=message, retry_after=last.retry_after)
    if series.is_cut:
        message = "the stage's time was up before its other parts came"
        return replace(response, outcome=Outcome.TIMED_OUT, message=message)
    return response


def _claim(connection: Connection, context: StageContext) -> list[ClaimedPage]:
    due = context.clock.now() + DUE_AHEAD  # pages that poll has just queued included
    return claim_pages(connection, **context.claim(due, _CLAIM))


def _store(
    connection: Connection, context: StageContext, page: ClaimedPage, response: Response, series: Series
) -> None:
    """The raw page and its parts, the fetch and the page's next state, in one transaction."""
    if not is_still_claimed(connection, page.page_id, context.holder):
        return
    now = context.clock.now()
    state = after_fetch(
        page.fetch_state,
        response.outcome,
        now=now,
        first_fetched_at=page.first_fetched_at,
        retry_after=response.retry_after,
        policy=context.settings.recheck,
    )
    is_new = response.outcome is Outcome.OK
    got_body = response.outcome in (Outcome.OK, Outcome.SAME_BODY)
    validators = response.validators if got_body else page.validators
    digest = response.body_sha256 if is_new else page.body_sha256
    if is_new and series.is_cut:  # the next look at the page must take it for new, to come by the parts again
        validators, digest = Validators(), None
    fetched = FetchedPage(
        response=response,
        state=state,
        validators=validators,
        body_sha256=digest,
        document=add_document(connection, DocumentKind.PAGE, response, now) if is_new else None,
        parts=series.parts if is_new else (),
    )
    save_fetch(connection, page, context.run.run_id, fetched, now)
