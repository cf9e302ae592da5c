"""Feeds that a web page points to (autodiscovery)."""

from __future__ import annotations

import re

from lxml import html

from wirecopy.feeds.decode import decode
from wirecopy.feeds.plain import one_line
from wirecopy.model import FeedLink
from wirecopy.urls import absolute_url

# Links stand in the head; a bound keeps libxml2's quadratic attributes out.
_MAX_CHARACTERS = 512 * 1024

# "application/json" is left out: WordPress announces its API index under it (NetNewsWire 4518, 5299).
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
_COMMENTS = re.compile(r"comments|kommentare|commentaires|comentarios|replies", re.IGNORECASE)


def discover_feeds(page: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page announces with <link rel="alternate">, in its order but feeds of comments last."""
    text = decode(page, None)[:_MAX_CHARACTERS].replace("\0", "")
    if not text.strip():
        return ()
    root = html.document_fromstring(
        text.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"), ensure_head_body=True
    )
    base_element = root.find(".//base")
    base = url if base_element is None else absolute_url(url, base_element.get("href", "")) or url
    links: dict[str, FeedLink] = {}
    for element in root.iter("link"):
        kind = (element.get("type") or "").split(";")[0].strip().lower()
        is_alternate = {"alternate", "feed"} & set((element.get("rel") or "").lower().split())
        address = absolute_url(base, element.get("href") or "") if element.get("href") else None
        if is_alternate and kind in _FEED_TYPES and address:
            links.setdefault(address, FeedLink(address, one_line(element.get("title") or ""), kind))
    return tuple(sorted(links.values(), key=_is_for_comments))


def _is_for_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(link.url) or _COMMENTS.search(link.title))
