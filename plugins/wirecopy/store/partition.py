"""Makes and drops partitions of the tables that are partitioned by time: raw documents and shingles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection, sql

from wirecopy.model import DocumentKind
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class Partition:
    """The partition of a table with the rows from `since` up to `until`; of documents with those of one kind, or of all."""

    name: str
    since: datetime
    until: datetime
    kind: DocumentKind | None = None


def document_partitions(connection: Connection) -> list[Partition]:
    """The months of raw feeds and of raw pages, oldest first."""
    return _partitions(connection, "document")


def shingle_partitions(connection: Connection) -> list[Partition]:
    """The partitions of shingles, oldest first."""
    return _partitions(connection, "shingle")


def _partitions(connection: Connection, parent: str) -> list[Partition]:
    with connection.cursor(row_factory=row_of(Partition)) as cursor:
        return cursor.execute(load_query("partition/of_table"), {"parent": parent}).fetchall()


def ensure_partitions(connection: Connection, now: datetime, ahead: timedelta = timedelta(days=1)) -> None:
    """Make the partitions for everything that is fetched or first seen from `now` until `ahead` later."""
    days = [now + timedelta(days=days) for days in range(ahead.days + 1)]
    connection.execute(load_query("partition/ensure_documents"), {"at": days})
    connection.execute(load_query("partition/ensure_shingles"), {"at": days})


def ensure_document_partition(connection: Connection, at: datetime) -> None:
    """Make the partitions for documents that were fetched at that time. Imports bring old ones."""
    connection.execute(load_query("partition/ensure_documents"), {"at": [at]})


def drop_partition(connection: Connection, partition: Partition) -> None:
    """Drop a partition with all its rows, and a month of documents of which it was the last."""
    _drop(connection, partition.name)
    for (name,) in connection.execute(load_query("partition/childless")).fetchall():
        _drop(connection, name)


def _drop(connection: Connection, name: str) -> None:
    statement = sql.SQL(load_query("partition/drop"))
    connection.execute(statement.format(partition=sql.Identifier(name)))
