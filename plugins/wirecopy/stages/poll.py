"""poll: due feeds are asked, what they list is stored, and its pages are queued.

    claim → ask → keep raw → read → decide → store

`_poll_feed` is one feed's way through it. What an answer means for a feed is decided in schedule/poll_decision.py; here
are concurrency, batches and transactions.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from psycopg import Connection

from wirecopy.feeds.flood import may_be_flood
from wirecopy.feeds.identity import MAX_REKEYED, known_entries, rekey
from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.headers import fresh_for
from wirecopy.model import (
    ClaimedFeed,
    DocumentKind,
    Outcome,
    ParseResult,
    PollDecision,
    Response,
    WorkItem,
)
from wirecopy.schedule import DUE_AHEAD
from wirecopy.schedule.domain_breaker import DomainBreaker, breaker_for_feeds, pause_of_refusing
from wirecopy.schedule.poll_decision import (
    compared_with_last,
    decide_next_poll,
    decide_poll,
    validators_to_send,
)
from wirecopy.stages.batches import Batches
from wirecopy.stages.context import StageContext
from wirecopy.stages.feed_worker import FeedWorker, Known
from wirecopy.stages.politeness import (
    by_domain,
    first_error_only,
    hold_refusing_domain,
    open_fetcher,
    run_until_stopped,
)
from wirecopy.stages.waiting_items import MAX_ATTEMPTS, TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, end_attempts, set_aside
from wirecopy.store.entry import save_entries
from wirecopy.store.entry_keys import listed_before, move_keys, stored_identities
from wirecopy.store.feed import (
    claim_feeds,
    entries_per_day,
    forget_refusals,
    keep_documents,
    save_polls,
    save_refusals,
    still_claimed,
    unclaim_feeds,
)
from wirecopy.store.refused_row import concerns_one_item, refusal

_CLAIM = 5000  # a claim looks through all feeds that are due, so there should be few of them
_DOMAINS_AT_ONCE = 1000  # nearly all of them wait for their second of spacing
_PARSER_TROUBLE = {
    Outcome.PARSER_FAILED: "the parser failed",
    Outcome.PARSER_KILLED: "the parser was killed",
}

_Asked = tuple[ClaimedFeed, Response]


@dataclass(frozen=True, slots=True)
class _PollContext:
    """What all polls of a shard share."""

    stage: StageContext
    fetcher: Fetcher
    beginning: Batches[int, int]  # of feeds by number, to the number of attempts
    keeping: Batches[_Asked, _Asked]
    parsing: Batches[tuple[Response, Known], ParseResult]
    storing: Batches[PollDecision, None]
    counts: Counter[str] = field(default_factory=Counter)
    left_alone: set[str] = field(default_factory=set)  # domains that want it so
    suspects: list[ClaimedFeed] = field(default_factory=list)  # what may have taken an earlier task down

    @property
    def is_over_for_others(self) -> bool:
        """Whether feeds that are no suspects have had their time."""
        return self.stage.is_suspects_turn if self.suspects else self.stage.is_over


def poll(context: StageContext) -> dict[str, int]:
    """Poll every due feed of the shard. Trouble with a feed is its outcome; only ours is an exception."""
    return run_until_stopped(context.database, _poll_shard(context))


async def _poll_shard(context: StageContext) -> dict[str, int]:
    transact = context.database.transact
    room = asyncio.Semaphore(_DOMAINS_AT_ONCE)
    async with _open(context) as polls:
        async with first_error_only(), asyncio.TaskGroup() as domains:
            while not polls.is_over_for_others and (
                feeds := await asyncio.to_thread(transact, _claim, context)
            ):
                polls.suspects.extend(feed for feed in feeds if feed.is_suspect)
                for queue in by_domain(feed for feed in feeds if not feed.is_suspect):
                    await room.acquire()
                    domains.create_task(_poll_domain(polls, queue)).add_done_callback(
                        lambda _: room.release()
                    )
        # Alone a suspect takes nobody along, and the blame is its own.
        for feed in polls.suspects:
            if feed.domain not in polls.left_alone:
                await _poll_domain(polls, [feed])
    await asyncio.to_thread(transact, unclaim_feeds, context.holder)
    return dict(polls.counts)


def _claim(connection: Connection, context: StageContext) -> list[ClaimedFeed]:
    due = context.run.started_at + DUE_AHEAD
    return claim_feeds(connection, **context.claim(due, _CLAIM))


@asynccontextmanager
async def _open(context: StageContext) -> AsyncIterator[_PollContext]:
    def begin(feed_ids: Sequence[int]) -> list[int]:
        begun = context.database.transact(
            begin_attempts, WorkItem.FEED, feed_ids, context.holder, context.clock.now()
        )
        return [begun[feed_id] for feed_id in feed_ids]

    def keep(asked: Sequence[_Asked]) -> list[_Asked]:
        return context.database.transact(_keep_documents, context, asked)

    def save(decisions: Sequence[PollDecision]) -> list[None]:
        return context.database.transact(_save, context, decisions)

    with FeedWorker(context.settings.parse) as worker:
        async with (
            open_fetcher(context) as fetcher,
            Batches(begin, linger_seconds=0) as beginning,
            Batches(keep) as keeping,
            # What is kept together is parsed together: nothing more would come.
            Batches(worker.parse, linger_seconds=0) as parsing,
            Batches(save) as storing,
        ):
            yield _PollContext(context, fetcher, beginning, keeping, parsing, storing)


async def _poll_domain(polls: _PollContext, feeds: Sequence[ClaimedFeed]) -> None:
    """One domain's feeds, the longest overdue first, until time is up or the domain wants to be left alone."""
    domain, refusals = feeds[0].domain, feeds[0].domain_refusals
    breaker = breaker_for_feeds(refusals)
    for feed in sorted(feeds, key=lambda feed: feed.next_poll_at):
        is_over = polls.stage.is_over if feed.is_suspect else polls.is_over_for_others
        if is_over or breaker.is_open:
            break
        await _poll_feed(polls, feed, breaker)
        if refusals and breaker.has_welcomed:
            await asyncio.to_thread(polls.stage.database.transact, forget_refusals, domain)
            refusals, breaker = 0, breaker_for_feeds(0)
    if breaker.is_open:
        polls.left_alone.add(domain)
    if breaker.is_refused:
        await hold_refusing_domain(polls.stage, domain, breaker)
    if breaker.is_refused or breaker.is_blocked:
        await _let_feeds_wait(polls.stage, domain, refusals + 1, breaker)


async def _let_feeds_wait(context: StageContext, domain: str, refusals: int, breaker: DomainBreaker) -> None:
    until = context.clock.now() + pause_of_refusing(refusals, breaker.retry_after)
    await asyncio.to_thread(context.database.transact, save_refusals, domain, refusals, until)


# ------------------------------------------------------------------------------------------ one feed


async def _poll_feed(polls: _PollContext, feed: ClaimedFeed, breaker: DomainBreaker) -> None:
    if await polls.beginning.add(feed.feed_id) > MAX_ATTEMPTS:
        outcome = await _set_aside(polls, feed)
    else:
        try:
            outcome = await _ask_and_store(polls, feed, breaker)
        except Exception as error:
            if not concerns_one_item(error):
                raise
            outcome = await _store_failure(polls, feed, Response(Outcome.PARSER_FAILED, feed.address), error)
    polls.counts[outcome] += 1
    polls.stage.log.item_ended(outcome, feed.address)
    polls.stage.report(1)


async def _set_aside(polls: _PollContext, feed: ClaimedFeed) -> Outcome:
    context = polls.stage
    context.log.trouble("a feed was set aside", url=feed.address, trace=TOOK_TASK_DOWN)
    result = ParseResult(Outcome.PARSER_KILLED, TOOK_TASK_DOWN)
    await polls.storing.add(decide_poll(feed, Response(result.outcome, feed.address), result))
    await asyncio.to_thread(
        context.database.transact, set_aside, WorkItem.FEED, feed.feed_id, TOOK_TASK_DOWN, context.clock.now()
    )
    return result.outcome


async def _ask_and_store(polls: _PollContext, feed: ClaimedFeed, breaker: DomainBreaker) -> Outcome:
    response = await _ask(polls, feed)
    breaker.record(response)
    with polls.fetcher.reserving(response):
        feed, response = await _keep_raw(polls, feed, response)
        result = await _read(polls, feed, response)
        decision = await _decide(polls, feed, response, result)
        return await _store(polls, decision)


async def _ask(polls: _PollContext, feed: ClaimedFeed) -> Response:
    validators = validators_to_send(feed, polls.stage.run.started_at)
    response = await polls.fetcher.get(feed.address, DocumentKind.FEED, validators)
    polls.stage.log.answered(feed.domain, response.seconds)
    return compared_with_last(feed, response)


async def _keep_raw(polls: _PollContext, feed: ClaimedFeed, response: Response) -> _Asked:
    """Keep a new document before it is read: what a parser makes of it may be wrong, or the parser's end."""
    if response.outcome is not Outcome.OK:
        return feed, response
    return await polls.keeping.add((feed, response))


async def _read(polls: _PollContext, feed: ClaimedFeed, response: Response) -> ParseResult:
    if response.outcome is not Outcome.OK:
        return ParseResult(response.outcome, response.message)
    return await _parse(polls, feed, response, known_entries(feed.listed, feed.key_policy))


async def _decide(
    polls: _PollContext, feed: ClaimedFeed, response: Response, result: ParseResult
) -> PollDecision:
    """Before a feed's entries get other keys, its document is read whole: that is judged by all that they say."""
    decision = decide_poll(feed, response, result)
    if decision.changes_keys:
        decision = decide_poll(feed, response, await _parse(polls, feed, response, {}))
    return decision


async def _store(polls: _PollContext, decision: PollDecision) -> Outcome:
    """What the database refuses to store is a failed poll, and its raw document waits for a better parser."""
    try:
        await polls.storing.add(decision)
    except Exception as error:
        if not concerns_one_item(error):
            raise
        return await _store_failure(polls, decision.feed, decision.response, error)
    return decision.outcome


async def _store_failure(
    polls: _PollContext, feed: ClaimedFeed, response: Response, error: Exception
) -> Outcome:
    what = "a poll failed on our side"
    polls.stage.log.trouble(what, url=feed.address, document_id=response.document_id, error=error)
    decision = decide_poll(feed, response, ParseResult(Outcome.PARSER_FAILED, refusal(error)))
    await polls.storing.add(decision)
    return decision.outcome


async def _parse(polls: _PollContext, feed: ClaimedFeed, response: Response, known: Known) -> ParseResult:
    result = await polls.parsing.add((response, known))
    if trouble := _PARSER_TROUBLE.get(result.outcome):
        trace = f"{result.message}\n{result.trace}"
        polls.stage.log.trouble(trouble, url=feed.address, document_id=response.document_id, trace=trace)
    return result


# -------------------------------------------------------------------------- one transaction for many feeds


def _keep_documents(connection: Connection, context: StageContext, asked: Sequence[_Asked]) -> list[_Asked]:
    """The same, with the new documents in the database and what the feeds listed before them."""
    documents = keep_documents(connection, asked, context.clock.now())
    listed = listed_before(connection, [feed.feed_id for feed, _ in asked])
    return [
        (replace(feed, listed=listed.get(feed.feed_id, ())), replace(response, document=document))
        for (feed, response), document in zip(asked, documents, strict=True)
    ]


def _save(connection: Connection, context: StageContext, decisions: Sequence[PollDecision]) -> list[None]:
    """All that these polls decided and when the feeds are polled next, of those whose claims are still ours."""
    held = still_claimed(connection, [decision.feed.feed_id for decision in decisions], context.holder)
    ours = [decision for decision in decisions if decision.feed.feed_id in held]
    now = context.clock.now()
    _change_keys(connection, ours)
    saved = save_entries(
        connection,
        {decision.feed.feed_id: decision.entries for decision in ours},
        now,
        new_pages_per_feed=context.settings.fetch.new_pages_per_feed,
    )
    many = [feed_id for feed_id, entries in saved.items() if may_be_flood(entries.new)]
    usual = entries_per_day(connection, many, now) if many else {}
    polls = [
        decide_next_poll(
            decision,
            entries_new=saved[decision.feed.feed_id].new,
            entries_per_day=usual.get(decision.feed.feed_id),
            fresh_for=fresh_for(decision.response.headers, now),
            now=now,
            policy=context.settings.polling,
        )
        for decision in ours
    ]
    save_polls(connection, context.run.run_id, polls, now)
    end_attempts(connection, WorkItem.FEED, [decision.feed.feed_id for decision in decisions], context.holder)
    return [None] * len(decisions)


def _change_keys(connection: Connection, decisions: Sequence[PollDecision]) -> None:
    """Where a feed's entries are identified in a new way, those that are stored follow at once."""
    for decision in decisions:
        if decision.changes_keys:
            feed_id = decision.feed.feed_id
            stored = stored_identities(connection, feed_id, MAX_REKEYED)
            move_keys(connection, feed_id, rekey(stored, decision.key_policy))
