"""The pages of runs: what they say of one, and where its numbers lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.web.sample import HOUR, NOW, RUN_COUNTS, RUN_DETAIL, RUN_LIST, RUN_ROW
from tests.web.test_pages import CONTEXT, ROOT, elements_at, text_of
from wirecopy.model import RunKind, RunState, Stage
from wirecopy.store.read_model.runs import RunRows, StageCount
from wirecopy.web.airflow_runs import AirflowRun, AirflowRunState, AirflowStatus
from wirecopy.web.pages.runs import (
    render_run,
    render_run_rows,
    render_runs,
    stage_cells,
    stage_lines,
    work_words,
)

AIRFLOW_RUN = "/base/dags/wirecopy_ingest/runs/scheduled__2026-08-03T09%3A05%3A00%2B00%3A00"


def links_of(page: str) -> set[str | None]:
    return {link.get("href") for link in elements_at(page, "//a")}


def test_the_list_says_what_stages_did_and_has_more_pages() -> None:
    page = render_runs(RUN_LIST, None, 1, CONTEXT)
    assert "Run 7 green ingest 3 Aug 09:05 25 min ago 3 min 78 ok, 2 timed out 31 articles" in text_of(page)
    assert "30 runs" in text_of(page)
    assert f"{ROOT}/run/7" in links_of(page)
    assert "None yet" in text_of(render_runs(replace(RUN_LIST, runs=()), None, 1, CONTEXT))


def test_a_run_is_listed_by_the_state_that_airflow_puts_right() -> None:
    row = replace(RUN_LIST.runs[0], state=RunState.RUNNING, ended_at=None)
    failed = AirflowRun(row.run_key, AirflowRunState.FAILED, NOW, NOW - HOUR, NOW, failed_task="gate")
    airflow = AirflowStatus(NOW, (failed,))
    red = replace(RUN_LIST, runs=(), newest=(row,))
    text = text_of(render_runs(red, RunState.RED, 1, CONTEXT, airflow))
    assert "Run 7 red Task gate failed: see its log in Airflow." in text
    running = replace(RUN_LIST, runs=(row,), newest=(row,))
    assert "Run 7" not in text_of(render_runs(running, RunState.RUNNING, 1, CONTEXT, airflow))


def test_a_run_says_what_happened_in_it_and_each_number_leads_to_its_rows() -> None:
    page = render_run(RUN_DETAIL, CONTEXT)
    text = text_of(page)
    assert "Run 7 is green" in text
    assert "Poll 3 Aug 09:05 1 min 58 not modified, 20 ok, 2 timed out" in text
    assert "Dedupe 3 Aug 09:07 1 min 31 articles 1 part of 1 open" in text
    assert "timed_out timed out. Wait." in text
    assert "harbour-herald.example 2 2 timed out (poll)" in text
    assert "https://harbour-herald.example/rss poll 45.0 timed out" in text
    assert "Poll all 1,600 the time of the stage" in text
    assert "article https://valley-times.example/ferry dedupe out of memory" in text
    assert links_of(page) >= {
        AIRFLOW_RUN,
        f"{AIRFLOW_RUN}/tasks/poll",
        f"{ROOT}/run/5",
        f"{ROOT}/run/7/polls?outcome=timed_out",
        f"{ROOT}/feed/12",
        f"{ROOT}/articles?hour=2026-08-03T09",
    }


def test_a_run_leads_to_the_dag_that_it_is_of_and_one_of_the_command_line_to_none() -> None:
    replay = replace(RUN_DETAIL, run=replace(RUN_DETAIL.run, kind=RunKind.REHEARSAL))
    assert f"{AIRFLOW_RUN.replace('ingest', 'replay')}/tasks/poll" in links_of(render_run(replay, CONTEXT))
    by_hand = replace(RUN_DETAIL, run=replace(RUN_DETAIL.run, run_key="cli-2026-08-03"))
    assert "/dags/" not in render_run(by_hand, CONTEXT)


def test_a_stage_stands_where_it_was_in_the_time_of_its_run() -> None:
    lines = stage_lines(RUN_DETAIL, NOW - timedelta(minutes=20))
    # Twenty-five to twenty minutes ago: poll took the first fifth, dedupe goes on since two fifths.
    assert [(line.time.stage, line.x, line.width) for line in lines] == [
        (Stage.POLL, 0, 20),
        (Stage.DEDUPE, 40, 60),
    ]


def test_the_rows_of_a_run_name_feed_outcome_and_reason() -> None:
    page = render_run_rows(RUN_DETAIL.run, RunRows.POLLS, (RUN_ROW,), RUN_DETAIL.counts, None, 1, CONTEXT)
    assert (
        "https://harbour-herald.example/rss Harbour Herald 3 Aug 09:06 timed out no answer within 45 s 45.0 0"
        in text_of(page)
    )
    assert f"{ROOT}/feed/12" in links_of(page)
    assert "timed out (2)" in text_of(page), "the choices are the outcomes that it had"
    assert "no text" not in text_of(page)


def test_only_stages_with_outcomes_tell_good_from_bad() -> None:
    cells = stage_cells(RUN_COUNTS)
    assert (cells[Stage.POLL].good, [count.word for count in cells[Stage.POLL].rest]) == (78, ["timed_out"])
    assert cells[Stage.DEDUPE].good is None


def test_an_outcome_that_this_release_does_not_know_is_shown_as_it_is() -> None:
    of_tomorrow = StageCount(7, Stage.POLL, "of_tomorrow", 2, None, None, None)
    assert stage_cells([of_tomorrow])[Stage.POLL].rest == [of_tomorrow]
    assert work_words(of_tomorrow) == ""
