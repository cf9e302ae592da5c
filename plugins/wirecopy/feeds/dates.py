"""Reading the times that feeds state.

A time is read only when it has one meaning (`written_time`): "18/01/30" is left alone, where fastfeedparser answers 2030.
The raw words are kept, and whoever stores the entry falls back to when it was first seen. Whether a time is plausible
(1995 to now and two days) is decided there too: it needs a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, timedelta, timezone, tzinfo

from wirecopy.feeds.plain_text import plain_text
from wirecopy.model import Entry, Precision, StatedTime
from wirecopy.phrases import one_of
from wirecopy.phrases.half_day import AFTER_NOON, AFTERNOON, BEFORE_NOON, EVENING
from wirecopy.written_time import read_time

# "10-04-2020" is 10 April or 4 October; another entry's "20-04-2020" tells which (rss-parser 156).
_TWO_ORDERS = re.compile(r"(?<!\d)(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)")

_MAX_RAW = 200  # characters; the longest real ones, of JavaScript, have 70


def _half_days(language: str) -> str:
    return one_of(BEFORE_NOON, AFTER_NOON, AFTERNOON, EVENING, languages=[language])


# Words for the parts of a date that are used under one clock only (feedparser reads the Korean ones so, too).
_CLOCK_OF_WORDS = (
    (re.compile(rf"[년월일]|[(（][월화수목금토일][)）]|{_half_days('ko')}"), timezone(timedelta(hours=9))),
    (re.compile(rf"曜|[(（][月火水木金土日][)）]|{_half_days('ja')}"), timezone(timedelta(hours=9))),
    # China, Taiwan, Hong Kong, Singapore
    (re.compile(f"星期|[周週][一二三四五六日]|{_half_days('zh')}"), timezone(timedelta(hours=8))),
)


def stated_time(raw: str, source: str) -> StatedTime | None:
    """Read what a feed says about a time.

    Returns None for empty text, and a StatedTime with `at=None` for words that are not certain, a zone name
    that we do not know among them. A time without any zone is taken as UTC.
    """
    raw = raw.strip()[:_MAX_RAW]
    if not raw:
        return None
    written = read_time(plain_text(raw) if "<" in raw else raw)
    if written is None:
        return StatedTime(None, raw, None, source)
    at = written.at
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC if written.precision is Precision.DAY else _clock_of(raw))
    try:
        return StatedTime(at.astimezone(UTC), raw, written.precision, source)
    except OverflowError:  # the ends of the calendar, which stand for "no date"
        return StatedTime(None, raw, None, source)


def _clock_of(raw: str) -> tzinfo:
    if raw.isascii():
        return UTC
    return next((zone for words, zone in _CLOCK_OF_WORDS if words.search(raw)), UTC)


def with_day_order(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a feed with the times read that only the order of day and month in its other entries tells."""
    unread = [entry for entry in entries if entry.published and entry.published.at is None]
    if not any(entry.published and _TWO_ORDERS.search(entry.published.raw) for entry in unread):
        return entries
    is_day_first = _is_day_first(entry.published.raw for entry in entries if entry.published)
    if is_day_first is None:
        return entries
    return tuple(
        replace(entry, published=_in_order(entry.published, is_day_first))
        if entry.published and entry.published.at is None
        else entry
        for entry in entries
    )


def _is_day_first(written: Iterable[str]) -> bool | None:
    """What all dates together say; None where they say nothing, or contradict each other."""
    dates = [(int(found[1]), int(found[3])) for raw in written if (found := _TWO_ORDERS.search(raw))]
    day_first, month_first = (any(numbers[place] > 12 for numbers in dates) for place in (0, 1))
    return day_first if day_first != month_first else None


def _in_order(stated: StatedTime, is_day_first: bool) -> StatedTime:
    ordered = _TWO_ORDERS.sub(r"\4-\3-\1" if is_day_first else r"\4-\1-\3", stated.raw, count=1)
    read = stated_time(ordered, stated.source)
    return replace(read, raw=stated.raw) if read else stated
