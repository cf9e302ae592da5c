"""Tells when a poll brings more new entries than news explains: a re-import, new ids throughout, another feed."""

from __future__ import annotations

from datetime import timedelta

# A flood exceeds both. Chosen, not measured: a big story doubles or trebles an outlet's day, and a small feed may list
# twenty entries on one day.
_MIN_NEW = 30
_TIMES_USUAL = 5


def may_be_flood(new_entries: int) -> bool:
    """Whether so many new entries can be a flood, so that the feed's norm has to be looked up."""
    return new_entries > _MIN_NEW


def is_flood(new_entries: int, entries_per_day: float | None, since_last: timedelta) -> bool:
    """Whether one poll brought more new entries than the feed's norm explains.

    `entries_per_day` is that norm; None while the feed has none, since its first document is all new. `since_last` is
    the time since its last whole document: after a silent week a week's entries are no flood.
    """
    if entries_per_day is None:
        return False
    usual = entries_per_day * since_last.total_seconds() / 86_400
    return may_be_flood(new_entries) and new_entries > _TIMES_USUAL * usual
