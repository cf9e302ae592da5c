"""Has a run of the ingest begin in Airflow.

Airflow's own trigger is an internal that a release may move. Then no run is started, and the feed waits for the next hour.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock

from wirecopy.airflow_names import INGEST_DAG
from wirecopy.clock import Clock

_log = logging.getLogger(__name__)

_ONE_AT_A_TIME = Lock()  # of two presses at once the second must see the run of the first


class RunRequest(StrEnum):
    """What came of it."""

    STARTED = "started"
    WAITING = "waiting"  # another one is queued, and will poll what is due
    UNDER_WAY = "under_way"  # one began since then
    PAUSED = "paused"
    FAILED = "failed"  # the log says why


def start_run(due_for: timedelta) -> RunRequest:
    """Have a run begin, unless there is one that polls what has been due for so long. Raises nothing."""
    try:
        with _ONE_AT_A_TIME:
            return _start(Clock().now() - due_for)
    except Exception:  # whatever is wrong in there, the next hourly run polls the feed
        _log.exception("Airflow started no run")
        return RunRequest.FAILED


def _start(due_at: datetime) -> RunRequest:
    from airflow.api.common.trigger_dag import trigger_dag
    from airflow.models import DagModel, DagRun
    from airflow.utils.state import DagRunState
    from airflow.utils.types import DagRunTriggeredByType

    dag = DagModel.get_current(INGEST_DAG)
    if dag is not None and dag.is_paused:
        return RunRequest.PAUSED
    if DagRun.find(dag_id=INGEST_DAG, state=DagRunState.QUEUED):
        return RunRequest.WAITING
    # One that began before may have polled already.
    running = DagRun.find(dag_id=INGEST_DAG, state=DagRunState.RUNNING)
    if any(run.start_date and run.start_date >= due_at for run in running):
        return RunRequest.UNDER_WAY
    trigger_dag(INGEST_DAG, triggered_by=DagRunTriggeredByType.UI)
    return RunRequest.STARTED
