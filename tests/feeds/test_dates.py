"""Which stated times can be read, and which are kept as words only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.feeds import stated_time
from wirecopy.model import Precision

AT = datetime(2026, 11, 24, 5, 37, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2026-11-24T05:37:21Z",
        "2026-11-24T07:37:21+02:00",
        "2026-11-24T00:37:21-0500",
        "2026-11-24 05:37:21",
        "20261124T053721Z",
        "Tue, 24 Nov 2026 05:37:21 GMT",
        "Mon, 24 Nov 2026 05:37:21 +0000",
        "24 Nov 2026 00:37:21 EST",
        "Tue, 24 Nov 26 05:37:21 UT",
        "Tuesday, 24-Nov-2026 05:37:21 UTC",
        "Tue Nov 24 2026 05:37:21 GMT+0000 (Coordinated Universal Time)",
        "Tue Nov 24 05:37:21 2026",
        "November 24, 2026 05:37:21 GMT",
        "mar., 24 nov. 2026 05:37:21 GMT",
        "Di, 24. November 2026 06:37:21 CET",
        "\n Tue, 24 Nov 2026\n 05:37:21 GMT ",
        "<p>Tue, 24 Nov 2026 05:37:21 GMT</p>",
        "2026-11-24T06:37:21&amp;#43;01:00",
    ],
)
def test_times_with_one_meaning_are_read(raw: str) -> None:
    claimed = stated_time(raw, "rss:pubDate")
    assert claimed is not None
    assert (claimed.at, claimed.precision, claimed.source) == (AT, Precision.SECOND, "rss:pubDate")
    assert claimed.raw == raw.strip()


@pytest.mark.parametrize(
    ("raw", "at", "precision"),
    [
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=UTC), Precision.DAY),
        ("24 févr. 2015", datetime(2015, 2, 24, tzinfo=UTC), Precision.DAY),
        ("3 juillet 2026", datetime(2026, 7, 3, tzinfo=UTC), Precision.DAY),
        ("2026-11-24T05:37Z", datetime(2026, 11, 24, 5, 37, tzinfo=UTC), Precision.MINUTE),
        ("Tue, 24 Nov 2026 05:37 GMT", datetime(2026, 11, 24, 5, 37, tzinfo=UTC), Precision.MINUTE),
        ("2026-11-24T05:37:21.5Z", AT.replace(microsecond=500_000), Precision.SECOND),
        ("2026-11-24T24:00:00Z", datetime(2026, 11, 25, tzinfo=UTC), Precision.SECOND),
        ("Mon, 01 Jan 0001 00:00:00 +0000", datetime(1, 1, 1, tzinfo=UTC), Precision.SECOND),
    ],
)
def test_precision_is_that_of_the_words(raw: str, at: datetime, precision: Precision) -> None:
    claimed = stated_time(raw, "x")
    assert claimed is not None
    assert (claimed.at, claimed.precision) == (at, precision)


@pytest.mark.parametrize(
    "raw",
    [
        "18/01/30 00:00",
        "?",
        "yesterday",
        "2026-02-31",
        "2026-13-01T00:00:00Z",
        "30 Feb 2026 00:00:00 GMT",
        "2026-11-24T25:00:00Z",
        "-4713-11-24T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00+14:00",
        "Tue, 24 Nov 2026 05:37:21 IST",
        "24 Foo 2026",
        "2026-11",
        "2026-11-24T05:37:21+99:99",
    ],
)
def test_words_that_are_not_certain_are_kept_but_not_read(raw: str) -> None:
    claimed = stated_time(raw, "x")
    assert claimed is not None
    assert (claimed.at, claimed.precision, claimed.raw) == (None, None, raw)


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("Sun, 15 Dec 2024 12:15 PM", datetime(2024, 12, 15, 12, 15, tzinfo=UTC)),
        ("Nov 24, 2026 5:37 pm", datetime(2026, 11, 24, 17, 37, tzinfo=UTC)),
        ("2020/1/10 14:33:00", datetime(2020, 1, 10, 14, 33, tzinfo=UTC)),
        ("1767607200", datetime(2026, 1, 5, 10, tzinfo=UTC)),
        ("2004년 05월 28일 오후 11:31:15", datetime(2004, 5, 28, 14, 31, 15, tzinfo=UTC)),
        ("2004年5月28日 午後11時31分", datetime(2004, 5, 28, 14, 31, tzinfo=UTC)),
        ("2004-05-28(금) 23:31", datetime(2004, 5, 28, 14, 31, tzinfo=UTC)),
        ("2004年5月28日（金） 23時31分", datetime(2004, 5, 28, 14, 31, tzinfo=UTC)),
        ("2004年5月28日 晚上11:31", datetime(2004, 5, 28, 15, 31, tzinfo=UTC)),
        ("2004年5月28日 下午11:31", datetime(2004, 5, 28, 15, 31, tzinfo=UTC)),
    ],
)
def test_words_used_under_one_clock_only_tell_the_zone(raw: str, at: datetime) -> None:
    claimed = stated_time(raw, "x")
    assert claimed is not None
    assert claimed.at == at


def test_no_words_no_claim() -> None:
    assert stated_time("  ", "x") is None


@given(st.text(max_size=60))
def test_no_words_whatever_raise(raw: str) -> None:
    stated_time(raw, "x")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_our_own_spelling_comes_back_exactly(at: datetime) -> None:
    claimed = stated_time(at.isoformat(), "x")
    assert claimed is not None
    assert claimed.at == at
