"""Lines above the text that say where it is from: "Associated Press", "Jill Roe, AP Sports Writer | on"."""

from __future__ import annotations

import re

from wirecopy.credit.byline import read_byline
from wirecopy.credit.contributors import read_contributors
from wirecopy.credit.front import head_of
from wirecopy.credit.marks import Marks
from wirecopy.credit.names import is_person
from wirecopy.credit.origin import read_republished
from wirecopy.model import Credit

# A bare agency's name is a byline where texts begin; further down it must be introduced ("By The Associated Press").
_LINES_TRIED = 8
_OPENING_LINES = 3
_LONGEST = 140
_SENTENCE = 60  # characters; a name and an agency below a line of this length are the credit of a caption

_INTRODUCED = re.compile(r"^(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_PHOTO = re.compile(
    r"\b(?:photo|foto|bild|image|picture|getty|file|pool|credit|video|via)\b|©|[(\[]", re.IGNORECASE
)
_POSTED = re.compile(r"^(?:posted|published|updated)\b.{4,60}?\bby\s+", re.IGNORECASE)
_STAMP = re.compile(
    r"\s*(?:[|•]|\b(?:published|updated|posted)\b|\bon$|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}:\d\d\b|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b).*$",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"^(?P<agency>[^—–]{2,40})\s+[—–]\s+(?=by\s)", re.IGNORECASE
)  # "The Associated Press — By ANN ROE - …"
_PASSED_ON = re.compile(r"\s\((?P<mark>[^()]{2,30})\)$")  # "Los Angeles Times (TNS)"


def read_head(lines: list[str], marks: Marks, url: str = "") -> tuple[list[Credit], frozenset[int]]:
    """The agencies named above the text, and the numbers of the lines that say nothing else."""
    credits: list[Credit] = []
    places: set[int] = set()
    for number, line in enumerate(head_of(lines)):
        is_introduced = bool(_INTRODUCED.match(line))
        if number < _LINES_TRIED or is_introduced:
            above = lines[number - 1] if number > 0 else ""
            found = _read_line(line, marks)
            if found and (is_introduced or not _is_of_picture(line, above)):
                credits += found
                places.add(number)
        if number < _OPENING_LINES:
            opening = read_republished(line, marks, url)
            credits += opening
            places |= {number} if opening and len(line) <= _LONGEST else set()
    return credits, frozenset(places)


def _read_line(line: str, marks: Marks) -> tuple[Credit, ...]:
    if len(line) > _LONGEST or line.rstrip().endswith(":"):  # "Ann Roe, Reuters:" introduces a quotation
        return ()
    if (_PHOTO.search(line) and not _is_passed_on(line, marks)) or read_contributors(line, marks):
        return ()
    core = _STAMP.sub("", _DOUBLE.sub("", _POSTED.sub("", line.strip()))).strip(" ,|•-–—")
    reading = read_byline(core, marks) if core else None
    if reading is None or not reading.credits:
        return ()
    people = [person.strip() for person in reading.person.split(",") if person.strip()]
    return reading.credits if all(map(is_person, people)) else ()


def _is_of_picture(line: str, above: str) -> bool:
    """ "Ann Roe, Associated Press" below a caption is its photographer; of several people, or with the hour, it is a byline."""
    is_one_person = "," in line and not re.search(r"\s(?:and|&|und|et|y)\s", line)
    return len(above) >= _SENTENCE and is_one_person and not _STAMP.search(line)


def _is_passed_on(line: str, marks: Marks) -> bool:
    found = _PASSED_ON.search(line)
    service = marks.signed(found["mark"]) if found else None
    return bool(service and service.distributor)
