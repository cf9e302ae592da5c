"""What `wirecopy up` prints while it runs: one line for each run that ended, and for each alert that opened or cleared."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC

import click
import psycopg

from wirecopy.alert.alert_message import one_line
from wirecopy.model import Alert, Outcome, RunKind, RunState, Stage
from wirecopy.store.alert import open_alerts
from wirecopy.store.run import EndedRun, StageCounts, newest_ended_runs, stage_counts

_EVERY_SECONDS = 10.0
_RUNS = 20  # more cannot end between two looks
_COLOUR = {RunState.GREEN: "green", RunState.RED: "red"}


@dataclass
class NewsLines:
    """Prints what is new since the last look. The first look prints the alerts that are open, and no run."""

    url: str
    seconds: Callable[[], float] = time.monotonic  # a clock that only runs forward
    _next_at: float = 0.0
    _known_runs: set[int] | None = None
    _open: dict[int, Alert] = field(default_factory=dict)

    def print_new(self) -> None:
        """To be called all the time: it looks every ten seconds. A database that is away says nothing new."""
        if self.seconds() < self._next_at:
            return
        self._next_at = self.seconds() + _EVERY_SECONDS
        with suppress(psycopg.Error), psycopg.connect(self.url, connect_timeout=5) as connection:
            self._print_runs(connection)
            self._print_alerts(connection)

    def _print_runs(self, connection: psycopg.Connection) -> None:
        runs = newest_ended_runs(connection, _RUNS)
        known = {run.run_id for run in runs} if self._known_runs is None else self._known_runs
        new = [run for run in runs if run.run_id not in known]
        counts = stage_counts(connection, [run.run_id for run in new])
        for run in new:
            click.secho(run_line(run, counts.get(run.run_id, [])), fg=_COLOUR[run.state])
        self._known_runs = known | {run.run_id for run in new}

    def _print_alerts(self, connection: psycopg.Connection) -> None:
        now = {alert.alert_id: alert for alert in open_alerts(connection)}
        for alert in [each for number, each in now.items() if number not in self._open]:
            click.secho(f"alert: {one_line(alert.summary)}", fg="yellow")
        for alert in [each for number, each in self._open.items() if number not in now]:
            click.secho(f"over: {one_line(alert.summary)}", fg="green")
        self._open = now


def run_line(run: EndedRun, stages: Sequence[StageCounts]) -> str:
    """What a run did: "02:09 UTC  run 7 green after 4 min: 348 feeds (12 failed), 120 pages, 98 articles, 61 stories"."""
    counts = {each.stage: each.counts for each in stages}
    polled = counts.get(Stage.POLL, {})
    failed = sum(number for word, number in polled.items() if not Outcome(word).is_success)
    done = [
        _count(sum(polled.values()), "feed", "feeds") + (f" ({failed} failed)" if failed else ""),
        _count(sum(counts.get(Stage.FETCH, {}).values()), "page", "pages"),
        _count(counts.get(Stage.EXTRACT, {}).get(Outcome.EXTRACTED, 0), "article", "articles"),
        _count(counts.get(Stage.DEDUPE, {}).get("copies", 0), "copy", "copies"),
    ]
    seconds = (run.ended_at - run.started_at).total_seconds()
    took = f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"
    told = run.reason or ", ".join(filter(None, done)) or "nothing was due"
    kind = "run" if run.kind is RunKind.INGEST else run.kind
    ended = f"{run.ended_at.astimezone(UTC):%H:%M} UTC"
    return one_line(f"{ended}  {kind} {run.run_id} {run.state} after {took}: {told}")


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""
