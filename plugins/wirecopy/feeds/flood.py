"""When new entries are too many to be news: a re-import, new ids throughout, a feed swapped for another."""

from __future__ import annotations

from datetime import timedelta

# Both must be exceeded. A big story doubles or trebles an outlet's day, and a small feed has days of twenty.
_MIN_NEW = 30
_TIMES_USUAL = 5


def may_be_flood(new_entries: int) -> bool:
    """Whether so many new entries are worth a look at the feed's norm."""
    return new_entries > _MIN_NEW


def is_flood(new_entries: int, entries_per_day: float | None, since_last: timedelta) -> bool:
    """Whether one poll brought more new entries than the feed's norm explains.

    `entries_per_day` is that norm, None while the feed has none: its first document is all new. `since_last` is the
    time since its last whole document: after a week's silence a week's entries are no flood.
    """
    if entries_per_day is None:
        return False
    usual = entries_per_day * since_last.total_seconds() / 86_400
    return may_be_flood(new_entries) and new_entries > _TIMES_USUAL * usual
