"""Stores feeds with their polling state, and polls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Unpack

from psycopg import Connection

from wirecopy.config.outlets import OutletConfig
from wirecopy.model import (
    ClaimedFeed,
    DocumentKind,
    FeedState,
    Outcome,
    PollDecision,
    Response,
    StoredDocument,
)
from wirecopy.schedule.poll_request import PollSchedule
from wirecopy.store.claim import Claim, claim_due
from wirecopy.store.document import add_documents
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.urls import registrable_domain


@dataclass(frozen=True, slots=True)
class SyncCounts:
    added: int
    changed: int
    retired: int


def sync_feeds(connection: Connection, outlets: Sequence[OutletConfig], now: datetime) -> SyncCounts:
    """Make these the feeds of the table; other feeds are retired."""
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


def find_url(connection: Connection, feed_id: int) -> str | None:
    """The address under which a feed is configured."""
    row = connection.execute(load_query("feed/find_url"), {"feed_id": feed_id}).fetchone()
    return None if row is None else str(row[0])


def retire_feed(connection: Connection, feed_id: int) -> None:
    """Retire one feed, before the next run finds that it left the configuration."""
    connection.execute(load_query("feed/retire_one"), {"feed_id": feed_id})


def lock_schedule(connection: Connection, feed_id: int) -> PollSchedule | None:
    """What stands for or against polling a feed now. Locks the feed until the transaction ends."""
    with connection.cursor(row_factory=row_of(PollSchedule)) as cursor:
        return cursor.execute(load_query("feed/lock_schedule"), {"feed_id": feed_id}).fetchone()


def make_due(connection: Connection, feed_id: int, now: datetime) -> None:
    """Let the next run poll a feed."""
    connection.execute(load_query("feed/make_due"), {"feed_id": feed_id, "now": now})


def claim_feeds(connection: Connection, **claim: Unpack[Claim]) -> list[ClaimedFeed]:
    """Take due feeds of a shard. No other worker gets them until the lease ends."""
    return claim_due(connection, "feed/claim", ClaimedFeed, claim)


def unclaim_feeds(connection: Connection, holder: str) -> None:
    """Give claimed feeds back unchanged."""
    connection.execute(load_query("feed/unclaim"), {"holder": holder})


def still_claimed(connection: Connection, feed_ids: Sequence[int], holder: str) -> set[int]:
    """The feeds that the holder still has claimed. Locks them until the transaction ends."""
    rows = connection.execute(load_query("feed/lock"), {"feed_ids": list(feed_ids), "holder": holder})
    return {feed_id for (feed_id,) in rows}


def keep_documents(
    connection: Connection, fetched: Sequence[tuple[ClaimedFeed, Response]], now: datetime
) -> list[StoredDocument]:
    """Store the raw documents of feeds; returns them in their order.

    A document that no parser could read arrives at each poll again. It is stored once.
    """
    unread = [feed.feed_id for feed, _ in fetched if feed.is_unread]
    before = _last_documents(connection, unread) if unread else {}
    kept = [before.get((feed.feed_id, response.body_sha256)) for feed, response in fetched]
    missing = [response for (_, response), document in zip(fetched, kept, strict=True) if document is None]
    added = iter(add_documents(connection, DocumentKind.FEED, missing, now))
    return [document or next(added) for document in kept]


def _last_documents(
    connection: Connection, feed_ids: Sequence[int]
) -> dict[tuple[int, bytes], StoredDocument]:
    rows = connection.execute(load_query("feed/last_documents"), {"feed_ids": list(feed_ids)})
    return {(feed_id, digest): StoredDocument(number, at) for feed_id, digest, number, at in rows}


def save_polls(connection: Connection, run_id: int, polls: Sequence[PollDecision], now: datetime) -> None:
    """Store polls and the feeds' new states, in the transaction that stored their entries."""
    ids: dict[str, object] = {"now": now, "feed_id": [poll.feed.feed_id for poll in polls]}
    endings = {
        "outcome": [poll.outcome for poll in polls],
        "message": [poll.message for poll in polls],
    }
    connection.execute(
        load_query("feed/add_polls"), {**ids, **endings, "run_id": run_id, **_poll_columns(polls)}
    )
    connection.execute(load_query("feed/save"), {**ids, **endings, **_feed_columns(polls)})


def _poll_columns(polls: Sequence[PollDecision]) -> dict[str, object]:
    documents = [poll.response.document for poll in polls]
    return {
        "http_status": [poll.response.status for poll in polls],
        "final_url": [poll.response.url for poll in polls],
        "seconds": [poll.response.seconds for poll in polls],
        "wire_bytes": [poll.response.wire_bytes for poll in polls],
        "entries_listed": [poll.entries_listed for poll in polls],
        "entries_new": [poll.entries_new for poll in polls],
        "document_id": [poll.response.document_id for poll in polls],
        "document_fetched_at": [document and document.fetched_at for document in documents],
    }


def _feed_columns(polls: Sequence[PollDecision]) -> dict[str, object]:
    states = [poll.next_state for poll in polls]
    return {
        "status": [FeedState.GONE if state.gone else FeedState.ACTIVE for state in states],
        "title": [poll.title for poll in polls],
        "domain": [registrable_domain(poll.next_state.adopted_url or poll.feed.url) for poll in polls],
        "key_policy": [poll.key_policy for poll in polls],
        "etag": [poll.validators.etag for poll in polls],
        "last_modified": [poll.validators.last_modified for poll in polls],
        "body_sha256": [poll.body_sha256 for poll in polls],
        "adopted_url": [state.adopted_url for state in states],
        "moved_to": [state.moved_to for state in states],
        "moved_count": [state.moved_count for state in states],
        "moved_since": [state.moved_since for state in states],
        "next_poll_at": [state.next_poll_at for state in states],
        "is_success": [poll.outcome.is_success for poll in polls],
        "is_whole": [poll.is_whole for poll in polls],
        "last_new_at": [state.last_new_at for state in states],
        "failures_in_row": [state.failures_in_row for state in states],
    }


def undo_failures(connection: Connection, run_id: int, now: datetime) -> None:
    """Undo the failures of a run's polls if no feed of several domains answered: the trouble was on our side."""
    no_answer = [outcome for outcome in Outcome if outcome.is_no_answer]
    connection.execute(
        load_query("feed/undo_failures"), {"run_id": run_id, "now": now, "no_answer": no_answer}
    )


def entries_per_day(connection: Connection, feed_ids: Sequence[int], now: datetime) -> dict[int, float]:
    """Mean of new entries per day over the 28 days before `now`, by feed. A feed without any is left out."""
    parameters = {"feed_ids": list(feed_ids), "now": now}
    return dict(connection.execute(load_query("feed/entries_per_day"), parameters).fetchall())


def hold_domain(connection: Connection, domain: str, until: datetime, reason: str) -> None:
    """Hold a domain: no feed and no page of it can be claimed before that time."""
    connection.execute(load_query("domain/hold"), {"domain": domain, "until": until, "reason": reason})


def save_refusals(connection: Connection, domain: str, refusals_in_row: int, until: datetime) -> None:
    """Let the feeds of a domain wait that refused them in so many runs in a row; its pages are asked all the same."""
    parameters = {"domain": domain, "refusals_in_row": refusals_in_row, "until": until}
    connection.execute(load_query("domain/save_refusals"), parameters)


def forget_refusals(connection: Connection, domain: str) -> None:
    """Let the feeds of a domain be asked again, each when it is due."""
    connection.execute(load_query("domain/forget_refusals"), {"domain": domain})


def _digest(url: str) -> bytes:
    return sha256(url.encode()).digest()
