"""What an hour had no room for is no trouble: it stands with its stage, and is shown louder when it stays."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, rows
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.model import Stage
from wirecopy.settings import FetchLimits
from wirecopy.store.run import waiting_work

HOUR = timedelta(hours=1)
FETCH = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)
LEFT = "select stage, domain, items, used_up, left_since from news.left_over order by run_id desc, domain"


@pytest.fixture
def flooded(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    """Two outlets: one of them lists more pages than its share, which is one in a run."""
    write_outlets(outlets, "http://flood.example/f", "http://calm.example/f")
    site.put_feed("http://flood.example/f", *(Item(f"http://flood.example/{number}") for number in range(12)))
    site.put_feed("http://calm.example/f", Item("http://calm.example/1"))
    limits = FetchLimits(domain_spacing_seconds=0, retry_seconds=0, pages_per_domain=1)
    return Pipeline(pipeline.database, pipeline.settings.model_copy(update={"fetch": limits}))


def test_what_a_domain_got_no_turn_for_is_stored_with_the_stage_and_is_no_trouble(
    flooded: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="wirecopy")
    flooded.run(NOW, *FETCH)
    flooded.run(NOW + HOUR, *FETCH)
    ((_, domain, items, used_up, since), before) = rows(flooded.database, LEFT)
    assert (domain, items, used_up) == ("flood.example", 10, "pages")
    assert before[:4] == ("fetch", "flood.example", 11, "pages")
    assert since == before[4]
    assert re.findall(r"left_over=(\d+)", caplog.text) == ["11", "10"]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(("stage", "left"), [(Stage.POLL, 2), (Stage.FETCH, 13)])
def test_a_stage_whose_time_is_up_says_how_much_it_leaves_and_its_second_attempt_what_is_left_then(
    flooded: Pipeline, stage: Stage, left: int
) -> None:
    for each in FETCH[: FETCH.index(stage)]:
        flooded.stage(each, "run", now=NOW)
    no_time = dict.fromkeys(("poll_budget", "fetch_budget"), timedelta(seconds=-1))
    hurried = flooded.settings.model_copy(update=no_time)
    Pipeline(flooded.database, hurried).stage(stage, "run")
    assert [row[:4] for row in rows(flooded.database, LEFT)] == [(stage, None, left, "time")]
    flooded.stage(stage, "run")
    assert [row[0] for row in rows(flooded.database, LEFT) if row[1] is None] == []


def test_feeds_of_a_domain_that_refuses_them_are_not_left_over_as_they_wait_on_purpose(
    flooded: Pipeline, site: Site, outlets: Path
) -> None:
    feeds = [f"http://paper.example/{number}" for number in range(8)]
    for url in feeds:
        site.put(url, status=403)
    write_outlets(outlets, *feeds)
    flooded.run(NOW, *FETCH)
    hurried = flooded.settings.model_copy(update={"poll_budget": timedelta(seconds=-1)})
    Pipeline(flooded.database, hurried).run(NOW + HOUR / 2, *FETCH)
    assert rows(flooded.database, LEFT) == []
    due = NOW + HOUR / 2
    waiting = flooded.database.transact(waiting_work, polls_due=due, fetches_due=due)
    assert waiting[Stage.POLL] == 0


def test_what_all_tasks_of_extract_leave_is_counted_once(flooded: Pipeline, site: Site) -> None:
    site.put_page(
        "http://calm.example/1", "Calm", "Nothing has happened here since the morning of yesterday."
    )
    for stage in FETCH:
        flooded.stage(stage, "run", now=NOW)
    for chunk in range(3):
        flooded.stage(Stage.EXTRACT, "run", shard=chunk, stage_budget=timedelta(seconds=-1))
    assert [row[:4] for row in rows(flooded.database, LEFT) if row[0] == "extract"] == [
        ("extract", None, 1, "time")
    ]


def test_what_is_left_over_for_six_hours_is_a_warning_at_the_gate_and_before_only_told(
    flooded: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="wirecopy")
    levels = []
    for hour in (0, 5, 7):
        caplog.clear()
        flooded.run(NOW + hour * HOUR, *FETCH, Stage.GATE)
        ((level, line),) = [
            (record.levelno, record.getMessage())
            for record in caplog.records
            if "left over" in record.getMessage()
        ]
        levels.append(level)
    assert levels == [logging.INFO, logging.INFO, logging.WARNING]
    assert 'left="fetch: 9 of flood.example, which had had its share of pages"' in line
    assert f"since={NOW:%Y-%m-%dT%H:%M}" in line


def test_a_run_that_leaves_nothing_ends_the_time_since_which_something_is_left(flooded: Pipeline) -> None:
    flooded.run(NOW, *FETCH)
    roomy = Pipeline(
        flooded.database, flooded.settings.model_copy(update={"fetch": FetchLimits(domain_spacing_seconds=0)})
    )
    roomy.run(NOW + HOUR, *FETCH)
    assert len(rows(flooded.database, LEFT)) == 1
    with flooded.database.transaction() as connection:
        connection.execute("update wirecopy.page set next_fetch_at = %s", (NOW + 2 * HOUR,))
    flooded.run(NOW + 2 * HOUR, *FETCH)
    later, first = (row[4] for row in rows(flooded.database, LEFT))
    assert later - first > HOUR


@pytest.mark.parametrize(("of_feed", "some_missed"), [(2, False), (250, True)], ids=["a quota", "no quota"])
def test_a_feed_with_a_flood_of_links_leaves_the_outlets_other_feeds_their_pages(
    pipeline: Pipeline, site: Site, outlets: Path, of_feed: int, some_missed: bool
) -> None:
    """Without a quota for each feed the other one misses pages in three hours: the newest come first."""
    calm, flood = "http://paper.example/news", "http://paper.example/flood"
    write_outlets(outlets, calm, flood)
    limits = FetchLimits(
        domain_spacing_seconds=0, retry_seconds=0, pages_per_domain=4, new_pages_per_feed=of_feed
    )
    hurried = Pipeline(pipeline.database, pipeline.settings.model_copy(update={"fetch": limits}))
    listed: list[str] = []
    for hour in range(3):
        news = [f"{calm}/{hour}/{number}" for number in range(2)]
        listed += news
        site.put_feed(calm, *(Item(url) for url in news))
        site.put_feed(flood, *(Item(f"{flood}/{hour}/{number}") for number in range(30)))
        hurried.run(NOW + hour * HOUR, *FETCH)
    assert bool(set(listed) - set(site.asked)) is some_missed
