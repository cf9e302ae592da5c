"""What every address of the world answers at an hour: pure, so the same question has the same answer."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus

from tests.world import render
from tests.world.newsroom import editions
from tests.world.scenario import FAULTS, MOVES, ODDITIES, OUTLETS
from tests.world.shapes import MIDNIGHT, Feed, Oddity, Outlet, Trick, time

BOMB_BYTES = 30 * 1024 * 1024
TRAP = "<html><body><article><h1>Trap</h1><p>This address must never be asked.</p></article></body></html>"

_OUTLET_BY_HOST = {outlet.host: outlet for outlet in OUTLETS}
_TRACKING = re.compile(r"[?&]utm_[a-z]+=[^&]*")


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before conditions and compression; `zipped` bodies are sent so whatever the client accepts."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    changed: datetime | None = None
    location: str = ""
    zipped: bool = False

    @property
    def etag(self) -> str:
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@cache
def answer(host: str, target: str, hour: int) -> Answer:
    """The answer to GET `target` (path and query) with this Host header."""
    outlet = _OUTLET_BY_HOST.get(host)
    if outlet is None:
        return _text(HTTPStatus.OK, TRAP)
    path = _without_tracking(target)
    for fault in FAULTS:
        if fault.outlet == outlet and hour in fault.hours and fault.path in ("", path):
            return _text(fault.status, f"<h1>{HTTPStatus(fault.status).phrase}</h1>")
    for move in MOVES:
        if move.outlet == outlet and move.path == path:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=outlet.url(move.to))
    return _document(outlet, path, hour) or _text(HTTPStatus.NOT_FOUND, "<h1>Not Found</h1>")


def _without_tracking(target: str) -> str:
    bare = _TRACKING.sub("", target)
    return bare if "?" in bare else bare.replace("&", "?", 1)


def _document(outlet: Outlet, path: str, hour: int) -> Answer | None:
    if path == "/robots.txt":
        return Answer(HTTPStatus.OK, _robots(outlet).encode(), "text/plain; charset=utf-8", MIDNIGHT)
    if path == "/":
        return _text(HTTPStatus.OK, render.front(outlet, hour))
    for feed in outlet.feeds:
        if path == feed_address(outlet, feed):
            return _feed(outlet, feed, hour)
    for page in editions(outlet, hour):
        if page.article.path == path:
            return _text(HTTPStatus.OK, render.page(page), page.changed)
    for oddity in ODDITIES:
        if oddity.outlet == outlet and oddity.link == path and oddity.published <= time(hour):
            return _oddity(oddity)
    return None


def feed_address(outlet: Outlet, feed: Feed) -> str:
    """The path at which a feed answers, which is not the configured one after a move."""
    return next((move.to for move in MOVES if move.outlet == outlet and move.path == feed.path), feed.path)


def _robots(outlet: Outlet) -> str:
    forbidden = outlet.disallow or ("",)
    return "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in forbidden)


def _feed(outlet: Outlet, feed: Feed, hour: int) -> Answer:
    changed = render.last_updated(render.feed_items(outlet, feed, hour))
    body = render.feed(outlet, feed, hour).encode()
    return Answer(HTTPStatus.OK, body, f"{render.FEED_TYPES[feed.format]}; charset=utf-8", changed)


def _oddity(oddity: Oddity) -> Answer | None:
    if oddity.trick is Trick.PICTURES:
        return _text(HTTPStatus.OK, render.pictures(oddity), oddity.published)
    if oddity.trick is Trick.BOMB:
        return Answer(HTTPStatus.OK, gzip.compress(bytes(BOMB_BYTES), mtime=0), zipped=True)
    if oddity.trick is Trick.REDIRECT:
        return Answer(HTTPStatus.FOUND, location=oddity.target)
    return None


def _text(status: int, body: str, changed: datetime | None = None) -> Answer:
    return Answer(status, body.encode(), changed=changed)


def contents(target: str, hour: int) -> Answer:
    """The server's own address: a table of contents, and every host below its name, with links that work there."""
    host, _, rest = target.lstrip("/").partition("/")
    if not host:
        return _text(HTTPStatus.OK, render.contents(hour))
    found = answer(host, f"/{rest}", hour)
    if found.zipped or not found.content_type.startswith("text/html"):
        return found
    body = found.body.decode().replace(f"http://{host}/", f"/{host}/").replace('href="/', f'href="/{host}/')
    return _text(found.status, body.replace(f'"/{host}/{host}/', f'"/{host}/'), found.changed)
