"""Requests and what they bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from wirecopy.model.outcome import Outcome


class DocumentKind(StrEnum):
    """What a request asks for. It decides the limits and the Accept header."""

    FEED = "feed"
    PAGE = "page"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified as the server sent them, byte for byte, to be sent back (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The number of a stored document, and the time that selects its partition."""

    document_id: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Response:
    """The result of one request. Trouble of the server or the network is an outcome, never an exception.

    `body` is decoded and complete if `outcome` is OK, else empty. `url` is the final address, `redirects` are the
    addresses before it, in order. `permanent` is true if every redirect was 301 or 308.
    """

    outcome: Outcome
    url: str
    message: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    validators: Validators = Validators()
    redirects: tuple[str, ...] = ()
    permanent: bool = False
    retry_after: timedelta | None = None  # clamped to 1 min .. 24 h
    wire_bytes: int = 0
    seconds: float = 0.0
    document: StoredDocument | None = None  # the body, once it is stored

    @property
    def document_id(self) -> int | None:
        return self.document.document_id if self.document else None

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def body_sha256(self) -> bytes:
        return sha256(self.body).digest()


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """The answer of an origin ("https://example.com") for /robots.txt. An empty body allows everything."""

    origin: str
    status: int | None
    body: bytes  # at most 512 KiB
    fetched_at: datetime


class PartKind(StrEnum):
    """Why an address is fetched together with a page."""

    FURTHER = "further"  # the article goes on there
    WHOLE = "whole"  # all parts at one address
    AMP = "amp"  # another form of a page that gave no text
    PRINT = "print"

    @property
    def is_alternate(self) -> bool:
        """Whether it replaces the page's text instead of continuing it."""
        return self in (PartKind.AMP, PartKind.PRINT)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The address of another form of a page."""

    kind: PartKind
    url: str


@dataclass(frozen=True, slots=True)
class FetchedPart:
    """A part of an article with its response, good or bad."""

    kind: PartKind
    response: Response


@dataclass(frozen=True, slots=True)
class FetchState:
    """What the schedule of a page depends on, before or after a fetch."""

    attempts: int = 0  # fetches in a row that failed
    checks: int = 0  # good fetches so far
    next_fetch_at: datetime | None = None  # None: never again, unless a feed lists a change
