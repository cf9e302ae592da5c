"""Agencies in bylines: "Henry Meyer, Bloomberg News", "AP", "ROBERT BURNS Associated Press"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.credit.marks import Marks, role_of
from wirecopy.model import Credit, CreditSource, WireService

CONFIDENCE = 0.9

_BETWEEN = re.compile(
    r"\s*(?:[,;|/•·]|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|en|via|for|of|at|with|mit|avec|con)\s)\s*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\s+(?:on|at|updated|published|am|le)(?:\s+\W*\w*\W*\d.*)?$"
)  # "… on Mar 4, 2024", "… on"
_BY = re.compile(r"^(?:by|from|von|par|por|da|di|av|af|door|od)\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BylineReading:
    """`person` is what remains of the byline without its agencies, perhaps nothing."""

    person: str
    credits: tuple[Credit, ...]


def read_byline(byline: str, marks: Marks) -> BylineReading:
    """Take the agencies off a byline. One without an agency comes back untouched."""
    line = _STAMP.sub("", _BY.sub("", " ".join(byline.split())))
    whole = marks.credited(line)
    if whole:
        return BylineReading("", (_credit(whole, byline),))
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


def _split_part(part: str, marks: Marks) -> tuple[str, WireService | None]:
    service = marks.credited(part)
    if service:
        return "", service
    folded = part.casefold()
    for mark, owner in marks.endings:
        if folded.endswith(mark) and folded[: -len(mark)].endswith(" "):
            return part[: -len(mark)].strip(), owner
    return part, None


def _credit(service: WireService, byline: str) -> Credit:
    return Credit(role_of(service), service.name, byline.strip(), CreditSource.BYLINE, CONFIDENCE)
