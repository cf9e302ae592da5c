from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.web.sample import GREEN_RUN, HOUR, NOW, NUMBERS
from wirecopy.model import LeftOver, RunState, Stage, UsedUp
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.web.airflow_runs import AirflowRun, AirflowRunState, AirflowStatus, UnreadFile
from wirecopy.web.formatting import utc_words
from wirecopy.web.listed_runs import list_runs
from wirecopy.web.run_status import RunStatus, run_status
from wirecopy.web.tone import Tone

RED_RUN = replace(GREEN_RUN, state=RunState.RED, reason="every feed failed: 80 dns_failed")
RUNNING = replace(
    GREEN_RUN, run_id=8, state=RunState.RUNNING, started_at=NOW - timedelta(minutes=3), ended_at=None
)


def status_of(*runs: RunSummary, airflow: AirflowStatus | None = None, **numbers: Any) -> RunStatus:
    return run_status(replace(NUMBERS, **numbers), list_runs(runs, airflow, NOW, 8), airflow)


def words_of(line: RunStatus) -> str:
    return "".join(part if isinstance(part, str) else utc_words(part, NOW) for part in line.detail).rstrip()


def test_green_says_when_the_last_run_ended() -> None:
    line = status_of(GREEN_RUN)
    assert (line.tone, line.word, words_of(line)) == (
        Tone.GOOD,
        "Green",
        "Last run ended 22 min ago and took 3 min.",
    )


def test_red_says_why_and_since_when() -> None:
    line = status_of(RED_RUN, red_since=NOW - 3 * HOUR)
    assert (line.tone, line.word) == (Tone.BAD, "Red")
    assert words_of(line) == "Since 3 Aug 06:30, 3 h ago: every feed failed: 80 dns_failed."


def test_a_new_run_does_not_hide_that_the_last_one_was_red() -> None:
    line = status_of(RUNNING, RED_RUN, red_since=NOW - HOUR)
    assert line.word == "Red"
    assert words_of(line).endswith("A run has been going for 3 min.")


def test_a_run_in_progress_after_a_green_one_is_mentioned() -> None:
    line = status_of(RUNNING, GREEN_RUN)
    assert line.word == "Green"
    assert words_of(line).endswith("A run has been going for 3 min.")


def test_a_pipeline_that_stopped_starting_is_late_though_its_last_run_was_green() -> None:
    old = replace(GREEN_RUN, started_at=NOW - 50 * HOUR, ended_at=NOW - 50 * HOUR)
    line = status_of(old)
    assert (line.tone, line.word) == (Tone.WARN, "Late")
    assert "since 1 Aug 07:30, 2 days ago" in words_of(line)


def test_a_pipeline_that_stopped_after_a_red_run_says_both() -> None:
    old = replace(RED_RUN, started_at=NOW - 5 * HOUR, ended_at=NOW - 5 * HOUR)
    line = status_of(old, red_since=NOW - 5 * HOUR)
    assert line.word == "Red"
    assert "No run has started since 3 Aug 04:30" in words_of(line)


def test_a_red_run_that_stored_nothing_is_red_since_it_began() -> None:
    began_at, ended_at = NOW - timedelta(minutes=24), NOW - timedelta(minutes=20)
    failed = AirflowRun("10", AirflowRunState.FAILED, began_at, began_at, ended_at, "sync")
    earlier = replace(GREEN_RUN, started_at=NOW - timedelta(minutes=85))
    line = status_of(earlier, airflow=AirflowStatus(NOW, runs=(failed,)))
    assert (line.tone, line.word) == (Tone.BAD, "Red")
    assert words_of(line) == (
        "Since 3 Aug 09:06, 24 min ago: Task sync failed before anything was stored: see its log in Airflow."
    )


def test_what_keeps_runs_from_beginning_is_named_where_airflow_says_it() -> None:
    old = replace(GREEN_RUN, started_at=NOW - 5 * HOUR, ended_at=NOW - 5 * HOUR)
    assert words_of(status_of(old)).endswith("ago: is the DAG paused, the scheduler down?")
    paused = status_of(old, airflow=AirflowStatus(NOW, is_paused=True))
    assert "paused" in status_of(GREEN_RUN, airflow=AirflowStatus(NOW, is_paused=True)).note
    assert words_of(paused).endswith("ago: the DAG wirecopy_ingest is paused.")
    assert words_of(status_of(old, airflow=AirflowStatus(NOW))).endswith("ago: is Airflow's scheduler down?")


def test_a_dag_file_that_airflow_cannot_read_is_red() -> None:
    unread = UnreadFile("wirecopy_ingest.py", "SyntaxError: invalid syntax")
    line = status_of(GREEN_RUN, airflow=AirflowStatus(NOW, unread_files=(unread,)))
    assert (line.tone, line.word) == (Tone.BAD, "Red")
    assert words_of(line) == "Airflow cannot read wirecopy_ingest.py: SyntaxError: invalid syntax"


def test_that_the_list_of_airflow_could_not_be_read_is_a_note() -> None:
    trouble = "Airflow's list of runs could not be read (ImportError)."
    line = status_of(GREEN_RUN, airflow=AirflowStatus(NOW, trouble=trouble))
    assert (line.word, line.note) == ("Green", trouble)


def test_a_stage_that_had_too_little_time_is_a_warning_at_once() -> None:
    left = LeftOver(Stage.FETCH, None, 1200, UsedUp.TIME, GREEN_RUN.started_at)
    line = status_of(replace(GREEN_RUN, left_over=(left,)))
    assert (line.tone, line.word) == (Tone.WARN, "Behind")
    assert words_of(line) == (
        "The last run had too little time: fetch stopped early, and 1,200 items wait. The next run takes them up."
    )


def test_missed_hours_are_named_while_they_are_news() -> None:
    def after_gap(hours: float) -> RunStatus:
        return status_of(GREEN_RUN, replace(GREEN_RUN, started_at=GREEN_RUN.started_at - hours * HOUR))

    assert after_gap(1.9).word == "Green"
    line = after_gap(2)
    assert (line.tone, line.word) == (Tone.WARN, "Hour missed")
    assert words_of(line) == (
        "No run began at 3 Aug 08:05: 1 hour was missed, and what feeds listed only then is lost."
    )
    assert words_of(after_gap(4)).startswith(
        "No run began from 3 Aug 06:05 to 3 Aug 08:05: 3 hours were missed"
    )
    hourly = [replace(GREEN_RUN, started_at=GREEN_RUN.started_at - hours * HOUR) for hours in range(7)]
    gone_by = replace(GREEN_RUN, started_at=GREEN_RUN.started_at - 9 * HOUR)
    assert status_of(*hourly[:6], gone_by).word == "Hour missed"
    assert status_of(*hourly, gone_by).word == "Green"


def left_since(hours: int) -> RunSummary:
    left = LeftOver(Stage.FETCH, "flood.example", 1600, UsedUp.PAGES, GREEN_RUN.started_at - hours * HOUR)
    return replace(GREEN_RUN, left_over=(left,))


def test_work_that_runs_have_left_over_for_long_is_a_warning_with_its_domain_and_no_red() -> None:
    assert status_of(left_since(5)).word == "Green"
    line = status_of(left_since(6))
    assert (line.tone, line.word) == (Tone.WARN, "Behind")
    assert words_of(line) == (
        "Every run since 3 Aug 03:05, 6 h 25 min ago, has left work over: "
        "fetch: 1600 of flood.example, which had had its share of pages."
    )


def test_green_runs_that_bring_far_less_than_usual_are_a_warning() -> None:
    line = status_of(GREEN_RUN, articles=0, articles_usual=340)
    assert (line.tone, line.word) == (Tone.WARN, "Quiet")
    assert words_of(line) == "0 articles in the last 24 hours; usual are 340."
    assert status_of(GREEN_RUN, articles=100, articles_usual=340).word == "Green"
    assert status_of(GREEN_RUN, articles=0, articles_usual=11).word == "Green"
    assert status_of(GREEN_RUN, articles=0, articles_usual=None).word == "Green"


def test_a_list_of_feeds_of_which_most_are_silent_is_a_warning() -> None:
    line = status_of(GREEN_RUN, feeds_ok=0, feeds_silent=348)
    assert (line.tone, line.word) == (Tone.WARN, "Quiet")
    assert words_of(line) == "348 of 348 feeds have listed nothing new for far longer than usual."
    assert status_of(GREEN_RUN, feeds_ok=10, feeds_silent=10).word == "Green"


def test_the_first_run_is_neither_green_nor_red() -> None:
    assert status_of(RUNNING).tone is Tone.QUIET


def test_before_any_run_it_says_how_to_start_one() -> None:
    line = status_of()
    assert line.word == "No run yet"
    assert "wirecopy_ingest" in words_of(line)


def test_feeds_in_trouble_are_counted_by_kind() -> None:
    line = status_of(GREEN_RUN, feeds_failing=2, feeds_gone=1, feeds_silent=3)
    assert line.feeds == "2 feeds fail, 1 is gone, 3 are silent"


def test_no_feed_in_trouble_is_no_line() -> None:
    assert status_of(GREEN_RUN).feeds == ""
