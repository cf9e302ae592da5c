"""Whether a text opens with a dateline, and which agencies it names: "MOSCOW (AP) —".

An acronym in brackets is an agency's only behind a place: "Advanced Placement (AP)" is spelled out before it, and behind
"Scranton" stands the state.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.credit.marks import Marks, role_of
from wirecopy.credit.text_head import head_of
from wirecopy.model import Credit, CreditSource, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.months import WEEKDAYS, month_number
from wirecopy.phrases.newsroom import POSTS

CONFIDENCE = 0.9

# The weaker forms are looked for where texts begin; the one with a dash is safe wherever the head still lasts.
_LINES_TRIED = 4  # chosen, not measured

# What stands before the mark is a place and perhaps a date. A sentence that happens to hold "(AP)" is longer,
# or has small words in a row: "a spokesman told Agence France-Presse (AFP) - ".
_PLACE = r"(?P<place>[^\n()【】（）]{0,90}?)"
_SENTENCE = re.compile(r"\b[a-zà-ÿ]{2,}\s+(?:[a-zà-ÿ]{2,}\s+)+[a-zà-ÿ]*", re.UNICODE)
_DAYS = frozenset(" ".join(WEEKDAYS.values()).split())
_MOST_WORDS = 12  # "HONG KONG, SHENZHEN, China and SINGAPORE, Nov. 3, 2025"; chosen, not measured
_SMALL = 4  # letters: "am", "upon"


def read_dateline(lines: list[str], marks: Marks, others: frozenset[str] = frozenset()) -> list[Credit]:
    """The agencies of the first dateline found. The words stay in the text: they are part of its first sentence.

    `others` are the parties that the page names elsewhere: with one of them a doubtful mark counts.
    """
    if marks.dateline is None:
        return []
    with_dash, *weaker = _patterns(marks.dateline.pattern)
    within = _within_paragraph(marks.dateline.pattern)
    for number, line in enumerate(head_of(lines)):
        for pattern in (with_dash, *weaker) if number < _LINES_TRIED else (with_dash,):
            found = pattern.match(line)
            services = _services(found, marks) if found and _is_place(found["place"]) else []
            if found and services and not any(_is_doubtful(found, s, others) for s in services):
                evidence = found[0].strip()
                return [
                    Credit(role_of(service), service.name, evidence, CreditSource.DATELINE, CONFIDENCE)
                    for service in services
                ]
        release = within.search(line)
        service = marks.signed(release["first"] or release["last"]) if release else None
        if release and service and service.press_release:
            return [
                Credit(role_of(service), service.name, release[0].strip(), CreditSource.DATELINE, CONFIDENCE)
            ]
    return []


def _services(found: re.Match[str], marks: Marks) -> list[WireService]:
    whole = marks.signed(found["marks"])  # "dpa/lsw" is one mark, not two
    parts = [] if whole else re.split(r"\s*[/,=&+]\s*", found["marks"])
    services = [whole, *map(marks.signed, parts)]
    place = found["place"].strip(" ,—–-")
    if marks.named(place) or _spells_out(place, found["marks"]):
        return []
    return [service for service in dict.fromkeys(services) if service]


def _is_place(words: str) -> bool:
    """Whether words are places and dates: of small letters stand there months, days and what joins names of places."""
    parts = re.findall(r"[^\W\d_]+", words)
    small = [part for part in parts if part.islower() and part.casefold() not in _DAYS]
    long = [part for part in small if len(part) > _SMALL and month_number(part) is None]
    return len(parts) <= _MOST_WORDS and not long and not _SENTENCE.search(words)


def _spells_out(place: str, mark: str) -> bool:
    """Whether the words before the mark begin with its letters: "Advanced Placement (AP)", "Agence France-Presse (AFP)"."""
    words = re.findall(r"[^\W\d_]+", place.rpartition(",")[2])
    initials = "".join(word[0] for word in words).casefold()
    capitals = "".join(word[0] for word in words if not word.islower()).casefold()
    letters = re.sub(r"\W", "", mark).casefold()
    return len(letters) > 1 and (initials.endswith(letters) or capitals.endswith(letters))


def _is_doubtful(found: re.Match[str], service: WireService, others: frozenset[str]) -> bool:
    """Whether the mark may be a region's short form, and nothing else on the page names the agency."""
    if service.name in others:
        return False
    place = found["place"].casefold()
    is_bare = found[0].rstrip().endswith(":") and not re.search(r"\d", place)  # "AMARAVATI (AP):"
    return found["marks"] in service.doubtful or (
        bool(service.regions) and (is_bare or any(region.casefold() in place for region in service.regions))
    )


@lru_cache(maxsize=8)
def _within_paragraph(mark: str) -> re.Pattern[str]:
    """The dateline of a press release behind its subtitle, without a line of its own: "… of ferries. OSLO, Nov. 3, 2025 /PRNewswire/ --"."""
    date = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4}"
    return re.compile(
        rf"[A-Z]{{2,}},?\s+(?:{date}\s+[/(]\s*(?P<first>{mark})\s*[/)]\s*[-–—]|/\s*(?P<last>{mark})\s*/\s*{date}\s*/)"
    )


@lru_cache(maxsize=8)
def _patterns(mark: str) -> tuple[re.Pattern[str], ...]:
    """The forms seen, over languages.

    1. "MOSCOW (AP) —", "Berlin (dpa) -", "BEIJING, March 4 (Xinhua) --", "DALLAS, Nov. 5 /PRNewswire/ --",
       "MADRID, 4 Mar. (EUROPA PRESS) -", "MOSCOW, March 4. /TASS/.", "(ANSA) - ROMA", "[AFP=時事]", "Wien (KNA/hb).",
       "NEW YORK (AP/WABC) —", "DALLAS /PRNewswire-PRWeb/ --"
    2. "TORONTO--(Newsfile Corp. - November 3, 2025) -", and "MOSCOW (Harbour News / Sputnik - 29th April, 2020)", where
       the date stands behind the mark
    3. "AUSTIN, TX / ACCESS Newswire / November 3, 2025 /", likewise
    4. "LONDON — Reuters —", "BERLIN, Nov 3 – Reuters –", "القاهرة - أ ش أ:"
    5. "Washington (CNN)" as a line of its own; of two words it would as often be a caption, "Carl Roe (AP)"
    6. "New Delhi, Mar 4 (PTI) The minister", where a date stands in place of the dash, and as a line of its own
    7. "WASHINGTON (AP) The president", where the place is in capitals
    8. "МОСКВА, 4 мар — РИА Новости.", "PARIS, 4 mars - AFP.", where the date stands in place of the brackets
    9. "АСТАНА. КАЗИНФОРМ –", where the place is in capitals, and "Москва. 4 ноября. INTERFAX.RU -"
    10. "【ワシントン共同】", "［東京　３日　ロイター］", "（中央社記者", "(서울=연합뉴스)"
    11. "新华社北京3月4日电", "法新社巴黎4日電"; without brackets 共同 is a word, "together"
    12. "नई दिल्ली, 4 नवंबर (भाषा) …", "الرياض (واس)", where the mark is in a script without capitals and the place is short
    """
    opening, closing = r"[(\[/（【［]", r"[)\]/）】］]"
    dash = r"(?:--|[-‐-―−—:=|._])"
    station = r"[A-Z]{3,6}(?:-TV|-FM)?"
    beside = rf"(?:-[A-Za-z][\w ]{{2,25}}|\s+via\s+[\w ]{{2,20}}|\s*/\s*{station}|/[a-zà-ž]{{2,5}})?"
    date = r"\d{1,2}\.?\s+[^\W\d]{3,10}\.?"
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    east = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
    return (
        re.compile(
            rf"{_PLACE}[\s—–-]*{opening}\s*(?:{station}\s*/\s*)?(?P<marks>{mark}){beside}\s*{closing}\*?\s*{dash}"
        ),
        re.compile(
            rf"{_PLACE}[\s—–-]*\(\s*(?:[\w. ]{{2,25}}\s*/\s*)?(?P<marks>{mark})\s*[-–—]\s*[^()\n]{{4,30}}\)"
            r"(?:\s*[-–—]|\s+(?=[A-Z]))"
        ),
        re.compile(rf"{_PLACE}\s*/\s*(?P<marks>{mark})\s*/\s*(?=[A-Z][a-z]+\.? \d|\d{{1,2}} [A-Z])"),
        re.compile(
            rf"(?P<place>(?:{capital}[^\n()]{{1,60}}?\s)?)[-–—]+\s+(?P<marks>{mark})(?:\s+[-–—]+|(?<=[^\x00-\x7f]):)\s"
        ),
        re.compile(rf"(?P<place>[^\W\d]+(?:, [^\W\d]+)?)\s*{opening}\s*(?P<marks>{mark})\s*{closing}$"),
        re.compile(rf"{_PLACE}(?<=\d)\]?\s*\(\s*(?P<marks>{mark})\s*\)(?:\s+(?=[A-Z\"“])|$)"),
        re.compile(
            rf"(?P<place>{capital}(?:{capital}|[ .,'’-]){{2,40}}?)\s*\(\s*(?P<marks>{mark})\s*\)\s+(?=[A-Z\"“])"
        ),
        re.compile(rf"(?P<place>[^\W\d][^\n()]{{1,40}}?),\s*{date}\s*[-–—]\s*(?P<marks>{mark})\.\s"),
        re.compile(
            rf"(?P<place>[A-ZА-ЯЁІЇ](?:[A-ZА-ЯЁІЇ -]{{2,30}}|[\w -]{{2,30}}\.\s{date}))\.?\s+(?P<marks>{mark})\s*[–—-]\s"
        ),
        re.compile(
            rf"(?P<place>)[（(【［\[]\s*(?:(?:{east}|[\d０-９\s・]){{1,20}}?[=＝、]?\s?)?(?P<marks>{mark})"
            rf"(?:[)）】］\]╱／]|(?={east}))"
        ),
        re.compile(
            rf"(?P<place>)(?P<marks>{mark})(?=[^\n。，、]{{0,25}}[电電讯訊]|{one_of(POSTS, languages=('zh',))}|／)"
        ),
        re.compile(rf"(?P<place>[^\n()]{{2,40}}?)\s*\(\s*(?=[^\x00-\x7f])(?P<marks>{mark})\s*\)"),
    )
