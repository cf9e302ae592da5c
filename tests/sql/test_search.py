"""news.search(): the words that people type find the articles they mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pipeline import column, new_database, rows
from tests.store.rows import add_article, add_outlet
from wirecopy.store.database import Database

ARTICLES = {
    "ferry": (
        "en",
        "Ferry runs aground",
        "The ferry Marietta ran onto a sandbar. Nobody was hurt on the boats.",
    ),
    "budget": (
        "en",
        "Council passes budget",
        "The ferry subsidy stays. Schools and trams get more, the harbor less.",
    ),
    "kran": (
        "de",
        "Neuer Kran im Hafen",
        "Der Hafen bekommt einen Kran ohne Kabine. Die Kräne arbeiten nachts.",
    ),
    "marche": (
        "fr",
        "Le marché couvert rouvre",
        "Les commerçants du marché sont revenus. Le canal reste fermé.",
    ),
    "gaelic": ("xx", "Ferry na mara", "Teanga nach bhfuil a fhios againn."),
}


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    with new_database(server_url) as database:
        with database.transaction() as connection:
            outlet = add_outlet(connection, "paper.example")
            for name, (language, title, text) in ARTICLES.items():
                add_article(
                    connection,
                    outlet,
                    f"http://paper.example/{name}",
                    title,
                    text,
                    language=language,
                    section=name,
                )
        yield database


def search(database: Database, query: str, language: str | None = None) -> list[str]:
    urls = column(
        database, "select url from news.search(%(query)s, %(language)s)", query=query, language=language
    )
    return [url.rpartition("/")[2] for url in urls]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("aground", ["ferry"]),
        ("boat", ["ferry"]),  # English stems
        ("Kräne", ["kran"]),  # German ones: Kran is Kräne
        ("commerçant", ["marche"]),
        ("ferry subsidy", ["budget"]),
        ('"ferry subsidy"', ["budget"]),
        ('"subsidy ferry"', []),
        ("ferry -subsidy", ["ferry", "gaelic"]),
        ("aground or budget", ["budget", "ferry"]),
        ("nothing-of-the-kind", []),
        ("", []),
        ("the", []),  # a stop word asks for nothing
        ("'; drop table wirecopy.article; --", []),
        ("((( & | !", []),
    ],
)
def test_search_understands_words_phrases_or_and_not(
    database: Database, query: str, found: list[str]
) -> None:
    assert sorted(search(database, query)) == sorted(found)


def test_a_language_narrows_the_search(database: Database) -> None:
    assert search(database, "ferry", "en") == ["ferry", "budget"]
    assert search(database, "ferry", "xx") == ["gaelic"]
    assert search(database, "ferry", "de") == []


def test_a_headline_weighs_more_than_the_text(database: Database) -> None:
    assert search(database, "ferry", "en")[0] == "ferry"


def test_a_hit_shows_where_the_words_stand(database: Database) -> None:
    ((outlet, title, snippet),) = rows(database, "select outlet, title, snippet from news.search('sandbar')")
    assert (outlet, title) == ("paper.example", "Ferry runs aground")
    assert "«sandbar»" in snippet


def test_as_many_hits_as_asked_for(database: Database) -> None:
    assert len(rows(database, "select * from news.search('ferry', null, 1)")) == 1


def test_a_search_in_an_empty_database_finds_nothing(server_url: str) -> None:
    with new_database(server_url) as empty:
        assert rows(empty, "select * from news.search('ferry')") == []
