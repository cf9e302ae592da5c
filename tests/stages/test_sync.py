from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, digests, new_database, rows
from tests.stages.site import write_outlets
from tests.store.rows import NOW
from wirecopy.errors import ConfigError, DatabaseError, UsageError
from wirecopy.model import RunKind, Stage

A, B = "http://a.example/f", "http://b.example/f"
HOUR = timedelta(hours=1)


def test_the_files_outlets_and_feeds_stand_in_the_database(pipeline: Pipeline, outlets: Path) -> None:
    write_outlets(outlets, A, B)
    counts = pipeline.run(NOW, Stage.SYNC)[Stage.SYNC]
    assert counts == {"outlets": 2, "feeds": 2, "feeds_added": 2, "feeds_changed": 0, "feeds_retired": 0}
    assert rows(pipeline.database, "select url, status from news.feed_health order by 1") == [
        (A, "new"),
        (B, "new"),
    ]


def test_a_feed_that_left_the_file_is_not_asked_until_it_returns(pipeline: Pipeline, outlets: Path) -> None:
    write_outlets(outlets, A, B)
    pipeline.run(NOW, Stage.SYNC)
    write_outlets(outlets, A)
    assert pipeline.run(NOW + HOUR, Stage.SYNC, Stage.PLAN, Stage.POLL)[Stage.SYNC]["feeds_retired"] == 1
    polls = "select f.url, count(p.poll_id) from wirecopy.feed f left join wirecopy.poll p using (feed_id) group by 1 order by 1"
    assert rows(pipeline.database, polls) == [(A, 1), (B, 0)]
    write_outlets(outlets, A, B)
    pipeline.run(NOW + 2 * HOUR, Stage.SYNC, Stage.PLAN, Stage.POLL)
    assert rows(pipeline.database, polls) == [(A, 2), (B, 1)]


@pytest.mark.parametrize(
    "text",
    ["outlets: []\n", "", "outlets:\n- name: X\n  domain: x\n", "outlets: [", "\x00", "- just\n- a list\n"],
)
def test_a_file_with_mistakes_changes_nothing(pipeline: Pipeline, outlets: Path, text: str) -> None:
    write_outlets(outlets, A)
    pipeline.run(NOW, Stage.SYNC)
    before = digests(pipeline.database, without=())
    outlets.write_text(text)
    with pytest.raises(ConfigError, match=r"outlets\.yaml"):
        pipeline.run(NOW + HOUR, Stage.SYNC)
    assert digests(pipeline.database, without=()) == before


def test_a_file_with_mistakes_makes_a_red_run_that_names_them(pipeline: Pipeline, outlets: Path) -> None:
    write_outlets(outlets, A, B)
    good = outlets.read_text()
    outlets.write_text(good.replace("url:", "ulr:"))
    with pytest.raises(ConfigError):
        pipeline.stage(Stage.SYNC, "hour", now=NOW)
    assert pipeline.stage(Stage.GATE, "hour") == {"red": 1}
    ((state, reason),) = rows(pipeline.database, "select state, reason from news.runs")
    assert state == "red"
    assert re.search(r"outlets\.yaml:\d+: a feed lacks url", reason), reason
    assert reason.endswith("; and 1 more"), reason
    outlets.write_text(good)  # mended, and the red task cleared
    for stage in RunKind.INGEST.stages:
        pipeline.stage(stage, "hour")
    assert rows(pipeline.database, "select state, reason from news.runs") == [
        ("red", "every feed failed, mostly not_found")
    ]


def test_a_missing_file_is_named(pipeline: Pipeline, outlets: Path) -> None:
    with pytest.raises(ConfigError, match=str(outlets)):
        pipeline.run(NOW, Stage.SYNC)


def test_only_sync_begins_a_run(pipeline: Pipeline) -> None:
    with pytest.raises(UsageError, match="no run has the key 'unknown': stage sync begins one"):
        pipeline.stage(Stage.POLL, "unknown")


@pytest.mark.parametrize("stage", [Stage.SYNC, Stage.POLL])
def test_a_database_without_migrations_is_refused_in_one_line(
    server_url: str, pipeline: Pipeline, outlets: Path, stage: Stage
) -> None:
    write_outlets(outlets, A)
    with (
        new_database(server_url, template="template1") as empty,
        pytest.raises(DatabaseError, match="lacks migration 0001_runs"),
    ):
        Pipeline(empty, pipeline.settings).stage(stage, "run", now=NOW)
