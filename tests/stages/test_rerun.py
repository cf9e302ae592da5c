"""A run over an unchanged world changes nothing but clocks, and two halves of a run make a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, digests, settings_for, value
from tests.world import World
from wirecopy.model import Stage

HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> Iterator[World]:
    with World(hour=1) as world:
        yield world


@pytest.fixture
def pipeline(pipeline: Pipeline, world: World, outlets: Path) -> Pipeline:
    world.write_outlets(outlets)
    return Pipeline(pipeline.database, settings_for(world.port, outlets))


def test_a_second_run_over_the_same_hour_changes_nothing_but_clocks(pipeline: Pipeline, world: World) -> None:
    pipeline.run(world.time(1))
    before = digests(pipeline.database)
    changes = value(pipeline.database, "select max(change_seq) from news.changes(0)")
    again = pipeline.run(world.time(1) + timedelta(minutes=55))
    assert again[Stage.POLL].keys() <= {"not_modified", "same_body", "unsafe_feed", "server_error"}
    assert digests(pipeline.database) == before
    assert (
        value(
            pipeline.database,
            "select count(*) - count(distinct (url, sha256)) from wirecopy.document where kind = 'page'",
        )
        == 0
    )
    assert value(pipeline.database, "select max(change_seq) from news.changes(0)") == changes
    assert again[Stage.GATE] == {"green": 1}


def test_every_stage_may_be_run_twice_under_one_run_key(pipeline: Pipeline, world: World) -> None:
    """What Airflow does when a task is cleared, or retried after its worker died."""
    for stage in (
        Stage.SYNC,
        Stage.PLAN,
        Stage.POLL,
        Stage.FETCH,
        Stage.EXTRACT,
        Stage.DEDUPE,
        Stage.PUBLISH,
        Stage.GATE,
    ):
        pipeline.stage(stage, "run", now=world.time(1))
        before = digests(pipeline.database, without=())
        again = pipeline.stage(stage, "run", now=world.time(1))
        assert digests(pipeline.database, without=()) == before, stage
        if stage in (Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH):
            assert not again, stage
