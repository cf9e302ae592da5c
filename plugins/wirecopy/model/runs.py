"""Runs of the pipeline and their stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# After that a backlog does not go by itself. Chosen, not measured.
_LONG = timedelta(hours=6)


class Stage(StrEnum):
    """The stages in their order. A run's kind decides which of them it has."""

    SYNC = "sync"
    PLAN = "plan"
    POLL = "poll"
    FETCH = "fetch"
    IMPORT = "import"
    EXTRACT = "extract"
    REPLAY = "replay"
    DEDUPE = "dedupe"
    PUBLISH = "publish"
    GATE = "gate"


class RunKind(StrEnum):
    """What a run is for."""

    INGEST = "ingest"  # the hourly one: from feeds to stories
    REPLAY = "replay"  # extracts stored raw pages again
    REHEARSAL = "rehearsal"  # the same, but stores nothing: it shows what a replay would change
    IMPORT = "import"  # pages of somebody else's WARC file

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of such a run in order, the gate last."""
        return _STAGES[self]


_STAGES = {
    RunKind.INGEST: (
        Stage.SYNC,
        Stage.PLAN,
        Stage.POLL,
        Stage.FETCH,
        Stage.EXTRACT,
        Stage.DEDUPE,
        Stage.PUBLISH,
        Stage.GATE,
    ),
    RunKind.REPLAY: (Stage.REPLAY, Stage.DEDUPE, Stage.PUBLISH, Stage.GATE),
    RunKind.REHEARSAL: (Stage.REPLAY, Stage.GATE),
    RunKind.IMPORT: (Stage.IMPORT, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH, Stage.GATE),
}


class RunState(StrEnum):
    RUNNING = "running"
    GREEN = "green"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Run:
    """One pass through the pipeline. `clock_offset` is added to the machine's clock during the whole run."""

    run_id: int
    key: str  # Airflow's run_id, or one made by the CLI
    started_at: datetime
    shards: int
    clock_offset: timedelta = timedelta()
    kind: RunKind = RunKind.INGEST


class UsedUp(StrEnum):
    """Why a stage left work over for the next run."""

    TIME = "time"  # of the stage
    PAGES = "pages"  # of a domain, in one run
    BYTES = "bytes"  # of a domain, in one run


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Work that was due in a stage and waits for the next run."""

    stage: Stage
    domain: str | None  # which had had its share of the run; None: what the stage had no time for
    items: int
    used_up: UsedUp
    since: datetime  # start of the first run in a row that left the same

    def is_long(self, now: datetime) -> bool:
        """Whether runs have left the same over for so long that a person should look."""
        return now - self.since >= _LONG

    def __str__(self) -> str:
        if self.domain is None:
            return f"{self.stage}: {self.items} for want of time"
        return f"{self.stage}: {self.items} of {self.domain}, which had had its share of {self.used_up}"
