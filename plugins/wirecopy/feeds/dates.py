"""Reads the times that feeds state.

A time is read only if it has one meaning. "2020/1/10" and "18/01/30" have several: feedparser makes 1 November 2020 of
the first, fastfeedparser 2030 of the second. Their words are kept, and the entry counts from when it was first seen.
`credible_time` decides whether a time is plausible, because that needs the present time.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from wirecopy.model import Precision, StatedTime
from wirecopy.phrases.months import month_number

# Minutes east of Greenwich, for the zone names of RFC 822 (5.1) and for those of Europe and the Pacific that have one
# meaning in a news feed. IST is missing: it is India, Ireland and Israel.
# fmt: off
_ZONES = {
    "": 0, "z": 0, "gmt": 0, "ut": 0, "utc": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "met": 60,
    "cest": 120, "mest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420,
}
# fmt: on

_MINUTES_OF_A_DAY = 24 * 60
_MAX_RAW = 200  # characters; chosen: JavaScript's form, the longest in use, has about 70

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_ZONE = r"(?P<zone>[+-]\d{2}:?\d{2}|[+-]\d{2}|[a-z]{1,5}(?:[+-]\d{2}:?\d{2})?)?(?:\s*\([^()]*\))?"
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_MONTH_NAME = r"(?P<month_name>[^\W\d]{3,12})\.?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # RFC 3339 and ISO 8601: 2026-11-24T05:37:21Z, 2026-11-24 05:37, 2026-11-24, 20261124T053721Z
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:(?:\s*T\s*|\s+){_CLOCK}\s*{_ZONE})?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
        r"(?:T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
        # RFC 822 and its relatives: Tue, 24 Nov 2026 05:37:21 GMT. The weekday is not checked.
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.?[\s-]+{_MONTH_NAME}[\s-]+(?P<year>\d{{4}}|\d{{2}}),?(?:\s+{_CLOCK}\s*{_ZONE})?",
        # JavaScript and asctime: Tue Nov 24 2026 05:37:21 GMT+0000 (UTC), Tue Nov 24 05:37:21 2026
        rf"{_WEEKDAY}{_MONTH_NAME}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?:,?\s+{_CLOCK}\s*{_ZONE})?",
        rf"{_WEEKDAY}{_MONTH_NAME}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s*(?P<zone>[a-z]{{1,5}})?\s+(?P<year>\d{{4}})",
    )
)


def stated_time(raw: str, source: str) -> StatedTime | None:
    """Read what a feed says about a time.

    Returns None for empty text, and a StatedTime with `at=None` for words that have no certain meaning, such as an
    unknown zone name. A time without a zone is UTC.
    """
    raw = raw.strip()[:_MAX_RAW]
    if not raw:
        return None
    words = " ".join(raw.split())
    for shape in _SHAPES:
        match = shape.fullmatch(words)
        if match:
            at, precision = _moment(match)
            return StatedTime(at, raw, precision, source)
    return StatedTime(None, raw, None, source)


def _moment(match: re.Match[str]) -> tuple[datetime | None, Precision | None]:
    """The time and precision that a shape matched; None twice if its numbers are no date or a name is unknown."""
    part = match.groupdict()
    month = int(part["month"]) if part.get("month") else month_number(part["month_name"])
    offset = _offset(part.get("zone") or "")
    if month is None or offset is None:
        return None, None
    hour, minute, second = int(part.get("hour") or 0), int(part["minute"] or 0), int(part.get("second") or 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None, None
    fraction = part.get("fraction")
    try:
        midnight = datetime(_full_year(part["year"]), month, int(part["day"]), tzinfo=UTC)
        # ISO 8601 allows 24:00 for the next day's midnight, RFC 3339 (5.7) second 60 for a leap second.
        clock = timedelta(
            hours=hour,
            minutes=minute,
            seconds=second,
            microseconds=int(fraction[:6].ljust(6, "0")) if fraction else 0,
        )
        return midnight + clock - offset, _precision(part)
    except (ValueError, OverflowError):
        return None, None


def _precision(part: dict[str, str | None]) -> Precision:
    if part.get("second"):
        return Precision.SECOND
    return Precision.MINUTE if part.get("hour") else Precision.DAY


def _full_year(year: str | None) -> int:
    """The year in four digits: two digits below 50 are of this century (RFC 2822, 4.3)."""
    number = int(year or 0)
    if year is None or len(year) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


@lru_cache(maxsize=256)
def _offset(zone: str) -> timedelta | None:
    """The distance from UTC of "+0200", "+02:00", "+02", "EST" or "GMT+0200".

    None for an unknown name and for a day or more.
    """
    match = re.fullmatch(r"(?:gmt|utc?)?([+-])(\d{2}):?(\d{2})?", zone, re.IGNORECASE)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes >= _MINUTES_OF_A_DAY:
            return None
        return timedelta(minutes=-minutes if match[1] == "-" else minutes)
    known = _ZONES.get(zone.lower())
    return None if known is None else timedelta(minutes=known)
