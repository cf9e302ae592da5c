"""Runs on the page: each that Airflow knows, with its colour and reason, whether it stored something or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web.sample import GREEN_RUN, HOUR, NOW
from wirecopy.model import RunState
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.web.airflow_runs import AirflowRun, AirflowRunState, AirflowStatus
from wirecopy.web.listed_runs import ListedRun, list_runs

MINUTE = timedelta(minutes=1)
STORED = replace(GREEN_RUN, state=RunState.RUNNING, started_at=NOW - HOUR, ended_at=None)
FAILED = AirflowRun(
    STORED.key, AirflowRunState.FAILED, NOW - 61 * MINUTE, NOW - 60 * MINUTE, NOW - 5 * MINUTE
)
RED = replace(STORED, state=RunState.RED, reason="every feed failed", ended_at=NOW - 7 * MINUTE)


def listed(stored: RunSummary | None, known: AirflowRun) -> ListedRun:
    (run,) = list_runs([stored] if stored else [], AirflowStatus(NOW, (known,)), NOW, 8)
    return run


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (
            replace(FAILED, failed_task="sync"),
            "Task sync failed before anything was stored: see its log in Airflow.",
        ),
        (FAILED, "Airflow ended it after 55 min: its time was up, or a person ended it."),
        (replace(FAILED, started_at=None), "It was ended by hand before it began."),
    ],
)
def test_a_failed_run_that_stored_nothing_is_red_and_says_why(known: AirflowRun, reason: str) -> None:
    run = listed(None, known)
    assert (run.state, run.reason, run.stored) == (RunState.RED, reason, None)
    assert run.ended_at == NOW - 5 * MINUTE


def test_a_run_that_airflow_ended_is_red_though_nobody_could_store_it() -> None:
    run = listed(STORED, FAILED)
    assert (run.state, run.ended_at, run.stored) == (RunState.RED, FAILED.ended_at, STORED)
    assert run.reason.startswith("Airflow ended it after 55 min")
    killed = listed(STORED, replace(FAILED, failed_task="gate"))
    assert killed.reason == "Task gate failed: see its log in Airflow."
    assert listed(GREEN_RUN, replace(FAILED, failed_task="announce")).state is RunState.RED
    done = listed(STORED, replace(FAILED, state=AirflowRunState.SUCCESS))
    assert (done.state, done.reason) == (
        RunState.RED,
        "Airflow says that it is done, but the gate did not judge it.",
    )


def test_what_the_gate_said_stands() -> None:
    assert listed(RED, FAILED).reason == "every feed failed"
    assert listed(GREEN_RUN, replace(FAILED, state=AirflowRunState.SUCCESS)).state is RunState.GREEN
    # It was cleared, and goes on.
    assert listed(RED, replace(FAILED, state=AirflowRunState.RUNNING, ended_at=None)).state is RunState.RED


def test_runs_that_wait_or_have_just_begun_are_shown_as_such() -> None:
    queued = replace(FAILED, state=AirflowRunState.QUEUED, started_at=None, ended_at=None)
    run = listed(None, queued)
    assert (run.state, run.is_queued, run.started_at) == (RunState.RUNNING, True, queued.queued_at)
    run = listed(None, replace(queued, state=AirflowRunState.RUNNING, started_at=NOW))
    assert (run.state, run.is_queued, run.started_at) == (RunState.RUNNING, False, NOW)
    assert run.reason == "Airflow has begun it, and no task has stored anything yet."


def test_a_run_that_succeeded_and_is_not_here_belongs_to_another_database() -> None:
    known = replace(FAILED, state=AirflowRunState.SUCCESS)
    assert list_runs([], AirflowStatus(NOW, (known,)), NOW, 8) == []


def test_both_lists_are_one_by_time_and_no_longer_than_asked_for() -> None:
    hours = [replace(GREEN_RUN, key=str(hour), started_at=NOW - hour * HOUR) for hour in (1, 3, 4)]
    known = [replace(FAILED, key=key, started_at=NOW - int(key) * HOUR) for key in ("2", "5")]
    runs = list_runs(hours, AirflowStatus(NOW, tuple(known)), NOW, 4)
    assert [run.key for run in runs] == ["1", "2", "3", "4"]
    assert [run.key for run in list_runs(hours, None, NOW, 4)] == ["1", "3", "4"]


def test_times_of_airflow_are_told_by_the_clock_of_the_pipeline() -> None:
    months_later = NOW + 1000 * HOUR
    (run,) = list_runs([], AirflowStatus(months_later, (replace(FAILED, started_at=months_later),)), NOW, 8)
    assert run.started_at == NOW
