"""All runs, one of them, and its rows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wirecopy.model import RunKind, RunState
from wirecopy.store.read_model.runs import (
    RunRows,
    find_run_id,
    read_run_counts,
    read_run_detail,
    read_run_facts,
    read_run_rows,
    read_runs,
)
from wirecopy.web.pages.runs import render_run, render_run_rows, render_runs, render_unknown_run
from wirecopy.web.parameters import ChosenOutcome, Given, Number, PageNumber, PathText
from wirecopy.web.response import context_of, message, page, reading, redirect

router = APIRouter()

ChosenKind = Annotated[RunKind | None, Given, Query()]
ChosenState = Annotated[RunState | None, Given, Query()]


@router.get("/runs")
def runs(
    request: Request,
    kind: ChosenKind = None,
    state: ChosenState = None,
    number: PageNumber = 1,
) -> Response:
    airflow = request.app.state.read_airflow() if kind in (None, RunKind.INGEST) else None
    with reading(request) as reader:
        found = read_runs(reader, kind, state, number)
        context = context_of(request, reader)
    return page(render_runs(found, state, number, context, airflow))


@router.get("/runs/of/{key:path}")
def run_of_airflow(request: Request, key: PathText) -> Response:
    """Where tasks in Airflow lead to, which know a run by its key."""
    airflow = request.app.state.read_airflow()
    with reading(request) as reader:
        run_id = find_run_id(reader, key)
        context = context_of(request, reader)
    if run_id is None:
        return page(render_unknown_run(key, context, airflow), 404)
    return redirect(context.link(f"/run/{run_id}"))


@router.get("/run/{run_id}")
def run(request: Request, run_id: Number) -> Response:
    airflow = request.app.state.read_airflow()
    with reading(request) as reader:
        found = read_run_detail(reader, run_id)
        context = context_of(request, reader)
    if found is None:
        return message(request, 404, "No such run", f"There is no run {run_id}.")
    return page(render_run(found, context, airflow))


@router.get("/run/{run_id}/{rows}")
def run_rows(
    request: Request,
    run_id: Number,
    rows: RunRows,
    outcome: ChosenOutcome = None,
    number: PageNumber = 1,
) -> Response:
    with reading(request) as reader:
        run = read_run_facts(reader, run_id)
        found = read_run_rows(reader, run_id, rows, outcome, number) if run else ()
        counts = read_run_counts(reader, run_id)
        context = context_of(request, reader)
    if run is None:
        return message(request, 404, "No such run", f"There is no run {run_id}.")
    return page(render_run_rows(run, rows, found, counts, outcome, number, context))
