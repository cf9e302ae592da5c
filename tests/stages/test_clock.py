"""Clocks that are wrong: one that ran ahead and left its times, one that is behind, one that jumps during a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, column, name_of, new_database, rows, settings_for, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from wirecopy.clock import Clock
from wirecopy.errors import UsageError
from wirecopy.model import Run, Stage
from wirecopy.settings import Settings
from wirecopy.stages.context import StageContext
from wirecopy.stages.maintenance import Chore, run_chore
from wirecopy.store.database import Database
from wirecopy.store.feed import save_refusals
from wirecopy.store.future_times import bring_times_back, has_future_documents, has_future_times
from wirecopy.store.outlet_hour import hour_of, make_hours_final
from wirecopy.store.queries import load_query

AHEAD = timedelta(days=3 * 365)
UNTIL_FETCH = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)
FEED = "http://paper.example/f"


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class WrongHour:
    """A run by a machine's clock that was three years ahead; then the clock was put right. `database` is to be copied."""

    site: Site
    settings: Settings
    database: str


@pytest.fixture(scope="module")
def wrong_hour(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WrongHour]:
    outlets = tmp_path_factory.mktemp("clock") / "outlets.yaml"
    write_outlets(outlets, FEED)
    with Site() as site, new_database(server_url) as database:
        put_items(site, 1)
        settings = settings_for(site.port, outlets)
        Pipeline(database, settings).run(now() + AHEAD)
        with database.transaction() as connection:
            connection.execute("update wirecopy.run set clock_offset = interval '0'")
        name = name_of(database)
        database.close()
        yield WrongHour(site, settings, name)


@pytest.fixture
def ahead(server_url: str, wrong_hour: WrongHour) -> Iterator[Pipeline]:
    with new_database(server_url, template=wrong_hour.database) as database:
        yield Pipeline(database, wrong_hour.settings)


def put_items(site: Site, count: int) -> None:
    urls = [f"http://paper.example/{number}" for number in range(count)]
    site.put_feed(FEED, *(Item(url, title=f"Headline {url[-1]}") for url in urls))
    for number, url in enumerate(urls):
        site.put_page(url, f"Headline {number}", prose(number))


def publish_entries(database: Database, at: datetime) -> None:
    """Thirty entries whose publishers say that it is that time."""
    with database.transaction() as connection:
        connection.execute(
            """insert into wirecopy.entry (feed_id, key, outcome, title, published_at, content_sha256, first_seen_at, last_seen_at)
               select 1, n::text::bytea, 'ok', '', %(at)s, '', %(at)s, %(at)s from generate_series(1, 30) n""",
            {"at": at},
        )


def run(pipeline: Pipeline, *stages: Stage) -> Mapping[Stage, Mapping[str, int]]:
    """A run by this machine's own clock."""
    return {stage: pipeline.stage(stage, "right") for stage in stages}


def later_than(database: Database, latest: datetime) -> list[str]:
    """The columns of the pipeline that hold later times, but those of what is still to come."""
    return [
        f"{table}.{name}"
        for table, names in rows(database, load_query("clock/observed_columns"))
        for name in names
        if value(database, f"select max({name}) > %(latest)s from wirecopy.{table}", latest=latest)
    ]


def test_a_clock_that_ran_ahead_and_was_put_right_stops_no_run(
    ahead: Pipeline, wrong_hour: WrongHour, caplog: pytest.LogCaptureFixture
) -> None:
    """Runs were refused and no feed was polled before the date that the wrong clock had shown."""
    put_items(wrong_hour.site, 2)
    ahead.database.transact(make_hours_final, hour_of(now() + AHEAD))
    counts = run(ahead, *UNTIL_FETCH, Stage.GATE)
    assert counts[Stage.POLL] == {"ok": 1}
    assert counts[Stage.FETCH]["ok"] == 1
    assert "`wirecopy doctor --repair` brings them back" in caplog.text
    assert value(ahead.database, "select max(next_poll_at) from wirecopy.feed") < now() + timedelta(days=2)
    hours = "select sum(polls) from news.outlet_hours where hour > %(since)s and hour <= %(until)s"
    assert value(ahead.database, hours, since=now() - timedelta(hours=2), until=now()) == 1


def test_feeds_of_a_domain_that_refused_while_the_clock_ran_ahead_are_asked(
    ahead: Pipeline, wrong_hour: WrongHour
) -> None:
    put_items(wrong_hour.site, 2)
    ahead.database.transact(save_refusals, "paper.example", 1, now() + timedelta(days=100))
    assert run(ahead, *UNTIL_FETCH)[Stage.POLL] == {"ok": 1}


def test_times_of_a_clock_that_ran_ahead_are_brought_back_and_readers_are_told(ahead: Pipeline) -> None:
    database = ahead.database
    before = value(database, "select max(change_seq) from news.changes(0)")
    assert {"article.first_seen_at", "document.fetched_at"} < set(later_than(database, now()))
    assert database.transact(has_future_documents, now())
    changed = database.transact(bring_times_back, now())
    assert changed["article"] == changed["entry"] == changed["feed"] == changed["run"] == 1
    assert later_than(database, now()) == []
    assert not database.transact(has_future_times, now())
    assert not database.transact(has_future_documents, now())
    raw = """select count(*) from wirecopy.page_fetch f
             join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at"""
    assert value(database, raw) == 1
    run(ahead, Stage.SYNC, Stage.PUBLISH)
    assert len(column(database, "select change_seq from news.changes(%(before)s)", before=before)) == 2
    assert database.transact(bring_times_back, now()) == {}


def test_times_that_are_right_are_left_alone(pipeline: Pipeline, site: Site, outlets: Path) -> None:
    write_outlets(outlets, FEED)
    put_items(site, 1)
    run(pipeline, *UNTIL_FETCH)
    assert pipeline.database.transact(bring_times_back, now()) == {}
    assert not pipeline.database.transact(has_future_times, now())


def test_a_clock_that_is_behind_the_publishers_is_refused_in_one_line(ahead: Pipeline) -> None:
    """Was the clock ahead before, or is it behind now? What the newest entries say of themselves decides."""
    publish_entries(ahead.database, now() + timedelta(days=1))
    with pytest.raises(
        UsageError, match=r"newest entries were published around .*: set this machine's clock"
    ) as refused:
        run(ahead, Stage.SYNC)
    assert "\n" not in str(refused.value)
    with pytest.raises(UsageError, match="newest entries were published"):
        ahead.database.transact(bring_times_back, now())


def test_a_machine_whose_clock_differs_from_the_servers_is_refused_in_one_line(
    pipeline: Pipeline, outlets: Path
) -> None:
    """Its chores would delete as old what is new."""
    write_outlets(outlets, FEED)
    pipeline.stage(Stage.SYNC, "right")
    with pipeline.database.transaction() as connection:
        connection.execute(
            """create function public.now() returns timestamptz language sql
               return pg_catalog.now() - interval '20 minutes';
               do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$"""
        )
    with Database(pipeline.database.url) as elsewhere:
        there = replace(pipeline, database=elsewhere)
        with pytest.raises(
            UsageError, match=r"^this machine's clock says .*the database server's .*: set the wrong one"
        ):
            there.stage(Stage.PLAN, "right")
        with pytest.raises(UsageError, match="set the wrong one"):
            there.stage(Stage.SYNC, "next")
        with pytest.raises(UsageError, match="set the wrong one"):
            run_chore(Chore.HISTORY, pipeline.settings, elsewhere)


def test_a_clock_that_goes_back_during_a_run_ends_its_stages_and_leaves_the_gate(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    """Poll took each feed again and again, as each poll was before the run's start."""
    write_outlets(outlets, FEED)
    put_items(site, 1)
    run(pipeline, Stage.SYNC, Stage.PLAN)
    with pipeline.database.transaction() as connection:
        connection.execute("update wirecopy.run set started_at = started_at + interval '3 hours'")
    with pytest.raises(UsageError, match=r"this run began at .*: the next run takes up what was left"):
        run(pipeline, Stage.POLL)
    assert site.asked == []
    assert run(pipeline, Stage.GATE)[Stage.GATE] == {"red": 1}
    assert pipeline.stage(Stage.SYNC, "next")["feeds"] == 1
    assert pipeline.stage(Stage.POLL, "next") == {"ok": 1}


@pytest.mark.parametrize("chore", [Chore.OLD_SHINGLES, Chore.ARCHIVE, Chore.HISTORY, Chore.SITE_LINES])
def test_a_clock_that_runs_ahead_deletes_nothing(ahead: Pipeline, chore: Chore) -> None:
    """A day of a wrong clock would have deleted what is kept for half a year, and the index of copies."""
    publish_entries(ahead.database, now())
    run_chore(chore, ahead.settings, ahead.database)
    far = ahead.settings.model_copy(update={"now": now() + AHEAD})
    with pytest.raises(
        UsageError, match=r"newest entries were published around .*: nothing is deleted for its age"
    ):
        run_chore(chore, far, ahead.database)


@pytest.mark.parametrize(("hours", "is_over"), [(-3, True), (0, False), (3, True)])
def test_a_stage_takes_no_more_work_when_its_clock_jumps(
    database: Database, hours: int, is_over: bool
) -> None:
    began = Clock().now() - timedelta(hours=hours)
    run = Run(1, "run", began, shards=1, clock_offset=timedelta())
    context = StageContext(
        Settings(), database, run, Stage.POLL, 0, began, deadline=began + timedelta(minutes=15)
    )
    assert context.is_over is is_over
