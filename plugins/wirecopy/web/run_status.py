"""What an operator must see in ten seconds: is it green, what is broken, since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.model import LeftOver, RunState
from wirecopy.store.read_model.overview import Numbers, Overview
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.web.formatting import ago_words, many, span_words
from wirecopy.web.tone import Tone

# Runs begin every hour and Airflow ends one that takes longer (dagrun_timeout): two hours without a new
# run mean that a run was missed, not that one is slow.
_LATE_AFTER = timedelta(hours=2)

# Below this share of the usual number of articles a day is no quiet one any more. Weekends have about half (chosen); Media
# Cloud calls a source healthy from a quarter of its norm on (docs/evidence/peers.md 1).
_FEW = 0.25
_ENOUGH_TO_JUDGE = 12  # articles a day, or feeds: of less, few may be missing by chance


@dataclass(frozen=True, slots=True)
class RunStatus:
    tone: Tone
    word: str
    detail: str
    feeds: str  # which feeds need a person; empty: none


def run_status(overview: Overview) -> RunStatus:
    """The state of the pipeline in a word and a line."""
    tone, word, detail = _runs_line(overview.numbers, overview.runs)
    return RunStatus(tone, word, detail, _feeds_line(overview.numbers))


def _runs_line(numbers: Numbers, runs: Sequence[RunSummary]) -> tuple[Tone, str, str]:
    now = numbers.now
    if not runs:
        return Tone.QUIET, "No run yet", "Trigger the DAG wirecopy_ingest, or run `make ingest`."
    newest = runs[0]
    judged = next((run for run in runs if run.state is not RunState.RUNNING), None)
    going = f"A run has been going for {span_words(now - newest.started_at)}." if newest is not judged else ""
    missed = (
        f"No run has started since {_since(newest.started_at, now)}: is the DAG paused, the scheduler down?"
    )
    late = now - newest.started_at > _LATE_AFTER
    if numbers.red_since is not None and judged is not None:
        reason = (
            f"Since {_since(numbers.red_since, now)}: {judged.reason.rstrip('.') or 'no reason was stored'}."
        )
        return Tone.BAD, "Red", f"{reason} {missed if late else going}".rstrip()
    if late:
        return Tone.WARN, "Late", missed
    if judged is None or judged.ended_at is None:
        return Tone.QUIET, "Running", going
    if behind := [each for each in judged.left_over if each.is_long(judged.started_at)]:
        return Tone.WARN, "Behind", _behind_line(behind, now)
    if missing := _missing_line(numbers):
        return Tone.WARN, "Quiet", missing
    took = span_words(judged.ended_at - judged.started_at)
    ended = f"Last run ended {ago_words(judged.ended_at, now)} and took {took}."
    return Tone.GOOD, "Green", f"{ended} {going}".rstrip()


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


def _behind_line(behind: Sequence[LeftOver], now: datetime) -> str:
    more = f"; and {len(behind) - 1} more" if len(behind) > 1 else ""
    since = min(each.since for each in behind)
    return f"Every run since {_since(since, now)}, has left work over: {behind[0]}{more}."


def _feeds_line(numbers: Numbers) -> str:
    parts = (
        (numbers.feeds_failing, "feed fails", "feeds fail"),
        (numbers.feeds_gone, "is gone", "are gone"),
        (numbers.feeds_silent, "is silent", "are silent"),
    )
    return ", ".join(many(count, one, more) for count, one, more in parts if count)


def _since(at: datetime, now: datetime) -> str:
    day = f"{at:%H:%M}" if now - at < timedelta(days=1) else f"{at:%Y-%m-%d %H:%M}"
    return f"{day} UTC, {ago_words(at, now)}"
