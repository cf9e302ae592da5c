"""Stores raw documents: the bytes of feeds and pages, before anything parses them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import zstandard
from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import DocumentKind, Response, StoredDocument
from wirecopy.storable_text import storable
from wirecopy.store.queries import load_query

# zstd's default. HTML shrinks to about a fifth, at some 300 MB/s (measured).
_LEVEL = 3
_PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2", "authorization", "proxy-authorization"})


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document with all columns of its row."""

    document_id: int
    fetched_at: datetime
    kind: DocumentKind
    url: str
    http_status: int | None
    headers: dict[str, str]
    sha256: bytes
    body_bytes: int
    body_zstd: bytes

    @property
    def body(self) -> bytes:
        return unpack(self.body_zstd, self.body_bytes)

    @property
    def is_damaged(self) -> bool:
        """Whether the stored bytes are no longer those that were fetched."""
        try:
            return sha256(self.body).digest() != self.sha256
        except zstandard.ZstdError:
            return True


@dataclass(frozen=True)
class KeptBody:
    """The body of a document that was fetched once: in Postgres, at a place in the archive, or lost.

    Without slots, so that a row can have these columns and those of a page.
    """

    content_type: str | None
    body_bytes: int | None
    body_zstd: bytes | None
    archive_path: str | None
    start_byte: int | None

    @property
    def html(self) -> bytes | None:
        """The bytes, if they are in Postgres."""
        if self.body_zstd is None or self.body_bytes is None:
            return None
        return unpack(self.body_zstd, self.body_bytes)


def add_document(
    connection: Connection, kind: DocumentKind, response: Response, now: datetime
) -> StoredDocument:
    """Store the decoded body of a good response."""
    (document,) = add_documents(connection, kind, [response], now)
    return document


def add_documents(
    connection: Connection, kind: DocumentKind, responses: Sequence[Response], now: datetime
) -> list[StoredDocument]:
    """Store the decoded bodies of good responses; returns the documents in their order."""
    urls = [storable(response.url) for response in responses]
    digests = [response.body_sha256 for response in responses]
    added = connection.execute(
        load_query("document/add"),
        {
            "fetched_at": now,
            "kind": kind,
            "url": urls,
            "http_status": [response.status for response in responses],
            "headers": [Jsonb(_public_headers(response)) for response in responses],
            "sha256": digests,
            "body_bytes": [len(response.body) for response in responses],
            "body_zstd": [zstandard.compress(response.body, _LEVEL) for response in responses],
        },
    )
    # Postgres may return the rows in any order. If two have the same address and content, either will do.
    numbers = {(url, digest): number for number, url, digest in added}
    return [StoredDocument(numbers[key], now) for key in zip(urls, digests, strict=True)]


def _public_headers(response: Response) -> dict[str, str]:
    return {
        storable(name): storable(value)
        for name, value in response.headers.items()
        if name not in _PRIVATE_HEADERS
    }


def unpack(body_zstd: bytes, body_bytes: int) -> bytes:
    """The bytes of a stored body."""
    return zstandard.decompress(body_zstd, max_output_size=max(body_bytes, 1))
