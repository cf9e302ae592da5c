"""Pages: article addresses, their fetches, and the fetches that wait for extraction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Unpack

from psycopg import Connection

from wirecopy.model import (
    Alternate,
    Extraction,
    FetchedPart,
    FetchState,
    Outcome,
    PartKind,
    Response,
    SeenPage,
    StoredDocument,
    Validators,
)
from wirecopy.schedule.decide_fetch import DecidedFetch, KnownPage
from wirecopy.store.claim import Claim, claim_due
from wirecopy.store.document import unpack
from wirecopy.store.entry import page_key
from wirecopy.store.part import add_parts
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.urls import registrable_domain


@dataclass(frozen=True, slots=True)
class ClaimedPage:
    """A page that a worker has claimed, with all that its fetch depends on."""

    page_id: int
    url: str
    domain: str
    etag: str | None
    last_modified: str | None
    body_sha256: bytes | None
    attempts: int
    checks: int
    first_fetched_at: datetime | None
    alternate_kind: PartKind | None
    alternate_url: str | None
    parts: int  # of its last document, besides itself

    @property
    def alternate(self) -> Alternate | None:
        """The other form of the page to fetch along with it."""
        if self.alternate_kind is None or self.alternate_url is None:
            return None
        return Alternate(self.alternate_kind, self.alternate_url)

    @property
    def known(self) -> KnownPage:
        return KnownPage(
            fetch_state=FetchState(attempts=self.attempts, checks=self.checks),
            first_fetched_at=self.first_fetched_at,
            validators=Validators(self.etag, self.last_modified),
            body_sha256=self.body_sha256,
            parts=self.parts,
        )


def claim_pages(connection: Connection, **claim: Unpack[Claim]) -> list[ClaimedPage]:
    """Take pages of a shard that are due; nobody else gets them until the lease ends."""
    return claim_due(connection, "page/claim", ClaimedPage, claim)


def is_still_claimed(connection: Connection, page_id: int, holder: str) -> bool:
    """Whether the claim is still ours; locks the page until the transaction ends."""
    return (
        connection.execute(load_query("page/lock"), {"page_id": page_id, "holder": holder}).fetchone()
        is not None
    )


def save_fetch(
    connection: Connection,
    page_id: int,
    run_id: int,
    fetched: DecidedFetch,
    document: StoredDocument | None,
    parts: Sequence[FetchedPart],
    now: datetime,
) -> None:
    """Store a fetch with its parts and the page's new state, in the transaction that stored its document."""
    response = fetched.response
    page_fetch_id = _add_fetch(connection, page_id, run_id, response, document, now)
    add_parts(connection, page_fetch_id, parts, now)
    connection.execute(
        load_query("page/save"),
        {
            "page_id": page_id,
            "next_fetch_at": fetched.fetch_state.next_fetch_at,
            "attempts": fetched.fetch_state.attempts,
            "checks": fetched.fetch_state.checks,
            "success": response.outcome.is_success,
            "now": now,
            "etag": fetched.validators.etag,
            "last_modified": fetched.validators.last_modified,
            "body_sha256": fetched.body_sha256,
            "outcome": response.outcome,
            "message": response.message,
        },
    )
    if response.outcome.is_success and document is None:
        connection.execute(load_query("page/mark_article_seen"), {"page_id": page_id, "now": now})


def _add_fetch(
    connection: Connection,
    page_id: int,
    run_id: int,
    response: Response,
    document: StoredDocument | None,
    at: datetime,
) -> int:
    row = connection.execute(
        load_query("page/add_fetch"),
        {
            "page_id": page_id,
            "run_id": run_id,
            "now": at,
            "outcome": response.outcome,
            "message": response.message,
            "http_status": response.status,
            "final_url": response.url,
            "seconds": response.seconds,
            "wire_bytes": response.wire_bytes,
            "document_id": document.document_id if document else None,
            "document_fetched_at": document.fetched_at if document else None,
        },
    ).fetchone()
    assert row is not None
    return int(row[0])


def meet_page(connection: Connection, url: str, at: datetime) -> int:
    """The number of a clean address; made, and never fetched on our own account, when no feed ever listed it."""
    parameters = {"url": url, "key_sha256": page_key(url), "domain": registrable_domain(url), "at": at}
    row = connection.execute(load_query("page/ensure"), parameters).fetchone()
    assert row is not None
    return int(row[0])


def latest_document(connection: Connection, page_id: int) -> datetime | None:
    """When the newest document of a page was fetched."""
    row = connection.execute(load_query("page/latest_document"), {"page_id": page_id}).fetchone()
    return row[0] if row else None


def add_capture(
    connection: Connection, page_id: int, run_id: int, response: Response, document: StoredDocument
) -> None:
    """Store a fetch that somebody else did; it waits for extraction."""
    _add_fetch(connection, page_id, run_id, response, document, document.fetched_at)
    connection.execute(
        load_query("page/record_capture"),
        {"page_id": page_id, "at": document.fetched_at, "body_sha256": sha256(response.body).digest()},
    )


def unclaim_pages(connection: Connection, holder: str) -> None:
    """Give claimed pages back untouched."""
    connection.execute(load_query("page/unclaim"), {"holder": holder})


@dataclass(frozen=True, slots=True)
class WaitingPage(SeenPage):
    """A fetched page that a worker has claimed for extraction, with its raw document."""

    page_fetch_id: int
    document_id: int
    content_type: str | None
    body_bytes: int
    body_zstd: bytes
    has_parts: bool

    @property
    def html(self) -> bytes:
        return unpack(self.body_zstd, self.body_bytes)


def claim_waiting(
    connection: Connection, *, now: datetime, lease: timedelta, holder: str, limit: int
) -> list[WaitingPage]:
    """Take fetched pages that wait for extraction, in the order of their fetching."""
    with connection.cursor(row_factory=row_of(WaitingPage)) as cursor:
        rows = cursor.execute(
            load_query("page/claim_extraction"),
            {"now": now, "until": now + lease, "holder": holder, "max": limit},
        ).fetchall()
    return sorted(rows, key=lambda page: page.page_fetch_id)


@dataclass(frozen=True, slots=True)
class FeedOnlyPage:
    """A page that cannot be had, but whose text a feed carries."""

    page_id: int
    url: str
    first_seen_at: datetime

    def seen(self, at: datetime) -> SeenPage:
        """The page as its feed shows it at that time."""
        return SeenPage(None, self.page_id, at, self.url, self.first_seen_at)


def claim_feed_only(
    connection: Connection,
    *,
    refusals: Collection[Outcome],
    min_characters: int,
    now: datetime,
    lease: timedelta,
    holder: str,
    limit: int,
) -> list[FeedOnlyPage]:
    """Take such pages; nobody else reads or fetches them until the lease ends.

    They are given up, or their last fetch ended with one of `refusals`; the feed's text has `min_characters`.
    """
    with connection.cursor(row_factory=row_of(FeedOnlyPage)) as cursor:
        return cursor.execute(
            load_query("page/claim_feed_only"),
            {
                "now": now,
                "until": now + lease,
                "holder": holder,
                "max": limit,
                "refusals": list(refusals),
                "min_characters": min_characters,
            },
        ).fetchall()


def save_feed_text_read(connection: Connection, page_id: int, holder: str, now: datetime) -> bool:
    """Note that the feed's text was read in the page's place. False when the claim was lost."""
    parameters = {"page_id": page_id, "holder": holder, "now": now}
    return connection.execute(load_query("page/save_feed_text_read"), parameters).fetchone() is not None


def begin_extraction(connection: Connection, page_fetch_id: int) -> int:
    """Count an attempt at a fetched page; returns how many there were, this one included."""
    row = connection.execute(load_query("page/begin_extraction"), {"page_fetch_id": page_fetch_id}).fetchone()
    assert row is not None
    return int(row[0])


def still_waiting(connection: Connection, page_fetch_id: int, holder: str) -> bool:
    """Whether the claim for extraction is still ours; locks the row until the transaction ends."""
    parameters = {"page_fetch_id": page_fetch_id, "holder": holder}
    return connection.execute(load_query("page/lock_extraction"), parameters).fetchone() is not None


def save_extraction(
    connection: Connection, page_fetch_id: int, run_id: int, extraction: Extraction, now: datetime
) -> None:
    """How the extraction of a fetched page ended, and what was thought of its text."""
    connection.execute(
        load_query("page/save_extraction"),
        {
            "page_fetch_id": page_fetch_id,
            "outcome": extraction.outcome,
            "message": extraction.message,
            "text_doubt": extraction.text_doubt,
            "text_choice": extraction.text_choice,
            "run_id": run_id,
            "now": now,
        },
    )


def order_alternate(connection: Connection, page_id: int, alternate: Alternate, now: datetime) -> None:
    """Have the page fetched anew with its other form: once in its life, and only while it is fetched at all."""
    parameters = {"page_id": page_id, "kind": alternate.kind, "url": alternate.url, "now": now}
    connection.execute(load_query("page/order_alternate"), parameters)


def save_alternate(connection: Connection, page_id: int, page_fetch_id: int) -> None:
    """Store how many words the other form of the page gave; a form that gave none is not fetched again."""
    parameters = {"page_id": page_id, "page_fetch_id": page_fetch_id}
    connection.execute(load_query("page/save_alternate"), parameters)


def set_article(connection: Connection, page_id: int, article_id: int) -> None:
    """Note which article a page shows."""
    connection.execute(load_query("page/set_article"), {"page_id": page_id, "article_id": article_id})


@dataclass(frozen=True, slots=True)
class ReplayPage(SeenPage):
    """A page with its newest document, which is in Postgres, in the archive, or nowhere any more."""

    page_fetch_id: int
    document_id: int
    extract_outcome: Outcome
    content_type: str | None
    body_bytes: int | None
    body_zstd: bytes | None
    archive_path: str | None
    start_byte: int | None
    has_parts: bool


def newest_documents(
    connection: Connection, *, since: datetime, until: datetime, outlet: str | None, after: int, limit: int
) -> list[ReplayPage]:
    """Pages whose newest document was fetched in that time, in the order of their fetches.

    `after` is the page_fetch_id to go on from, `outlet` a domain.
    """
    with connection.cursor(row_factory=row_of(ReplayPage)) as cursor:
        return cursor.execute(
            load_query("page/newest_documents"),
            {"since": since, "until": until, "outlet": outlet, "after": after, "max": limit},
        ).fetchall()


def is_overtaken(connection: Connection, page: SeenPage) -> bool:
    """Whether a newer document of the page has arrived since."""
    row = connection.execute(
        load_query("page/has_newer_document"),
        {"page_id": page.page_id, "page_fetch_id": page.page_fetch_id, "fetched_at": page.fetched_at},
    ).fetchone()
    return row == (True,)
