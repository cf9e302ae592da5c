"""Numbers for a metrics server, through whatever Airflow is set to: StatsD or OpenTelemetry.

All are gauges: a task is a process of its own, so a counter would begin at zero in each. A name holds what others put into
tags, because plain StatsD has none. Each name is sent each time, else a server would show the last number for ever.
docs/monitoring.md lists them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from psycopg import Connection

from wirecopy.clock import Clock
from wirecopy.model import AlertKind, Outcome, Run, RunKind, RunState, Stage
from wirecopy.stages.pipeline import task_database
from wirecopy.store.alert import open_alerts, read_pipeline_facts
from wirecopy.store.metric import feeds_by_status, last_day, stage_seconds
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.store.read_model.reader import read_clock
from wirecopy.store.run import find_run, left_over_of, stage_counts, verdict_of

SendGauge = Callable[[str, float], None]

_BY_OUTCOME = (Stage.POLL, Stage.FETCH, Stage.EXTRACT)
_WORDS = {
    **dict.fromkeys(_BY_OUTCOME, tuple(Outcome)),
    Stage.DEDUPE: ("articles", "copies", "stories", "failed", "set_aside"),
    Stage.PUBLISH: ("articles", "stories", "failed", "set_aside"),
}


def send_run_metrics_here(run_key: str, send_gauge: SendGauge) -> None:
    """Send what a run did and how the news are, with the settings of this process's environment; what the DAG calls."""
    with task_database() as (_, database):
        run = database.transact(find_run, run_key)
        assert run is not None
        metrics = database.transact(run_metrics, run)
    for name, number in metrics.items():
        send_gauge(name, number)


def run_metrics(connection: Connection, run: Run) -> dict[str, float]:
    """Of a run that was judged."""
    now = Clock(run.clock_offset).now()
    state, _ = verdict_of(connection, run)
    counts = {each.stage: each.counts for each in stage_counts(connection, [run.run_id]).get(run.run_id, [])}
    seconds = stage_seconds(connection, run, now)
    left_over: Counter[Stage] = Counter()
    for left in left_over_of(connection, [run.run_id]).get(run.run_id, []):
        left_over[left.stage] += left.items
    found = {
        "run.green": float(state is RunState.GREEN),
        "run.seconds": (now - run.started_at).total_seconds(),
    }
    for stage in RunKind.INGEST.stages:
        found[f"run.{stage}.seconds"] = seconds.get(stage, 0)
    for stage, words in _WORDS.items():
        found |= _each(f"run.{stage}", words, counts.get(stage, {}))
        found[f"run.{stage}.left_over"] = left_over[stage]
    found |= _each("feeds", FeedStatus, feeds_by_status(connection))
    found |= {f"day.{word}": number for word, number in last_day(connection, now).items()}
    return _named(found) | watch_metrics(connection)


def watch_metrics(connection: Connection) -> dict[str, float]:
    """What may change while no run is there."""
    now = read_clock(connection)
    runs = read_pipeline_facts(connection, now).runs
    age = (now - runs[0].started_at).total_seconds() if runs else 0
    counts = Counter(str(alert.kind) for alert in open_alerts(connection))
    return _named({"seconds_since_run": age, **_each("alerts", AlertKind, counts)})


def _each(name: str, words: Iterable[str], counts: Mapping[str, int]) -> dict[str, float]:
    return {f"{name}.{word}": counts.get(word, 0) for word in words}


def _named(metrics: Mapping[str, float]) -> dict[str, float]:
    return {f"wirecopy.{name}": number for name, number in metrics.items()}
