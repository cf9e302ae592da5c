"""The one clock of a run: the machine's clock, shifted by the run's offset.

Every time that decides something or is stored comes from here, never from the database's now(). So hours of news can be
run through in minutes (docs/decisions/0002-one-clock.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# By how much two clocks may differ that are right both. RFC 4120 (Kerberos) calls five minutes typical.
CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Clock:
    offset: timedelta = timedelta()

    def now(self) -> datetime:
        """The run's time, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    @classmethod
    def starting_at(cls, start: datetime | None) -> Clock:
        """A clock that shows `start` now and goes on from there; the machine's own clock for None."""
        return cls() if start is None else cls(start.astimezone(UTC) - datetime.now(UTC))
