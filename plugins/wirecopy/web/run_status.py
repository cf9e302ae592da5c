"""What an operator must see in ten seconds: is it green, what is broken, since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from wirecopy.alert.find_trouble import LONGEST_PAUSE
from wirecopy.model import LeftOver, RunState
from wirecopy.store.read_model.overview import Numbers
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.formatting import ago_words, many, span_words
from wirecopy.web.listed_runs import ListedRun, red_since
from wirecopy.web.tone import Tone

_HOUR = timedelta(hours=1)
# A run begins some minutes late where the one before it took its whole hour.
_MISSED_AFTER = LONGEST_PAUSE - timedelta(minutes=5)
_MISSED_SHOWN = timedelta(hours=6)  # after the run that ended the gap; by then a person has seen it. Chosen.

# Below this share of the usual number of articles a day is no quiet one any more. Weekends have about half (chosen); Media
# Cloud calls a source healthy from a quarter of its norm on (docs/evidence/peers.md 1).
_FEW = 0.25
_ENOUGH_TO_JUDGE = 12  # articles a day, or feeds: of less, few may be missing by chance


# Words with the times among them, which the page shows in the viewer's zone.
Line = tuple[str | datetime, ...]


@dataclass(frozen=True, slots=True)
class RunStatus:
    tone: Tone
    word: str
    detail: Line
    feeds: str  # which feeds need a person; empty: none
    note: str = ""  # what keeps the page from knowing all


def run_status(
    numbers: Numbers, runs: Sequence[ListedRun], airflow: AirflowStatus | None = None
) -> RunStatus:
    """The state of the pipeline in a word and a line; `runs` are the newest, as the page lists them."""
    tone, word, detail = _runs_line(numbers, runs, airflow)
    return RunStatus(tone, word, detail, _feeds_line(numbers), _note(airflow))


def _note(airflow: AirflowStatus | None) -> str:
    if airflow is None or airflow.trouble:
        return airflow.trouble if airflow else ""
    return (
        "The DAG wirecopy_ingest is paused in Airflow: no run begins by itself." if airflow.is_paused else ""
    )


def _runs_line(
    numbers: Numbers, runs: Sequence[ListedRun], airflow: AirflowStatus | None
) -> tuple[Tone, str, Line]:
    now = numbers.now
    if airflow and airflow.unread_files:
        unread = "; ".join(f"{file.name}: {file.message}" for file in airflow.unread_files)
        return Tone.BAD, "Red", (f"Airflow cannot read {unread}",)
    if not runs:
        return Tone.QUIET, "No run yet", ("Trigger the DAG wirecopy_ingest, or run `make ingest`.",)
    newest = runs[0]
    judged = next((run for run in runs if run.state is not RunState.RUNNING), None)
    going = (_going_line(newest, now),) if newest is not judged else ()
    late = _late_line(newest, airflow, now)
    if judged is not None and judged.state is RunState.RED:
        # The list may begin after the first red run: the database knows.
        since = min(each for each in (red_since(runs), numbers.red_since) if each is not None)
        reason = f": {judged.reason.rstrip('.') or 'no reason was stored'}. "
        return Tone.BAD, "Red", ("Since ", *_since(since, now), reason, *(late or going))
    if late:
        return Tone.WARN, "Late", late
    if judged is None or judged.ended_at is None:
        return Tone.QUIET, "Running", going
    if behind := [each for each in judged.left_over if each.is_long(judged.started_at)]:
        return Tone.WARN, "Behind", _behind_line(behind, now)
    if stopped := [each for each in judged.left_over if each.domain is None]:
        return Tone.WARN, "Behind", (_stopped_line(stopped),)
    if missed := _missed_line([run.started_at for run in runs], now):
        return Tone.WARN, "Hour missed", missed
    if missing := _missing_line(numbers):
        return Tone.WARN, "Quiet", (missing,)
    took = span_words(judged.ended_at - judged.started_at)
    ended = f"Last run ended {ago_words(judged.ended_at, now)} and took {took}. "
    return Tone.GOOD, "Green", (ended, *going)


def _going_line(newest: ListedRun, now: datetime) -> str:
    waits = "has waited in Airflow's queue" if newest.is_queued else "has been going"
    return f"A run {waits} for {span_words(now - newest.started_at)}."


def _late_line(newest: ListedRun, airflow: AirflowStatus | None, now: datetime) -> Line:
    """What is wrong where no run has begun for long; empty where one has."""
    if now - newest.started_at <= LONGEST_PAUSE:
        return ()
    if airflow is None or airflow.trouble:
        cause = "is the DAG paused, the scheduler down?"
    else:
        cause = "the DAG wirecopy_ingest is paused." if airflow.is_paused else "is Airflow's scheduler down?"
    return ("No run has started since ", *_since(newest.started_at, now), f": {cause}")


def _missed_line(starts: Sequence[datetime], now: datetime) -> Line:
    """The hours of the newest gap between two runs, while it is news; empty where there is none. `starts` are newest first."""
    for newer, older in pairwise(starts):
        if now - newer > _MISSED_SHOWN:
            break
        if newer - older > _MISSED_AFTER:
            missed = round((newer - older) / _HOUR) - 1
            first, last = older + _HOUR, older + missed * _HOUR
            when = ("at ", first) if missed == 1 else ("from ", first, " to ", last)
            lost = (
                f": {many(missed, 'hour was', 'hours were')} missed, and what feeds listed only then is lost."
            )
            return ("No run began ", *when, lost)
    return ()


def _missing_line(numbers: Numbers) -> str:
    """What is not there though every run was green; empty where all is as usual."""
    usual = numbers.articles_usual or 0
    if usual >= _ENOUGH_TO_JUDGE and numbers.articles < _FEW * usual:
        return f"{many(numbers.articles, 'article', 'articles')} in the last 24 hours; usual are {usual:,}."
    polled = numbers.feeds_ok + numbers.feeds_failing + numbers.feeds_silent
    if polled >= _ENOUGH_TO_JUDGE and numbers.feeds_silent > polled / 2:
        return (
            f"{numbers.feeds_silent:,} of {polled:,} feeds have listed nothing new for far longer than usual."
        )
    return ""


def _behind_line(behind: Sequence[LeftOver], now: datetime) -> Line:
    more = f"; and {len(behind) - 1} more" if len(behind) > 1 else ""
    since = min(each.since for each in behind)
    return ("Every run since ", *_since(since, now), f", has left work over: {behind[0]}{more}.")


def _stopped_line(stopped: Sequence[LeftOver]) -> str:
    """Which stages of the last run had too little time."""
    parts = [f"{each.stage} stopped early, and {many(each.items, 'item', 'items')} wait" for each in stopped]
    return f"The last run had too little time: {'; '.join(parts)}. The next run takes them up."


def _feeds_line(numbers: Numbers) -> str:
    parts = (
        (numbers.feeds_failing, "feed fails", "feeds fail"),
        (numbers.feeds_gone, "is gone", "are gone"),
        (numbers.feeds_silent, "is silent", "are silent"),
    )
    return ", ".join(many(count, one, more) for count, one, more in parts if count)


def _since(at: datetime, now: datetime) -> Line:
    return (at, f", {ago_words(at, now)}")
