"""Repairs the text of an XML feed that is not well-formed, so that a parser can read it.

78 of 779 captured feeds are not well-formed (docs/evidence/feeds.md 2). Most have a bare "&", an entity that only HTML
knows, or unescaped HTML in a description. After the repair most are well-formed, and are read like all others.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from wirecopy.feeds.detect_format import root_offset
from wirecopy.feeds.tags import FEED_NAMES, TAG, VERBATIM, entry_names, local_name

_AMPERSAND = re.compile(r"&(?:(#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_REFERENCE_TO_NUMBER = re.compile(r"&#([xX][0-9A-Fa-f]{1,16}|[0-9]{1,16});?")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_WINDOWS_REFERENCE = re.compile(r"&#(?:1[2-5]\d|[xX]0*[89][0-9A-Fa-f]);")
_BARE_VALUE = re.compile(r"""(\s[\w:.-]+\s*=\s*)([^\s"'<>=]+)(?=[\s>])""")
_XML_ENTITIES = frozenset({"lt", "gt", "amp", "quot", "apos"})
_TEXT_ELEMENTS = frozenset({"title", "description", "summary", "content", "encoded", "subtitle", "tagline"})


def without_prolog(text: str) -> str:
    """The document from its root element on, without declaration, DOCTYPE and anything that a server printed before."""
    return text[root_offset(text) :]


def has_windows_references(xml: str) -> bool:
    """Whether the text has references like &#147;: a control character in XML, but a quotation mark in windows-1252."""
    return bool(_WINDOWS_REFERENCE.search(xml))


def repair_characters(xml: str) -> str:
    """The feed without characters that XML forbids. Every "&" begins a reference that XML knows."""
    xml = _REFERENCE_TO_NUMBER.sub(_possible_reference, _FORBIDDEN.sub("", xml))
    pieces = VERBATIM.split(xml)
    pieces[::2] = [_AMPERSAND.sub(_valid_reference, piece) for piece in pieces[::2]]
    return "".join(pieces)


def escape_markup(xml: str) -> str:
    """The feed with the markup inside its text elements escaped, and with quotes around the values of attributes.

    Every "<" then begins an element of the feed: <description>a<br>b</description> loses the <br>. A text element
    without an end tag ends with its entry. If its start tag stands twice, the second counts as the end tag.
    """
    return "".join(_pieces_without_markup(xml))


def _possible_reference(match: re.Match[str]) -> str:
    """The reference, or U+FFFD if its number is no character, as in HTML.

    In CDATA too: feedparser (599) and libxml2's recovery fail on such numbers.
    """
    digits = match[1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return "\ufffd" if number > 0x10FFFF or 0xD800 <= number < 0xE000 else match[0]


def _valid_reference(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return match[0]
    if not name.startswith("#") and name + ";" not in html5:
        return "&amp;" + match[0][1:]
    # html.unescape reads &#147; as windows-1252, and gives U+FFFD or nothing for characters that XML forbids.
    return html.escape(_FORBIDDEN.sub("", html.unescape(match[0])))


def _pieces_without_markup(xml: str) -> Iterator[str]:
    boundaries = entry_names(xml) | FEED_NAMES
    open_name, position = "", 0
    for tag in TAG.finditer(xml):
        yield xml[position : tag.start()]
        position = tag.end()
        if tag[1]:
            yield tag[0]
        elif not tag[3]:
            yield "&lt;"
        elif not open_name:
            yield _quoted(tag[0])
            open_name = tag[3] if _opens_text(tag) else ""
        elif tag[3] == open_name:
            yield f"</{open_name}>"
            open_name = ""
        elif local_name(tag[3]) in boundaries:
            yield f"</{open_name}>{tag[0]}"
            open_name = ""
        else:
            yield tag[0].replace("<", "&lt;").replace(">", "&gt;")
    yield xml[position:]


def _quoted(tag: str) -> str:
    return _BARE_VALUE.sub(r'\1"\2"', tag) if "=" in tag and not tag.endswith(('">', "'>", '"/>')) else tag


def _opens_text(tag: re.Match[str]) -> bool:
    is_text = local_name(tag[3]) in _TEXT_ELEMENTS and tag[3].lower() != "media:content"
    return is_text and not tag[2] and not tag[4].endswith("/")
