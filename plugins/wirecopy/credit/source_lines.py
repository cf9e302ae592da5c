"""Lines that say where a text first stood: "Quelle: dpa", "Originally published by …", "Original-Content von: …"."""

from __future__ import annotations

import re

from wirecopy.credit.byline import read_byline
from wirecopy.credit.credit_line import HINT_CONFIDENCE, line_credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import is_person
from wirecopy.credit.url_evidence import squeezed
from wirecopy.model import Credit, Role
from wirecopy.phrases import first_look, one_of, pattern_of, spellings
from wirecopy.phrases.between_names import AND
from wirecopy.phrases.by import BY
from wirecopy.phrases.helped import THIS_TEXT
from wirecopy.phrases.months import month_names
from wirecopy.phrases.newsroom import NEWSROOM
from wirecopy.phrases.source import AFTER_SOURCE, PRESS_RELEASE, REPUBLISHED, SOURCE
from wirecopy.urls import registrable_domain

_SOURCE_WORD = one_of(SOURCE)
_AND = one_of(AND)
_MONTH = pattern_of(month_names("en"))

_MAY_BE_REPUBLISHED = first_look(REPUBLISHED)
_REPUBLISHED = re.compile(
    rf"\b{one_of(REPUBLISHED)}\s+(?:(?P<address>https?://[^\s,;]+)|"
    rf"(?P<party>\S.{{1,60}}?)(?=\s+{one_of(AFTER_SOURCE)}\b|[,;]|\.?[\])]|\.(?:\s|$)|$))",
    re.IGNORECASE,
)
_VIA = re.compile(
    r"^(?:authored|written|submitted) by \S.{2,60}? via (?P<party>[A-Z]\S.{1,50}?),?$", re.IGNORECASE
)
_FORMULA = re.compile(rf"[\W_]*(?:{one_of(THIS_TEXT)}|originally|first|republished)\b", re.IGNORECASE)
_FOOTER = re.compile(r"^the post\b", re.IGNORECASE)  # WordPress ends its feeds so, and names the site itself
_DATE = re.compile(rf"\d|^{_MONTH}\b", re.IGNORECASE)
_SOURCE = re.compile(
    rf"^[\s(\[*]*{_SOURCE_WORD}\s*[:：]\s*(?P<parties>\S.{{0,60}}?)[\s)\].]*$", re.IGNORECASE
)
_SIGN_OFF = re.compile(r"^[\s(\[—–/*-]{0,3}(?P<parties>[^()\[\]]{2,40}?)[\s)\]—–/*.-]{0,3}$")
_BETWEEN = re.compile(rf"\s*(?:[/,;&+]|\s-\s|\b{_AND}\b)\s*")
# An editor's, "SDA/sep", "(ats/nxp)", or the paper's own, "SZ/dpa".
_INITIALS = re.compile(r"^(?:[a-zà-ž]{2,4}|[A-Z]{2,3})$")
_AGENCIES = spellings(NEWSROOM)  # "AFP/agencies"
# As in "Quelle: Technische Universität Darmstadt, Pressemitteilung".
_RELEASE = re.compile(
    rf"^[\s(]*{_SOURCE_WORD}\s*:\s*(?P<party>[A-ZÀ-Þ][^,:©]{{5,60}}?)\s*,?\s+{one_of(PRESS_RELEASE)}\b",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"^Original-Content von:\s*(?P<party>\S.{1,80}?)(?:,\s+übermittelt\b|$)")
# Only where a press-release wire is named.
_ISSUER = re.compile(rf"^[\s|]*(?:SOURCE|(?i:{_SOURCE_WORD}):)\s+(?P<party>[A-ZÀ-Þ]\S.{{1,70}}?)\s*$")
_CLOSING_BYLINE = re.compile(rf"^{one_of(BY)}\s+(?P<byline>\S.{{2,80}})$", re.IGNORECASE)
# "Ann Roe is an Associated Press writer."
_STAFF = re.compile(r"^\S.{3,40} is an? (?P<agency>\S.{1,40}?)\.?$")


def read_origin(line: str, marks: Marks, url: str) -> list[Credit]:
    """The newsroom that a closing line gives as the source of the text; none when it is another line."""
    return (
        read_republished(line, marks, url)
        or _release(line)
        or _staff(line, marks)
        or _closing_byline(line, marks)
        or read_source(line, marks)
        or _sign_off(line, marks)
    )


def read_source(line: str, marks: Marks) -> list[Credit]:
    """ "Quelle: dpa", "Source: Reuters"; an unknown source may be a statistics office, and is none."""
    return read_parties(_SOURCE.match(line), line, marks)


def read_republished(line: str, marks: Marks, url: str) -> list[Credit]:
    """ "This story was originally published by …"."""
    if not _MAY_BE_REPUBLISHED(line):
        return []
    found = None if _FOOTER.match(line) else _REPUBLISHED.search(line)
    if not found:
        return []
    address = found["address"]
    party = registrable_domain(address) if address else found["party"].strip(" .\"“”'’")
    if not party or squeezed(party) in squeezed(registrable_domain(url)):
        return []  # the outlet's own remark, on its own site
    service = marks.named(party) or marks.of_address(party)
    if service:
        return [line_credit(role_of(service), service.name, line)]
    # An unknown newsroom is believed when the line opens with the formula; dates and places are no newsroom.
    is_name = bool(address) or (re.match(r"(?:the\s+)?[A-ZÀ-Þ]", party) and not _DATE.search(party))
    return (
        [line_credit(Role.ORIGINATOR, party, line, HINT_CONFIDENCE)]
        if _FORMULA.match(line) and is_name
        else []
    )


def read_via(line: str, marks: Marks) -> list[Credit]:
    """ "Authored by Ann Roe via Harbour Review," above a text that another site took over."""
    found = _VIA.match(line.strip())
    service = (marks.named(found["party"]) or marks.of_address(found["party"])) if found else None
    if found is None:
        return []
    if service:
        return [line_credit(role_of(service), service.name, line)]
    return [line_credit(Role.ORIGINATOR, found["party"], line, HINT_CONFIDENCE)]


def read_original_content(line: str, marks: Marks) -> list[Credit]:
    """ "Original-Content von: Polizei Hafenstadt, übermittelt durch news aktuell", the close of a press release."""
    found = _ORIGINAL.match(line.strip())
    return [line_credit(Role.ORIGINATOR, found["party"], line)] if found else []


def read_issuer(line: str) -> list[Credit]:
    """ "SOURCE Harbour Shipping Inc.", which press-release wires put below or above what they pass on."""
    found = _ISSUER.match(line)
    return [line_credit(Role.ORIGINATOR, found["party"], line, HINT_CONFIDENCE)] if found else []


def read_parties(found: re.Match[str] | None, line: str, marks: Marks) -> list[Credit]:
    """Agencies named alone, "APA/dpa"; one unknown word among them and the line is text."""
    if not found:
        return []
    whole = marks.signed(found["parties"])
    parts = _BETWEEN.split(found["parties"])
    services = [whole] if whole else [marks.signed(part) for part in parts]
    known = [service for service in services if service]
    strangers = [part for part, service in zip(parts, services, strict=False) if service is None]
    if not known or not all(_INITIALS.match(words) or words.casefold() in _AGENCIES for words in strangers):
        return []
    return [line_credit(role_of(service), service.name, line) for service in dict.fromkeys(known)]


def is_sign_off(line: str, marks: Marks) -> bool:
    """Whether a line is nothing but agencies, with an editor's initials perhaps: "(dpa/sep)"."""
    return bool(_sign_off(line, marks))


def _sign_off(line: str, marks: Marks) -> list[Credit]:
    """In square brackets lists of links name where each leads, "[CNBC]": there only agencies with datelines count."""
    credits = read_parties(_SIGN_OFF.match(line), line, marks)
    if not line.lstrip().startswith("["):
        return credits
    services = (marks.named(credit.party) for credit in credits)
    return credits if all(service and service.datelines for service in services) else []


def _release(line: str) -> list[Credit]:
    found = _RELEASE.match(line)
    return [line_credit(Role.ORIGINATOR, found["party"].strip(), line, HINT_CONFIDENCE)] if found else []


def _staff(line: str, marks: Marks) -> list[Credit]:
    found = _STAFF.match(line)
    service = marks.employing(found["agency"]) if found else None
    return [line_credit(role_of(service), service.name, line, HINT_CONFIDENCE)] if service else []


def _closing_byline(line: str, marks: Marks) -> list[Credit]:
    """ "By Ann Roe, Associated Press" below the text; without "by" it would sign a picture."""
    found = _CLOSING_BYLINE.match(line.strip())
    reading = read_byline(found["byline"], marks) if found else None
    if reading is None or not all(is_person(name) for name in reading.person.split(", ") if name):
        return []
    return [line_credit(c.role, c.party, line) for c in reading.credits]
