"""Who reads has an address of his own, made from the owner's."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from wirecopy.errors import DatabaseError
from wirecopy.local.reader_address import reader_address
from wirecopy.store.address import address_parts, changed_address, database_name
from wirecopy.store.database import Database


def test_the_role_takes_the_owners_place_where_it_may_log_in() -> None:
    url = "postgresql://postgres@/wirecopy?host=%2Ftmp%2Fx&port=5432"
    assert reader_address(url, may_log_in=True) == url.replace("postgres@", "wirecopy_reader@")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@db.example/news?options=-c%20geqo%3Doff",
        "host=db.example options='-c geqo=off'",
    ],
)
def test_elsewhere_the_owner_becomes_the_reader_and_options_stay(url: str) -> None:
    options = str(conninfo_to_dict(reader_address(url, may_log_in=False))["options"])
    assert options.startswith("-c geqo=off -c role=wirecopy_reader ")


def test_an_owner_who_became_the_reader_deletes_nothing(database: Database) -> None:
    with psycopg.connect(reader_address(database.url, may_log_in=False)) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from wirecopy.article")


@pytest.mark.parametrize("url", ["mysql://me:secret@localhost/x", "password=secret nonsense"])
def test_what_is_no_address_is_refused_in_one_line_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"^WIRECOPY_DATABASE_URL is no Postgres address") as refused:
        reader_address(url, may_log_in=False)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:a%2Fb@db.example:5433/news?sslmode=require",
        "postgresql://me@db.example/postgres?dbname=news&application_name=a%20b",
        "postgresql:///news?host=/run/postgresql&user=me",
        "host=/run/postgresql dbname=news",
    ],
)
def test_another_database_of_the_same_server_has_an_address_that_differs_in_nothing_else(url: str) -> None:
    assert address_parts(changed_address(url, dbname="other")) == {**address_parts(url), "dbname": "other"}


def test_an_address_that_leaves_its_database_to_a_default_is_refused_where_the_name_is_needed() -> None:
    with pytest.raises(DatabaseError, match=r"^WIRECOPY_DATABASE_URL names no database"):
        database_name("postgresql://me@db.example")
