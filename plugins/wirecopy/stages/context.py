"""What every stage is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wirecopy.clock import CLOCK_TOLERANCE, Clock
from wirecopy.model import Run, Stage, UsedUp
from wirecopy.settings import Settings
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.claim import Claim
from wirecopy.store.database import Database
from wirecopy.store.run import lease_holder

Report = Callable[[int], None]
# Of a stage's time, so much belongs to suspects: what may have taken an earlier task down. They come last and alone, and
# would have no turn in a shard that uses up its time hour after hour. Chosen: a minute of the fetch stage's 20.
SUSPECTS_SHARE = 0.05
NEVER = datetime.max.replace(tzinfo=UTC)


def no_report(_done: int) -> None:
    """For callers that show no progress."""


def never_stopped() -> bool:
    """For callers that wait for the end."""
    return False


@dataclass(frozen=True, slots=True)
class Watcher:
    """A person who waits for a stage: is told how many more items are done and, by stages that count them before, how many
    there are; and may want one to end that takes hours and can go on later."""

    report: Report = no_report
    expect: Report = no_report
    is_stopped: Callable[[], bool] = never_stopped


@dataclass(frozen=True, slots=True)
class StageContext:
    """One attempt at one stage of a run in one shard. `report`, `expect` and `is_stopped` are those of a watcher."""

    settings: Settings
    database: Database
    run: Run
    stage: Stage
    shard: int
    began_at: datetime  # by the run's clock
    report: Report = no_report
    log: StageLog = field(default_factory=StageLog)
    deadline: datetime = NEVER  # by the run's clock; then it takes no more work
    shares_used_up: dict[str, UsedUp] = field(default_factory=dict)  # by domains that get no more in this run
    expect: Report = no_report
    is_stopped: Callable[[], bool] = never_stopped

    @property
    def clock(self) -> Clock:
        return Clock(self.run.clock_offset)

    @property
    def is_over(self) -> bool:
        """Whether it takes no more work: its time is up, or the clock went back behind the run's start."""
        return not self.run.started_at - CLOCK_TOLERANCE <= self.clock.now() < self.deadline

    @property
    def is_suspects_turn(self) -> bool:
        """Whether only that part of the time is left in which suspects have their turn, if there are any."""
        return self.clock.now() >= self.deadline - SUSPECTS_SHARE * (self.deadline - self.began_at)

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
