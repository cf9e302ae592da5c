"""Runs, and what their stages did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wirecopy.model import LeftOver, RunState, Stage
from wirecopy.store.read_model.reader import Reader
from wirecopy.store.run import StageCounts, left_over_of, stage_counts


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run, and what its stages did."""

    run_id: int
    key: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str
    stages: Mapping[Stage, StageCounts]
    left_over: Sequence[LeftOver] = ()  # most items first


@dataclass(frozen=True, slots=True)
class _RunRow:
    run_id: int
    run_key: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str


def read_newest_runs(reader: Reader, limit: int) -> tuple[RunSummary, ...]:
    """The newest runs that ingest."""
    return _with_stages(reader, reader.rows(_RunRow, "read_model/newest_runs", max=limit))


def read_run(reader: Reader, run_id: int) -> RunSummary:
    """One run."""
    (run,) = _with_stages(reader, reader.rows(_RunRow, "read_model/run", run_id=run_id))
    return run


def find_run_id(reader: Reader, key: str) -> int | None:
    """The number of the run that Airflow or the command line calls so."""
    row = reader.row(_RunRow, "read_model/run_of_key", key=key)
    return row.run_id if row else None


def _with_stages(reader: Reader, rows: Sequence[_RunRow]) -> tuple[RunSummary, ...]:
    run_ids = [row.run_id for row in rows]
    stages = stage_counts(reader.connection, run_ids)
    left = left_over_of(reader.connection, run_ids)
    return tuple(
        RunSummary(
            row.run_id,
            row.run_key,
            row.started_at,
            row.ended_at,
            row.state,
            row.reason,
            {each.stage: each for each in stages.get(row.run_id, [])},
            left.get(row.run_id, ()),
        )
        for row in rows
    )
