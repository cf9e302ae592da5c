"""Three runs, an hour of the invented world each, in this process; for tests and pages that only read what they left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.pipeline import Pipeline, new_database, settings_for, value
from tests.world import World
from tests.world.shapes import HOURS
from wirecopy.model import Stage
from wirecopy.store.database import Database


@dataclass(frozen=True)
class ThreeHours:
    """The database after three hours of the world, the world with its log, its list of outlets, and what each hour counted."""

    database: Database
    world: World
    outlets: Path
    counts: Mapping[int, Mapping[Stage, Mapping[str, int]]]
    articles_after: Mapping[int, frozenset[str]]


@contextmanager
def three_hours(server_url: str, outlets: Path) -> Iterator[ThreeHours]:
    """Run them in a database of their own; the list of the world's outlets is written to `outlets`."""
    counts, articles = {}, {}
    with new_database(server_url) as database, World() as world:
        world.write_outlets(outlets)
        pipeline = Pipeline(database, settings_for(world.port, outlets))
        for hour in HOURS:
            world.set_hour(hour)
            counts[hour] = pipeline.run(world.time(hour))
            articles[hour] = frozenset(value(database, "select array_agg(url) from news.articles"))
        yield ThreeHours(database, world, outlets, counts, articles)
