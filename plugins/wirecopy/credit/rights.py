"""Who owns a text and who passed it on, as a line says: "©2024 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC."."""

from __future__ import annotations

import re

from wirecopy.credit.contributors import read_contributors
from wirecopy.credit.credit_line import HINT_CONFIDENCE, line_credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.model import Credit, Role, WireService
from wirecopy.phrases import first_look, one_of
from wirecopy.phrases.helped import THIS_TEXT
from wirecopy.phrases.owner import (
    ALL_RIGHTS,
    DISTRIBUTED_BY,
    ORIGINAL_RELEASE,
    RESERVED,
    SYNDICATED_BY,
)
from wirecopy.phrases.photo import MOVING, PHOTO

_YEARS = r"(?:(?:19|20)\d\d[-–,\s]*)+"
_RIGHTS = re.compile(
    rf"^(?!.{{0,30}}\b{one_of(PHOTO, MOVING)}\b)[^.!?]{{0,50}}?"
    rf"(?:©|\([cC]\)|\bcopyright\b)[\s©?\ufffd]*(?:\([cC]\)\s*)?(?:copyright\s*)?{_YEARS}(?:by\s+)?(?P<holder>\S.*)$",
    re.IGNORECASE,
)
# Each form of `_RIGHTS` and `_YEAR_LAST` has one of these, hardly any other line has.
_SIGNS_OF_RIGHTS = ("©", "(c)", "copyright")
_YEAR_LAST = re.compile(
    r"^\s*(?:©|copyright:)\s*(?P<holder>[A-ZÀ-Þ][^©\d]{1,60}?)[\s,]+(?:19|20)\d\d\s*$", re.IGNORECASE
)
# A syndicate's line is known by its second half, whatever became of the sign or the year.
_PASSED_ON = re.compile(
    rf"^\s*(?:(?:copyright|©|[?\ufffd]|\([cC]\)|\s)+(?:{_YEARS})?|{_YEARS})(?P<holder>[A-ZÀ-Þ]\S.{{2,60}}?)[.,]?\s+"
    rf"(?:{one_of(RESERVED, ALL_RIGHTS)}[.,]?\s+)?{one_of(DISTRIBUTED_BY)}\b",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(
    rf"[.,]?\s+(?:[-–—|]\s+)?(?:visit\b|{one_of(DISTRIBUTED_BY, RESERVED, ALL_RIGHTS)}\b|this material\b|"
    r"please\b|reprinted\b)|(?<!(?-i:\b[A-Z]))\.\s|,\s+an?\s|\s*\bdba\b",
    re.IGNORECASE,
)
_MAY_SAY_WHO_DISTRIBUTED = first_look(DISTRIBUTED_BY)
_DISTRIBUTED = re.compile(
    rf"\b{one_of(DISTRIBUTED_BY)} (?P<party>\S.{{1,60}}?)(?:(?:\s\([^()]*\))?\s+on behalf of (?P<owner>\S.{{1,60}}?))?"
    r"\s*(?:\.(?=\s|$)|\s\(|\s+(?:an?|for)\s|$)",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(one_of(SYNDICATED_BY), re.IGNORECASE)
# "This story was produced by Harbour Lab and reviewed and distributed by Stacker."
_SAYS_WHO_DISTRIBUTED = re.compile(
    rf"^[\W_]*(?:{one_of(RESERVED)}[.,]?\s+|press release\s+|(?:this \w+|{one_of(THIS_TEXT)})\s(?:[^.]{{0,120}}\s)?)?"
    rf"{one_of(DISTRIBUTED_BY)}\b",
    re.IGNORECASE,
)
_STATED_ALONE = re.compile(
    rf"(?:©\s*)?(?i:(?P<text>(?:(?:{one_of(THIS_TEXT)})\s(?:is|was)\s)?(?:provided|produced)\sby)|{one_of(SYNDICATED_BY)})\s+"
    r"(?P<party>(?:[Tt]he\s)?[A-ZÀ-Þ][\w.’'&-]*(?:\s(?:[a-z]{2,3}|&|[A-ZÀ-Þ][\w.’'&-]*)){0,4})\.?$"
)
# Syndicates leave out the year; agencies would be those of a picture.
_OWNED = re.compile(r"^\s*(?:©|\(c\)|copyright:?)\s*(?P<holder>[A-ZÀ-Þ][^©\d]{2,60}?)\.?$", re.IGNORECASE)
_MAY_BE_RELEASE = first_look(ORIGINAL_RELEASE)
_RELEASE = re.compile(rf"\b{one_of(ORIGINAL_RELEASE)}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def is_rights_line(line: str) -> bool:
    """Whether a line claims the rights of the text; a picture's does not."""
    return _match_rights(line) is not None


def _match_rights(line: str) -> re.Match[str] | None:
    folded = line.casefold()
    if not any(sign in folded for sign in _SIGNS_OF_RIGHTS):
        return None
    return _RIGHTS.match(line) or _YEAR_LAST.match(line)


def read_rights(line: str, marks: Marks) -> list[Credit]:
    """The owner, and who of owner and distributor wrote or passed on the text."""
    distribution = _distribution(line, marks)
    found = _match_rights(line) or (_PASSED_ON.match(line) if distribution else None)
    if not found:
        return []
    holder = _holder(found["holder"])
    if _SYNDICATED.match(holder):
        return distribution  # "Copyright (c) 2024, Distributed by NewsBank, Inc."
    credits = [line_credit(Role.RIGHTS_HOLDER, holder, line)]
    service = marks.named(holder)
    if service:
        credits.append(line_credit(role_of(service), service.name, line))
    elif distribution:  # it names the owner it works for: "©2024 Miami Herald. … Distributed by …"
        credits.append(line_credit(Role.ORIGINATOR, holder, line))
    return [*credits, *distribution, *_after(found["holder"], marks)]


def read_distributor(line: str, marks: Marks) -> list[Credit]:
    """Who passed the text on, in a line written to say it; "a statement distributed by Business Wire" is news."""
    if _SAYS_WHO_DISTRIBUTED.match(line):
        return _distribution(line, marks)
    owned = _OWNED.match(line)
    service = marks.named(owned["holder"]) if owned else _release_wire(line, marks)
    return [line_credit(Role.DISTRIBUTOR, service.name, line)] if service and service.distributor else []


def read_passed_on(line: str, marks: Marks) -> list[Credit]:
    """The same where a distributor is named: such a line may name the newsroom besides, "produced by Harbour Lab and …"."""
    credits = read_distributor(line, marks)
    return credits if any(credit.role is Role.DISTRIBUTOR for credit in credits) else []


def _release_wire(line: str, marks: Marks) -> WireService | None:
    """The wire on whose site a press release stands: "View original content: https://www.prnewswire.com/…"."""
    found = _RELEASE.search(line) if _MAY_BE_RELEASE(line) else None
    if not found:
        return None
    rest = line[found.start() :]
    named = (marks.of_address(address[0]) for address in _ADDRESS.finditer(rest))
    by_name = (marks.named(" ".join(rest.split()[n:])) for n in range(2, len(rest.split())))
    return next((s for s in (*named, *by_name) if s and s.press_release), None)


def _distribution(line: str, marks: Marks) -> list[Credit]:
    found = _DISTRIBUTED.search(line) if _MAY_SAY_WHO_DISTRIBUTED(line) else None
    if not found:
        return []
    service = marks.named(found["party"])
    is_stated = bool(found["owner"]) or bool(_RIGHTS.match(line) and _SYNDICATED.match(found[0]))
    if service is None and not is_stated:
        return _unknown(line)
    if service and not service.distributor and _is_passed_on(line, found):
        return [line_credit(Role.DISTRIBUTOR, service.name, line)]
    if service and not service.distributor:
        return [line_credit(Role.ORIGINATOR, service.name, line)]  # "Provided by The Conversation"
    credits = [line_credit(Role.DISTRIBUTOR, service.name if service else found["party"], line)]
    return [*credits, line_credit(Role.ORIGINATOR, found["owner"], line)] if found["owner"] else credits


def _unknown(line: str) -> list[Credit]:
    """ "Distributed by Harbour Post", "This story was provided by Harbour Post"; "distributed by the ministry" is text."""
    found = _STATED_ALONE.match(line.strip())
    if not found:
        return []
    role = Role.ORIGINATOR if found["text"] else Role.DISTRIBUTOR
    return [line_credit(role, found["party"].rstrip("."), line, HINT_CONFIDENCE)]


def _is_passed_on(line: str, found: re.Match[str]) -> bool:
    """Whether somebody else is named before an agency that distributes: "reported by Harbour Current and distributed by …"."""
    before = line[: found.start()].rstrip().casefold()
    return bool(_SYNDICATED.match(found[0])) and before.endswith(" and") and " by " in before


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
