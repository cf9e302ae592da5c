"""A small web on loopback: raw answers by path, so that a test can say exactly what the wire carries."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wirecopy.fetch import Fetcher, RobotsCache
from wirecopy.model import DocumentKind, Response, Validators
from wirecopy.settings import FetchLimits, Settings

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    host: str
    path: str
    headers: Mapping[str, str]


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]
Answers = Mapping[str, bytes | Handler]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A complete and honest answer; `content_type="text/html"` becomes a header."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(status=status, Location=location)


async def hang(request: Request, writer: asyncio.StreamWriter) -> None:
    """Accept the request and never answer."""
    await asyncio.Event().wait()


def trickle(head: bytes) -> Handler:
    """Send `head`, then a byte every now and then without end."""

    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    return handler


def flood(head: bytes, block: bytes) -> Handler:
    """Send `head`, then `block` as fast as it is taken, without end."""

    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(block)
            await writer.drain()

    return handler


@dataclass
class Site:
    """Serves every host. Keys are "host/path" or "/path"; an unknown path is a 404, so robots.txt allows all."""

    answers: Answers
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    most_in_flight: int = 0
    _in_flight: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            request = _parse(await reader.readuntil(b"\r\n\r\n"))
            self.requests.append(request)
            path = request.path.partition("?")[0]
            found = self.answers.get(request.host + path) or self.answers.get(path)
            if callable(found):
                await found(request, writer)
            else:
                writer.write(found or answer(status="404 Not Found"))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._in_flight -= 1
            writer.close()

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]


def _parse(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.split(": ", 1) for line in lines if line)
    headers = {name.lower(): value for name, value in pairs}
    return Request(headers["host"], first.split(" ")[1], headers)


@asynccontextmanager
async def serving(answers: Answers, tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    site = Site(answers)
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()


def settings_for(site: Site, **limits: object) -> Settings:
    """Every name leads to the site, and nobody waits for a slot, unless a test says so."""
    limits = {"domain_spacing_seconds": 0, "retry_seconds": 0, **limits}
    return Settings(connect_to=f"127.0.0.1:{site.port}", fetch=FetchLimits(**limits))


def fetch(
    answers: Answers,
    url: str = "http://news.example/feed",
    kind: DocumentKind = DocumentKind.FEED,
    validators: Validators = Validators(),  # noqa: B008 - a frozen value
    robots: RobotsCache | None = None,
    **limits: object,
) -> tuple[Response, Site]:
    """Fetch one document from a site with these answers."""

    async def run() -> tuple[Response, Site]:
        async with serving(answers) as site:
            fetcher = Fetcher(settings_for(site, **limits), clock=lambda: NOW, robots=robots)
            async with fetcher:
                return await fetcher.get(url, kind, validators), site

    return asyncio.run(run())
