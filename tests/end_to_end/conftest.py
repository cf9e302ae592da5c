from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.pipeline import Pipeline, new_database, settings_for, value
from tests.world import World
from tests.world.shapes import HOURS
from wirecopy.model import Stage
from wirecopy.store.database import Database


@dataclass(frozen=True)
class ThreeHours:
    """The database after three hours of the world, the world with its log, and what each hour counted."""

    database: Database
    world: World
    counts: Mapping[int, Mapping[Stage, Mapping[str, int]]]
    articles_after: Mapping[int, frozenset[str]]


@pytest.fixture(scope="module")
def hours(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreeHours]:
    """Three runs, an hour of the world each; for tests that only read."""
    outlets = tmp_path_factory.mktemp("hours") / "outlets.yaml"
    counts, articles = {}, {}
    with new_database(server_url) as database, World() as world:
        world.write_outlets(outlets)
        pipeline = Pipeline(database, settings_for(world.port, outlets, extract_workers=2))
        for hour in HOURS:
            world.set_hour(hour)
            counts[hour] = pipeline.run(world.time(hour))
            articles[hour] = frozenset(value(database, "select array_agg(url) from news.articles"))
        yield ThreeHours(database, world, counts, articles)
