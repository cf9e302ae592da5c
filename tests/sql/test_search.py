"""news.search(): the words that people type find the articles they mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise, product

import pytest

from tests.pipeline import column, new_database, rows, value
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


def _different_words(letters: str, characters: int) -> list[str]:
    """Words for a text of so many characters in which none comes twice."""
    return list(islice(map("".join, product(letters, repeat=5)), characters // 6))


CYRILLIC = " ".join(_different_words("бвгджзклмп", 490_000))
LATIN = _different_words("abcdefghij", 490_000)
WIDE = {
    "Cyrillic words": CYRILLIC,
    "compounds": " ".join(f"{one}-{other}" for one, other in pairwise(LATIN)),
    "addresses": " ".join(f"host{n}.example/path/{n}" for n in range(30_000)),
    "Chinese characters": " ".join(_different_words("一丁七万丈三上下不与", 490_000)),
    "numbers": " ".join(map(str, range(10**6, 10**6 + 80_000))),
    "one endless word": "ж" * 600_000,
    "letters that grow in lower case": " ".join(_different_words("ȺȾİabcdefg", 490_000)),
}


@pytest.mark.parametrize("language", ["ru", "en", None])
@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_no_text_and_no_headline_has_too_many_words_to_be_searched(
    database: Database, text: str, language: str | None
) -> None:
    lengths = "select length(wirecopy.search_vector(%(language)s, %(title)s, %(body)s))"
    for title, body in ((text, "The ferry runs again."), ("The ferry runs again.", text), (text, text)):
        assert value(database, lengths, language=language, title=title, body=body) is not None


def test_an_article_with_more_words_than_a_search_vector_holds_is_stored_whole_and_found(
    server_url: str,
) -> None:
    url = "http://paper.example/1"
    with new_database(server_url) as database:
        with database.transaction() as connection:
            outlet = add_outlet(connection, "paper.example")
            add_article(connection, outlet, url, "Паром", CYRILLIC, language="uk")
        assert value(database, "select text from news.articles") == CYRILLIC
        words = CYRILLIC.split()
        for asked in ("Паром", words[100], words[30_000]):
            assert column(database, "select url from news.search(%(asked)s)", asked=asked) == [url]
