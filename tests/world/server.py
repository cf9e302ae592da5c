"""The world on a loopback port: a threaded HTTP server that answers by Host header and keeps a log."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import yaml

from tests.world.answers import Answer, answer, contents
from tests.world.scenario import OUTLETS
from tests.world.shapes import HOURS, time


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the world's log; `at` is the machine's clock, `hour` the world's."""

    at: datetime
    hour: int
    method: str
    host: str
    path: str
    headers: Mapping[str, str]  # names in lower case
    status: int

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"


class World:
    """The invented internet: `with World() as world:` serves it until the block ends.

    Point a pipeline at it with WIRECOPY_CONNECT_TO=world.address; `set_hour` moves its news on.
    """

    def __init__(self, port: int = 0, hour: int = 1) -> None:
        self.requests: list[Request] = []
        self.set_hour(hour)
        self._server = _Server(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def set_hour(self, hour: int) -> None:
        if hour not in HOURS:
            raise ValueError(f"the world has the hours {HOURS}, not {hour}")
        self.hour = hour

    @staticmethod
    def time(hour: int) -> datetime:
        """When the pipeline looks at the world: five minutes past the hour."""
        return time(hour)

    @property
    def outlets_yaml(self) -> str:
        """The outlets as the pipeline's configuration file."""
        outlets = [
            {
                "name": outlet.name,
                "domain": outlet.domain,
                "language": outlet.language,
                "country": outlet.country,
                "kind": outlet.kind,
                "feeds": [
                    {"url": outlet.url(feed.path), "category": feed.section.lower() or "general"}
                    for feed in outlet.feeds
                ],
            }
            for outlet in OUTLETS
        ]
        return yaml.safe_dump({"outlets": outlets}, allow_unicode=True, sort_keys=False)

    def write_outlets(self, path: Path) -> None:
        path.write_text(self.outlets_yaml, encoding="utf-8")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client's idle connection must not hold up the end

    def __init__(self, address: tuple[str, int], world: World) -> None:
        self.world = world
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        world = self.server.world
        host = self.headers.get("Host", "")
        own = host in (world.address, f"localhost:{world.port}")
        found = (
            contents(self.path, world.hour)
            if own
            else answer(host.removesuffix(":80"), self.path, world.hour)
        )
        status = HTTPStatus.NOT_MODIFIED if self._has(found) else HTTPStatus(found.status)
        headers = {name.lower(): value for name, value in self.headers.items()}
        world.requests.append(
            Request(datetime.now(UTC), world.hour, self.command, host, self.path, headers, status)
        )
        self._send(found, status)

    do_HEAD = do_GET  # noqa: N815  the name that http.server looks up

    def _has(self, found: Answer) -> bool:
        """Whether the client's copy is current; If-None-Match overrides the date (RFC 9110, 13.2.2)."""
        if found.status != HTTPStatus.OK or found.changed is None:
            return False
        etags = self.headers.get("If-None-Match")
        if etags is not None:
            return found.etag in (etag.strip() for etag in etags.split(","))
        since = self.headers.get("If-Modified-Since")
        return since is not None and found.changed <= parsedate_to_datetime(since)

    def _send(self, found: Answer, status: HTTPStatus) -> None:
        body, encoding = found.body, "gzip" if found.zipped else ""
        if not found.zipped and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, encoding = gzip.compress(body, mtime=0), "gzip"
        self.send_response_only(status)
        self.send_header("Date", format_datetime(time(self.server.world.hour), usegmt=True))
        if found.changed:
            self.send_header("ETag", found.etag)
            self.send_header("Last-Modified", format_datetime(found.changed, usegmt=True))
        if found.location:
            self.send_header("Location", found.location)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", found.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Vary", "Accept-Encoding")
            if encoding:
                self.send_header("Content-Encoding", encoding)
        self.end_headers()
        if status != HTTPStatus.NOT_MODIFIED and self.command != "HEAD":
            self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            return  # the client hung up, as it should on the bomb

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: `World.requests` is the log."""
