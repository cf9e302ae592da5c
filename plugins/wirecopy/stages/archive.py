"""archive: moves old months of raw documents to WARC files. A month is dropped after its files were read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from wirecopy.model import DocumentKind
from wirecopy.settings import Settings
from wirecopy.stages.context import Report, no_report
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.archive import (
    archive_lock,
    count_files,
    count_waiting,
    documents_of,
    drop_archived_month,
    drop_month,
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
    """Archive each month of raw feeds or pages that is kept no longer; returns the numbers of files, documents and bytes.

    Where the settings say that there is no archive it is dropped; returns how many documents were.

    A month with pages that wait for extraction is left for later. One transaction records the files and drops the month.
    Files without it do not count: after a crash the next call replaces them.

    A damaged document costs the others nothing: it alone stays in Postgres, counts as `damaged` and is named in the log.

    Raises:
        ArchiveError: the archive cannot be written, or does not read back; the month stays in Postgres.
        UsageError: another process is archiving.
    """
    if settings.drops_raw:
        with archive_lock(database):
            old = _old_months(settings, database, now)
            return {"dropped_without_archive": sum(database.transact(drop_month, month) for month in old)}
    damaged: list[int] = []
    with archive_lock(database), Archive(settings.archive_url) as files:
        written = [
            file
            for month in _old_months(settings, database, now)
            for file in _archive_month(month, files, database, now, report, damaged, max_file_bytes)
        ]
    counts = {
        "files": len(written),
        "documents": sum(len(file.documents) for file in written),
        "bytes": sum(file.size for file in written),
    }
    return {**counts, "damaged": len(damaged)} if damaged else counts


def _old_months(settings: Settings, database: Database, now: datetime) -> list[Partition]:
    kept = {DocumentKind.FEED: settings.keep_raw_feeds, DocumentKind.PAGE: settings.keep_raw}
    longest = max(kept.values())
    return [
        month
        for month in database.transact(document_partitions)
        if month.until <= now - (longest if month.kind is None else kept[month.kind])
    ]


def _archive_month(
    month: Partition,
    files: Archive,
    database: Database,
    now: datetime,
    report: Report,
    damaged: list[int],
    max_file_bytes: int,
) -> list[WrittenFile]:
    """Archive a month; returns its new files, or none if it has to wait. Damaged documents are added to those known."""
    if database.transact(count_waiting, month):
        return []
    # A month may have files already: an import can bring pages of a month that was archived.
    taken = database.transact(count_files, month.since.date())
    damaged_here: list[int] = []
    with documents_of(database, month) as documents:
        written = files.write(
            _reported(_whole(documents, damaged_here), report),
            lambda part: _path(month.since, taken + part + 1),
            max_file_bytes,
        )
    for file in written:
        files.verify(file)
    damaged += damaged_here
    if damaged_here and not written:
        return []
    return written if database.transact(drop_archived_month, month, written, damaged_here, now) else []


def _whole(documents: Iterable[RawDocument], damaged: list[int]) -> Iterator[RawDocument]:
    """The documents that are as they were fetched; the numbers of the others are added to `damaged`."""
    log = StageLog({"chore": "archive"})
    for document in documents:
        if document.is_damaged:
            damaged.append(document.document_id)
            log.trouble("a stored document is damaged", url=document.url, document_id=document.document_id)
        else:
            yield document


def _reported(documents: Iterable[RawDocument], report: Report) -> Iterator[RawDocument]:
    for document in documents:
        yield document
        report(1)


def _path(month: datetime, number: int) -> str:
    return f"documents/{month:%Y-%m}/wirecopy-{month:%Y-%m}-{number:05}.warc.gz"
