"""Which agencies a byline names, and who remains: "Henry Meyer, Bloomberg News", "AP", "ROBERT BURNS Associated Press".

An agency behind "with" helped ("Ann Roe avec AFP"); everywhere else in a byline it wrote or passed on the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import is_person
from wirecopy.model import Credit, CreditSource, Role, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.between_names import AND, FOR, FROM, IN, OF, ON, VIA
from wirecopy.phrases.by import BY
from wirecopy.phrases.dated import PUBLISHED, UPDATED
from wirecopy.phrases.helped import MATERIAL, WITH
from wirecopy.phrases.newsroom import ORGANISATION, OUTLET_ENDS
from wirecopy.phrases.photo import PHOTO, PICTURE_AGENCIES

CONFIDENCE = 0.9

# Each word of a byline may begin the name of a desk: 50,000 words took over a minute.
_LONGEST = 1000  # characters; chosen, not measured

# "Ann Roe with AP", "Ann Roe, mit Material der dpa", "con información de EFE".
_WITH = rf"{one_of(WITH)}\s+(?:{one_of(MATERIAL)}\s+)?(?:{one_of(OF)}\s+)*"
_LEADS_ON = one_of(AND, VIA, FOR, FROM)
_BETWEEN = re.compile(
    rf"\s*(?P<with>(?:[,;|/•·(]\s*|[-–—]\s|\s|^)\(?{_WITH})|"
    rf"\s*(?:[,;|/•·]|\s[-–—]\s|\s\(|\s{_LEADS_ON}\s)\s*",
    re.IGNORECASE,
)
# "Ann Roe, Harbour Star (TNS)": the paper that wrote what a syndicate passes on.
_PAPER_BEFORE = re.compile(
    rf",\s+(?P<paper>The\s[A-Z][^,()]{{2,40}}|[A-Z][^,()]*\s{one_of(ORGANISATION, OUTLET_ENDS, languages=('en',))})"
    r"\s+\((?P<mark>[A-Z]{2,5})\)$",
    re.IGNORECASE,
)
_PAPER_CONFIDENCE = 0.6  # no list knows it; chosen, not measured
# "… on Mar 4, 2024", "… on"
_STAMP = re.compile(rf"\s+{one_of(ON, PUBLISHED, UPDATED)}(?:\s+\W*\w*\W*\d.*)?$")
_BY = re.compile(rf"^{one_of(BY)}\s*:?\s+", re.IGNORECASE)
_PLACE = re.compile(rf"\s+{one_of(IN)}\s+[A-ZÀ-Þ][^/|]{{2,40}}$")  # "Associated Press in Palm Beach, Florida"
_PICTURE = re.compile(rf"\b{one_of(PHOTO, PICTURE_AGENCIES)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BylineReading:
    """`person` is what remains of the byline without its agencies, perhaps nothing; `agencies` are they in its words."""

    person: str
    credits: tuple[Credit, ...]
    agencies: tuple[str, ...] = ()


def read_byline(byline: str, marks: Marks) -> BylineReading:
    """Take the agencies off a byline. One without an agency comes back untouched."""
    if len(byline) > _LONGEST:
        return BylineReading(byline, ())
    line = _STAMP.sub("", _BY.sub("", " ".join(byline.split())))
    whole = marks.credited(line) or marks.credited(_PLACE.sub("", line))
    if whole:
        return BylineReading("", (_credit(whole, byline),), (_without_post(line, whole, marks),))
    if _is_photographer(line, marks):
        return BylineReading(byline, ())
    paper = _PAPER_BEFORE.search(line)
    distributor = marks.signed(paper["mark"]) if paper else None
    if paper and distributor and distributor.distributor and not marks.credited(paper["paper"]):
        rest = read_byline(f"{line[: paper.start()]} ({paper['mark']})", marks)
        wrote = Credit(
            Role.ORIGINATOR, paper["paper"], byline.strip(), CreditSource.BYLINE, _PAPER_CONFIDENCE
        )
        return replace(rest, credits=(wrote, *rest.credits))
    people: list[str] = []
    named: list[tuple[str, WireService, bool]] = []  # its words, itself, whether it only helped
    for part, is_help in _parts(line):
        person, service = _split_part(part, marks)
        people += [person] if person else []
        if service:
            words = _without_post(part[len(person) :].strip(), service, marks)
            named.append((words, service, is_help))
    if not named:
        return BylineReading(byline, ())
    credits = tuple(dict.fromkeys(_credit(service, byline, is_help) for _, service, is_help in named))
    return BylineReading(", ".join(people), credits, tuple(words for words, _, _ in named))


def _without_post(words: str, service: WireService, marks: Marks) -> str:
    """The agency of "AP National Security Writer"; elsewhere its words."""
    return service.name if marks.employing(words) else words


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """The parts of a byline, each with whether a "with" stands before it: all behind one helped, "mit dpa/AFP"."""
    start, is_help = 0, False
    for found in (*_BETWEEN.finditer(line), None):
        part = line[start : found.start() if found else len(line)].strip(" .()[]")
        if part:
            yield part, is_help
        if found:
            start, is_help = found.end(), is_help or found["with"] is not None


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


def _credit(service: WireService, byline: str, is_help: bool = False) -> Credit:
    role = Role.CONTRIBUTOR if is_help else role_of(service)
    return Credit(role, service.name, byline.strip(), CreditSource.BYLINE, CONFIDENCE)
