"""Finds the feeds that a web page points to (autodiscovery)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree, html

from wirecopy.feeds.decode import decode
from wirecopy.feeds.plain_text import one_line
from wirecopy.feeds.xml_tree import text_of
from wirecopy.model import FeedLink
from wirecopy.urls import absolute_url

# libxml2 needs quadratic time for attributes (docs/evidence/reliability.md E02). Chosen, not measured: feeds are linked
# in the head or in a short list.
_MAX_CHARACTERS = 512 * 1024

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
# A feed only if the address says so too. "application/json" is missing: WordPress announces its API index and oEmbed
# under it (NetNewsWire 4518, 5299).
_XML_TYPES = frozenset({"application/xml", "text/xml"})
_FEED_ADDRESS = re.compile(
    r"(?:/(?:rss|feeds?|atom|rdf)\d?/?|\.(?:rss|atom|rdf)|(?:/(?:rss|feeds?)/.*|[/._-](?:rss|feed|atom)\d?)\.xml)$",
    re.IGNORECASE,
)

# Words for readers' comments, in the languages of config/outlets.yaml: their feed is not the newsroom's.
_COMMENTS = re.compile(
    r"comment|kommentar|coment[aá]rio|commenti|reacties|komment|komentarz|yorum|replies|responses|коммент|комент"
    r"|コメント|评论|留言|댓글",
    re.IGNORECASE,
)
_SIDE_FEEDS = re.compile(r"podcast|/tag/|/author/|/category/|/search|oembed", re.IGNORECASE)


def discover_feeds(page: bytes, url: str) -> tuple[FeedLink, ...]:
    """The feeds that a page names; the one that most likely has the outlet's news comes first.

    Feeds announced by <link rel="alternate"> keep the page's order, except that feeds of a tag, an author or a podcast
    come after general ones and feeds of comments last. If a page announces none, ordinary links count whose addresses
    look like feeds.
    """
    text = decode(page, None)[:_MAX_CHARACTERS].replace("\0", "")
    if not text.strip():
        return ()
    root = html.document_fromstring(
        text.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"), ensure_head_body=True
    )
    base_element = root.find(".//base")
    base = url if base_element is None else absolute_url(url, base_element.get("href", "")) or url
    announced = [link for element in root.iter("link") if (link := _announced(element, base))]
    found = announced or [link for element in root.iter("a") if (link := _linked(element, base))]
    links: dict[str, FeedLink] = {}
    for link in found:
        links.setdefault(link.url, link)
    return tuple(sorted(links.values(), key=lambda link: _distance(link, url)))


def _announced(element: etree._Element, base: str) -> FeedLink | None:
    kind = (element.get("type") or "").split(";")[0].strip().lower()
    href = element.get("href") or ""
    if not {"alternate", "feed"} & set((element.get("rel") or "").lower().split()):
        return None
    address = absolute_url(base, href) if href else None
    if address is None or kind not in _FEED_TYPES | _XML_TYPES:
        return None
    if kind in _XML_TYPES and not _looks_like_feed(address):
        return None
    return FeedLink(address, one_line(element.get("title") or ""), kind)


def _linked(element: etree._Element, base: str) -> FeedLink | None:
    href = element.get("href") or ""
    address = absolute_url(base, href) if href else None
    if address is None or not _looks_like_feed(address):
        return None
    return FeedLink(address, one_line(text_of(element)), "")


def _looks_like_feed(address: str) -> bool:
    return bool(_FEED_ADDRESS.search(urlsplit(address).path))


def _distance(link: FeedLink, page_url: str) -> int:
    """How far a feed is from the outlet's news: 0 general, 1 a part of the news, 2 comments."""
    words = f"{link.url} {link.title}"
    if _COMMENTS.search(words) or _is_of_this_page(link.url, page_url):
        return 2
    return 1 if _SIDE_FEEDS.search(words) else 0


def _is_of_this_page(feed_url: str, page_url: str) -> bool:
    """WordPress puts the comments of /2026/11/storm/ at /2026/11/storm/feed/, whatever the language of the title."""
    page = urlsplit(page_url).path.rstrip("/")
    return page.count("/") >= 2 and urlsplit(feed_url).path.rstrip("/") == f"{page}/feed"
