"""dedupe and publish: the same articles end in the same stories, however they arrive and whoever compares them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.pipeline import Background, Pipeline, name_of, new_database, rows, settings_for, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from tests.world import World, truth
from wirecopy.model import Stage
from wirecopy.settings import DedupePolicy
from wirecopy.store.database import Database

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def extracted(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a database with all articles of the world, as hour 3 shows them, none of them compared."""
    outlets = tmp_path_factory.mktemp("dedupe") / "outlets.yaml"
    with new_database(server_url) as database:
        with World(hour=3) as world:
            world.write_outlets(outlets)
            pipeline = Pipeline(database, settings_for(world.port, outlets))
            pipeline.run(world.time(3), Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)
        name = name_of(database)
        database.close()  # a template must have no connections
        yield name


@pytest.fixture
def pipeline(server_url: str, extracted: str, tmp_path: Path) -> Iterator[Pipeline]:
    with new_database(server_url, template=extracted) as database:
        outlets = tmp_path / "outlets.yaml"
        write_outlets(outlets, "http://nobody.example/f")
        yield Pipeline(database, settings_for(9, outlets))


def groups(database: Database) -> set[frozenset[str]]:
    return {
        frozenset(urls)
        for (urls,) in rows(database, "select array_agg(url) from news.articles group by story_id")
    }


def batches_of(pipeline: Pipeline, size: int) -> Pipeline:
    return Pipeline(
        pipeline.database, pipeline.settings.model_copy(update={"dedupe": DedupePolicy(batch=size)})
    )


EXPECTED = {story.urls for story in truth.STORIES}


@pytest.mark.parametrize("size", [1, 7, 500])
def test_the_size_of_a_batch_does_not_decide_what_belongs_together(pipeline: Pipeline, size: int) -> None:
    batches_of(pipeline, size).run(World.time(3) + HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH)
    found = groups(pipeline.database)
    assert {group for group in found if len(group) > 1} == EXPECTED
    assert sum(len(group) for group in found) == value(
        pipeline.database, "select count(*) from wirecopy.article"
    )
    assert value(pipeline.database, "select count(*) from news.story_versions") == len(truth.VERSION_LINKS)


def test_two_dedupes_at_once_compare_every_article_once(pipeline: Pipeline) -> None:
    small = batches_of(pipeline, 3)
    small.stage(Stage.SYNC, "run", now=World.time(3) + HOUR)
    both = [Background(partial(small.stage, Stage.DEDUPE, "run", shard=shard)) for shard in (0, 1)]
    counts = [each.result() for each in both]
    articles = value(pipeline.database, "select count(*) from wirecopy.article")
    assert sum(count.get("articles", 0) for count in counts) == articles
    assert value(pipeline.database, "select count(*) from wirecopy.story_copy") == articles
    assert {group for group in groups(pipeline.database) if len(group) > 1} == EXPECTED


def test_two_publishes_at_once_number_every_change_once(pipeline: Pipeline) -> None:
    pipeline.stage(Stage.SYNC, "run", now=World.time(3) + HOUR)
    pipeline.stage(Stage.DEDUPE, "run")
    both = [Background(partial(pipeline.stage, Stage.PUBLISH, "run", shard=shard)) for shard in (0, 1)]
    for each in both:
        each.result()
    numbers = [number for (number,) in rows(pipeline.database, "select change_seq from news.changes(0)")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == value(
        pipeline.database, "select (select count(*) from news.articles) + (select count(*) from news.stories)"
    )


def test_a_second_attempt_finds_nothing_left_to_do(pipeline: Pipeline) -> None:
    pipeline.run(World.time(3) + HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH)
    again = pipeline.run(World.time(3) + 2 * HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH)
    assert again[Stage.DEDUPE] == again[Stage.PUBLISH] == {}


def test_a_run_whose_every_article_the_database_refuses_is_red_and_says_why(
    pipeline: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    with pipeline.database.transaction() as connection:
        connection.execute("alter table wirecopy.story_copy add constraint refused check (false)")
    articles = value(pipeline.database, "select count(*) from wirecopy.article")
    counts = pipeline.run(World.time(3) + HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH, Stage.GATE)
    assert counts[Stage.DEDUPE] == {"failed": articles}
    assert "every article failed in dedupe" in value(
        pipeline.database, "select reason from news.runs order by run_id desc limit 1"
    )
    assert 'violates check constraint "refused"' in caplog.text


# ---------------------------------------------------------------------------------------- over hours


A, B, C = (f"http://{name}.example" for name in ("a", "b", "c"))


@pytest.fixture
def hourly(server_url: str, tmp_path: Path) -> Iterator[tuple[Pipeline, Site]]:
    """Three outlets with a feed each; those of A and B list a page."""
    outlets = tmp_path / "outlets.yaml"
    with new_database(server_url) as database, Site() as site:
        write_outlets(outlets, *(f"{host}/f" for host in (A, B, C)))
        for host in (A, B):
            site.put_feed(f"{host}/f", Item(f"{host}/1"))
        yield Pipeline(database, settings_for(site.port, outlets)), site


def test_a_text_that_joins_two_stories_merges_them_with_a_redirect_and_a_reason(
    hourly: tuple[Pipeline, Site],
) -> None:
    pipeline, site = hourly
    first, second = prose(1), prose(2)
    site.put_page(f"{A}/1", "First", first)
    site.put_page(f"{B}/1", "Second", second)
    pipeline.run(NOW)
    assert value(pipeline.database, "select count(*) from news.stories") == 2
    seen = value(pipeline.database, "select max(change_seq) from news.changes(0)")
    site.put_page(f"{B}/1", "Second", first)  # the page was replaced by the first one's text
    pipeline.run(NOW + HOUR)
    assert groups(pipeline.database) == {frozenset({f"{A}/1", f"{B}/1"})}
    ((gone, heir, reason),) = rows(
        pipeline.database, "select from_story_id, into_story_id, reason from news.story_merges"
    )
    assert "1.00 of the shorter text" in reason
    assert value(pipeline.database, "select array_agg(story_id) from news.stories") == [heir]
    changed = rows(pipeline.database, "select kind, story_id from news.changes(%(seen)s)", seen=seen)
    assert {("story", gone), ("story", heir)} <= set(changed)


def test_copies_say_what_they_cut_and_added_and_who_was_first(hourly: tuple[Pipeline, Site]) -> None:
    pipeline, site = hourly
    text = prose(3)
    site.put_page(f"{A}/1", "The headline", text)
    pipeline.run(NOW)
    site.put_page(
        f"{C}/1", "Another headline", "A short introduction of our own.\n" + "\n".join(text.splitlines()[:4])
    )
    site.put_feed(f"{C}/f", Item(f"{C}/1"))
    pipeline.run(NOW + HOUR)
    found = rows(
        pipeline.database,
        "select outlet, relation, words_cut, words_added, headline_changed from news.story_copies order by outlet",
    )
    cut = sum(len(line.split()) for line in text.splitlines()[4:])
    assert found == [("a.example", "original", 0, 0, False), ("c.example", "copy", cut, 6, True)]
    assert rows(pipeline.database, "select first_outlet, outlet_count, title from news.stories") == [
        ("a.example", 2, "The headline")
    ]
