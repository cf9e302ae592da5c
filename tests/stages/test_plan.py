from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline import Pipeline, value
from tests.stages.site import write_outlets
from tests.store.rows import NOW
from wirecopy.model import Stage
from wirecopy.stages.plan import shards_for


@pytest.mark.parametrize(
    ("domains", "most", "shards"), [(0, 32, 1), (1, 32, 1), (8, 32, 1), (9, 32, 2), (400, 32, 32), (9, 1, 1)]
)
def test_eight_domains_share_a_shard(domains: int, most: int, shards: int) -> None:
    assert shards_for(domains, most) == shards


def test_a_run_keeps_the_number_of_shards_that_was_planned_for_it(pipeline: Pipeline, outlets: Path) -> None:
    write_outlets(outlets, *(f"http://paper{n}.example/f" for n in range(20)))
    pipeline.stage(Stage.SYNC, "run", now=NOW)
    assert pipeline.stage(Stage.PLAN, "run", max_shards=32) == {"domains": 20, "shards": 3}
    assert value(pipeline.database, "select shards from wirecopy.run") == 3


def test_the_shards_of_a_run_poll_every_feed_once_between_them(pipeline: Pipeline, outlets: Path) -> None:
    feeds = [f"http://paper{n}.example/f" for n in range(20)]
    write_outlets(outlets, *feeds)
    pipeline.stage(Stage.SYNC, "run", now=NOW)
    pipeline.stage(Stage.PLAN, "run", max_shards=32)
    polled = [sum(pipeline.stage(Stage.POLL, "run", shard=shard).values()) for shard in range(3)]
    assert sum(polled) == 20
    assert value(pipeline.database, "select count(distinct feed_id) from wirecopy.poll") == 20
