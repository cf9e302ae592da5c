"""The first page: the state in words, and what needs attention."""

from __future__ import annotations

from wirecopy.store.read_model.overview import RUNS_SHOWN, Overview
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.listed_runs import list_runs
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.pages.runs import STAGES_SHOWN, stage_cells
from wirecopy.web.run_status import run_status

COPIES_SHOWN = 8  # of a story; its own page has all


def render_overview(overview: Overview, context: PageContext, airflow: AirflowStatus | None = None) -> str:
    """The first page, with what Airflow knows of the runs where it can be asked."""
    runs = list_runs(overview.runs, airflow, overview.numbers.now, RUNS_SHOWN)
    return render(
        "overview.html",
        context,
        overview=overview,
        runs=runs,
        status=run_status(overview.numbers, runs, airflow),
        stages=STAGES_SHOWN,
        cells={run.run_id: stage_cells(run) for run in overview.runs},
        copies_shown=COPIES_SHOWN,
    )
