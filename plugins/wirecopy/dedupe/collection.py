"""Pages that hold several reports: round-ups, news in brief, running pages.

Such a page holds other texts whole and is a copy of none. Taken for one, it would chain them into one story.
"""

from __future__ import annotations

import re

from wirecopy.dedupe.dateline_pattern import DATELINE
from wirecopy.dedupe.overlap import Overlap
from wirecopy.dedupe.prose_lines import is_caption
from wirecopy.dedupe.tokens import words

# "2:35 p.m." or "14.05 Uhr:" in a line of its own: the items of a running page.
_ITEM_TIME = re.compile(r"^\d{1,2}(?:[:.]\d\d\b|(?=\s*[ap]\.?m)).{0,8}$", re.M | re.I)
# A report goes on to use the names and nouns it began with. Take the longer words of the first 80 to 220 words: the
# rest of the same report used 0.13 of them or more in 98 of 100 (of 144 reports of three events). Where two reports
# of different events were put together, it used 0.10 or less in three of four. Real briefs and their originals had
# 0.19 at least.
LONG_WORD = 5  # letters
SAME_SUBJECT = 0.10
# The last hundred words of a report may tell its background only.
ENOUGH_TO_TELL = 120  # words


def is_collection(article: str) -> bool:
    """Whether the text holds two datelines or two lines that are nothing but a time of day."""
    return any(len(mark.findall(article)) > 1 for mark in (DATELINE, _ITEM_TIME))


def is_gallery(article: str) -> bool:
    """Whether the text is the captions of a gallery, which a report shows too.

    Captions under a report are boilerplate and gone from the text that is compared.
    """
    return sum(map(is_caption, article.split("\n"))) > 2


def changes_subject(overlap: Overlap) -> bool:
    """Whether what follows the longest run speaks of something else, so that the run is an item of a round-up."""
    if overlap.after < ENOUGH_TO_TELL:
        return False
    told = words(overlap.article)
    item = {word for word in told[overlap.start : overlap.end] if len(word) >= LONG_WORD}
    rest = set(told[overlap.end :])
    return len(item & rest) < SAME_SUBJECT * len(item)
