"""Bytes to a tree: decides what is a page at all, decodes it, parses it once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.utils import detect_encoding
from w3lib.encoding import html_to_unicode

from wirecopy.model import Outcome


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no tree."""

    outcome: Outcome
    message: str


# What files that are no text begin with. The header is not asked: servers send PDF as text/html and pages as
# application/octet-stream.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "a sound file"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
)
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL
)

# Control characters end libxml2's parse of a document early or make lxml refuse its text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

# libxml2 compares every attribute with all before it: 20,000 on one element take 1.8 s, 200,000 take 526 s.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]{0,30})\s[^<>]{4000,}>?")
_MAX_ATTRIBUTES = 1000

_BINARY = bytes(code for code in range(32) if chr(code) not in "\t\n\f\r\x1b")  # escape opens ISO-2022-JP
_BINARY_SHARE = 0.05

_BROKEN_SHARE = 0.02  # of characters: a few broken ones are an accident, many are another encoding


def parse_document(body: bytes, content_type: str | None) -> HtmlElement | Refusal:
    """The page as a tree, or why it is none. Never raises."""
    if not body.strip():
        return Refusal(Outcome.NO_TEXT, "the document is empty")
    refusal = _not_a_page(body)
    if refusal:
        return refusal
    text = _without_floods(_CONTROL.sub("", decode(body, content_type)))
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=_parser())
    except (ValueError, LxmlError) as error:
        return Refusal(Outcome.NO_TEXT, f"no HTML could be read: {error}")
    return tree


def _parser() -> HTMLParser:
    """huge_tree stays off: libxml2 then stops at 256 levels, which bounds the recursion of everything after it."""
    return HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)


def decode(body: bytes, content_type: str | None) -> str:
    """The text of a page. UTF-8 that is valid wins over every claim; then header, meta tag, guess.

    The claim is often wrong and valid UTF-8 with non-ASCII characters is hardly ever an accident. A claim that
    yields many broken characters is not believed either.
    """
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x1b$" not in body[:4096]:  # UTF-16, ISO-2022-JP
        try:
            return body.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    _, text = html_to_unicode(content_type, body, default_encoding="utf-8", auto_detect_fun=_guess)
    if text.count("\ufffd") > _BROKEN_SHARE * len(text):
        text = body.decode(_guess(body) or "cp1252", errors="replace")
    return text


def _guess(body: bytes) -> str | None:
    """A likely encoding; None for cut UTF-8, which is broken at its end only."""
    if body.decode("utf-8", errors="replace").count("\ufffd") <= _BROKEN_SHARE * max(len(body), 1) / 20:
        return "utf-8"
    return next(iter(detect_encoding(body)), None)


def _not_a_page(body: bytes) -> Refusal | None:
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            return Refusal(Outcome.NOT_A_PAGE, f"the document is {kind}")
    if _FEED.match(body[:2048]):
        return Refusal(Outcome.NOT_A_PAGE, "the document is a feed or a sitemap")
    if b"<" not in body and b"<" not in body.replace(b"\x00", b""):
        return Refusal(Outcome.NOT_A_PAGE, "the document has no markup")
    start = body[:1024]
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_wide and len(start) - len(start.translate(None, _BINARY)) > _BINARY_SHARE * len(start):
        return Refusal(Outcome.NOT_A_PAGE, "the document is binary")
    return None


def _without_floods(text: str) -> str:
    """Take the attributes off elements that have thousands of them."""

    def bare(tag: re.Match[str]) -> str:
        return f"<{tag[1]}>" if len(tag[0].split()) > _MAX_ATTRIBUTES else tag[0]

    return _LONG_TAG.sub(bare, text)
