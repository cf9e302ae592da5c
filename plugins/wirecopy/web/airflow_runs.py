"""What Airflow knows of the hourly runs, those included that stored nothing of ours.

Its models are internals that a release may move. Then the pages say that the list could not be read, and show the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from wirecopy.airflow_names import INGEST_DAG
from wirecopy.clock import Clock
from wirecopy.log_line import printable, without_secrets

_log = logging.getLogger(__name__)

_OUR_FILES = "%wirecopy\\_%.py"
_MAX_RUNS = 48  # two days of hourly runs
_MAX_ERRORS = 5
_MAX_MESSAGE = 300  # characters


class AirflowRunState(StrEnum):
    """The words of Airflow's DagRunState."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AirflowRun:
    """A run as Airflow knows it; times by Airflow's clock."""

    key: str  # its run_id, which is the key of ours
    state: AirflowRunState
    queued_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    failed_task: str | None = None  # the one that failed first


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A DAG file of ours that Airflow cannot read."""

    name: str
    message: str  # the last line of the traceback


@dataclass(frozen=True, slots=True)
class AirflowStatus:
    """What Airflow knows of the hourly DAG, at one moment."""

    now: datetime  # by Airflow's clock
    runs: tuple[AirflowRun, ...] = ()  # newest first
    unread_files: tuple[UnreadFile, ...] = ()
    is_paused: bool = False
    trouble: str = ""  # why its list of runs could not be read


def read_airflow() -> AirflowStatus:
    """Read the newest runs, and what keeps new ones from beginning, from Airflow's own database: four short queries.

    It raises nothing: the pages go on without it.
    """
    now = Clock().now()
    try:
        return _read(now)
    except Exception as error:  # whatever is wrong in there, our own runs can be shown
        _log.exception("Airflow's list of runs could not be read")
        return AirflowStatus(
            now, trouble=f"Airflow's list of runs could not be read ({type(error).__name__})."
        )


def _read(now: datetime) -> AirflowStatus:
    from airflow.models.dag import DagModel
    from airflow.models.dagrun import DagRun
    from airflow.models.errors import ParseImportError
    from airflow.utils.session import create_session
    from sqlalchemy import select

    of_dag = DagRun.dag_id == INGEST_DAG
    newest = select(
        DagRun.run_id, DagRun.state, DagRun.queued_at, DagRun.run_after, DagRun.start_date, DagRun.end_date
    ).where(of_dag)
    unread = select(ParseImportError.filename, ParseImportError.stacktrace)
    with create_session(scoped=False) as session:
        rows = session.execute(newest.order_by(DagRun.run_after.desc()).limit(_MAX_RUNS)).all()
        failed = [row.run_id for row in rows if row.state == AirflowRunState.FAILED]
        tasks = _first_failed_tasks(session, failed)
        errors = session.execute(
            unread.where(ParseImportError.filename.like(_OUR_FILES, escape="\\")).limit(_MAX_ERRORS)
        ).all()
        is_paused = session.scalar(select(DagModel.is_paused).where(DagModel.dag_id == INGEST_DAG))
    runs = [
        AirflowRun(
            row.run_id,
            AirflowRunState(row.state),
            row.queued_at or row.run_after,
            row.start_date,
            row.end_date,
            tasks.get(row.run_id),
        )
        for row in rows
    ]
    unread_files = [UnreadFile(error.filename or "", _last_line(error.stacktrace or "")) for error in errors]
    return AirflowStatus(now, tuple(runs), tuple(unread_files), bool(is_paused))


def _first_failed_tasks(session: Any, run_ids: Collection[str]) -> Mapping[str, str]:
    """Of each of these runs the task that failed first, if any did."""
    from airflow.models.taskinstance import TaskInstance
    from sqlalchemy import func, select

    if not run_ids:
        return {}
    ended = func.min(TaskInstance.end_date)
    failed = (
        select(TaskInstance.run_id, TaskInstance.task_id)
        .where(TaskInstance.dag_id == INGEST_DAG, TaskInstance.run_id.in_(run_ids))
        .where(TaskInstance.state == "failed")
        .group_by(TaskInstance.run_id, TaskInstance.task_id)
        .order_by(ended.desc())
    )
    # The earliest comes last, and stays.
    return dict(session.execute(failed).tuples().all())


def _last_line(trace: str) -> str:
    lines = trace.strip().splitlines()
    return printable(without_secrets(lines[-1].strip()))[:_MAX_MESSAGE] if lines else ""
