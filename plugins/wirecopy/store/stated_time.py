"""The columns of a stated time. `credible_time` decides which stated times are believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.credible_time import credible
from wirecopy.model import Precision, StatedTime


@dataclass(frozen=True, slots=True)
class StoredTime:
    """The columns of one stated time."""

    at: datetime | None = None
    raw: str | None = None
    precision: Precision | None = None
    source: str | None = None


def time_columns(stated: StatedTime | None) -> StoredTime:
    """The columns of a time that was checked already; all are NULL if no time was stated."""
    if stated is None:
        return StoredTime()
    return StoredTime(stated.at, stated.raw, stated.precision, stated.source)


def stored_time(stated: StatedTime | None, now: datetime) -> StoredTime:
    """The columns of a stated time; `at` is None if nobody can have meant it."""
    return time_columns(credible(stated, now))
