"""Which credits an article gets: reads every kind of evidence, then lets the strongest decide."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wirecopy.credit.byline import BylineReading, read_byline
from wirecopy.credit.dateline import read_dateline
from wirecopy.credit.head_lines import read_head
from wirecopy.credit.marks import Marks, is_company, marks_of, role_of
from wirecopy.credit.photographers import PictureClues, read_pictures
from wirecopy.credit.source_lines import read_issuer, read_source
from wirecopy.credit.tail_lines import read_tail
from wirecopy.credit.url_evidence import read_addresses, squeezed
from wirecopy.model import Credit, CreditSource, Role, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.source import SOURCE
from wirecopy.urls import registrable_domain

STRUCTURED_CONFIDENCE = 0.9

_LABEL = re.compile(rf"^{one_of(SOURCE)}\s*[:：]\s*", re.IGNORECASE)  # "来源：新华网" in a meta tag

# Confidence is an order, not a probability: it halves when stronger evidence names another originator. All of them are
# chosen, not measured; how often each kind of evidence is right is in docs/credit.md.
_CONTRADICTED = 0.5

_ISSUER_LINES = 12  # at either end of a text; chosen, not measured

_STRENGTH = {source: rank for rank, source in enumerate(CreditSource)}
_ROLES = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class CreditClues:
    """What a page shows about the origin of its text.

    `text` has one paragraph per line; `bylines` are the author fields and byline lines as the page words them;
    `organisations` are the publisher, provider, source and copyright holder (names or addresses) of its
    structured data; `url` is where the page was fetched, `canonical_url` what it calls itself.
    """

    text: str
    bylines: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    canonical_url: str | None = None
    url: str = ""
    wire_services: tuple[WireService, ...] = ()
    pictures: PictureClues = field(default_factory=PictureClues)


@dataclass(frozen=True, slots=True)
class Attribution:
    """`credits` in order of role, the believed one of each role first; `text` without its credit lines;
    `people` the bylines with the agencies taken off, one for each and empty where nobody remains; `agencies` those
    agencies in the words of the bylines; `rights` the rights line word for word."""

    credits: tuple[Credit, ...]
    text: str
    people: tuple[str, ...]
    agencies: tuple[str, ...]
    rights: str | None


def read_credits(clues: CreditClues) -> Attribution:
    """Who wrote the text, who distributed it, who helped, who holds the rights. Never raises.

    A dateline such as "MOSCOW (AP) —" is evidence and stays in the text, because it is part of the first
    sentence; closing lines that are credits and nothing else leave it. Captions and "told AFP" are no
    evidence of who wrote it. Only bylines, the head and the closing lines are read, and only in their fixed forms.
    """
    marks = marks_of(tuple(clues.wire_services))
    lines = clues.text.split("\n")
    head, head_lines = read_head(lines, marks, clues.url)
    lines = [line for number, line in enumerate(lines) if number not in head_lines]
    tail = read_tail(lines, marks, clues.url)
    bylines = [_read_byline(byline, marks) for byline in clues.bylines]
    found = [
        *_structured(clues, marks),
        *tail.credits,
        *(credit for byline in bylines for credit in byline.credits),
        *head,
        *read_addresses(clues.url, clues.canonical_url, marks),
        *read_pictures(clues.pictures, marks),
    ]
    others = frozenset(credit.party for credit in found if credit.role is not Role.PHOTOGRAPHER)
    found += read_dateline(lines, marks, others)
    found += _issuer(found, lines, marks)
    return Attribution(
        credits=_settle([_under_one_name(c, marks) for c in found if not _names_outlet(c, clues.url, marks)]),
        text="\n".join(tail.lines).strip(),
        people=tuple(byline.person for byline in bylines),
        agencies=tuple(dict.fromkeys(agency for byline in bylines for agency in byline.agencies)),
        rights=tail.rights,
    )


def _read_byline(byline: str, marks: Marks) -> BylineReading:
    """Some pages have "Quelle: dpa" in the place of the byline."""
    source = read_source(byline, marks)
    return BylineReading("", tuple(source)) if source else read_byline(byline, marks)


def _structured(clues: CreditClues, marks: Marks) -> list[Credit]:
    """Organisations of the structured data that are agencies, unless the outlet is that agency itself."""
    own = registrable_domain(clues.url) if clues.url else ""
    credits = []
    for organisation in clues.organisations:
        words = _LABEL.sub("", organisation)
        service = marks.named(words) or (marks.of_address(words) if "." in words else None)
        if service and own not in service.domains:
            credits.append(
                Credit(
                    role_of(service),
                    service.name,
                    organisation,
                    CreditSource.STRUCTURED,
                    STRUCTURED_CONFIDENCE,
                )
            )
    return credits


def _issuer(found: list[Credit], lines: list[str], marks: Marks) -> list[Credit]:
    """Who issued a press release, where its wire is named and nobody else: "SOURCE Harbour Shipping Inc."."""
    wires = [marks.named(credit.party) for credit in found if credit.role is Role.DISTRIBUTOR]
    has_origin = any(credit.role is Role.ORIGINATOR for credit in found)
    if has_origin or not any(wire and wire.press_release for wire in wires):
        return []
    edges = (*lines[:_ISSUER_LINES], *lines[-_ISSUER_LINES:])
    return next((issuer for issuer in map(read_issuer, edges) if issuer), [])


def _names_outlet(credit: Credit, url: str, marks: Marks) -> bool:
    """A paper that signs its own pages ("Ann Roe, Harbour Herald" on harbourherald.example) is no origin of them.

    An agency on its own site is one: `read_addresses` says so, and its marks are further evidence.
    """
    if credit.role not in (Role.ORIGINATOR, Role.DISTRIBUTOR) or marks.of_address(url):
        return False
    return squeezed(credit.party) == squeezed(registrable_domain(url).partition(".")[0])


def _under_one_name(credit: Credit, marks: Marks) -> Credit:
    """ "The Associated Press", "AP" and "Associated Press" are one party; the evidence keeps the words.

    A company that holds the rights keeps its own name: "Bloomberg L.P.".
    """
    if credit.role is Role.RIGHTS_HOLDER and is_company(credit.party):
        return credit
    service = marks.named(credit.party)
    return replace(credit, party=service.name) if service else credit


def _settle(found: list[Credit]) -> tuple[Credit, ...]:
    """One credit per role and party, by its strongest evidence; every originator but the first is doubted."""
    best: dict[tuple[Role, str], Credit] = {}
    for credit in sorted(found, key=lambda c: (_STRENGTH[c.source], -c.confidence)):
        best.setdefault((credit.role, credit.party), credit)
    originators = sorted((c for c in best.values() if c.role is Role.ORIGINATOR), key=_belief)
    doubted = [replace(c, confidence=c.confidence * _CONTRADICTED) for c in originators[1:]]
    others = [c for c in best.values() if c.role is not Role.ORIGINATOR]
    return tuple(sorted([*originators[:1], *doubted, *others], key=lambda c: _ROLES[c.role]))


def _belief(credit: Credit) -> tuple[int, int, float]:
    """A contributor's line is weaker than a byline, though both are words of the newsroom."""
    is_hint = credit.confidence < STRUCTURED_CONFIDENCE and credit.source is CreditSource.TAIL
    return (1 if is_hint else 0, _STRENGTH[credit.source], -credit.confidence)
