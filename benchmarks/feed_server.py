"""Measures nothing itself: a loopback server of feeds for other benchmarks, in its own process with its own cost.

    python -m benchmarks.feed_server

Prints its port and serves until its standard input ends. The Host header does not matter:

- `/f<n>` is feed n with thirty entries. Of ten feeds three have five new entries in each round, five answer 304 to their
  ETag, and two send the same bytes again without validators.
- `/k<n>` and `/story/...` are the feeds and pages of benchmarks/kill_feeds.py.
- `/news/...` are the pages of the other entries.
- `/round/<r>` moves all feeds on to round r, and `/most_asked` tells how often the page was asked for that was asked for
  most in this round.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from typing import ClassVar, cast

import uvloop

from benchmarks import kill_feeds

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


def document(feed: int, version: int) -> bytes:
    newest = ENTRIES + NEW_ENTRIES * version
    items = "".join(entry(feed, number) for number in range(newest, newest - ENTRIES, -1))
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        f"<title>Feed {feed}</title><link>https://paper{feed // 5}.example/</link>{items}</channel></rss>"
    ).encode()


class _Protocol(asyncio.Protocol):
    round = 0
    asked: ClassVar[Counter[bytes]] = Counter()

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
            self.asked.clear()
            return _ok(b"text/plain", b"")
        if path == b"/most_asked":
            return _ok(b"text/plain", b"%d" % max(self.asked.values(), default=0))
        if path.startswith(b"/k"):
            return _round_only(int(path[2:]), self.round, head)
        if path.startswith(b"/story/"):
            self.asked[path] += 1
            return _ok(b"text/html; charset=utf-8", kill_feeds.page(path[7:].decode()))
        if path.startswith(b"/news/"):
            return _ok(b"text/html", b"<title>%b</title><p>What happened there.</p>" % path)
        if not path.startswith(b"/f"):
            return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"
        feed = int(path[2:])
        version = self.round if is_changing(feed) else 0
        line = b""
        if has_validators(feed):
            etag = b'"%d-%d"' % (feed, version)
            if etag in head:
                return b"HTTP/1.1 304 Not Modified\r\netag: %b\r\n\r\n" % etag
            line = b"etag: %b\r\n" % etag
        return _ok(b"application/rss+xml", document(feed, version), line)


def _round_only(paper: int, version: int, head: bytes) -> bytes:
    validator = kill_feeds.feed_validator(paper, version)
    line = "{}: {}\r\n".format(*validator).encode() if validator else b""
    if validator and validator[1].encode() in head:
        return b"HTTP/1.1 304 Not Modified\r\n%b\r\n" % line
    return _ok(b"application/rss+xml", kill_feeds.feed_document(paper, version), line)


def _ok(content_type: bytes, body: bytes, further_headers: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\n%bcontent-length: %d\r\n\r\n%b" % (
        content_type,
        further_headers,
        len(body),
        body,
    )


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Protocol, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # returns when the parent has ended


if __name__ == "__main__":
    uvloop.run(_serve())
