"""Keeps the tables small and the comparison of texts fast: deletes old rows, notes stop shingles, ends long readers."""

from __future__ import annotations

from datetime import datetime, timedelta

from psycopg import Connection

from wirecopy.store.partition import drop_partition, shingle_partitions
from wirecopy.store.queries import load_query


def note_stop_shingles(connection: Connection, *, stories: int, stories_of_outlet: int, now: datetime) -> int:
    """Count again which shingle hashes are boilerplate; returns how many there are.

    A hash is boilerplate if more than `stories` stories have it, or more than `stories_of_outlet` unrelated stories of
    one outlet.
    """
    connection.execute(load_query("server/allow_15_minutes"))
    row = connection.execute(
        load_query("fingerprint/note_stop_shingles"),
        {"stories": stories, "stories_of_outlet": stories_of_outlet, "now": now},
    ).fetchone()
    return int(row[0]) if row else 0


def drop_old_shingles(connection: Connection, before: datetime) -> int:
    """Drop the partitions of shingles that ended before that time; returns how many."""
    old = [partition for partition in shingle_partitions(connection) if partition.until <= before]
    for partition in old:
        drop_partition(connection, partition)
    return len(old)


def delete_polls(
    connection: Connection, *, before: datetime, after: int, limit: int
) -> tuple[int | None, int]:
    """Delete old polls, at most `limit` of those with a number above `after`; returns the same as `_batch`."""
    return _batch(connection, "feed/delete_polls", before, after, limit)


def delete_page_fetches(
    connection: Connection, *, before: datetime, after: int, limit: int
) -> tuple[int | None, int]:
    """Look at `limit` old page fetches with a number above `after`, and delete those that nothing needs any more."""
    return _batch(connection, "page/delete_fetches", before, after, limit)


def _batch(
    connection: Connection, query: str, before: datetime, after: int, limit: int
) -> tuple[int | None, int]:
    """The number to go on from (None: all rows were looked at), and how many rows were deleted."""
    row = connection.execute(load_query(query), {"before": before, "after": after, "max": limit}).fetchone()
    assert row is not None
    return row[0], row[1]


def delete_robots(connection: Connection, before: datetime) -> int:
    """Delete robots.txt files that were read before that time; returns how many."""
    return connection.execute(load_query("robots/delete"), {"before": before}).rowcount


def end_long_readers(connection: Connection, longest: timedelta) -> list[tuple[int, datetime]]:
    """End the sessions of readers whose transaction is older; returns their process numbers and when it began.

    Where we may not end them, none is.
    """
    rows = connection.execute(load_query("server/end_long_readers"), {"longest": longest}).fetchall()
    return [(pid, began_at) for pid, began_at, is_ended in rows if is_ended]
