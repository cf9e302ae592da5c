"""Runs the DAG wirecopy_ingest by `dag.test()`, once for each hour asked for; a process of its own for test_airflow.py.

Its only argument names a JSON file with a list of environments, one for each run; what became of the runs, and what the
pages read of it, is written into the same file. Airflow reads its configuration at import and keeps threads, so it stays out of the
process of the tests.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from airflow.dag_processing.dagbag import DagBag
from airflow.models.asset import AssetEvent
from airflow.models.dagrun import DagRun
from airflow.models.errors import ParseImportError
from airflow.settings import Session
from airflow.utils.db import initdb
from airflow.utils.state import DagRunState
from sqlalchemy import select

from wirecopy.settings import ROOT
from wirecopy.web.airflow_runs import read_airflow

# Runs are told apart by their time; after the start_date, and in the past, so that nothing waits for it.
FIRST = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)


def main(exchange: Path) -> None:
    initdb()
    dags = DagBag(str(ROOT / "dags" / "wirecopy_ingest.py"))
    assert not dags.import_errors, dags.import_errors
    dag = dags.dags["wirecopy_ingest"]
    runs = []
    for number, variables in enumerate(json.loads(exchange.read_text())):
        os.environ.update(variables)
        at = FIRST + timedelta(hours=number)
        runs.append(_shown(dag.test(logical_date=at, run_after=at)))
    exchange.write_text(json.dumps({"runs": runs, "read": _read_by_pages()}))


def _read_by_pages() -> dict[str, Any]:
    """What the pages read of these runs, and of one that waits while the DAG's file has a mistake."""
    assert Session is not None
    session = Session()
    at = FIRST + timedelta(days=1)
    queued = DagRun("wirecopy_ingest", "waits", run_after=at, state=DagRunState.QUEUED, run_type="manual")
    trace = "Traceback (most recent call last):\nSyntaxError: invalid syntax\n"
    unread = ParseImportError(filename="wirecopy_ingest.py", bundle_name="dags-folder", stacktrace=trace)
    others = ParseImportError(filename="report.py", bundle_name="dags-folder", stacktrace=trace)
    session.add_all([queued, unread, others])
    session.commit()
    read: dict[str, Any] = json.loads(json.dumps(asdict(read_airflow()), default=str))
    session.delete(queued)
    session.commit()
    return read


def _shown(run: Any) -> dict[str, Any]:
    assert Session is not None
    session = Session()
    tasks = [
        {
            "task": each.task_id,
            "state": each.state,
            "label": each.rendered_map_index,
            "tries": each.try_number,
        }
        for each in sorted(
            run.get_task_instances(session=session), key=lambda each: (each.task_id, each.map_index)
        )
    ]
    events = session.scalars(select(AssetEvent).where(AssetEvent.source_run_id == run.run_id))
    assets = [{"name": event.asset.name, "extra": event.extra} for event in events]
    return {"run_id": run.run_id, "state": run.state, "tasks": tasks, "assets": assets}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
