"""Stores runs and their stages: which of them are alive, and what they counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection

from wirecopy.clock import CLOCK_TOLERANCE, Clock
from wirecopy.errors import UsageError
from wirecopy.model import LeftOver, Run, RunKind, RunState, Stage, UsedUp
from wirecopy.store.future_times import put_schedule_right
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


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
        UsageError: another run of this kind is alive, or the clock is behind.
    """
    connection.execute(load_query("single_writer/lock"), {"name": "begin_run"})
    known = find_run(connection, key)
    if known:
        return known
    _close_dead_runs(connection, kind, clock.now(), is_task=patience > NO_PATIENCE)
    _require_no_going_back(connection, clock)
    started_at = clock.now()
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
            raise UsageError(_at_work(run_id, key, started_at))
    run_ids = [row[0] for row in rows]
    connection.execute(load_query("run/abandon"), {"run_ids": run_ids, "now": now})
    _give_back_claims(connection, run_ids)


def _give_back_claims(connection: Connection, run_ids: Sequence[int]) -> None:
    connection.execute(load_query("run/give_back_claims"), {"run_ids": [str(run_id) for run_id in run_ids]})


def require_turn(connection: Connection, run: Run) -> None:
    """Check that no other run has begun since, as it may when a task was dead for longer than a run's patience.

    Raises:
        UsageError: another run of this kind is alive.
    """
    for run_id, key, started_at, is_at_work, may_go_on in connection.execute(
        load_query("run/running"), {"kind": run.kind}
    ):
        if run_id != run.run_id and (is_at_work or may_go_on):
            raise UsageError(_at_work(run_id, key, started_at))


def require_nobody_at_work(connection: Connection) -> None:
    """Check that no run is at work, and let none begin until the transaction ends.

    Raises:
        UsageError: a run of some kind is at work.
    """
    connection.execute(load_query("single_writer/lock"), {"name": "begin_run"})
    for kind in RunKind:
        for run_id, key, started_at, is_at_work, _ in connection.execute(
            load_query("run/running"), {"kind": kind}
        ):
            if is_at_work:
                raise UsageError(_at_work(run_id, key, started_at))


def _at_work(run_id: int, key: str, started_at: datetime) -> str:
    return f"run {run_id} ({key}) has been at work since {started_at:%Y-%m-%d %H:%M}: wait for it, or stop it"


def give_back_left_claims(connection: Connection) -> dict[str, int]:
    """Give back what workers of runs that are over have claimed; returns how many rows of which table."""
    row = connection.execute(load_query("run/give_back_left")).fetchone()
    assert row is not None
    return dict(zip(("feed", "page", "page_fetch"), row, strict=True))


def _require_no_going_back(connection: Connection, clock: Clock) -> None:
    """A given clock must not go back. The machine's own is believed where the others agree with it."""
    row = connection.execute(load_query("run/newest_start")).fetchone()
    newest, is_own = row or (None, True)
    if is_own and not clock.offset:
        put_schedule_right(connection, clock.now())
    elif newest is not None and clock.now() < newest:
        raise UsageError(
            f"the clock says {clock.now():%Y-%m-%dT%H:%M:%S%z}, before the newest run's start {newest:%Y-%m-%dT%H:%M:%S%z}: "
            "set WIRECOPY_NOW to a later time, or use another database"
        )


def require_no_jump_back(run: Run) -> None:
    """Check that a run goes on after its start: else it would do again and again what it has just done.

    Raises:
        UsageError: the clock went back since the run began.
    """
    now = Clock(run.clock_offset).now()
    if now < run.started_at - CLOCK_TOLERANCE:
        raise UsageError(
            f"the clock says {now:%Y-%m-%d %H:%M} (UTC), but this run began at {run.started_at:%Y-%m-%d %H:%M}:"
            " the next run takes up what was left"
        )


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
    """Store the gate's verdict. What killed workers had claimed the next run may have."""
    connection.execute(
        load_query("run/save_verdict"), {"run_id": run.run_id, "state": state, "reason": reason, "now": now}
    )
    _give_back_claims(connection, [run.run_id])


def verdict_of(connection: Connection, run: Run) -> tuple[RunState, str]:
    """State and reason of a run as they are stored."""
    row = connection.execute(load_query("run/verdict"), {"run_id": run.run_id}).fetchone()
    assert row is not None
    return RunState(row[0]), row[1]


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that was judged, or found abandoned."""

    run_id: int
    kind: RunKind
    started_at: datetime
    ended_at: datetime
    state: RunState
    reason: str


def newest_ended_runs(connection: Connection, limit: int) -> list[EndedRun]:
    """The newest runs that ended, oldest first."""
    with connection.cursor(row_factory=row_of(EndedRun)) as cursor:
        return cursor.execute(load_query("run/newest_ended"), {"max": limit}).fetchall()


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
