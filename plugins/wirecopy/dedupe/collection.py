"""Pages that hold several reports: round-ups, news in brief, running pages.

Such a page holds other texts whole without being a copy of any, and would chain them into one story.
"""

from __future__ import annotations

import re

# "ASWAN, Egypt (AP) — ": place and agency at the start of a line. Of 680 pages 106 had one; the nine that
# had more were all round-ups.
_DATELINE = re.compile(
    r"^[^()\n]{2,60}\((?:[A-Z]{2,5}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)(?: ?/[A-Z ]{2,20}/)?\s*[-–—]", re.M
)
# "2:35 p.m." or "14:05" in a line of its own: the items of a running page.
_ITEM_TIME = re.compile(r"^\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?:?$", re.M | re.I)


def is_collection(article: str) -> bool:
    """Whether the text holds two datelines or two lines that are nothing but a time of day."""
    return any(len(mark.findall(article)) > 1 for mark in (_DATELINE, _ITEM_TIME))
