"""What a site puts below an article: calls to subscribe, follow, donate or write, buttons, tags, dates, claims of rights."""

from __future__ import annotations

import re

from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.call_to_action import BUTTONS, CALL, CALLED_TO, WHOLE_CALL
from wirecopy.phrases.dated import AT_HOUR, O_CLOCK, ON_DAY, PUBLISHED, UPDATED
from wirecopy.phrases.half_day import AFTER_NOON, BEFORE_NOON
from wirecopy.phrases.months import month_names
from wirecopy.phrases.offers import TAG_LABELS
from wirecopy.phrases.owner import ALL_RIGHTS, RESERVED
from wirecopy.phrases.photo import AGENCIES
from wirecopy.phrases.sentence import ANY_END

# These numbers are chosen, not measured.
_LAST_LINES = 10
_LONGEST = 400  # characters
_SHORT = 160  # characters; a longer line has to be calls for the most part
_LABEL = 60  # characters
_MOST_CUT = 0.25  # of the text
_RIGHTS_LINES = 2

_COLONS = (":", "：")
_CALL = re.compile(rf"\W*{one_of(CALL)}\b")
_CALLED_TO = re.compile(rf"\b{one_of(CALLED_TO)}\b")
_WHOLE_CALLS = tuple(spellings(WHOLE_CALL))
_BUTTONS = re.compile(rf"\W*{one_of(BUTTONS)}\W*")
_TAGS = re.compile(rf"\W*{one_of(TAG_LABELS)}\s*[:：]")
_ENDS = re.escape(ANY_END + "".join(_COLONS))
_SENTENCES = re.compile(rf"[^{_ENDS}]+[{_ENDS}]*")
# "(c) 2024 …", "Follow AP's coverage of …": who wrote or passed on the text is read from such lines.
_CREDIT = re.compile(rf"©|\(c\)|copyright|\b{one_of(AGENCIES)}\b")

# "Last updated: 13 July 2020", "28.04.2020 21:38 Uhr", "1月13日": nothing but digits and these words.
_STAMP_WORDS = pattern_of(
    {*month_names(), "月", "日", "年"}
    | spellings(ON_DAY, AT_HOUR, O_CLOCK, BEFORE_NOON, AFTER_NOON)
    | {word.replace(".", "") for word in spellings(BEFORE_NOON, AFTER_NOON)}
)
_STAMP = re.compile(
    rf"(?=.*(?:(?:19|20)\d\d|\d:\d\d|月))\W*(?:{one_of(PUBLISHED, UPDATED)})?\W*(?:{_STAMP_WORDS}\W+)?\d+(?:\W*(?:\d+|{_STAMP_WORDS}))+\W*"
)

# Whoever holds the rights has been read by then: what is left of such lines names nobody.
_RIGHTS = re.compile(
    rf"\W*(?:copyright\W*(?:[@ⓒ©]|\bby\b|(?:19|20)\d\d|$)|\bcopyright\b.*{one_of(RESERVED)}|[ⓒ©]|{one_of(RESERVED)}|"
    rf"{one_of(ALL_RIGHTS)}\b.*\breserved)"
)


def without_tail(lines: list[str]) -> list[str]:
    """The lines without what the site says to its readers below the text; as they are where that is much of it."""
    first = max(len(lines) - _LAST_LINES, 1)
    kept: list[str] = []
    is_above_cut = False
    for line in reversed(lines[first:]):
        # "Follow us here:", whose links went with the call below it.
        opens_what_is_gone = is_above_cut and len(line) <= _LABEL and line.endswith(_COLONS)
        is_cut = _is_call(line) or opens_what_is_gone or (not kept and _is_stamp(line))
        is_above_cut = is_cut or (is_above_cut and not kept)
        if not is_cut:
            kept.append(line)
    tail = lines[first:]
    cut = sum(map(len, tail)) - sum(map(len, kept))
    return [*lines[:first], *reversed(kept)] if 0 < cut <= _MOST_CUT * sum(map(len, lines)) else lines


def without_rights_claim(text: str) -> str:
    """A text whose credits have been read without "All rights reserved" in its last lines."""
    lines = text.split("\n")
    below = [line for line in lines[-_RIGHTS_LINES:] if not _claims_rights(line)]
    return "\n".join((*lines[:-_RIGHTS_LINES], *below)) if len(lines) > _RIGHTS_LINES else text


def _claims_rights(line: str) -> bool:
    return len(line) <= _SHORT and bool(_RIGHTS.match(line.lower()))


def _is_stamp(line: str) -> bool:
    return len(line) <= _LABEL and bool(_STAMP.fullmatch(line.lower()))


def _is_call(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    lower = line.lower()
    if len(line) <= _LABEL and _BUTTONS.fullmatch(lower):
        return True
    if len(line) <= _SHORT:
        is_call = (
            any(phrase in lower for phrase in _WHOLE_CALLS)
            or _TAGS.match(lower) is not None
            or any(map(_calls, _SENTENCES.findall(lower)))
        )
    else:
        calling = sum(len(sentence) for sentence in _SENTENCES.findall(lower) if _calls(sentence))
        is_call = 2 * calling >= len(line)
    return is_call and not _CREDIT.search(lower)


def _calls(sentence: str) -> bool:
    return bool(_CALL.match(sentence) and _CALLED_TO.search(sentence))
