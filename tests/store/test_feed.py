"""Feeds: configuration, claims, and the state that a poll leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from psycopg import Connection

from tests.pipeline import Background, rows, value
from tests.store.rows import NOW, outlet, save_listing, save_poll, sync
from wirecopy.model import ClaimedFeed, KeyPolicy, Outcome, PollDecision, PollState, Response, Validators
from wirecopy.store.database import Database
from wirecopy.store.feed import (
    SyncCounts,
    claim_feeds,
    still_claimed,
    sync_feeds,
)
from wirecopy.store.outlet import sync_outlets

HOUR = timedelta(hours=1)
FEEDS = [f"http://{name}.example/f" for name in "abcdefgh"]


def claim(
    connection: Connection,
    holder: str = "1/poll/0",
    *,
    now: datetime = NOW,
    shard: int = 0,
    shards: int = 1,
    limit: int = 500,
) -> list[ClaimedFeed]:
    return claim_feeds(
        connection,
        due=now,
        started=now,
        now=now,
        lease=HOUR,
        shard=shard,
        shards=shards,
        holder=holder,
        limit=limit,
    )


def polled(
    feed: ClaimedFeed,
    outcome: Outcome = Outcome.OK,
    *,
    etag: str | None = None,
    next_poll_at: datetime = NOW + HOUR,
    gone: bool = False,
) -> PollDecision:
    return PollDecision(
        feed=feed,
        response=Response(outcome, url="http://a.example/f"),
        outcome=outcome,
        message="",
        entries=(),
        entries_listed=0,
        key_policy=KeyPolicy.GUID,
        validators=Validators(etag),
        body_sha256=None,
        is_whole=False,
        title=None,
        interval_hint=None,
        next_state=PollState(next_poll_at=next_poll_at, gone=gone),
    )


@pytest.fixture
def feeds(database: Database) -> Database:
    with database.transaction() as connection:
        sync(connection, *(outlet(url.split("/")[2], url) for url in FEEDS))
    return database


# ------------------------------------------------------------------------------------- configuration


def _sync(database: Database, *urls: str, category: str = "general") -> SyncCounts:
    with database.transaction() as connection:
        configured = [outlet("a.example", *urls)]
        sync_outlets(connection, configured, NOW)
        return sync_feeds(connection, configured, NOW)


def test_feeds_are_added_once_and_then_left_alone(database: Database) -> None:
    assert _sync(database, *FEEDS[:2]) == SyncCounts(added=2, changed=0, retired=0)
    assert _sync(database, *FEEDS[:2]) == SyncCounts(added=0, changed=0, retired=0)


def test_a_feed_that_left_the_file_is_retired_and_comes_back_as_the_same_feed(database: Database) -> None:
    _sync(database, *FEEDS[:2])
    with database.transaction() as connection:
        connection.execute("update wirecopy.feed set etag = 'kept', next_poll_at = %s", (NOW + 100 * HOUR,))
    assert _sync(database, FEEDS[0]) == SyncCounts(added=0, changed=0, retired=1)
    with database.transaction() as connection:
        assert [feed.url for feed in claim(connection, now=NOW + 200 * HOUR)] == [FEEDS[0]]
    assert _sync(database, *FEEDS[:2]) == SyncCounts(added=0, changed=1, retired=0)
    back = rows(
        database, "select status, etag, next_poll_at from wirecopy.feed where url = %(url)s", url=FEEDS[1]
    )
    assert back == [("active", "kept", NOW)]


def test_a_feed_may_move_to_another_outlet(database: Database) -> None:
    _sync(database, FEEDS[0])
    with database.transaction() as connection:
        moved = [outlet("b.example", FEEDS[0])]
        sync_outlets(connection, moved, NOW)
        assert sync_feeds(connection, moved, NOW) == SyncCounts(added=0, changed=1, retired=0)
    assert (
        value(database, "select o.domain from wirecopy.feed join wirecopy.outlet o using (outlet_id)")
        == "b.example"
    )


# --------------------------------------------------------------------------------------------- claims


def test_a_claimed_feed_goes_to_nobody_else_until_its_lease_ends(feeds: Database) -> None:
    assert len(feeds.transact(claim, "one")) == len(FEEDS)
    assert feeds.transact(claim, "two") == []
    assert len(feeds.transact(claim, "two", now=NOW + HOUR + timedelta(seconds=1))) == len(FEEDS)


def test_two_workers_at_once_never_get_the_same_feed(feeds: Database) -> None:
    with feeds.session() as first:
        mine = claim(first, "one", limit=3)
        theirs = Background(lambda: feeds.transact(claim, "two")).result()  # waits for nobody
        first.commit()
    assert len(mine) == 3
    assert {feed.feed_id for feed in mine}.isdisjoint(feed.feed_id for feed in theirs)
    assert {feed.url for feed in (*mine, *theirs)} == set(FEEDS)


def test_shards_share_out_all_feeds_without_overlap(feeds: Database) -> None:
    taken = [
        feed.url
        for shard in range(5)
        for feed in feeds.transact(claim, f"1/poll/{shard}", shard=shard, shards=5)
    ]
    assert sorted(taken) == FEEDS


def test_a_feed_is_claimed_once_in_a_run_whatever_its_schedule_says(feeds: Database) -> None:
    for feed in feeds.transact(claim):
        feeds.transact(save_poll, 1, polled(feed, next_poll_at=NOW), NOW)
    assert feeds.transact(claim) == []
    assert len(feeds.transact(claim, now=NOW + HOUR)) == len(FEEDS)


def test_a_feed_that_is_not_due_or_retired_is_not_claimed(feeds: Database) -> None:
    with feeds.transaction() as connection:
        connection.execute(
            "update wirecopy.feed set next_poll_at = %s where url = %s", (NOW + HOUR, FEEDS[0])
        )
        connection.execute("update wirecopy.feed set status = 'retired' where url = %s", (FEEDS[1],))
        connection.execute("update wirecopy.feed set status = 'gone' where url = %s", (FEEDS[2],))
    assert sorted(feed.url for feed in feeds.transact(claim)) == FEEDS[2:]


def test_a_worker_whose_lease_ran_out_no_longer_holds_the_feed(feeds: Database) -> None:
    (feed, *_) = feeds.transact(claim, "slow", limit=1)
    assert feeds.transact(still_claimed, [feed.feed_id], "slow") == {feed.feed_id}
    feeds.transact(claim, "quick", now=NOW + 2 * HOUR)
    assert feeds.transact(still_claimed, [feed.feed_id], "slow") == set()
    assert feeds.transact(still_claimed, [feed.feed_id], "quick") == {feed.feed_id}


# ---------------------------------------------------------------------------------------------- polls


def test_validators_and_entries_are_kept_or_lost_together(feeds: Database) -> None:
    """Saved ahead of their entries, validators lose them: 35 of 772 in 150 kills (docs/evidence/reliability.md 5)."""
    from tests.store.test_entry import entry

    (feed, *_) = feeds.transact(claim, limit=1)

    def poll_and_crash(connection: Connection) -> None:
        save_listing(connection, feed.feed_id, [entry(1)], NOW)
        save_poll(connection, 1, polled(feed, etag='"new"'), NOW)
        raise RuntimeError("killed before the commit")

    with pytest.raises(RuntimeError):
        feeds.transact(poll_and_crash)
    state = "select (select count(*) from wirecopy.entry), etag, last_polled_at from wirecopy.feed where feed_id = %(id)s"
    assert rows(feeds, state, id=feed.feed_id) == [(0, None, None)]

    with feeds.transaction() as connection:
        save_listing(connection, feed.feed_id, [entry(1)], NOW)
        save_poll(connection, 1, polled(feed, etag='"new"'), NOW)
    assert rows(feeds, state, id=feed.feed_id) == [(1, '"new"', NOW)]


def test_a_poll_gives_the_claim_back_and_counts_in_the_run(feeds: Database) -> None:
    (feed, *_) = feeds.transact(claim, limit=1)
    feeds.transact(save_poll, 7, polled(feed, Outcome.GONE, gone=True), NOW)
    assert rows(
        feeds,
        "select status, lease_holder, last_outcome, last_success_at from wirecopy.feed where feed_id = %(id)s",
        id=feed.feed_id,
    ) == [("gone", None, "gone", None)]
    assert rows(feeds, "select run_id, outcome from wirecopy.poll") == [(7, "gone")]
