"""What a hostile reader cannot do, though it may lift every limit that its role merely begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.conninfo import make_conninfo

from tests.docs.pages import DOCS
from tests.pipeline import Background, Pipeline, new_database, rows, settings_for, value, wait_until
from tests.stages.site import write_outlets
from tests.store.rows import NOW
from wirecopy.errors import DatabaseError
from wirecopy.local.reader_address import reader_address
from wirecopy.model import Stage
from wirecopy.settings import DatabaseLimits
from wirecopy.store.database import Database
from wirecopy.store.maintenance import end_long_readers
from wirecopy.store.migrations import migrate
from wirecopy.store.queries import SQL_DIR, load_query
from wirecopy.store.read_model import reader
from wirecopy.store.read_model.reader import PAGES_AT_ONCE, page_reader

LIFTED = ("statement_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout")


@pytest.fixture
def hostile(database: Database) -> Iterator[Connection]:
    """A reader that has signed in and lifted its limits of time."""
    url = make_conninfo(database.url, user="wirecopy_reader")
    with psycopg.connect(url, autocommit=True) as connection:
        for limit in LIFTED:
            connection.execute(f"set {limit} = 0".encode())
        yield connection


def test_readers_begin_with_limits_of_time(database: Database) -> None:
    with psycopg.connect(make_conninfo(database.url, user="wirecopy_reader")) as connection:
        shown = [connection.execute(f"show {limit}".encode()).fetchone() for limit in LIFTED]
    assert shown == [("5min",), ("10min",), ("1d",)]


def test_a_role_that_was_made_without_a_limit_gets_one_and_another_number_stays(database: Database) -> None:
    """As docker/create_databases.py and administrators make it."""
    limit = "select rolconnlimit from pg_roles where rolname = 'wirecopy_reader'"
    try:
        with database.transaction() as connection:
            connection.execute("alter role wirecopy_reader connection limit -1")
        migrate(database.url)
        assert value(database, limit) == 50
        with database.transaction() as connection:
            connection.execute("alter role wirecopy_reader connection limit 7")
        migrate(database.url)
        assert value(database, limit) == 7
    finally:
        with database.transaction() as connection:
            connection.execute("alter role wirecopy_reader connection limit 50")


def test_a_reader_cannot_lift_its_limit_of_temporary_files(hostile: Connection) -> None:
    assert hostile.execute("show temp_file_limit").fetchone() == ("2GB",)
    with pytest.raises(errors.InsufficientPrivilege):
        hostile.execute("set temp_file_limit = -1")


def test_a_reader_that_holds_a_transaction_open_loses_its_session(
    database: Database, hostile: Connection
) -> None:
    hostile.execute("begin isolation level repeatable read")
    hostile.execute("select count(*) from news.articles")
    assert database.transact(end_long_readers, timedelta(hours=1)) == []
    assert len(database.transact(end_long_readers, timedelta())) == 1
    with pytest.raises(psycopg.OperationalError):
        hostile.execute("select count(*) from news.articles")


def test_every_run_ends_long_readers_and_leaves_others_alone(
    database: Database,
    hostile: Connection,
    tmp_path_factory: pytest.TempPathFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    outlets = tmp_path_factory.mktemp("sync") / "outlets.yaml"
    write_outlets(outlets, "http://a.example/f")
    limits = DatabaseLimits(max_reader_transaction=timedelta())
    pipeline = Pipeline(database, settings_for(9, outlets, database=limits))
    pipeline.run(NOW, Stage.SYNC)
    hostile.execute("select 1")
    hostile.execute("begin")
    pipeline.run(NOW + timedelta(hours=1), Stage.SYNC)
    with pytest.raises(psycopg.OperationalError):
        hostile.execute("select 1")
    assert "a reader's session was ended" in caplog.text


@pytest.mark.parametrize("name", ["airflow", "postgres", "template1"])
def test_a_reader_may_enter_no_other_database_of_the_embedded_server(database: Database, name: str) -> None:
    url = make_conninfo(database.url, dbname=name, user="wirecopy_reader")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(url)


@pytest.mark.parametrize("content", ["'text'", "'bytes'::bytea"])
def test_a_reader_writes_no_message_into_the_log_of_the_server(hostile: Connection, content: str) -> None:
    hostile.execute("set default_transaction_read_only = off")
    with pytest.raises(errors.InsufficientPrivilege):
        hostile.execute(f"select pg_logical_emit_message(false, 'spam', {content})".encode())


def test_an_owner_who_is_no_superuser_closes_what_it_may_and_an_administrator_the_rest(
    server_url: str,
) -> None:
    """As in the containers, and on a server of others."""
    with new_database(server_url, template="template1") as empty:
        with empty.transaction() as connection:
            connection.execute("drop role if exists news_owner")
            connection.execute("create role news_owner login createrole")
            connection.execute("grant wirecopy_reader to news_owner with admin option")
            connection.execute(f"alter database {connection.info.dbname} owner to news_owner".encode())
        migrate(empty.url.replace("postgres@", "news_owner@"))
        is_open = load_query("server/open_to_readers")
        assert rows(empty, is_open)[0][:3] == (False, True, True)
        with empty.transaction() as connection:
            connection.execute((SQL_DIR / "administrator.sql").read_bytes())
        assert rows(empty, is_open)[0][:4] == (False, False, False, False)
        migrate(empty.url.replace("postgres@", "news_owner@"))


def test_a_process_opens_no_more_connections_than_its_pool_has(database: Database) -> None:
    with Database(database.url, DatabaseLimits(pool_size=2)) as small, ExitStack() as held:
        connections = [held.enter_context(small.transaction()) for _ in range(2)]
        third = Background(lambda: value(small, "select 1"))
        wait_until(lambda: small._pool.get_stats().get("requests_waiting") == 1, "the third to wait")
        ours = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'wirecopy'"
        assert connections[0].execute(ours).fetchone() == (2,)
        held.close()
        assert third.result() == 1


def test_whoever_may_do_more_than_read_is_refused_as_a_reader(database: Database) -> None:
    as_reader = reader_address(database.url, may_log_in=True)
    with Database(as_reader).reader() as connection:
        assert connection.execute("select session_user, current_user").fetchone() == ("wirecopy_reader",) * 2
        assert connection.execute("show statement_timeout").fetchone() == ("5s",)
        with pytest.raises(errors.ReadOnlySqlTransaction):
            connection.execute("create table mine ()")
    logins = {
        "reads_only": "grant wirecopy_reader to reads_only",
        "reads_files": "grant wirecopy_reader, pg_read_server_files to reads_files",
        "writes": "grant wirecopy_reader to writes; grant usage on schema wirecopy to writes",
        "makes_roles": "grant wirecopy_reader to makes_roles; alter role makes_roles createrole",
        "reads_nothing": "select",
    }
    with database.transaction() as connection:
        for login, statement in logins.items():
            connection.execute(f"create role {login} login; {statement}".encode())
    try:
        refused = []
        for url in [
            database.url,
            reader_address(database.url, may_log_in=False),  # the owner, who became the reader
            *(make_conninfo(database.url, user=login) for login in logins),
        ]:
            try:
                with Database(url).reader():
                    pass
            except DatabaseError as error:
                refused.append(str(error).partition(":")[0])
        assert refused == [
            "the login postgres may do more than read",
            "the login postgres may do more than read",
            "the login reads_files may do more than read",
            "the login writes may do more than read",
            "the login makes_roles may do more than read",
            "the login reads_nothing is no reader of the news",
        ]
    finally:
        with psycopg.connect(database.url, autocommit=True) as connection:
            for login in logins:
                connection.execute(f"drop owned by {login}; drop role {login}".encode())


def test_pages_take_turns(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_WAIT_SECONDS", 0)
    with ExitStack() as held:
        for _ in range(PAGES_AT_ONCE):
            held.enter_context(page_reader(database))
        with pytest.raises(DatabaseError, match="4 other pages are being read"), page_reader(database):
            pass
    with page_reader(database) as found:
        assert found.now


def test_the_recipe_for_a_schema_of_their_own_works_and_outlives_a_migrate(database: Database) -> None:
    recipe = (DOCS / "readers.md").read_text(encoding="utf-8").partition("\n## A schema of their own\n")[2]
    as_owner, as_analyst = re.findall(r"```sql\n(.*?)```", recipe, re.DOTALL)
    analyst = make_conninfo(database.url, user="analyst")
    try:
        with database.transaction() as connection:
            name = f'"{connection.info.dbname}"'
            connection.execute(as_owner.replace("database wirecopy", f"database {name}").encode())
        with psycopg.connect(analyst, autocommit=True) as connection:
            connection.execute(as_analyst.encode())
        migrate(database.url)
        with psycopg.connect(analyst, autocommit=True) as connection:
            connection.execute("create temporary table mine as select * from watched_articles")
            for refused in (
                "select from wirecopy.article",
                "create table news.mine ()",
                "delete from wirecopy.outlet",
            ):
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(refused.encode())
    finally:
        with psycopg.connect(database.url, autocommit=True) as connection:
            connection.execute("drop owned by analyst cascade")
            connection.execute("drop role analyst")
