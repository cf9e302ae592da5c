"""The date a reader sees beside the headline, with its hour where one is shown."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from enum import IntEnum, auto
from itertools import islice
from operator import itemgetter

from lxml.html import HtmlElement

from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import is_marked_modified, is_of_others, text_of
from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.dated import AT_HOUR, O_CLOCK, PUBLISHED, UPDATED
from wirecopy.phrases.months import NUMBERS, fold, month_number, weekday_number
from wirecopy.shown_text import ascii_digits
from wirecopy.written_time import HALF, full_year, hour_of_24

_NAME = pattern_of(NUMBERS)
_YEAR = r"(?P<year>(?:19|20|25)\d\d)"  # 25: of the Buddhist calendar
_AT_HOUR, _O_CLOCK = (pattern_of(map(fold, spellings(table))) for table in (AT_HOUR, O_CLOCK))
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<day>\d{{1,2}})(?:(?P<full_stop>\.)|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+|ב)?(?P<name>{_NAME})(?!\w)\.?,?\s*(?:del?\s+)?{_YEAR}\b",
        rf"(?<!\w){_YEAR}(?:\.|\sm\.)?\s(?P<name>{_NAME})(?!\w)\s(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\w)(?P<name>{_NAME})(?!\w)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\s?thang\s?(?P<month>\d{{1,2}}),?\s(?:nam\s)?{_YEAR}\b",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d\d)(?=[\s,|•·–-]*(?:um\s)?\d{1,2}[:.]\d\d\s?uhr)",
        rf"\b{_YEAR}\s?(?:-|/|\.|年|년)\s?(?P<month>\d{{1,2}})\s?(?:-|/|\.|月|월)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-]{_YEAR}\b",
    )
)
_CLOCK = re.compile(
    rf"(?:{HALF.format('_before')}\s*)?(?:(?<!\w)(?P<at>{_AT_HOUR})[\s.]\s?)?(?<!\d)(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?::|h|\sh\s|\s?[時时點点시]\s?)(?P<minute>[0-5]\d)"
    rf"|\.(?P<dotted>[0-5]\d)(?![\d.])(?(at)|(?=\s?(?:{_O_CLOCK}|wib|wita|wit|[ap]\.?m)(?!\w))))(?::\d\d)?"
    rf"\s*(?:{HALF.format('')}|(?P<letter>[ap])(?![^\W\d_]))?"
)
# Behind the clock, as it stands in capitals: in small letters "et" and "met" are words.
_ZONE = (
    r"(?::\d\d)?\s*(?:[AaPp]\.?\s?[Mm]\.?|Uhr)?\s*,?\s*[(]?"
    r"(?P<zone>(?:GMT|UTC)\s?(?:[+\u2212-]\d{1,2}(?::?\d\d)?)?|[+\u2212]\d\d:?\d\d|(?<=\s)-(?:0\d|1[0-2])(?:[0-5]\d|:[03]0)|[A-Z]{1,4}T|MEZ|MESZ|MSK|МСК|мск|WIB|WITA"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:Standard|Daylight))?\s[Tt]ime|Eastern|Pacific|(?!Read)[A-Z]?[a-z]+\s[Tt]ime)(?!\w)"
)
_ONLY_ZONE = re.compile(
    r"(?::\d\d)?\s*(?:uhr|h)?\s*\(?[a-z]{0,5}\)?[\s,|•·/-]*(?:(?:on\s)?[^\W\d]{2,10}\.?,?\s)?"
)
_UPDATE = re.compile(pattern_of(map(fold, spellings(UPDATED))))
_PUBLISHED = re.compile(rf"\b{one_of(PUBLISHED)}")
# Chosen, not measured.
_MAX_TEXT = 90  # characters; what is longer is a paragraph that mentions a date
_MAX_ROW = 200
_BAR = re.compile(r"\s+[|•·/–—]\s+")
_CLOCK_WITHIN = 30  # characters after the date

# Measured on 653 pages of the development set (docs/evidence/extraction.md 1), against the gold day: the first date within 120 elements after the
# headline, else the nearest within 40 before it, is right on 498; with these limits and the order below on 524, and
# wrong on none of the 498.
_AFTER, _BEFORE = 200, 80  # elements around the headline
_BEFORE_COUNTS = 3  # an element before the headline is as far as the third after it
_FEW_LETTERS = 20  # beside the date: "Published: | Ann Roe"; a caption that ends with a date has more


class _Standing(IntEnum):
    """How far a date in a text is that of the article, best first."""

    ALONE = auto()
    IN_A_SENTENCE = auto()
    UPDATE = auto()


def visible_date(tree: HtmlElement, title: str, *, month_first: bool) -> str | None:
    """The date shown nearest to the headline: "2024-03-04" or "2024-03-04 09:30".

    `title` is how the headline reads; the first h1 or h2 stands for it where no heading does.
    `month_first` reads "3/4/2024" the American way. A date within a sentence counts only when none stands alone, and a
    date that says "updated" never.
    """
    heading = _headline(tree, title)
    if heading is None:
        return None
    mention = None
    for shown in _texts(tree, heading):
        text = _without_update(shown)
        date = find_date(text, month_first=month_first)
        if date is None:
            continue
        standing = _standing(fold(ascii_digits(text)))
        if standing is _Standing.ALONE:
            return date
        if standing is _Standing.IN_A_SENTENCE:
            mention = mention or date
    return mention


def _headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    key = title_key(title)
    for heading in tree.iter("h1", "h2", "h3"):
        if key and title_key(text_of(heading)) == key:
            return heading
    return next((heading for tag in ("h1", "h2") for heading in tree.iter(tag)), None)


def find_date(text: str, *, month_first: bool) -> str | None:
    """The first date in a short text and the time of day close behind it."""
    text = ascii_digits(text)
    folded = fold(text)
    found = _search(folded)
    day = _day(found, month_first, folded[: found.start()]) if found else None
    if found is None or day is None:
        return None
    clock = _CLOCK.search(folded, found.end(), _end_of_clock(folded, found.end())) or _clock_before(
        folded[: found.start()]
    )
    hour = hour_of_24(clock.groupdict(), int(clock["hour"])) if clock else None
    if clock is None or hour is None:
        return day
    minute = clock["minute"] or clock["dotted"]
    zone = re.search(rf"(?<!\d){clock['hour']}\D{{1,3}}{minute}{_ZONE}", text)
    return f"{day} {hour:02}:{minute}" + (f" {zone['zone']}" if zone else "")


def _clock_before(folded: str) -> re.Match[str] | None:
    """The clock that a date directly follows: "5:37 PM EST, Tue November 24, 2026", "10:32, 15 декабря 2024"."""
    clocks = list(_CLOCK.finditer(folded))
    return clocks[-1] if clocks and _ONLY_ZONE.fullmatch(folded, clocks[-1].end()) else None


def _end_of_clock(folded: str, start: int) -> int:
    """Where the clock of a date must end: before the next date, and before words that say of what follows "updated"."""
    end = start + _CLOCK_WITHIN
    update, other = _UPDATE.search(folded, start, end), _search(folded, start)
    return min([end, *(found.start() for found in (update, other) if found)])


def _without_update(text: str) -> str:
    """ "Updated 18 March, first published 17 March": the date behind "published" is the one."""
    published = _PUBLISHED.search(text.lower())
    is_update = published is not None and _standing(fold(ascii_digits(text))) is _Standing.UPDATE
    return text[published.start() :] if published and is_update else text


def is_update(text: str) -> bool:
    """Whether a short text says of its only date that something was changed then."""
    folded = fold(text)
    return _search(folded) is not None and _standing(folded) is _Standing.UPDATE


def shows_date(text: str) -> bool:
    return _search(fold(text)) is not None


def _search(folded: str, start: int = 0) -> re.Match[str] | None:
    return next((found for form in _FORMS if (found := form.search(folded, start))), None)


def _dates_update(folded: str, start: int) -> bool:
    """Whether the words behind "updated" say when it was, so that the date before them is another."""
    return _search(folded, start) is not None or _CLOCK.search(folded, start) is not None


def _standing(folded: str) -> _Standing:
    """How the date of a text stands in it. "Written 4 March, updated 5 March" is no update: its first date counts."""
    found = _search(folded)
    update = _UPDATE.search(folded)
    if found is None or (
        update and (update.start() < found.start() or not _dates_update(folded, update.end()))
    ):
        return _Standing.UPDATE
    others = sum(map(str.isalpha, folded[: found.start()] + folded[found.end() :]))
    return _Standing.ALONE if others <= _FEW_LETTERS else _Standing.IN_A_SENTENCE


def _day(found: re.Match[str], month_first: bool, before: str) -> str | None:
    parts = found.groupdict()
    year, day = full_year(parts["year"]), int(parts["day"])
    if parts.get("name"):
        month = month_number(parts["name"], behind_full_stop=bool(parts.get("full_stop"))) or 0
    else:
        month = int(parts["month"])
    is_slashed = "/" in found[0] and not found[0].startswith(parts["year"])
    if is_slashed and day <= 12 and month <= 12:
        month_first = _says_month_first(year, day, month, before, month_first)
    if month > 12 or (is_slashed and month_first and day <= 12):
        day, month = month, day
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _says_month_first(year: int, first: int, second: int, before: str, month_first: bool) -> bool:
    """What the name of a weekday before "04/03/2025" says of its order, else what is known of the page."""
    weekdays = [
        number for word in re.findall(r"[^\W\d_]+", before) if (number := weekday_number(word)) is not None
    ]
    if not weekdays or first == second:
        return month_first
    fits = (date(year, second, first).weekday(), date(year, first, second).weekday())
    return month_first if fits[0] == fits[1] or weekdays[-1] not in fits else fits[1] == weekdays[-1]


def _texts(tree: HtmlElement, heading: HtmlElement) -> Iterator[str]:
    """Short texts around the headline, nearest first."""
    walk = tree.iter()
    before: deque[HtmlElement] = deque(maxlen=_BEFORE)
    for element in walk:
        if element is heading:
            break
        before.append(element)
    around = [(distance, element) for distance, element in enumerate(islice(walk, _AFTER), start=1)]
    around += [
        (_BEFORE_COUNTS * distance, element) for distance, element in enumerate(reversed(before), start=1)
    ]
    for _, element in sorted(around, key=itemgetter(0)):
        yield from _own(element)


def _own(element: HtmlElement) -> Iterator[str]:
    """The text of an element without its children's, if it is short and has a digit."""
    if element.tag in ("script", "style", "option"):
        return
    text = " ".join([element.text or "", *(child.tail or "" for child in element)])
    if len(text) > 6 and any(character.isdigit() for character in text[: 4 * _MAX_TEXT]):
        text = " ".join(text.split())
        if len(text) > _MAX_ROW or is_marked_modified(element) or is_of_others(element):
            return
        # A longer row says several things: "Ann Roe and Bo Lee | 4 March, 18:30 | Updated: 5 March".
        labels = [text] if len(text) <= _MAX_TEXT else _BAR.split(text)
        if all(len(label) <= _MAX_TEXT for label in labels):
            yield from labels
