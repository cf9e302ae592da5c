"""The whole thing on one machine: the embedded Postgres, Airflow's settings, up and down."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.pipeline import Background, rows, value
from wirecopy.errors import ConfigError, DatabaseError
from wirecopy.local import airflow_environment, embedded_server, services, stop_embedded_server
from wirecopy.local.postgres import is_running
from wirecopy.settings import Settings
from wirecopy.store.database import Database

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def temporary_home(name: str) -> Iterator[Path]:
    """A home whose server is stopped afterwards.

    Not below pytest's own folder, which each new pytest session closes to the account of root's servers.
    """
    with TemporaryDirectory(prefix="wirecopy-local-") as folder:
        home = Path(folder) / name
        home.mkdir()
        yield home
        stop_embedded_server(home)


@pytest.fixture
def home() -> Iterator[Path]:
    """A home with a space in its name."""
    with temporary_home("wire copy") as home:
        yield home


@pytest.fixture(scope="module")
def running() -> Iterator[Path]:
    """A home whose server runs all the time, for tests that only ask it."""
    with temporary_home("always on") as home:
        embedded_server(home)
        yield home


@pytest.fixture
def long_home() -> Iterator[Path]:
    """A home so deep that no socket can be made in it."""
    with temporary_home("deep" * 25) as home:
        yield home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wirecopy(home: Path, *arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "wirecopy.cli", *arguments],
        env=os.environ
        | {"WIRECOPY_HOME": str(home)}
        | {name: str(value) for name, value in settings.items()},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def one(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
        assert row is not None
        return row[0]


def postmaster(home: Path) -> psutil.Process:
    return psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))


# ---------------------------------------------------------------------------------------- postgres


def test_running_server_is_found_and_has_both_databases(running: Path) -> None:
    url = embedded_server(running)
    first = postmaster(running)
    assert embedded_server(running) == url
    assert postmaster(running) == first
    assert one(url, "select current_database()") == "wirecopy"
    assert one(url, "select count(*) from pg_database where datname = 'airflow'") == 1


def test_stopping_says_whether_a_server_was_running(home: Path) -> None:
    embedded_server(home)
    assert stop_embedded_server(home)
    assert not stop_embedded_server(home)


def test_data_outlive_a_killed_server(home: Path) -> None:
    url = embedded_server(home)
    with psycopg.connect(url) as connection:
        connection.execute("create table kept as select 42 as answer")
    kill_server(home)
    assert not is_running(home)
    assert one(embedded_server(home), "select answer from kept") == 42
    assert is_running(home)


def kill_server(home: Path) -> None:
    killed = postmaster(home)
    family = [killed, *killed.children(recursive=True)]
    killed.kill()
    psutil.wait_procs(family, timeout=30)


def test_work_in_hand_waits_for_a_killed_server_and_is_done_once(home: Path) -> None:
    starting: list[Background] = []

    def work(connection: psycopg.Connection) -> None:
        connection.execute("insert into done values (1)")
        if not starting:
            kill_server(home)
            starting.append(Background(lambda: embedded_server(home)))
            connection.execute("insert into done values (2)")

    url = embedded_server(home)
    with Database(url) as database, Database(url, restart=timedelta()) as impatient:
        with database.transaction() as connection:
            connection.execute("create table done (number integer)")
        database.transact(work)
        assert rows(database, "select number from done") == [(1,)]
        starting[0].result()
        assert value(impatient, "select 1") == 1
        stop_embedded_server(home)
        with pytest.raises(
            DatabaseError, match=r"^no connection to database wirecopy .*the server up\?$"
        ) as told:
            impatient.transact(lambda connection: connection.execute("select 1"))
        assert "\n" not in str(told.value)


def test_lock_file_whose_number_now_belongs_to_another_program_does_not_keep_the_server_down(
    home: Path,
) -> None:
    embedded_server(home)
    lock = home / "postgres" / "postmaster.pid"
    lines = lock.read_text().splitlines(keepends=True)
    stop_embedded_server(home)
    lock.write_text("".join([f"{os.getpid()}\n", *lines[1:]]))
    assert one(embedded_server(home), "select 1") == 1


def test_nobody_else_can_connect(running: Path, long_home: Path) -> None:
    for place in (running, long_home):
        url = embedded_server(place)
        assert one(url, "select current_setting('listen_addresses')") == ""
        sockets = Path(str(one(url, "select current_setting('unix_socket_directories')")))
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700


def test_sorting_and_words_are_the_same_on_every_machine(running: Path) -> None:
    url = embedded_server(running)
    query = "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'wirecopy'"
    assert one(url, query) == "b C.UTF-8"
    assert one(url, "select to_tsvector('simple', 'he said “aground” — Élan')::text") == (
        "'aground':3 'he':1 'said':2 'élan':4"
    )


def test_home_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"WIRECOPY_HOME .*/file/home cannot be written to"):
        embedded_server(tmp_path / "file" / "home")


def test_data_of_another_postgres_are_refused_with_its_own_words(home: Path) -> None:
    embedded_server(home)
    stop_embedded_server(home)
    (home / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(DatabaseError, match="database files are incompatible with server"):
        embedded_server(home)


# ----------------------------------------------------------------------------------------- airflow


def test_secrets_are_made_once_and_readable_by_their_owner_alone(home: Path) -> None:
    settings = Settings(home=home)
    first = airflow_environment(settings, "postgresql://x/wirecopy")
    assert airflow_environment(settings, "postgresql://x/wirecopy") == first
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home / "airflow").iterdir()}
    assert modes == {"secrets.json": 0o600, "passwords.json": 0o600}


def test_airflow_gets_the_news_address_and_keeps_its_own_tables_in_the_embedded_server(home: Path) -> None:
    environment = airflow_environment(Settings(home=home, port=8099), "postgresql://elsewhere/news")
    assert environment["WIRECOPY_DATABASE_URL"] == "postgresql://elsewhere/news"
    assert environment["WIRECOPY_READER_URL"] == "postgresql://wirecopy_reader@elsewhere/news"
    own = Settings(home=home, database_url="postgresql://elsewhere/news")
    assert "WIRECOPY_READER_URL" not in airflow_environment(own, "postgresql://elsewhere/news")
    assert "elsewhere" not in environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]
    assert environment["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8099"


def test_the_environment_names_further_users_of_airflow(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def users() -> str:
        environment = airflow_environment(Settings(home=home), "postgresql://x/wirecopy")
        return environment["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS"]

    assert users() == "admin:admin"
    monkeypatch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", "ann:viewer,admin:admin")
    assert users() == "admin:admin,ann:viewer"


def test_both_of_airflows_engines_reach_the_socket(running: Path) -> None:
    url = embedded_server(running)
    environment = airflow_environment(Settings(home=running), url)
    engine = create_engine(environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"])
    with engine.connect() as connection:
        assert connection.execute(text("select current_database()")).scalar() == "airflow"
    engine.dispose()

    async def ask() -> object:
        engine = create_async_engine(environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC"])
        async with engine.connect() as connection:
            found = (await connection.execute(text("select current_database()"))).scalar()
        await engine.dispose()
        return found

    assert asyncio.run(ask()) == "airflow"


# ---------------------------------------------------------------------------------------- commands


def test_url_prints_nothing_but_an_address_that_works(running: Path) -> None:
    done = wirecopy(running, "url")
    assert done.returncode == 0, done.stderr
    assert one(done.stdout.strip(), "select 1") == 1


def test_an_address_for_readers_lets_nobody_change_a_thing(running: Path) -> None:
    wirecopy(running, "migrate")
    reader = wirecopy(running, "url", "--reader").stdout.strip()
    assert one(reader, "select count(*) from articles") == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        one(reader, "delete from wirecopy.article returning 1")


def test_a_reader_port_lets_readers_in_with_a_password_and_nobody_else(home: Path) -> None:
    port = free_port()
    wirecopy(home, "migrate")
    without = wirecopy(home, "url", "--reader", WIRECOPY_READER_PORT=port)
    assert without.returncode == 2
    assert "started without WIRECOPY_READER_PORT" in without.stderr
    wirecopy(home, "down")
    with socket.create_server(("127.0.0.1", port)):
        taken = wirecopy(home, "url", WIRECOPY_READER_PORT=port)
        assert f"port {port} is in use" in taken.stderr

    reader = wirecopy(home, "url", "--reader", WIRECOPY_READER_PORT=port).stdout.strip()
    assert reader == wirecopy(home, "url", "--reader", WIRECOPY_READER_PORT=port).stdout.strip()
    assert one(reader, "select count(*) from articles") == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        one(reader, "set default_transaction_read_only = off; delete from wirecopy.article returning 1")
    password = (home / "reader_password").read_text().strip()
    assert stat.S_IMODE((home / "reader_password").stat().st_mode) == 0o600
    for address, says in (
        (reader.replace(f":{password}@", "@"), "no password supplied"),
        (reader.replace(password, "wrong"), "password authentication failed"),
        (reader.replace("wirecopy_reader", "postgres"), "no pg_hba.conf entry"),
        (reader.replace("/wirecopy", "/airflow"), "no pg_hba.conf entry"),
    ):
        with pytest.raises(psycopg.OperationalError, match=says):
            psycopg.connect(address)
    # Who knows nothing of the port finds the socket where it always is.
    url = embedded_server(home)
    assert one(url, "show listen_addresses") == "127.0.0.1"
    assert stop_embedded_server(home)
    assert one(embedded_server(home), "show listen_addresses") == ""


def test_psql_reads_and_takes_psqls_own_options(home: Path) -> None:
    wirecopy(home, "url")
    bare = wirecopy(home, "psql", "-c", "select 1")
    assert (bare.returncode, len(bare.stderr.splitlines())) == (3, 1)
    assert bare.stderr.startswith("wirecopy: the database lacks migration 0001_runs")
    wirecopy(home, "migrate")
    done = wirecopy(
        home,
        "psql",
        "-v",
        "ON_ERROR_STOP=1",
        "--csv",
        "-c",
        "select current_user as who, count(*) as articles from articles",
    )
    assert done.stdout == "who,articles\nwirecopy_reader,0\n"
    assert "permission denied" in wirecopy(home, "psql", "-c", "delete from wirecopy.article").stderr
    owner = wirecopy(
        home, "psql", "--owner", "-At", "-c", "delete from wirecopy.article; select count(*) from articles"
    )
    assert owner.stdout == "DELETE 0\n0\n"


@pytest.mark.parametrize("options", [[], ["--owner"]])
def test_psql_with_a_wrong_address_ends_in_one_line(tmp_path: Path, options: list[str]) -> None:
    done = wirecopy(
        tmp_path, "psql", *options, "-c", "select 1", WIRECOPY_DATABASE_URL="mysql://me:secret@localhost/x"
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "WIRECOPY_DATABASE_URL" in done.stderr
    assert "secret" not in done.stderr


def test_busy_port_ends_in_one_line_that_names_the_way_out(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = wirecopy(home, "up", WIRECOPY_PORT=port)
    assert done.returncode == 2
    assert f"port {port} is in use" in done.stderr
    assert f"WIRECOPY_PORT={port + 1} make up" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_down_where_nothing_runs_says_so(home: Path) -> None:
    assert wirecopy(home, "down").stdout == "Nothing is running.\n"


# ---------------------------------------------------------------------------------------- services

PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; print('ready', flush=True); time.sleep(600)"])
time.sleep(600)
"""


def test_what_a_dead_child_left_behind_is_found_and_ended(home: Path) -> None:
    leader = subprocess.Popen(
        [sys.executable, "-c", PARENT], start_new_session=True, stdout=subprocess.PIPE, text=True
    )
    assert leader.stdout is not None
    assert leader.stdout.readline() == "ready\n"
    (orphan,) = psutil.Process(leader.pid).children()
    leader.kill()
    leader.wait()
    assert services.end_sessions([leader.pid]) == 1
    assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
    leader.stdout.close()


def test_state_of_before_a_restart_of_the_machine_is_not_believed(home: Path) -> None:
    (home / "up.json").write_text(f'{{"booted_at": 1, "sessions": [{os.getsid(0)}]}}')
    assert services.end_leftovers(home) == 0
