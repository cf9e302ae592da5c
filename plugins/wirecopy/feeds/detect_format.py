"""What kind of document a text is, judged by its first characters and never by its Content-Type."""

from __future__ import annotations

import re
from enum import Enum, auto

from wirecopy.feeds.errors import FeedError
from wirecopy.model import Outcome

# How far a feed's root element may be from the first character that is not space, comment or declaration: PHP
# warnings stand before it.
_HEAD = 20_000
_BLANK_START = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)

_ROOT = re.compile(
    r"<(?:[A-Za-z][\w.-]*:)?(?:rss|rdf|feed|channel|entry|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE
)
_NOISE = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_DOCTYPE_WITH_SUBSET = re.compile(r"<!doctype[^>\[]*\[|<!entity\s", re.IGNORECASE)

# Marks of the walls that answer a poll with 200 or 403 and a script: Cloudflare, Imperva, DataDome, PerimeterX,
# SiteGround, DDoS-Guard.
_CHALLENGE = re.compile(
    r"<title>\s*just a moment|challenges\.cloudflare\.com|/cdn-cgi/challenge-platform|cf-browser-verification"
    r"|_incapsula_resource|captcha-delivery\.com|px-captcha|/\.well-known/sgcaptcha|ddos-guard\.net"
    r"|checking your browser before accessing|enable javascript and cookies to continue",
    re.IGNORECASE,
)


class DocumentClass(Enum):
    """What a text turned out to be."""

    JSON = auto()
    XML_FEED = auto()
    HTML = auto()
    CHALLENGE = auto()
    OTHER = auto()


def sniff(text: str) -> DocumentClass:
    """Classify a decoded document."""
    if text.lstrip().startswith("{"):
        return DocumentClass.JSON
    head = _head(text)
    root, page = _ROOT.search(head), _HTML.search(head)
    if root and not (page and page.start() < root.start()):
        return DocumentClass.XML_FEED
    if _CHALLENGE.search(text[: 5 * _HEAD]):
        return DocumentClass.CHALLENGE
    return (
        DocumentClass.HTML
        if page or re.search(r"<(?:body|head|p|div|br)\b", head, re.I)
        else DocumentClass.OTHER
    )


def root_offset(text: str) -> int:
    """Where the root element of an XML feed begins; 0 when there is none."""
    root = _ROOT.search(_head(text))
    return _blank_start(text) + root.start() if root else 0


def refuse_internal_subset(text: str) -> None:
    """Stop a document that declares entities of its own, before any parser sees it.

    One entity of 100 KB used 2,000 times made a title of 205 MB out of 112 KB: expat refuses it, and feedparser's
    second, lenient parser then expands it. No news feed needs a DTD; an external one (Netscape's) is dropped.

    Raises:
        FeedError: UNSAFE_FEED.
    """
    head = _head(text)
    root = _ROOT.search(head)
    if _DOCTYPE_WITH_SUBSET.search(head[: root.start()] if root else head):
        raise FeedError(Outcome.UNSAFE_FEED, "declares its own entities (a DTD with an internal subset)")


def _head(text: str) -> str:
    """The first characters that may matter, later comments and declarations blanked out to keep offsets."""
    start = _blank_start(text)
    return _NOISE.sub(lambda match: " " * len(match[0]), text[start : start + _HEAD])


def _blank_start(text: str) -> int:
    blank = _BLANK_START.match(text)
    return blank.end() if blank else 0
