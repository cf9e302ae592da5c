"""What every stage is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wirecopy.clock import Clock
from wirecopy.model import Run, Stage, UsedUp
from wirecopy.settings import Settings
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.claim import Claim
from wirecopy.store.database import Database
from wirecopy.store.run import lease_holder

Report = Callable[[int], None]
NEVER = datetime.max.replace(tzinfo=UTC)


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
    log: StageLog = field(default_factory=StageLog)
    deadline: datetime = NEVER  # by the run's clock; then it takes no more work
    shares_used_up: dict[str, UsedUp] = field(default_factory=dict)  # by domains that get no more in this run

    @property
    def clock(self) -> Clock:
        return Clock(self.run.clock_offset)

    @property
    def is_over(self) -> bool:
        return self.clock.now() >= self.deadline

    @property
    def holder(self) -> str:
        """The name under which this attempt claims rows."""
        return lease_holder(self.run, self.stage, self.shard)

    def claim(self, due: datetime, limit: int) -> Claim:
        """What this attempt may take of the rows that are due."""
        return Claim(
            due=due,
            started=self.run.started_at,
            now=self.clock.now(),
            lease=self.settings.lease,
            shard=self.shard,
            shards=self.run.shards,
            holder=self.holder,
            limit=limit,
        )
