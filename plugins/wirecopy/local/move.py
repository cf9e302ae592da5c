"""Moves the news database to another server: nothing is written meanwhile, and nothing is lost whatever ends it."""

from __future__ import annotations

from dataclasses import dataclass

from psycopg import Connection, errors, sql

from wirecopy.errors import UsageError
from wirecopy.local.database_roles import create_missing_roles, give_back_rights, read_owner, read_roles
from wirecopy.local.postgres_client import copy_database, server_version
from wirecopy.store.address import database_name
from wirecopy.store.database import Database
from wirecopy.store.migrations import applied_migrations, migrate, require_current
from wirecopy.store.queries import load_query
from wirecopy.store.run import require_nobody_at_work
from wirecopy.store.table_digest import TableDigest, differing_tables, digest_tables


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved, which roles were made there, and which schemas lost their owner."""

    tables: dict[str, TableDigest]
    new_roles: list[str]
    schemas_without_owner: list[str]


def move(url: str, target: str) -> Moved:
    """Copy a database into an empty one elsewhere, compare every table, and close the old one to writers.

    The copy is one transaction there, and the old database is closed only after all agrees. So a move that was ended half-way
    is begun again, and one that had copied everything goes on with the comparison.

    Raises:
        UsageError: a run or another move is at work, or the target is this database, or holds another one of Wirecopy.
        DatabaseError: one of them cannot be reached, lacks migrations, or the copy differs.
    """
    name = database_name(target, "the new place")
    with Database(url) as old, Database(target) as new:
        require_current(old)
        new.check()
        server = old.transact(server_version)
        with old.session() as connection:
            _lock_moves(connection)
            new.transact(_lock_moves)
            _keep_writers_out(connection)
            tables, roles = digest_tables(connection), read_roles(connection)
            new_roles: list[str] = []
            if not new.transact(applied_migrations):
                new_roles = new.transact(create_missing_roles, roles)
                copy_database(url, target, server=server, owner=new.transact(read_owner)[0])
            _require_same(tables, new)
            without_owner = new.transact(give_back_rights, name, roles)
            migrate(target)
            query = sql.SQL(load_query("server/make_read_only"))
            connection.execute(query.format(name=sql.Identifier(database_name(url))))
            connection.commit()
    return Moved(tables, new_roles, without_owner)


def _lock_moves(connection: Connection) -> None:
    """Keep other moves out of a database until the transaction ends: where both ends are one database, the second is one."""
    if connection.execute(load_query("server/lock_moves")).fetchone() != (True,):
        raise UsageError(
            "the new place is the database that is to be moved, or another move is at work: name another, or wait"
        )


def _keep_writers_out(connection: Connection) -> None:
    """Let nobody write into any table until the transaction ends."""
    connection.execute(load_query("backup/no_time_limit"))
    connection.execute(load_query("migration/wait_briefly"))
    require_nobody_at_work(connection)
    query = sql.SQL(load_query("server/lock_against_writers"))
    try:
        for schema, table, _ in connection.execute(load_query("backup/tables")).fetchall():
            connection.execute(query.format(schema=sql.Identifier(schema), table=sql.Identifier(table)))
    except errors.LockNotAvailable:
        raise UsageError("somebody writes into the database: wait for the run or chore, or stop it") from None


def _require_same(tables: dict[str, TableDigest], new: Database) -> None:
    with new.session() as connection:
        connection.execute(load_query("backup/no_time_limit"))
        differing = differing_tables(tables, digest_tables(connection))
    if differing:
        raise UsageError(
            f"the target holds a Wirecopy database that is another one ({', '.join(differing[:3])} differs):"
            " name an empty database"
        )
