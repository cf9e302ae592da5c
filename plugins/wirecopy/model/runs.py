"""Runs of the pipeline and their stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


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
