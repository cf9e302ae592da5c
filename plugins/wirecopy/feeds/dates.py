"""Reading the times that feeds state.

A time is read only when it has one meaning (`written_time`): "18/01/30" is left alone, where fastfeedparser answers 2030.
The raw words are kept, and whoever stores the entry falls back to when it was first seen. Whether a time is plausible
(1995 to now and two days) is decided there too: it needs a clock.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo

from wirecopy.model import Precision, StatedTime
from wirecopy.phrases import one_of
from wirecopy.phrases.half_day import AFTER_NOON, AFTERNOON, BEFORE_NOON, EVENING
from wirecopy.written_time import read_time

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
    written = read_time(raw)
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
