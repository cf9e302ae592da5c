"""Moves raw documents to WARC files, and records which file holds which document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from psycopg import Connection, Rollback

from wirecopy.errors import UsageError
from wirecopy.store.database import Database
from wirecopy.store.document import RawDocument
from wirecopy.store.partition import Partition, drop_partition, ensure_document_partition
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.warc import WrittenFile

_ROWS_AT_ONCE = 50  # bodies are up to 10 MiB each


@contextmanager
def archive_lock(database: Database) -> Iterator[None]:
    """Lock the archive for writing while the block runs. The lock ends with the process.

    Raises:
        UsageError: another process has the lock.
    """
    with database.session() as connection:
        if connection.execute(load_query("single_writer/try_lock"), {"name": "archive"}).fetchone() is None:
            raise UsageError("raw documents are being archived already: wait for that to end")
        yield


def count_waiting(connection: Connection, month: Partition) -> int:
    """How many documents of a month still wait for extraction."""
    return _count(connection, "archive/count_waiting", month)


@contextmanager
def documents_of(database: Database, month: Partition) -> Iterator[Iterator[RawDocument]]:
    """All documents of a month as of now, read in batches: a month does not fit into memory."""
    with (
        database.session() as connection,
        connection.cursor(name="documents", row_factory=row_of(RawDocument)) as cursor,
    ):
        cursor.itersize = _ROWS_AT_ONCE
        yield iter(cursor.execute(load_query("archive/documents"), _span(month)))


def count_files(connection: Connection, month: date) -> int:
    """How many files of a month the archive holds."""
    row = connection.execute(load_query("archive/count_files"), {"month": month}).fetchone()
    return int(row[0]) if row else 0


def drop_archived_month(
    connection: Connection,
    month: Partition,
    files: Sequence[WrittenFile],
    left_out: Sequence[int],
    now: datetime,
) -> bool:
    """Record which files hold a month's documents, and drop the month: both or neither.

    Documents that were `left_out` of the files stay. Returns False and changes nothing if the
    month does not have as many documents as both: an import added some.
    """
    with connection.transaction() as attempt:
        for file in files:
            _add_file(connection, file, month.since.date(), now)
        known = len(left_out) + sum(len(file.documents) for file in files)
        if _lock_and_count(connection, month) != known:
            raise Rollback(attempt)
        if left_out:
            _drop_others(connection, month, left_out)
        else:
            drop_partition(connection, month)
        return True
    return False


def drop_month(connection: Connection, month: Partition) -> int:
    """Drop a month that no file holds; returns how many documents it had, none where one still waits for extraction.

    That is asked under the lock, because an import may bring pages of any month.
    """
    documents = _lock_and_count(connection, month)
    if count_waiting(connection, month):
        return 0
    drop_partition(connection, month)
    return documents


def _lock_and_count(connection: Connection, month: Partition) -> int:
    """How many documents a month has, of which nobody can read or write one any more: do this last.

    The drop needs a lock on the whole table anyhow; to lock the month before it would deadlock with a reader of both.
    """
    connection.execute(load_query("archive/lock_documents"))
    return _count(connection, "archive/count_documents", month)


def _drop_others(connection: Connection, month: Partition, document_ids: Sequence[int]) -> None:
    """Drop a month but for these documents."""
    connection.execute(
        load_query("archive/set_apart"),
        {"document_id": list(document_ids), "since": month.since, "until": month.until},
    )
    drop_partition(connection, month)
    ensure_document_partition(connection, month.since)
    connection.execute(load_query("archive/put_back"))


def _add_file(connection: Connection, file: WrittenFile, month: date, now: datetime) -> None:
    row = connection.execute(
        load_query("archive/add_file"),
        {"path": file.path, "month": month, "documents": len(file.documents), "bytes": file.size, "now": now},
    ).fetchone()
    assert row is not None
    connection.execute(
        load_query("archive/add_documents"),
        {
            "archive_file_id": row[0],
            "document_id": [document.document_id for document in file.documents],
            "start_byte": [document.start_byte for document in file.documents],
        },
    )


def _count(connection: Connection, query: str, month: Partition) -> int:
    row = connection.execute(load_query(query), _span(month)).fetchone()
    return int(row[0]) if row else 0


def _span(partition: Partition) -> dict[str, object]:
    return {"since": partition.since, "until": partition.until, "kind": partition.kind}
