"""Pages that hold several reports: round-ups, news in brief, running pages.

Such a page holds other texts whole without being a copy of any, and would chain them into one story.
"""

from __future__ import annotations

import re

# "ASWAN, Egypt (AP) — ": place and agency at the start of a line, and a sentence after them, which a list of
# sportsmen and countries has not. Of 680 pages 106 had one; the nine that had more were all round-ups.
_DATELINE = re.compile(
    r"^[^()\n]{2,60}\((?:[A-Z]{2,5}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)(?: ?/[A-Z ]{2,20}/)?\s*[-–—].{40}",
    re.M,
)
# "2:35 p.m." or "14.05 Uhr:" in a line of its own: the items of a running page.
_ITEM_TIME = re.compile(r"^\d{1,2}(?:[:.]\d\d\b|(?=\s*[ap]\.?m)).{0,8}$", re.M | re.I)


def is_collection(article: str) -> bool:
    """Whether the text holds two datelines or two lines that are nothing but a time of day."""
    return any(len(mark.findall(article)) > 1 for mark in (_DATELINE, _ITEM_TIME))
