"""Reading one time as machines and people write it: in feeds, in meta tags, beside a headline.

Only what has one meaning is read. "3/4/2024" is two days and stays unread, "25/3/2024" is one; "IST" is a clock in
India, Ireland or Israel, "-0700 GMT" contradicts itself. The forms are those that gofeed, feedparser and miniflux list
for feeds, and those of JavaScript, Go, Java and the date command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wirecopy.model import Precision
from wirecopy.phrases import pattern_of, spellings
from wirecopy.phrases.dated import AS_OF, AT_HOUR, O_CLOCK, PUBLISHED, UPDATED
from wirecopy.phrases.half_day import AFTER_NOON, AFTERNOON, BEFORE_NOON, EVENING, MORNING, NIGHT
from wirecopy.phrases.months import fold, month_number, weekday_number
from wirecopy.shown_text import ascii_digits, decode_leftovers, without_invisible

_MAX_LENGTH = 200  # characters; the longest real ones, of JavaScript, have 70

# Minutes east of Greenwich: the zone names of RFC 822 (5.1) and others that have one meaning in the news.
# Not here, as they mean several clocks: IST, AST, GST, SST, WST, BDT, AMT, ECT.
# fmt: off
_ZONES = {
    "z": 0, "gmt": 0, "ut": 0, "utc": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "idt": 180,
    "wat": 60, "cat": 120, "sast": 120, "eat": 180, "pkt": 300, "npt": 345, "wib": 420, "ict": 420, "wita": 480,
    "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570,
    "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150,
    "brt": -180, "art": -180, "eastern standard time": -300, "eastern daylight time": -240, "central standard time": -360,
    "central daylight time": -300, "mountain standard time": -420, "mountain daylight time": -360,
    "pacific standard time": -480, "pacific daylight time": -420, "greenwich mean time": 0, "coordinated universal time": 0,
    "central european standard time": 60, "central european summer time": 120, "hne": -300, "hae": -240,
}
# Names that leave it to the day whether the clock is put forward.
_PLACES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles", "eastern": "America/New_York", "pacific": "America/Los_Angeles", "central european time": "Europe/Berlin",
}
# fmt: on
_CAPITALS = frozenset({"us", "utc", "gmt", "nz"})  # in the names of zones
# The clocks of Baker Island and Kiritimati.
_MIN_OFFSET, _MAX_OFFSET = timedelta(hours=-12), timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """`at` is aware where a zone is written, else naive; of a bare day it is midnight."""

    at: datetime
    precision: Precision


def _halves(*tables: Iterable[str]) -> str:
    """The words with each full stop optional, and perhaps followed by a blank: "a.m.", "am", "a. m."."""
    folded = {fold(words) for table in tables for words in table}
    return pattern_of(folded).replace(r"\.", r"\.?\s?")


_AM, _PM = (_halves(spellings(table)) for table in (BEFORE_NOON, AFTER_NOON))
# The hour of a day that each hour of a clock is in that part of it. Only those of which people say it: "12 at night" is
# midnight, but "12 in the morning" and "1 in the evening" are not said, or of two hours.
_NOON, _MIDNIGHT = {12: 12}, {12: 0}
_PARTS_OF_DAY = {
    fold(words): hours
    for table, hours in (
        (MORNING, {hour: hour for hour in range(1, 12)}),
        (AFTERNOON, _NOON | {hour: hour + 12 for hour in range(1, 7)}),
        (EVENING, {hour: hour + 12 for hour in range(4, 12)}),
        (NIGHT, _MIDNIGHT | {hour: hour + 12 * (hour > 6) for hour in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)}),
    )
    for words in spellings(table)
}
# A pattern with a place for what its groups are called: `HALF.format("_before")`.
HALF = rf"(?:(?P<am{{0}}>{_AM})|(?P<pm{{0}}>{_PM})|(?P<part{{0}}>{pattern_of(_PARTS_OF_DAY)}))(?![^\W\d_])"
_O_CLOCK = rf"(?:{_halves(spellings(O_CLOCK))}|[時时點点시])(?!\w)"
_BETWEEN = rf"[\s,|•·:_@-]*(?:t\s?(?=\d)|(?:{_halves(spellings(AT_HOUR))})(?![^\W\d_])[\s:]*)?"
_SECONDS = r"(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9})|:\d{3}(?!\d))?"
CLOCK = (
    rf"(?:{HALF.format('_before')}\s*)?(?<!\d)"
    rf"(?:(?P<hour>\d{{1,2}})(?:(?:\s?:\s?|\s?[時时點点시]\s?|\sh\s)(?P<minute>\d{{1,2}})(?:\s?[分분])?(?:(?:\s?:\s?|(?<=[分분])\s?){_SECONDS}\s?[秒초]?)?"
    r"|[.h](?P<minute_apart>\d{2})(?:\s?m(?:in)?\b)?(?:[.:](?P<second_apart>\d{2})(?:\.\d{6})?)?)(?!\d)"
    rf"|(?P<hour_alone>\d{{1,2}})(?=\s?(?:{HALF.format('_ahead')}|[時时點点시h](?!\w)|{_O_CLOCK}|[+-]\d|z$)))"
    rf"(?:\s?{_O_CLOCK})?"
    rf"(?:\s*,?\s?{HALF.format('')})?"
)
_COMPACT_CLOCK = r"t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?:[.,]\d+)?"
_OFFSET = r":?-?(?P<sign>\+\s?|-)(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?::00)?"
ZONE = re.compile(
    rf"[\s,|]*(?P<name>(?:[^\W\d_]+\s){{1,3}}time|eastern|pacific|[^\W\d_]{{1,5}}(?:/[a-z_]+){{0,2}}|[a-z]+/[a-z_]+(?:/[a-z_]+)?)?"
    rf"\s*(?:{_OFFSET}|:?(?P<zero>0000|00))?\s*(?P<name_after>[^\W\d_]{{1,5}}|[+-]\d{{2,4}})?\s*(?:[(\[](?P<comment>[^()\[\]]*)[)\]])?"
    r"(?:\sm=[+-]\d+\.\d+)?"  # the monotonic clock, which Go prints behind a time
)

# Months of the Levant and of Vietnam have two words and more, those of the Levant a second name behind a stroke; those of
# Thailand are shortened to two letters.
_NAME = r"(?P<name>(?:كانون|تشرين)\sال\w{3,5}|thang\s[a-z]{2,4}(?:\s(?:mot|hai))?|[ก-ฮ][ก-๎]?\.[ก-ฮ]|[^\s\d.,/-]{2,15})(?:\s?/\s?[^\W\d_]{3,8})?\.?"
_OF = r"(?:de\s+|of\s+|del\s+|d'|ב)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WEEKDAY_BEHIND = r"(?:\s*(?:\([^()\d]{1,5}\)|(?:星期|周|週)[一二三四五六日天]|[日月火水木金土]曜日?|[월화수목금토일]요일))?"
_YEAR_WORD = r"(?:\s?(?:г\.?|года|р\.?|року|r\.)(?!\w)|\.(?!\d))?"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|o)?(?:(?P<full_stop>\.)|,)?"
_LABEL = rf"(?:(?:{pattern_of(map(fold, spellings(PUBLISHED, AS_OF)))})\s?:\s*)?"
# Not \w: in Hindi and Thai the signs of vowels are none.
_LEAD = rf"{_LABEL}(?P<lead>(?:\(?[^\s\d.,:()/-]+(?:[.,)]+\s*|\s+,?\s*)){{0,2}})"
_NUMBERED_DAYS = tuple(
    re.compile(form)
    for form in (
        rf"{_LEAD}(?P<year>\d{{4}})(?P<sep>[-./])\s?(?P<month>\d{{1,2}})(?P=sep)\s?(?P<day>\d{{1,2}})(?!\d)\.?{_WEEKDAY_BEHIND}",
        rf"{_LEAD}(?P<year>\d{{4}})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]{_WEEKDAY_BEHIND}",
        rf"{_LEAD}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}{_YEAR_WORD}",
        rf"{_LEAD}(?P<first>\d{{1,2}})(?P<sep>[/-])(?P<other>\d{{1,2}})(?P=sep){_YEAR}",
        # WordPress sends the months of East Asia and Vietnam in the form of RFC 822.
        rf"{_LEAD}(?P<day>\d{{1,2}})\s+(?:(?P<month>\d{{1,2}})\s?[月월]|t(?:h|hg|hang)\.?\s?(?P<month_behind>\d{{1,2}})),?\s+(?:nam\s)?{_YEAR}",
        rf"{_LEAD}(?P<one>\d{{1,2}})(?P<sep>[-./])(?P<two>\d{{1,2}})(?P=sep)(?P<three>\d{{2}})(?!\d)",
        r"(?P<year>\d{4})-?w(?P<week>\d{2})-?(?P<weekday>[1-7])(?!\d)",
        r"(?P<year>\d{4})-(?P<ordinal>\d{3})(?!\d)",
    )
)
_NAMED_DAYS = tuple(
    re.compile(form)
    for form in (
        rf"{_LEAD}{_DAY_OF_MONTH}[\s/-]*{_OF}{_NAME}[\s,./-]*{_OF}'?(?P<year>\d{{4}}(?!\d)|\d{{2}}(?![\d:])){_YEAR_WORD}",
        rf"{_LEAD}{_NAME}[\s/-]*{_DAY_OF_MONTH}[\s/-]+{_YEAR}",
        rf"{_LEAD}{_NAME}[\s/-]*{_DAY_OF_MONTH},\s*{_YEAR}",
        rf"{_LEAD}(?P<year>\d{{4}})(?:[.,]|\sm\.)?[\s/-]*{_NAME}[\s/-]*(?P<day>\d{{1,2}})(?!\d)(?:\sd)?\.?",
        rf"{_LEAD}(?P<year>\d{{4}})\.\s?gada\s{_DAY_OF_MONTH}\s?{_NAME}",
    )
)
_CLOCK = re.compile(CLOCK)
_HALF = re.compile(HALF.format(""))
_CLOCK_BEHIND = re.compile(_BETWEEN + CLOCK)
_COMPACT = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:{_COMPACT_CLOCK})?(?!\d)")
# The date command and asctime put the year last: "Tue Nov 24 05:37:21 CET 2026".
_YEAR_LAST = re.compile(
    rf"{_LEAD}(?:{_NAME}\s+(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s+(?P<name_behind>[^\s\d.,/-]{{3,15}})\.?)\s+(?P<clock>[\d:]+(?:\s?[ap]m)?)\s*(?P<zone>[^\d\s]*[+-]?(?:\d{{1,2}}:\d\d|\d{{0,4}}))\s+{_YEAR}(?P<zone_last>\s(?:[^\d\s]{{1,5}}|[+-]\d\d:?\d\d))?"
)
_BEFORE_DAY = re.compile(
    r"\s*(?P<zone>\(?(?P<name>(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?|[a-z]{1,5})\)?)(?P<comma>\s*,)?(?=[\s,|·/-])"
)
_LIKE_A_ZONE = re.compile(r"[a-z]{1,3}t|(?:gmt|utc).+")
_APART = re.compile(r"[\s,|·/-]*")
_EPOCH = re.compile(r"(?:@|/date\()?(?P<seconds>\d{10})(?:\d{3}(?:\d{3})?)?(?:\.\d+)?(?:(?:[+-]\d{4})?\)/)?")
_AS_DIGITS_OF_A_DATE = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d")
_UPDATE = re.compile(pattern_of(map(fold, spellings(UPDATED))))

_SIGNS = dict.fromkeys(map(ord, "\u2212\u2013\u2014\u2010\u2011"), "-") | {ord("\u060c"): ","}
# The Buddhist calendar of Thailand has the months and days of ours.
_BUDDHIST_YEARS = range(2400, 2700)
_BUDDHIST_ERA = 543
# Of the Persian and the Islamic calendar, whose months are others.
_OTHER_CALENDARS = range(1300, 1500)

# The forms of nearly all feeds and pages, without a detour: a reader of 100,000 entries meets little else.
_PLAIN_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_PLAIN_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})", re.ASCII
)


class _Unclear(Exception):  # noqa: N818
    """Words that mean no time, or more than one."""


def read_time(words: str, home: tzinfo | None = None) -> WrittenTime | None:
    """The time that these words are; None unless all of them are understood and have one meaning.

    `home` is the clock of whoever wrote them: a zone name that means several is read when it is one of that clock.
    """
    try:
        return _plain_time(words) or _time(plain_words(words), home)
    except (_Unclear, ValueError, OverflowError):
        return None


def read_day(words: str) -> WrittenTime | None:
    """The day that these words begin with, whatever follows it."""
    try:
        at, _ = _day(plain_words(words))
    except (_Unclear, ValueError, OverflowError):
        return None
    return WrittenTime(at, Precision.DAY)


def plain_words(words: str) -> str:
    """Lower case on one line, one form of minus, without accents and marks that nobody sees."""
    words = " ".join(decode_leftovers(words[:_MAX_LENGTH]).split())
    if words.isascii():
        return words.lower()
    return " ".join(fold(ascii_digits(without_invisible(words))).translate(_SIGNS).split())


def _plain_time(words: str) -> WrittenTime | None:
    words = words.strip()
    if found := _PLAIN_ISO.fullmatch(words):
        year, month, day, hour, minute, second, fraction, zone = found.groups()
        month_no = int(month)
    elif found := _PLAIN_MAIL.fullmatch(words):
        day, name, year, hour, minute, second, zone = found.groups()
        month_no, fraction = month_number(name) or 0, None
    else:
        return None
    if int(hour) > 23 or int(second) > 59 or int(year) in _OTHER_CALENDARS or int(year) in _BUDDHIST_YEARS:
        return None
    at = _naive(int(year), month_no, int(day), int(hour), int(minute), int(second), _microseconds(fraction))
    return WrittenTime(at.replace(tzinfo=_offset(zone)) if zone else at, Precision.SECOND)


@lru_cache(maxsize=256)
def _offset(zone: str) -> tzinfo:
    return _zone(zone.lower(), None, _naive(2000, 1, 1))


def _time(words: str, home: tzinfo | None) -> WrittenTime:
    if epoch := _EPOCH.fullmatch(words):
        return _from_epoch(words, int(epoch["seconds"]))
    if found := _YEAR_LAST.fullmatch(words):
        day = _midnight(found)
        clock = _CLOCK.fullmatch(found["clock"])
        if clock is None:
            raise _Unclear
        return _moment(day, clock, found["zone"] + (found["zone_last"] or ""), home)
    if found := _COMPACT.match(words):
        day = _midnight(found)
        rest = words[found.end() :]
        if not found["hour"] and (clock := _CLOCK_BEHIND.match(rest)):
            return _moment(day, clock, rest[clock.end() :], home)
        return _moment(day, found if found["hour"] else None, rest, home)
    before = _CLOCK.match(words)
    if before and not before["second_apart"]:  # "31.12.99" is a day
        return _clock_first(words, before, home)
    day, end = _day(words)
    clock = _CLOCK_BEHIND.match(words, end)
    return _moment(day, clock, words[clock.end() if clock else end :], home)


def _clock_first(words: str, clock: re.Match[str], home: tzinfo | None) -> WrittenTime:
    """ "15:04 02.01.2006 -0700", "5:37 p.m. EST, Tue November 24, 2026"; a day like "15.12.2024" begins as a clock does."""
    rest = words[clock.end() :]
    if rest[:1] in (".", "-", "/"):
        day, end = _day(words)
        found = _CLOCK_BEHIND.match(words, end)
        return _moment(day, found, words[found.end() if found else end :], home)
    zone = _zone_before_day(rest)
    apart = _APART.match(rest, len(zone))
    start = apart.end() if apart else len(zone)
    day, end = _day(rest[start:])
    behind = rest[start + end :]
    if zone and behind.strip():
        raise _Unclear
    return _moment(day, clock, zone or behind, home)


def _zone_before_day(words: str) -> str:
    """What names a zone between a clock and its day: "5:37 PM EST, Tue November 24", "5:37 PM (GMT+2) 24 November"."""
    found = _BEFORE_DAY.match(words)
    if found is None:
        return ""
    name = found["name"]
    is_word = weekday_number(name) is not None or month_number(name) is not None
    is_zone = (
        found["comma"] or name in _ZONES or name in _PLACES or (_LIKE_A_ZONE.fullmatch(name) and not is_word)
    )
    return words[: found.end("zone")] if is_zone else ""


def _from_epoch(words: str, seconds: int) -> WrittenTime:
    """Seconds since 1970, or parts of them, where ten digits cannot be a date (YYMMDDhhmm)."""
    if _AS_DIGITS_OF_A_DATE.fullmatch(words):
        raise _Unclear
    at = datetime.fromtimestamp(seconds, UTC)
    if at.year < 2001:  # ten digits begin there
        raise _Unclear
    return WrittenTime(at, Precision.SECOND)


def _day(words: str) -> tuple[datetime, int]:
    """The day at the start of the words, and where it ends."""
    if (found := _COMPACT.match(words)) and not found["hour"]:
        return _midnight(found), found.end()
    for form in (*_NUMBERED_DAYS, *_NAMED_DAYS):
        found = form.match(words)
        if found and not (form in _NAMED_DAYS and _month(found["name"]) is None):
            return _midnight(found), found.end()
    raise _Unclear


def _midnight(found: re.Match[str]) -> datetime:
    part = found.groupdict()
    lead = part.get("lead") or ""
    if _UPDATE.search(lead):
        raise _Unclear
    if part.get("three"):
        return _the_only(_days_of_short_numbers(part["one"], part["two"], part["three"]), lead)
    name = part.get("name") or part.get("name_behind")
    year = full_year(part["year"])
    if year in _OTHER_CALENDARS:
        raise _Unclear
    if part.get("week"):
        return datetime.fromisocalendar(year, int(part["week"]), int(part["weekday"]))
    if part.get("ordinal"):
        at = _naive(year, 1, 1) + timedelta(days=int(part["ordinal"]) - 1)
        if at.year != year:
            raise _Unclear
        return at
    if part.get("first"):
        one, two = int(part["first"]), int(part["other"])
        return _the_only(_existing((year, two, one), (year, one, two)), lead)
    day = part.get("day") or part["day_first"]
    month = _month(name, part.get("full_stop")) if name else int(part["month"] or part["month_behind"])
    return _naive(year, month or 0, int(day))


def _month(name: str, full_stop: str | None = None) -> int | None:
    return month_number(name.replace(" ", "_"), behind_full_stop=bool(full_stop))


def _days_of_short_numbers(one: str, two: str, three: str) -> set[datetime]:
    """The days that "12/15/24" can be: the year stands first or last, and the month anywhere else but last."""
    last, first = full_year(three), full_year(one) if len(one) == 2 else 0
    numbers = int(one), int(two), int(three)
    return _existing(
        (last, numbers[1], numbers[0]), (last, numbers[0], numbers[1]), (first, numbers[1], numbers[2])
    )


def _existing(*days: tuple[int, int, int]) -> set[datetime]:
    existing = set()
    for day in days:
        try:
            existing.add(_naive(*day))
        except ValueError:
            continue
    return existing


def _the_only(days: set[datetime], lead: str) -> datetime:
    """25/3 and 3/25 are one day each; 3/4 is two, of which the name of a weekday before it may tell one."""
    words = (weekday_number(word) for word in re.findall(r"[^\W\d_]+", lead))
    weekday = next((number for number in words if number is not None), None)
    if weekday is not None and len(days) > 1:
        days = {day for day in days if day.weekday() == weekday}
    if len(days) != 1:
        raise _Unclear
    return days.pop()


def _naive(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - a zone is added where one is written


def full_year(year: str) -> int:
    """RFC 2822, 4.3: two digits below 50 are of this century. Years of the Buddhist calendar become ours."""
    number = int(year)
    if len(year) > 2:
        return number - _BUDDHIST_ERA if number in _BUDDHIST_YEARS else number
    return number + (2000 if number < 50 else 1900)


def _moment(day: datetime, clock: re.Match[str] | None, rest: str, home: tzinfo | None) -> WrittenTime:
    if clock is None:
        if rest.strip():
            _zone(rest, home, day)  # "02.01.2006 -0700": a day all the same
        return WrittenTime(day, Precision.DAY)
    part = clock.groupdict()
    minute = part.get("minute") or part.get("minute_apart") or "0"
    second = part.get("second") or part.get("second_apart")
    hour = hour_of_24(part, int(part.get("hour") or part["hour_alone"]))
    if (
        hour is None
        or hour > 24
        or int(minute) > 59
        or int(second or 0) > 60
        or (hour == 24 and int(minute) + int(second or 0))
    ):
        raise _Unclear
    # 24:00 and a leap second 60 are legal spellings of the next day and second.
    at = day + timedelta(
        hours=hour,
        minutes=int(minute),
        seconds=int(second or 0),
        microseconds=_microseconds(part.get("fraction")),
    )
    if rest.strip():
        at = at.replace(tzinfo=_zone(rest, home, at))
    return WrittenTime(at, Precision.SECOND if second else Precision.MINUTE)


def _microseconds(fraction: str | None) -> int:
    return int(fraction[:6].ljust(6, "0")) if fraction else 0


def hour_of_24(part: Mapping[str, str | None], hour: int) -> int | None:
    """The hour of a clock whose groups are `HALF`'s; None for one that contradicts itself.

    "12:15 am" is 0:15; "14:00 pm" says the same twice, "14:00 am" and "0:30 pm" contradict themselves.
    """
    letter = part.get("letter")
    is_am = bool(part.get("am") or part.get("am_before") or letter == "a")
    is_pm = bool(part.get("pm") or part.get("pm_before") or letter == "p")
    if words := part.get("part") or part.get("part_before"):
        return _PARTS_OF_DAY[" ".join(words.split())].get(hour, hour if not 0 < hour < 13 else None)
    if not is_am and not is_pm:
        return hour
    # East Asia counts the hour behind noon as 0: "午後0時30分".
    is_noon = hour == 0 and not (part.get("pm_before") or "a").isascii()
    if (is_am and (is_pm or hour > 12)) or (is_pm and not (is_noon or 0 < hour < 24)):
        return None
    return hour if hour > 12 else hour % 12 + 12 * is_pm


def _zone(words: str, home: tzinfo | None, at: datetime) -> tzinfo:
    """The zone behind a clock: a name, an offset, or both where they agree."""
    found = ZONE.fullmatch(words)
    if found is None:
        raise _Unclear
    name, offset = found["name"] or "", _written_offset(found)
    behind = (found["name_after"] or "", found["comment"] or "")
    if any(_HALF.fullmatch(words) or _UPDATE.search(words) for words in behind):
        raise _Unclear
    others = [found["name_after"] or "", _comment_zone(found, offset)]
    if offset is None:
        names = list(dict.fromkeys(filter(None, (name, *others))))
        if len(names) != 1:
            raise _Unclear
        zone = _named(names[0], home, at)
        if zone is None:
            raise _Unclear
        return zone
    for other in (name, others[0]):
        zone = _named(other, home, at) if other else None
        is_base = other == name and other in ("gmt", "utc", "ut")
        if zone and not is_base and zone.utcoffset(at) != offset:
            raise _Unclear
    return timezone(offset) if offset else UTC


def _comment_zone(found: re.Match[str], offset: timedelta | None) -> str:
    """RFC 822 keeps comments in brackets; where no zone stands outside, "(CET)" is one."""
    comment = (found["comment"] or "").strip()
    return comment if offset is None and not found["name"] and not found["name_after"] else ""


def _written_offset(found: re.Match[str]) -> timedelta | None:
    if found["zero"]:
        return timedelta()
    if not found["sign"]:
        return None
    minutes = int(found["minutes"] or 0)
    if minutes > 59:
        raise _Unclear
    offset = timedelta(hours=int(found["hours"]), minutes=minutes)
    offset = -offset if found["sign"] == "-" else offset
    if not _MIN_OFFSET <= offset <= _MAX_OFFSET:
        raise _Unclear
    return offset


def _named(name: str, home: tzinfo | None, at: datetime) -> tzinfo | None:
    """The zone of this name; None where it has several or we know none."""
    if name in _ZONES:
        return timezone(timedelta(minutes=_ZONES[name])) if _ZONES[name] else UTC
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    if home and (at.replace(tzinfo=home).tzname() or "").lower() == name:
        return home
    if "/" in name:
        return _place(name)
    return _zone(name, home, at) if re.fullmatch(r"(?:gmt|utc)?\s?[+-]\d.*", name) else None


@lru_cache(maxsize=256)
def _place(name: str) -> tzinfo | None:
    """ "europe/brussels" as the database of zones spells it."""
    words = re.split(r"([/_])", name)
    spelled = "".join(word.upper() if word in _CAPITALS else word.capitalize() for word in words)
    try:
        return ZoneInfo(spelled)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
