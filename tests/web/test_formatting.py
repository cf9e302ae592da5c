from datetime import UTC, datetime, timedelta

import pytest

from wirecopy.web.formatting import ago_words, lag_words, many, span_words, utc_words

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "0 s"),
        (timedelta(seconds=59.9), "59 s"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(hours=3, minutes=20), "3 h 20 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=1, hours=23), "1 day"),
        (timedelta(days=9), "9 days"),
        (timedelta(days=59), "59 days"),
        (timedelta(days=60), "2 months"),
        (timedelta(days=729), "24 months"),
        (timedelta(days=2918), "7 years"),
        (timedelta(seconds=-3), "0 s"),
    ],
)
def test_a_span_has_two_units_at_most(span: timedelta, words: str) -> None:
    assert span_words(span) == words


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(minutes=-40), "in 40 min"),
        (timedelta(seconds=30), "just now"),
        (timedelta(seconds=-30), "just now"),
    ],
)
def test_an_age_is_counted_from_the_time_that_came_with_the_data(distance: timedelta, words: str) -> None:
    assert ago_words(NOW - distance, NOW) == words


def test_a_time_is_shown_with_its_day() -> None:
    assert utc_words(NOW, NOW) == "3 Aug 09:30"
    assert utc_words(NOW.replace(year=2018), NOW) == "3 Aug 2018 09:30"


@pytest.mark.parametrize(
    ("lag", "words"), [(timedelta(0), "first"), (timedelta(minutes=12), "+12 min"), (None, "")]
)
def test_a_lag_tells_who_was_first(lag: timedelta | None, words: str) -> None:
    assert lag_words(lag) == words


def test_one_is_not_many() -> None:
    assert many(1, "feed fails", "feeds fail") == "1 feed fails"
    assert many(1204, "feed fails", "feeds fail") == "1,204 feeds fail"
