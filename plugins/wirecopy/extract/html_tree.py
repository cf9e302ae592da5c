"""Bytes to a tree: decides what is a page at all, decodes it, parses it once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import ElementDefaultClassLookup, HTMLParser, LxmlError
from lxml.html import HtmlElement, document_fromstring
from trafilatura.utils import detect_encoding
from w3lib.encoding import html_to_unicode

from wirecopy.charset import is_other_script, latin_encoding
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
# The comments are atomic: where each may as well end at a later one's close, 22 of them take 3 s, 50 take years.
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL
)

# Control characters end libxml2's parse of a document early or make lxml refuse its text. Worked on as bytes:
# the same by a regular expression over str takes as long as the parse. Hardly any page has one, and a look for one byte
# runs as fast as memory is read: .17 ms a page of 336 KB, where taking out what is not there took .45 ms.
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r")
# Controls that nobody writes, in the places of windows-1252's quotation marks.
_C1 = re.compile(rb"\xc2([\x80-\x84\x86-\x9f])")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF

# libxml2 compares every attribute with all before it: 20,000 on one element take 1.8 s, 200,000 take 526 s.
_LONG_TAG = re.compile(rb"([a-zA-Z][a-zA-Z0-9-]{0,30})\s[^<>]{4000,}>?")
_LONG = 4000  # bytes of a tag that can hold so many attributes
_MAX_ATTRIBUTES = 1000

_BINARY = bytes(code for code in range(32) if chr(code) not in "\t\n\f\r\x1b")  # escape opens ISO-2022-JP
_BINARY_SHARE = 0.05

_BROKEN_SHARE = 0.02  # of characters: a few broken ones are an accident, many are another encoding


def parse_document(body: bytes, content_type: str | None) -> HtmlElement | Refusal:
    """The page as a tree, or why it is none. Never raises."""
    if not body or body.isspace():
        return Refusal(Outcome.NO_TEXT, "the document is empty")
    refusal = _not_a_page(body)
    if refusal:
        return refusal
    try:
        return parse_html(body, content_type)
    except (ValueError, LxmlError) as error:
        return Refusal(Outcome.NO_TEXT, f"no HTML could be read: {error}")


def parse_html(body: bytes, content_type: str | None) -> HtmlElement:
    """The tree of what is known to be a page. Raises ValueError or LxmlError where nothing can be read."""
    text = _without_floods(_without_controls(_to_utf8(body, content_type)))
    return document_fromstring(text, parser=_parser())


def _parser() -> HTMLParser:
    """huge_tree stays off: libxml2 then stops at 256 levels, which bounds the recursion of everything after it.

    lxml.html's own parser asks a Python function for the class of every element it hands out (834,000 calls on
    120 pages); with one class for all of them the question is answered in C.
    """
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _to_utf8(body: bytes, content_type: str | None) -> bytes:
    """A page in UTF-8. UTF-8 that is valid wins over every claim; then header, meta tag, guess.

    The claim is often wrong and valid UTF-8 with non-ASCII characters is hardly ever an accident. A claim that
    yields many broken characters is not believed either.
    """
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x1b$" not in body[:4096]:  # UTF-16, ISO-2022-JP
        try:
            body.decode("utf-8")
            return body.removeprefix(b"\xef\xbb\xbf")
        except UnicodeDecodeError:
            pass
    _, text = html_to_unicode(content_type, body, default_encoding="utf-8", auto_detect_fun=_guess)
    if _is_broken(text):
        text = body.decode(_guess(body), errors="replace")
    return text.encode("utf-8", "ignore")


def _is_broken(text: str) -> bool:
    """Whether more characters beyond ASCII are broken than whole, or many are: that is another encoding."""
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken if broken else 0
    return broken > min(whole, _BROKEN_SHARE * len(text))


def _guess(body: bytes) -> str:
    """A likely encoding. A detector tells scripts apart, not Latin alphabets: it reads French as windows-1250."""
    if not _is_broken(body.decode("utf-8", errors="replace")):
        return "utf-8"
    found = next(iter(detect_encoding(body)), "")
    return found if found and is_other_script(found) else latin_encoding(body)


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


def _without_controls(text: bytes) -> bytes:
    if any(code in text for code in _CONTROL):
        text = text.translate(None, _CONTROL)
    if b"\xef" in text:
        text = _NONCHARACTER.sub(b"", text)
    return _C1.sub(_as_windows, text) if b"\xc2" in text else text


def _as_windows(control: re.Match[bytes]) -> bytes:
    return control[1].decode("cp1252", "ignore").encode()


def _without_floods(text: bytes) -> bytes:
    """Take the attributes off elements that have thousands of them."""
    pieces: list[bytes] = []
    done = 0
    for tag in _long_tags(text):
        if len(tag[0].split(None, _MAX_ATTRIBUTES)) > _MAX_ATTRIBUTES:
            pieces += [text[done : tag.end(1)], b">"]
            done = tag.end()
    return b"".join([*pieces, text[done:]]) if pieces else text


def _long_tags(text: bytes) -> Iterator[re.Match[bytes]]:
    """The tags of over `_LONG` bytes; leaps from one "<" to the last that is near, so that few bytes are looked at."""
    start = 0
    while (end := start + _LONG) < len(text):
        following = text.rfind(b"<", start, end)
        if following < 0:
            tag = _LONG_TAG.match(text, start)
            if tag:
                yield tag
            following = text.find(b"<", end)
            if following < 0:
                return
        start = following + 1
