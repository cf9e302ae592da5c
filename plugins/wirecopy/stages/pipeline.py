"""Runs stages: one attempt of one stage, or a whole run from sync to gate."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from psycopg import Connection

from wirecopy.clock import Clock
from wirecopy.config.outlets import load_outlets
from wirecopy.errors import ConfigError, UsageError
from wirecopy.model import Run, RunKind, RunState, Stage, UsedUp
from wirecopy.schedule import DUE_AHEAD
from wirecopy.settings import LogLevel, Settings, load_settings
from wirecopy.stages.context import NEVER, Report, StageContext, Watcher, no_report
from wirecopy.stages.stage_log import StageLog
from wirecopy.stages.task_label import task_label
from wirecopy.stages.waiting_items import attempts_forgiven
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.future_times import require_agreeing_clocks
from wirecopy.store.migrations import require_current, schema_change_told
from wirecopy.store.run import (
    NO_PATIENCE,
    DueWork,
    begin_run,
    due_work,
    find_run,
    require_no_jump_back,
    require_turn,
    save_left_over,
    save_verdict,
)
from wirecopy.store.stage_lock import locked_stage

if TYPE_CHECKING:
    from wirecopy.stages.replay import ReplayReport, ReplayWindow

_TAKES_WORK = frozenset({Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH})
# What the DAG gives a run, and when in it a stage takes no more work, so that a backlog of one does not keep those behind it
# from their turn: without a gate the hour is lost. Each has a minute of its own budget in any case.
_RUN = timedelta(minutes=55)
_LATEST = {
    Stage.FETCH: timedelta(minutes=25),
    Stage.EXTRACT: timedelta(minutes=40),
    Stage.DEDUPE: timedelta(minutes=47),
    Stage.PUBLISH: timedelta(minutes=52),
}
_LEAST = timedelta(minutes=1)
_NOBODY = Watcher()
SAMPLES = 10  # of the largest changes, in the report of a replay

# A task waits for its retry (30 s) and for a free slot. Chosen, not measured.
_BETWEEN_TASKS = timedelta(minutes=4)
_MOST_COUNTED = 10_000  # of what is due, for the line where a stage begins
_MISTAKES_TOLD = 3  # of a file with more, in the reason of its run. Chosen.


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What a stage counted, by outcome word, and the label of its task in Airflow."""

    counts: dict[str, int]
    label: str


def _work_of(stage: Stage) -> Callable[[StageContext], dict[str, int]]:
    """The function that does a stage, imported when it is wanted: each stage of each shard is a process of its own,
    and what all of them need takes 0.75 s of processor time to import, what poll needs 0.45."""
    work: Callable[[StageContext], dict[str, int]] = getattr(
        import_module(f"wirecopy.stages.{stage}"), stage.value
    )
    return work


def run_stage(
    stage: Stage,
    run_key: str,
    *,
    settings: Settings,
    database: Database,
    shard: int = 0,
    report: Report = no_report,
    patience: timedelta = NO_PATIENCE,
) -> dict[str, int]:
    """Run one stage of a run and return its counts by outcome word.

    Sync begins an ingest run, with this patience (`begin_run`). Runs of other kinds are begun by `run_replay` and `run_import`.

    Raises:
        UsageError: the run was not begun, or another worker holds this stage and shard.
        DatabaseError: the database cannot be reached or lacks migrations.
        ConfigError: sync found mistakes in the configuration.
    """
    counts, _ = _run_stage(stage, run_key, settings, database, shard, report, patience)
    return counts


def _run_stage(
    stage: Stage,
    run_key: str,
    settings: Settings,
    database: Database,
    shard: int,
    report: Report,
    patience: timedelta,
) -> tuple[dict[str, int], StageLog]:
    if stage is Stage.SYNC:
        run = _begin(run_key, settings, database, RunKind.INGEST, patience)
        _require_outlets(run, settings, database)
    else:
        run = _find(run_key, database)
    # The gate works on nothing: it may judge a run that may not go on.
    if stage is not Stage.GATE:
        require_no_jump_back(run)
        database.transact(require_turn, run)
    context = _context(settings, database, run, stage, shard, Watcher(report))
    with _attempt(context) as (held, counts):
        counts.update(_work_of(stage)(held))
    return counts, context.log


def _context(
    settings: Settings, database: Database, run: Run, stage: Stage, shard: int, watcher: Watcher
) -> StageContext:
    log = StageLog({"run": run.key, "run_id": run.run_id, "stage": stage, "shard": shard})
    now = Clock(run.clock_offset).now()
    deadline = _deadline(settings, run, stage, now)
    return StageContext(
        settings,
        database,
        run,
        stage,
        shard,
        now,
        log.with_progress(watcher.report),
        log,
        deadline,
        expect=log.with_total(watcher.expect),
        is_stopped=watcher.is_stopped,
    )


def _deadline(settings: Settings, run: Run, stage: Stage, now: datetime) -> datetime:
    """When the stage takes no more work. Replays and imports are begun by people, who wait for their end."""
    if run.kind is not RunKind.INGEST:
        return NEVER
    budgets = {Stage.POLL: settings.poll_budget, Stage.FETCH: settings.fetch_budget}
    own = now + budgets.get(stage, settings.stage_budget)
    # The tasks of an earlier day's run may be cleared, and then do all that they find.
    if stage not in _LATEST or now >= run.started_at + _RUN:
        return own
    return min(own, max(now + _LEAST, run.started_at + _LATEST[stage]))


@contextmanager
def _attempt(context: StageContext) -> Iterator[tuple[StageContext, dict[str, int]]]:
    """Hold the stage for the work that the block does and counts, and log where it begins, ends or fails."""
    with context.log.failure_logged(), server_trouble_told(), schema_change_told(context.database):
        with locked_stage(context.database, context.run, context.stage, context.shard, context.clock) as lock:
            held = replace(context, database=lock.database)
            context.log.begin(held.database.transact(_due_work, held))
            with attempts_forgiven(held.database, held.holder, held.began_at):
                yield held, lock.counts
            left_over = held.database.transact(_save_left_over, held)
        context.log.end(lock.counts, left_over)


def _due_work(connection: Connection, context: StageContext) -> DueWork | None:
    if context.stage not in _TAKES_WORK:
        return None
    now = context.clock.now()
    # Poll takes what was due when the run began; fetch also what poll has just queued.
    due = (context.run.started_at if context.stage is Stage.POLL else now) + DUE_AHEAD
    return due_work(
        connection, context.run, context.stage, context.shard, now=now, due=due, limit=_MOST_COUNTED
    )


def _save_left_over(connection: Connection, context: StageContext) -> int:
    """Store what waits for the next run, as the stage's time was up or domains had had their share; returns how much."""
    shares = context.shares_used_up
    is_over = context.is_suspects_turn
    if not (is_over or shares) or not (due := _due_work(connection, context)):
        return 0
    left: list[tuple[str | None, int, UsedUp]] = [
        (domain, items, shares[domain]) for domain, items in due.items_of.items() if domain in shares
    ]
    others = sum(items for domain, items in due.items_of.items() if domain not in shares)
    if is_over and others:
        left.append((None, others, UsedUp.TIME))
    save_left_over(connection, context.run, context.stage, context.shard, left)
    return sum(items for _, items, _ in left)


def _begin(
    run_key: str, settings: Settings, database: Database, kind: RunKind, patience: timedelta = NO_PATIENCE
) -> Run:
    require_current(database)
    require_agreeing_clocks(database)
    return database.transact(begin_run, run_key, Clock.starting_at(settings.now), kind, patience)


def _find(run_key: str, database: Database) -> Run:
    require_current(database)
    require_agreeing_clocks(database)
    run = database.transact(find_run, run_key)
    if run is None:
        raise UsageError(f"no run has the key {run_key!r}: stage sync begins one")
    return run


def _mistakes_line(error: ConfigError) -> str:
    """The first mistakes of a file in one line: one slip may be made in every entry. The task's log has all."""
    mistakes = str(error).splitlines()
    more = len(mistakes) - _MISTAKES_TOLD
    return "; ".join(mistakes[:_MISTAKES_TOLD]) + (f"; and {more:,} more" if more > 0 else "")


def _require_outlets(run: Run, settings: Settings, database: Database) -> None:
    """Check the list of outlets. Mistakes end the run at once: they are its verdict, which the pages show.

    Raises:
        ConfigError: the file has mistakes.
    """
    try:
        load_outlets(settings.outlets)
    except ConfigError as error:
        now = Clock(run.clock_offset).now()
        database.transact(save_verdict, run, RunState.RED, _mistakes_line(error), now)
        raise


def run_replay(
    window: ReplayWindow,
    run_key: str,
    *,
    kind: RunKind,
    settings: Settings,
    database: Database,
    samples: int = SAMPLES,
    from_start: bool = False,
    watcher: Watcher = _NOBODY,
    patience: timedelta = NO_PATIENCE,
) -> ReplayReport:
    """Begin a run of kind replay or rehearsal and replay a window; its other stages go through `run_stage`.

    Raises:
        UsageError: another run of that kind is alive.
        ArchiveError: a document is in the archive, and the archive cannot be read.
        ReplayInterrupted: the watcher wanted it to stop.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    from wirecopy.stages.replay import replay

    run = _begin(run_key, settings, database, kind, patience)
    context = _context(settings, database, run, Stage.REPLAY, 0, watcher)
    with _attempt(context) as (held, counts):
        replayed = replay(held, window, samples=samples, from_start=from_start)
        counts.update(replayed.counts)
    return replayed


def run_import(
    paths: Sequence[str],
    run_key: str,
    *,
    settings: Settings,
    database: Database,
    watcher: Watcher = _NOBODY,
) -> dict[str, int]:
    """Begin a run of kind import and take in WARC files; its other stages go through `run_stage`.

    Raises:
        UsageError: another import is alive.
        ArchiveError: the file cannot be read.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    from wirecopy.stages.import_warc import import_warc

    run = _begin(run_key, settings, database, RunKind.IMPORT)
    context = _context(settings, database, run, Stage.IMPORT, 0, watcher)
    with _attempt(context) as (held, counts):
        counts.update(import_warc(held, paths))
    return counts


def run_stage_here(stage: str, run_key: str, shard: int = 0) -> TaskResult:
    """Run one stage with the settings of this process's environment; what the DAGs call.

    Raises:
        ConfigError: no database is named; a task never starts one of its own.
    """
    with task_database() as (settings, database):
        counts, log = _run_stage(Stage(stage), run_key, settings, database, shard, no_report, _BETWEEN_TASKS)
        return TaskResult(counts, task_label(shard, counts, log.troubled_hosts))


def run_gate_here(run_key: str) -> str:
    """Run the gate and return why the run is red, or "" when it is green; what the DAGs call."""
    # Imported here, because it brings the extractor along, which no stage before extract needs (see `_work_of`).
    from wirecopy.store.read_model.reader import Reader
    from wirecopy.store.read_model.runs import read_run

    with task_database() as (settings, database):
        run_stage(Stage.GATE, run_key, settings=settings, database=database)
        run_id = _find(run_key, database).run_id
        return database.transact(lambda connection: read_run(Reader(connection), run_id)).reason


def run_replay_here(window: ReplayWindow, run_key: str, kind: RunKind) -> ReplayReport:
    """Replay with the settings of this process's environment; what the DAG calls."""
    with task_database() as (settings, database):
        return run_replay(
            window, run_key, kind=kind, settings=settings, database=database, patience=_BETWEEN_TASKS
        )


@contextmanager
def task_database() -> Iterator[tuple[Settings, Database]]:
    """The settings of this process's environment and the database that they name, for a task of a DAG.

    Raises:
        ConfigError: no database is named; a task never starts one of its own.
    """
    settings = load_settings()
    if settings.database_url is None:
        raise ConfigError("WIRECOPY_DATABASE_URL is not set: a task needs the address of the news database")
    if settings.log_level is not None:
        _show_log_from(settings.log_level)
    with Database(settings.database_url, settings.database) as database:
        yield settings, database


def _show_log_from(level: LogLevel) -> None:
    """Let our lines from this level on into the task's log, and no more of Airflow's own: it puts the level that is
    configured for all (AIRFLOW__LOGGING__LOGGING_LEVEL) on the handler as well."""
    logging.getLogger("wirecopy").setLevel(level)
    for handler in logging.getLogger().handlers:
        handler.setLevel(min(handler.level, logging.getLevelNamesMapping()[level]))
