"""When each outlet had a story, as places on one axis of time. The page draws them as SVG beside the times in words.

Most outlets print wire copy within the hour and a few after days, so the axis is logarithmic: its first ten minutes
are as wide as the time from one hour to two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log1p

_MINUTE = timedelta(minutes=1)
_UNIT = 10 * _MINUTE  # up to here the axis is nearly linear
_SHORTEST = timedelta(hours=1)
_TICKS = (
    (timedelta(), "first"),
    (timedelta(minutes=10), "10 min"),
    (timedelta(hours=1), "1 h"),
    (timedelta(hours=6), "6 h"),
    (timedelta(days=1), "1 day"),
    (timedelta(days=7), "1 week"),
    (timedelta(days=30), "30 days"),
    (timedelta(days=365), "1 year"),
)
# In percent of the width: room for half a mark at both ends, and for the words of a tick.
_MARGIN = 2.0
_BETWEEN_TICKS = 11.0


@dataclass(frozen=True, slots=True)
class Moments:
    """When an outlet had a text."""

    stated: datetime | None  # by the outlet, where that is credible
    seen: datetime  # by us, first
    revised: Sequence[datetime] = ()  # as we saw it


@dataclass(frozen=True, slots=True)
class MomentPlaces:
    """The same in percent of the width."""

    stated: float | None
    seen: float
    revised: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    place: float  # percent
    words: str
    anchor: str  # of the words: SVG's text-anchor


@dataclass(frozen=True, slots=True)
class Timeline:
    ticks: tuple[Tick, ...]
    rows: tuple[MomentPlaces, ...]


def timeline(rows: Sequence[Moments]) -> Timeline:
    """The moments of some outlets, from the earliest of all to the last."""
    moments = [at for row in rows for at in (row.stated, row.seen, *row.revised) if at is not None]
    if not moments:
        return Timeline((), ())
    first = min(moments)
    length = max(max(moments) - first, _SHORTEST)

    def place(lag: timedelta) -> float:
        share = log1p(lag / _UNIT) / log1p(length / _UNIT)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    ticks: list[Tick] = []
    for lag, words in _TICKS:
        if lag <= length and (not ticks or place(lag) - ticks[-1].place >= _BETWEEN_TICKS):
            at = place(lag)
            anchor = "start" if not ticks else "end" if at > 100 - _BETWEEN_TICKS / 2 else "middle"
            ticks.append(Tick(at, words if not ticks else f"+{words}", anchor))
    return Timeline(
        tuple(ticks),
        tuple(
            MomentPlaces(
                None if row.stated is None else place(row.stated - first),
                place(row.seen - first),
                tuple(place(at - first) for at in row.revised),
            )
            for row in rows
        ),
    )
