"""Measures nothing itself: a loopback server of feeds for other benchmarks, in its own process with its own cost.

    python -m benchmarks.feed_server

Prints its port and serves until its standard input ends. The Host header does not matter:

- `/f<n>` is feed n with thirty entries. Of ten feeds three have five new entries in each round, five answer 304 to their
  ETag, and two send the same bytes again without validators.
- `/k<n>` lists the five entries of its round only, so what a poll of that round loses never comes back. That is what
  benchmarks/kills.py counts.
- `/news/...` are the pages of the entries.
- `/round/<r>` moves all feeds on to round r.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import cast

import uvloop

START = datetime(2026, 8, 3, 6, tzinfo=UTC)  # of round 0
ENTRIES = 30
NEW_ENTRIES = 5
_WORDS = [
    "council",
    "budget",
    "harbour",
    "minister",
    "report",
    "storm",
    "school",
    "bridge",
    "market",
    "river",
    "vote",
    "strike",
    "court",
    "train",
]


def is_changing(feed: int) -> bool:
    return feed % 10 < 3


def has_validators(feed: int) -> bool:
    return feed % 10 < 8


def entry(feed: int, number: int) -> str:
    title = " ".join(_WORDS[(feed + number * k) % len(_WORDS)] for k in range(1, 9)).capitalize()
    address = f"http://paper{feed // 5}.example/news/{feed}/{number}"
    summary = " ".join(_WORDS[(feed * k + number) % len(_WORDS)] for k in range(1, 60))
    return (
        f"<item><title>{title} &amp; more</title><link>{address}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>{feed}-{number}</guid><dc:creator>Ada Writer</dc:creator>"
        f"<category>News</category><pubDate>Mon, 03 Aug 2026 {number % 24:02}:{feed % 60:02}:00 +0000</pubDate>"
        f"<description><![CDATA[<p>{summary}</p>]]></description></item>"
    )


def document(feed: int, version: int, entries: int = ENTRIES) -> bytes:
    newest = ENTRIES + NEW_ENTRIES * version
    items = "".join(entry(feed, number) for number in range(newest, newest - entries, -1))
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        f"<title>Feed {feed}</title><link>https://paper{feed // 5}.example/</link>{items}</channel></rss>"
    ).encode()


class _Protocol(asyncio.Protocol):
    round = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._buffer = b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        if path.startswith(b"/round/"):
            _Protocol.round = int(path[7:])
            return b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
        if path.startswith(b"/k"):
            return _round_only(int(path[2:]), self.round, head)
        if path.startswith(b"/news/"):
            return _page(path)
        if not path.startswith(b"/f"):
            return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"
        feed = int(path[2:])
        version = self.round if is_changing(feed) else 0
        mark = b""
        if has_validators(feed):
            etag = b'"%d-%d"' % (feed, version)
            if etag in head:
                return b"HTTP/1.1 304 Not Modified\r\netag: %b\r\n\r\n" % etag
            mark = b"etag: %b\r\n" % etag
        body = document(feed, version)
        return b"HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\n%bcontent-length: %d\r\n\r\n%b" % (
            mark,
            len(body),
            body,
        )


def validator(feed: int, version: int) -> tuple[str, str] | None:
    """The validator of a version of feed `/k<n>`: a third have an ETag, a third Last-Modified, a third none."""
    match feed % 3:
        case 0:
            return "etag", f'"{feed}-{version}"'
        case 1:
            return "last-modified", format_datetime(START + timedelta(minutes=version), usegmt=True)
        case _:
            return None


def _round_only(feed: int, version: int, head: bytes) -> bytes:
    mark = validator(feed, version)
    line = f"{mark[0]}: {mark[1]}\r\n".encode() if mark else b""
    if mark and mark[1].encode() in head:
        return b"HTTP/1.1 304 Not Modified\r\n%b\r\n" % line
    body = document(feed, version, NEW_ENTRIES)
    return b"HTTP/1.1 200 OK\r\n%bcontent-length: %d\r\n\r\n%b" % (line, len(body), body)


def _page(path: bytes) -> bytes:
    body = b"<title>%b</title><p>What happened there.</p>" % path
    return b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Protocol, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # returns when the parent has ended


if __name__ == "__main__":
    uvloop.run(_serve())
