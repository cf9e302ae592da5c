"""Which moment a stated time means, and how exactly: reads the forms in which machines write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from wirecopy.model import Precision, StatedTime

_ISO = re.compile(
    r"^\s*(\d{4})-?(\d{2})-?(\d{2})(?:(?:T|\s+|\s*,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"^\s*(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?(?:\s+(\d{1,2}):(\d{2}))?")

# "Fri Apr 28 19:20:36 CEST 2023", as the date command and Java write it.
_UNIX = re.compile(
    r"^\s*\w{3}\s+(?P<month>\w{3})\s+(?P<day>\d{1,2})\s+(?P<time>[\d:]{8})\s+(?P<zone>[A-Z]{1,5})\s+(?P<year>\d{4})\s*$"
)
_OFFSETS = {"CEST": "+0200", "CET": "+0100", "BST": "+0100", "EEST": "+0300", "EET": "+0200", "WEST": "+0100", "MSK": "+0300",
            "IST": "+0530", "JST": "+0900", "KST": "+0900", "SAST": "+0200"}  # fmt: skip
# The ends of the calendar stand for "no date": .NET writes 0001-01-01T00:00:00Z for one. In another zone they overflow.
_NO_DATE = (1, 9999)  # years
_ZONE_AT_END = re.compile(r"(?:Z|[A-Z]{3,5}|[+-]\d{2}:?\d{2}|[+-]\d{2})(?:\s+\d{4})?\s*$")


def parse_time(raw: str, source: str) -> StatedTime:
    """Read ISO 8601, its common misspellings, and RFC 5322; UTC where no zone is given; `at` None when unreadable."""
    found = _ISO.match(raw) or _SLASHED.match(raw)
    try:
        if found:
            at, precision = _from_parts(found)
        else:
            at, precision = parsedate_to_datetime(_as_mail(raw)), Precision.SECOND
    except (ValueError, TypeError, IndexError, OverflowError):
        return StatedTime(None, raw, None, source)
    if at.year in _NO_DATE:
        return StatedTime(None, raw, None, source)
    return StatedTime(at if at.tzinfo else at.replace(tzinfo=UTC), raw, precision, source)


def states_zone(claim: StatedTime) -> bool:
    """Whether the zone is the page's word and not our assumption."""
    return bool(_ZONE_AT_END.search(claim.raw))


def _as_mail(raw: str) -> str:
    """The form of RFC 5322, which the standard library reads, from that of the date command."""
    found = _UNIX.match(raw)
    if not found:
        return raw
    zone = _OFFSETS.get(found["zone"], found["zone"])
    return f"{found['day']} {found['month']} {found['year']} {found['time']} {zone}"


def _from_parts(found: re.Match[str]) -> tuple[datetime, Precision]:
    year, month, day, hour, minute, *rest = found.groups()
    second, zone = [*rest, None, None][:2]
    text = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return datetime.fromisoformat(text).replace(tzinfo=UTC), Precision.DAY
    offset = "+00:00" if (zone or "UTC").upper() in ("Z", "UTC", "GMT") else zone
    at = datetime.fromisoformat(f"{text}T{int(hour):02}:{minute}:{second or '00'}{offset}")
    return at, Precision.SECOND if second else Precision.MINUTE
