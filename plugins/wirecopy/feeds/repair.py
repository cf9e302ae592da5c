"""Repairs on the characters of an XML feed, before a parser sees it.

Every repair leaves a well-formed document's meaning as it is, so all feeds take the same path. The parsers are
lenient each in its own way; after this step their leniency is rarely needed (78 of 779 captured feeds are not
well-formed, most of them for a bare "&").
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from wirecopy.feeds.sniff import root_offset

# CDATA, comments and processing instructions: what stands inside is not markup and must not be touched.
_VERBATIM = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z))", re.DOTALL)
_AMPERSAND = re.compile(r"&(?:(#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_XML_ENTITIES = frozenset({"lt", "gt", "amp", "quot", "apos"})
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_FEED_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)


def repair(text: str) -> str:
    """The feed from its root element on, without forbidden characters, every "&" a valid XML reference."""
    text = _FORBIDDEN.sub("", text[root_offset(text) :])
    pieces = _VERBATIM.split(text)
    pieces[::2] = [_AMPERSAND.sub(_valid_reference, piece) for piece in pieces[::2]]
    return "".join(pieces)


def drop_cut_entry(text: str) -> str:
    """A feed that stops in the middle of an entry, without that entry: half a headline would be stored as news."""
    ends = [match.end() for match in _ENTRY_END.finditer(text)]
    if not ends or _FEED_END.search(text, ends[-1]):
        return text
    return text[: ends[-1]]


def _valid_reference(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return match[0]
    if not name.startswith("#") and name + ";" not in html5:
        return "&amp;" + match[0][1:]
    # html.unescape reads &#147; as Windows meant it, and gives U+FFFD or nothing for what XML forbids.
    return html.escape(_FORBIDDEN.sub("", html.unescape(match[0])))
