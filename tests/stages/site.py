"""Any host on one loopback port, with the answers that a test gives; unknown addresses are 404."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import yaml

from tests.store.rows import NOW


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; an empty link or guid is left out."""

    link: str
    title: str = "A headline"
    guid: str = ""
    summary: str = "A summary."
    content: str = ""  # content:encoded, HTML


@dataclass
class Site:
    """`with Site() as site:` serves; `put` says what an address answers from then on."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # addresses, in the order of the requests

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def put(
        self,
        url: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        content_type: str = "text/html",
        **headers: str,
    ) -> None:
        """Header names are keywords: `etag='"1"'` is also obeyed when it comes back in If-None-Match."""
        self._put(url, body, status, content_type, headers)

    def _put(
        self, url: str, body: str | bytes, status: int, content_type: str, headers: Mapping[str, str]
    ) -> None:
        raw = body.encode() if isinstance(body, str) else body
        named = {
            "content-type": content_type,
            **{name.replace("_", "-"): text for name, text in headers.items()},
        }
        self.answers[url] = Answer(status, raw, named)

    def put_feed(self, url: str, *items: Item, **headers: str) -> None:
        self._put(url, rss(*items), 200, "application/rss+xml", headers)

    def put_page(self, url: str, title: str, text: str, *, canonical: str = "", **headers: str) -> None:
        self._put(url, page(title, text, canonical), 200, "text/html", headers)


def rss(*items: Item) -> str:
    out = "".join(
        f"<item><title>{escape(item.title)}</title><description>{escape(item.summary)}</description>"
        + (f"<content:encoded>{escape(item.content)}</content:encoded>" if item.content else "")
        + (f"<link>{escape(item.link)}</link>" if item.link else "")
        + (f"<guid isPermaLink='false'>{escape(item.guid)}</guid>" if item.guid else "")
        + f"<pubDate>{format_datetime(NOW)}</pubDate></item>"
        for item in items
    )
    return f"<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>A feed</title>{out}</channel></rss>"


def page(title: str, text: str, canonical: str = "") -> str:
    link = f"<link rel='canonical' href='{escape(canonical)}'>" if canonical else ""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>{link}</head>"
        f"<body><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>"
    )


def write_outlets(path: Path, *feeds: str) -> None:
    """A configuration with one outlet for each host of these feeds."""
    hosts: dict[str, list[str]] = {}
    for feed in feeds:
        hosts.setdefault(urlsplit(feed).hostname or "", []).append(feed)
    outlets = [
        {
            "name": host,
            "domain": host,
            "language": "en",
            "country": "US",
            "kind": "newspaper",
            "feeds": [{"url": url, "category": "general"} for url in urls],
        }
        for host, urls in hosts.items()
    ]
    path.write_text(yaml.safe_dump({"outlets": outlets}, sort_keys=False))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], site: Site) -> None:
        self.site = site
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        url = f"http://{self.headers['Host']}{self.path}"
        site.asked.append(url)
        found = site.answers.get(url, Answer(404, b"", {}))
        if found.headers.get("etag") and self.headers["If-None-Match"] == found.headers["etag"]:
            found = Answer(304, b"", found.headers)
        self.send_response_only(found.status)
        for name, text in found.headers.items():
            self.send_header(name, text)
        if found.status != 304:
            self.send_header("content-length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            return  # the client hung up

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: `Site.asked` is the log."""
