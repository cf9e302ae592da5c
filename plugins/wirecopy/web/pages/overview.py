"""The first page: the state in words, and what needs attention."""

from __future__ import annotations

from wirecopy.store.read_model.overview import Overview
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.pages.runs import STAGES_SHOWN, stage_cells
from wirecopy.web.run_status import run_status

COPIES_SHOWN = 8  # of a story; its own page has all


def render_overview(overview: Overview, context: PageContext) -> str:
    """The first page."""
    return render(
        "overview.html",
        context,
        overview=overview,
        status=run_status(overview),
        stages=STAGES_SHOWN,
        cells={run.run_id: stage_cells(run) for run in overview.runs},
        copies_shown=COPIES_SHOWN,
    )
