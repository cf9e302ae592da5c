"""Who is credited for the pictures: "Photo: Ada Quill/AFP", "(AP Photo/Ada Quill)", "© Harbour Press".

A caption is text that may end in a credit, so there only forms count that are made for it; what the markup itself calls
a credit is one in every form. The forms are those of 922 gold pages; how well they do is in docs/credit.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wirecopy.credit.marks import Marks
from wirecopy.credit.names import is_person
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.phrases import one_of, spellings
from wirecopy.phrases.between_names import AND, BY_ON, FOR, INITIALS, VIA
from wirecopy.phrases.by import BY, OPENS_HEADLINES
from wirecopy.phrases.helped import WITH
from wirecopy.phrases.owner import ALL_RIGHTS, RESERVED, RIGHTS
from wirecopy.phrases.photo import (
    BEGINS_A_NAME,
    COURTESY,
    CREDIT,
    FILED,
    MOVING,
    NOBODY,
    NOT_TAKEN,
    OF_AGENCY,
    PHOTO,
)
from wirecopy.phrases.sentence import QUOTES, SPACED_ENDS
from wirecopy.phrases.source import SOURCE

STATED_CONFIDENCE = 0.9  # fields of the structured data
SHOWN_CONFIDENCE = 0.9  # a credit on the page that names a known agency
HINT_CONFIDENCE = 0.7  # one whose party no list knows

_BY = one_of(BY, without=OPENS_HEADLINES)
_PHOTO = one_of(PHOTO, CREDIT)
_CREDIT = one_of(CREDIT)
_COURTESY = one_of(COURTESY)
_SIGN = rf"(?:{_PHOTO}\s*(?:{_CREDIT}\s*[:：]?|{_BY}|{_COURTESY}|[:：©=])|©|\(c\))"
_LEAD = rf"{_SIGN}(?:[\s:©]|\b(?:{one_of(PHOTO, SOURCE, without=BEGINS_A_NAME)}|{_BY}|{_COURTESY})\b)*"

_BRACKETED = re.compile(
    rf"[(\[](?P<line>{_LEAD}(?P<party>[^()\[\]]{{2,80}}?(?:\([^()]{{2,30}}\))?))\s*[)\]]\.?$", re.IGNORECASE
)
_CLOSING = re.compile(
    rf"(?:^|[\s){re.escape(SPACED_ENDS + QUOTES)}])(?P<line>{_LEAD}(?P<party>[^.!?:©\[\]]{{2,80}}\.?))$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[](?P<line>(?P<party>[^()\[\]]{2,80}))[)\]]\.?$")
_ENDED = re.escape(SPACED_ENDS + QUOTES)
# "… in Madrid. EFE/ J.J. Roe"
_SLASHED = re.compile(
    rf"(?:^|[{_ENDED}]\s*)(?P<line>(?P<party>[^\W\d][^.!?:;()/]{{1,40}}?\s?/\s?[^.!?:;()]{{2,50}}))$"
)
_WHOLE = re.compile(
    rf"^\W*(?:{_LEAD}|{_COURTESY}\b|{one_of(SOURCE)}\s*:)?[\s(\[]*(?P<party>.{{2,100}}?)[\s)\]]*$",
    re.IGNORECASE,
)

_LEADS_ON = one_of(VIA, FOR, AND, BY_ON, without=INITIALS)
_BETWEEN = re.compile(rf"\s*(?:/+|\||;|,|\s[-–—+&]\s|[()\[\]]|\b(?:{_LEADS_ON})\b)\s*", re.IGNORECASE)
_TAIL = re.compile(rf"(?:\s+{one_of(PHOTO, FILED, OF_AGENCY)})+\.?$", re.IGNORECASE)
_NO_PARTY = re.compile(
    rf"^{one_of(WITH, MOVING)}\b|\b{one_of(RESERVED, ALL_RIGHTS, RIGHTS, NOT_TAKEN)}\b|"
    r"\bcopyright\b|https?:|www\.|@|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NOBODY = spellings(NOBODY)
# Chosen, not measured.
_LONGEST = 8  # words; more are a sentence, unless they name an agency
_READ = 200  # characters from a caption's end, and of a field


@dataclass(frozen=True, slots=True)
class PictureClues:
    """What a page says about its pictures: `stated` are fields of its structured data, `credit_lines` what its markup
    calls a credit, `captions` the words below pictures."""

    stated: tuple[str, ...] = ()
    credit_lines: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def read_pictures(clues: PictureClues, marks: Marks) -> Iterator[Credit]:
    """The parties behind the pictures, one for each credit: its agency where the list of services knows it, else the
    person, else the firm."""
    for words in clues.stated:
        party = _party(words, marks) if len(words) <= _READ else None
        if party:
            yield Credit(Role.PHOTOGRAPHER, party, words, CreditSource.STRUCTURED, STATED_CONFIDENCE)
    for line in clues.credit_lines:
        found = _WHOLE.match(line)
        if found:
            yield from _shown(found["party"], line, marks)
    for caption in clues.captions:
        yield from _of_caption(caption.strip()[-_READ:], marks)


def _of_caption(caption: str, marks: Marks) -> Iterator[Credit]:
    found = _BRACKETED.search(caption) or _CLOSING.search(caption)
    if found:
        yield from _shown(found["party"], found["line"], marks)
        return
    found = _IN_BRACKETS.search(caption) or _SLASHED.search(caption)
    if found and _agency(found["party"], marks):  # brackets and slashes hold all sorts of things
        yield from _shown(found["party"], found["line"], marks)


def _shown(words: str, line: str, marks: Marks) -> Iterator[Credit]:
    party = _party(words, marks)
    if party:
        confidence = SHOWN_CONFIDENCE if _agency(words, marks) else HINT_CONFIDENCE
        yield Credit(Role.PHOTOGRAPHER, party, line.strip(), CreditSource.CAPTION, confidence)


def _party(words: str, marks: Marks) -> str | None:
    words = " ".join(words.replace("\xad", "").split()).strip(" .,:;|/()[]©-–—")
    if _NO_PARTY.search(words):
        return None
    return _agency(words, marks) or (_stranger(words) if len(words.split()) <= _LONGEST else None)


def _stranger(words: str) -> str | None:
    """A person, else a name that no list knows; a bare "private" is none, and so is what begins like a word."""
    parts = _parts(words)
    names = [part for part in parts if part.casefold() not in _NOBODY]
    person = next(filter(is_person, names), None)
    if person or not names or not (words[0].isupper() or not words[0].isascii()):
        return person
    return words if names == parts else names[0]


def _agency(words: str, marks: Marks) -> str | None:
    # "Ann Roe von Pexels": a part of people's names as well, but of no agency's.
    parts = _parts(words.replace(" von ", "/"))
    services = (marks.pictured(part) or marks.pictured(_TAIL.sub("", part)) for part in parts)
    return next((service.name for service in services if service), None)


def _parts(words: str) -> list[str]:
    return [part for part in (part.strip(" .,:©") for part in _BETWEEN.split(words)) if part]
