"""Stores parts: what was fetched together with a page because the article continues there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from wirecopy.model import DocumentKind, FetchedPart, Outcome, PartKind
from wirecopy.store.document import KeptBody, add_document
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class RawPart(KeptBody):
    """A part with its document."""

    part_no: int
    kind: PartKind
    url: str


def add_parts(
    connection: Connection, page_fetch_id: int, parts: Sequence[FetchedPart], now: datetime
) -> None:
    """Store the parts of a page and their documents, in the transaction that stores its fetch."""
    for number, part in enumerate(parts, start=2):
        response = part.response
        is_good = response.outcome is Outcome.OK
        document = add_document(connection, DocumentKind.PAGE, response, now) if is_good else None
        connection.execute(
            load_query("part/add"),
            {
                "page_fetch_id": page_fetch_id,
                "part_no": number,
                "kind": part.kind,
                "url": response.url,
                "outcome": response.outcome,
                "message": response.message,
                "http_status": response.status,
                "document_id": document.document_id if document else None,
                "document_fetched_at": document.fetched_at if document else None,
            },
        )


def parts_of(connection: Connection, page_fetch_id: int) -> list[RawPart]:
    """The parts of a fetched page that have a document, in their order."""
    with connection.cursor(row_factory=row_of(RawPart)) as cursor:
        return cursor.execute(load_query("part/find_by_fetch"), {"page_fetch_id": page_fetch_id}).fetchall()


def save_part_words(connection: Connection, page_fetch_id: int, words: Mapping[int, int]) -> None:
    """Store how many words of the article's text each part gave, by the part's number."""
    if not words:
        return
    parameters = {"page_fetch_id": page_fetch_id, "part_no": list(words), "words": list(words.values())}
    connection.execute(load_query("part/save_words"), parameters)
