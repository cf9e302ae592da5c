"""All runs, one run, and what it polled, fetched and extracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from wirecopy.model import Outcome, RunKind, RunState, Stage
from wirecopy.store.read_model.overview import RunTime
from wirecopy.store.read_model.runs import (
    RUN_ROWS_PER_PAGE,
    RUNS_PER_PAGE,
    RunDetail,
    RunFacts,
    RunList,
    RunRow,
    RunRows,
    StageCount,
    StageTime,
)
from wirecopy.web.chart import Chart, Series
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.what_to_do import what_to_do

_ROWS_OF_STAGES = {
    Stage.POLL: RunRows.POLLS,
    Stage.FETCH: RunRows.FETCHES,
    Stage.EXTRACT: RunRows.EXTRACTIONS,
}

# What the words of stages mean that do not count outcomes.
_WORK = {
    (Stage.SYNC, "outlets"): "outlets in the configuration",
    (Stage.SYNC, "feeds"): "feeds in the configuration",
    (Stage.SYNC, "feeds_added"): "feeds that are new in it",
    (Stage.SYNC, "feeds_changed"): "feeds that it tells something else of",
    (Stage.SYNC, "feeds_retired"): "feeds that it holds no longer",
    (Stage.PLAN, "domains"): "domains with a feed or page that is due",
    (Stage.PLAN, "shards"): "tasks that they are divided among",
    (Stage.DEDUPE, "articles"): "new or changed articles that were compared",
    (Stage.DEDUPE, "candidates"): "stored articles that share enough with them for a comparison",
    (Stage.DEDUPE, "comparisons"): "whole texts held against each other",
    (Stage.DEDUPE, "indexed"): "articles that later ones are looked up by",
    (Stage.DEDUPE, "copies"): "articles found to carry a text that is known",
    (Stage.DEDUPE, "stories"): "new stories",
    (Stage.DEDUPE, "merges"): "stories that turned out to be one with another",
    (Stage.DEDUPE, "splits"): "articles that left their story",
    (Stage.DEDUPE, "versions"): "stories found to rewrite another",
    (Stage.PUBLISH, "articles"): "articles that readers see anew",
    (Stage.PUBLISH, "stories"): "stories that readers see anew",
    (Stage.PUBLISH, "compared"): "copies held against the fullest text of their story",
    (Stage.REPLAY, "same"): "pages that give the same article",
    (Stage.REPLAY, "changed"): "pages whose headline or text differs",
    (Stage.REPLAY, "metadata"): "pages of which only authors, times, credits and the like differ",
    (Stage.REPLAY, "gained"): "pages that gave no text and are articles now",
    (Stage.REPLAY, "lost"): "pages that give no text any more; their articles stay",
    (Stage.REPLAY, "failed"): "pages that the extractor broke on, or whose document is gone",
    (Stage.REPLAY, "overtaken"): "pages fetched anew meanwhile",
    (Stage.IMPORT, "imported"): "pages taken in",
    (Stage.IMPORT, "known"): "captures that were imported before",
    (Stage.IMPORT, "outdated"): "captures older than what is stored",
}
_WORK_OF_ALL = {
    "failed": "tried in vain, and tried again in the next run",
    "set_aside": "given up after two attempts: no stage takes them until wirecopy retry",
    "words_added": "words that the texts gain",
    "words_removed": "words that the texts lose",
    "green": "the verdict",
    "red": "the verdict",
}


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage with what it did, for a line of the page."""

    time: StageTime
    x: float  # of its bar, in percent of the run
    width: float
    took: timedelta
    counts: Sequence[StageCount]
    rows: RunRows | None  # where its items are listed


@dataclass(frozen=True, slots=True)
class StageCell:
    """What a stage did, for a cell of the list of runs: what went well, then the rest by word."""

    good: int | None  # None: this stage counts things, not outcomes
    rest: Sequence[StageCount]


def render_runs(found: RunList, page: int, context: PageContext) -> str:
    """The list of runs."""
    times = [RunTime(run.run_id, run.started_at, run.ended_at, run.state) for run in found.runs]
    assert context.now is not None
    return render(
        "runs.html",
        context,
        runs=found.runs,
        total=found.runs[0].of_all if found.runs else 0,
        cells={run.run_id: stage_cells(found.counts.get(run.run_id, ())) for run in found.runs},
        chart=duration_chart(times, context.now, context) if times else None,
        number=page,
        per_page=RUNS_PER_PAGE,
        kinds=[("", "all kinds"), *((kind.value, kind.value) for kind in RunKind)],
        states=[("", "all states"), *((state.value, state.value) for state in RunState)],
    )


def render_run(detail: RunDetail, context: PageContext) -> str:
    """One run."""
    assert context.now is not None
    return render(
        "run.html",
        context,
        detail=detail,
        run=detail.run,
        ended_at=detail.run.ended_at or context.now,
        lines=stage_lines(detail, detail.run.ended_at or context.now),
        work=work_words,
        what_to_do=what_to_do,
        rows_of=_ROWS_OF_STAGES,
        hour=f"{detail.run.started_at:%Y-%m-%dT%H}",
    )


def render_run_rows(
    run: RunFacts,
    rows: RunRows,
    found: Sequence[RunRow],
    outcome: Outcome | None,
    page: int,
    context: PageContext,
) -> str:
    """What a run polled, fetched or extracted."""
    return render(
        "run_rows.html",
        context,
        run=run,
        rows=rows,
        found=found,
        outcome=outcome,
        total=found[0].of_all if found else 0,
        number=page,
        per_page=RUN_ROWS_PER_PAGE,
        outcomes=[("", "all outcomes"), *((each.value, each.value.replace("_", " ")) for each in Outcome)],
    )


def render_unknown_run(key: str, context: PageContext) -> str:
    """A run that Airflow knows, and of which nothing is stored."""
    return render("unknown_run.html", context, key=key)


def stage_cells(counts: Sequence[StageCount]) -> Mapping[Stage, StageCell]:
    """The cells of a run by stage. `counts` are in the order of the stages' names, the most frequent first."""
    cells = {}
    for stage, of_stage in groupby(counts, key=lambda count: count.stage):
        found = list(of_stage)
        if stage not in _ROWS_OF_STAGES:
            cells[stage] = StageCell(None, found)
            continue
        good = sum(count.number for count in found if count.is_success)
        cells[stage] = StageCell(good, [count for count in found if not count.is_success])
    return cells


def stage_lines(detail: RunDetail, ended_at: datetime) -> list[StageLine]:
    """The stages in the order in which they began, with their place in the time of the run."""
    began_at = detail.run.started_at
    whole = max(ended_at - began_at, timedelta(seconds=1))
    lines = []
    for time in detail.stages:
        took = (time.ended_at or ended_at) - time.started_at
        x = min(max((time.started_at - began_at) / whole * 100, 0), 100)
        # What took no time is seen all the same.
        width = min(max(took / whole * 100, 0.4), 100 - min(x, 99.6))
        counts = [count for count in detail.counts if count.stage is time.stage]
        lines.append(
            StageLine(time, round(x, 2), round(width, 2), took, counts, _ROWS_OF_STAGES.get(time.stage))
        )
    return lines


def work_words(count: StageCount) -> str:
    """What a count means, in words."""
    return count.in_words or _WORK.get((count.stage, count.word)) or _WORK_OF_ALL.get(count.word, "")


def duration_chart(runs: Sequence[RunTime], now: datetime, context: PageContext) -> Chart:
    """How long runs took, by how they ended. `runs` are newest first."""
    shown = list(reversed(runs))
    minutes = [round(((run.ended_at or now) - run.started_at) / timedelta(minutes=1), 1) for run in shown]

    def of(state: RunState) -> list[float]:
        return [took if run.state is state else 0 for run, took in zip(shown, minutes, strict=True)]

    return Chart(
        "Minutes that runs took",
        [run.started_at for run in shown],
        [
            Series("green", "good", of(RunState.GREEN)),
            Series("red", "bad", of(RunState.RED)),
            Series("running", "quiet", of(RunState.RUNNING)),
        ],
        links=[context.link(f"/run/{run.run_id}") for run in shown],
    )
