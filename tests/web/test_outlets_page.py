"""All outlets, and one of them: what they publish, whose copy it is, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.web.rows import add_article, add_feed, add_outlet, add_story, insert, now
from tests.web.sample import OUTLET
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import CONTEXT, ROOT, text_of
from wirecopy.store.database import Database
from wirecopy.store.read_model.outlets import OutletFilter
from wirecopy.web.app import make_app
from wirecopy.web.pages.outlets import percent, render_outlet

HOUR = timedelta(hours=1)


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def test_the_numbers_of_an_outlet_lead_to_their_articles() -> None:
    page = render_outlet(OUTLET, OutletFilter(), CONTEXT)
    articles = f"{ROOT}/articles?outlet=valley-times.example"
    for filters in (
        "",
        "&amp;agency=Northwire",
        "&amp;wire=no",
        "&amp;language=en",
        "&amp;day=2026-08-03",
        "&amp;hour=2026-08-03T09",
    ):
        assert f'href="{articles}{filters}"' in page
    assert f'href="{ROOT}/outlet/harbour-herald.example"' in page
    text = text_of(page)
    assert "of them wire copy 50 %" in text
    assert "first 30 up to 15 min 20 later than 15 min 10" in text
    assert "fetch forbidden kept from us 12" in text


def test_an_outlet_of_which_nothing_is_known_is_a_page_too() -> None:
    empty = replace(
        OUTLET,
        agencies=(),
        lags=(),
        pairs=(),
        failures=(),
        failed_entries=(),
        feeds=(),
        authors=(),
        languages=(),
        lines=(),
        articles=(),
    )
    assert "It has nothing of 7 days that others have as well." in text_of(
        render_outlet(empty, OutletFilter(), CONTEXT)
    )
    assert percent(1, 0) == 0
    assert percent(5, 4) == 100


def test_outlets_are_listed_with_what_they_did_in_a_week(database: Database, client: TestClient) -> None:
    assert "None yet" in client.get("/outlets").text
    with database.transaction() as connection:
        at = now(connection)
        north, valley = add_outlet(connection, "Northwire"), add_outlet(connection, "Valley Times")
        first = add_article(connection, north, "https://n.example/1", "Ferry freed", at - 2 * HOUR)
        second = add_article(connection, valley, "https://v.example/1", "Ferry afloat", at - HOUR)
        add_story(connection, "Ferry freed", {first: timedelta(), second: HOUR}, first_seen_at=at - 2 * HOUR)
        connection.execute(
            "update wirecopy.article set originator = 'Northwire', authors = '{Ada Quill}', language = 'en'"
        )
        connection.execute(
            """insert into wirecopy.outlet_hour
               select domain, date_trunc('hour', now()) - hours * interval '1 hour', 1, 0, 1, 9, failed, 9, 0, 0, articles, 0, copies, 0
               from (values ('northwire.example', 1, 0, 1, 0), ('valley-times.example', 1, 0, 1, 1), ('valley-times.example', 48, 2, 14, 3))
                    as v (domain, hours, failed, articles, copies)"""
        )
        connection.execute(
            """insert into wirecopy.outlet_hour_failure
               values ('valley-times.example', date_trunc('hour', now()) - interval '2 days', 'fetch', 'no_link', 2)"""
        )
        alert = {
            "cause": "",
            "is_group": False,
            "opened_at": at,
            "summary": "it refused 9 pages",
            "numbers": "{}",
        }
        insert(connection, "alert", kind="outlet_blocked", subject="valley-times.example", **alert)
        insert(connection, "alert", kind="outlet_blocked", subject="northwire.example", **alert)
        insert(connection, "alert", kind="feed_silent", subject="https://v.example/rss", **alert)
        feed = add_feed(
            connection, valley, "https://v.example/rss", last_outcome="ok", last_success_at=at, last_new_at=at
        )
        insert(
            connection,
            "entry",
            feed_id=feed,
            key=b"1",
            content_sha256=b"",
            title="No way in",
            outcome="no_link",
            first_seen_at=at - HOUR,
            last_seen_at=at,
        )

    listed = text_of(client.get("/outlets").text)
    # Its fourteen articles of two days ago are one day's: nothing is known of the days before.
    assert "Valley Times valley-times.example 1 14 15 7 % Northwire 1 +1 h 2 of 18 1 ok English" in listed
    assert "Northwire northwire.example 1 – 1 0 % first 0 English" in listed
    assert listed.index("valley-times") < listed.index("northwire.example")
    by_name = text_of(client.get("/outlets?sort=outlet").text)
    assert by_name.index("northwire.example") < by_name.index("valley-times")
    assert "northwire.example" not in client.get("/outlets?q=valley").text
    assert "No outlet matches" in client.get("/outlets?q=nothing").text
    assert client.get("/outlets?sort=kind").status_code == 404

    page = text_of(client.get("/outlet/valley-times.example").text)
    assert page.count("it refused 9 pages At least half of the pages") == 1
    assert "it refused 9 pages A feed lists less" in text_of(client.get(f"/feed/{feed}").text)
    assert "Northwire 1" in page
    assert "Northwire 1 0 1" in page  # shared, first, later
    assert "1 article of 7 days that other outlets have as well" in page
    assert "fetch no link its feed gives no address that can be fetched 2" in page
    assert "No way in its feed gives no address" in page
    assert "Ada Quill" in page
    assert "v.example/rss" in page
    assert "Show all outcomes" in client.get("/outlet/valley-times.example?outcome=timed_out").text
    shared = text_of(client.get("/outlet/valley-times.example?shared_with=northwire.example").text)
    assert "Shared with northwire.example" in shared
    assert "2 +1 h first" in shared
    for unknown in ("nobody.example", "%00", "a" * 300):
        assert client.get(f"/outlet/{unknown}").status_code == 404
    assert client.get("/outlets?q=%00%20valley").status_code == 200
