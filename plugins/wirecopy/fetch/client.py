"""The one door out: every request of the pipeline goes through `Fetcher.get`, and comes back as a Response.

Owns the session and the order of the checks; each check lives in a module of its own. Knows nothing of feeds,
articles or the database.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar

from wirecopy.fetch.failures import REMOTE_FAILURES, explain
from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.guard import open_connector
from wirecopy.fetch.headers import request_headers, usable_validators
from wirecopy.fetch.raw_response import RawResponse, interpret, outcome_of, read_response
from wirecopy.fetch.request_state import RequestState
from wirecopy.fetch.retry_budget import RetryBudget
from wirecopy.fetch.robots import RobotsCache, RobotsFiles, RobotsGate
from wirecopy.fetch.target import Target, check_target, next_hop, parse_endpoints
from wirecopy.fetch.throttle import Throttle
from wirecopy.log_line import log_line
from wirecopy.model import DocumentKind, Outcome, Response, Validators
from wirecopy.settings import FetchLimits, Settings

_log = logging.getLogger(__name__)

# aiohttp's defaults refuse some honest sites' header lines at 8,190 bytes.
_MAX_HEADER_LINE_BYTES = 16 * 1024
_MAX_HEADER_FIELD_BYTES = 32 * 1024
_MAX_HEADERS = 128

_UNCONDITIONAL = Validators()


class Fetcher:
    """An async context manager; one for all requests of a task, because throttle and robots.txt are kept in it."""

    def __init__(
        self, settings: Settings, *, clock: Callable[[], datetime], robots: RobotsFiles | None = None
    ) -> None:
        self._settings = settings
        self._limits = settings.fetch
        self._clock = clock
        self._allowed = parse_endpoints(settings.allow_private)
        self._throttle = Throttle(settings.fetch)
        self._retries = RetryBudget(settings.fetch)
        self._robots = RobotsGate(
            RobotsCache() if robots is None else robots,
            self._get_robots,
            clock=clock,
            max_age=settings.fetch.robots_max_age,
        )

    async def __aenter__(self) -> Self:
        self._session = _open_session(self._settings)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def get(self, url: str, kind: DocumentKind, validators: Validators = _UNCONDITIONAL) -> Response:
        """Fetch one document: wait for a slot, follow redirects, and retry what may pass within seconds.

        Never raises for what a remote server does: the response carries an outcome, and a message that a
        person understands. `validators` are those of the copy that the caller holds; they are sent as they came.
        """
        request = RequestState(url, _seconds_of(kind, self._limits), self._limits.max_redirects)
        sent = usable_validators(validators)
        try:
            answer = await self._follow_redirects(request, kind, sent)
            response = interpret(answer, request.url, sent, self._clock())
        except FetchError as error:
            response = Response(error.outcome, request.url, error.message, status=request.status)
        response = replace(
            response,
            message=_with_tries(response, request.retries + 1),
            redirects=tuple(request.redirects),
            permanent=request.is_permanent,
            seconds=request.seconds_spent,
        )
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug("%s", _request_line(response, kind, request.retries + 1))
        return response

    async def get_further(self, url: str) -> Response:
        """Fetch a page for a caller who holds a response already; see `get`. Does not wait until others free theirs."""
        with self._throttle.bodies.unlimited():
            return await self.get(url, DocumentKind.PAGE)

    def reserving(self, *responses: Response) -> AbstractContextManager[None]:
        """Around the work on responses: while too many bytes are held, no request starts but those of `get_further`."""
        return self._throttle.bodies.reserve(sum(len(response.body) for response in responses))

    async def _get_robots(self, url: str) -> Response:
        # Requests of get_further may wait for the same file, and they must not wait for room.
        with self._throttle.bodies.unlimited():
            return await self.get(url, DocumentKind.ROBOTS)

    async def _follow_redirects(
        self, request: RequestState, kind: DocumentKind, validators: Validators
    ) -> RawResponse:
        target = check_target(request.url, self._limits, self._allowed)
        request.begin(target)
        while True:
            answer = await self._request_with_retries(request, target, kind, validators)
            if answer.location is None:
                return answer
            target = self._check_redirect(target, answer.location)
            request.follow_redirect(target, answer.status)

    async def _request_with_retries(
        self, request: RequestState, target: Target, kind: DocumentKind, validators: Validators
    ) -> RawResponse:
        is_robots = kind is DocumentKind.ROBOTS
        crawl_delay = 0 if is_robots else await self._robots.check(target)
        while True:
            try:
                async with self._throttle.slot(target.endpoint.host, target.domain, crawl_delay):
                    answer = await request.within_deadline(self._request(request, target, kind, validators))
            except FetchError as error:
                pause = self._retries.spend(request, target.domain, error.outcome)
                if pause is None:
                    raise
            else:
                outcome, wait = outcome_of(answer, validators), answer.retry_after(self._clock())
                pause = self._retries.spend(request, target.domain, outcome, wait)
                if pause is None:
                    return answer
            # Without the slot: other requests that wait for one need not wait for this pause.
            await asyncio.sleep(pause)

    async def _request(
        self, request: RequestState, target: Target, kind: DocumentKind, validators: Validators
    ) -> RawResponse:
        request.status = None
        headers = request_headers(kind, validators, may_be_compressed=request.may_be_compressed)
        try:
            async with self._session.get(target.url, headers=headers, allow_redirects=False) as response:
                request.status = response.status
                return await read_response(response, kind, self._limits)
        except REMOTE_FAILURES as error:
            raise explain(error) from error

    def _check_redirect(self, target: Target, location: str) -> Target:
        try:
            return check_target(next_hop(target, location), self._limits, self._allowed)
        except FetchError as error:
            refused_address = error.outcome is Outcome.REFUSED_ADDRESS
            outcome = error.outcome if refused_address else Outcome.REFUSED_REDIRECT
            raise FetchError(outcome, f"it redirects to where we must not go: {error.message}") from None


def _open_session(settings: Settings) -> ClientSession:
    session = ClientSession(
        connector=open_connector(settings),
        headers={"User-Agent": settings.user_agent},
        cookie_jar=DummyCookieJar(),
        trust_env=False,  # a proxy would make the address guard void
        auto_decompress=False,
        timeout=ClientTimeout(total=None, sock_connect=settings.fetch.connect_seconds),
        max_line_size=_MAX_HEADER_LINE_BYTES,
        max_field_size=_MAX_HEADER_FIELD_BYTES,
        max_headers=_MAX_HEADERS,
    )
    # aiohttp repeats a GET at once when the server hangs up, and has no public switch for that. A server that always
    # hangs up would be asked twice in each of our tries, and the second time without a slot.
    session._retry_connection = False  # noqa: SLF001 (watched by tests/test_internals.py)
    return session


def _request_line(response: Response, kind: DocumentKind, tries: int) -> str:
    """All that the log tells of one document, over its redirects and tries."""
    fields = {
        "method": "GET",
        "url": response.url,
        "kind": kind,
        "outcome": response.outcome,
        "status": response.status,
        "seconds": response.seconds,
        "bytes": response.wire_bytes,
        "tries": tries,
        "redirects": len(response.redirects),
        "message": response.message,
    }
    return log_line("request", fields)


def _with_tries(response: Response, tries: int) -> str:
    if response.outcome.is_success or tries == 1:
        return response.message
    return f"{response.message} (after {tries} tries)"


def _seconds_of(kind: DocumentKind, limits: FetchLimits) -> float:
    match kind:
        case DocumentKind.FEED:
            return limits.feed_seconds
        case DocumentKind.PAGE:
            return limits.page_seconds
        case DocumentKind.ROBOTS:
            return limits.robots_seconds
