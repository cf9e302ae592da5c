"""Raw documents: the bytes of feeds and pages, kept before anything parses them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import zstandard
from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import DocumentKind, Response
from wirecopy.store.queries import load_query
from wirecopy.store.text import storable

# Level 3 is zstd's default: HTML shrinks to about a fifth at some 300 MB/s.
_LEVEL = 3
_PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2", "authorization", "proxy-authorization"})


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document's number and the partition that holds it."""

    document_id: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A whole document, as its row has it."""

    document_id: int
    fetched_at: datetime
    kind: str
    url: str
    http_status: int | None
    headers: dict[str, str]
    sha256: bytes
    body_bytes: int
    body_zstd: bytes

    @property
    def body(self) -> bytes:
        return unpack(self.body_zstd, self.body_bytes)


def add_document(
    connection: Connection, kind: DocumentKind, response: Response, now: datetime
) -> StoredDocument:
    """Keep the decoded body of a good response."""
    headers = {
        storable(name): storable(value)
        for name, value in response.headers.items()
        if name not in _PRIVATE_HEADERS
    }
    row = connection.execute(
        load_query("document/add"),
        {
            "fetched_at": now,
            "kind": kind,
            "url": response.url,
            "http_status": response.status,
            "headers": Jsonb(headers),
            "sha256": sha256(response.body).digest(),
            "body_bytes": len(response.body),
            "body_zstd": zstandard.compress(response.body, _LEVEL),
        },
    ).fetchone()
    assert row is not None
    return StoredDocument(row[0], now)


def unpack(body_zstd: bytes, body_bytes: int) -> bytes:
    """The bytes of a stored body."""
    return zstandard.decompress(body_zstd, max_output_size=max(body_bytes, 1))
