"""The roles of those who work in the news database beside us: noted with a copy of it, and made where they are missing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from psycopg import Connection, errors, sql

from wirecopy.local.reader_address import READER
from wirecopy.store.queries import load_query


@dataclass(frozen=True, slots=True)
class DatabaseRole:
    """One role and what it may do here beyond the rights on single tables, which stand in a dump."""

    name: str
    may_log_in: bool
    is_reader: bool
    may_make_temporary: bool
    schemas: tuple[str, ...]  # that it owns


def read_roles(connection: Connection) -> list[DatabaseRole]:
    found = connection.execute(load_query("backup/roles")).fetchall()
    return [
        DatabaseRole(name, may_log_in, is_reader, may_make_temporary, tuple(schemas))
        for name, may_log_in, is_reader, may_make_temporary, schemas in found
    ]


def read_owner(connection: Connection) -> tuple[str, str, bool]:
    """Whose the database is, our role, and whether we may make databases."""
    row = connection.execute(load_query("server/owner")).fetchone()
    assert row is not None
    return row[0], row[1], row[2]


def create_missing_roles(connection: Connection, roles: list[DatabaseRole]) -> list[str]:
    """Make the roles that this server lacks, without passwords, the reader among them; returns their names."""
    known = {row[0] for row in connection.execute(load_query("server/role_names"))}
    reader = DatabaseRole(READER, True, False, False, ())
    missing = [role for role in (reader, *(r for r in roles if r.name != READER)) if role.name not in known]
    ourselves = sql.Identifier(connection.info.user)
    for role in missing:
        name = sql.Identifier(role.name)
        _run(connection, "server/create_role", name=name)
        if role.may_log_in:
            _run(connection, "server/let_log_in", name=name)
        # Since Postgres 16 the right to make a role is not the right to become it, which giving it a schema takes.
        _run(connection, "server/join_role", role=name, member=ourselves)
        if role.is_reader:
            _run(connection, "server/join_role", role=sql.Identifier(READER), member=name)
    return [role.name for role in missing]


def drop_roles(connection: Connection, names: list[str]) -> None:
    """Drop roles, but for those that somebody has given something meanwhile."""
    for name in names:
        with suppress(errors.DependentObjectsStillExist), connection.transaction():
            _run(connection, "server/drop_role", name=sql.Identifier(name))


def give_back_rights(connection: Connection, database: str, roles: list[DatabaseRole]) -> list[str]:
    """Give roles their schemas and the right to temporary tables; returns the schemas that stay ours."""
    kept = []
    for role in roles:
        if role.may_make_temporary and role.name != READER:
            _run(
                connection,
                "server/allow_temporary",
                database=sql.Identifier(database),
                name=sql.Identifier(role.name),
            )
        for schema in role.schemas:
            try:
                with connection.transaction():
                    _run(
                        connection,
                        "server/give_schema",
                        schema=sql.Literal(schema),
                        owner=sql.Literal(role.name),
                    )
            except errors.InsufficientPrivilege:
                kept.append(schema)
    return kept


def _run(connection: Connection, query: str, **names: sql.Composable) -> None:
    connection.execute(sql.SQL(load_query(query)).format(**names))
