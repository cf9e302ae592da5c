"""The list of stories and the page of one: rendered from invented facts, and read from rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.web.rows import add_article, add_outlet, add_story, now
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import elements_at
from wirecopy.store.database import Database
from wirecopy.store.read_model import story_list
from wirecopy.web.app import make_app
from wirecopy.web.pages.stories import snippet_parts

HOUR = timedelta(hours=1)


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def next_page(client: TestClient, address: str) -> str:
    (link,) = elements_at(client.get(address).text, "//a[@rel='next']")
    return str(link.get("href")).removeprefix("/wirecopy")


def titles_at(client: TestClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return [link.text_content().strip() for link in elements_at(answer.text, "//table//h2")]


def test_the_marks_of_a_snippet_are_told_from_its_words() -> None:
    assert snippet_parts("a «b» c «d»") == [("a ", False), ("b", True), (" c ", False), ("d", True)]
    assert snippet_parts("« alone") == [("« alone", False)]


def test_stories_are_filtered_sorted_and_paged(
    database: Database, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_list, "STORIES_LISTED", 2)
    monkeypatch.setattr(story_list, "STORIES_LOOKED_AT", 4)
    with database.transaction() as connection:
        at = now(connection)
        outlets = [add_outlet(connection, name) for name in ("Northwire", "Valley Times", "Ostkurier")]
        for number, (title, carried_by, columns) in enumerate(
            [
                ("Ferry aground", 2, {"originator": "Northwire", "language": "en"}),
                ("Ferry freed", 3, {"distributor": "Northwire", "language": "en"}),
                ("Schafe gezählt", 1, {"language": "de"}),
                ("Goat crowned", 2, {"language": "en"}),
                ("Bridge closed", 2, {"language": "en"}),
            ]
        ):
            seen_at = at - (10 - number) * HOUR
            articles = [
                add_article(
                    connection, outlet, f"https://x.example/{number}-{outlet}", title, seen_at, language="en"
                )
                for outlet in outlets[:carried_by]
            ]
            # The older a story, the later its last change.
            times = {"first_seen_at": seen_at, "last_seen_at": at - number * HOUR}
            add_story(connection, title, {article: timedelta() for article in articles}, **times, **columns)

    assert titles_at(client, "/stories") == ["Ferry aground", "Ferry freed"]
    assert titles_at(client, next_page(client, "/stories")) == ["Goat crowned", "Bridge closed"]
    assert titles_at(client, "/stories?sort=first_seen") == ["Bridge closed", "Goat crowned"]
    assert titles_at(client, "/stories?sort=outlets") == ["Ferry freed", "Bridge closed"]
    assert titles_at(client, next_page(client, "/stories?sort=outlets")) == ["Goat crowned"]
    assert titles_at(client, "/stories?outlets=1&language=de") == ["Schafe gezählt"]
    assert titles_at(client, "/stories?agency=Northwire") == ["Ferry aground", "Ferry freed"]
    assert titles_at(client, f"/stories?day={at - timedelta(days=3):%Y-%m-%d}") == []
    assert titles_at(client, "/stories?q=ferry&day=&agency=&language=&outlets=&sort=") == [
        "Ferry freed",
        "Ferry aground",
    ]
    # Four stories are looked at, and no further unless somebody asks.
    assert titles_at(client, "/stories?outlets=20") == []
    assert "Look further back" in client.get("/stories?outlets=20").text
    assert "No story passes these filters." in client.get(next_page(client, "/stories?outlets=20")).text


@pytest.mark.parametrize(
    "filters",
    [
        "day=2026-13-01",
        "day=9999-12-31",
        "outlets=0",
        "outlets=x",
        "sort=x",
        "page=x",
        "sort=outlets&page=99999999999~1",
    ],
)
def test_a_filter_that_means_nothing_is_no_page(client: TestClient, filters: str) -> None:
    assert client.get(f"/stories?{filters}").status_code == 404
