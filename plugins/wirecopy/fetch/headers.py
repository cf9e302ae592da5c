"""The header fields we send and the ones we believe. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wirecopy.model import DocumentKind, Validators

_CODINGS = "gzip, deflate, br, zstd"

_ACCEPT = {
    DocumentKind.FEED: (
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
        " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
    ),
    DocumentKind.PAGE: "text/html, application/xhtml+xml, */*;q=0.5",
    DocumentKind.ROBOTS: "text/plain, */*;q=0.5",
}

_MAX_VALIDATOR_BYTES = 1024
_NOT_STORABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # controls, and bytes that were no UTF-8

_MIN_RETRY_AFTER = timedelta(minutes=1)
_MAX_RETRY_AFTER = timedelta(hours=24)

# Content networks put a day or a year on whole sites, feeds included. To believe them would cost a day's news.
_MAX_FRESHNESS = timedelta(hours=3)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def request_headers(
    kind: DocumentKind, validators: Validators, *, may_be_compressed: bool = True
) -> dict[str, str]:
    """What is sent besides User-Agent. No Referer, no cookies, nothing about us."""
    headers = {"Accept": _ACCEPT[kind], "Accept-Encoding": _CODINGS if may_be_compressed else "identity"}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def usable_validators(validators: Validators) -> Validators:
    """Those that may be stored and sent: not over 1 KiB, no control characters; byte for byte (RFC 9110, 13.1).

    Many servers compare If-Modified-Since as text, so even an odd date is sent back as it came.
    """
    return Validators(_usable(validators.etag), _usable(validators.last_modified))


def response_validators(headers: Mapping[str, str]) -> Validators:
    return usable_validators(Validators(headers.get("etag"), headers.get("last-modified")))


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Read Retry-After, in seconds or as an HTTP date; None when it is neither. Clamped to 1 min .. 24 h."""
    if value is None:
        return None
    wait = _seconds(value.strip()) if value.strip().isdigit() else _until(value, now)
    return None if wait is None else min(max(wait, _MIN_RETRY_AFTER), _MAX_RETRY_AFTER)


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the server says that its answer holds: max-age, else Expires (RFC 9111, 4.2.1), at most 3 h.

    None when it says nothing, or that the answer is stale at once.
    """
    control = headers.get("cache-control", "")
    if "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    if found := _MAX_AGE.search(control):
        age = headers.get("age", "").strip()
        fresh = timedelta(seconds=int(found[1])) - timedelta(
            seconds=int(age) if age.isdigit() and len(age) < 10 else 0
        )
    elif until := _until(headers.get("expires", ""), now):
        fresh = until
    else:
        return None
    return min(fresh, _MAX_FRESHNESS) if fresh > timedelta() else None


def _usable(value: str | None) -> str | None:
    if not value or _NOT_STORABLE.search(value) or len(value.encode()) > _MAX_VALIDATOR_BYTES:
        return None
    return value


def _seconds(digits: str) -> timedelta | None:
    if not digits.isascii():
        return None
    return timedelta(seconds=int(digits)) if len(digits) < 8 else _MAX_RETRY_AFTER


def _until(value: str, now: datetime) -> timedelta | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError):
        return None
    return at.replace(tzinfo=at.tzinfo or UTC) - now
