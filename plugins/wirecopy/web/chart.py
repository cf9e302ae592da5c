"""The shapes of charts, in percent of the space that they get. The page draws them as SVG and puts the table behind them.

Shapes are stretched to the space, so that a chart has any width; its words stand beside it, where they stay readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.web.tone import Tone

_GAP = 0.2  # of a column


@dataclass(frozen=True, slots=True)
class Series:
    """One number per column."""

    name: str
    colour: str  # a class of style.css: a tone, or kept, cut, added
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over time or words, the series stacked from the bottom."""

    title: str
    columns: Sequence[datetime | str]
    series: Sequence[Series]
    usual: Sequence[float | None] = ()  # a line over the columns; None: not known there
    usual_name: str = "usual"
    links: Sequence[str | None] = ()  # where each column leads

    @property
    def top(self) -> float:
        """The highest number of the scale: the next of 1, 2 and 5 times a power of ten."""
        highest = max([*self.sums(), *(value for value in self.usual if value is not None)], default=0)
        step = 1.0
        while True:
            for factor in (1, 2, 5):
                if highest <= factor * step:
                    return factor * step
            step *= 10

    def sums(self) -> list[float]:
        """The height of each column."""
        return [sum(series.values[at] for series in self.series) for at in range(len(self.columns))]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; y counts from the top."""

    column: int
    x: float
    y: float
    width: float
    height: float
    colour: str


def bar_shapes(chart: Chart) -> list[list[Bar]]:
    """The rectangles of each column, from the bottom up; none for a zero."""
    width = 100 / max(len(chart.columns), 1)
    columns = []
    for column in range(len(chart.columns)):
        bars, y = [], 100.0
        for series in chart.series:
            height = series.values[column] / chart.top * 100
            y -= height
            if height:
                x = (column + _GAP / 2) * width
                bars.append(
                    Bar(
                        column,
                        _rounded(x),
                        _rounded(y),
                        _rounded(width * (1 - _GAP)),
                        _rounded(height),
                        series.colour,
                    )
                )
        columns.append(bars)
    return columns


def usual_line(chart: Chart) -> list[str]:
    """The line of what is usual, as the points of SVG polylines: a new one after each gap."""
    width = 100 / max(len(chart.columns), 1)
    lines: list[list[str]] = [[]]
    for column, value in enumerate(chart.usual):
        if value is None:
            lines.append([])
        else:
            lines[-1].append(f"{_rounded((column + 0.5) * width)},{_rounded(100 - value / chart.top * 100)}")
    return [" ".join(line) for line in lines if len(line) > 1]


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in a strip of events."""

    tone: Tone
    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MarkShape:
    x: float
    width: float
    mark: Mark


def strip_shapes(marks: Sequence[Mark], places: int = 1) -> list[MarkShape]:
    """The events side by side, in their order; fewer than `places` leave room at the left, where older ones would be."""
    width = 100 / max(len(marks), places)
    left = 100 - width * len(marks)
    return [
        MarkShape(_rounded(left + (at + _GAP / 2) * width), _rounded(width * (1 - _GAP)), mark)
        for at, mark in enumerate(marks)
    ]


def lag_ticks(lags: Sequence[timedelta]) -> list[float]:
    """Where copies stand between the first and the last of them; none where all came at once. `lags` are sorted."""
    if not lags or not lags[-1]:
        return []
    return [_rounded(max(lag / lags[-1], 0) * 100) for lag in lags]


def _rounded(value: float) -> float:
    return round(value, 2)
