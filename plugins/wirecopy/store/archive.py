"""Raw documents on their way to WARC files, and the record of those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from psycopg import Connection, Rollback

from wirecopy.errors import UsageError
from wirecopy.store.database import Database
from wirecopy.store.document import RawDocument
from wirecopy.store.partition import Partition, drop_partition
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.warc import WrittenFile

_FETCHED_AT_ONCE = 50  # bodies are up to 10 MiB each


@contextmanager
def archive_lock(database: Database) -> Iterator[None]:
    """Hold the right to write to the archive while the block runs; it ends with the process.

    Raises:
        UsageError: somebody else is at it.
    """
    with database.session() as connection:
        if connection.execute(load_query("single_writer/try_lock"), {"name": "archive"}).fetchone() is None:
            raise UsageError("raw documents are being archived already: wait for that to end")
        yield


def count_waiting(connection: Connection, month: Partition) -> int:
    """Documents of a month that extraction has not read yet."""
    return _count(connection, "archive/count_waiting", month)


@contextmanager
def documents_of(database: Database, month: Partition) -> Iterator[Iterator[RawDocument]]:
    """All documents of a month as they stand now, some at a time: a month does not fit into memory."""
    with (
        database.session() as connection,
        connection.cursor(name="documents", row_factory=row_of(RawDocument)) as cursor,
    ):
        cursor.itersize = _FETCHED_AT_ONCE
        yield iter(cursor.execute(load_query("archive/documents"), _span(month)))


def count_files(connection: Connection, month: date) -> int:
    """Files that a month has in the archive."""
    row = connection.execute(load_query("archive/count_files"), {"month": month}).fetchone()
    return int(row[0]) if row else 0


def drop_archived_month(
    connection: Connection, month: Partition, files: Sequence[WrittenFile], now: datetime
) -> bool:
    """Record where a month's documents are and drop them here, both or neither.

    Returns False, and changes nothing, when the month holds other documents than the files: an import came
    between.
    """
    with connection.transaction() as attempt:
        for file in files:
            _add_file(connection, file, month.since.date(), now)
        # Last, because nobody can read or write documents from here on; the whole table at once, because a drop
        # needs that anyhow, and a month locked before it makes a deadlock with any reader of both.
        connection.execute(load_query("archive/lock_documents"))
        if _count(connection, "archive/count_documents", month) != sum(len(file.places) for file in files):
            raise Rollback(attempt)
        drop_partition(connection, month)
        return True
    return False


def _add_file(connection: Connection, file: WrittenFile, month: date, now: datetime) -> None:
    row = connection.execute(
        load_query("archive/add_file"),
        {"path": file.path, "month": month, "documents": len(file.places), "bytes": file.size, "now": now},
    ).fetchone()
    assert row is not None
    connection.execute(
        load_query("archive/add_documents"),
        {
            "archive_file_id": row[0],
            "document_id": [place.document_id for place in file.places],
            "start_byte": [place.start_byte for place in file.places],
        },
    )


def _count(connection: Connection, query: str, month: Partition) -> int:
    row = connection.execute(load_query(query), _span(month)).fetchone()
    return int(row[0]) if row else 0


def _span(partition: Partition) -> dict[str, datetime]:
    return {"since": partition.since, "until": partition.until}
