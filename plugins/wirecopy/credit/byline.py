"""Which agencies a byline names, and who remains: "Henry Meyer, Bloomberg News", "AP", "ROBERT BURNS Associated Press"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import is_person
from wirecopy.model import Credit, CreditSource, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.between_names import AND, FOR, FROM, IN, ON, VIA
from wirecopy.phrases.by import BY
from wirecopy.phrases.dated import PUBLISHED, UPDATED
from wirecopy.phrases.helped import WITH
from wirecopy.phrases.photo import PHOTO, PICTURE_AGENCIES

CONFIDENCE = 0.9

# Each word of a byline may begin the name of a desk: 50,000 words took over a minute.
_LONGEST = 1000  # characters; chosen, not measured

_LEADS_ON = one_of(AND, WITH, VIA, FOR, FROM)
_BETWEEN = re.compile(rf"\s*(?:[,;|/•·]|\s[-–—]\s|\s\(|\s{_LEADS_ON}\s)\s*", re.IGNORECASE)
# "… on Mar 4, 2024", "… on"
_STAMP = re.compile(rf"\s+{one_of(ON, PUBLISHED, UPDATED)}(?:\s+\W*\w*\W*\d.*)?$")
_BY = re.compile(rf"^{one_of(BY)}\s*:?\s+", re.IGNORECASE)
_PLACE = re.compile(rf"\s+{one_of(IN)}\s+[A-ZÀ-Þ][^/|]{{2,40}}$")  # "Associated Press in Palm Beach, Florida"
_PICTURE = re.compile(rf"\b{one_of(PHOTO, PICTURE_AGENCIES)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BylineReading:
    """`person` is what remains of the byline without its agencies, perhaps nothing."""

    person: str
    credits: tuple[Credit, ...]


def read_byline(byline: str, marks: Marks) -> BylineReading:
    """Take the agencies off a byline. One without an agency comes back untouched."""
    if len(byline) > _LONGEST:
        return BylineReading(byline, ())
    line = _STAMP.sub("", _BY.sub("", " ".join(byline.split())))
    whole = marks.credited(line) or marks.credited(_PLACE.sub("", line))
    if whole:
        return BylineReading("", (_credit(whole, byline),))
    if _is_photographer(line, marks):
        return BylineReading(byline, ())
    people: list[str] = []
    services: list[WireService] = []
    for part in filter(None, (part.strip(" .()[]") for part in _BETWEEN.split(line))):
        person, service = _split_part(part, marks)
        services += [service] if service else []
        people += [person] if person else []
    if not services:
        return BylineReading(byline, ())
    credits = tuple(_credit(service, byline) for service in dict.fromkeys(services))
    return BylineReading(", ".join(people), credits)


def _is_photographer(line: str, marks: Marks) -> bool:
    """ "EFE/ J.J. Roe" signs a picture, agency first, then the person behind a slash; "Ann Roe/AFP/Getty Images" as well."""
    if _PICTURE.search(line):
        return True
    agency, _, person = (part.strip() for part in line.partition("/"))
    return bool(person and marks.credited(agency) and is_person(person))


def _split_part(part: str, marks: Marks) -> tuple[str, WireService | None]:
    service = marks.credited(part)
    if service:
        return "", service
    folded = part.casefold()
    # Most end otherwise; asked one by one, hundreds of marks took half the time.
    if folded.endswith(marks.ending_words):
        for mark, owner in marks.endings:
            start = len(part) - len(mark)
            if (
                folded.endswith(mark)
                and _is_seam(part, start)
                and (" " in mark or _is_whole_name(part[:start]))
            ):
                return part[:start].strip(), owner
    words = part.split()
    for number in range(1, len(words)):  # "ROBERT BURNS AP National Security Writer"
        owner_of_desk = marks.employing(" ".join(words[number:]))
        if owner_of_desk:
            return " ".join(words[:number]), owner_of_desk
    return part, None


def _is_whole_name(words: str) -> bool:
    """Whether words are a name without what follows: "Ann Roe" Reuters, but Ann R. Stacker and Michael Bloomberg."""
    parts = words.split()
    return len(parts) > 1 and len(parts[-1].strip(".")) > 1


def _is_seam(part: str, start: int) -> bool:
    """Whether a name ends before `start`: at a space, or where markup was lost, "Ann RoeAssociated Press"."""
    return part[start - 1 : start] == " " or (part[start - 1 : start].islower() and part[start].isupper())


def _credit(service: WireService, byline: str) -> Credit:
    return Credit(role_of(service), service.name, byline.strip(), CreditSource.BYLINE, CONFIDENCE)
