"""What a site puts below an article: calls to subscribe, follow, donate or write, buttons, tags, dates, claims of rights."""

from __future__ import annotations

import re

from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.by import BY
from wirecopy.phrases.call_to_action import BUTTONS, CALL, CALLED_TO, WHOLE_CALL
from wirecopy.phrases.dated import AT_HOUR, O_CLOCK, ON_DAY, PUBLISHED, UPDATED
from wirecopy.phrases.first_appeared import APPEARED_FIRST, THE_POST
from wirecopy.phrases.half_day import AFTER_NOON, BEFORE_NOON
from wirecopy.phrases.months import month_names
from wirecopy.phrases.offers import TAG_LABELS
from wirecopy.phrases.owner import ALL_RIGHTS, RESERVED
from wirecopy.phrases.photo import AGENCIES
from wirecopy.phrases.sentence import APOSTROPHE, QUOTES, SPACED_ENDS, UNSPACED_ENDS
from wirecopy.phrases.statement import SAID

# These numbers are chosen, not measured.
_LAST_LINES = 10
_LONGEST = 400  # characters
_SHORT = 160  # characters; a longer line has to be calls for the most part
_LABEL = 60  # characters
_MOST_CUT = 0.25  # of the text
_LINES_ABOUT_TEXT = 3  # the last

_COLONS = (":", "：")
_QUOTES = re.escape(APOSTROPHE + QUOTES + "„‚‘“«「『")
_ENDS = re.escape(SPACED_ENDS + UNSPACED_ENDS + "".join(_COLONS))
# Not behind a quotation mark: somebody else asks there.
_CALL = re.compile(rf"(?:^|[{_ENDS}]\s+)[^\w{_QUOTES}]*{one_of(CALL)}\b(?![@-])")
_SENTENCE_END = re.compile(rf"[{re.escape(SPACED_ENDS)}](?:\s|$)|[{re.escape(UNSPACED_ENDS)}]")
# Or to an address or account: "Reach them at desk@…", "Follow @annroe".
_CALLED_TO = re.compile(rf"\b{one_of(CALLED_TO)}\b|\w@\w|(?<!\w)@\w{{3}}")
_SAID = re.compile(rf"\b{one_of(SAID)}\b")
_WITHOUT_BLANKS = ("zh", "ja", "ko", "th")
_WHOLE_CALL = re.compile(rf"\b{one_of(WHOLE_CALL, languages=WHOLE_CALL.keys() - set(_WITHOUT_BLANKS))}")
_WHOLE_CALLS = tuple(spellings(WHOLE_CALL, languages=_WITHOUT_BLANKS))
_BUTTONS = re.compile(rf"\W*{one_of(BUTTONS)}\W*")
_TAGS = re.compile(rf"\W*{one_of(TAG_LABELS)}\s*(?:[:：]|https?:|$)")
# "(c) 2024 …", "Follow AP's coverage of …": who wrote or passed on the text is read from such lines.
_CREDIT = re.compile(rf"©|\(c\)|copyright|\b{one_of(AGENCIES)}\b")

# "Last updated: 13 July 2020", "28.04.2020 21:38 Uhr", "1月13日": nothing but digits and these words.
_STAMP_WORDS = pattern_of(
    {*month_names(), "月", "日", "年"}
    | spellings(ON_DAY, AT_HOUR, O_CLOCK, BEFORE_NOON, AFTER_NOON)
    | {word.replace(".", "") for word in spellings(BEFORE_NOON, AFTER_NOON)}
)
_STAMP = re.compile(
    rf"(?=.*(?:(?:19|20)\d\d|\d:\d\d|月))\W*(?:{one_of(PUBLISHED, UPDATED)})?\W*(?:{_STAMP_WORDS}\W+)?\d+(?:\W*(?:(?<!\d)\d+|{_STAMP_WORDS}))+\W*"
)

# The site's own name follows, or that of the site whose feed was copied.
_FIRST_APPEARED = re.compile(rf"\W*{one_of(THE_POST)}\b.*\b{one_of(APPEARED_FIRST)}\b[^,;]{{1,60}}$")

# Whoever holds the rights has been read by then: what is left of such lines names nobody.
_RIGHTS = re.compile(
    rf"\W*(?:copyright(?:\W*(?:[@ⓒ©]|{one_of(BY)}\b|(?:19|20)\d\d|$)|.*{one_of(RESERVED)})|[ⓒ©]|{one_of(RESERVED)}|"
    rf"{one_of(ALL_RIGHTS)}\b.*\breserved by\b)"
)


def without_tail(lines: list[str]) -> list[str]:
    """The lines without what the site says to its readers below the text; as they are where that is much of it."""
    first = max(len(lines) - _LAST_LINES, 1)
    kept: list[str] = []
    is_above_cut = False
    for line in reversed(lines[first:]):
        # "Follow us here:", whose links went with the call below it.
        opens_what_is_gone = is_above_cut and len(line) <= _LABEL and line.endswith(_COLONS)
        is_cut = _is_call(line) or opens_what_is_gone or (not kept and _is_button_or_stamp(line))
        is_above_cut = is_cut or (is_above_cut and not kept)
        if not is_cut:
            kept.append(line)
    tail = lines[first:]
    cut = sum(map(len, tail)) - sum(map(len, kept))
    return [*lines[:first], *reversed(kept)] if 0 < cut <= _MOST_CUT * sum(map(len, lines)) else lines


def without_lines_about_text(text: str) -> str:
    """A text whose credits have been read, without claims of rights and "The post … appeared first on …" at its end."""
    lines = text.split("\n")
    if len(lines) <= _LINES_ABOUT_TEXT:
        return text
    below = [line for line in lines[-_LINES_ABOUT_TEXT:] if not _is_about_text(line)]
    return "\n".join((*lines[:-_LINES_ABOUT_TEXT], *below))


def _is_about_text(line: str) -> bool:
    lower = line.lower()
    if len(line) <= _SHORT and _RIGHTS.match(lower):
        return True
    return len(line) <= _LONGEST and bool(_FIRST_APPEARED.match(lower))


def _is_button_or_stamp(line: str) -> bool:
    """What may be a subheading too, where text follows: "Folgen", "1996"."""
    lower = line.lower()
    return len(line) <= _LABEL and bool(_BUTTONS.fullmatch(lower) or _STAMP.fullmatch(lower))


def _is_call(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    lower = line.lower()
    calls = _calls_in(lower)
    if len(line) <= _SHORT:
        is_call = bool(calls) or _holds_whole_call(lower) or _TAGS.match(lower) is not None
    else:
        is_call = 2 * sum(map(len, calls)) >= len(line)
    return is_call and not _CREDIT.search(lower)


def _calls_in(line: str) -> list[str]:
    """The sentences that open with a call and say to what."""
    calls = []
    for opening in _CALL.finditer(line):
        end = _SENTENCE_END.search(line, opening.end())
        sentence = line[opening.start() : end.end() if end else len(line)]
        if _CALLED_TO.search(sentence) and not _SAID.search(sentence):
            calls.append(sentence)
    return calls


def _holds_whole_call(line: str) -> bool:
    if _WHOLE_CALL.search(line):
        return True
    return not line.isascii() and any(call in line for call in _WHOLE_CALLS)
