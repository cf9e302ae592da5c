"""Stores runs and their stages: which of them are alive, and what they counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.clock import Clock
from wirecopy.errors import UsageError
from wirecopy.model import LeftOver, Run, RunKind, RunState, Stage, UsedUp
from wirecopy.store.database import Database
from wirecopy.store.queries import load_query


@dataclass(frozen=True, slots=True)
class StageCounts:
    """What one stage of a run has done so far.

    `counts` has a number for each word: outcomes for poll, fetch and extract, kinds of work for the others.
    """

    stage: Stage
    shards_open: int  # begun and not finished
    counts: Mapping[str, int]


NO_PATIENCE = timedelta()


def begin_run(
    connection: Connection,
    key: str,
    clock: Clock,
    kind: RunKind = RunKind.INGEST,
    patience: timedelta = NO_PATIENCE,
) -> Run:
    """The run of that key; makes it if it is new. Dead runs of its kind are closed, and their claims are given back.

    Runs of different kinds may overlap: a replay takes hours, and the hourly run must not wait for it. `patience` is how
    long a run may stand still between two of its stages; then it counts as dead.

    Raises:
        UsageError: another run of this kind is alive, or the clock is before the start of the newest ingest run.
    """
    connection.execute(load_query("single_writer/lock"), {"name": "begin_run"})
    known = find_run(connection, key)
    if known:
        return known
    _close_dead_runs(connection, kind, clock.now(), is_task=patience > NO_PATIENCE)
    started_at = clock.now()
    _refuse_going_back(connection, started_at)
    row = connection.execute(
        load_query("run/create"),
        {
            "run_key": key,
            "kind": kind,
            "started_at": started_at,
            "clock_offset": clock.offset,
            "patience": patience,
        },
    ).fetchone()
    assert row is not None
    return Run(row[0], key, started_at, shards=1, clock_offset=clock.offset, kind=kind)


def find_run(connection: Connection, key: str) -> Run | None:
    """The run of that key, if there is one."""
    row = connection.execute(load_query("run/find"), {"run_key": key}).fetchone()
    return Run(row[0], row[1], row[2], row[3], row[4], RunKind(row[5])) if row else None


def _close_dead_runs(connection: Connection, kind: RunKind, now: datetime, *, is_task: bool) -> None:
    """Close runs in which nobody is at work. A scheduler begins no run beside one of its own that may go on: `is_task`."""
    rows = connection.execute(load_query("run/running"), {"kind": kind}).fetchall()
    for run_id, key, started_at, is_at_work, may_go_on in rows:
        if is_at_work or (may_go_on and not is_task):
            raise UsageError(
                f"run {run_id} ({key}) has been at work since {started_at:%Y-%m-%d %H:%M}: wait for it, or stop it"
            )
    connection.execute(load_query("run/abandon"), {"run_ids": [row[0] for row in rows], "now": now})


def _refuse_going_back(connection: Connection, started_at: datetime) -> None:
    row = connection.execute(load_query("run/newest_start")).fetchone()
    newest = row[0] if row else None
    if newest and started_at < newest:
        raise UsageError(
            f"the clock says {started_at:%Y-%m-%dT%H:%M:%S%z}, before the newest run's start {newest:%Y-%m-%dT%H:%M:%S%z}: "
            "set WIRECOPY_NOW to a later time, or use another database"
        )


@contextmanager
def locked_stage(
    database: Database, run: Run, stage: Stage, shard: int, clock: Clock
) -> Iterator[dict[str, int]]:
    """Open a stage, lock it while the block runs, and store the counts that the block fills in.

    The lock has a connection of its own, so it ends with the process, even if that is killed. No transaction is open
    meanwhile: it would keep VACUUM from working. After an exception the stage stays open, which the gate looks for.

    Raises:
        UsageError: another worker has locked the same stage and shard.
    """
    key = {"run_id": run.run_id, "stage": stage, "shard": shard}
    counts: dict[str, int] = {}
    with database.session() as connection:
        connection.autocommit = True
        connection.execute(load_query("run/open_stage"), {**key, "now": clock.now()})
        _lock_stage(connection, key)
        connection.execute(load_query("run/reset_stage"), {**key, "now": clock.now()})
        connection.execute(load_query("run/sign"), {"run_id": run.run_id})
        database.transact(_unclaim, lease_holder(run, stage, shard))
        try:
            yield counts
            connection.execute(
                load_query("run/end_stage"), {**key, "now": clock.now(), "counts": Jsonb(counts)}
            )
        finally:
            with suppress(psycopg.Error):
                connection.execute(load_query("run/sign"), {"run_id": run.run_id})


def _lock_stage(connection: Connection, key: Mapping[str, object]) -> None:
    if connection.execute(load_query("run/lock_stage"), key).fetchone() != (True,):
        raise UsageError(
            f"stage {key['stage']} (shard {key['shard']}) of this run is already being worked on"
        )


def _unclaim(connection: Connection, holder: str) -> None:
    connection.execute(load_query("run/unclaim"), {"holder": holder})


def lease_holder(run: Run, stage: Stage, shard: int) -> str:
    """The name that a worker claims rows with."""
    return f"{run.run_id}/{stage}/{shard}"


def set_shards(connection: Connection, run: Run, shards: int) -> None:
    connection.execute(load_query("run/set_shards"), {"run_id": run.run_id, "shards": shards})


def count_due_domains(connection: Connection, due: datetime) -> int:
    """How many registrable domains have a due feed or page."""
    row = connection.execute(load_query("run/count_due_domains"), {"due": due}).fetchone()
    return int(row[0]) if row else 0


def stage_counts(connection: Connection, run_ids: Sequence[int]) -> dict[int, list[StageCounts]]:
    """What the stages of these runs have done so far, by run, in the order of the stages."""
    found: defaultdict[int, list[StageCounts]] = defaultdict(list)
    for run_id, stage, shards_open, counts in connection.execute(
        load_query("run/stages"), {"run_ids": list(run_ids)}
    ):
        found[run_id].append(StageCounts(Stage(stage), shards_open, counts))
    order = list(Stage)
    return {
        run_id: sorted(stages, key=lambda each: order.index(each.stage)) for run_id, stages in found.items()
    }


def save_verdict(connection: Connection, run: Run, state: RunState, reason: str, now: datetime) -> None:
    """Store the gate's verdict."""
    connection.execute(
        load_query("run/save_verdict"), {"run_id": run.run_id, "state": state, "reason": reason, "now": now}
    )


def waiting_work(connection: Connection, *, polls_due: datetime, fetches_due: datetime) -> dict[Stage, int]:
    """How many items wait for each stage."""
    row = connection.execute(
        load_query("run/count_waiting"), {"polls_due": polls_due, "fetches_due": fetches_due}
    ).fetchone()
    assert row is not None
    return dict(zip((Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH), row, strict=True))


def save_left_over(
    connection: Connection, run: Run, stage: Stage, shard: int, left: Sequence[tuple[str | None, int, UsedUp]]
) -> None:
    """Store what a stage left over in one shard: domain (None: what it had no time for), items, and what was used up."""
    connection.execute(
        load_query("run/save_left_over"),
        {
            "run_id": run.run_id,
            "stage": stage,
            "shard": shard,
            "domain": [domain or "" for domain, _, _ in left],
            "items": [items for _, items, _ in left],
            "used_up": [used_up for _, _, used_up in left],
        },
    )


def left_over_of(connection: Connection, run_ids: Sequence[int]) -> dict[int, list[LeftOver]]:
    """What the stages of these runs left over, by run, most items first."""
    found: defaultdict[int, list[LeftOver]] = defaultdict(list)
    for run_id, stage, domain, items, used_up, since in connection.execute(
        load_query("run/left_over"), {"run_ids": list(run_ids)}
    ):
        found[run_id].append(LeftOver(Stage(stage), domain, items, UsedUp(used_up), since))
    return dict(found)


@dataclass(frozen=True, slots=True)
class DueWork:
    """What is due for a stage in one shard."""

    items_of: Mapping[str | None, int]  # by domain, those with the most first; stories have none
    is_all: bool  # False if counting stopped at its limit

    @property
    def items(self) -> int:
        return sum(self.items_of.values())

    @property
    def domains(self) -> Sequence[str]:
        return [domain for domain in self.items_of if domain is not None]


def due_work(
    connection: Connection, run: Run, stage: Stage, shard: int, *, now: datetime, due: datetime, limit: int
) -> DueWork:
    """How much is due for a stage in one shard until `due`, and on which domains; counted up to `limit`."""
    parameters = {
        "stage": stage,
        "due": due,
        "now": now,
        "started": run.started_at,
        "shard": shard,
        "shards": run.shards,
        "max": limit,
    }
    items_of: dict[str | None, int] = dict(
        connection.execute(load_query("run/due_work"), parameters).fetchall()
    )
    return DueWork(items_of, is_all=sum(items_of.values()) < limit)
