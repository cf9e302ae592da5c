"""Entries of feeds, and the page addresses that they bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import Entry, ListedEntry, Outcome, Precision
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.stated_time import raw_time, stored_time
from wirecopy.store.storable import storable
from wirecopy.urls import clean_url, registrable_domain, url_key

MIN_TEXT_CHARACTERS = 400  # 80 words of five letters: what the extractor asks of a feed's text


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with its key in the feed, judged: `outcome` says why it cannot become a page, if so."""

    key: bytes
    entry: Entry
    outcome: Outcome | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one document of a feed listed; the keys must be distinct."""

    feed_id: int
    entries: Sequence[KeyedEntry]


@dataclass(frozen=True, slots=True)
class SavedEntries:
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry on its way into the table, with the digest by which a change of it shows."""

    feed_id: int
    item: KeyedEntry
    content_sha256: bytes | None  # None for a listed entry: the one it has

    @property
    def link(self) -> str | None:
        """The address of the page that it can become."""
        return self.item.entry.link if self.item.outcome is None else None


def save_entries(connection: Connection, listings: Sequence[Listing], now: datetime) -> list[SavedEntries]:
    """Store what these feeds listed and queue the pages that it leads to; one result for each listing.

    The caller must hold the feeds' rows: what is known of them is read before it is written. Only what is new or
    changed is sent at all, which of a document of 30 entries are 5. A listed entry stands there as it did before; were
    its row not to be found, Postgres refuses the batch instead of storing half of an entry.
    """
    rows = [
        _Row(
            listing.feed_id,
            item,
            None if isinstance(item.entry, ListedEntry) else _content_digest(item.entry),
        )
        for listing in listings
        for item in listing.entries
    ]
    if not rows:
        return [SavedEntries(0, 0) for _ in listings]
    unsettled = _unsettled(connection, rows, now)
    new, changed, seen = (
        [row for row in rows if unsettled.get((row.feed_id, row.item.key)) == what]
        for what in ("new", "changed", "seen")
    )
    _write(connection, [*new, *changed], now)
    _recheck(connection, changed, now)
    _seen(connection, seen, now)
    connection.execute(load_query("entry/save_listed"), _keys(rows))
    news, changes = Counter(row.feed_id for row in new), Counter(row.feed_id for row in changed)
    return [SavedEntries(news[listing.feed_id], changes[listing.feed_id]) for listing in listings]


def _unsettled(connection: Connection, rows: Sequence[_Row], now: datetime) -> dict[tuple[int, bytes], str]:
    """What is to be written of these entries, by feed and key; most of a document's stand as they are."""
    digests = [row.content_sha256 for row in rows]
    found = connection.execute(
        load_query("entry/find_unsaved"), {**_keys(rows), "content_sha256": digests, "now": now}
    )
    return {(feed_id, key): what for feed_id, key, what in found}


def _write(connection: Connection, rows: Sequence[_Row], now: datetime) -> None:
    if not rows:
        return
    _add_pages(connection, [row.link for row in rows if row.link], now)
    connection.execute(load_query("entry/save"), _columns(rows, now))


def _recheck(connection: Connection, changed: Sequence[_Row], now: datetime) -> None:
    if changed:
        connection.execute(load_query("page/recheck"), {**_keys(changed), "now": now})


def _seen(connection: Connection, rows: Sequence[_Row], now: datetime) -> None:
    if rows:
        connection.execute(
            load_query("entry/mark_seen"), {**_keys(rows), "source_digest": _source_digests(rows), "now": now}
        )


def _source_digests(rows: Sequence[_Row]) -> list[bytes | None]:
    return [row.item.entry.source_digest for row in rows]


def _keys(rows: Sequence[_Row]) -> dict[str, object]:
    return {"feed_id": [row.feed_id for row in rows], "key": [row.item.key for row in rows]}


def page_key(url: str) -> bytes:
    """SHA-256 of the key form of an address."""
    return sha256(url_key(url).encode("utf-8", "replace")).digest()


def _add_pages(connection: Connection, links: Sequence[str], now: datetime) -> None:
    connection.execute(
        load_query("page/add"),
        {
            "url": [clean_url(link) for link in links],
            "key_sha256": [page_key(link) for link in links],
            "domain": [registrable_domain(link) for link in links],
            "now": now,
        },
    )


def _columns(rows: Sequence[_Row], now: datetime) -> dict[str, object]:
    entries = [row.item.entry for row in rows]
    published = [stored_time(entry.published, now) for entry in entries]
    updated = [stored_time(entry.updated, now) for entry in entries]
    return {
        **_keys(rows),
        "now": now,
        "page_key": [page_key(row.link) if row.link else None for row in rows],
        "outcome": [row.item.outcome for row in rows],
        "message": [row.item.message for row in rows],
        "guid": [entry.guid for entry in entries],
        "link": [entry.link for entry in entries],
        "title": [entry.title for entry in entries],
        "summary": [entry.summary for entry in entries],
        "content": [entry.content for entry in entries],
        "image_url": [entry.image_url for entry in entries],
        "published_at": [claim.at for claim in published],
        "published_raw": [claim.raw for claim in published],
        "published_precision": [claim.precision for claim in published],
        "updated_at": [claim.at for claim in updated],
        "updated_raw": [claim.raw for claim in updated],
        "content_sha256": [row.content_sha256 for row in rows],
        "source_digest": _source_digests(rows),
        "authors": [_json_list(entry.authors) for entry in entries],
        "tags": [_json_list(entry.tags) for entry in entries],
    }


def _json_list(values: Sequence[str]) -> Jsonb:
    """A list as JSON: Postgres arrays of arrays must be rectangular, lists of authors are not."""
    return Jsonb([storable(value) for value in values])


def _content_digest(entry: Entry) -> bytes:
    parts = (
        entry.link or "",
        entry.title,
        entry.summary,
        entry.content,
        raw_time(entry.published) or "",
        raw_time(entry.updated) or "",
    )
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True)
class FeedMetadata:
    """What the feed that first listed a page says of it."""

    title: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    image_url: str | None
    published_at: datetime | None
    published_raw: str | None
    published_precision: Precision | None


def feed_metadata_of(connection: Connection, page_id: int) -> FeedMetadata | None:
    """The feed's claims about a page; None when no entry leads to it."""
    with connection.cursor(row_factory=row_of(FeedMetadata)) as cursor:
        return cursor.execute(load_query("entry/feed_metadata"), {"page_id": page_id}).fetchone()


@dataclass(frozen=True, slots=True)
class FeedText:
    """The text that a feed carries for a page, HTML as it was listed."""

    title: str
    content: str


def full_text_of(connection: Connection, page_id: int) -> FeedText | None:
    """The longest text that a feed of the page's own outlet carries; None when none can be a whole article."""
    with connection.cursor(row_factory=row_of(FeedText)) as cursor:
        parameters = {"page_id": page_id, "min_characters": MIN_TEXT_CHARACTERS}
        return cursor.execute(load_query("entry/full_text"), parameters).fetchone()
