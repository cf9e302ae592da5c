"""Exponential backoff after failures: 1 h, 2 h, 4 h and so on up to a day. Chosen, not measured."""

from __future__ import annotations

from datetime import timedelta

_FIRST = timedelta(hours=1)
_LONGEST = timedelta(hours=24)


def backoff(failures_in_row: int) -> timedelta:
    """The pause after the given number of failures, counted from 1."""
    doublings = min(failures_in_row - 1, 10)
    return min(_LONGEST, _FIRST * (1 << doublings))
