"""Which lines are the head of a text, where bylines and datelines stand: headlines, dates, buttons and captions may stand above its first paragraphs.

Of 171 texts of 75 outlets that open with an introduced byline or a dateline, 36 had it below the eighth line, behind a
gallery or the controls of a player; 168 had at most one paragraph above it, and the other three were round-ups.
"""

from __future__ import annotations

import re

from wirecopy.phrases import first_look, one_of
from wirecopy.phrases.between_names import VIA
from wirecopy.phrases.photo import AGENCIES, CREDIT, PHOTO, PICTURE_AGENCIES

_MOST_LINES = 40
_PARAGRAPHS = 3
# These two are chosen, not measured.
_PARAGRAPH = 140  # characters; headlines and buttons are shorter
_SAME = 60  # characters by which two captions are one

_CAPTION = re.compile(
    rf"\((?=[^()]*\))[^()]*?\b{one_of(AGENCIES, PICTURE_AGENCIES, PHOTO, VIA)}\b|^\W*FILE\b|\bfile photo\b|"
    rf"\b{one_of(CREDIT)}\b|\)\s+(?:less|more)$|\.\.\. more$|\bAP Photo$",
    re.IGNORECASE,
)
# Each form of `_CAPTION` has one of these or a word of `CREDIT`.
_SIGNS_OF_CAPTION = ("(", ")", "file", "... more", "ap photo")
_MAY_CREDIT = first_look(CREDIT)


def head_of(lines: list[str]) -> list[str]:
    """The lines above the text together with its first paragraphs."""
    paragraphs = 0
    for number, line in enumerate(lines[:_MOST_LINES]):
        if len(line) >= _PARAGRAPH and not _is_about_picture(lines, number):
            paragraphs += 1
        if paragraphs == _PARAGRAPHS:
            return lines[: number + 1]
    return lines[:_MOST_LINES]


def _is_about_picture(lines: list[str], number: int) -> bool:
    """A caption names its agency, or brackets below it do; galleries give it twice in a row, cut and whole."""
    above, line, below = lines[max(number - 1, 0) : number], lines[number], lines[number + 1 : number + 2]
    if _is_caption(line) or any(near.startswith("(") and _is_caption(near) for near in below):
        return True
    return any(near[:_SAME] == line[:_SAME] for near in (*above, *below))


def _is_caption(line: str) -> bool:
    folded = line.casefold()
    if not any(sign in folded for sign in _SIGNS_OF_CAPTION) and not _MAY_CREDIT(line):
        return False
    return bool(_CAPTION.search(line))
