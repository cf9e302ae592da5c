"""Whose trouble an error is: that of one item, which must not end the run, or the run's, which must not blame an item."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import Connection, errors

from wirecopy.errors import ArchiveError, DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.refused_row import concerns_one_item, refusal

OF_ONE_ITEM = {
    "22P02 text that is no number": "select 'x'::integer",
    "22003 number out of range": "select 99999999999::integer",
    "22021 text that is no UTF-8": "select convert_from('\\xff', 'UTF8')",
    "23514 check": "insert into number values (-1)",
    "23505 unique": "insert into number values (1), (1)",
    "54000 tsvector over 1 MiB": "select array_to_string(array(select n from generate_series(1, 200000) n), ' ')::tsvector",
    "54000 index row over 2,704 bytes": "insert into word select string_agg(md5(n::text), '') from generate_series(1, 1000) n",
}
OF_THE_RUN = {
    "42P01 missing table": "select * from nowhere",
    "57014 timeout": "set local statement_timeout = 1; select pg_sleep(5)",
    "53400 limit of the configuration": "do $$ begin raise exception using errcode = '53400'; end $$",
    "40P01 deadlock": "do $$ begin raise exception using errcode = '40P01'; end $$",
    "57P01 shutdown": "select pg_terminate_backend(pg_backend_pid())",
}


def run(connection: Connection, statement: str) -> None:
    connection.execute(statement.encode())


@pytest.fixture
def tables(database: Database) -> Database:
    with database.transaction() as connection:
        connection.execute(
            "create table number (n integer unique check (n > 0)); create table word (w text unique)"
        )
    return database


@pytest.mark.parametrize("statement", OF_ONE_ITEM.values(), ids=OF_ONE_ITEM)
def test_values_that_postgres_refuses_are_the_items_trouble_and_not_tried_again(
    tables: Database, statement: str
) -> None:
    tried = 0

    def counted(connection: Connection) -> None:
        nonlocal tried
        tried += 1
        run(connection, statement)

    with pytest.raises(psycopg.Error) as raised:
        tables.transact(counted)
    assert concerns_one_item(raised.value)
    assert tried == 1
    assert refusal(raised.value).startswith("the database refused it: ")


@pytest.mark.parametrize("statement", OF_THE_RUN.values(), ids=OF_THE_RUN)
def test_what_would_meet_every_item_is_the_runs_trouble(tables: Database, statement: str) -> None:
    with pytest.raises(psycopg.Error) as raised:
        tables.transact(run, statement)
    assert not concerns_one_item(raised.value)


def test_errors_beside_those_of_postgres() -> None:
    items = [ValueError("a date"), RecursionError(), MemoryError(), UnicodeError(), TimeoutError()]
    runs = [DatabaseError("gone"), ArchiveError("gone"), OSError(28, "No space left"), KeyboardInterrupt()]
    assert all(map(concerns_one_item, items))
    assert not any(map(concerns_one_item, runs))
    assert refusal(RecursionError("too deep\nfor us")) == "RecursionError: too deep"
    # Why the class alone does not tell.
    assert isinstance(errors.ProgramLimitExceeded(), psycopg.OperationalError)
