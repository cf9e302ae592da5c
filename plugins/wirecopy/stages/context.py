"""What every stage is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from wirecopy.clock import Clock
from wirecopy.model import Run, Stage
from wirecopy.settings import Settings
from wirecopy.store.database import Database
from wirecopy.store.run import lease_holder

# A run takes what falls due within ten minutes of its start: an hourly run polls in a different second each
# time, and a feed asked at 01:05:20 must not be skipped at 02:05:05 and so be polled every second hour.
DUE_AHEAD = timedelta(minutes=10)

Report = Callable[[int], None]


def no_report(_done: int) -> None:
    """For callers that show no progress."""


@dataclass(frozen=True, slots=True)
class StageContext:
    """One attempt at one stage of a run in one shard. `report` is told how many more items are done."""

    settings: Settings
    database: Database
    run: Run
    stage: Stage
    shard: int
    report: Report = no_report

    @property
    def clock(self) -> Clock:
        return Clock(self.run.clock_offset)

    @property
    def holder(self) -> str:
        """The name under which this attempt claims rows."""
        return lease_holder(self.run, self.stage, self.shard)
