"""Which words are one time, whoever wrote them; feeds and pages share the reader."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Precision
from wirecopy.written_time import read_day, read_time

# The forms of gofeed's, feedparser's and miniflux's lists that have one meaning, with other days than theirs.
FORMS_OF_FEEDS = {
    "Sun, 15 Dec 2024 12:15 PM": "2024-12-15T12:15:00",
    "Sun, 15 Dec 2024 12:15 AM": "2024-12-15T00:15:00",
    "Sun, December 15, 2024, 3:04 PM MST": "2024-12-15T15:04:00-07:00",
    "Sun, December 15 2024 15:04:05 -0700": "2024-12-15T15:04:05-07:00",
    "Sun, Dec 15 2024 15:04:05 -700": "2024-12-15T15:04:05-07:00",
    "Sun Dec 15 15:04 2024": "2024-12-15T15:04:00",
    "Sun Dec 15 15:04:05 2024 MST": "2024-12-15T15:04:05-07:00",
    "Sun Dec 15 15:04:05 -0700 2024": "2024-12-15T15:04:05-07:00",
    "Sun Dec 15, 2024 3:04 pm": "2024-12-15T15:04:00",
    "Sun, Dec 15,2024 15:04:05 MST": "2024-12-15T15:04:05-07:00",
    "Sunday, 15. December 2024 - 15:04": "2024-12-15T15:04:00",
    "Sunday, December 15, 2024 - 3:04pm": "2024-12-15T15:04:00",
    "Sun, 15 December 2024, 15:04 -0700": "2024-12-15T15:04:00-07:00",
    "Sun, 15 Dec 2024 3:04:05 PM -0700": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:4:5 MST": "2024-12-15T15:04:05-07:00",
    "Sun, 15, Dec 2024 15:4": "2024-12-15T15:04:00",
    "Sun, 15 Dec 2024 15:04:05MST": "2024-12-15T15:04:05-07:00",
    "sun,15 Dec 2024 15:04:05 MST": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05-0700": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05 Z": "2024-12-15T15:04:05+00:00",
    "Sun, 15 Dec 24 15:04:05 -0700": "2024-12-15T15:04:05-07:00",
    "Sun, 2024-12-15 15:04": "2024-12-15T15:04:00",
    "Sun, 15 Dec 2024 15 -0700": "2024-12-15T15:00:00-07:00",
    "Sun, 15 Dec 2024 15:04:05 MST-07:00": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05 MST -0700": "2024-12-15T15:04:05-07:00",
    "Sun , 15 Dec 2024 15:04:05 MST": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05 --0700": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05 -07": "2024-12-15T15:04:05-07:00",
    "Sun, 15 Dec 2024 15:04:05 00": "2024-12-15T15:04:05+00:00",
    "Sun, 15th Dec 2024 15:04:05 MST": "2024-12-15T15:04:05-07:00",
    "Dec. 15, 2024, 3:04 a.m.": "2024-12-15T03:04:00",
    "December 15 2024 03:04:05 PM": "2024-12-15T15:04:05",
    "Dec 15 2024 03:04:05PM": "2024-12-15T15:04:05",
    "15.1.2024 15:04:05": "2024-01-15T15:04:05",
    "2.1.2024 15:04": "2024-01-02T15:04:00",
    "2024-1-2T15:04:05Z": "2024-01-02T15:04:05+00:00",
    "2024-01-02T15:04:05-07:00:00": "2024-01-02T15:04:05-07:00",
    "2024-01-02T15:04:05:-0700": "2024-01-02T15:04:05-07:00",
    "2024-01-02 at 15:04:05": "2024-01-02T15:04:05",
    "2024/01/02 15:04": "2024-01-02T15:04:00",
    "15:04 02.01.2024 -0700": "2024-01-02T15:04:00-07:00",
    "1/13/2024 3:04:05 PM": "2024-01-13T15:04:05",
    "13/01/2024 15:04 MST": "2024-01-13T15:04:00-07:00",
    "Sun, December 15, 2024 at 03:04 PM MST": "2024-12-15T15:04:00-07:00",
    "Κυρ, 11 Ιούλ 2004 12:00:00 EST": "2004-07-11T12:00:00-05:00",
    "2004-július-13T9:15-05:00": "2004-07-13T09:15:00-05:00",
    "2004년 05월 28일  23:31:15": "2004-05-28T23:31:15",
    "2004-05-28 오후 11:31:15": "2004-05-28T23:31:15",
    "日, 15 12月 2024 12:15:00 +0900": "2024-12-15T12:15:00+09:00",
    "週日, 15 十二月 2024 12:15:00 +0800": "2024-12-15T12:15:00+08:00",
    "CN, 15 Th12 2024 12:15:00 +0700": "2024-12-15T12:15:00+07:00",
    "יום א', 15 דצמבר 2024 12:15:00 +0200": "2024-12-15T12:15:00+02:00",
    "вс, 15 Декабря 2024 12:15:00 +0300": "2024-12-15T12:15:00+03:00",
    "Sun 15 Dec 12:15:00 GMT 2024": "2024-12-15T12:15:00+00:00",
    "2024-12-15 T 12:15:00 Z": "2024-12-15T12:15:00+00:00",
    "Sun, 15 Dec 2024 12:15:00 Etc/UTC": "2024-12-15T12:15:00+00:00",
    "Sun, 15 Dec 2024 12:15:00 America/New_York": "2024-12-15T12:15:00-05:00",
    "Sun, 15 Dec 2024 12:15:00 Eastern Standard Time": "2024-12-15T12:15:00-05:00",
    "2024-W50-7T15:04Z": "2024-12-15T15:04:00+00:00",
    "20241215150405": "2024-12-15T15:04:05",
    "15/Dec/2024:15:04:05 +0100": "2024-12-15T15:04:05+01:00",
}

FORMS_OF_PROGRAMS = {
    "Sat Nov 18 2017 15:21:41 GMT+0100": "2017-11-18T15:21:41+01:00",
    "Sat Nov 18 2017 15:21:41 GMT+0100 (Mitteleuropäische Normalzeit)": "2017-11-18T15:21:41+01:00",
    "2017-11-18 15:21:41 -0700 MST": "2017-11-18T15:21:41-07:00",
    "2017-11-18 15:21:41.123 +0530 IST m=+0.017": "2017-11-18T15:21:41.123+05:30",
    "2017-11-18T15:21:41+01:00[Europe/Berlin]": "2017-11-18T15:21:41+01:00",
    "2017-07-18 15:21:41 Europe/Berlin": "2017-07-18T15:21:41+02:00",
    "Sat, 18 Nov 2017 15:21:41 GMT+2": "2017-11-18T15:21:41+02:00",
    "Sat, 18 Nov 2017 15:21:41 UTC+5:30": "2017-11-18T15:21:41+05:30",
    "2017-11-18T15:21:41\u221205:00": "2017-11-18T15:21:41-05:00",
    "2017-11-18 15:21 (CET)": "2017-11-18T15:21:00+01:00",
    "1767607200123": "2026-01-05T10:00:00+00:00",
    "1767607200": "2026-01-05T10:00:00+00:00",
}

FORMS_OF_PEOPLE = {
    "5:37 PM EST, Tue November 24, 2026": "2026-11-24T17:37:00-05:00",
    "November 24, 2026 5:37 p.m. ET": "2026-11-24T17:37:00-05:00",
    "July 24, 2026 5:37 p.m. ET": "2026-07-24T17:37:00-04:00",
    "28 de mayo de 2004, a las 10:10 p. m.": "2004-05-28T22:10:00",
    "28 de mayo de 2004 10:10 a.\u00a0m.": "2004-05-28T10:10:00",
    "28/05/2004 10:10 μ.μ.": "2004-05-28T22:10:00",
    "28 Μαΐου 2004, 10:10 πμ": "2004-05-28T10:10:00",
    "28 مايو 2004 10:10 م": "2004-05-28T22:10:00",
    "28 مايو 2004 10:10 ص": "2004-05-28T10:10:00",
    "\u200f28 مايو 2004 10:10 ص": "2004-05-28T10:10:00",
    "2004年5月28日(金) 午後10時43分": "2004-05-28T22:43:00",
    "2004年5月28日 上午10:43": "2004-05-28T10:43:00",
    "2004年5月28日 22時43分": "2004-05-28T22:43:00",
    "2004년 5월 28일 오전 10:43": "2004-05-28T10:43:00",
    "15.12.2024, 12:15 Uhr MEZ": "2024-12-15T12:15:00+01:00",
    "15.12.2024 12.15": "2024-12-15T12:15:00",
    "15 décembre 2024 à 12h15": "2024-12-15T12:15:00",
    "15 декабря 2024 г. в 12:15": "2024-12-15T12:15:00",
    "2004. július 13. 9:15": "2004-07-13T09:15:00",
}


@pytest.mark.parametrize(
    ("words", "iso"), [*FORMS_OF_FEEDS.items(), *FORMS_OF_PROGRAMS.items(), *FORMS_OF_PEOPLE.items()]
)
def test_a_form_of_one_meaning_is_read(words: str, iso: str) -> None:
    written = read_time(words)
    assert written is not None
    assert (written.at.replace(tzinfo=None), written.at.utcoffset()) == (
        datetime.fromisoformat(iso).replace(tzinfo=None),
        datetime.fromisoformat(iso).utcoffset(),
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-328", "2024-11-23"),
        ("2024-12-15+01:00", "2024-12-15"),
        ("02.01.2024 -0700", "2024-01-02"),
        ("2 Jan 2024 MST", "2024-01-02"),
        ("Monday, den 2. Januar 2006", "2006-01-02"),
        ("2006 January 02", "2006-01-02"),
        ("2. 1. 2006", "2006-01-02"),
    ],
)
def test_a_bare_day_is_a_day(words: str, day: str) -> None:
    written = read_time(words)
    assert written is not None
    assert (written.at.date().isoformat(), written.precision) == (day, Precision.DAY)


@pytest.mark.parametrize(
    "words",
    [
        "3/4/2024",
        "06-1-2 15:04",
        "02.01.06",
        "Mon, 2 Jan 15:04:05 MST",
        "Jan. 2006",
        "2412241530",  # 24 December 2024, 15:30, or seconds of 2046
        "Updated November 24, 2026 5:37 p.m. ET",
        "Aktualisiert: 24. November 2026",
    ],
)
def test_words_of_several_meanings_or_of_a_change_are_no_time(words: str) -> None:
    assert read_time(words) is None


@pytest.mark.parametrize(
    "behind",
    [
        "05:37:21 IST",  # India, Ireland, Israel
        "05:37:21 XYZ",
        "05:37:21 -0700 GMT",
        "05:37:21-07:00Z",
        "05:37:21 EST-0400",
        "05:37:21 +1500",
        "17:37 AM",
        "0:30 PM",
        "10:00 - 12:00",
        "05:37 and more",
        "25:00",
    ],
)
def test_what_is_not_understood_behind_the_day_leaves_the_day(behind: str) -> None:
    assert read_time(f"2026-11-24 {behind}") is None
    written = read_day(f"2026-11-24 {behind}")
    assert written is not None
    assert (written.at, written.precision) == (datetime.fromisoformat("2026-11-24"), Precision.DAY)


def test_a_name_of_several_zones_is_that_of_whoever_wrote_it() -> None:
    written = read_time("2026-11-24 05:37 IST", ZoneInfo("Asia/Kolkata"))
    assert written is not None
    assert written.at.isoformat() == "2026-11-24T05:37:00+05:30"
    assert read_time("2026-11-24 05:37 IST", ZoneInfo("Europe/Berlin")) is None


@given(st.text(max_size=60))
def test_no_words_whatever_raise(words: str) -> None:
    read_time(words)
    read_day(words)
