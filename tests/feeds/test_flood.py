"""When so many new entries are a flood."""

from __future__ import annotations

from datetime import timedelta

import pytest

from wirecopy.feeds import is_flood

HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


@pytest.mark.parametrize(
    ("new", "per_day", "since", "verdict"),
    [
        (500, None, HOUR, False),  # a feed's first document is all new
        (200, 24.0, HOUR, True),  # a re-import
        (200, 24.0, WEEK, False),  # a week's news after a week's silence
        (25, 1.0, HOUR, False),  # a small feed's big day
        (100, 2400.0, HOUR, False),  # an agency's usual hour
        (600, 2400.0, HOUR, True),
    ],
)
def test_a_flood_is_what_the_feeds_rhythm_does_not_explain(
    new: int, per_day: float | None, since: timedelta, verdict: bool
) -> None:
    assert is_flood(new, per_day, since) is verdict
