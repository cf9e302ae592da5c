"""Every page of the app, found as a reader finds it: by following links from the first page."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from fastapi import FastAPI
from fastapi.routing import APIRoute
from lxml import html
from starlette.routing import Match

from wirecopy.web.app import make_app


@dataclass(frozen=True)
class Visited:
    """An address below the app's root that a link led to, and what was answered."""

    route: str
    address: str  # path and query
    linked_from: str
    status: int
    is_page: bool  # HTML, not a download


def routes_of(app: FastAPI, method: str) -> list[str]:
    """The paths of the routes that answer this method, with their parameters in braces."""
    return [
        route.path
        for route in app.routes
        if isinstance(route, APIRoute) and route.methods and method in route.methods
    ]


def pages_app() -> FastAPI:
    """The app that Airflow serves, for its routes alone: nobody gets in, and there is no database."""

    def refuse() -> NoReturn:
        raise AssertionError("only the routes are of interest")

    return make_app(refuse, refuse)


def follow_links(client: httpx.Client, app: FastAPI, *starts: str, each: int = 2) -> list[Visited]:
    """Visit addresses breadth first, from the first page and `starts`: `each` of every route, with every query key of it and
    with every number of them. Of all sets of the eight filters of one page there would be hundreds.

    The client's base URL ends with the path under which the app is mounted.
    """
    root = client.base_url.path.rstrip("/")
    visited: list[Visited] = []
    met = {"/", *starts}
    counts: Counter[tuple[str, str | int]] = Counter()
    waiting = deque((address, "") for address in ("/", *starts))
    while waiting:
        address, linked_from = waiting.popleft()
        route = _route_of(app, address)
        keys = set(_query_keys(address))
        kinds: list[tuple[str, str | int]] = [(route, key) for key in keys]
        kinds.append((route, len(keys)))
        if all(counts[kind] >= each for kind in kinds):
            continue
        counts.update(kinds)
        answer = client.get(address.removeprefix("/"), follow_redirects=True)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        visited.append(Visited(route, address, linked_from, answer.status_code, is_page))
        if answer.status_code == 200 and is_page:
            new = [link for link in _links(answer, root) if link not in met]
            met.update(new)
            waiting.extend((link, address) for link in new)
    return visited


def _route_of(app: FastAPI, address: str) -> str:
    scope = {"type": "http", "method": "GET", "path": urlsplit(address).path}
    for route in app.routes:
        if isinstance(route, APIRoute) and route.matches(scope)[0] is Match.FULL:
            return route.path
    return ""


def _query_keys(address: str) -> Sequence[str]:
    return [part.partition("=")[0] for part in urlsplit(address).query.split("&") if part]


def _links(answer: httpx.Response, root: str) -> list[str]:
    """The links of a page to pages of the app, each once, as addresses below its root."""
    found: dict[str, None] = {}
    for link in html.fromstring(answer.text).iter("a"):
        url = urlsplit(urldefrag(urljoin(str(answer.url), link.get("href", ""))).url)
        if url.netloc == answer.url.netloc.decode() and url.path.startswith(f"{root}/"):
            path = url.path.removeprefix(root)
            found[f"{path}?{url.query}" if url.query else path] = None
    return list(found)
