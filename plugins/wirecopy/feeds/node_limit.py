"""Limits the nodes of a document's tree before the tree is built: a small text can make a large one.

An empty element takes four characters and 216 bytes in libxml2's tree, an attribute six characters and 390 bytes, an
empty object of JSON three characters and 72 bytes (measured). 10 MiB of elements made the parser grow by 518 MiB,
40,000 entries by 111 MiB (docs/limits.md, "Reading a feed").
"""

from __future__ import annotations

import re

from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.tags import first_entries
from wirecopy.model import Outcome

# A text up to this length is not counted: its tree stays below 65 MiB (390 bytes for six characters).
_UNCOUNTED_CHARACTERS = 1024 * 1024
# 58 MiB of attributes. 10 MiB of the captured feed with the most nodes (22 in each KiB) would have 227,000 nodes with
# 40,000 entries, 10 MiB of the median feed 43,000.
_MAX_NODES = 150_000

_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_JSON_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def limit_nodes(xml: str, max_entries: int) -> tuple[str, int]:
    """The text, and how many entries were cut: those after `max_entries`, if the text has too many nodes with them.

    Raises:
        FeedError: TOO_LARGE if the text has too many nodes without them, too.
    """
    if not _is_over_limit(xml):
        return xml, 0
    shortened, left_out = first_entries(xml, max_entries)
    if _is_over_limit(shortened):
        raise _over_limit()
    return shortened, left_out


def refuse_json_over_node_limit(text: str) -> None:
    """Refuse a document of too many values before it is read.

    Raises:
        FeedError: TOO_LARGE.
    """
    if len(text) <= _UNCOUNTED_CHARACTERS:
        return
    structure = _JSON_TEXT.sub("", text)
    if sum(structure.count(mark) for mark in "{[,") > _MAX_NODES:
        raise _over_limit()


def _is_over_limit(xml: str) -> bool:
    """Whether there are too many start tags, attributes, comments and instructions; each "=" counts as an attribute."""
    if len(xml) <= _UNCOUNTED_CHARACTERS:
        return False
    markup = _CDATA.sub("<", xml)
    return markup.count("<") - markup.count("</") + markup.count("=") > _MAX_NODES


def _over_limit() -> FeedError:
    return FeedError(Outcome.TOO_LARGE, f"holds more than {_MAX_NODES:,} elements and attributes")
