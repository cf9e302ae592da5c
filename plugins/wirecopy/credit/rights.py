"""Who owns a text and who passed it on, as a line says: "©2024 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC."."""

from __future__ import annotations

import re

from wirecopy.credit.contributors import read_contributors
from wirecopy.credit.credit_line import line_credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.model import Credit, Role
from wirecopy.phrases import one_of
from wirecopy.phrases.owner import ALL_RIGHTS, DISTRIBUTED_BY, RESERVED
from wirecopy.phrases.photo import MOVING, PHOTO

_YEARS = r"(?:(?:19|20)\d\d[-–,\s]*)+"
_RIGHTS = re.compile(
    rf"^(?!.{{0,30}}\b{one_of(PHOTO, MOVING)}\b)[^.!?]{{0,50}}?"
    rf"(?:©|\([cC]\)|\bcopyright\b)[\s©]*(?:\([cC]\)\s*)?(?:copyright\s*)?{_YEARS}(?:by\s+)?(?P<holder>\S.*)$",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"^\s*(?:©|copyright:)\s*(?P<holder>[A-ZÀ-Þ][^©\d]{1,60}?)[\s,]+(?:19|20)\d\d\s*$", re.IGNORECASE
)
# A syndicate's line is known by its second half, whatever became of the sign or the year.
_PASSED_ON = re.compile(
    rf"^\s*(?:(?:copyright|©|\([cC]\)|\s)+(?:{_YEARS})?|{_YEARS})(?P<holder>[A-ZÀ-Þ]\S.{{2,60}}?)[.,]?\s+"
    rf"(?:{one_of(RESERVED, ALL_RIGHTS)}[.,]?\s+)?{one_of(DISTRIBUTED_BY)}\b",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(
    rf"[.,]?\s+(?:[-–—|]\s+)?(?:visit\b|{one_of(DISTRIBUTED_BY, RESERVED, ALL_RIGHTS)}\b|this material\b|"
    r"please\b|reprinted\b)|(?<!(?-i:\b[A-Z]))\.\s|,\s+an?\s|\s*\bdba\b",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(
    rf"\b{one_of(DISTRIBUTED_BY)} (?P<party>\S.{{1,60}}?)(?:\s+on behalf of (?P<owner>\S.{{1,60}}?))?"
    r"\s*(?:\.(?=\s|$)|\s\(|\s+an?\s|$)",
    re.IGNORECASE,
)


_SAYS_WHO_DISTRIBUTED = re.compile(
    rf"^[\W_]*(?:this \w+ (?:was|is) )?{one_of(DISTRIBUTED_BY)}\b", re.IGNORECASE
)


def is_rights_line(line: str) -> bool:
    """Whether a line claims the rights of the text; a picture's does not."""
    return bool(_RIGHTS.match(line) or _YEAR_LAST.match(line))


def read_rights(line: str, marks: Marks) -> list[Credit]:
    """The owner, and who of owner and distributor wrote or passed on the text."""
    distribution = _distribution(line, marks)
    found = (
        _RIGHTS.match(line) or _YEAR_LAST.match(line) or (_PASSED_ON.match(line) if distribution else None)
    )
    if not found:
        return []
    holder = _holder(found["holder"])
    credits = [line_credit(Role.RIGHTS_HOLDER, holder, line)]
    service = marks.named(holder)
    if service:
        credits.append(line_credit(role_of(service), service.name, line))
    elif distribution:  # it names the owner it works for: "©2024 Miami Herald. … Distributed by …"
        credits.append(line_credit(Role.ORIGINATOR, holder, line))
    return [*credits, *distribution, *_after(found["holder"], marks)]


def read_distributor(line: str, marks: Marks) -> list[Credit]:
    """Who passed the text on, in a line written to say it; "a statement distributed by Business Wire" is news."""
    return _distribution(line, marks) if _SAYS_WHO_DISTRIBUTED.match(line) else []


def _distribution(line: str, marks: Marks) -> list[Credit]:
    found = _DISTRIBUTED.search(line)
    if not found:
        return []
    service = marks.named(found["party"])
    if service is None and not (_RIGHTS.match(line) and found[0].casefold().startswith("distributed")):
        return []  # "distributed by the ministry"
    if service and not service.distributor:
        return [line_credit(Role.ORIGINATOR, service.name, line)]  # "Provided by The Conversation"
    credits = [line_credit(Role.DISTRIBUTOR, service.name if service else found["party"], line)]
    return [*credits, line_credit(Role.ORIGINATOR, found["owner"], line)] if found["owner"] else credits


def _holder(words: str) -> str:
    end = _HOLDER_END.search(words)
    holder = (words[: end.start()] if end else words).strip(" .,")
    holder = re.sub(r"\s*\([^()]*\)$", "", holder)  # "Harbour Press GmbH (Hafenstadt, Germany)"
    # The dot of "L.P." and "Inc." went with the cut.
    return re.sub(r"(?:\.[A-Z]|\b(?:Inc|Ltd|Co|Corp))$", r"\g<0>.", holder)


def _after(words: str, marks: Marks) -> list[Credit]:
    """What follows the owner in "Copyright 2024 by WABC. The Associated Press contributed to this report."."""
    _, *sentences = re.split(r"(?<!\b[A-Z])\.\s+", words, maxsplit=1)
    return read_contributors(sentences[0], marks) if sentences else []
