"""Brings a database to the schema of this version: each migration once, views and roles every time."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import psycopg
import yoyo
import yoyo.backends
import yoyo.migrations

from wirecopy.errors import DatabaseError
from wirecopy.store.address import address_parts
from wirecopy.store.database import Database, read_only
from wirecopy.store.migration_file import (
    MigrationFile,
    newer_version,
    read_migration_files,
    require_history,
)
from wirecopy.store.queries import SQL_DIR, load_query

_MIGRATIONS = SQL_DIR / "migrations"
# How long to ask again for tables that others use. The transactions of stages take seconds. Chosen, not measured.
_PATIENCE = timedelta(minutes=2)
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 4.0
_VIEWS = SQL_DIR / "views"
_RIGHTS = ("roles.sql", "administrator.sql")


class NeverMigratedError(DatabaseError):
    """There is nothing of Wirecopy in the database."""


def migrate(url: str) -> list[str]:
    """Apply the missing migrations and renew views and roles; returns the names of the applied migrations.

    Each migration is plain SQL in a transaction of its own, in which it is also noted as applied. The few that are not
    transactional say so and may be repeated. So whatever ends this process, the next one goes on from there.

    Beside a run it waits its turn: a lock that it does not get within a second it asks for again after a pause, so that
    nobody queues behind it.

    Views are made by `create or replace`: Postgres refuses to change or drop a column that way, which is what readers are
    promised.

    Raises:
        DatabaseError: the server cannot be reached, the user lacks a right that the schema needs, or another process
            migrates this database, or a run or reader does not let go of a table, or what was applied are other files.
    """
    with Database(url) as database:
        database.check()
        _require_right_to_create(database)
        files = read_migration_files(_MIGRATIONS)
        migrations = yoyo.read_migrations(str(_MIGRATIONS))
        try:
            with _only_one(database):
                database.transact(_require_history, files)
                with yoyo.get_backend(_yoyo_url(url)) as backend:
                    missing = backend.to_apply(migrations)
                    for migration in missing:
                        _in_turn(database, partial(_apply, migration, backend))
                database.transact(_note_digests, files)
            _in_turn(database, partial(_renew_views_and_roles, database))
        except psycopg.errors.ReadOnlySqlTransaction as error:
            raise read_only() from error
        except psycopg.Error as error:
            raise DatabaseError(f"migration failed: {_one_line(error)}") from error
    return [migration.id for migration in missing]


@dataclass(frozen=True, slots=True)
class PlannedMigration:
    """What would be applied: its name, why, and the largest tables that it changes, with their bytes."""

    name: str
    reason: str
    tables: tuple[tuple[str, int], ...]


def plan_migrations(url: str) -> list[PlannedMigration]:
    """Say what `migrate` would apply, and change nothing.

    Raises:
        DatabaseError: the server cannot be reached, or what was applied are other files.
    """
    files = read_migration_files(_MIGRATIONS)
    with Database(url) as database:
        applied = database.transact(_require_history, files)
        return [database.transact(_planned, file) for name, file in files.items() if name not in applied]


def _planned(connection: psycopg.Connection, file: MigrationFile) -> PlannedMigration:
    found = connection.execute(load_query("migration/table_sizes"), {"tables": list(file.tables)})
    return PlannedMigration(file.name, file.reason, tuple(found.fetchmany(3)))


def count_views() -> int:
    """How many files of views `migrate` renews each time."""
    return len(list(_VIEWS.glob("*.sql")))


def _in_turn(database: Database, work: Callable[[], None]) -> None:
    """Do work that needs tables for itself, again and again until nobody else has them."""
    deadline = time.monotonic() + _PATIENCE.total_seconds()
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            return work()
        except psycopg.Error as error:
            if not _is_in_use(error):
                raise
            if time.monotonic() >= deadline:
                raise DatabaseError(
                    f"others use the tables that change{database.transact(_holders)}: wait for the run or query at work,"
                    " or stop it, then run `wirecopy migrate` again"
                ) from None
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _is_in_use(error: psycopg.Error) -> bool:
    """Whether somebody else was at the same tables, or at the same roles."""
    if isinstance(error, psycopg.errors.LockNotAvailable | psycopg.errors.DeadlockDetected):
        return True
    # Roles belong to the whole server: another of its databases is migrated at the same moment.
    return "tuple concurrently" in str(error) or (error.diag.constraint_name or "").startswith("pg_auth")


def _holders(connection: psycopg.Connection) -> str:
    """Who holds our tables, ready to be read behind "the tables that change"."""
    sessions = [
        f"process {pid} ({application}, role {role}, for {seconds} s)"
        for pid, application, role, seconds in connection.execute(load_query("migration/holders"))
    ]
    return f", {' and '.join(sessions)}" if sessions else ""


def _renew_views_and_roles(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(load_query("migration/wait_briefly"))
        for path in (*sorted(_VIEWS.glob("*.sql")), *(SQL_DIR / name for name in _RIGHTS)):
            connection.execute(path.read_bytes())


@contextmanager
def _only_one(database: Database) -> Iterator[None]:
    """Keep other processes from migrating. The lock ends with its connection.

    yoyo's own is a row that a killed process leaves behind, and then every later start fails; it is swept away here.
    """
    with database.session() as connection:
        _ensure_lock(connection)
        try:
            connection.execute(load_query("migration/lock"))
        except psycopg.errors.LockNotAvailable:
            raise DatabaseError("another process migrates this database: wait until it is done") from None
        if connection.execute(load_query("migration/has_left_lock")).fetchone() == (True,):
            with database.transaction() as sweeping:
                sweeping.execute(load_query("migration/delete_left_lock"))
        yield


def _ensure_lock(connection: psycopg.Connection) -> None:
    try:
        connection.execute(load_query("migration/create_lock"))
    # Another first start made it at the same moment: "if not exists" does not see what is not committed.
    except psycopg.errors.UniqueViolation:
        connection.rollback()
    else:
        connection.commit()


def _apply(migration: yoyo.migrations.Migration, backend: yoyo.backends.DatabaseBackend) -> None:
    migration.load()
    with backend.copy() as own:
        own.ensure_internal_schema_updated()
        own.connection.execute(load_query("migration/wait_briefly"))
        try:
            if migration.use_transactions:
                with own.transaction():
                    _apply_and_note(migration, own)
            else:
                _apply_and_note(migration, own)
        except psycopg.Error as error:
            if _is_in_use(error):
                raise
            raise DatabaseError(f"migration {migration.id} failed: {_one_line(error)}") from error


def _apply_and_note(migration: yoyo.migrations.Migration, backend: yoyo.backends.DatabaseBackend) -> None:
    migration.process_steps(backend, "apply")
    with backend.transaction():
        backend.log_migration(migration, "apply")
        backend.mark_one(migration, log=False)


def _require_right_to_create(database: Database) -> None:
    """Check the right first: without it yoyo only reports that it could not make its lock table."""
    with database.transaction() as connection:
        row = connection.execute(load_query("migration/right_to_create")).fetchone()
    assert row is not None
    role, name, is_allowed = row
    if not is_allowed:
        raise DatabaseError(
            f"permission denied: role {role} may not create schemas in database {name}; let its owner run `wirecopy migrate`"
        )


def _require_history(connection: psycopg.Connection, files: dict[str, MigrationFile]) -> set[str]:
    """Check that the files are those that were applied; returns the names of the applied ones."""
    applied = applied_migrations(connection)
    digests: dict[str, bytes] = {}
    if connection.execute(load_query("migration/has_digests")).fetchone() == (True,):
        digests = dict(connection.execute(load_query("migration/digests")).fetchall())
    require_history(files, applied, digests)
    return applied


def _note_digests(connection: psycopg.Connection, files: dict[str, MigrationFile]) -> None:
    names = sorted(applied_migrations(connection))
    connection.execute(
        load_query("migration/note_digests"),
        {"migration_id": names, "digest": [files[name].digest for name in names]},
    )


def require_current(database: Database) -> None:
    """Check that the database has all migrations of this version, and none of a newer one.

    Raises:
        DatabaseError: the message names the way out. After a deploy it is right to try again: a new process begins with
            the new code. NeverMigratedError where there is nothing at all.
    """
    expected = {path.stem for path in _MIGRATIONS.glob("*.sql")}
    applied = database.transact(applied_migrations)
    missing, unknown = sorted(expected - applied), sorted(applied - expected)
    if missing:
        kind = DatabaseError if applied else NeverMigratedError
        raise kind(
            f"the database lacks migration {missing[0]} (and {len(missing) - 1} more): run `wirecopy migrate`"
        )
    if unknown:
        raise newer_version(unknown)


def require_known(applied: Collection[str]) -> None:
    """Check that this version has all migrations that were applied to what a backup holds.

    Raises:
        DatabaseError: it lacks one, or one was left out there.
    """
    files = read_migration_files(_MIGRATIONS)
    if unknown := sorted(set(applied) - files.keys()):
        raise DatabaseError(
            f"the backup is that of a newer version, which has made migration {unknown[-1]}: update Wirecopy first"
        )
    require_history(files, set(applied), {})


def applied_migrations(connection: psycopg.Connection) -> set[str]:
    if connection.execute(load_query("migration/has_table")).fetchone() != (True,):
        return set()
    return {row[0] for row in connection.execute(load_query("migration/applied"))}


@contextmanager
def schema_change_told(database: Database) -> Iterator[None]:
    """Around work that a migration may overtake: what then is missing ends it in one line.

    Raises:
        DatabaseError: in place of the error of psycopg, where the schema is not that of this version any more.
    """
    try:
        yield
    except (psycopg.ProgrammingError, psycopg.NotSupportedError):
        require_current(database)
        raise


def _yoyo_url(url: str) -> str:
    """The address in the form that makes yoyo use psycopg 3."""
    if "://" not in url:
        raise DatabaseError(
            f"WIRECOPY_DATABASE_URL must be a URL like postgresql://…, not key=value: {sorted(address_parts(url))}"
        )
    return "postgresql+psycopg" + url[url.index("://") :]


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split())
