"""Reads and changes the keys of stored entries. feeds/identity.py makes the keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from psycopg import Connection

from wirecopy.model import Entry, ListedEntry, StatedTime
from wirecopy.store.queries import load_query


def listed_before(connection: Connection, feed_ids: Sequence[int]) -> Mapping[int, Sequence[ListedEntry]]:
    """What the last document of each feed listed, by feed: guid, link, title, published and source digest."""
    listed: defaultdict[int, list[ListedEntry]] = defaultdict(list)
    for feed_id, guid, link, title, at, raw, digest in connection.execute(
        load_query("entry/last_listed"), {"feed_ids": list(feed_ids)}
    ):
        listed[feed_id].append(ListedEntry(guid, link, title, _stated_time(at, raw), source_digest=digest))
    return listed


def stored_identities(connection: Connection, feed_id: int, limit: int) -> list[tuple[bytes, Entry]]:
    """The feed's `limit` newest entries with their keys, the oldest first. Content is read only without a summary."""
    found = connection.execute(load_query("entry/identities"), {"feed_id": feed_id, "max": limit})
    return [
        (key, Entry(guid, link, title, _stated_time(at, raw), summary=summary, content=content))
        for key, guid, link, title, at, raw, summary, content in found
    ]


def move_keys(connection: Connection, feed_id: int, moved: Mapping[bytes, bytes]) -> None:
    """Give entries of a feed new keys; `moved` has them by old key. The caller must have locked the feed's row."""
    connection.execute(
        load_query("entry/rekey"), {"feed_id": feed_id, "old": list(moved), "new": list(moved.values())}
    )


def _stated_time(at: datetime | None, raw: str | None) -> StatedTime | None:
    return None if raw is None else StatedTime(at, raw, precision=None, source="")
