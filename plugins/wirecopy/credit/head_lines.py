"""Which lines above the text say where it is from: "Associated Press", "Jill Roe, AP Sports Writer | on"."""

from __future__ import annotations

import re

from wirecopy.credit.byline import read_byline
from wirecopy.credit.contributors import read_contributors
from wirecopy.credit.marks import Marks
from wirecopy.credit.names import is_person
from wirecopy.credit.rights import read_passed_on
from wirecopy.credit.source_lines import read_republished, read_source, read_via
from wirecopy.credit.text_head import head_of
from wirecopy.model import Credit
from wirecopy.phrases import one_of, pattern_of
from wirecopy.phrases.between_names import AND, FROM, VIA
from wirecopy.phrases.by import BY
from wirecopy.phrases.dated import PUBLISHED, UPDATED
from wirecopy.phrases.months import WEEKDAYS, month_names
from wirecopy.phrases.photo import CREDIT, FILED, MOVING, PHOTO, PICTURE_AGENCIES

# A bare agency's name is a byline where texts begin; further down it must be introduced ("By The Associated Press").
# All four are chosen, not measured; how far down bylines stand is in text_head.py.
_LINES_TRIED = 8
_OPENING_LINES = 3
_LONGEST = 140  # characters
_SENTENCE = 60  # characters; a name and an agency below a line of this length are the credit of a caption

_BY = one_of(BY)
_DATED = one_of(PUBLISHED, UPDATED)
_DAY = pattern_of(" ".join(WEEKDAYS.values()).split())
_MONTH = pattern_of(month_names())

_INTRODUCED = re.compile(rf"^{_BY}\s|^\S[^|]{{3,60}}\s\|\s", re.IGNORECASE)
# As in "(From The Hill)".
_FROM = re.compile(rf"^\({one_of(FROM, VIA)}\s+(?P<agency>[^()]{{2,40}})\)$", re.IGNORECASE)
_PHOTO = re.compile(
    rf"\b{one_of(PHOTO, CREDIT, FILED, MOVING, VIA, PICTURE_AGENCIES)}\b|©|[(\[]", re.IGNORECASE
)
_SLASH = re.compile(r"^[^/|]{3,40}?\s*/\s*(?P<agency>[^/|]{2,40})$")  # "Ann Roe/Reuters", "Ann Roe / AP"
_POSTED = re.compile(rf"^{_DATED}\b.{{4,60}}?\b{_BY}\s+", re.IGNORECASE)
_STAMP = re.compile(
    rf"\s*(?:[|•]|\b{_DATED}\b|\bon$|\b{_DAY}\b|\b\d{{1,2}}:\d\d\b|\b{_MONTH}\b\.?\s+\d{{1,2}}\b).*$",
    re.IGNORECASE,
)
# "The Associated Press — By ANN ROE - …"
_DOUBLE = re.compile(rf"^(?P<agency>[^—–]{{2,40}})\s+[—–]\s+(?={_BY}\s)", re.IGNORECASE)
_AND = re.compile(rf"\s(?:&|{one_of(AND)})\s")
_PASSED_ON = re.compile(r"\s\((?P<mark>[^()]{2,30})\)$")  # "Los Angeles Times (TNS)"


def read_head(lines: list[str], marks: Marks, url: str = "") -> tuple[list[Credit], frozenset[int]]:
    """The agencies named above the text, and the numbers of the lines that say nothing else."""
    credits: list[Credit] = []
    places: set[int] = set()
    for number, raw in enumerate(head_of(lines)):
        line = " ".join(raw.split())
        is_introduced = bool(_INTRODUCED.match(line))
        if number < _LINES_TRIED or is_introduced:
            above = lines[number - 1] if number > 0 else ""
            found = _read_line(line, marks)
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if found and (is_introduced or not _is_of_picture(line, above, below)):
                credits += found
                places.add(number)
        opening = read_via(line, marks)
        if not opening and number < _OPENING_LINES:
            opening = [*read_passed_on(line, marks), *read_republished(line, marks, url)]
        if opening:
            credits += opening
            places |= {number} if len(line) <= _LONGEST else set()
    return credits, frozenset(places)


def _read_line(line: str, marks: Marks) -> tuple[Credit, ...]:
    if len(line) > _LONGEST or line.rstrip().endswith(":"):  # "Ann Roe, Reuters:" introduces a quotation
        return ()
    source = read_source(line.lstrip("/ "), marks)
    if source:
        return tuple(source)
    taken = _FROM.match(line)
    if taken:
        return read_byline(taken["agency"], marks).credits
    if (_PHOTO.search(line) and not _is_passed_on(line, marks)) or read_contributors(line, marks):
        return ()
    whole = _DOUBLE.sub("", _POSTED.sub("", line.strip())).strip(" ,|•-–—")
    # Behind the bar stands the date, "Ann Roe, AP | Monday", or the agency, "By Ann Roe | Associated Press".
    readings = [read_byline(core, marks) for core in (_STAMP.sub("", whole).strip(" ,|•-–—"), whole) if core]
    reading = next((reading for reading in readings if reading.credits), None)
    if reading is None or _is_signed_with_slash(line, marks):
        return ()
    people = [person.strip() for person in reading.person.split(",") if person.strip()]
    return reading.credits if all(map(is_person, people)) else ()


def _is_of_picture(line: str, above: str, below: str) -> bool:
    """Pictures are signed like texts: "Ann Roe, Associated Press" below a caption, "Reuters" alone below a button.

    Of several people it is a byline, and so is an agency's bare name that opens the text or stands beside a date.
    """
    if " " not in line.strip():
        return bool(above) and not any(
            len(beside) < _SENTENCE and _STAMP.search(beside) for beside in (line, above, below)
        )
    is_one_person = "," in line and not _AND.search(line)
    return len(above) >= _SENTENCE and is_one_person and not _STAMP.search(line)


def _is_signed_with_slash(line: str, marks: Marks) -> bool:
    found = _SLASH.match(line.strip())
    return bool(found and is_person(found[0].partition("/")[0].strip()) and marks.credited(found["agency"]))


def _is_passed_on(line: str, marks: Marks) -> bool:
    found = _PASSED_ON.search(line)
    service = marks.signed(found["mark"]) if found else None
    return bool(service and service.distributor)
