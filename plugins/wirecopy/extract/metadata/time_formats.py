"""Which moment a time that a page states means, and how exactly."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import lru_cache

from wirecopy.model import Precision, StatedTime
from wirecopy.written_time import WrittenTime, read_day, read_time

# The ends of the calendar stand for "no date": .NET writes 0001-01-01T00:00:00Z for one. In another zone they overflow.
_NO_DATE = (1, 9999)  # years


def parse_time(raw: str, source: str, home: tzinfo | None = None) -> StatedTime:
    """The time where all of the words are understood, else the day that they begin with; `at` None without one.

    UTC where no zone is given. `home` is the outlet's clock: it tells which of several zones a name means.
    """
    written = _written(raw, home)
    if written is None or written.at.year in _NO_DATE:
        return StatedTime(None, raw, None, source)
    at = written.at.replace(tzinfo=written.at.tzinfo or UTC, microsecond=0)
    return StatedTime(at, raw, written.precision, source)


def states_zone(claim: StatedTime, home: tzinfo | None = None) -> bool:
    """Whether the zone is the page's word and not our assumption."""
    written = _written(claim.raw, home)
    return written is not None and written.at.tzinfo is not None and claim.precision is not Precision.DAY


@lru_cache(maxsize=1000)
def _written(raw: str, home: tzinfo | None) -> WrittenTime | None:
    return read_time(raw, home) or read_day(raw)
