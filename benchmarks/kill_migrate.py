"""Kills `wirecopy migrate` for benchmarks/kills.py: on a new database, on one of an older version, on one with articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing.context import ForkProcess

import psycopg
import yoyo
from psycopg.conninfo import make_conninfo

from benchmarks.kill_turn import FORK, Durations, Hit, Progress, Step, killed, wait_until_alone
from wirecopy.store import migrations
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate, require_current

# By name, since numbers of objects differ from database to database.
CATALOG = """
    select 'column', attrelid::regclass::text, attname, concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attgenerated)
    from pg_attribute join pg_class c on c.oid = attrelid
    where relnamespace in ('wirecopy'::regnamespace, 'news'::regnamespace) and relkind <> 'i' and attnum > 0
    union all
    select 'relation', oid::regclass::text, relkind::text, coalesce(relacl::text, '') from pg_class
    where relnamespace in ('wirecopy'::regnamespace, 'news'::regnamespace)
    union all
    select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid::text
    from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'wirecopy'::regnamespace
    union all
    select 'constraint', conrelid::regclass::text, conname, concat_ws(' ', pg_get_constraintdef(oid), convalidated)
    from pg_constraint where connamespace = 'wirecopy'::regnamespace
    union all
    select 'function', proname, pg_get_functiondef(oid), coalesce(proacl::text, '') from pg_proc
    where pronamespace in ('wirecopy'::regnamespace, 'news'::regnamespace)
    union all
    select 'view', viewname, definition, '' from pg_views where schemaname = 'news'
    union all
    select 'comment', classoid::regclass::text, description, count(*)::text from pg_description
    where objoid > 16000 group by 1, 2, 3
    union all
    select 'migration', migration_id, count(*)::text, '' from _yoyo_migration group by migration_id"""
TABLES = """select relname from pg_class
    where relnamespace = 'wirecopy'::regnamespace and relkind in ('r', 'p') and not relispartition"""
# What a server that is asked to migrate may have been left with by somebody who died.
LEFT = "select from yoyo_lock union all select from pg_prepared_xacts"
_VERSIONS_BEHIND = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A database to copy and migrate, and what an undisturbed migration made of such a copy, in so many seconds."""

    template: str
    expected: frozenset[tuple[object, ...]]
    seconds: float


class MigrationKills:
    """Migrates copies of databases and kills that."""

    def __init__(self, server_url: str, filled: str, durations: Durations) -> None:
        """`filled` names a database with articles to which nobody is connected."""
        self._server_url = server_url
        self._durations = durations
        self._numbers = count()
        _make_older(self._new_database("kills_older"), _VERSIONS_BEHIND)
        _forget_repeatable(self._new_database("kills_repeated", filled))
        self._cases = [self._case(name) for name in ("template1", "kills_older", "kills_repeated")]

    def kill(self, chance: random.Random) -> tuple[Hit | None, Counter[str]]:
        """Kill one migration and do it again; returns what was hit, and the differences from an undisturbed one."""
        case = chance.choice(self._cases)
        name, url = self._copy(case.template)
        process, progress = _start(url)
        hit = killed(process, progress, chance.uniform(0, case.seconds))
        wait_until_alone(url)
        wrong: Counter[str] = Counter()
        with Database(url) as database:
            migrate(url)
            require_current(database)
        wrong["migrations that were not done at the second try"] = len(migrate(url))
        wrong["parts of the schema unlike those of an undisturbed migration"] = len(
            _content(url) ^ case.expected
        )
        with psycopg.connect(url) as connection:
            wrong["locks of migrate left"] = len(connection.execute(LEFT.encode()).fetchall())
        self._administer(f"drop database {name} with (force)")
        return hit, wrong

    def _case(self, template: str) -> Case:
        name, url = self._copy(template)
        process, progress = _start(url)
        process.join()
        assert process.exitcode == 0
        expected = _content(url)
        self._administer(f"drop database {name} with (force)")
        self._durations.add(progress.seconds())
        return Case(template, expected, progress.seconds()[Step.MIGRATE])

    def _copy(self, template: str) -> tuple[str, str]:
        name = f"kills_migrate_{next(self._numbers)}"
        return name, self._new_database(name, template)

    def _new_database(self, name: str, template: str = "template1") -> str:
        self._administer(f"create database {name} template {template}")
        return self._server_url.replace("/wirecopy?", f"/{name}?")

    def _administer(self, statement: str) -> None:
        with psycopg.connect(
            make_conninfo(self._server_url, dbname="postgres"), autocommit=True
        ) as connection:
            connection.execute(statement.encode())


def _start(url: str) -> tuple[ForkProcess, Progress]:
    progress = Progress(Step.MIGRATE)
    process = FORK.Process(target=_migrate, args=(url, progress))
    process.start()
    progress.wait()
    return process, progress


def _migrate(url: str, progress: Progress) -> None:
    progress.begin(Step.MIGRATE)
    migrate(url)
    progress.end()


def _make_older(url: str, versions: int) -> None:
    """Bring an empty database to the schema before the last `versions` migrations."""
    known = yoyo.read_migrations(str(migrations._MIGRATIONS))
    with yoyo.get_backend(migrations._yoyo_url(url)) as backend:
        for migration in list(backend.to_apply(known))[:-versions]:
            migrations._apply(migration, backend)


def _forget_repeatable(url: str) -> None:
    """Have the migrations done again that may be repeated, over the rows that are there."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "delete from _yoyo_migration where migration_id = any(%s)",
            (
                [
                    path.stem
                    for path in migrations._MIGRATIONS.glob("*.sql")
                    if "\n-- transactional: false\n" in path.read_text()
                ],
            ),
        )


def _content(url: str) -> frozenset[tuple[object, ...]]:
    """The schema, and a digest of each table's rows."""
    with psycopg.connect(url) as connection:
        schema = connection.execute(CATALOG.encode()).fetchall()
        tables = connection.execute(TABLES.encode()).fetchall()
        rows = [
            (
                table,
                *_one(
                    connection,
                    f"select md5(string_agg(t::text, ' ' order by t::text)) from wirecopy.{table} t",
                ),
            )
            for (table,) in tables
        ]
    return frozenset([*schema, *rows])


def _one(connection: psycopg.Connection, query: str) -> Sequence[object]:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row
