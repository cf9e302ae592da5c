"""Which lines that came out with the text are not it: the repeated headline, bylines, dates, "read also", captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.extract.body.tail import without_tail
from wirecopy.extract.metadata.title import title_key
from wirecopy.phrases import one_of
from wirecopy.phrases.about_author import IS
from wirecopy.phrases.by import AUTHOR, BY, OPENS_HEADLINES
from wirecopy.phrases.dated import AS_OF, FILED_UNDER, PUBLISHED, UPDATED
from wirecopy.phrases.half_day import AFTER_NOON, BEFORE_NOON
from wirecopy.phrases.offers import LABELS, OPENING_WORDS, PAGE_SPEAKS, SHARE, SUBSCRIBE
from wirecopy.phrases.photo import AGENCIES, CREDIT, FILED, PHOTO, PICTURE_AGENCIES
from wirecopy.phrases.read_more import COMMENTS, READ_MORE, RELATED, SOURCES
from wirecopy.phrases.sentence import ANY_END, APOSTROPHE, BRACKETS, QUOTES

# The numbers in this file are chosen, not measured.
_HEAD_LINES = 8  # where headline, byline and date are looked for

_BOILERPLATE = re.compile(
    rf"^\W*(?:{one_of(READ_MORE, SUBSCRIBE, SHARE, PAGE_SPEAKS)}|{one_of(OPENING_WORDS)}\b|"
    rf"{one_of(RELATED)}\s*:|{one_of(LABELS, COMMENTS)}\s*$)"
)
_BOILERPLATE_MAX = 260  # characters

# A line of its own that opens what stands below an article; all after it goes, if it is less than a third.
_END = re.compile(rf"^\W*{one_of(READ_MORE, RELATED, SHARE, COMMENTS, SOURCES)}\W*$", re.IGNORECASE)
_MAX_AFTER_END = 0.34  # of all characters
_PARAGRAPH = 220  # characters
_BIOGRAPHY = re.compile(rf"^.{{0,30}}?\s{one_of(IS)}\s", re.IGNORECASE)
_LAST_LINES = 4  # where a note about the author stands
_LONGEST_START = 4  # times a name with the signs and blanks around its words
_KICKER_WORDS = 5
_KICKER_WIDTH = 60  # columns
# Characters that elements in the heading add without a blank: "Exclusive", the number of comments.
_BADGES = 20
_CAPTION = re.compile(
    rf"^\W*(?:{one_of(PHOTO, CREDIT)}\s*(?:credit\s*)?(?::|\bby\b|©|/)|©\s*{one_of(AGENCIES, PICTURE_AGENCIES)})|"
    rf"\((?:{one_of(FILED, AGENCIES)} )?{one_of(PHOTO)}\b[^)]*\)\s*$|(?:/|via )getty images\W*$"
)
_BYLINE = re.compile(rf"^\W*{one_of(BY, AUTHOR, without=OPENS_HEADLINES)}\b\s*:?\s+\S", re.IGNORECASE)
_DATE = re.compile(
    rf"^\W*(?:{one_of(PUBLISHED, UPDATED, AS_OF)})?\b.{{0,40}}\b(?:19|20)\d\d\b.{{0,40}}$", re.IGNORECASE
)
# "Updated: April 8, 2026 at 4:30 p.m." is no sentence.
_CLOCK_END = re.compile(rf"\d\s*{one_of(BEFORE_NOON, AFTER_NOON)}$", re.IGNORECASE)
_BAR = re.compile(r"\s+[|•·]\s+")
_FILED = re.compile(rf"^\W*{one_of(FILED_UNDER)}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(rf"[{re.escape(ANY_END)}][{re.escape(APOSTROPHE + QUOTES + BRACKETS)}]*$")
_UNSPACED = re.compile("[\u2e81-\ufaff]")


@dataclass(frozen=True, slots=True)
class FilteredLines:
    """The remaining lines, and what was taken out that may name an agency: byline lines and captions."""

    lines: tuple[str, ...]
    bylines: tuple[str, ...]
    captions: tuple[str, ...]


def filter_lines(lines: list[str], headlines: tuple[str, ...], authors: tuple[str, ...]) -> FilteredLines:
    """Drop what is not text. `headlines` are all wordings of the title, `authors` the names known so far."""
    titles = {title_key(title) for title in headlines} - {""}
    names = {title_key(name) for name in authors} - {""}
    lines = _before_end(lines)
    kept: list[str] = []
    bylines: list[str] = []
    captions: list[str] = []
    for number, line in enumerate(lines):
        in_head = number < _HEAD_LINES
        if not re.search(r"\w", line) or _END.match(line):
            continue
        if len(line) <= _BOILERPLATE_MAX:
            # Instead of IGNORECASE, which compares letter by letter.
            lower = line.lower()
            if _BOILERPLATE.match(lower):
                continue
            if _CAPTION.search(lower):
                captions.append(line)
                continue
        if in_head and (_is_headline(line, titles) or _is_stamp(line)):
            continue
        if in_head and _is_byline(line, names):
            bylines.append(line)
            continue
        if number >= len(lines) - _LAST_LINES and _is_about_author(line, names):
            continue
        kept.append(line)
    return FilteredLines(tuple(without_tail(_without_kickers(kept))), tuple(bylines), tuple(captions))


def _before_end(lines: list[str]) -> list[str]:
    """The lines above the first that opens the further stories, where only a small part follows."""
    total = sum(map(len, lines))
    rest = total
    for number, line in enumerate(lines):
        if (
            number
            and rest <= _MAX_AFTER_END * total
            and _END.match(line)
            and _are_teasers(lines[number + 1 :])
        ):
            return lines[:number]
        rest -= len(line)
    return lines


def _are_teasers(lines: list[str]) -> bool:
    """Headlines and summaries; paragraphs of full length, or nothing but sentences, show that the article goes on."""
    headlines = sum(not _SENTENCE_END.search(line) for line in lines)
    return all(len(line) < _PARAGRAPH for line in lines) and headlines >= len(lines) / 3


def _is_headline(line: str, titles: set[str]) -> bool:
    """A wording of the headline, or all its words with a kicker before them or a badge and a counter at their ends."""
    if len(line) > 2 * (max(map(len, titles), default=0) + _KICKER_WIDTH):
        return False  # most paragraphs
    key = title_key(line)
    if key in titles:
        return True
    words, letters = set(key.split()), key.replace(" ", "")
    return any(
        len(title.split()) >= 4
        and (
            (set(title.split()) <= words and len(words) <= len(title.split()) + _KICKER_WORDS)
            or (title.replace(" ", "") in letters and len(key) <= len(title) + _BADGES)
        )
        for title in titles
    )


def _is_about_author(line: str, names: set[str]) -> bool:
    if not names:
        return False
    # The key of whole paragraphs takes .1 ms a page.
    key = title_key(line[: _LONGEST_START * max(map(len, names))])
    return any(key.startswith(name) for name in names) and bool(
        _BIOGRAPHY.match(line[len(min(names, key=len)) - 1 :])
    )


def _without_kickers(lines: list[str]) -> list[str]:
    """Labels of a few words before the first paragraph: the section, a topic, "Summary"."""
    for number, line in enumerate(lines[:_LAST_LINES]):
        if (
            len(line.split()) > _KICKER_WORDS
            or columns_of(line) > _KICKER_WIDTH
            or _SENTENCE_END.search(line)
        ):
            return lines[number:]
    return lines


def columns_of(text: str) -> int:
    """Columns: characters of scripts without spaces count three times, as they say as much."""
    return len(text) if text.isascii() else len(text) + 2 * len(_UNSPACED.findall(text))


def _is_byline(line: str, names: set[str]) -> bool:
    if len(line) > 120:
        return False
    key = title_key(line)
    if key in names:
        return True
    if _SENTENCE_END.search(line):
        return False
    return bool(_BYLINE.match(line)) or any(
        key.startswith(name) and len(key) < len(name) + 40 for name in names
    )


def _is_stamp(line: str) -> bool:
    """A short line around a date or a section, or two of them in a row: few words, no sentence. A row of a table is one
    only if all its cells are."""
    if len(line) > 80:
        return False
    is_row = line.startswith("|")
    return (not is_row and _is_dated(line)) or all(map(_is_dated, _BAR.split(line.strip("| "))))


def _is_dated(label: str) -> bool:
    if len(label.split()) > 10 or (_SENTENCE_END.search(label) and not _CLOCK_END.search(label)):
        return False
    return bool(_DATE.match(label) or _FILED.match(label))
