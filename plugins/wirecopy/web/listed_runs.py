"""The runs that the pages list: those that were stored, and those that Airflow alone knows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.model import LeftOver, RunState
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.web.airflow_runs import AirflowRun, AirflowRunState, AirflowStatus
from wirecopy.web.formatting import span_words

_NOT_BEGUN = "Airflow has queued it: it begins when the run before it has ended and a task has a free slot."
_NOTHING_STORED = "Airflow has begun it, and no task has stored anything yet."


@dataclass(frozen=True, slots=True)
class ListedRun:
    """A run as it was stored, put right by what Airflow knows of it; times by the pipeline's clock."""

    key: str
    state: RunState
    started_at: datetime  # of a queued one: when it was queued
    ended_at: datetime | None
    reason: str
    stored: RunSummary | None  # None: Airflow alone knows it
    is_queued: bool = False

    @property
    def left_over(self) -> Sequence[LeftOver]:
        return self.stored.left_over if self.stored else ()


def list_runs(
    stored: Sequence[RunSummary], airflow: AirflowStatus | None, now: datetime, limit: int
) -> list[ListedRun]:
    """The newest `limit` runs of both, newest first. `stored` are the newest that were stored, `limit` of them if there are.

    `now` is by the pipeline's clock, which is not Airflow's where hours of news are run through in minutes.
    """
    known = {run.key: run for run in airflow.runs} if airflow else {}
    ahead = now - airflow.now if airflow else timedelta()
    listed = [_put_right(run, known.pop(run.key, None), ahead) for run in stored]
    listed += [_known_to_airflow(run, ahead) for run in known.values() if _is_ours_alone(run)]
    return sorted(listed, key=lambda run: run.started_at, reverse=True)[:limit]


def _is_ours_alone(run: AirflowRun) -> bool:
    """A run that succeeded has stored itself: in another database than this one, if it is not here."""
    return run.state is not AirflowRunState.SUCCESS


def _put_right(run: RunSummary, known: AirflowRun | None, ahead: timedelta) -> ListedRun:
    """A run is red if either says so. Airflow's word that it is over counts where the gate did not come to judge."""
    state, reason, ended_at = run.state, run.reason, run.ended_at
    if known and run.state is not RunState.RED:
        if known.state is AirflowRunState.FAILED:
            state, reason = RunState.RED, _why_failed(known, has_stored=True)
        elif known.state is AirflowRunState.SUCCESS and run.state is RunState.RUNNING:
            state, reason = RunState.RED, "Airflow says that it is done, but the gate did not judge it."
        if state is not run.state and known.ended_at:
            ended_at = known.ended_at + ahead
    return ListedRun(run.key, state, run.started_at, ended_at, reason, run)


def _known_to_airflow(run: AirflowRun, ahead: timedelta) -> ListedRun:
    began_at = (run.started_at or run.queued_at) + ahead
    if run.state is AirflowRunState.FAILED:
        ended_at = run.ended_at + ahead if run.ended_at else None
        return ListedRun(
            run.key, RunState.RED, began_at, ended_at, _why_failed(run, has_stored=False), stored=None
        )
    is_queued = run.state is AirflowRunState.QUEUED
    reason = _NOT_BEGUN if is_queued else _NOTHING_STORED
    return ListedRun(run.key, RunState.RUNNING, began_at, None, reason, stored=None, is_queued=is_queued)


def _why_failed(run: AirflowRun, *, has_stored: bool) -> str:
    if run.failed_task is not None:
        return f"Task {run.failed_task} failed{'' if has_stored else ' before anything was stored'}: see its log in Airflow."
    if run.started_at is None or run.ended_at is None:
        return "It was ended by hand before it began."
    took = span_words(run.ended_at - run.started_at)
    return f"Airflow ended it after {took}: its time was up, or a person ended it."


def red_since(runs: Sequence[ListedRun]) -> datetime | None:
    """When the first red run after the last green one began; None if the last that was judged is green, or none was."""
    since = None
    for run in runs:
        if run.state is RunState.GREEN:
            break
        if run.state is RunState.RED:
            since = run.started_at
    return since
