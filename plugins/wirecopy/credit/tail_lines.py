"""Which closing lines are credits: who helped, who holds the rights, who distributed the text, where it came from.

A line that is nothing but such a credit leaves the text; words within a paragraph of the text stay there.
The forms are those met in 680 articles of 80 outlets and on 922 gold pages (docs/evidence/dedupe.md 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.credit.contributors import read_contributors
from wirecopy.credit.credit_line import line_credit
from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.rights import is_rights_line, read_distributor, read_rights
from wirecopy.credit.source_lines import is_sign_off, read_origin, read_original_content, read_republished
from wirecopy.model import Credit, Role, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.helped import REPORTED_BY
from wirecopy.phrases.owner import SYNDICATED_BY
from wirecopy.phrases.sentence import APOSTROPHE, QUOTES, SPACED_ENDS

# Credits are looked for in the last lines only: above them stand quotations that speak about agencies. These numbers and
# those below are chosen, not measured.
_LINES_READ = 10
_OPENING_LINES = 2  # an agency's bare name there is a byline or signs a picture; head_lines.py tells which
_LONGEST_LINE = 600  # characters
_LONGEST_EARLY = 160  # characters

# Below the article's end a page may go on with buttons and teasers, so a rights line that names a known agency, and one
# that names its writers, count this far up; a sign-off, which is shorter and may close a caption, only where short
# lines alone follow it.
_EARLY_LINES_READ = 30
_SIGN_OFF_LINES = 4
_SHORT = 90  # characters

# "… closes its office"; behind the names in credit lines stand a comma, "LLC", a year or nothing.
_VERB_BEHIND = re.compile(r"\s+[a-zà-ÿ]")
_AFTER_SENTENCE = f"(?<=[{re.escape(SPACED_ENDS + APOSTROPHE + QUOTES)}])"
# "… in detail. 2022 Harbour Call, Inc., All Rights Reserved. Distributed by Tribune Content Agency, LLC."
_CLOSING_RIGHTS = re.compile(
    rf"(?<=\s)(?<!\)\s)(?<!©\s)(?<!right\s)(?P<line>(?:©|\([cC]\)|Copyright\s|(?:19|20)\d\d\s)[^©]{{2,120}}?\s{one_of(SYNDICATED_BY)}\s.{{2,60}})$",
    re.IGNORECASE,
)
_CLOSING_BRACKET = re.compile(
    rf"{_AFTER_SENTENCE}\s*(?P<line>\((?:{one_of(REPORTED_BY)}|with (?:reporting )?assistance)\b[^()]*\))$",
    re.IGNORECASE,
)
# As in "… on Monday. (dpa)", "… (mit Material von dpa)", "… on August 11. — AFP", "… on August 11. REUTERS", and behind
# the name of whoever signs it, "… on Monday. Ann Roe (dpa)".
_SIGNER = r"(?:[^\W\d_a-z][\w.]*\s+){0,4}"
_CLOSING_SIGN = re.compile(
    rf"(?:{_AFTER_SENTENCE}|(?<=\)))(?:\s*|(?:/\.)?\s+{_SIGNER})"
    r"(?P<line>\([\w/,&+ -]{2,40}\)|[—–]\s?[A-Z][\w/ -]{1,25}|(?<=\s)--?\s[A-Z][\w/ ]{1,25}|"
    r"(?<=\s)[A-Z]{3,}(?:[/, ]+[A-Z]{3,}){0,3})$"
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
    first = len(lines) - _LINES_READ
    kept: list[str] = []
    credits: list[Credit] = []
    rights: list[str] = []
    for number, line in enumerate(lines):
        if number < min(_OPENING_LINES, len(lines) - 1) and is_sign_off(line, marks):
            found = []
        elif number >= first:
            found = _read_line(line, marks, url) if len(line) <= _LONGEST_LINE else []
        else:
            found = _read_early(line, marks) if number >= len(lines) - _EARLY_LINES_READ else []
        if found and is_rights_line(line):
            rights.append(line.strip())
        credits += found
        if not found:
            kept.append(line)
    return TailReading(tuple(kept), tuple(credits), "\n".join(rights) or None)


def _split_closing_bracket(lines: list[str], marks: Marks) -> list[str]:
    """Give a desk line or a sign-off that was glued to the last paragraph a line of its own."""
    for number in range(len(lines) - 1, max(len(lines) - _SIGN_OFF_LINES, 0) - 1, -1):
        line = lines[number]
        found = _CLOSING_RIGHTS.search(line) or _CLOSING_BRACKET.search(line) or _CLOSING_SIGN.search(line)
        if found and (found.re is _CLOSING_BRACKET or _is_sign(found["line"], marks)):
            above = line[: found.start("line")].rstrip()
            return [*lines[:number], above, found["line"], *lines[number + 1 :]]
        if len(line) > _SHORT:
            break
    return lines


def _is_sign(words: str, marks: Marks) -> bool:
    rights = read_rights(words, marks)
    is_passed_on = any(credit.role is Role.DISTRIBUTOR for credit in rights)
    return is_passed_on or is_sign_off(words, marks) or bool(read_contributors(words, marks))


def _read_early(line: str, marks: Marks) -> list[Credit]:
    if len(line) > _LONGEST_EARLY:
        return []
    credits = read_rights(line, marks) if is_rights_line(line) else read_contributors(line, marks)
    return credits if any(c.role in (Role.ORIGINATOR, Role.DISTRIBUTOR) for c in credits) else []


def _read_line(line: str, marks: Marks, url: str) -> list[Credit]:
    """All credits of one closing line; none when it is text."""
    rights = read_rights(line, marks)
    if rights:
        is_complete = any(c.role in (Role.ORIGINATOR, Role.DISTRIBUTOR) for c in rights)
        return rights if is_complete else [*rights, *_phrase(line, marks)]
    passed_on = read_distributor(line, marks)
    if any(credit.role is Role.DISTRIBUTOR for credit in passed_on):
        return [*passed_on, *read_republished(line, marks, url)]
    return (
        read_contributors(line, marks)
        or passed_on
        or [*read_original_content(line, marks), *_phrase(line, marks)]
        or read_origin(line, marks, url)
    )


def _phrase(line: str, marks: Marks) -> list[Credit]:
    folded = line.casefold()
    services = dict.fromkeys(
        service
        for phrase, service in marks.tails
        if phrase in folded and not _is_about(line, folded.index(phrase), phrase, service)
    )
    return [line_credit(role_of(service), service.name, line) for service in services]


def _is_about(line: str, start: int, phrase: str, service: WireService) -> bool:
    """Whether a sentence speaks about the service and is none of its phrases: "Tribune Content Agency closes its office."."""
    return _is_name(phrase, service) and bool(_VERB_BEHIND.match(line[start + len(phrase) :]))


def _is_name(phrase: str, service: WireService) -> bool:
    """Whether a phrase is no more than the service's name."""
    return phrase in {name.casefold() for name in (service.name, *service.bylines)}
