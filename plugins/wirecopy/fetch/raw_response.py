"""One answer of a server: reading it within limits, and telling its outcome."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from aiohttp import ClientResponse

from wirecopy.fetch.challenge import is_challenge, may_be_challenge
from wirecopy.fetch.content_encoding import decode
from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.headers import response_validators, retry_after
from wirecopy.model import DocumentKind, Outcome, Response, Validators
from wirecopy.settings import FetchLimits

# A 206 is a part of a document, a 204 none, a 202 not yet one.
_DOCUMENT_STATUSES = (200, 203)
_REDIRECT_STATUSES = (301, 302, 303, 307, 308)
_REFUSALS = {
    **dict.fromkeys((401, 402, 403, 451), Outcome.FORBIDDEN),
    404: Outcome.NOT_FOUND,
    410: Outcome.GONE,
    429: Outcome.RATE_LIMITED,
}

# Ten MiB in pieces of 200 bytes. One-byte chunks kept a core busy for the whole deadline.
_MAX_STEPS = 50_000
_CHALLENGE_START_BYTES = 16 * 1024  # a wall's title stands in the first KiB


@dataclass(frozen=True, slots=True)
class RawResponse:
    """Head and decoded body of one answer; `location` is set when it redirects."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""
    wire_bytes: int = 0
    location: str | None = None

    def retry_after(self, now: datetime) -> timedelta | None:
        """When the server wants to be asked again."""
        return retry_after(self.headers.get("retry-after"), now)


async def read_response(response: ClientResponse, kind: DocumentKind, limits: FetchLimits) -> RawResponse:
    """Read no more than is needed: the body of a document, the beginning of a possible bot wall.

    Raises:
        FetchError: TOO_LARGE, BAD_ENCODING, CUT_OFF, or BAD_RESPONSE for a redirect to nowhere.
    """
    status, headers = response.status, _joined_headers(response)
    if status in _REDIRECT_STATUSES:
        return RawResponse(status, headers, location=_location(response))
    if status in _DOCUMENT_STATUSES:
        return await _read_document(response, headers, kind, limits)
    if may_be_challenge(status, headers):
        return RawResponse(status, headers, body=await _read_start(response, headers, limits))
    return RawResponse(status, headers)


def interpret(answer: RawResponse, url: str, sent: Validators, now: datetime) -> Response:
    """Turn an answer that is no redirect into a Response. `sent` are the validators that we sent."""
    outcome = outcome_of(answer, sent)
    return Response(
        outcome,
        url,
        message=_message(outcome, answer.status),
        status=answer.status,
        headers=answer.headers,
        body=answer.body if outcome is Outcome.OK else b"",
        validators=_validators(outcome, answer, sent),
        retry_after=answer.retry_after(now),
        wire_bytes=answer.wire_bytes,
    )


def outcome_of(answer: RawResponse, sent: Validators) -> Outcome:
    """What an answer that is no redirect means. `sent` are the validators that we sent."""
    status = answer.status
    if is_challenge(status, answer.headers, answer.body):
        return Outcome.CHALLENGE
    if status in _DOCUMENT_STATUSES:
        return Outcome.OK
    if status == 304 and sent != Validators():
        return Outcome.NOT_MODIFIED
    if status in _REFUSALS:
        return _REFUSALS[status]
    if status == 503 and "retry-after" in answer.headers:
        return Outcome.RATE_LIMITED
    if 400 <= status < 500:
        return Outcome.CLIENT_ERROR
    if 500 <= status < 600:
        return Outcome.SERVER_ERROR
    return Outcome.BAD_RESPONSE


def _message(outcome: Outcome, status: int) -> str:
    if outcome in (Outcome.OK, Outcome.NOT_MODIFIED):
        return ""
    if outcome is Outcome.CHALLENGE:
        return f"a bot wall answered in place of the server (status {status})"
    if status == 304:
        return "the server answered 304 Not Modified although we have no earlier copy"
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "(an unknown status)"
    return f"the server answered {status} {phrase}"


def _validators(outcome: Outcome, answer: RawResponse, sent: Validators) -> Validators:
    """A 304 need not repeat its validators (RFC 9110, 15.4.5); then those that we sent still hold."""
    if outcome not in (Outcome.OK, Outcome.NOT_MODIFIED):
        return Validators()
    fresh = response_validators(answer.headers)
    if outcome is Outcome.OK:
        return fresh
    return Validators(fresh.etag or sent.etag, fresh.last_modified or sent.last_modified)


def _joined_headers(response: ClientResponse) -> dict[str, str]:
    """Repeated fields are joined by commas (RFC 9110, 5.3)."""
    names = dict.fromkeys(response.headers)
    return {name.lower(): ", ".join(response.headers.getall(name)) for name in names}


def _location(response: ClientResponse) -> str:
    location = response.headers.get("Location", "")
    if not location:
        raise FetchError(
            Outcome.BAD_RESPONSE, f"the server answered {response.status} without saying where to go"
        )
    return location


async def _read_document(
    response: ClientResponse, headers: Mapping[str, str], kind: DocumentKind, limits: FetchLimits
) -> RawResponse:
    max_bytes = _max_bytes_of(kind, limits)
    if kind is not DocumentKind.ROBOTS and (response.content_length or 0) > max_bytes:
        raise _too_large(max_bytes)
    wire = await _read_wire(response, max_bytes)
    wire = _within(wire, kind, max_bytes)
    body = decode(wire, headers.get("content-encoding", ""), max_bytes=max_bytes, max_ratio=limits.max_ratio)
    return RawResponse(response.status, headers, _within(body, kind, max_bytes), wire_bytes=len(wire))


def _max_bytes_of(kind: DocumentKind, limits: FetchLimits) -> int:
    match kind:
        case DocumentKind.FEED:
            return limits.feed_bytes
        case DocumentKind.PAGE:
            return limits.page_bytes
        case DocumentKind.ROBOTS:
            return limits.robots_bytes


def _within(content: bytes, kind: DocumentKind, max_bytes: int) -> bytes:
    """A robots.txt counts up to the limit (RFC 9309, 2.5); half of any other document counts for nothing."""
    if len(content) <= max_bytes:
        return content
    if kind is DocumentKind.ROBOTS:
        return content[:max_bytes]
    raise _too_large(max_bytes)


async def _read_start(response: ClientResponse, headers: Mapping[str, str], limits: FetchLimits) -> bytes:
    wire = await _read_wire(response, _CHALLENGE_START_BYTES)
    try:
        return decode(
            wire,
            headers.get("content-encoding", ""),
            max_bytes=_CHALLENGE_START_BYTES,
            max_ratio=limits.max_ratio,
        )
    except FetchError:  # the status alone says enough
        return b""


async def _read_wire(response: ClientResponse, max_bytes: int) -> bytes:
    """Read the body as it came; stops one step after `max_bytes`.

    Raises:
        FetchError: BAD_RESPONSE for chunks so small that they cost a processor instead of a network.
    """
    wire = io.BytesIO()  # hands its content over without a copy
    steps = 0
    async for step, _ in response.content.iter_chunks():
        wire.write(step)
        steps += 1
        if wire.tell() > max_bytes:
            break
        if steps > _MAX_STEPS:
            raise FetchError(Outcome.BAD_RESPONSE, "the body comes in too many tiny pieces")
    return wire.getvalue()


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(Outcome.TOO_LARGE, f"the document is larger than {max_bytes:,} bytes")
