"""fetch: due pages are fetched and kept raw, for extraction to read."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

import uvloop
from psycopg import Connection

from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Outcome, Response
from wirecopy.schedule import DUE_AHEAD, after_fetch
from wirecopy.stages.context import StageContext
from wirecopy.stages.outward import gather_all, open_fetcher
from wirecopy.store.document import add_document
from wirecopy.store.page import ClaimedPage, FetchedPage, claim_pages, save_fetch, still_holds, unclaim_pages
from wirecopy.urls import registrable_domain

_CLAIM = 2000
_NO_ANSWER = frozenset({Outcome.DNS_FAILED, Outcome.CONNECT_FAILED, Outcome.TLS_FAILED, Outcome.TIMED_OUT})
# A host that gives no answer three times in a row is down: asking for its other pages only costs the run
# its time (a page that times out takes 30 s) and the host its recovery.
_DEAD_AFTER = 3


def fetch(context: StageContext) -> dict[str, int]:
    """Fetch every due page of the shard within the run's budget of time; the rest waits for the next run."""
    return uvloop.run(_fetch_shard(context))


async def _fetch_shard(context: StageContext) -> dict[str, int]:
    counts: Counter[str] = Counter()
    deadline = asyncio.get_running_loop().time() + context.settings.fetch_budget.total_seconds()
    transact = context.database.transact
    async with open_fetcher(context) as fetcher:
        while pages := await asyncio.to_thread(transact, _claim, context):
            queues = (
                asyncio.create_task(_fetch_domain(context, fetcher, queue, deadline))
                for queue in _by_domain(pages)
            )
            fetched: Counter[str] = sum(await gather_all(queues), Counter())
            counts += fetched
            if fetched.total() < len(pages):
                break
    await asyncio.to_thread(transact, unclaim_pages, context.holder)
    return dict(counts)


def _by_domain(pages: Iterable[ClaimedPage]) -> list[list[ClaimedPage]]:
    queues: defaultdict[str, list[ClaimedPage]] = defaultdict(list)
    for page in pages:
        queues[registrable_domain(page.url)].append(page)
    return list(queues.values())


async def _fetch_domain(
    context: StageContext, fetcher: Fetcher, pages: list[ClaimedPage], deadline: float
) -> Counter[str]:
    """One domain's pages, one after the other, until time is up or the domain wants to be left alone."""
    counts: Counter[str] = Counter()
    unanswered = 0
    for page in pages:
        if asyncio.get_running_loop().time() > deadline or unanswered >= _DEAD_AFTER:
            break
        response = await fetcher.get(page.url, DocumentKind.PAGE, page.validators)
        outcome = await asyncio.to_thread(context.database.transact, _store, context, page, response)
        counts[outcome] += 1
        context.report(1)
        unanswered = unanswered + 1 if outcome in _NO_ANSWER else 0
        if outcome is Outcome.RATE_LIMITED:
            break
    return counts


def _claim(connection: Connection, context: StageContext) -> list[ClaimedPage]:
    return claim_pages(
        connection,
        due=context.clock.now() + DUE_AHEAD,  # pages that poll has just queued included
        started=context.run.started_at,
        now=context.clock.now(),
        lease=context.settings.lease,
        shard=context.shard,
        shards=context.run.shards,
        holder=context.holder,
        limit=_CLAIM,
    )


def _store(connection: Connection, context: StageContext, page: ClaimedPage, response: Response) -> Outcome:
    """The raw page, the fetch and the page's next state, in one transaction."""
    digest = sha256(response.body).digest() if response.outcome is Outcome.OK else page.body_sha256
    if response.outcome is Outcome.OK and digest == page.body_sha256:
        response = replace(response, outcome=Outcome.SAME_BODY)
    if not still_holds(connection, page.page_id, context.holder):
        return response.outcome
    now = context.clock.now()
    state = after_fetch(
        page.fetch_state,
        response.outcome,
        now=now,
        first_fetched_at=page.first_fetched_at,
        retry_after=response.retry_after,
        policy=context.settings.recheck,
    )
    document = (
        add_document(connection, DocumentKind.PAGE, response, now) if response.outcome is Outcome.OK else None
    )
    got_body = response.outcome in (Outcome.OK, Outcome.SAME_BODY)
    fetched = FetchedPage(
        response=response,
        state=state,
        validators=response.validators if got_body else page.validators,
        body_sha256=digest,
        document=document,
    )
    save_fetch(connection, page, context.run.run_id, fetched, now)
    return response.outcome
