"""Whether a text opens with a dateline, and which agencies it names: "MOSCOW (AP) —"."""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.text_head import head_of
from wirecopy.model import Credit, CreditSource

CONFIDENCE = 0.9

# The weaker forms are looked for where texts begin; the one with a dash is safe wherever the head still lasts.
_LINES_TRIED = 4  # chosen, not measured

# What stands before the mark is a place and perhaps a date. A sentence that happens to hold "(AP)" is longer,
# or has small words in a row: "a spokesman told Agence France-Presse (AFP) - ".
_PLACE = r"(?P<place>[^\n()【】（）]{0,70}?)"
_SENTENCE = re.compile(r"\b[a-zà-ÿ]{2,}\s+(?:[a-zà-ÿ]{2,}\s+)+[a-zà-ÿ]*", re.UNICODE)


def read_dateline(lines: list[str], marks: Marks) -> list[Credit]:
    """The agencies of the first dateline found. The words stay in the text: they are part of its first sentence."""
    if marks.dateline is None:
        return []
    with_dash, *others = _patterns(marks.dateline.pattern)
    for number, line in enumerate(head_of(lines)):
        for pattern in (with_dash, *others) if number < _LINES_TRIED else (with_dash,):
            found = pattern.match(line)
            if found and not _SENTENCE.search(found["place"]):
                return _credits(found, marks)
    return []


def _credits(found: re.Match[str], marks: Marks) -> list[Credit]:
    evidence = found[0].strip()
    services = [marks.signed(mark) for mark in re.split(r"\s*[/,=&+]\s*", found["marks"])]
    whole = marks.signed(found["marks"])  # "dpa/lsw" is one mark, not two
    return [
        Credit(role_of(service), service.name, evidence, CreditSource.DATELINE, CONFIDENCE)
        for service in dict.fromkeys([whole] if whole else services)
        if service
    ]


@lru_cache(maxsize=8)
def _patterns(mark: str) -> tuple[re.Pattern[str], ...]:
    """The forms seen, over languages.

    1. "MOSCOW (AP) —", "Berlin (dpa) -", "BEIJING, March 4 (Xinhua) --", "DALLAS, Nov. 5 /PRNewswire/ --",
       "MADRID, 4 Mar. (EUROPA PRESS) -", "MOSCOW, March 4. /TASS/.", "(ANSA) - ROMA", "[AFP=時事]", "Wien (KNA/hb)."
    2. "Washington (CNN)" as a line of its own; of two words it would as often be a caption, "Carl Roe (AP)"
    3. "New Delhi, Mar 4 (PTI) The minister", where a date stands in place of the dash
    4. "МОСКВА, 4 мар — РИА Новости.", "PARIS, 4 mars - AFP.", where the date stands in place of the brackets
    5. "АСТАНА. КАЗИНФОРМ –", where the place is in capitals
    6. "新华社北京3月4日电", "（中央社記者", "(서울=연합뉴스)"
    """
    opening, closing = r"[(\[/（【［]", r"[)\]/）】］]"
    dash = r"(?:--|[-‐-―−—:=|.])"
    initials = r"(?:/[a-zà-ž]{2,5})?"
    date = r"\d{1,2}\.?\s+[^\W\d]{3,10}\.?"
    return (
        re.compile(rf"{_PLACE}[\s—–-]*{opening}\s*(?P<marks>{mark}){initials}\s*{closing}\*?\s*{dash}"),
        re.compile(rf"(?P<place>[^\W\d]+(?:, [^\W\d]+)?)\s*{opening}\s*(?P<marks>{mark})\s*{closing}$"),
        re.compile(rf"{_PLACE}(?<=\d)\]?\s*\(\s*(?P<marks>{mark})\s*\)\s+(?=[A-Z])"),
        re.compile(rf"(?P<place>[^\W\d][^\n()]{{1,40}}?),\s*{date}\s*[-–—]\s*(?P<marks>{mark})\.\s"),
        re.compile(rf"(?P<place>[A-ZА-ЯЁІЇ][A-ZА-ЯЁІЇ -]{{2,30}})\.\s+(?P<marks>{mark})\s*[–—-]\s"),
        re.compile(
            rf"(?P<place>)[（(【]?\s*(?:[가-힣]{{2,6}}=)?(?P<marks>{mark})(?:[)）】╱／]|(?=[\u4e00-\u9fff가-힣]))"
        ),
    )
