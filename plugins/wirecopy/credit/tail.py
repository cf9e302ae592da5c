"""The closing lines of wire copy: who helped, who holds the rights, who distributed it, where it came from.

A line that is nothing but such a credit leaves the text; words within a paragraph of the text stay there.
The forms are those met in 680 articles of 80 outlets and on 922 gold pages (notes/dedup.md section 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import read_names
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.urls import registrable_domain

CONFIDENCE = 0.95  # the line was written to say it
HINT_CONFIDENCE = 0.6  # the line says who helped, or names a site that no list knows

# Credits are looked for in the last lines only: above them stand quotations that speak about agencies.
_LINES_READ = 10
_LONGEST_LINE = 600

_RIGHTS = re.compile(
    r"^(?!.{0,30}\b(?:image|photo|bild|foto|picture|video)s?\b)[^.!?]{0,50}?"
    r"(?:©|\([cC]\)|\bcopyright\b)[\s©]*(?:\([cC]\)\s*)?(?:copyright\s*)?(?:(?:19|20)\d\d[-–,\s]*)+(?:by\s+)?(?P<holder>\S.*)$",
    re.IGNORECASE,
)
_RIGHTS_YEAR_LAST = re.compile(r"^\s*©\s*(?P<holder>[A-ZÀ-Þ][^©\d]{2,60}?)[\s,]+(?:19|20)\d\d\s*$")
_HOLDER_END = re.compile(
    r"\.?\s+(?:[-–—|]\s+)?(?:visit\b|distributed\b|all rights\b|alle rechte\b|tous droits\b|this material\b|"
    r"please\b|reprinted\b)|(?<!(?-i:\b[A-Z]))\.\s|,\s+an?\s|\s*\bdba\b",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(r"\bdistributed by (?P<party>\S.{1,60}?)\s*(?:\.(?=\s|$)|$)", re.IGNORECASE)
_HELP = re.compile(
    r"^[\s(—–*_-]*(?:with\s+(?:additional\s+|further\s+)?(?:reporting\s+|writing\s+)?"
    r"(?:assistance|help|reporting|contributions?)\s+(?:from|by))\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^[\s(—–*_-]*(?:\S.*?\breported from [^.]{2,80}\.\s+)?(?P<names>[^.]\S.{1,300}?),?\s+(?:also\s+)?"
    r"contributed\s+(?:reporting|(?:to|reporting to) th(?:is|e) (?:report|story|article))\b",
    re.IGNORECASE,
)
_DESK = re.compile(  # the desk line of Reuters: "(Reporting by A; Writing by B; Editing by C)"
    r"^[\s(;]*(?:additional |additonal )?reporting (?:and writing )?by (?P<names>[^;)]+(?:;[^;)]*(?:reporting|writing) by [^;)]+)*)",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    r"\b(?:(?:was\s+)?(?:originally|first)\s+(?:published|appeared)|(?:is\s+|was\s+)?republished|was\s+produced)\s+"
    r"(?:by|on|in|at|from)\s+(?P<party>\S.{1,60}?)(?=\s+(?:under|with|and|as|here)\b|[,;]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"^[\s(\[*]*(?:source|quelle|quellen|fonte|fuente|bron|kilde|källa|źródło|zdroj|lähde|来源|來源|出典|출처)\s*[:：]\s*"
    r"(?P<parties>\S.{0,60}?)[\s)\].]*$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"^[\s(\[—–/*-]{0,3}(?P<parties>[^()\[\]]{2,40}?)[\s)\]—–/*.-]{0,3}$")
_INITIALS = re.compile(r"^[a-zà-ž]{2,4}$")  # an editor's: "SDA/sep", "(ats/nxp)"
_RELEASE = re.compile(  # "Quelle: Technische Universität Darmstadt, Pressemitteilung"
    r"^[\s(]*(?:quelle|source)\s*:\s*(?P<party>[A-ZÀ-Þ][^,:©]{5,60}?)\s*,?\s+(?:pressemitteilung|pressemeldung|press release)\b",
    re.IGNORECASE,
)
_CLOSING_BRACKET = re.compile(
    r"(?<=[.!?”\"’'])\s*(?P<line>\((?:additional |additonal )?(?:reporting by|with (?:reporting )?assistance)\b[^()]*\))$",
    re.IGNORECASE,
)
_CLOSING_SIGN = re.compile(  # "… on Monday. (dpa)", "… on August 11. — AFP"
    r"(?<=[.!?”\"’»])\s*(?P<line>\([\w/,&+ -]{2,30}\)|[—–]\s?[A-Z][\w/ -]{1,25})$"
)


@dataclass(frozen=True, slots=True)
class TailReading:
    """`lines` is the text without its credit lines; `rights` the rights line word for word."""

    lines: tuple[str, ...]
    credits: tuple[Credit, ...]
    rights: str | None


def read_tail(lines: list[str], marks: Marks, url: str = "") -> TailReading:
    """Read the last lines of a text and take those out that are credits; `url` tells the outlet's own name."""
    lines = _split_closing_bracket(lines, marks)
    kept, tail = lines[:-_LINES_READ], lines[-_LINES_READ:]
    credits: list[Credit] = []
    rights: list[str] = []
    for line in tail:
        if _RIGHTS.match(line) and len(line) <= _LONGEST_LINE:
            rights.append(line.strip())
        found = _read_line(line, marks, url) if len(line) <= _LONGEST_LINE else []
        credits += found
        if not found:
            kept.append(line)
    return TailReading(tuple(kept), tuple(credits), "\n".join(rights) or None)


def _split_closing_bracket(lines: list[str], marks: Marks) -> list[str]:
    """Give a desk line or a sign-off that was glued to the last paragraph a line of its own."""
    found = _CLOSING_BRACKET.search(lines[-1]) or _CLOSING_SIGN.search(lines[-1]) if lines else None
    if not found or (found.re is _CLOSING_SIGN and not _parties(_SIGN_OFF.match(found["line"]), "", marks)):
        return lines
    return [*lines[:-1], lines[-1][: found.start()], found["line"]]


def _read_line(line: str, marks: Marks, url: str) -> list[Credit]:
    """All credits of one closing line; none when it is text."""
    rights = _rights(line, marks)
    if rights:
        return rights + _contributors(line, marks)
    return (
        _contributors(line, marks)
        or _distributor(line, marks)
        or _phrase(line, marks)
        or _republished(line, marks, url)
        or _release(line)
        or _parties(_SOURCE.match(line), line, marks)
        or _parties(_SIGN_OFF.match(line), line, marks)
    )


def _rights(line: str, marks: Marks) -> list[Credit]:
    found = _RIGHTS.match(line) or _RIGHTS_YEAR_LAST.match(line)
    if not found:
        return []
    end = _HOLDER_END.search(found["holder"])
    holder = found["holder"][: end.start()] if end else found["holder"]
    # The dot of "L.P." and "Inc." went with the cut.
    holder = re.sub(r"(?:\.[A-Z]|\b(?:Inc|Ltd|Co|Corp))$", r"\g<0>.", holder.strip(" .,"))
    credits = [_credit(Role.RIGHTS_HOLDER, holder, line)]
    distribution = _distributor(line, marks)
    service = marks.named(holder)
    if service:
        credits.append(_credit(role_of(service), service.name, line))
    elif distribution:  # it names the owner it works for: "©2024 Miami Herald. … Distributed by …"
        credits.append(_credit(Role.ORIGINATOR, holder, line))
    return credits + distribution


def _distributor(line: str, marks: Marks) -> list[Credit]:
    found = _DISTRIBUTED.search(line)
    if not found:
        return []
    service = marks.named(found["party"])
    if service is None and not _RIGHTS.match(line):
        return []  # "distributed by the ministry" is news
    return [_credit(Role.DISTRIBUTOR, service.name if service else found["party"], line)]


def _contributors(line: str, marks: Marks) -> list[Credit]:
    found = (
        _HELP.match(line)
        or _DESK.match(line)
        or _CONTRIBUTED.match(line)
        or _CONTRIBUTED.search(_after_rights(line))
    )
    if not found:
        return []
    people, services = read_names(found["names"], marks)
    credits = [_credit(Role.CONTRIBUTOR, name, line) for name in (*people, *services)]
    # "Associated Press writers Ann Roe and Bo Lee contributed" closes the agency's own reports; one service
    # among several contributors ("Staff and The Associated Press contributed") closes somebody else's.
    for mark, service in marks.endings:
        if re.match(
            rf"[\s(—–-]*(?:the\s+)?{re.escape(mark)}\s+\w*\s*(?:writers?|reporters?|journalists?)\b",
            found["names"],
            re.I,
        ):
            return [*credits, _credit(role_of(service), service.name, line, HINT_CONFIDENCE)]
    return credits


def _after_rights(line: str) -> str:
    """What follows the owner in "Copyright 2024 by WABC. The Associated Press contributed to this report."."""
    found = _RIGHTS.match(line)
    return re.split(r"(?<!\b[A-Z])\.\s+", found["holder"], maxsplit=1)[-1] if found else ""


def _phrase(line: str, marks: Marks) -> list[Credit]:
    folded = line.casefold()
    services = dict.fromkeys(service for phrase, service in marks.tails if phrase in folded)
    return [_credit(role_of(service), service.name, line) for service in services]


def _republished(line: str, marks: Marks, url: str) -> list[Credit]:
    found = _REPUBLISHED.search(line)
    if not found:
        return []
    party = found["party"].strip(" .\"“”'’")
    if _squeezed(party) in _squeezed(registrable_domain(url)):
        return []  # the outlet's own remark, on its own site
    service = marks.named(party) or marks.of_address(party)
    if service:
        return [_credit(role_of(service), service.name, line)]
    # An unknown newsroom is believed when the line opens with the formula; dates and places are no newsroom.
    is_formula = re.match(
        r"[\W_]*(?:th(?:is|e) (?:story|article|piece|post|report)|originally|first|republished)\b", line, re.I
    )
    is_name = re.match(r"(?:the\s+)?[A-ZÀ-Þ]", party) and not _DATE.search(party)
    return [_credit(Role.ORIGINATOR, party, line, HINT_CONFIDENCE)] if is_formula and is_name else []


def _release(line: str) -> list[Credit]:
    found = _RELEASE.match(line)
    return [_credit(Role.ORIGINATOR, found["party"].strip(), line, HINT_CONFIDENCE)] if found else []


def _squeezed(name: str) -> str:
    return re.sub(r"^the|\W", "", name.casefold())


def _parties(found: re.Match[str] | None, line: str, marks: Marks) -> list[Credit]:
    """Agencies named alone, "APA/dpa"; one unknown word among them and the line is text."""
    if not found:
        return []
    whole = marks.signed(found["parties"])
    parts = re.split(r"\s*(?:[/,;&+]|\s-\s|\band\b|\bund\b|\bet\b|\by\b)\s*", found["parties"])
    services = [whole] if whole else [marks.signed(part) for part in parts]
    known = [service for service in services if service]
    strangers = [part for part, service in zip(parts, services, strict=False) if service is None]
    if not known or not all(map(_INITIALS.match, strangers)):
        return []
    return [_credit(role_of(service), service.name, line) for service in dict.fromkeys(known)]


def _credit(role: Role, party: str, line: str, confidence: float = CONFIDENCE) -> Credit:
    return Credit(role, party, line.strip(), CreditSource.TAIL, confidence)
