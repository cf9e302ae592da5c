"""Runs stages: one attempt of one stage, or a whole run from sync to gate."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from wirecopy.clock import Clock
from wirecopy.config.outlets import load_outlets
from wirecopy.errors import ConfigError, UsageError
from wirecopy.model import Run, RunKind, Stage
from wirecopy.settings import Settings, load_settings
from wirecopy.stages.context import Report, StageContext, no_report
from wirecopy.store.database import Database
from wirecopy.store.migrations import require_current
from wirecopy.store.run import begin_run, find_run, locked_stage

if TYPE_CHECKING:
    from wirecopy.stages.replay import ReplayReport, ReplayWindow


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
) -> dict[str, int]:
    """Run one stage of a run and return its counts by outcome word.

    Sync begins an ingest run. Runs of other kinds are begun by `run_replay` and `run_import`.

    Raises:
        UsageError: the run was not begun, or another worker holds this stage and shard.
        DatabaseError: the database cannot be reached or lacks migrations.
        ConfigError: sync found mistakes in the configuration.
    """
    if stage is Stage.SYNC:
        load_outlets(settings.outlets)  # a file with mistakes begins no run, which nobody would end
    run = (
        _begin(run_key, settings, database, RunKind.INGEST)
        if stage is Stage.SYNC
        else _find(run_key, database)
    )
    context = StageContext(settings, database, run, stage, shard, report)
    with locked_stage(database, run, stage, shard, context.clock) as counts:
        counts.update(_work_of(stage)(context))
    return counts


def _begin(run_key: str, settings: Settings, database: Database, kind: RunKind) -> Run:
    require_current(database)
    return database.transact(begin_run, run_key, Clock.starting_at(settings.now), kind)


def _find(run_key: str, database: Database) -> Run:
    require_current(database)
    run = database.transact(find_run, run_key)
    if run is None:
        raise UsageError(f"no run has the key {run_key!r}: stage sync begins one")
    return run


def run_replay(
    window: ReplayWindow,
    run_key: str,
    *,
    kind: RunKind,
    settings: Settings,
    database: Database,
    report: Report = no_report,
) -> ReplayReport:
    """Begin a run of kind replay or rehearsal and replay a window; its other stages go through `run_stage`.

    Raises:
        UsageError: another run of that kind is alive.
        ArchiveError: a document is in the archive, and the archive cannot be read.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    from wirecopy.stages.replay import replay

    run = _begin(run_key, settings, database, kind)
    context = StageContext(settings, database, run, Stage.REPLAY, 0, report)
    with locked_stage(database, run, Stage.REPLAY, 0, context.clock) as counts:
        replayed = replay(context, window)
        counts.update(replayed.counts)
    return replayed


def run_import(
    path: str, run_key: str, *, settings: Settings, database: Database, report: Report = no_report
) -> dict[str, int]:
    """Begin a run of kind import and take in a WARC file; its other stages go through `run_stage`.

    Raises:
        UsageError: another import is alive.
        ArchiveError: the file cannot be read.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    from wirecopy.stages.import_warc import import_warc

    run = _begin(run_key, settings, database, RunKind.IMPORT)
    context = StageContext(settings, database, run, Stage.IMPORT, 0, report)
    with locked_stage(database, run, Stage.IMPORT, 0, context.clock) as counts:
        counts.update(import_warc(context, path))
    return counts


def run_stage_here(stage: str, run_key: str, shard: int = 0) -> dict[str, int]:
    """Run one stage with the settings of this process's environment; what the DAGs call.

    Raises:
        ConfigError: no database is named; a task never starts one of its own.
    """
    settings = load_settings()
    with Database(required_database_url(settings)) as database:
        return run_stage(Stage(stage), run_key, settings=settings, database=database, shard=shard)


def run_replay_here(window: ReplayWindow, run_key: str, kind: RunKind) -> ReplayReport:
    """Replay with the settings of this process's environment; what the DAG calls."""
    settings = load_settings()
    with Database(required_database_url(settings)) as database:
        return run_replay(window, run_key, kind=kind, settings=settings, database=database)


def required_database_url(settings: Settings) -> str:
    if settings.database_url is None:
        raise ConfigError("WIRECOPY_DATABASE_URL is not set: a task needs the address of the news database")
    return settings.database_url
