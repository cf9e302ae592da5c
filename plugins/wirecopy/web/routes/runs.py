"""Runs."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.overview import RUNS_SHOWN
from wirecopy.store.read_model.runs import find_run_id
from wirecopy.web.listed_runs import list_runs
from wirecopy.web.response import context_of, message, reading, redirect

router = APIRouter()


@router.get("/runs/of/{key:path}")
def run_of_airflow(request: Request, key: str) -> Response:
    """Where tasks in Airflow lead to, which know a run by its key."""
    airflow = request.app.state.read_airflow()
    with reading(request) as reader:
        run_id = find_run_id(reader, key)
        now = reader.now
        context = context_of(request, reader)
    if run_id is not None:
        return redirect(context.link(f"/run/{run_id}"))
    known = next((run for run in list_runs([], airflow, now, RUNS_SHOWN) if run.key == key), None)
    return message(
        request, 404, "This run stored nothing", known.reason if known else f"No run is called {key}."
    )
