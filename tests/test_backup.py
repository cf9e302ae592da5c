"""The news database is copied: into a backup and out of it, and to another server."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.pipeline import name_of, new_database
from tests.store.rows import add_article, add_outlet, add_story, begin
from wirecopy.errors import DatabaseError, UsageError
from wirecopy.local import backup
from wirecopy.local.backup import back_up, restore, verify_backup
from wirecopy.local.move import move
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.migrations import applied_migrations, migrate, require_current
from wirecopy.store.table_digest import TableDigest, differing_tables, digest_tables

MANIFEST, DUMP = "manifest.json", "dump"
FILL = """
    select wirecopy.ensure_document_partition(now());
    insert into wirecopy.document (fetched_at, kind, url, sha256, body_bytes, body_zstd, headers)
    select now(), 'page', 'https://paper.example/' || n, sha256('x'), 9, sha256(n::text::bytea), '{"etag": "x"}'
    from generate_series(1, 500) n;
    create role analyst login;
    grant wirecopy_reader to analyst;
    create schema analysts authorization analyst;
    create type analysts.mood as enum ('calm', 'tense');
    create table analysts.watch (id integer, mood analysts.mood);
    insert into analysts.watch values (1, 'tense');
    alter table analysts.watch owner to analyst"""


@pytest.fixture
def filled(database: Database) -> Iterator[Database]:
    """A database with rows of many shapes, and somebody else's schema."""
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        articles = [add_article(connection, outlet, f"https://paper.example/{n}", "Title") for n in range(3)]
        add_story(connection, *articles)
        connection.execute(FILL.encode())
        connection.execute(f'grant temporary on database "{connection.info.dbname}" to analyst'.encode())
    yield database
    forget_analyst(database)


@pytest.fixture
def empty(server_url: str) -> Iterator[Database]:
    with new_database(server_url, template="template1") as database:
        yield database


def forget_analyst(*databases: Database) -> None:
    """Drop the role, which belongs to the whole server."""
    for database in databases:
        with psycopg.connect(database.url, autocommit=True) as connection:
            if connection.execute("select from pg_roles where rolname = 'analyst'").fetchone() is not None:
                connection.execute("drop owned by analyst cascade")
    with psycopg.connect(make_conninfo(databases[0].url, dbname="postgres"), autocommit=True) as connection:
        connection.execute("drop role if exists analyst")


def content(database: Database) -> dict[str, TableDigest]:
    with database.session() as connection:
        return digest_tables(connection)


def databases(url: str) -> set[str]:
    with psycopg.connect(make_conninfo(url, dbname="postgres")) as connection:
        return {row[0] for row in connection.execute("select datname from pg_database")}


def test_a_digest_tells_every_change_and_not_the_order_of_rows(filled: Database) -> None:
    before = content(filled)
    with filled.transaction() as connection:
        connection.execute(
            "create table analysts.again as select * from wirecopy.document order by document_id desc"
        )
        connection.execute(
            "update wirecopy.article set title = 'Other' where url = 'https://paper.example/1'"
        )
        connection.execute("update analysts.watch set mood = 'calm'")
        connection.execute("update wirecopy.outlet set name = name")
    after = content(filled)
    assert after["analysts.again"] == before["wirecopy.document"]
    assert differing_tables(before, after) == ["analysts.again", "analysts.watch", "wirecopy.article"]


def test_a_backup_is_of_one_moment_and_comes_back_with_its_roles(
    filled: Database, empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = content(filled)

    def write_meanwhile(connection: psycopg.Connection) -> dict[str, TableDigest]:
        begin(filled)
        return digest_tables(connection)

    monkeypatch.setattr("wirecopy.local.backup.digest_tables", write_meanwhile)
    assert back_up(filled.url, tmp_path / "b").tables == expected
    monkeypatch.undo()
    assert content(filled) != expected
    assert (tmp_path / "b").stat().st_mode & 0o077 == 0

    forget_analyst(filled)
    try:
        verify_backup(empty.url, tmp_path / "b")
        # Its role was missing, and is missing still.
        done = restore(empty.url, tmp_path / "b", replace=False)
        assert (done.kept_as, done.new_roles, done.schemas_without_owner) == (None, ["analyst"], [])
        assert content(empty) == expected
        require_current(empty)
        analyst = make_conninfo(empty.url, user="analyst")
        with psycopg.connect(analyst) as connection:
            connection.execute("create temporary table mine as select * from news.articles")
            connection.execute("drop table analysts.watch")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("select from wirecopy.article")
    finally:
        forget_analyst(empty)


def test_a_damaged_or_unfinished_backup_is_told_and_changes_nothing(filled: Database, tmp_path: Path) -> None:
    back_up(filled.url, tmp_path / "b")
    with pytest.raises(UsageError, match="is there already"):
        back_up(filled.url, tmp_path / "b")
    assert verify_backup(filled.url, tmp_path / "b").tables == content(filled)

    (tmp_path / "unfinished" / DUMP).mkdir(parents=True)
    with pytest.raises(UsageError, match="is no backup, or not a whole one"):
        restore(filled.url, tmp_path / "unfinished", replace=True)

    # A row that was lost, as no program of Postgres notices.
    largest = max((tmp_path / "b" / DUMP).glob("*.dat.gz"), key=lambda path: path.stat().st_size)
    lines = gzip.decompress(largest.read_bytes()).splitlines(keepends=True)
    largest.write_bytes(gzip.compress(b"".join(lines[1:])))
    with pytest.raises(DatabaseError, match=r"does not hold what was backed up: wirecopy\.document"):
        verify_backup(filled.url, tmp_path / "b")
    largest.write_bytes(largest.read_bytes()[:-100])
    with pytest.raises(DatabaseError, match="cannot be restored: pg_restore failed: could not"):
        restore(filled.url, tmp_path / "b", replace=True)

    manifest = json.loads((tmp_path / "b" / MANIFEST).read_text())
    manifest["migrations"].append("9999_newer")
    (tmp_path / "b" / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(DatabaseError, match="the backup is that of a newer version"):
        restore(filled.url, tmp_path / "b", replace=True)
    (tmp_path / "b" / MANIFEST).write_text(json.dumps({**manifest, "tables": None}))
    with pytest.raises(UsageError, match=r"no readable manifest\.json"):
        restore(filled.url, tmp_path / "b", replace=True)
    assert not [name for name in databases(filled.url) if name.startswith(f"{name_of(filled)}_")]


def test_a_database_that_holds_something_is_kept_beside_what_is_restored(
    filled: Database, empty: Database, tmp_path: Path
) -> None:
    migrate(empty.url)
    back_up(empty.url, tmp_path / "b")
    expected, before = content(empty), content(filled)
    with pytest.raises(UsageError, match=r"holds something already .*--replace"):
        restore(filled.url, tmp_path / "b", replace=False)
    with filled.session(), pytest.raises(DatabaseError, match="others are connected"):
        restore(filled.url, tmp_path / "b", replace=True)
    url = filled.url
    name = name_of(filled)
    filled.close()
    # What a killed restore left behind.
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f'create database "{name}_restoring"'.encode())
    kept_as = restore(url, tmp_path / "b", replace=True).kept_as
    assert kept_as is not None
    with Database(url) as now, Database(url.replace(name, kept_as)) as kept:
        assert content(now) == expected
        assert content(kept) == before
    assert f"{name}_restoring" not in databases(url)
    with Database(url.replace(name, kept_as)) as kept:
        forget_analyst(kept)
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f'drop database "{kept_as}" with (force)'.encode())


def test_a_killed_backup_leaves_nothing_that_looks_whole(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("wirecopy.local.backup._write_manifest", die)
        with pytest.raises(KeyboardInterrupt):
            back_up(filled.url, tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["b.partial"]
    with pytest.raises(UsageError, match="is no backup, or not a whole one"):
        verify_backup(filled.url, tmp_path / "b.partial")
    with backup._partial(tmp_path / "b"), pytest.raises(UsageError, match="another backup writes to"):
        back_up(filled.url, tmp_path / "b")
    back_up(filled.url, tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_move_loses_nothing_whatever_ends_it(
    filled: Database, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die_half_way(dump: IO[bytes], psql: IO[bytes]) -> None:
        psql.write(dump.read(100_000))
        raise KeyboardInterrupt

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    def move_and_be_killed(at: str, killer: object) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(at, killer)
            with pytest.raises(KeyboardInterrupt):
                move(filled.url, empty.url)

    with filled.transaction() as connection:
        add_outlet(connection, "late.example")
        with pytest.raises(UsageError, match="somebody writes into the database"):
            move(filled.url, empty.url)
        connection.execute("delete from wirecopy.outlet where domain = 'late.example'")
    with pytest.raises(UsageError, match=r"^the new place is the database that is to be moved"):
        move(filled.url, filled.url)
    move_and_be_killed("wirecopy.local.postgres_client._copy_text", die_half_way)
    assert not empty.transact(applied_migrations)
    move_and_be_killed("wirecopy.local.move.give_back_rights", die)
    # Somebody has written since: the copy is old, and not taken for the new place.
    with filled.transaction() as connection:
        add_outlet(connection, "late.example")
    with pytest.raises(UsageError, match=r"is another one \(wirecopy\.outlet differs\)"):
        move(filled.url, empty.url)
    with filled.transaction() as connection:
        connection.execute("delete from wirecopy.outlet where domain = 'late.example'")

    expected = content(filled)
    assert move(filled.url, empty.url).tables == expected == content(empty)
    analyst = make_conninfo(empty.url, user="analyst")
    with psycopg.connect(analyst) as connection:
        connection.execute("drop table analysts.watch")
    for again in (lambda: move(filled.url, empty.url), lambda: migrate(filled.url)):
        with pytest.raises(DatabaseError, match=r"^the database is read-only"), server_trouble_told():
            again()
    with psycopg.connect(filled.url, autocommit=True) as connection:
        connection.execute("set default_transaction_read_only = off")
        connection.execute(
            f'alter database "{connection.info.dbname}" reset default_transaction_read_only'.encode()
        )
    forget_analyst(empty, filled)
