"""The columns of a time that others state. What of it can be believed is decided in `credible_time`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.credible_time import MAX_RAW, credible
from wirecopy.model import Precision, StatedTime


@dataclass(frozen=True, slots=True)
class StoredTime:
    """The columns of one stated time."""

    at: datetime | None = None
    raw: str | None = None
    precision: Precision | None = None
    source: str | None = None


def time_columns(stated: StatedTime | None) -> StoredTime:
    """The columns of a time that was checked already; all of them NULL where nobody stated one."""
    if stated is None:
        return StoredTime()
    return StoredTime(stated.at, stated.raw, stated.precision, stated.source)


def stored_time(stated: StatedTime | None, now: datetime) -> StoredTime:
    """The columns of a time as it was stated; `at` is None when nobody can have meant it."""
    return time_columns(credible(stated, now))


def raw_time(stated: StatedTime | None) -> str | None:
    """Its own words, as they are stored."""
    return None if stated is None else stated.raw[:MAX_RAW]
