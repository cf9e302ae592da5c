"""Feeds with their polling state, and polls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from psycopg import Connection
from psycopg.rows import class_row

from wirecopy.config.outlets import OutletConfig
from wirecopy.model import KeyPolicy, Outcome, PollState, Response, Validators
from wirecopy.store.document import StoredDocument
from wirecopy.store.queries import load_query
from wirecopy.urls import registrable_domain


@dataclass(frozen=True, slots=True)
class SyncCounts:
    added: int
    changed: int
    retired: int


@dataclass(frozen=True, slots=True)
class ClaimedFeed:
    """A feed that a worker has claimed, with all that its poll depends on."""

    feed_id: int
    url: str
    status: str
    key_policy: KeyPolicy
    etag: str | None
    last_modified: str | None
    body_sha256: bytes | None
    failures_in_row: int
    last_new_at: datetime | None
    moved_to: str | None
    moved_count: int

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)

    @property
    def poll_state(self) -> PollState:
        return PollState(
            failures_in_row=self.failures_in_row,
            last_new_at=self.last_new_at,
            gone=self.status == "gone",
            moved_to=self.moved_to,
            moved_count=self.moved_count,
        )


@dataclass(frozen=True, slots=True)
class PolledFeed:
    """What a poll leaves behind: the row of the poll and the feed's new state."""

    outcome: Outcome
    message: str
    response: Response
    state: PollState
    validators: Validators
    key_policy: KeyPolicy
    body_sha256: bytes | None
    title: str | None
    entries_listed: int
    entries_new: int
    document: StoredDocument | None


def sync_feeds(connection: Connection, outlets: Sequence[OutletConfig], now: datetime) -> SyncCounts:
    """Make the table's unretired feeds exactly these."""
    rows = [(outlet.domain, feed) for outlet in outlets for feed in outlet.feeds]
    digests = [_digest(feed.url) for _, feed in rows]
    touched = connection.execute(
        load_query("feed/sync"),
        {
            "outlet_domain": [domain for domain, _ in rows],
            "url": [feed.url for _, feed in rows],
            "url_sha256": digests,
            "domain": [registrable_domain(feed.url) for _, feed in rows],
            "category": [feed.category for _, feed in rows],
            "now": now,
        },
    ).fetchall()
    retired = connection.execute(load_query("feed/retire"), {"url_sha256": digests}).rowcount
    added = sum(inserted for (inserted,) in touched)
    return SyncCounts(added=added, changed=len(touched) - added, retired=retired)


def claim_feeds(
    connection: Connection,
    *,
    due: datetime,
    started: datetime,
    now: datetime,
    lease: timedelta,
    shard: int,
    shards: int,
    holder: str,
    limit: int,
) -> list[ClaimedFeed]:
    """Take feeds of a shard that are due; nobody else gets them until the lease ends."""
    with connection.cursor(row_factory=class_row(ClaimedFeed)) as cursor:
        return cursor.execute(
            load_query("feed/claim"),
            {
                "due": due,
                "started": started,
                "now": now,
                "until": now + lease,
                "shard": shard,
                "shards": shards,
                "holder": holder,
                "max": limit,
            },
        ).fetchall()


def still_holds(connection: Connection, feed_id: int, holder: str) -> bool:
    """Whether the claim is still ours; locks the feed until the transaction ends."""
    return (
        connection.execute(load_query("feed/lock"), {"feed_id": feed_id, "holder": holder}).fetchone()
        is not None
    )


def save_poll(
    connection: Connection, feed: ClaimedFeed, run_id: int, polled: PolledFeed, now: datetime
) -> None:
    """Store a poll and the feed's new state, in the transaction that stored its entries."""
    state, response, document = polled.state, polled.response, polled.document
    connection.execute(
        load_query("feed/add_poll"),
        {
            "feed_id": feed.feed_id,
            "run_id": run_id,
            "now": now,
            "outcome": polled.outcome,
            "message": polled.message,
            "http_status": response.status,
            "final_url": response.url,
            "seconds": response.seconds,
            "wire_bytes": response.wire_bytes,
            "entries_listed": polled.entries_listed,
            "entries_new": polled.entries_new,
            "document_id": document.document_id if document else None,
            "document_fetched_at": document.fetched_at if document else None,
        },
    )
    connection.execute(
        load_query("feed/save"),
        {
            "feed_id": feed.feed_id,
            "status": "gone" if state.gone else "active",
            "title": polled.title,
            "key_policy": polled.key_policy,
            "etag": polled.validators.etag,
            "last_modified": polled.validators.last_modified,
            "body_sha256": polled.body_sha256,
            "moved_to": state.moved_to,
            "moved_count": state.moved_count,
            "next_poll_at": state.next_poll_at,
            "now": now,
            "success": polled.outcome.is_success,
            "last_new_at": state.last_new_at,
            "outcome": polled.outcome,
            "message": polled.message,
            "failures_in_row": state.failures_in_row,
        },
    )


def _digest(url: str) -> bytes:
    return sha256(url.encode()).digest()


@dataclass(frozen=True, slots=True)
class FeedHealth:
    outlet: str
    url: str
    status: str
    last_outcome: str | None
    entries_per_day: int
    message: str


def feed_health(connection: Connection) -> list[FeedHealth]:
    """Every feed with its health, the worst first."""
    with connection.cursor(row_factory=class_row(FeedHealth)) as cursor:
        return cursor.execute(load_query("feed/health")).fetchall()
