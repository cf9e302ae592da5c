"""Stores pages, their fetches, and how their extraction ended."""

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
from wirecopy.schedule.fetch_decision import FetchDecision, KnownPage
from wirecopy.store.claim import Claim, claim_due
from wirecopy.store.document import KeptBody, unpack
from wirecopy.store.entry import page_key
from wirecopy.store.part import add_parts
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.urls import registrable_domain


@dataclass(frozen=True, slots=True)
class ClaimedPage:
    """A page that a worker has claimed, with everything that its fetch depends on."""

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
    parts: int  # of its last document, besides the page itself
    is_suspect: bool  # whether work on it began before and did not end

    @property
    def alternate(self) -> Alternate | None:
        """The other form of the page, to fetch together with it."""
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


def due_domains(connection: Connection, **claim: Unpack[Claim]) -> set[str]:
    """The domains of a shard of which pages can be claimed; `limit` does not count."""
    return {domain for (domain,) in connection.execute(load_query("page/due_domains"), claim)}


def claim_pages(
    connection: Connection, domains: Collection[str], **claim: Unpack[Claim]
) -> list[ClaimedPage]:
    """Take due pages of these domains, of each at most `limit`. No other worker gets them until the lease ends."""
    return claim_due(connection, "page/claim", ClaimedPage, claim, domains=sorted(domains))


def is_still_claimed(connection: Connection, page_id: int, holder: str) -> bool:
    """Whether the holder still has the page claimed. Locks the page until the transaction ends."""
    return (
        connection.execute(load_query("page/lock"), {"page_id": page_id, "holder": holder}).fetchone()
        is not None
    )


def save_fetch(
    connection: Connection,
    page_id: int,
    run_id: int,
    fetched: FetchDecision,
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


def ensure_page(connection: Connection, url: str, at: datetime) -> int:
    """The number of the page at a clean address. A new page is made, and is not fetched until a feed lists it."""
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
) -> int:
    """Store a capture of somebody else's WARC file as a fetch that waits for extraction; returns the number of the fetch."""
    page_fetch_id = _add_fetch(connection, page_id, run_id, response, document, document.fetched_at)
    connection.execute(
        load_query("page/record_capture"),
        {"page_id": page_id, "at": document.fetched_at, "body_sha256": sha256(response.body).digest()},
    )
    return page_fetch_id


def unclaim_pages(connection: Connection, holder: str) -> None:
    """Give claimed pages back unchanged."""
    connection.execute(load_query("page/unclaim"), {"holder": holder})


@dataclass(frozen=True, slots=True)
class WaitingPage(SeenPage):
    """A fetched page that a worker has claimed for extraction, with its raw document, unless that is gone."""

    page_fetch_id: int
    document_id: int
    content_type: str | None
    body_bytes: int | None
    body_zstd: bytes | None
    has_parts: bool

    @property
    def html(self) -> bytes | None:
        if self.body_zstd is None or self.body_bytes is None:
            return None
        return unpack(self.body_zstd, self.body_bytes)


def claim_waiting(
    connection: Connection,
    *,
    suspect: bool,
    imported: bool | None,
    now: datetime,
    lease: timedelta,
    holder: str,
    limit: int,
) -> list[WaitingPage]:
    """Take fetched pages that wait for extraction, those of imports, those of other runs, or both for None.

    They are either `suspect`, because an extraction of them began and did not end, or none of them is.
    """
    parameters = {
        "suspect": suspect,
        "imported": imported,
        "now": now,
        "until": now + lease,
        "holder": holder,
        "max": limit,
    }
    with connection.cursor(row_factory=row_of(WaitingPage)) as cursor:
        rows = cursor.execute(
            load_query("page/claim_extraction"),
            parameters,
        ).fetchall()
    return sorted(rows, key=lambda page: page.page_fetch_id)


@dataclass(frozen=True, slots=True)
class FeedOnlyPage:
    """A page that cannot be fetched, but whose text a feed carries."""

    page_id: int
    url: str
    first_seen_at: datetime

    def seen(self, at: datetime) -> SeenPage:
        """The page as the feed carries it at that time."""
        return SeenPage(None, self.page_id, at, self.url, self.first_seen_at, self.url)


def claim_feed_only(
    connection: Connection,
    *,
    suspect: bool,
    refusals: Collection[Outcome],
    min_characters: int,
    now: datetime,
    lease: timedelta,
    holder: str,
    limit: int,
) -> list[FeedOnlyPage]:
    """Take pages that were given up, or whose last fetch ended with one of `refusals`, if a feed carries their text.

    The text must have `min_characters`; `suspect` is as for `claim_waiting`. No other worker gets the pages until the
    lease ends.
    """
    with connection.cursor(row_factory=row_of(FeedOnlyPage)) as cursor:
        return cursor.execute(
            load_query("page/claim_feed_only"),
            {
                "suspect": suspect,
                "now": now,
                "until": now + lease,
                "holder": holder,
                "max": limit,
                "refusals": list(refusals),
                "min_characters": min_characters,
            },
        ).fetchall()


def save_feed_text_read(connection: Connection, page_id: int, holder: str, now: datetime) -> bool:
    """Note that the feed's text was read in place of the page. False if the claim was lost."""
    parameters = {"page_id": page_id, "holder": holder, "now": now}
    return connection.execute(load_query("page/save_feed_text_read"), parameters).fetchone() is not None


def still_waiting(connection: Connection, page_fetch_id: int, holder: str) -> bool:
    """Whether the holder still has the fetched page claimed. Locks the row until the transaction ends."""
    parameters = {"page_fetch_id": page_fetch_id, "holder": holder}
    return connection.execute(load_query("page/lock_extraction"), parameters).fetchone() is not None


def save_extraction(
    connection: Connection, page_fetch_id: int, run_id: int, extraction: Extraction, now: datetime
) -> None:
    """Store how the extraction of a fetched page ended, and what was thought of its text."""
    connection.execute(
        load_query("page/save_extraction"),
        {
            "page_fetch_id": page_fetch_id,
            "outcome": extraction.page_outcome,
            "message": extraction.message,
            "text_doubt": extraction.text_doubt,
            "text_choice": extraction.text_choice,
            "run_id": run_id,
            "now": now,
        },
    )


def renew_judgement(connection: Connection, page_fetch_id: int, extraction: Extraction) -> None:
    """Store what a replay thinks of the text of a fetched page."""
    connection.execute(
        load_query("page/renew_judgement"),
        {
            "page_fetch_id": page_fetch_id,
            "text_doubt": extraction.text_doubt,
            "text_choice": extraction.text_choice,
        },
    )


def end_fetches(connection: Connection, page_id: int) -> None:
    """Let a page be fetched no more."""
    connection.execute(load_query("page/end_fetches"), {"page_id": page_id})


def ask_whole(connection: Connection, page_id: int) -> None:
    """Have the next fetch of a page bring the whole document, whatever its server says has not changed."""
    connection.execute(load_query("page/ask_whole"), {"page_id": page_id})


def fetch_anew(connection: Connection, page_id: int, now: datetime) -> None:
    """Have a page whose document is gone fetched again as if it were new, if it will be fetched at all."""
    connection.execute(load_query("page/fetch_anew"), {"page_id": page_id, "now": now})


def request_alternate(connection: Connection, page_id: int, alternate: Alternate, now: datetime) -> None:
    """Have the page fetched again with its other form: once, and only if the page will be fetched at all."""
    parameters = {"page_id": page_id, "kind": alternate.kind, "url": alternate.url, "now": now}
    connection.execute(load_query("page/request_alternate"), parameters)


def save_alternate(connection: Connection, page_id: int, page_fetch_id: int) -> None:
    """Store how many words the other form of the page gave. A form that gave none is not fetched again."""
    parameters = {"page_id": page_id, "page_fetch_id": page_fetch_id}
    connection.execute(load_query("page/save_alternate"), parameters)


def set_article(connection: Connection, page_id: int, article_id: int, *, verified: bool) -> None:
    """Note which article a page shows; `verified` says whether what it shows was found to be that article."""
    parameters = {"page_id": page_id, "article_id": article_id, "verified": verified}
    connection.execute(load_query("page/set_article"), parameters)


def forget_article(connection: Connection, page_id: int) -> None:
    """Let a page show no article, so that it is identified anew."""
    connection.execute(load_query("page/forget_article"), {"page_id": page_id})


def accept_article(connection: Connection, page_id: int) -> None:
    """Let a page that cannot be read again stay with its article."""
    connection.execute(load_query("page/accept_article"), {"page_id": page_id})


def verify_own_pages(connection: Connection, limit: int) -> int:
    """Note of pages that articles are read from that they show them; returns of how many."""
    return connection.execute(load_query("page/verify_own"), {"max": limit}).rowcount


@dataclass(frozen=True, slots=True)
class ReplayPage(SeenPage, KeptBody):
    """A page with its newest document."""

    page_fetch_id: int
    document_id: int
    extract_outcome: Outcome
    has_parts: bool
    is_suspect: bool  # whether reading it again began before and did not end


def newest_documents(
    connection: Connection, *, since: datetime, until: datetime, outlet: str | None, after: int, limit: int
) -> list[ReplayPage]:
    """The pages whose newest document was fetched in [since, until), in the order of their fetches.

    `after` is the page_fetch_id to go on from, `outlet` the domain of an outlet.
    """
    with connection.cursor(row_factory=row_of(ReplayPage)) as cursor:
        return cursor.execute(
            load_query("page/newest_documents"),
            {"since": since, "until": until, "outlet": outlet, "after": after, "max": limit},
        ).fetchall()


def newest_document_of_article(connection: Connection, article_id: int) -> ReplayPage | None:
    """The article's own page with its newest document that extraction has been at; never a suspect."""
    with connection.cursor(row_factory=row_of(ReplayPage)) as cursor:
        return cursor.execute(
            load_query("page/newest_document_of_article"), {"article_id": article_id}
        ).fetchone()


def unverified_documents(connection: Connection, *, after: int, limit: int) -> list[ReplayPage]:
    """Pages that show the article of another page, though nobody compared them, with their newest documents.

    They come in the order of their numbers, from the one after `after`.
    """
    with connection.cursor(row_factory=row_of(ReplayPage)) as cursor:
        return cursor.execute(
            load_query("page/unverified_documents"), {"after": after, "max": limit}
        ).fetchall()


@dataclass(frozen=True, slots=True)
class RawPage(KeptBody):
    """The newest document of a page."""

    url: str


def find_raw_page(connection: Connection, url: str) -> RawPage | None:
    """The newest document of the page at an address, or of that whose article has this address; None if there was none."""
    with connection.cursor(row_factory=row_of(RawPage)) as cursor:
        return cursor.execute(load_query("page/find_raw"), {"key_sha256": page_key(url)}).fetchone()


def has_newer_document(connection: Connection, page: SeenPage) -> bool:
    """Whether a newer document of the page has arrived since then."""
    row = connection.execute(
        load_query("page/has_newer_document"),
        {"page_id": page.page_id, "page_fetch_id": page.page_fetch_id, "fetched_at": page.fetched_at},
    ).fetchone()
    return row == (True,)
