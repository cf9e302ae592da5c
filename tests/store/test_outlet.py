"""Which outlet an address belongs to."""

from __future__ import annotations

import pytest

from tests.pipeline import rows, value
from tests.store.rows import NOW, outlet, sync
from wirecopy.store.database import Database
from wirecopy.store.outlet import outlet_of, sync_outlets


def test_outlets_of_the_file_are_listed_and_those_that_left_it_stay_marked(database: Database) -> None:
    with database.transaction() as connection:
        sync_outlets(connection, [outlet("a.example", name="A"), outlet("b.example", name="B")], NOW)
        sync_outlets(connection, [outlet("b.example", name="B renamed"), outlet("c.example", name="C")], NOW)
    assert rows(database, "select domain, name, listed from wirecopy.outlet order by 1") == [
        ("a.example", "A", False),
        ("b.example", "B renamed", True),
        ("c.example", "C", True),
    ]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("http://go.com/", "go.com"),
        ("http://abcnews.go.com/1", "abcnews.go.com"),
        ("http://www.abcnews.go.com:8080/1", "abcnews.go.com"),
        ("http://edition.abcnews.go.com/1", "abcnews.go.com"),
        ("http://shop.go.com/1", "go.com"),
        ("http://WWW.ABCNEWS.GO.COM/1", "abcnews.go.com"),
    ],
)
def test_an_address_belongs_to_the_nearest_known_domain_above_it(
    database: Database, url: str, domain: str
) -> None:
    with database.transaction() as connection:
        sync(connection, outlet("go.com"), outlet("abcnews.go.com"))
        found = outlet_of(connection, url, NOW)
    assert value(database, "select domain from wirecopy.outlet where outlet_id = %(id)s", id=found) == domain


def test_an_outlet_that_nobody_listed_is_named_by_its_registrable_domain_once(database: Database) -> None:
    with database.transaction() as connection:
        numbers = {
            outlet_of(connection, url, NOW) for url in ("http://x.news.co.uk/1", "https://www.news.co.uk/2")
        }
    assert len(numbers) == 1
    assert rows(database, "select domain, name, listed from wirecopy.outlet") == [
        ("news.co.uk", "news.co.uk", False)
    ]


def test_an_outlet_met_first_and_listed_later_keeps_its_number(database: Database) -> None:
    with database.transaction() as connection:
        met = outlet_of(connection, "http://a.example/1", NOW)
        sync_outlets(connection, [outlet("a.example", name="A")], NOW)
    assert rows(database, "select outlet_id, name, listed from wirecopy.outlet") == [(met, "A", True)]
