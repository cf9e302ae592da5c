"""gate: a run is red for trouble on our side, and for nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, rows, value
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.model import RunKind, RunState, Stage
from wirecopy.settings import FetchLimits
from wirecopy.stages.gate import Verdict, run_verdict
from wirecopy.store.run import StageCounts

GREEN = Verdict(RunState.GREEN)


def stages(
    missing: Stage | None = None, unfinished: Stage | None = None, **counts: dict[str, int]
) -> list[StageCounts]:
    return [
        StageCounts(stage, 1 if stage is unfinished else 0, counts.get(stage.value, {}))
        for stage in RunKind.INGEST.stages
        if stage not in (missing, Stage.GATE)
    ]


@pytest.mark.parametrize(
    ("poll", "fetch", "extract", "reason"),
    [
        ({}, {}, {}, ""),  # nothing was due
        ({"ok": 3}, {"ok": 9}, {"extracted": 9}, ""),
        ({"ok": 1, "server_error": 99}, {}, {}, ""),
        ({"not_modified": 1, "timed_out": 50}, {}, {}, ""),
        ({"server_error": 1}, {}, {}, "every feed failed, mostly server_error"),
        ({"dns_failed": 40, "timed_out": 2}, {}, {}, "every feed failed, mostly dns_failed"),
        ({"ok": 1}, {"not_found": 11}, {}, ""),  # a handful may all be bad by chance
        ({"ok": 1}, {"dns_failed": 11, "timed_out": 1}, {}, "every page failed to fetch, mostly dns_failed"),
        ({"ok": 1}, {"not_found": 40, "same_body": 1}, {}, ""),
        ({"ok": 1}, {"ok": 12}, {"parser_failed": 12}, "every page failed to extract, mostly parser_failed"),
        ({"ok": 1}, {"ok": 12}, {"no_text": 11, "extracted": 1}, ""),
        (
            {"dns_failed": 2},
            {"dns_failed": 12},
            {},
            "every feed failed, mostly dns_failed; every page failed to fetch, mostly dns_failed",
        ),
    ],
)
def test_a_run_is_red_when_everything_failed_and_never_for_one_bad_feed(
    poll: dict[str, int], fetch: dict[str, int], extract: dict[str, int], reason: str
) -> None:
    expected = Verdict(RunState.RED, reason) if reason else GREEN
    assert run_verdict(stages(poll=poll, fetch=fetch, extract=extract)) == expected


@pytest.mark.parametrize("stage", RunKind.INGEST.stages[:-1])
def test_a_stage_that_is_missing_or_open_makes_the_run_red(stage: Stage) -> None:
    assert run_verdict(stages(missing=stage)) == Verdict(RunState.RED, f"{stage} did not run")
    assert run_verdict(stages(unfinished=stage)) == Verdict(RunState.RED, f"{stage} did not finish")


@pytest.mark.parametrize("kind", RunKind)
def test_each_kind_of_run_needs_its_own_stages(kind: RunKind) -> None:
    mine = [StageCounts(stage, 0, {}) for stage in kind.stages[:-1]]
    assert run_verdict(mine, kind) == GREEN
    assert run_verdict(mine[1:], kind).state is RunState.RED


def test_the_verdict_is_stored_and_shown(pipeline: Pipeline, site: Site, outlets: Path) -> None:
    write_outlets(outlets, "http://paper.example/f")
    site.put("http://paper.example/f", status=500)
    assert pipeline.run(NOW)[Stage.GATE] == {"red": 1}
    assert rows(pipeline.database, "select state, reason, ended_at is not null from news.runs") == [
        ("red", "every feed failed, mostly server_error", True)
    ]


def test_a_red_run_that_is_repaired_and_cleared_turns_green(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    """Clearing a task in Airflow runs it again under the same run key; the gate then judges anew."""
    write_outlets(outlets, "http://paper.example/f")
    site.put_feed("http://paper.example/f", Item(""))
    for stage in (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE):
        pipeline.stage(stage, "run", now=NOW)
    assert pipeline.stage(Stage.GATE, "run") == {"red": 1}
    assert rows(pipeline.database, "select reason from news.runs") == [("publish did not run",)]
    pipeline.stage(Stage.PUBLISH, "run")
    assert pipeline.stage(Stage.GATE, "run") == {"green": 1}
    assert rows(pipeline.database, "select state, reason from news.runs") == [("green", "")]


def test_a_run_counts_what_each_outlet_did_in_its_hour(pipeline: Pipeline, site: Site, outlets: Path) -> None:
    write_outlets(outlets, "http://paper.example/f", "http://away.example/f")
    site.put_feed("http://paper.example/f", Item("http://paper.example/1"), Item("http://paper.example/2"))
    site.put_page("http://paper.example/1", "Ferry sinks", "The ferry sank in the harbour at dawn on Monday.")
    pipeline.run(NOW)
    counted = """select outlet, hour, polls, polls_failed, entries_new, page_fetches, page_fetches_failed, articles
                 from news.outlet_hours order by hour, outlet"""
    hour = NOW.replace(minute=0)
    first = [
        ("away.example", hour, 1, 1, 0, 0, 0, 0),
        (
            "paper.example",
            hour,
            1,
            0,
            2,
            2,
            1,
            value(pipeline.database, "select count(*) from news.articles"),
        ),
    ]
    assert rows(pipeline.database, counted) == first
    pipeline.stage(Stage.GATE, value(pipeline.database, "select run_key from news.runs"), now=NOW)
    assert rows(pipeline.database, counted) == first
    assert rows(
        pipeline.database, "select outlet, stage, outcome, failures from news.outlet_hour_failures"
    ) == [
        ("away.example", "poll", "not_found", 1),
        ("paper.example", "fetch", "not_found", 1),
    ]


def test_no_feed_pays_for_a_run_in_which_nobody_answered(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    """A cable on our side would else cost every feed hours of back-off."""
    feeds = [f"http://paper{n}.example/f" for n in range(3)]
    write_outlets(outlets, *feeds)
    slow = FetchLimits(domain_spacing_seconds=0, feed_seconds=0.2, connect_seconds=0.2)
    nobody = Pipeline(
        pipeline.database,
        pipeline.settings.model_copy(update={"connect_to": ("127.0.0.1", 9), "fetch": slow}),
    )
    state = "select failures_in_row, next_poll_at <= %(soon)s from wirecopy.feed"
    assert nobody.run(NOW, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.GATE)[Stage.POLL] == {
        "connect_failed": 3
    }
    assert rows(pipeline.database, state, soon=NOW + timedelta(minutes=5)) == [(0, True)] * 3
    site.put_feed(feeds[0], Item("http://paper0.example/1"))
    run = pipeline.run(NOW + timedelta(hours=1), Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.GATE)
    assert run[Stage.POLL] == {"ok": 1, "not_found": 2}
    assert sorted(rows(pipeline.database, "select failures_in_row from wirecopy.feed")) == [(0,), (1,), (1,)]
