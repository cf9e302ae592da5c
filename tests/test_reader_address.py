"""Who reads has an address of his own, made from the owner's."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from wirecopy.errors import DatabaseError
from wirecopy.local.reader_address import reader_address
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
