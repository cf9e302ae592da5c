"""Lines that say who helped: they name contributors, and rarely point to the newsroom that wrote the text."""

from __future__ import annotations

import re

from wirecopy.credit.line import HINT_CONFIDENCE, credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.names import read_names
from wirecopy.model import Credit, Role

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
# Cut short it could as well be a sentence ("High winds contributed."), so it must speak of reporters.
_CONTRIBUTED_SHORT = re.compile(
    r"^(?=.*\b(?:reported from|writers?|reporters?|correspondents?)\b)"
    r"[\s(—–*_-]*(?:\S.*?\breported from [^.]{2,80}\.\s+)?(?P<names>[^.]\S.{1,300}?),?\s+(?:also\s+)?contributed\.?$",
    re.IGNORECASE,
)
_DESK = re.compile(  # the desk line of Reuters: "(Reporting by A; Writing by B; Editing by C)"
    r"^[\s(;]*(?:additional |additonal )?reporting (?:and writing )?by (?P<names>[^;)]+(?:;[^;)]*(?:reporting|writing) by [^;)]+)*)",
    re.IGNORECASE,
)
_MATERIAL = re.compile(  # "mit Material von dpa", "avec AFP", "Con información de EFE", "(With inputs from PTI)"
    r"^[\s(\[—–*_-]*(?:(?:mit|avec|con|com|met|with|additional reporting (?:from|by)|this (?:report|story|article) "
    r"(?:contains|includes) material from)\s+)(?:(?:material|agenturmaterial|informationen|información|informaciones|"
    r"informações|informations?|informazioni|inputs?|reports?|files?|wires?)\s+)?(?:(?:von|der|des|de|da|do|di|from|by|la|le)\s+)*"
    r"(?P<parties>\S.{1,60}?)[\s)\].]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|und|et|y|e)\s+(?:the\s+)?|[/,;&+]|\s(?:and|und|et|y|e)\s)\s*")


def read_contributors(line: str, marks: Marks) -> list[Credit]:
    """Who helped, as the line says; none when it is another line."""
    forms = (_HELP, _DESK, _CONTRIBUTED, _CONTRIBUTED_SHORT)
    found = next((found for form in forms if (found := form.match(line))), None)
    if not found:
        return _material(line, marks)
    people, services = read_names(found["names"], marks)
    credits = [credit(Role.CONTRIBUTOR, name, line) for name in (*people, *services)]
    # "Associated Press writers Ann Roe and Bo Lee contributed" closes the agency's own reports; one service
    # among several contributors ("Staff and The Associated Press contributed") closes somebody else's.
    for mark, service in marks.endings:
        if re.match(
            rf"[\s(—–-]*(?:the\s+)?{re.escape(mark)}\s+\w*\s*(?:writers?|reporters?|journalists?)\b",
            found["names"],
            re.I,
        ):
            return [*credits, credit(role_of(service), service.name, line, HINT_CONFIDENCE)]
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
    return [credit(Role.CONTRIBUTOR, service.name, line) for service in dict.fromkeys(known)]
