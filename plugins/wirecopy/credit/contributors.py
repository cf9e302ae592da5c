"""Whether a line says who helped, and whom it names; rarely it points to the newsroom that wrote the text."""

from __future__ import annotations

import re

from wirecopy.credit.credit_line import HINT_CONFIDENCE, line_credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import read_names
from wirecopy.model import Credit, Role
from wirecopy.phrases import first_look, one_of
from wirecopy.phrases.between_names import AND, OF
from wirecopy.phrases.helped import (
    ASSISTED_BY,
    CONTRIBUTED,
    MATERIAL,
    MATERIAL_FROM,
    REPORTED_BY,
    THIS_TEXT,
    WITH,
    WORKED_BY,
)
from wirecopy.phrases.newsroom import POSTS, SEVERAL

_START = r"^[\s(—–*_-]*"
_NAMES = r"(?:\S.*?\breported from [^.]{2,80}\.\s+)?(?P<names>[^.]\S.{1,300}?),?\s+"
_POST = one_of(POSTS, SEVERAL)
_AND = one_of(AND)

_MAY_SAY_CONTRIBUTED = first_look(CONTRIBUTED)
_HELP = re.compile(rf"{_START}{one_of(ASSISTED_BY)}\s+(?P<names>\S.*)$", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    rf"{_START}{_NAMES}{one_of(CONTRIBUTED)}\s+(?:reporting|(?:reporting )?to {one_of(THIS_TEXT)})\b",
    re.IGNORECASE,
)
# Cut short it could as well be a sentence ("High winds contributed."), so it must speak of reporters.
_CONTRIBUTED_SHORT = re.compile(
    rf"^(?=.*\b(?:reported from|{_POST})\b){_START[1:]}{_NAMES}{one_of(CONTRIBUTED)}\.?$", re.IGNORECASE
)
# The desk line of Reuters, "(Reporting by A; Writing by B; Editing by C)".
_DESK = re.compile(
    rf"^[\s(;]*{one_of(REPORTED_BY)} (?P<names>[^;)]+(?:;[^;)]*{one_of(WORKED_BY)} [^;)]+)*)", re.IGNORECASE
)
# As in "mit Material von dpa", "avec AFP", "Con información de EFE" and "(With inputs from PTI)".
_MATERIAL = re.compile(
    rf"^[\s(\[—–*_-]*{one_of(WITH, MATERIAL_FROM)}\s+(?:{one_of(MATERIAL)}\s+)?(?:{one_of(OF)}\s+)*"
    r"(?P<parties>\S.{1,60}?)[\s)\].]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\s*(?:,\s*{_AND}\s+(?:the\s+)?|[/,;&+]|\s{_AND}\s)\s*")


def read_contributors(line: str, marks: Marks) -> list[Credit]:
    """Who helped, as the line says; none when it is another line."""
    forms = (_HELP, _DESK, *((_CONTRIBUTED, _CONTRIBUTED_SHORT) if _MAY_SAY_CONTRIBUTED(line) else ()))
    found = next((found for form in forms if (found := form.match(line))), None)
    if not found:
        return _material(line, marks)
    people, services = read_names(found["names"], marks)
    credits = [line_credit(Role.CONTRIBUTOR, name, line) for name in (*people, *services)]
    # "Associated Press writers Ann Roe and Bo Lee contributed" closes the agency's own reports; one service
    # among several contributors ("Staff and The Associated Press contributed") closes somebody else's.
    for mark, service in marks.endings:
        if re.match(
            rf"[\s(—–-]*(?:the\s+)?{re.escape(mark)}\s+\w*\s*{_POST}\b",
            found["names"],
            re.I,
        ):
            return [*credits, line_credit(role_of(service), service.name, line, HINT_CONFIDENCE)]
    return credits


def _material(line: str, marks: Marks) -> list[Credit]:
    """Agencies whose copy went into the text; one unknown word among them and the line is text."""
    found = _MATERIAL.match(line)
    if not found:
        return []
    services = [marks.signed(part) for part in _BETWEEN.split(found["parties"])]
    known = [service for service in services if service]
    if len(known) < len(services):
        return []
    return [line_credit(Role.CONTRIBUTOR, service.name, line) for service in dict.fromkeys(known)]
