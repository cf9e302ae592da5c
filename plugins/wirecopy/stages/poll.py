"""poll: due feeds are fetched and read, their entries stored, their pages queued."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import uvloop
from psycopg import Connection

from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.identity import choose_policy, entry_key
from wirecopy.feeds.parse import parse_feed
from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Entry, KeyPolicy, Outcome, ParsedFeed, Response, Validators
from wirecopy.schedule import DUE_AHEAD, after_poll
from wirecopy.settings import ParseLimits
from wirecopy.stages.context import StageContext
from wirecopy.stages.outward import gather_all, open_fetcher
from wirecopy.store.document import StoredDocument, add_document
from wirecopy.store.entry import KeyedEntry, SavedEntries, save_entries
from wirecopy.store.feed import ClaimedFeed, PolledFeed, claim_feeds, save_poll, still_holds

_CLAIM = 500


@dataclass(frozen=True, slots=True)
class _Reading:
    """What became of a response: parsed, or an outcome that says why not."""

    outcome: Outcome
    message: str = ""
    parsed: ParsedFeed | None = None

    @property
    def is_whole(self) -> bool:
        return self.parsed is not None and self.parsed.is_complete


def poll(context: StageContext) -> dict[str, int]:
    """Poll every due feed of the shard. Trouble with a feed is its outcome; only ours is an exception."""
    return uvloop.run(_poll_shard(context))


async def _poll_shard(context: StageContext) -> dict[str, int]:
    counts: Counter[str] = Counter()
    limits = context.settings.parse
    with ConfinedWorker(
        seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=["wirecopy.feeds.parse"]
    ) as worker:
        parser = _Parser(worker, limits)
        async with open_fetcher(context) as fetcher:
            while feeds := await asyncio.to_thread(context.database.transact, _claim, context):
                polls = (asyncio.create_task(_poll_feed(context, fetcher, parser, feed)) for feed in feeds)
                counts.update(await gather_all(polls))
    return dict(counts)


async def _poll_feed(context: StageContext, fetcher: Fetcher, parser: _Parser, feed: ClaimedFeed) -> Outcome:
    response = await fetcher.get(feed.url, DocumentKind.FEED, feed.validators)
    if response.outcome is Outcome.OK and sha256(response.body).digest() == feed.body_sha256:
        reading, document = _Reading(Outcome.SAME_BODY), None
    elif response.outcome is Outcome.OK:
        document = await asyncio.to_thread(_keep_raw, context, response)
        reading = await parser.read(response)
    else:
        reading, document = _Reading(response.outcome, response.message), None
    await asyncio.to_thread(context.database.transact, _store, context, feed, response, reading, document)
    context.report(1)
    return reading.outcome


class _Parser:
    """Reads feeds one at a time in a process that may be killed: ten-kilobyte feeds can stall a parser for hours."""

    def __init__(self, worker: ConfinedWorker, limits: ParseLimits) -> None:
        self._worker = worker
        self._limits = limits
        self._turn = asyncio.Lock()

    async def read(self, response: Response) -> _Reading:
        async with self._turn:
            return await asyncio.to_thread(self._parse, response)

    def _parse(self, response: Response) -> _Reading:
        try:
            parsed = self._worker.call(
                parse_feed, response.body, response.url, response.content_type, self._limits
            )
        except FeedError as error:
            return _Reading(error.outcome, error.message)
        except WorkerKilled as error:
            return _Reading(Outcome.PARSER_KILLED, str(error))
        except (
            Exception
        ) as error:  # a bug of the parser's or ours: the raw document is kept, the next feed goes on
            return _Reading(Outcome.PARSER_FAILED, f"{type(error).__name__}: {error}")
        return _Reading(Outcome.OK if parsed.entries else Outcome.EMPTY_FEED, parsed.note, parsed)


def _claim(connection: Connection, context: StageContext) -> list[ClaimedFeed]:
    return claim_feeds(
        connection,
        due=context.run.started_at + DUE_AHEAD,
        started=context.run.started_at,
        now=context.clock.now(),
        lease=context.settings.lease,
        shard=context.shard,
        shards=context.run.shards,
        holder=context.holder,
        limit=_CLAIM,
    )


def _keep_raw(context: StageContext, response: Response) -> StoredDocument:
    return context.database.transact(add_document, DocumentKind.FEED, response, context.clock.now())


def _store(
    connection: Connection,
    context: StageContext,
    feed: ClaimedFeed,
    response: Response,
    reading: _Reading,
    document: StoredDocument | None,
) -> None:
    """Everything that a poll learned, in one transaction."""
    if not still_holds(connection, feed.feed_id, context.holder):
        return
    now = context.clock.now()
    parsed = reading.parsed
    policy = choose_policy(parsed.entries, feed.key_policy) if parsed else feed.key_policy
    saved = (
        save_entries(connection, feed.feed_id, keyed_entries(parsed.entries, policy), now)
        if parsed
        else SavedEntries(0, 0)
    )
    state = after_poll(
        feed.poll_state,
        reading.outcome,
        now=now,
        new_entries=saved.new,
        interval_hint=parsed.interval_hint if parsed else None,
        retry_after=response.retry_after,
        policy=context.settings.polling,
    )
    polled = PolledFeed(
        outcome=reading.outcome,
        message=reading.message,
        response=response,
        state=state,
        validators=_validators_after(feed, response, reading),
        key_policy=policy,
        body_sha256=sha256(response.body).digest() if reading.is_whole else feed.body_sha256,
        title=parsed.title if parsed else None,
        entries_listed=len(parsed.entries) if parsed else 0,
        entries_new=saved.new,
        document=document,
    )
    save_poll(connection, feed, context.run.run_id, polled, now)


def _validators_after(feed: ClaimedFeed, response: Response, reading: _Reading) -> Validators:
    """New ones only with a document that was read whole: a validator ahead of its entries loses them."""
    if reading.is_whole or reading.outcome is Outcome.SAME_BODY:
        return response.validators
    return feed.validators


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
