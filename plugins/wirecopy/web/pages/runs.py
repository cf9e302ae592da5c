"""All runs, one run, and what it polled, fetched and extracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from urllib.parse import quote

from wirecopy.model import Outcome, RunKind, RunState, Stage
from wirecopy.store.read_model.runs import (
    RUN_ROWS_PER_PAGE,
    RUNS_PER_PAGE,
    ListedRunRow,
    RunDetail,
    RunFacts,
    RunList,
    RunRow,
    RunRows,
    RunSummary,
    StageCount,
    StageTime,
)
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.chart import Chart, Series
from wirecopy.web.listed_runs import ListedRun, list_runs
from wirecopy.web.page_template import PageContext, render

_ROWS_OF_STAGES = {
    Stage.POLL: RunRows.POLLS,
    Stage.FETCH: RunRows.FETCHES,
    Stage.EXTRACT: RunRows.EXTRACTIONS,
}

_WORDS_SHOWN = 3  # of a stage in the list; the page of the run has all. Chosen.

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
class RunLine:
    """A run in the list."""

    run: ListedRun
    kind: RunKind
    address: str
    cells: Mapping[Stage, StageCell]


@dataclass(frozen=True, slots=True)
class StageCell:
    """What a stage did, for a cell of the list of runs: what went well, then the rest by word."""

    good: int | None  # None: this stage counts things, not outcomes
    rest: Sequence[StageCount]


def render_runs(
    found: RunList,
    state: RunState | None,
    page: int,
    context: PageContext,
    airflow: AirflowStatus | None = None,
) -> str:
    """The list of runs; its first page has those that Airflow alone knows, too."""
    assert context.now is not None
    listed = [
        run
        for run in _known_runs(found, airflow, context.now)
        if state in (None, run.state) and (run.stored or page == 1)
    ]
    kinds = {run.run_id: run.kind for run in (*found.newest, *found.runs)}
    return render(
        "runs.html",
        context,
        lines=[
            RunLine(
                run,
                kinds[run.stored.run_id] if run.stored else RunKind.INGEST,
                address_of(run, context),
                stage_cells(found.counts.get(run.stored.run_id, ()) if run.stored else ()),
            )
            for run in listed
        ],
        total=found.runs[0].of_all if found.runs else 0,
        stored=len(found.runs),
        chart=duration_chart(listed, context.now, context) if listed else None,
        words_shown=_WORDS_SHOWN,
        number=page,
        per_page=RUNS_PER_PAGE,
        kinds=[("", "all kinds"), *((kind.value, kind.value) for kind in RunKind)],
        states=[("", "all states"), *((state.value, state.value) for state in RunState)],
    )


def _known_runs(found: RunList, airflow: AirflowStatus | None, now: datetime) -> list[ListedRun]:
    """The runs of the page and, of that time, those of another state and those that Airflow alone knows, newest first."""
    stored = [_summary(run) for run in {run.run_id: run for run in (*found.newest, *found.runs)}.values()]
    listed = list_runs(stored, airflow, now, limit=len(stored) + (len(airflow.runs) if airflow else 0))
    if len(found.runs) < RUNS_PER_PAGE:
        return listed
    oldest = min(run.started_at for run in found.runs)
    return [run for run in listed if run.started_at >= oldest]


def _summary(run: ListedRunRow | RunFacts) -> RunSummary:
    return RunSummary(run.run_id, run.run_key, run.started_at, run.ended_at, run.state, run.reason, {})


def render_run(detail: RunDetail, context: PageContext, airflow: AirflowStatus | None = None) -> str:
    """One run, put right by what Airflow knows of it."""
    assert context.now is not None
    summary = _summary(detail.run)
    known = list_runs([summary], airflow, context.now, limit=1 + len(airflow.runs if airflow else ()))
    (run,) = [each for each in known if each.stored]
    ended_at = run.ended_at or context.now
    return render(
        "run.html",
        context,
        detail=detail,
        facts=detail.run,
        run=run,
        ended_at=ended_at,
        lines=stage_lines(detail, ended_at),
        work=work_words,
        hour=f"{run.started_at:%Y-%m-%dT%H}",
    )


def render_run_rows(
    run: RunFacts,
    rows: RunRows,
    found: Sequence[RunRow],
    counts: Sequence[StageCount],
    outcome: Outcome | None,
    page: int,
    context: PageContext,
) -> str:
    """What a run polled, fetched or extracted; `counts` are those of all its stages."""
    outcomes = {
        count.word: f"{count.word.replace('_', ' ')} ({count.number:,})"
        for count in counts
        if _ROWS_OF_STAGES.get(count.stage) is rows
    }
    if outcome:
        outcomes.setdefault(outcome.value, f"{outcome.value.replace('_', ' ')} (0)")
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
        outcomes=[("", "all outcomes"), *outcomes.items()],
    )


def render_unknown_run(key: str, context: PageContext, airflow: AirflowStatus | None = None) -> str:
    """A run of which nothing is stored, with what Airflow knows of it."""
    assert context.now is not None
    known = list_runs([], airflow, context.now, limit=len(airflow.runs) if airflow else 0)
    run = next((run for run in known if run.key == key), None)
    return render("unknown_run.html", context, key=key, run=run)


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


def address_of(run: ListedRun, context: PageContext) -> str:
    """The page of a run; of one that Airflow alone knows the page that says so."""
    if run.stored:
        return context.link(f"/run/{run.stored.run_id}")
    return context.link(f"/runs/of/{quote(run.key, safe='')}")


def duration_chart(runs: Sequence[ListedRun], now: datetime, context: PageContext) -> Chart:
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
        links=[address_of(run, context) for run in shown],
    )
