"""Brings a database to the schema of this version: each migration once, views and roles every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import yoyo
import yoyo.backends
import yoyo.migrations
from psycopg.conninfo import conninfo_to_dict

from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.queries import SQL_DIR, load_query

_MIGRATIONS = SQL_DIR / "migrations"
_RIGHTS = ("roles.sql", "administrator.sql")


def migrate(url: str) -> list[str]:
    """Apply the missing migrations and renew views and roles; returns the names of the applied migrations.

    Each migration is plain SQL in a transaction of its own, in which it is also noted as applied. The few that are not
    transactional say so and may be repeated. So whatever ends this process, the next one goes on from there.

    Views are made by `create or replace`: Postgres refuses to change or drop a column that way, which is what readers are
    promised.

    Raises:
        DatabaseError: the server cannot be reached, the user lacks a right that the schema needs, or another process
            migrates this database.
    """
    with Database(url) as database:
        database.check()
        _require_right_to_create(database)
        migrations = yoyo.read_migrations(str(_MIGRATIONS))
        try:
            with _only_one(database), yoyo.get_backend(_yoyo_url(url)) as backend:
                missing = backend.to_apply(migrations)
                for migration in missing:
                    _apply(migration, backend)
            with database.transaction() as connection:
                for path in (
                    *sorted((SQL_DIR / "views").glob("*.sql")),
                    *(SQL_DIR / name for name in _RIGHTS),
                ):
                    connection.execute(path.read_bytes())
        except psycopg.Error as error:
            raise DatabaseError(f"migration failed: {' '.join(str(error).split())}") from error
    return [migration.id for migration in missing]


@contextmanager
def _only_one(database: Database) -> Iterator[None]:
    """Keep other processes from migrating. The lock ends with its connection.

    yoyo's own is a row that a killed process leaves behind, and then every later start fails; it is swept away here.
    """
    with database.session() as connection:
        connection.execute(load_query("migration/create_lock"))
        connection.commit()
        try:
            connection.execute(load_query("migration/lock"))
        except psycopg.errors.LockNotAvailable:
            raise DatabaseError("another process migrates this database: wait until it is done") from None
        if connection.execute(load_query("migration/has_left_lock")).fetchone() == (True,):
            with database.transaction() as sweeping:
                sweeping.execute(load_query("migration/delete_left_lock"))
        yield


def _apply(migration: yoyo.migrations.Migration, backend: yoyo.backends.DatabaseBackend) -> None:
    migration.load()
    with backend.copy() as own:
        own.ensure_internal_schema_updated()
        if migration.use_transactions:
            with own.transaction():
                _apply_and_note(migration, own)
        else:
            _apply_and_note(migration, own)


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


def require_current(database: Database) -> None:
    """Check that the database has all migrations of this version.

    Raises:
        DatabaseError: migrations are missing; the message names the command that applies them.
    """
    expected = {path.stem for path in _MIGRATIONS.glob("*.sql")}
    with database.transaction() as connection:
        has_table = connection.execute(load_query("migration/has_table")).fetchone() == (True,)
        applied = (
            {row[0] for row in connection.execute(load_query("migration/applied"))} if has_table else set()
        )
    missing = sorted(expected - applied)
    if missing:
        raise DatabaseError(
            f"the database lacks migration {missing[0]} (and {len(missing) - 1} more): run `wirecopy migrate`"
        )


def _yoyo_url(url: str) -> str:
    """The address in the form that makes yoyo use psycopg 3."""
    if "://" not in url:
        parts = conninfo_to_dict(url)
        raise DatabaseError(
            f"WIRECOPY_DATABASE_URL must be a URL like postgresql://…, not key=value: {sorted(parts)}"
        )
    return "postgresql+psycopg" + url[url.index("://") :]
