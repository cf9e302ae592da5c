"""Stores the entries of feeds, and queues the pages that they link to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import FeedMetadata, FeedText, KeyedEntry
from wirecopy.storable_text import storable
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.stated_time import stored_time
from wirecopy.urls import clean_url, registrable_domain, url_key

_LATER = timedelta(hours=1)  # the next run

_Row = tuple[int, KeyedEntry]  # the number of the feed, and what it listed


@dataclass(frozen=True, slots=True)
class SavedEntries:
    new: int
    changed: int


def save_entries(
    connection: Connection,
    listed: Mapping[int, Sequence[KeyedEntry]],
    now: datetime,
    *,
    new_pages_per_feed: int,
) -> dict[int, SavedEntries]:
    """Store what these feeds listed and queue their pages; `listed` has the entries by feed, with distinct keys.

    Of the new pages of a feed so many are due at once, those that it lists first. The others are due an hour later, when
    what the outlet's other feeds have listed meanwhile comes before them.

    The caller must have locked the feeds' rows: the stored entries are read before they are written. Only new and
    changed entries are sent whole, mostly a few of a document. A `ListedEntry` must have a row already; if it is missing,
    Postgres refuses the batch instead of storing half an entry.
    """
    rows = [(feed_id, entry) for feed_id, entries in listed.items() for entry in entries]
    changes = _changes(connection, rows, now) if rows else {}
    new, changed, seen = (
        [row for row in rows if changes.get((row[0], row[1].key)) == change]
        for change in ("new", "changed", "seen")
    )
    due = _due_times(new, new_pages_per_feed, now)
    _write(connection, [*new, *changed], [*due, *(now for _ in changed)], now)
    _recheck_pages(connection, changed, now)
    _note_seen(connection, seen, now)
    if rows:
        connection.execute(load_query("entry/save_listed"), _keys(rows))
    news, others = Counter(feed_id for feed_id, _ in new), Counter(feed_id for feed_id, _ in changed)
    return {feed_id: SavedEntries(news[feed_id], others[feed_id]) for feed_id in listed}


def _changes(connection: Connection, rows: Sequence[_Row], now: datetime) -> dict[tuple[int, bytes], str]:
    """What to write of these entries, by feed and key: "new", "changed" or "seen". Most entries need no write."""
    digests = [entry.content_sha256 for _, entry in rows]
    found = connection.execute(
        load_query("entry/find_unsaved"), {**_keys(rows), "content_sha256": digests, "now": now}
    )
    return {(feed_id, key): change for feed_id, key, change in found}


def _due_times(new: Sequence[_Row], at_once: int, now: datetime) -> list[datetime]:
    """When the page of each new entry is due."""
    before: Counter[int] = Counter()  # by feed
    times = []
    for feed_id, _ in new:
        times.append(now if before[feed_id] < at_once else now + _LATER)
        before[feed_id] += 1
    return times


def _write(connection: Connection, rows: Sequence[_Row], due: Sequence[datetime], now: datetime) -> None:
    if not rows:
        return
    links = [
        (entry.page_link, at) for (_, entry), at in zip(rows, due, strict=True) if entry.page_link is not None
    ]
    _add_pages(connection, links, now)
    connection.execute(load_query("entry/save"), _columns(rows, now))


def _recheck_pages(connection: Connection, changed: Sequence[_Row], now: datetime) -> None:
    if changed:
        connection.execute(load_query("page/recheck"), {**_keys(changed), "now": now})


def _note_seen(connection: Connection, rows: Sequence[_Row], now: datetime) -> None:
    if rows:
        connection.execute(
            load_query("entry/mark_seen"), {**_keys(rows), "source_digest": _source_digests(rows), "now": now}
        )


def _source_digests(rows: Sequence[_Row]) -> list[bytes | None]:
    return [entry.entry.source_digest for _, entry in rows]


def _keys(rows: Sequence[_Row]) -> dict[str, object]:
    return {"feed_id": [feed_id for feed_id, _ in rows], "key": [entry.key for _, entry in rows]}


def page_key(url: str) -> bytes:
    """SHA-256 of an address's key (urls.url_key)."""
    return sha256(url_key(url).encode("utf-8", "replace")).digest()


def _add_pages(connection: Connection, links: Sequence[tuple[str, datetime]], now: datetime) -> None:
    connection.execute(
        load_query("page/add"),
        {
            "url": [clean_url(link) for link, _ in links],
            "key_sha256": [page_key(link) for link, _ in links],
            "domain": [registrable_domain(link) for link, _ in links],
            "due": [due for _, due in links],
            "now": now,
        },
    )


def _columns(rows: Sequence[_Row], now: datetime) -> dict[str, object]:
    keyed = [entry for _, entry in rows]
    entries = [entry.entry for entry in keyed]
    published = [stored_time(entry.published, now) for entry in entries]
    updated = [stored_time(entry.updated, now) for entry in entries]
    return {
        **_keys(rows),
        "now": now,
        "page_key": [page_key(entry.page_link) if entry.page_link else None for entry in keyed],
        "outcome": [entry.outcome for entry in keyed],
        "message": [entry.message for entry in keyed],
        "guid": [entry.guid for entry in entries],
        "link": [entry.link for entry in entries],
        "title": [entry.title for entry in entries],
        "summary": [entry.summary for entry in entries],
        "content": [entry.content for entry in entries],
        "image_url": [entry.image_url for entry in entries],
        "published_at": [time.at for time in published],
        "published_raw": [time.raw for time in published],
        "published_precision": [time.precision for time in published],
        "updated_at": [time.at for time in updated],
        "updated_raw": [time.raw for time in updated],
        "content_sha256": [entry.content_sha256 for entry in keyed],
        "source_digest": _source_digests(rows),
        "authors": [_json_list(entry.authors) for entry in entries],
        "tags": [_json_list(entry.tags) for entry in entries],
    }


def _json_list(values: Sequence[str]) -> Jsonb:
    """A list as JSON. An array of arrays must be rectangular in Postgres, and lists of authors have different lengths."""
    return Jsonb([storable(value) for value in values])


def feed_metadata_of(connection: Connection, page_id: int) -> FeedMetadata:
    """What the feeds say about a page; empty if no entry links to it."""
    with connection.cursor(row_factory=row_of(FeedMetadata)) as cursor:
        found = cursor.execute(load_query("entry/feed_metadata"), {"page_id": page_id}).fetchone()
    return found or FeedMetadata()


def feed_text_of(connection: Connection, page_id: int, min_characters: int) -> FeedText | None:
    """The longest text that a feed of the page's own outlet carries for it; its content has `min_characters` or is empty."""
    with connection.cursor(row_factory=row_of(FeedText)) as cursor:
        parameters = {"page_id": page_id, "min_characters": min_characters}
        return cursor.execute(load_query("entry/feed_text"), parameters).fetchone()
