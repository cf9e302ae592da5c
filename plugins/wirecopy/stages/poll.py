"""poll: due feeds are fetched and read, their entries stored, their pages queued."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import psycopg
import uvloop
from psycopg import Connection

from wirecopy.feeds.flood import MIN_NEW, is_flood
from wirecopy.feeds.identity import choose_policy, entry_key, rekey
from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.headers import fresh_for
from wirecopy.model import DocumentKind, Entry, KeyPolicy, ListedEntry, Outcome, Response, Validators
from wirecopy.schedule import DUE_AHEAD, after_poll, spread_of
from wirecopy.stages.batches import Batches
from wirecopy.stages.context import StageContext
from wirecopy.stages.feed_worker import FeedWorker, ParseResult
from wirecopy.stages.politeness import (
    DomainBreaker,
    by_domain,
    first_error_only,
    hold_refusing_domain,
    open_fetcher,
)
from wirecopy.store.document import StoredDocument
from wirecopy.store.entry import KeyedEntry, Listing, save_entries
from wirecopy.store.entry_keys import listed_before, move_keys, stored_identities
from wirecopy.store.feed import (
    ClaimedFeed,
    PolledFeed,
    claim_feeds,
    keep_documents,
    rhythms,
    save_polls,
    still_claimed,
    unclaim_feeds,
)

_CLAIM = 5000  # a claim looks through all feeds that are due, so there should be few of them
_DOMAINS_AT_ONCE = 1000  # nearly all of them wait for their second of spacing
_REFUSALS = 2  # one feed may be asked too often; a second one says that it is us

# Some servers answer 304 for ever, so once a day a feed is asked as if for the first time.
_MAX_AGE_OF_COPY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Document:
    """A feed's new document, neither kept nor read yet."""

    feed: ClaimedFeed
    response: Response


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of asking a feed, on its way into the database."""

    feed: ClaimedFeed
    response: Response
    reading: ParseResult
    key_policy: KeyPolicy  # how its entries are identified from now on
    document: StoredDocument | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all polls of a shard share."""

    context: StageContext
    fetcher: Fetcher
    documents: Batches[_Document, _Answer]
    answers: Batches[_Answer, None]
    counts: Counter[str] = field(default_factory=Counter)


def poll(context: StageContext) -> dict[str, int]:
    """Poll every due feed of the shard. Trouble with a feed is its outcome; only ours is an exception."""
    return uvloop.run(_poll_shard(context))


async def _poll_shard(context: StageContext) -> dict[str, int]:
    transact = context.database.transact
    room = asyncio.Semaphore(_DOMAINS_AT_ONCE)
    async with _open_desk(context) as desk, first_error_only(), asyncio.TaskGroup() as domains:
        while feeds := await asyncio.to_thread(transact, _claim, context):
            for queue in by_domain(feeds):
                await room.acquire()
                domains.create_task(_poll_domain(desk, queue)).add_done_callback(lambda _: room.release())
    await asyncio.to_thread(transact, unclaim_feeds, context.holder)
    return dict(desk.counts)


@asynccontextmanager
async def _open_desk(context: StageContext) -> AsyncIterator[_Desk]:
    def store(answers: Sequence[_Answer]) -> list[None]:
        return context.database.transact(_store, context, answers)

    with FeedWorker(context.settings.parse) as reader:
        async with (
            open_fetcher(context) as fetcher,
            Batches(partial(_take_in, context, reader)) as documents,
            Batches(store) as answers,
        ):
            yield _Desk(context, fetcher, documents, answers)


async def _poll_domain(desk: _Desk, feeds: Sequence[ClaimedFeed]) -> None:
    """One domain's feeds, one after the other, until the domain wants to be left alone."""
    breaker = DomainBreaker(refusals=_REFUSALS)
    for feed in feeds:
        await _poll_feed(desk, feed, breaker)
        if breaker.is_over:
            break
    if breaker.is_refused:
        await hold_refusing_domain(desk.context, feeds[0].domain, breaker)


async def _poll_feed(desk: _Desk, feed: ClaimedFeed, breaker: DomainBreaker) -> None:
    response = await desk.fetcher.get(feed.address, DocumentKind.FEED, _validators_for(feed, desk.context))
    breaker.note(response)
    with desk.fetcher.reserving(response):
        answer = await _stored(desk, await _read(desk, feed, response))
    desk.counts[answer.reading.outcome] += 1
    desk.context.report(1)


async def _read(desk: _Desk, feed: ClaimedFeed, response: Response) -> _Answer:
    if response.outcome is not Outcome.OK:
        return _Answer(feed, response, ParseResult(response.outcome, response.message), feed.key_policy)
    if response.body_sha256 == feed.body_sha256:
        return _Answer(feed, response, ParseResult(Outcome.SAME_BODY), feed.key_policy)
    return await desk.documents.add(_Document(feed, response))


def _validators_for(feed: ClaimedFeed, context: StageContext) -> Validators:
    is_fresh = feed.last_whole_at and context.run.started_at - feed.last_whole_at < _MAX_AGE_OF_COPY
    return feed.validators if is_fresh else Validators()


async def _stored(desk: _Desk, answer: _Answer) -> _Answer:
    """Store an answer; one that the database refuses is a failed poll, and its raw document waits for a better reader."""
    try:
        await desk.answers.add(answer)
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        message = f"the database refused it: {type(error).__name__}: {error}".splitlines()[0]
        reading = ParseResult(Outcome.PARSER_FAILED, message)
        answer = replace(answer, reading=reading, key_policy=answer.feed.key_policy)
        await desk.answers.add(answer)
    return answer


def _take_in(context: StageContext, reader: FeedWorker, documents: Sequence[_Document]) -> list[_Answer]:
    """Keep the bytes, then read them: what a parser makes of them may be wrong, or its end."""
    fetched = [(document.feed, document.response) for document in documents]
    kept = context.database.transact(keep_documents, fetched, context.clock.now())
    before = context.database.transact(listed_before, [feed.feed_id for feed, _ in fetched])
    listed = [before.get(feed.feed_id, ()) for feed, _ in fetched]
    known = [_known(feed, entries) for (feed, _), entries in zip(fetched, listed, strict=True)]
    readings = reader.read([response for _, response in fetched], known)
    return [
        _identified(reader, _Answer(feed, response, reading, feed.key_policy, stored), entries)
        for (feed, response), reading, stored, entries in zip(fetched, readings, kept, listed, strict=True)
    ]


def _known(feed: ClaimedFeed, listed: Sequence[ListedEntry]) -> dict[bytes, ListedEntry]:
    """What need not be read where it stands as before, since we know enough of it to tell which entry it is."""
    if feed.key_policy not in (KeyPolicy.GUID, KeyPolicy.LINK):
        return {}
    return {
        entry.source_digest: entry for entry in listed if entry.source_digest and entry.link and entry.title
    }


def _identified(reader: FeedWorker, answer: _Answer, listed: Sequence[ListedEntry]) -> _Answer:
    """The answer, with another policy where its entries ask for one; that is judged by all that they say."""
    current = answer.feed.key_policy
    if choose_policy(answer.reading.entries, current, listed) == current:
        return answer
    (reading,) = reader.read([answer.response], [{}])
    return replace(answer, reading=reading, key_policy=choose_policy(reading.entries, current, listed))


def _claim(connection: Connection, context: StageContext) -> list[ClaimedFeed]:
    due = context.run.started_at + DUE_AHEAD
    return claim_feeds(connection, **context.claim(due, _CLAIM))


def _store(connection: Connection, context: StageContext, answers: Sequence[_Answer]) -> list[None]:
    """Everything that these polls learned, in one transaction."""
    held = still_claimed(connection, [answer.feed.feed_id for answer in answers], context.holder)
    ours = [answer for answer in answers if answer.feed.feed_id in held]
    now = context.clock.now()
    _follow_policies(connection, ours)
    listings = [
        Listing(answer.feed.feed_id, keyed_entries(answer.reading.entries, answer.key_policy))
        for answer in ours
    ]
    new = [saved.new for saved in save_entries(connection, listings, now)]
    polls = [
        _polled(context, answer, count)
        for answer, count in zip(_with_floods_told(connection, ours, new, now), new, strict=True)
    ]
    save_polls(connection, context.run.run_id, polls, now)
    return [None] * len(answers)


def _follow_policies(connection: Connection, answers: Sequence[_Answer]) -> None:
    """Where a feed's entries are identified in a new way, those that are stored follow at once."""
    for feed, policy in ((answer.feed, answer.key_policy) for answer in answers):
        if policy != feed.key_policy:
            move_keys(connection, feed.feed_id, rekey(stored_identities(connection, feed.feed_id), policy))


def _with_floods_told(
    connection: Connection, answers: Sequence[_Answer], new: Sequence[int], now: datetime
) -> list[_Answer]:
    """The answers; those that brought more new entries than is usual for their feeds say so.

    All is stored nevertheless: a flood may be a big day, and an entry that was not stored is lost.
    """
    many = [answer.feed.feed_id for answer, count in zip(answers, new, strict=True) if count > MIN_NEW]
    usual = rhythms(connection, many, now) if many else {}
    return [
        _told(answer, count, usual.get(answer.feed.feed_id), now)
        for answer, count in zip(answers, new, strict=True)
    ]


def _told(answer: _Answer, new: int, per_day: float | None, now: datetime) -> _Answer:
    last = answer.feed.last_whole_at
    if per_day is None or last is None or not is_flood(new, per_day, now - last):
        return answer
    flood = f"flood: {new} new entries where {per_day:.0f} a day are usual"
    message = "; ".join(filter(None, (flood, answer.reading.message)))
    return replace(answer, reading=replace(answer.reading, message=message))


def _polled(context: StageContext, answer: _Answer, new_entries: int) -> PolledFeed:
    feed, response, reading, parsed = answer.feed, answer.response, answer.reading, answer.reading.parsed
    now = context.clock.now()
    hints = (parsed.interval_hint if parsed else None, fresh_for(response.headers, now))
    state = after_poll(
        feed.poll_state,
        reading.outcome,
        now=now,
        new_entries=new_entries,
        interval_hint=max((hint for hint in hints if hint), default=None),
        retry_after=response.retry_after,
        moved_to=response.url if response.permanent else None,
        spread=spread_of(feed.feed_id),
        policy=context.settings.polling,
    )
    return PolledFeed(
        feed=feed,
        outcome=reading.outcome,
        message=reading.message,
        response=response,
        state=state,
        validators=_validators_after(answer),
        key_policy=answer.key_policy,
        body_sha256=response.body_sha256 if reading.is_whole else feed.body_sha256,
        title=parsed.title if parsed else None,
        entries_listed=len(reading.entries),
        entries_new=new_entries,
        document=answer.document,
        is_whole=reading.is_whole or reading.outcome is Outcome.SAME_BODY,
    )


def _validators_after(answer: _Answer) -> Validators:
    """New ones only with a document that was read whole: a validator ahead of its entries loses them."""
    if answer.reading.is_whole or answer.reading.outcome is Outcome.SAME_BODY:
        return answer.response.validators
    return answer.feed.validators


def keyed_entries(entries: Sequence[Entry], policy: KeyPolicy) -> list[KeyedEntry]:
    """The entries with their keys, each key once: of entries that share one, the first listed counts."""
    keyed: dict[bytes, KeyedEntry] = {}
    for entry in entries:
        key = entry_key(entry, policy)
        if key is not None and key not in keyed:
            keyed[key] = _judge(key, entry)
    return list(keyed.values())


def _judge(key: bytes, entry: Entry) -> KeyedEntry:
    if entry.link is None:
        return KeyedEntry(key, entry, Outcome.NO_LINK, "the feed gives no usable http(s) link")
    return KeyedEntry(key, entry)
