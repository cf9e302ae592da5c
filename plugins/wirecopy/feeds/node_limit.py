"""What a document's tree would weigh, told from its text: afterwards is too late.

An empty element is four characters and 216 bytes in libxml2's tree, an attribute six and 390, an empty object of
JSON three and 72 (measured): 10 MiB of elements made the parser grow by 518 MiB, 40,000 entries by 111.
"""

from __future__ import annotations

import re

from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.tags import first_entries
from wirecopy.model import Outcome

# Of fewer characters no tree over 60 MiB can be made; no captured feed has half as many.
_LIGHT = 1024 * 1024
# Ten MiB of the densest large capture (22 in each KiB) would have 227,000 with 40,000 entries, ten of the median
# one 43,000. Of attributes it is 58 MiB.
_MAX_NODES = 150_000

_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_JSON_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def lighten(xml: str, max_entries: int) -> tuple[str, int]:
    """The text, without the entries over `max_entries` if it is too heavy with them, and how many those are.

    Raises:
        FeedError: TOO_LARGE when it is too heavy without them, too.
    """
    if not _is_heavy(xml):
        return xml, 0
    lighter, left_out = first_entries(xml, max_entries)
    if _is_heavy(lighter):
        raise _too_heavy()
    return lighter, left_out


def refuse_heavy_json(text: str) -> None:
    """Stop a document of too many values before it is read.

    Raises:
        FeedError: TOO_LARGE.
    """
    if len(text) <= _LIGHT:
        return
    structure = _JSON_TEXT.sub("", text)
    if sum(structure.count(mark) for mark in "{[,") > _MAX_NODES:
        raise _too_heavy()


def _is_heavy(xml: str) -> bool:
    """Whether start tags, attributes, comments and instructions are too many; each "=" counts as an attribute."""
    if len(xml) <= _LIGHT:
        return False
    markup = _CDATA.sub("<", xml)
    return markup.count("<") - markup.count("</") + markup.count("=") > _MAX_NODES


def _too_heavy() -> FeedError:
    return FeedError(Outcome.TOO_LARGE, f"holds more than {_MAX_NODES:,} elements and attributes")
