"""Detects the format of a document from its first characters. The Content-Type is not used: it is often wrong."""

from __future__ import annotations

import re
from enum import Enum, auto

from wirecopy.feeds.errors import FeedError
from wirecopy.model import Outcome

# How far the root element may stand from the first character that is not space, comment or declaration: some servers
# print warnings of PHP before it (docs/evidence/feeds.md 4.3).
_HEAD = 20_000
_BLANK_START = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)

_ROOT = re.compile(
    r"<(?:[A-Za-z][\w.-]*:)?(?:rss|rdf|feed|channel|entry|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE
)
_NOISE = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_DOCTYPE_WITH_SUBSET = re.compile(r"<!doctype[^>\[]*\[|<!entity\s", re.IGNORECASE)

# Bot walls answer a poll with 200 or 403 and a script: Cloudflare, Imperva, DataDome, PerimeterX, SiteGround, DDoS-Guard.
_CHALLENGE = re.compile(
    r"<title>\s*just a moment|challenges\.cloudflare\.com|/cdn-cgi/challenge-platform|cf-browser-verification"
    r"|_incapsula_resource|captcha-delivery\.com|px-captcha|/\.well-known/sgcaptcha|ddos-guard\.net"
    r"|checking your browser before accessing|enable javascript and cookies to continue",
    re.IGNORECASE,
)


class DocumentFormat(Enum):
    """The format of a document, or that a bot wall answered in its place."""

    JSON = auto()
    XML_FEED = auto()
    HTML = auto()
    CHALLENGE = auto()
    OTHER = auto()


def detect_format(text: str) -> DocumentFormat:
    """The format of a decoded document."""
    if text.lstrip().startswith("{"):
        return DocumentFormat.JSON
    head = _head(text)
    root, page = _ROOT.search(head), _HTML.search(head)
    if root and not (page and page.start() < root.start()):
        return DocumentFormat.XML_FEED
    if _CHALLENGE.search(text[: 5 * _HEAD]):
        return DocumentFormat.CHALLENGE
    return (
        DocumentFormat.HTML
        if page or re.search(r"<(?:body|head|p|div|br)\b", head, re.I)
        else DocumentFormat.OTHER
    )


def root_offset(text: str) -> int:
    """Where the root element of an XML feed begins; 0 if there is none."""
    root = _ROOT.search(_head(text))
    return _blank_start(text) + root.start() if root else 0


def refuse_internal_subset(text: str) -> None:
    """Refuse a document that declares entities of its own, before any parser sees it.

    One entity of 100 KB used 2,000 times made a title of 205 MB out of 112 KB: expat refuses it, but feedparser's
    second parser expands it (docs/evidence/reliability.md D02). No news feed needs a DTD. A reference to an external one
    (Netscape's) is dropped with the prolog.

    Raises:
        FeedError: UNSAFE_FEED.
    """
    head = _head(text)
    root = _ROOT.search(head)
    if _DOCTYPE_WITH_SUBSET.search(head[: root.start()] if root else head):
        raise FeedError(Outcome.UNSAFE_FEED, "declares its own entities (a DTD with an internal subset)")


def _head(text: str) -> str:
    """The first characters of the document. Comments and declarations in them are blanked, so that offsets stay."""
    start = _blank_start(text)
    return _NOISE.sub(lambda match: " " * len(match[0]), text[start : start + _HEAD])


def _blank_start(text: str) -> int:
    blank = _BLANK_START.match(text)
    return blank.end() if blank else 0
