"""Having a feed polled by the next run, whenever it would have been due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection

from wirecopy.errors import UsageError
from wirecopy.schedule.poll_request import PollRequest, poll_request
from wirecopy.store.database import Database
from wirecopy.store.feed import lock_schedule, make_due


@dataclass(frozen=True, slots=True)
class RequestedPoll:
    """What came of the wish, and how long the feed has been due, if it is."""

    answer: PollRequest
    due_for: timedelta


def poll_now(database: Database, feed_id: int, now: datetime) -> RequestedPoll:
    """Make a feed due, unless something stands against it: the next run polls it. `now` is by the pipeline's clock.

    Raises:
        UsageError: there is no such feed.
        DatabaseError: the database cannot be reached.
    """
    return database.transact(_make_due, feed_id, now)


def _make_due(connection: Connection, feed_id: int, now: datetime) -> RequestedPoll:
    feed = lock_schedule(connection, feed_id)
    if feed is None:
        raise UsageError(f"there is no feed {feed_id}")
    answer = poll_request(feed, now)
    if answer is PollRequest.MADE_DUE:
        make_due(connection, feed_id, now)
    return RequestedPoll(answer, max(now - feed.next_poll_at, timedelta()))
