"""Entries of feeds, and the page addresses that they bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from psycopg import Connection
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from wirecopy.model import Entry, Outcome
from wirecopy.store.claims import StoredClaim, stored_claim
from wirecopy.store.queries import load_query
from wirecopy.store.text import storable
from wirecopy.urls import clean_url, registrable_domain, url_key


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with its key in the feed, judged: `outcome` says why it cannot become a page, if so."""

    key: bytes
    entry: Entry
    outcome: Outcome | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class SavedEntries:
    new: int
    changed: int


def save_entries(
    connection: Connection, feed_id: int, entries: Sequence[KeyedEntry], now: datetime
) -> SavedEntries:
    """Store the entries of one document and queue the pages they lead to. Keys must be distinct."""
    if not entries:
        return SavedEntries(0, 0)
    _add_pages(
        connection, [item.entry.link for item in entries if item.outcome is None and item.entry.link], now
    )
    rows = connection.execute(load_query("entry/save"), _columns(feed_id, entries, now)).fetchall()
    changed_pages = [page_id for _, page_id, _, is_changed in rows if is_changed and page_id is not None]
    connection.execute(load_query("page/recheck"), {"page_ids": sorted(changed_pages), "now": now})
    return SavedEntries(
        new=sum(is_new for _, _, is_new, _ in rows), changed=sum(is_changed for *_, is_changed in rows)
    )


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


def _columns(feed_id: int, entries: Sequence[KeyedEntry], now: datetime) -> dict[str, object]:
    published = [stored_claim(item.entry.published, now) for item in entries]
    updated = [stored_claim(item.entry.updated, now) for item in entries]
    return {
        "feed_id": feed_id,
        "now": now,
        "key": [item.key for item in entries],
        "page_key": [
            page_key(item.entry.link) if item.outcome is None and item.entry.link else None
            for item in entries
        ],
        "outcome": [item.outcome for item in entries],
        "message": [item.message for item in entries],
        "guid": [item.entry.guid for item in entries],
        "link": [item.entry.link for item in entries],
        "title": [item.entry.title for item in entries],
        "summary": [item.entry.summary for item in entries],
        "content": [item.entry.content for item in entries],
        "image_url": [item.entry.image_url for item in entries],
        "published_at": [claim.at for claim in published],
        "published_raw": [claim.raw for claim in published],
        "published_precision": [claim.precision for claim in published],
        "updated_at": [claim.at for claim in updated],
        "updated_raw": [claim.raw for claim in updated],
        "content_sha256": [
            _content_digest(item.entry, first, second)
            for item, first, second in zip(entries, published, updated, strict=True)
        ],
        "authors": [_json_list(item.entry.authors) for item in entries],
        "tags": [_json_list(item.entry.tags) for item in entries],
    }


def _json_list(values: Sequence[str]) -> Jsonb:
    """A list as JSON: Postgres arrays of arrays must be rectangular, lists of authors are not."""
    return Jsonb([storable(value) for value in values])


def _content_digest(entry: Entry, published: StoredClaim, updated: StoredClaim) -> bytes:
    parts = (
        entry.link or "",
        entry.title,
        entry.summary,
        entry.content,
        published.raw or "",
        updated.raw or "",
    )
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True)
class FeedClaims:
    """What the feed that first listed a page says of it."""

    title: str
    authors: list[str]
    tags: list[str]
    image_url: str | None
    published_at: datetime | None
    published_raw: str | None
    published_precision: str | None


def claims_of(connection: Connection, page_id: int) -> FeedClaims | None:
    """The feed's claims about a page; None when no entry leads to it."""
    with connection.cursor(row_factory=class_row(FeedClaims)) as cursor:
        return cursor.execute(load_query("entry/claims"), {"page_id": page_id}).fetchone()
