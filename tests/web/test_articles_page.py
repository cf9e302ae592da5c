"""The list of articles: what is found, what it can be narrowed by, and the words that were searched for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from tests.web.rows import add_article, add_outlet, add_story, now
from tests.web.test_app import client_of, let_in, no_database
from tests.web.test_pages import elements_at, text_of
from wirecopy.store.database import Database
from wirecopy.store.read_model.article_list import ArticleFilters
from wirecopy.web.app import make_app
from wirecopy.web.snippet import marked

MINUTE = timedelta(minutes=1)


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def headlines(page: str) -> list[str]:
    return [each.text_content().strip() for each in elements_at(page, "//article/h2")]


def links(page: str, words: str) -> list[str]:
    return [str(each.get("href")) for each in elements_at(page, f"//a[contains(., '{words}')]")]


def test_articles_are_listed_and_narrowed_by_what_they_have_in_common(
    database: Database, client: TestClient
) -> None:
    with database.transaction() as connection:
        at = now(connection).replace(minute=30)
        herald, courier = (add_outlet(connection, name) for name in ("Harbour Herald", "Le Courrier"))
        addresses = (f"https://h.example/{number}" for number in range(9))
        ferry = add_article(connection, herald, next(addresses), "Ferry freed", at)
        copied = add_article(connection, courier, next(addresses), "Le bac", at - MINUTE)
        old = add_article(connection, herald, next(addresses), "Crane falls", at - timedelta(days=2))
        add_story(connection, "Ferry", {ferry: timedelta(), copied: MINUTE})
        connection.execute(
            "update wirecopy.article set language = 'fr', originator = 'Northwire', access = 'paywalled', authors = '{Ada Quill}' where article_id = %s",
            [copied],
        )
        connection.execute("update wirecopy.article set withdrawn_at = now() where article_id = %s", [old])
    page = client.get("/articles").text
    assert headlines(page) == ["Ferry freed", "Le bac", "Crane falls"]
    text = text_of(page)
    assert "3 articles, the newest first" in text
    assert "original, 1 other outlet" in text
    assert "for subscribers" in text
    assert "taken down" in text
    assert "Harbour Herald 2 Le Courrier 1" in text
    (narrowed,) = (link for link in links(page, "Le Courrier") if "outlet=" in link)

    for address, expected in {
        narrowed.removeprefix("/wirecopy"): ["Le bac"],
        "/articles?language=fr&q=&day=&access=&wire=&hour=&older_than=": ["Le bac"],
        "/articles?agency=Northwire": ["Le bac"],
        "/articles?access=paywalled": ["Le bac"],
        "/articles?author=Ada+Quill": ["Le bac"],
        "/articles?wire=yes": ["Le bac"],
        "/articles?wire=no": ["Ferry freed", "Crane falls"],
        f"/articles?day={at:%Y-%m-%d}&outlet=harbour-herald.example": ["Ferry freed"],
        f"/articles?hour={at - timedelta(days=2):%Y-%m-%dT%H}": ["Crane falls"],
        f"/articles?older_than={ferry}": ["Le bac", "Crane falls"],
        "/articles?language=de": [],
    }.items():
        assert headlines(client.get(address).text) == expected, address
    only = client.get("/articles?language=fr&outlet=le-courrier.example").text
    assert "outlet Le Courrier × language French ×" in text_of(only)
    assert links(only, "×") == [
        "/wirecopy/articles?language=fr",
        "/wirecopy/articles?outlet=le-courrier.example",
    ]


def test_words_are_searched_for_and_marked(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "Harbour Herald")
        article = add_article(connection, outlet, "https://h.example/1", "Storm", now(connection))
        connection.execute(
            "update wirecopy.article set language = 'en', text = %s where article_id = %s",
            ["The «Marietta» <b>ferries</b> waited.", article],
        )
        connection.execute(
            """insert into wirecopy.article_search (article_id, outlet_id, first_seen_at, language, search, address)
               select article_id, outlet_id, first_seen_at, language, wirecopy.search_vector(language, title, text),
                      wirecopy.address_vector(url)
               from wirecopy.article"""
        )
    page = client.get("/articles?q=ferry+storm").text
    assert [each.text_content() for each in elements_at(page, "//mark")] == ["ferries"]
    assert "The «Marietta»" in text_of(page)
    for nothing in ("the", '"', "-storm", "ferry crane", "\0"):
        answer = client.get("/articles", params={"q": nothing, "language": "en"})
        assert answer.status_code == 200
        assert ("Nothing found" in answer.text) == (nothing != "\0")


@pytest.mark.parametrize(
    "wrong",
    ["day=2026-02-30", "day=9999-12-31", "hour=2026-08-03", "hour=0001-01-01T00", "access=x", "page=41"],
)
def test_a_filter_that_cannot_be_is_no_page(wrong: str) -> None:
    client = client_of(make_app(let_in, no_database))
    assert client.get(f"/articles?{wrong}").status_code == 404


def test_an_hour_is_within_its_day() -> None:
    hour = datetime(2026, 8, 3, 23, tzinfo=UTC)
    assert ArticleFilters(hour=hour, day=date(2026, 8, 3)).until == datetime(2026, 8, 4, tzinfo=UTC)
    assert ArticleFilters(day=date(2026, 8, 3)).until == datetime(2026, 8, 4, tzinfo=UTC)
    assert ArticleFilters().since is None


def test_a_snippet_does_not_repeat_the_headline() -> None:
    assert marked("\ue000Ferry\ue001 freed\nThe \ue000ferry\ue001 floats.", "Ferry freed") == [
        ("The ", False),
        ("ferry", True),
        (" floats.", False),
    ]
    assert marked("\ue000Ferry\ue001 freed", "Ferry freed") == [("Ferry", True), (" freed", False)]
