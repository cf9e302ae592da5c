"""Times and numbers in the words of the pages. Reads no clock: `now` comes with the data."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)
_YEAR = timedelta(days=365)


def span_words(span: timedelta) -> str:
    """A length of time in at most two units: "48 s", "12 min", "3 h 20 min", "4 days", "5 months", "8 years"."""
    if span < _MINUTE:
        return f"{max(int(span.total_seconds()), 0)} s"
    if span < _HOUR:
        return f"{span // _MINUTE} min"
    if span < _DAY:
        hours, minutes = span // _HOUR, span % _HOUR // _MINUTE
        return f"{hours} h {minutes} min" if minutes and hours < 10 else f"{hours} h"
    if span >= 2 * _YEAR:
        return f"{span // _YEAR} years"
    if span >= 2 * _MONTH:
        return f"{span // _MONTH} months"
    return many(span // _DAY, "day", "days")


def ago_words(at: datetime, now: datetime) -> str:
    """How far a time lies from now: "just now", "12 min ago", "in 40 min"."""
    distance = now - at
    if abs(distance) < _MINUTE:
        return "just now"
    return f"{span_words(distance)} ago" if distance > timedelta() else f"in {span_words(-distance)}"


def utc_words(at: datetime, now: datetime | None = None) -> str:
    """A time of day with its date, in UTC: "24 Nov 05:44", with the year where it is not that of `now`."""
    return f"{at.day} {at:%b %H:%M}" if now and at.year == now.year else f"{at.day} {at:%b %Y %H:%M}"


def lag_words(lag: timedelta | None) -> str:
    """How long after the first outlet another one had it."""
    if lag is None:
        return ""
    return "first" if lag < timedelta(seconds=1) else f"+{span_words(lag)}"


def many(count: int, one: str, more: str) -> str:
    """A number with its noun: "1 feed fails", "1,204 feeds fail"."""
    return f"{count:,} {one if count == 1 else more}"


def clipped(text: str, most: int = 300) -> str:
    """The beginning of a text that may be endless, such as a headline of a megabyte."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def bare_address(url: str) -> str:
    """An address without its scheme, for lists where only the rest tells one from another."""
    return re.sub("^https?://", "", url)
