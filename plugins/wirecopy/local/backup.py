"""Backups of the news database: a folder that is whole or not there, proven by restoring it and comparing digests.

The folder holds what pg_dump wrote, and `manifest.json`: the digest of each table at the moment of the dump, the
migrations, and the roles. It is made under another name and renamed at the end, so a folder of that name is a whole one.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
import psycopg
from psycopg import Connection, errors, sql

from wirecopy.clock import Clock
from wirecopy.errors import DatabaseError, UsageError
from wirecopy.local.database_roles import (
    DatabaseRole,
    create_missing_roles,
    drop_roles,
    give_back_rights,
    read_owner,
    read_roles,
)
from wirecopy.local.postgres_client import (
    DUMPED,
    JOBS,
    run_client,
    server_version,
    start_client,
    wait_for_client,
)
from wirecopy.store.address import changed_address, database_name
from wirecopy.store.database import Database
from wirecopy.store.migrations import NeverMigratedError, applied_migrations, migrate, require_known
from wirecopy.store.queries import load_query
from wirecopy.store.table_digest import (
    TableDigest,
    differing_tables,
    digest_tables,
    find_table_with_rows,
)

_MANIFEST = "manifest.json"
_DUMP = "dump"
# Raw documents are compressed already, and of the rest the first level takes most away. Chosen, not measured.
_COMPRESSION = "gzip:1"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    made_at: datetime
    server: int  # major version of Postgres
    migrations: list[str]
    tables: dict[str, TableDigest]
    roles: list[DatabaseRole]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the earlier database went, which roles were made, which schemas lost their owner."""

    backup: Backup
    kept_as: str | None
    new_roles: list[str]
    schemas_without_owner: list[str]


def back_up(url: str, folder: Path) -> Backup:
    """Write a backup of a database as it is at one moment, while others read and write.

    Raises:
        UsageError: the folder is there already, or another backup writes to it.
        DatabaseError: there is nothing to back up, or Postgres refuses.
    """
    if folder.exists():
        raise UsageError(f"{folder} is there already: name another folder")
    with Database(url) as database, _partial(folder) as (partial, lock):
        server = database.transact(server_version)
        with database.session() as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.execute(load_query("backup/no_time_limit"))
            if not (applied := applied_migrations(connection)):
                raise NeverMigratedError("there is nothing of Wirecopy in the database yet")
            row = connection.execute(load_query("backup/export_snapshot")).fetchone()
            assert row is not None
            arguments = [
                "--format=directory",
                f"--file={partial / _DUMP}",
                f"--jobs={JOBS}",
                f"--compress={_COMPRESSION}",
                f"--snapshot={row[0]}",
                *DUMPED,
            ]
            with start_client("pg_dump", arguments, url, server=server, kept_open=[lock]) as dump:
                tables, roles = digest_tables(connection), read_roles(connection)
                wait_for_client(dump, "pg_dump")
        backup = Backup(Clock().now(), server, sorted(applied), tables, roles)
        _write_manifest(partial / _MANIFEST, backup)
        partial.rename(folder)
        _settle(folder.parent)
    return backup


@contextmanager
def _partial(folder: Path) -> Iterator[tuple[Path, int]]:
    """An empty folder for us alone, and the file number of its lock, which lasts until all who have it open are gone.

    A killed backup leaves it behind, and the next one of that name empties it.
    """
    partial = folder.with_name(f"{folder.name}.partial")
    partial.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(partial, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another backup writes to {partial}: wait for it") from None
        shutil.rmtree(partial / _DUMP, ignore_errors=True)
        yield partial, lock
    finally:
        os.close(lock)


def _write_manifest(path: Path, backup: Backup) -> None:
    with path.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(backup)))
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the names in a folder outlive a crash of the machine."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def read_backup(folder: Path) -> Backup:
    """Read what a backup says of itself.

    Raises:
        UsageError: that is no backup, or the part of one that was not finished.
    """
    try:
        return msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=Backup)
    except (OSError, msgspec.DecodeError):
        raise UsageError(
            f"{folder} is no backup, or not a whole one: it has no readable {_MANIFEST}"
        ) from None


def verify_backup(url: str, folder: Path) -> Backup:
    """Restore a backup beside a database, compare every table, and drop it again, with the roles that were missing.

    Raises:
        UsageError: that is no backup.
        DatabaseError: it cannot be restored, or holds something else than what was backed up.
    """
    backup = read_backup(folder)
    with Database(url) as database:
        new_roles = database.transact(create_missing_roles, backup.roles)
        try:
            with _scratch_database(url, "verifying") as scratch:
                _fill(scratch, folder, backup)
        finally:
            database.transact(drop_roles, new_roles)
    return backup


def restore(url: str, folder: Path, *, replace: bool) -> Restored:
    """Put a backup in the place of a database: restored and compared beside it, migrated, then renamed.

    Whatever ends this process, the database of that name is the old or the new one, and whole. `replace` allows it where there
    are rows: the old one is kept under another name.

    Raises:
        UsageError: that is no backup, or the database holds something.
        DatabaseError: the backup is of a newer version, cannot be restored, or others are connected to the database.
    """
    backup = read_backup(folder)
    require_known(backup.migrations)
    with Database(url) as database:
        found = database.transact(find_table_with_rows)
    if found and not replace:
        raise UsageError(
            f"the database holds something already ({found}): `--replace` keeps it under another name"
        )
    with _scratch_database(url, "restoring") as scratch:
        new_roles, without_owner = _fill(scratch, folder, backup)
        migrate(scratch)
        kept_as = _take_the_place(url, scratch, is_kept=found is not None)
    return Restored(backup, kept_as, new_roles, without_owner)


def _fill(scratch: str, folder: Path, backup: Backup) -> tuple[list[str], list[str]]:
    """Restore into an empty database and compare; returns the roles that were made and the schemas that lost their owner."""
    with Database(scratch) as database:
        server = database.transact(server_version)
        if server < 17 <= backup.server:
            raise DatabaseError(
                f"a backup of PostgreSQL {backup.server} does not go into {server}: restore it into the embedded server,"
                " and `wirecopy move-to` the other"
            )
        owner, _, _ = database.transact(read_owner)
        new_roles = database.transact(create_missing_roles, backup.roles)
        restoring = [
            "--format=directory",
            f"--jobs={JOBS}",
            "--exit-on-error",
            "--no-owner",
            f"--role={owner}",
            f"--dbname={database_name(scratch)}",
            str(folder / _DUMP),
        ]
        try:
            run_client("pg_restore", restoring, scratch, server=server)
        except DatabaseError as error:
            raise DatabaseError(f"the backup {folder} cannot be restored: {error}") from None
        with database.session() as connection:
            connection.execute(load_query("backup/no_time_limit"))
            differing = differing_tables(backup.tables, digest_tables(connection))
        if differing:
            raise DatabaseError(
                f"the backup {folder} does not hold what was backed up: {', '.join(differing[:3])} differs"
            )
        return new_roles, database.transact(give_back_rights, database_name(scratch), backup.roles)


@contextmanager
def _scratch_database(url: str, purpose: str) -> Iterator[str]:
    """The address of an empty database beside another, dropped at the end if it still has its name.

    A killed restore leaves it behind, and the next one drops it first.
    """
    name = f"{database_name(url)}_{purpose}"
    with Database(url) as database:
        owner, role, may_create = database.transact(read_owner)
    if not may_create:
        raise DatabaseError(
            f"role {role} may not create databases, in which a backup is restored and compared: an administrator allows it,"
            f" alter role {role} createdb"
        )
    with psycopg.connect(url, autocommit=True) as connection:
        _drop(connection, name)
        _run(connection, "server/create_database_like", name=name, owner=owner)
    try:
        yield changed_address(url, dbname=name)
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            _drop(connection, name)


def _drop(connection: Connection, name: str) -> None:
    try:
        _run(connection, "server/drop_database", name=name)
    except errors.ObjectInUse as error:
        raise DatabaseError(
            f"database {name} is in use, by another restore or by what is left of a killed one: wait until it is over"
            f" ({error.diag.message_detail})"
        ) from None


def _take_the_place(url: str, scratch: str, *, is_kept: bool) -> str | None:
    """Rename the old database away and the new one to its name, both or neither; returns the name of the old one if kept."""
    name, old = database_name(url), f"{database_name(url)}_replaced_{Clock().now():%Y%m%d_%H%M%S}"
    with _connected_elsewhere(url) as connection:
        try:
            with connection.transaction():
                _run(connection, "server/rename_database", name=name, new=old)
                _run(connection, "server/rename_database", name=database_name(scratch), new=name)
        except errors.ObjectInUse as error:
            raise DatabaseError(
                f"others are connected to database {name}: stop them, with `wirecopy down` for example, and restore again"
                f" ({error.diag.message_detail})"
            ) from None
        if is_kept:
            return old
        _drop(connection, old)
    return None


@contextmanager
def _connected_elsewhere(url: str) -> Iterator[Connection]:
    """A connection to another database of the same server, because nobody renames the one that he is in."""
    for name in ("postgres", "template1"):
        try:
            connection = psycopg.connect(changed_address(url, dbname=name), autocommit=True)
        except psycopg.OperationalError:
            continue
        with connection:
            yield connection
        return
    raise DatabaseError(
        "a database is renamed from another one: an administrator allows it, grant connect on database postgres to our role"
    )


def _run(connection: Connection, query: str, **names: str) -> None:
    identifiers = {key: sql.Identifier(name) for key, name in names.items()}
    connection.execute(sql.SQL(load_query(query)).format(**identifiers))
