"""Measures nothing itself: the internet of benchmarks/day.py, in a process of its own. A fifth of it misbehaves.

    python -m benchmarks.day_server SEED OUTLETS TROUBLED HOURS [--trouble KIND]

Prints the port of its web and the address of its name server, and serves until its standard input ends. Outlet n is
`paper<n>.example`, on a loopback address of its own:

- `/feed` lists what the outlet published in the last two days, some of it copies of a wire story.
- `/news/<hour>/<k>` are its articles, `/flood/<hour>/<k>` what it lists besides when its feed is a flood.
- `127.0.0.1/hour/<h>` moves the internet on to hour h, `127.0.0.1/listed` tells which entries were listed so far.

Which outlets misbehave in an hour, and how, is drawn from the seed: `Day.troubles`. All behaviour is bounded by the
client: a connection that hangs ends when the client closes it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from functools import cache
from itertools import product
from typing import cast

import uvloop

from tests.fetch.name_server import answering
from tests.stages.prose import prose

START = datetime(2026, 8, 3, 6, tzinfo=UTC)  # of hour 0
HOURS_LISTED = 48
FLOOD = 2000
MIB = 2**20
HOST = re.compile(rb"\r\nhost: paper(\d+)\.example", re.IGNORECASE)


class Trouble(StrEnum):
    """How an outlet misbehaves for an hour."""

    FLOOD = "flood"  # 2,000 further links in its feed, of which every tenth leads to an article
    NO_HEAD = "no head"  # it takes the request and says nothing
    NO_BODY = "no body"  # it stops in the middle of the body
    TRICKLE = "trickle"  # a byte of the body every second
    BROKEN_FEED = "broken feed"  # XML that ends within an entry
    PDF = "pdf"  # pages are PDF that is called HTML
    WORDS = "words"  # pages have 490,000 Cyrillic characters in distinct words
    ATTRIBUTES = "attributes"  # pages have a tag of 200,000 attributes
    NESTING = "nesting"  # pages have 100,000 nested elements
    REDIRECTS = "redirects"  # the feed redirects four times, pages in a circle; a crawl delay spaces each hop
    BIG = "big"  # pages of 5 MB with one text of 1.2 MB, or of 6 MB
    FORBIDDEN = "403"
    LIMITED = "429"
    UNAVAILABLE = "503"
    NO_DNS = "no dns"  # name servers say nothing of its name
    BIG_ROBOTS = "big robots"  # 512 KiB of rules
    # These are not drawn: they are the worst that we know for a stage.
    FLOOD_OF_CIRCLES = "flood of circles"  # its 2,000 links redirect in a circle, with a crawl delay (fetch)
    FLOOD_OF_COPIES = "flood of copies"  # they have nearly the same text of 560 KB (extract, dedupe, publish)

    @property
    def is_drawn(self) -> bool:
        return not self.startswith("flood of")

    @property
    def is_flood(self) -> bool:
        return self.startswith("flood")


@dataclass(frozen=True, slots=True)
class Day:
    """The plan of the day; the same for the same values. `trouble` is the only one that is drawn, if it is given."""

    seed: int
    outlets: int
    troubled: int  # in each hour
    hours: int  # after so many all behave well
    trouble: Trouble | None = None

    def troubles(self, hour: int) -> Mapping[int, Trouble]:
        """The outlets that misbehave in that hour."""
        if hour >= self.hours:
            return {}
        chance = random.Random(f"{self.seed} {hour}")
        drawn = sorted(chance.sample(range(self.outlets), self.troubled))
        drawn_from = [trouble for trouble in Trouble if trouble.is_drawn]
        return {outlet: self.trouble or chance.choice(drawn_from) for outlet in drawn}


def domain(outlet: int) -> str:
    return f"paper{outlet}.example"


def published(outlet: int, hour: int) -> list[str]:
    """The paths of what an outlet publishes in an hour: one to three articles. They are the guids of its feed as well."""
    return [f"/news/{hour}/{k}" for k in range(1 + (outlet + hour) % 3)]


def flood(hour: int) -> list[str]:
    return [f"/flood/{hour}/{k}" for k in range(FLOOD)]


def is_copy(outlet: int, path: str) -> bool:
    """Whether the article carries the wire story of its hour, as the first one of every third outlet does."""
    _, section, hour, k = path.split("/")
    return section == "news" and k == "0" and (outlet + int(hour)) % 3 == 0


@dataclass
class World:
    day: Day
    port: int = 0
    hour: int = 0

    def __post_init__(self) -> None:
        self.listed: defaultdict[int, set[str]] = defaultdict(set)

    def trouble(self, outlet: int) -> Trouble | None:
        return self.day.troubles(self.hour).get(outlet)

    def feed(self, outlet: int) -> bytes:
        hours = range(self.hour, max(-1, self.hour - HOURS_LISTED), -1)
        paths = [path for hour in hours for path in published(outlet, hour)]
        trouble = self.trouble(outlet)
        if trouble and trouble.is_flood:
            paths = flood(self.hour) + paths
        document = _feed(outlet, paths, self.port)
        if trouble is Trouble.BROKEN_FEED:
            return document[: document.rindex(b"<pubDate>")]
        self.listed[outlet].update(paths)
        return document


def _feed(outlet: int, paths: Sequence[str], port: int) -> bytes:
    items = "".join(_item(outlet, path, port) for path in paths)
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>Paper {outlet}</title><link>http://{domain(outlet)}:{port}/</link>{items}</channel></rss>"
    ).encode()


def _item(outlet: int, path: str, port: int) -> str:
    at = START + int(path.split("/")[2]) * timedelta(hours=1)
    return (
        f"<item><title>{_title(outlet, path)}</title><link>http://{domain(outlet)}:{port}{path}</link>"
        f"<guid isPermaLink='false'>{path}</guid><pubDate>{format_datetime(at)}</pubDate></item>"
    )


def _title(outlet: int, path: str) -> str:
    return prose(hash_of(outlet, path), 1).split(".")[0]


def hash_of(*values: object) -> int:
    return random.Random(" ".join(map(str, values))).getrandbits(48)


# ------------------------------------------------------------------------------------------------ pages


def article(outlet: int, path: str) -> bytes:
    seed = hash_of("wire", path.split("/")[2]) if is_copy(outlet, path) else hash_of(outlet, path)
    return page(_title(outlet, path), prose(seed).split("\n"))


def page(title: str, paragraphs: Sequence[str], *, opening: str = "", filler: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title><meta charset='utf-8'></head>"
        f"<body><article><h1>{title}</h1>{opening}{text}</article>{filler}</body></html>"
    ).encode()


@cache
def poison(trouble: Trouble, variant: int) -> bytes | None:
    """What an outlet in this trouble serves for each of its pages; None where pages are not what it spoils."""
    title = "The harbor council met again"
    match trouble:
        case Trouble.PDF:
            return b"%PDF-1.7\n" + random.Random(variant).randbytes(200_000)
        case Trouble.WORDS:
            return page(title, list(_paragraphs(_cyrillic_words(490_000), 100)))
        case Trouble.ATTRIBUTES:
            attributes = " ".join(f"a{number}='{number}'" for number in range(200_000))
            return page(title, prose(variant).split("\n"), opening=f"<p {attributes}>The end.</p>")
        case Trouble.NESTING:
            return page(title, prose(variant).split("\n"), opening="<div>" * 100_000)
        case Trouble.BIG:
            text = prose(7, paragraphs=3500).split("\n")  # 1.2 MB
            size = 6 * MIB if variant else 5 * MIB
            head = page(title, text)
            return page(title, text, filler=f"<!--{'x' * (size - len(head) - 100)}-->")
        case _:
            return None


def _cyrillic_words(characters: int) -> Iterator[str]:
    for number, letters in enumerate(product("абвгдежзиклмнопрстуфхцчшэюя", repeat=6)):
        if number * 7 >= characters:
            return
        yield "".join(letters[::-1])


def _paragraphs(words: Iterator[str], length: int) -> Iterator[str]:
    while some := [word for _, word in zip(range(length), words, strict=False)]:
        yield " ".join(some).capitalize() + "."


@cache
def long_text() -> list[str]:
    return prose(8, paragraphs=1500).split("\n")


@cache
def big_robots() -> bytes:
    rules = "".join(f"Disallow: /nothing/{number:020}/*/{number}\n" for number in range(12_000))
    return f"User-agent: *\n{rules}".encode()[: 512 * 1024]


# ------------------------------------------------------------------------------------------------ answers


CRAWL_DELAY = b"User-agent: *\nCrawl-delay: 1\n"
STATUS = {
    Trouble.FORBIDDEN: b"403 Forbidden",
    Trouble.LIMITED: b"429 Too Many Requests\r\nretry-after: 3600",
    Trouble.UNAVAILABLE: b"503 Service Unavailable",
}


class _Web(asyncio.Protocol):
    def __init__(self, world: World) -> None:
        self._world = world
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        host = HOST.search(head)
        if host is None:
            return self._send(self._told(path))
        outlet = int(host[1])
        match trouble := self._world.trouble(outlet):
            case Trouble.NO_HEAD:
                return None
            case Trouble.NO_BODY:
                return self._transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n<html>")
            case Trouble.TRICKLE:
                self._transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n")
                return self._trickle()
            case Trouble.FORBIDDEN | Trouble.LIMITED | Trouble.UNAVAILABLE:
                return self._send(b"", STATUS[trouble])
            case _:
                return self._answer_with_document(outlet, path, trouble, head)

    def _answer_with_document(self, outlet: int, path: str, trouble: Trouble | None, head: bytes) -> None:
        if trouble is Trouble.REDIRECTS and (hop := _next_hop(path)):
            return self._send(b"", b"302 Found\r\nlocation: " + hop.encode())
        if trouble is Trouble.FLOOD_OF_CIRCLES and path.startswith("/flood/"):
            hop = _in_circle(path)
            return self._send(b"", b"302 Found\r\nlocation: " + hop.encode())
        if path == "/robots.txt":
            rules = {
                Trouble.BIG_ROBOTS: big_robots(),
                Trouble.REDIRECTS: CRAWL_DELAY,
                Trouble.FLOOD_OF_CIRCLES: CRAWL_DELAY,
            }
            return self._send(rules.get(trouble, b"User-agent: *\n") if trouble else b"User-agent: *\n")
        if path.split("?")[0] == "/feed":
            return self._send(self._world.feed(outlet), kind=b"application/rss+xml")
        if path.startswith("/flood/"):
            return self._answer_of_flood(outlet, path, trouble)
        poisoned = poison(trouble, int(path[-1]) % 2) if trouble else None
        etag = b'"%s"' % (trouble.encode() if trouble and poisoned else b"sound")
        if etag in head:
            return self._transport.write(b"HTTP/1.1 304 Not Modified\r\netag: %b\r\n\r\n" % etag)
        return self._send(poisoned or article(outlet, path), b"200 OK\r\netag: " + etag)

    def _answer_of_flood(self, outlet: int, path: str, trouble: Trouble | None) -> None:
        match trouble:
            case Trouble.FLOOD_OF_COPIES:
                return self._send(page(path, [f"This is copy {path}.", *long_text()]))
            case _ if path.endswith("0"):
                return self._send(article(outlet, path))
            case _:
                return self._send(b"", b"404 Not Found")

    def _told(self, path: str) -> bytes:
        if path.startswith("/hour/"):
            self._world.hour = int(path.removeprefix("/hour/"))
            return b""
        return json.dumps(
            {domain(each): sorted(paths) for each, paths in self._world.listed.items()}
        ).encode()

    def _send(self, body: bytes, status: bytes = b"200 OK", kind: bytes = b"text/html") -> None:
        head = b"HTTP/1.1 %b\r\ncontent-type: %b\r\ncontent-length: %d\r\n\r\n" % (status, kind, len(body))
        self._transport.write(head + body)

    def _trickle(self) -> None:
        if not self._transport.is_closing():
            self._transport.write(b"x")
            asyncio.get_running_loop().call_later(1, self._trickle)


def _next_hop(path: str) -> str | None:
    """The feed comes after four redirects; of pages every third goes in a circle."""
    place, _, hops = path.partition("?hop=")
    if place == "/feed":
        return f"/feed?hop={int(hops or 0) + 1}" if int(hops or 0) < 4 else None
    return _in_circle(path) if place.startswith("/news/") and place.endswith("1") else None


def _in_circle(path: str) -> str:
    """Round in five hops: as many as are followed."""
    place, _, hops = path.partition("?hop=")
    return f"{place}?hop={(int(hops or 0) + 1) % 5}"


async def _serve(world: World) -> None:
    loop = asyncio.get_running_loop()
    for trouble in Trouble:
        poison(trouble, 0), poison(trouble, 1)  # made before anybody waits for it
    big_robots()

    def addresses(name: str, _: int) -> Sequence[str] | None:
        outlet = int(re.sub(r"\D", "", name) or 0)
        return (
            None if world.trouble(outlet) is Trouble.NO_DNS else [f"127.1.{outlet // 250}.{outlet % 250 + 1}"]
        )

    async with answering(addresses) as names:
        server = await loop.create_server(lambda: _Web(world), "0.0.0.0", 0, backlog=4096)
        world.port = server.sockets[0].getsockname()[1]
        print(world.port, names.address, flush=True)
        await loop.run_in_executor(None, sys.stdin.read)  # returns when the parent has ended


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("outlets", type=int)
    parser.add_argument("troubled", type=int)
    parser.add_argument("hours", type=int)
    parser.add_argument("--trouble", type=Trouble)
    options = parser.parse_args()
    uvloop.run(_serve(World(Day(**vars(options)))))


if __name__ == "__main__":
    main()
