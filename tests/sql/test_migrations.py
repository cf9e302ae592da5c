"""Bringing a database up to date, once and again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
import yoyo.backends
import yoyo.migrations
from psycopg.conninfo import make_conninfo

from tests.pipeline import Background, digests, is_blocked, new_database, rows, value, wait_until
from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.migrations import _apply, _yoyo_url, migrate, plan_migrations, require_current
from wirecopy.store.queries import SQL_DIR, load_query

CATALOG = """
    select 'column', attrelid::regclass::text, attname::text, format_type(atttypid, atttypmod) || attnotnull::text || attnum
    from pg_attribute join pg_class c on c.oid = attrelid
    where relnamespace in ('wirecopy'::regnamespace, 'news'::regnamespace)
    union all
    select 'relation', c.oid::text, relname::text, relkind::text || coalesce(relacl::text, '')
    from pg_class c where relnamespace in ('wirecopy'::regnamespace, 'news'::regnamespace, 'public'::regnamespace)
    union all
    select 'function', p.oid::text, proname::text, pg_get_functiondef(p.oid) || coalesce(proacl::text, '')
    from pg_proc p where pronamespace in ('wirecopy'::regnamespace, 'news'::regnamespace)
    union all
    select 'view', viewname::text, schemaname::text, definition from pg_views where schemaname = 'news'
    union all
    select 'comment', objoid::text, objsubid::text, description from pg_description where objoid > 16000
    union all
    select 'migration', migration_hash::text, migration_id::text, applied_at_utc::text from _yoyo_migration
    order by 1, 2, 3, 4"""


@pytest.fixture
def empty(server_url: str) -> Iterator[Database]:
    with new_database(server_url, template="template1") as database:
        yield database


def test_an_empty_database_gets_every_migration_in_order(empty: Database) -> None:
    assert migrate(empty.url) == sorted(path.stem for path in (SQL_DIR / "migrations").glob("*.sql"))
    require_current(empty)


def test_a_second_migrate_changes_nothing(database: Database) -> None:
    catalog, data = rows(database, CATALOG), digests(database, without=())
    assert migrate(database.url) == []
    assert rows(database, CATALOG) == catalog
    assert digests(database, without=()) == data


def test_views_that_somebody_dropped_come_back(database: Database) -> None:
    before = rows(database, "select viewname from pg_views where schemaname = 'news' order by 1")
    with database.transaction() as connection:
        connection.execute("drop view news.runs; drop function news.changes; drop view news.feed_health")
    migrate(database.url)
    assert rows(database, "select viewname from pg_views where schemaname = 'news' order by 1") == before
    with database.reader() as connection:
        connection.execute("select * from news.runs, news.feed_health, news.changes(0)")


def test_a_database_without_migrations_is_refused_in_one_line(empty: Database) -> None:
    with pytest.raises(
        DatabaseError, match=r"^the database lacks migration 0001_runs .*: run `wirecopy migrate`$"
    ):
        require_current(empty)


def test_a_database_with_some_migrations_missing_is_refused_by_name(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("delete from _yoyo_migration where migration_id = '0006_stories'")
    with pytest.raises(DatabaseError, match="0006_stories"):
        require_current(database)


def test_an_owner_who_may_not_do_it_is_told_in_one_line(server_url: str, empty: Database) -> None:
    with psycopg.connect(make_conninfo(server_url, dbname="postgres"), autocommit=True) as connection:
        connection.execute("drop role if exists nobody_much")
        connection.execute("create role nobody_much login")
    with pytest.raises(DatabaseError, match="permission denied") as refused:
        migrate(empty.url.replace("postgres@", "nobody_much@"))
    assert "\n" not in str(refused.value)


def test_a_broken_migration_leaves_the_database_as_it_was(
    empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SQL_DIR / "migrations", tmp_path / "migrations")
    broken = tmp_path / "migrations" / "0007_broken.sql"
    broken.write_text("-- depends: 0006_stories\ncreate table wirecopy.half (x integer);\nselect 1 / 0;\n")
    monkeypatch.setattr("wirecopy.store.migrations._MIGRATIONS", tmp_path / "migrations")
    with pytest.raises(DatabaseError, match=r"^migration 0007_broken failed: division by zero"):
        migrate(empty.url)
    assert rows(empty, "select to_regclass('wirecopy.half'), to_regclass('wirecopy.story') is not null") == [
        (None, True)
    ]


def test_a_migrate_that_was_killed_blocks_no_later_one(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("insert into yoyo_lock (locked, ctime, pid) values (1, now(), 4711)")
    assert migrate(database.url) == []


@pytest.mark.parametrize("killed_at", ["0006_stories", "0022_identity"])
def test_a_migrate_that_is_killed_is_gone_on_with(
    empty: Database, killed_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when the statements of a migration have run and it is not noted yet."""
    noted = yoyo.backends.DatabaseBackend.mark_one

    def note_or_die(
        backend: yoyo.backends.DatabaseBackend, migration: yoyo.migrations.Migration, log: bool
    ) -> None:
        if migration.id == killed_at:
            raise KeyboardInterrupt
        noted(backend, migration, log)

    with monkeypatch.context() as patch:
        patch.setattr(yoyo.backends.DatabaseBackend, "mark_one", note_or_die)
        with pytest.raises(KeyboardInterrupt):
            migrate(empty.url)
    assert migrate(empty.url)[0] == killed_at
    require_current(empty)


def test_two_processes_do_not_migrate_at_once(database: Database) -> None:
    with database.session() as other:
        other.execute("set lock_timeout = 0")
        other.execute("lock table _wirecopy_migrating in exclusive mode")
        second = Background(lambda: migrate(database.url))
        wait_until(lambda: is_blocked(database), "the second to wait")
        other.rollback()
    assert second.result() == []


def test_two_first_starts_at_once_make_one_lock(empty: Database) -> None:
    """Each saw that its table was missing, and one of them failed on a row of Postgres's own."""
    with empty.session() as first:
        first.execute(load_query("migration/create_lock"))
        second = Background(lambda: migrate(empty.url))
        wait_until(lambda: is_blocked(empty), "the second to wait")
        first.commit()
    assert second.result()
    require_current(empty)


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The migrations of a newer version, which changes the table of feeds."""
    shutil.copytree(SQL_DIR / "migrations", tmp_path / "migrations")
    newest = sorted(path.stem for path in (SQL_DIR / "migrations").glob("*.sql"))[-1]
    more = tmp_path / "migrations" / "0999_more.sql"
    more.write_text(
        f"-- depends: {newest}\n-- Feeds get more: a column. It costs nothing.\nalter table wirecopy.feed add column more integer;\n"
    )
    monkeypatch.setattr("wirecopy.store.migrations._MIGRATIONS", tmp_path / "migrations")
    return more.stem


def test_a_migration_beside_a_run_waits_its_turn_and_holds_up_nobody(
    database: Database, one_more: str
) -> None:
    """A lock that waits in the queue of a table keeps everybody who comes later from reading it."""
    with database.session() as run:
        run.execute("lock table wirecopy.feed in row share mode")
        migrating = Background(lambda: migrate(database.url))
        for _ in range(2):
            wait_until(lambda: is_blocked(database), "the migration to ask for the table")
            wait_until(lambda: not is_blocked(database), "the migration to step back")
            assert not migrating.is_done
        run.rollback()
    assert migrating.result() == [one_more]


def test_a_table_that_nobody_lets_go_of_ends_a_migration_in_one_line_that_names_the_session(
    database: Database, one_more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecopy.store.migrations._PATIENCE", timedelta())
    with database.session() as run:
        run.execute("lock table wirecopy.feed in row share mode")
        pid = run.info.backend_pid
        with pytest.raises(
            DatabaseError,
            match=rf"^others use the tables that change, process {pid} \(wirecopy, role postgres, .*`wirecopy migrate` again$",
        ):
            migrate(database.url)
    assert migrate(database.url) == [one_more]


def test_the_database_of_a_newer_version_is_refused_in_one_line(
    database: Database, one_more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(database.url)
    monkeypatch.setattr("wirecopy.store.migrations._MIGRATIONS", SQL_DIR / "migrations")
    newer = rf"^the database is that of a newer version, .*{one_more}: update"
    for refuse in (lambda: require_current(database), lambda: migrate(database.url)):
        with pytest.raises(DatabaseError, match=newer):
            refuse()


def test_a_plan_says_what_would_be_applied_and_why_and_changes_nothing(
    empty: Database, database: Database, one_more: str
) -> None:
    catalog = rows(database, CATALOG)
    (more,) = plan_migrations(database.url)
    assert (more.name, more.reason, [name for name, _ in more.tables]) == (
        one_more,
        "Feeds get more: a column.",
        ["wirecopy.feed"],
    )
    assert more.tables[0][1] > 0
    assert rows(database, CATALOG) == catalog
    assert len(plan_migrations(empty.url)) == len(list((SQL_DIR / "migrations").glob("*.sql"))) + 1
    assert rows(empty, "select relname from pg_class where relnamespace = 'public'::regnamespace") == []


def test_a_migration_that_was_edited_after_it_was_applied_is_refused_in_one_line(
    database: Database, one_more: str, tmp_path: Path
) -> None:
    migrate(database.url)
    file = tmp_path / "migrations" / f"{one_more}.sql"
    file.write_text(f"-- A comment may be mended.\n{file.read_text()}")
    assert migrate(database.url) == []
    file.write_text(file.read_text().replace("integer", "bigint"))
    for refuse in (migrate, plan_migrations):
        with pytest.raises(DatabaseError, match=rf"^migration {one_more} was edited after it was applied"):
            refuse(database.url)


def test_a_migration_that_was_left_out_is_refused_in_one_line(database: Database, one_more: str) -> None:
    migrate(database.url)
    with database.transaction() as connection:
        connection.execute("delete from _yoyo_migration where migration_id = '0009_parts_and_live_entries'")
    with pytest.raises(
        DatabaseError, match=r"^migration 0009_parts_and_live_entries was left out in this database"
    ):
        migrate(database.url)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-- depends: 0007_gone\nselect 1;\n", "0999_more depends on 0007_gone, whose file is missing"),
        ("-- depends: 0006_stories\n-- transactional: no\nselect 1;\n", "transactional is true or false"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(
    database: Database, one_more: str, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "migrations" / f"{one_more}.sql").write_text(text)
    with pytest.raises(DatabaseError, match=says):
        migrate(database.url)


def test_two_databases_of_one_server_are_migrated_at_the_same_moment(
    empty: Database, database: Database
) -> None:
    """Roles belong to the server: the second ended with "tuple concurrently updated"."""
    with database.session() as first:
        first.execute("alter role wirecopy_reader set statement_timeout = '5min'")
        second = Background(lambda: migrate(empty.url))
        wait_until(lambda: is_blocked(empty), "the second to wait for the role")
        first.commit()
    assert second.result()
    require_current(empty)


def test_a_filled_database_of_an_early_version_comes_to_this_one(empty: Database) -> None:
    with yoyo.get_backend(_yoyo_url(empty.url)) as backend:
        for migration in backend.to_apply(yoyo.read_migrations(str(SQL_DIR / "migrations"))):
            if migration.id < "0015":
                _apply(migration, backend)
    with empty.transaction() as connection:
        connection.execute((Path(__file__).parent / "filled_0014.sql").read_bytes())
    texts = rows(empty, "select article_id, title, text, change_seq from wirecopy.article order by 1")
    assert migrate(empty.url)[0] == "0015_standard_terms"
    assert rows(empty, "select article_id, title, text, change_seq from news.articles order by 1") == texts
    assert rows(empty, "select text_source, count(*) from news.articles group by 1 order by 1") == [
        ("alternate", 11),
        ("feed", 8),
        ("page", 41),
    ]
    assert value(empty, "select count(*) from news.articles where originator = 'Wire'") == 45
    assert rows(empty, "select article_id from news.search('渡轮', 'zh') order by 1 limit 2") == [(1,), (6,)]
    assert value(empty, "select count(*) from news.site_boilerplate") == 1
    assert migrate(empty.url) == []
