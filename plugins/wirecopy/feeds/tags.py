"""Finds the tags of a feed in its text, without a parser: one linear pass, also over XML that is not well-formed."""

from __future__ import annotations

import re

# CDATA, comments and processing instructions: their content is not markup and must not be changed.
VERBATIM = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z))", re.DOTALL)
# Groups: verbatim text, "/" of an end tag, name, the rest of the tag. All are None for a "<" that begins no tag.
TAG = re.compile(VERBATIM.pattern + r"|<(/?)([A-Za-z_][\w.:-]*)([^<>]*)>|<", re.DOTALL)

FEED_NAMES = frozenset({"rss", "rdf", "feed", "channel", "urlset"})
_URLSET = re.compile(r"<(?:[\w.-]+:)?urlset\b", re.IGNORECASE)


def local_name(name: str | None) -> str:
    return (name or "").rpartition(":")[2].lower()


def entry_names(xml: str) -> frozenset[str]:
    """The local names of entries. <url> is an entry in a sitemap only: RSS has it inside <image>."""
    return frozenset({"url"} if _URLSET.match(xml) else {"item", "entry"})


def count_entry_starts(xml: str, name: str) -> int:
    """How many elements of this local name begin in the text."""
    return sum(not tag[2] and local_name(tag[3]) == name for tag in TAG.finditer(xml))


def ends_inside_entry(xml: str) -> bool:
    """Whether the text stops in the middle of an entry."""
    entries, is_open = entry_names(xml), False
    for tag in TAG.finditer(xml):
        name = local_name(tag[3])
        if name in entries and not tag[4].endswith("/"):
            is_open = not tag[2]
        elif name in FEED_NAMES and tag[2]:
            is_open = False
    return is_open


def first_entries(xml: str, limit: int) -> tuple[str, int]:
    """The text with its first `limit` entries only, and how many entries were cut."""
    names, found, cut, end = entry_names(xml), 0, 0, 0
    for tag in TAG.finditer(xml):
        if local_name(tag[3]) not in names:
            continue
        if not tag[2]:
            cut = tag.start() if found == limit else cut
            found += 1
        # An entry that does not end reaches to the end of the text.
        end = tag.end() if tag[2] or tag[4].endswith("/") else len(xml)
    if found <= limit:
        return xml, 0
    return xml[:cut] + xml[end:], found - limit


def nesting_depth(xml: str) -> int:
    """The greatest depth of nested elements. An element that does not end stays open to the end of the text."""
    deepest = level = 0
    for tag in TAG.finditer(xml):
        if tag[3] and not tag[4].endswith("/"):
            level += -1 if tag[2] else 1
            deepest = max(deepest, level)
    return deepest
