"""From rows to pages, through the views and as the role that readers have."""

from __future__ import annotations

import re
from datetime import timedelta

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.web.rows import add_article, add_feed, add_outlet, add_story, insert, now
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import text_of
from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.outlet_hour import count_outlet_hours, hour_of
from wirecopy.store.read_model.feeds import FeedStatus, read_feeds
from wirecopy.store.read_model.overview import read_overview
from wirecopy.store.read_model.reader import page_reader
from wirecopy.web.airflow_runs import AirflowRun, AirflowRunState, AirflowStatus
from wirecopy.web.app import make_app

HOUR = timedelta(hours=1)


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def test_an_empty_database_shows_three_quiet_pages(client: TestClient) -> None:
    assert "No run yet" in client.get("/").text
    assert "None yet" in client.get("/feeds").text
    assert client.get("/story/1").status_code == 404


def test_runs_show_their_state_counts_and_reason(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        at = now(connection)
        feed_id = add_feed(connection, add_outlet(connection, "Harbour Herald"), "https://h.example/rss")
        for hours, state, reason in [
            (3, "green", ""),
            (2, "red", "every feed failed"),
            (1, "red", "disk full"),
        ]:
            run_id = insert(
                connection,
                "run",
                run_key=f"manual__{hours}",
                started_at=at - hours * HOUR,
                ended_at=at - hours * HOUR + timedelta(minutes=2),
                state=state,
                reason=reason,
            )
        ended = {"started_at": at - HOUR, "ended_at": at}
        insert(connection, "run_stage", run_id=run_id, stage="poll", shard=0, **ended)
        insert(connection, "run_stage", run_id=run_id, stage="poll", shard=1, started_at=at - HOUR)
        for outcome in ("ok", "same_body", "dns_failed"):
            insert(connection, "poll", feed_id=feed_id, run_id=run_id, polled_at=at, outcome=outcome)
    assert ", 2 h ago: disk full." in text_of(client.get("/").text)
    text = text_of(client.get("/runs?kind=&state=red").text)
    assert "2 runs" in text
    assert "2 ok, 1 dns failed" in text
    assert "every feed failed" in text
    assert "1 run" in text_of(client.get("/runs?state=green").text)
    assert client.get("/runs?state=blue").status_code == 404
    text = text_of(client.get(f"/run/{run_id}").text)
    assert f"Run {run_id} is red disk full" in text
    assert "1 dns failed, 1 ok, 1 same body 1 part of 2 open" in text
    assert "h.example 1 1 dns failed (poll)" in text
    rows = text_of(client.get(f"/run/{run_id}/polls?outcome=dns_failed").text)
    assert "1 polls" in rows
    assert "https://h.example/rss Harbour Herald" in rows
    for address in ("/run/999", "/run/999/polls", "/run/1/nothing"):
        assert client.get(address).status_code == 404


def test_a_run_of_airflow_leads_to_its_page_or_says_why_it_has_none(database: Database) -> None:
    with database.transaction() as connection:
        at = now(connection)
        run_id = insert(connection, "run", run_key="manual__2026-08-03T09:05:00+00:00", started_at=at)
    queued = AirflowRun("waits", AirflowRunState.QUEUED, at, None, None)
    app = make_app(let_in, lambda: database, lambda: AirflowStatus(at, (queued,)))
    client = client_of(app)
    answer = client.get("/runs/of/manual__2026-08-03T09%3A05%3A00%2B00%3A00", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/wirecopy/run/{run_id}")
    assert "Airflow has queued it" in client.get("/runs/of/waits").text
    assert "No run is called nothing" in text_of(client.get("/runs/of/nothing").text)
    overview = text_of(client.get("/").text)
    assert re.search(r"queued .*Airflow has queued it", overview)
    assert re.search(r"not stored queued Airflow has queued it.* ingest", text_of(client.get("/runs").text))


def test_the_usual_number_of_articles_is_that_of_the_week_before_the_last_day(database: Database) -> None:
    with database.transaction() as connection:
        at = now(connection)
        outlet = add_outlet(connection, "Harbour Herald")
        for number, hours in enumerate((1, 30, 71, 72, 72, 72)):
            add_article(connection, outlet, f"https://h.example/{number}", "Ferry", at - hours * HOUR)
        run_id = insert(connection, "run", run_key="1", started_at=at - 72 * HOUR)
        feed_id = add_feed(connection, outlet, "https://h.example/rss")
        insert(connection, "poll", feed_id=feed_id, run_id=run_id, polled_at=at - 72 * HOUR, outcome="ok")
        count_outlet_hours(connection, hour_of(at - 100 * HOUR))
    with page_reader(database) as reader:
        numbers = read_overview(reader).numbers
    assert numbers.articles_usual == round(5 / 2)
    assert numbers.articles == 1


def test_red_since_ends_with_a_green_run(database: Database) -> None:
    with database.transaction() as connection:
        at = now(connection)
        for hours, state in [(5, "red"), (4, "green"), (3, "red"), (2, "red"), (1, "running")]:
            insert(connection, "run", run_key=str(hours), started_at=at - hours * HOUR, state=state)
    with page_reader(database) as reader:
        assert read_overview(reader).numbers.red_since == at - 3 * HOUR
    with database.transaction() as connection:
        insert(connection, "run", run_key="0", started_at=at, state="green")
    with page_reader(database) as reader:
        assert read_overview(reader).numbers.red_since is None


def test_feeds_with_the_same_trouble_are_told_in_one_line(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        at = now(connection)
        outlet_id = add_outlet(connection, "Harbour Herald")
        for number, outcome in enumerate(["dns_failed"] * 5 + ["timed_out"] * 3):
            add_feed(
                connection,
                outlet_id,
                f"https://h.example/{number}",
                failures_in_row=1,
                last_outcome=outcome,
                last_success_at=at - (number + 1) * HOUR,
            )
    text = text_of(client.get("/").text)
    assert "5 feeds fail the name of its server has no address" in text
    assert "3 feeds fail timed out" in text


def test_feeds_in_trouble_come_first_with_the_time_until_which_they_were_well(database: Database) -> None:
    with database.transaction() as connection:
        at = now(connection)
        outlet_id = add_outlet(connection, "Harbour Herald")
        add_feed(
            connection,
            outlet_id,
            "https://h.example/fine",
            last_outcome="ok",
            last_success_at=at,
            last_new_at=at,
        )
        add_feed(connection, outlet_id, "https://h.example/out", status="retired")
        add_feed(connection, outlet_id, "https://h.example/gone", status="gone", last_outcome="gone")
        for hours in (9, 2):
            add_feed(
                connection,
                outlet_id,
                f"https://h.example/failing-{hours}",
                failures_in_row=hours,
                last_outcome="timed_out",
                last_success_at=at - hours * HOUR,
            )
        silent = add_feed(
            connection,
            outlet_id,
            "https://h.example/silent",
            last_outcome="not_modified",
            last_success_at=at,
            last_new_at=at - 72 * HOUR,
        )
        for number in range(60):
            insert(
                connection,
                "entry",
                feed_id=silent,
                key=bytes([number]),
                content_sha256=b"",
                first_seen_at=at - 72 * HOUR,
                last_seen_at=at,
            )
    with page_reader(database) as reader:
        feeds = read_feeds(reader)
        overview = read_overview(reader)
    assert [feed.url.rpartition("/")[2] for feed in feeds] == [
        "failing-2",
        "failing-9",
        "gone",
        "silent",
        "fine",
        "out",
    ]
    assert feeds[0].well_until == at - 2 * HOUR
    assert feeds[2].well_until is None
    assert feeds[3].well_until == at - 72 * HOUR
    found = {each.status: each for each in overview.feeds_alike}
    assert (found[FeedStatus.FAILING].last_well, found[FeedStatus.FAILING].first_well) == (
        at - 2 * HOUR,
        at - 9 * HOUR,
    )
    assert (found[FeedStatus.GONE].last_well, found[FeedStatus.SILENT].last_well) == (None, at - 72 * HOUR)
    numbers = overview.numbers
    assert (numbers.feeds_failing, numbers.feeds_gone, numbers.feeds_silent, numbers.feeds_ok) == (2, 1, 1, 1)


def test_a_shared_story_shows_each_outlet_with_what_it_did(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        at = now(connection) - HOUR
        first = add_article(
            connection, add_outlet(connection, "Northwire"), "https://n.example/1", "Ferry freed", at
        )
        second = add_article(
            connection,
            add_outlet(connection, "Valley Times"),
            "https://v.example/1",
            "Ferry afloat",
            at + timedelta(minutes=12),
        )
        lone = add_article(
            connection, add_outlet(connection, "Ostkurier"), "https://o.example/1", "Schafe", at
        )
        add_story(connection, "Schafe", {lone: timedelta()})
        members = {first: timedelta(), second: timedelta(minutes=12)}
        story_id = add_story(connection, "Ferry freed", members, originator="Northwire", first_seen_at=at)
        insert(
            connection,
            "credit",
            article_id=second,
            position=0,
            role="originator",
            party="Northwire",
            evidence="(Northwire)",
            source="dateline",
            confidence=0.9,
        )
    overview = text_of(client.get("/").text)
    assert "articles in 24 h 3" in overview
    assert "shared stories in 24 h 1" in overview
    assert "Ferry freed" in overview
    assert "Schafe" not in overview
    assert "Northwire 2 outlets," in overview
    assert "the last +12 min" in overview
    story = text_of(client.get(f"/story/{story_id}").text)
    assert "originator Northwire (Northwire) dateline 0.90 Valley Times" in story


def test_a_version_link_is_seen_from_both_stories(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        at = now(connection)
        outlet_id = add_outlet(connection, "Northwire")
        articles = [add_article(connection, outlet_id, f"https://n.example/{n}", "Ferry", at) for n in (1, 2)]
        old, new = (
            add_story(connection, title, {article_id: timedelta()})
            for title, article_id in zip(("Ferry aground", "Ferry freed"), articles, strict=True)
        )
        insert(
            connection,
            "story_version",
            story_id=old,
            other_story_id=new,
            article_id=articles[0],
            other_article_id=articles[1],
            containment=0.6,
            jaccard=0.4,
            shared=80,
            longest_run=44,
            rule="test-1",
            ground="rewritten",
            linked_at=at,
        )
        connection.execute("update wirecopy.story set running_story_id = %s", [old])
    assert f'href="/wirecopy/story/{new}"><bdi>Ferry freed</bdi>' in client.get(f"/story/{old}").text
    assert f'href="/wirecopy/story/{old}"><bdi>Ferry aground</bdi>' in client.get(f"/story/{new}").text


def test_the_address_of_a_merged_story_leads_to_the_living_one(
    database: Database, client: TestClient
) -> None:
    with database.transaction() as connection:
        at = now(connection)
        article_id = add_article(
            connection, add_outlet(connection, "Northwire"), "https://n.example/1", "Ferry", at
        )
        living = add_story(connection, "Ferry", {article_id: timedelta()})
        middle = insert(connection, "story", created_at=at, merged_into=living)
        oldest = insert(connection, "story", created_at=at, merged_into=middle)
        for dead, successor in ((oldest, middle), (middle, living)):
            insert(
                connection,
                "story_merge",
                from_story_id=dead,
                into_story_id=successor,
                article_id=article_id,
                matched_article_id=article_id,
                reason="same text",
                merged_at=at,
            )
    answer = client.get(f"/story/{oldest}")
    assert [step.status_code for step in answer.history] == [303]
    assert answer.url.path == f"/wirecopy/story/{living}"


def test_ages_follow_the_clock_of_a_replay(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        started = now(connection) - timedelta(days=100)
        insert(
            connection,
            "run",
            run_key="replay",
            started_at=started,
            ended_at=started,
            state="green",
            clock_offset=timedelta(days=-100, minutes=20),
        )
    assert "Last run ended 20 min ago" in text_of(client.get("/").text)


def test_pages_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseError), page_reader(database) as reader:
        reader.connection.execute("create table news.mine (x integer)")


def test_a_page_that_takes_too_long_says_what_to_do(database: Database) -> None:
    with pytest.raises(DatabaseError, match="narrow it, by a day"), page_reader(database) as reader:
        reader.connection.execute("set statement_timeout = '10ms'; select pg_sleep(1)")


def test_a_database_without_our_schema_says_to_migrate(database: Database) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("drop schema news cascade")
    answer = client_of(make_app(let_in, lambda: database)).get("/")
    assert answer.status_code == 503
    assert "run `wirecopy migrate`" in answer.text
