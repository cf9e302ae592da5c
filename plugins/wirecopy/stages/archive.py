"""archive: moves old months of raw documents to WARC files. A month is dropped after its files were read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from wirecopy.settings import Settings
from wirecopy.stages.context import Report, no_report
from wirecopy.store.archive import (
    archive_lock,
    count_files,
    count_waiting,
    documents_of,
    drop_archived_month,
)
from wirecopy.store.database import Database
from wirecopy.store.document import RawDocument
from wirecopy.store.partition import Partition, document_partitions
from wirecopy.store.warc import Archive, WrittenFile

MAX_FILE_BYTES = 1_000_000_000  # the size that ISO 28500 (annex C) recommends


def archive(
    settings: Settings,
    database: Database,
    now: datetime,
    report: Report = no_report,
    *,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> dict[str, int]:
    """Archive every month that ended more than `keep_raw` ago; returns the numbers of files, documents and bytes.

    A month with pages that wait for extraction is left for later. One transaction records the files and drops the
    month. Files without it do not count: after a crash the next call replaces them.

    Raises:
        ArchiveError: the archive cannot be written, or does not read back; the month stays in Postgres.
        UsageError: another process is archiving.
    """
    with archive_lock(database), Archive(settings.archive_url) as files:
        written = [
            file
            for month in database.transact(document_partitions)
            if month.until <= now - settings.keep_raw
            for file in _archive_month(month, files, database, now, report, max_file_bytes)
        ]
    return {
        "files": len(written),
        "documents": sum(len(file.documents) for file in written),
        "bytes": sum(file.size for file in written),
    }


def _archive_month(
    month: Partition,
    files: Archive,
    database: Database,
    now: datetime,
    report: Report,
    max_file_bytes: int,
) -> list[WrittenFile]:
    """Archive a month; returns its new files, or none if it has to wait."""
    if database.transact(count_waiting, month):
        return []
    # A month may have files already: an import can bring pages of a month that was archived.
    taken = database.transact(count_files, month.since.date())
    with documents_of(database, month) as documents:
        written = files.write(
            _reported(documents, report), lambda part: _path(month.since, taken + part + 1), max_file_bytes
        )
    for file in written:
        files.verify(file)
    return written if database.transact(drop_archived_month, month, written, now) else []


def _reported(documents: Iterable[RawDocument], report: Report) -> Iterator[RawDocument]:
    for document in documents:
        yield document
        report(1)


def _path(month: datetime, number: int) -> str:
    return f"documents/{month:%Y-%m}/wirecopy-{month:%Y-%m}-{number:05}.warc.gz"
