"""Which lines of a page's text are not its article: captions, menus, share and rights lines.

Extraction has dropped most of them. What is left hides copies (two captions before one short report) and
suggests false ones (one caption in two reports). A line is told by its shape, so a text without line breaks
is left alone.
"""

from __future__ import annotations

import re
from collections import Counter

from wirecopy.phrases import one_of
from wirecopy.phrases.owner import MAY_NOT, RESERVED
from wirecopy.phrases.photo import AGENCIES, CAPTION, CREDIT, MEDIA, PHOTO, PICTURE_AGENCIES
from wirecopy.phrases.sentence import ANY_END, PAUSES, QUOTES

# A line of news prose ends a sentence, opens a list or a quotation, or is longer than this. Of 1,570
# different short lines without such an end in 680 pages, a sample of 120 held five that belonged to the
# article: broken sentences and subheadings.
LONGEST_FRAGMENT = 90  # characters
# Agencies write captions of up to 105 words.
LONGEST_CAPTION = 800  # characters
# A sentence does not stand twice in a report as a line of its own; a caption of a gallery does.
MIN_REPEATED = 30  # characters; chosen, not measured

_SENTENCE_ENDS = tuple(ANY_END + PAUSES + QUOTES)
_AGENCY = one_of(AGENCIES, PICTURE_AGENCIES)
_CAPTION_START = re.compile(
    rf"file(?: photo)?\s*[-–—:]|{one_of(PHOTO, CREDIT, CAPTION)}\s*:|{one_of(MEDIA)}",
    re.I,
)
# The photographer and the agency come after the caption's last full stop.
_CAPTION_END = re.compile(
    rf"photo|{one_of(PICTURE_AGENCIES, without=['epa'])}|reuters/|[/|]\s?{_AGENCY}\b|/\s?pool\b|\bvia ap\b|"
    rf"\bepa(?:-efe)?\)?$|\({_AGENCY}\)$|(?:…|\.\.\.)\s*(?:more|less)$|\bless$|\($",
    re.I,
)
# At the end of a caption; chosen, not measured.
_CREDIT_ROOM = 70  # characters
_RIGHTS = re.compile(rf"{one_of(RESERVED, MAY_NOT)}|window\._", re.I)


def keep_prose(text: str, min_words: int) -> str:
    """The lines of `text` that are its article; all of `text` when fewer than `min_words` would remain.

    A list or a table has lines like a menu's. A text that would lose nearly all of its lines is one.
    """
    lines = [line.strip() for line in text.split("\n")]
    if len(lines) == 1:
        return text
    times = Counter(lines)
    kept = [line for line in lines if _is_prose(line) and (times[line] == 1 or len(line) < MIN_REPEATED)]
    article = "\n".join(kept)
    return article if article.count(" ") + len(kept) >= min_words else text


def _is_prose(line: str) -> bool:
    if len(line) > LONGEST_CAPTION:
        return True
    if not line.endswith(_SENTENCE_ENDS) and len(line) <= LONGEST_FRAGMENT:
        return False
    return not is_caption(line) and not _RIGHTS.search(line)


def is_caption(line: str) -> bool:
    """Whether a line begins or ends as captions do."""
    if line.endswith(_SENTENCE_ENDS):
        return bool(_CAPTION_START.match(line))
    return bool(_CAPTION_END.search(line[-_CREDIT_ROOM:]))
