"""What two databases hold, told by a digest of each table: for backups, restores and moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg import Connection, sql

from wirecopy.store.queries import load_query


@dataclass(frozen=True, slots=True)
class TableDigest:
    """How many rows, and the sum of a 64-bit hash of each; the order of the rows does not count.

    It finds what disks and copies do to rows, and is no guard against somebody who wants two tables to look alike.
    """

    rows: int
    total: str


def digest_tables(connection: Connection) -> dict[str, TableDigest]:
    """Sum up every table of a database, by schema and name. Reads all of it, so the caller sees to one moment and to time."""
    tables = connection.execute(load_query("backup/tables")).fetchall()
    return {
        f"{schema}.{table}": _digest(connection, schema, table, has_own_types)
        for schema, table, has_own_types in tables
    }


def _digest(connection: Connection, schema: str, table: str, has_own_types: bool) -> TableDigest:
    query = load_query("backup/digest_of_text") if has_own_types else load_query("backup/digest")
    row = connection.execute(
        sql.SQL(query).format(schema=sql.Identifier(schema), table=sql.Identifier(table))
    ).fetchone()
    assert row is not None
    return TableDigest(*row)


def find_table_with_rows(connection: Connection) -> str | None:
    """The first table that holds more than migrations put there, by schema and name."""
    for schema, table, _ in connection.execute(load_query("backup/tables")).fetchall():
        if f"{schema}.{table}" in _FILLED_BY_MIGRATIONS:
            continue
        query = sql.SQL(load_query("backup/has_rows"))
        names = {"schema": sql.Identifier(schema), "table": sql.Identifier(table)}
        if connection.execute(query.format(**names)).fetchone() == (True,):
            return f"{schema}.{table}"
    return None


def differing_tables(expected: Mapping[str, TableDigest], found: Mapping[str, TableDigest]) -> list[str]:
    """The tables that are not the same on both sides, or on one side only."""
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


_FILLED_BY_MIGRATIONS = frozenset(
    {
        "public._yoyo_log",
        "public._yoyo_migration",
        "public._yoyo_version",
        "wirecopy.change_counter",
        "wirecopy.migration_digest",
        "wirecopy.single_writer",
    }
)
