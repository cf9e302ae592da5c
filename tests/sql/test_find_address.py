"""news.find_address(): what became of an address, however much of it is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pipeline import column, new_database, rows
from tests.store.rows import NOW, add_article, add_outlet, add_page, outlet, save_listing, sync
from wirecopy.model import Entry, KeyedEntry
from wirecopy.store.database import Database
from wirecopy.store.page import set_article

FERRY = "https://paper.example/2026/08/Ferry-Runs-Aground_17?edition=north"
BUDGET = "https://paper.example/2026/08/budget"
PICTURES = "https://news.paper.example/ferry/pictures"
SHORT = "https://short.example/x7"
LED_TO = "https://times.example/archive/wreck"
IMPORTED = "https://times.example/archive/before-our-time"


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    """Four entries, one of which led to an article elsewhere; and an article that no feed listed."""
    with new_database(server_url) as database:
        with database.transaction() as connection:
            sync(connection, outlet("paper.example", "https://paper.example/feed"))
            listed = [
                KeyedEntry(link.encode(), Entry(link=link, title=link), b"")
                for link in (FERRY, BUDGET, PICTURES, SHORT)
            ]
            save_listing(connection, 1, listed, NOW)
            times = add_outlet(connection, "times.example")
            wreck = add_article(connection, times, LED_TO, "The wreck")
            set_article(connection, add_page(connection, SHORT), wreck, verified=True)
            add_article(
                connection, times, IMPORTED, "Before our time", canonical_url="https://wire.example/77"
            )
        yield database


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (FERRY, [FERRY]),
        ("http://www.paper.example/2026/08/budget/", [BUDGET]),
        ("ferry", [FERRY, PICTURES]),
        ("RUNS-aground_17", [FERRY]),
        ("runs-agr", []),
        ("runs-agr*", [FERRY]),
        ("2026/08", [BUDGET, FERRY]),
        ("runs_aground", []),
        ("paper.example", [BUDGET, FERRY, PICTURES]),
        ("//paper.example/", [BUDGET, FERRY]),
        ("times.example/archive/wreck", [SHORT]),
        (IMPORTED, [IMPORTED]),
        ("wire.example", [IMPORTED]),
        ("no-such-words", []),
        ("'", []),
        ("", []),
    ],
)
def test_an_address_is_found_by_itself_its_host_or_a_part(
    database: Database, part: str, found: list[str]
) -> None:
    assert set(column(database, "select url from news.find_address(%(part)s)", part=part)) == set(found)


def test_what_is_found_says_what_became_of_it(database: Database) -> None:
    asked = "select stage, outcome, title, article_url from news.find_address(%(part)s)"
    assert rows(database, asked, part=BUDGET) == [("fetch", None, BUDGET, None)]
    assert rows(database, asked, part=SHORT) == [("dedupe", "ok", "The wreck", LED_TO)]


def test_a_part_of_megabytes_is_no_error(database: Database) -> None:
    assert rows(database, "select * from news.find_address(repeat('paper.example/', 300000))") == []


@pytest.mark.parametrize(("asked", "given"), [(2, 2), (0, 0), (-1, 0), (None, 3)])
def test_at_most_as_many_are_given_as_asked_for(database: Database, asked: int | None, given: int) -> None:
    assert len(column(database, "select 1 from news.find_address('paper', %(max)s)", max=asked)) == given
