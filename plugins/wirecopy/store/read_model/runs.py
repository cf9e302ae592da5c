"""Runs, what their stages did, and what went wrong in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wirecopy.model import LeftOver, Outcome, RunKind, RunState, Stage
from wirecopy.store.read_model.feeds import SetAside
from wirecopy.store.read_model.reader import Reader
from wirecopy.store.run import StageCounts, left_over_of, stage_counts

# Of so many of the newest runs it is read what they left over: the state of the pipeline is that of the last that was judged.
_LEFT_OVER_OF = 8
# Chosen.
RUNS_PER_PAGE = 24  # a day of hourly runs
RUN_ROWS_PER_PAGE = 50
NEWEST_COMPARED = 48  # as many as web.airflow_runs reads
HOSTS_SHOWN = 20
SLOWEST_SHOWN = 10
LEFT_SHOWN = 20
SET_ASIDE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run, and what its stages did; nothing of that where only the runs were asked for."""

    run_id: int
    key: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str
    stages: Mapping[Stage, StageCounts]
    left_over: Sequence[LeftOver] = ()  # most items first


@dataclass(frozen=True, slots=True)
class _RunRow:
    run_id: int
    run_key: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str


def read_newest_runs(reader: Reader, limit: int) -> tuple[RunSummary, ...]:
    """The newest runs that ingest, without what their stages did: each poll and fetch of them would be counted."""
    return _with_stages(reader, reader.rows(_RunRow, "read_model/newest_runs", max=limit), {})


def read_run(reader: Reader, run_id: int) -> RunSummary:
    """One run."""
    rows = reader.rows(_RunRow, "read_model/run", run_id=run_id)
    (run,) = _with_stages(reader, rows, stage_counts(reader.connection, [run_id]))
    return run


def find_run_id(reader: Reader, key: str) -> int | None:
    """The number of the run that Airflow or the command line calls so."""
    row = reader.row(_RunRow, "read_model/run_of_key", key=key)
    return row.run_id if row else None


def _with_stages(
    reader: Reader, rows: Sequence[_RunRow], stages: Mapping[int, Sequence[StageCounts]]
) -> tuple[RunSummary, ...]:
    run_ids = [row.run_id for row in rows]
    left = left_over_of(reader.connection, run_ids[:_LEFT_OVER_OF])
    return tuple(
        RunSummary(
            row.run_id,
            row.run_key,
            row.started_at,
            row.ended_at,
            row.state,
            row.reason,
            {each.stage: each for each in stages.get(row.run_id, [])},
            left.get(row.run_id, ()),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class ListedRunRow:
    run_id: int
    run_key: str
    kind: RunKind
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str
    of_all: int  # runs that fit, beyond this page too


@dataclass(frozen=True, slots=True)
class StageCount:
    """How often a stage of a run ended with an outcome, or did a kind of work."""

    run_id: int
    stage: Stage
    word: str
    number: int
    is_success: bool | None  # None: no outcome
    in_words: str | None  # what the outcome means
    action: str | None  # what a person can do about it


@dataclass(frozen=True, slots=True)
class RunList:
    """A page of runs, newest first."""

    runs: tuple[ListedRunRow, ...]
    counts: Mapping[int, Sequence[StageCount]]  # by run, the most frequent of each stage first
    # Where a state is asked for, the newest hourly runs of any state: Airflow may know another one of them.
    newest: tuple[ListedRunRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run of any kind, and its place among those of its kind."""

    run_id: int
    run_key: str
    kind: RunKind
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str
    previous_run: int | None
    next_run: int | None


@dataclass(frozen=True, slots=True)
class StageTime:
    stage: Stage
    started_at: datetime
    ended_at: datetime | None  # None while a task of it is open, or died
    shards: int
    shards_open: int


@dataclass(frozen=True, slots=True)
class HostFailure:
    stage: Stage
    outcome: Outcome
    number: int


@dataclass(frozen=True, slots=True)
class FailedHost:
    host: str
    failures: int
    outcomes: tuple[HostFailure, ...]  # the most frequent first
    of_all: int  # hosts, including those beyond the limit


@dataclass(frozen=True, slots=True)
class SlowRequest:
    stage: Stage
    url: str
    seconds: float
    outcome: Outcome
    feed_id: int | None
    article_id: int | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What was first seen while a run went on."""

    articles: int
    shared_stories: int


@dataclass(frozen=True, slots=True)
class RunDetail:
    run: RunFacts
    stages: tuple[StageTime, ...]  # in the order in which they began
    counts: tuple[StageCount, ...]
    hosts: tuple[FailedHost, ...]  # the worst first
    slowest: tuple[SlowRequest, ...]
    left_over: tuple[LeftOver, ...]  # most items first
    set_aside: tuple[SetAside, ...]
    brought: Brought


class RunRows(StrEnum):
    """What is listed of a run, one row per item; also the last word of its address."""

    POLLS = "polls"
    FETCHES = "fetches"
    EXTRACTIONS = "extractions"


@dataclass(frozen=True, slots=True)
class RunRow:
    """A poll, a fetch or an extraction of a run."""

    at: datetime
    outlet: str
    url: str
    outcome: Outcome
    message: str
    http_status: int | None
    seconds: float | None
    of_all: int  # rows that fit, beyond this page too
    feed_id: int | None = None
    article_id: int | None = None
    entries_new: int | None = None


_ROW_QUERIES = {
    RunRows.POLLS: "read_model/run_polls",
    RunRows.FETCHES: "read_model/run_fetches",
    RunRows.EXTRACTIONS: "read_model/run_extractions",
}


def read_runs(reader: Reader, kind: RunKind | None, state: RunState | None, page: int) -> RunList:
    """A page of runs, with what their stages did."""
    runs = _list_runs(reader, kind, state, RUNS_PER_PAGE, skipped=(page - 1) * RUNS_PER_PAGE)
    with_newest = state is not None and page == 1 and kind in (None, RunKind.INGEST)
    newest = _list_runs(reader, RunKind.INGEST, None, NEWEST_COMPARED) if with_newest else []
    counts: defaultdict[int, list[StageCount]] = defaultdict(list)
    run_ids = list({run.run_id for run in (*runs, *newest)})
    for count in reader.rows(StageCount, "read_model/run_counts", run_ids=run_ids):
        counts[count.run_id].append(count)
    return RunList(tuple(runs), counts, tuple(newest))


def _list_runs(
    reader: Reader, kind: RunKind | None, state: RunState | None, limit: int, *, skipped: int = 0
) -> list[ListedRunRow]:
    return reader.rows(ListedRunRow, "read_model/runs", kind=kind, state=state, max=limit, skipped=skipped)


def read_run_facts(reader: Reader, run_id: int) -> RunFacts | None:
    """One run; None if none has that number."""
    return reader.row(RunFacts, "read_model/run_with_neighbours", run_id=run_id)


def read_run_detail(reader: Reader, run_id: int) -> RunDetail | None:
    """One run with all that is known of it; None if none has that number."""
    run = read_run_facts(reader, run_id)
    if run is None:
        return None
    span = {"since": run.started_at, "until": run.ended_at or reader.now}
    brought = reader.row(Brought, "read_model/run_brought", **span)
    assert brought is not None
    return RunDetail(
        run,
        stages=tuple(reader.rows(StageTime, "read_model/run_stages", run_id=run_id)),
        counts=read_run_counts(reader, run_id),
        hosts=tuple(reader.rows(FailedHost, "read_model/run_failed_hosts", run_id=run_id, max=HOSTS_SHOWN)),
        slowest=tuple(reader.rows(SlowRequest, "read_model/run_slowest", run_id=run_id, max=SLOWEST_SHOWN)),
        left_over=tuple(reader.rows(LeftOver, "read_model/run_left_over", run_id=run_id, max=LEFT_SHOWN)),
        set_aside=tuple(reader.rows(SetAside, "read_model/run_set_aside", **span, max=SET_ASIDE_SHOWN)),
        brought=brought,
    )


def read_run_counts(reader: Reader, run_id: int) -> tuple[StageCount, ...]:
    """What the stages of a run did, by stage, the most frequent of each first."""
    return tuple(reader.rows(StageCount, "read_model/run_counts", run_ids=[run_id]))


def read_run_rows(
    reader: Reader, run_id: int, rows: RunRows, outcome: Outcome | None, page: int
) -> tuple[RunRow, ...]:
    """A page of what a run polled, fetched or extracted."""
    return tuple(
        reader.rows(
            RunRow,
            _ROW_QUERIES[rows],
            run_id=run_id,
            outcome=outcome,
            max=RUN_ROWS_PER_PAGE,
            skipped=(page - 1) * RUN_ROWS_PER_PAGE,
        )
    )
