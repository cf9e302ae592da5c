"""archive: raw documents leave Postgres only for files that read back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from warcio.archiveiterator import ArchiveIterator

from tests.pipeline import column, rows, value
from tests.store.rows import add_page
from wirecopy.errors import ArchiveError, UsageError
from wirecopy.model import DocumentKind, Outcome, Response
from wirecopy.settings import Settings
from wirecopy.stages.archive import archive
from wirecopy.store.archive import archive_lock, drop_archived_month
from wirecopy.store.database import Database
from wirecopy.store.document import add_document
from wirecopy.store.page import add_capture
from wirecopy.store.partition import document_partitions, ensure_document_partition
from wirecopy.store.warc import Archive, ArchivedDocument, WrittenFile

MAY = datetime(2026, 5, 17, 9, 30, 15, 123456, tzinfo=UTC)
JUNE = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 5, 3, 35, tzinfo=UTC)
FIRST_FILE = "documents/2026-05/wirecopy-2026-05-00001.warc.gz"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, keep_raw=timedelta(days=90))


def add(
    database: Database,
    at: datetime,
    body: bytes,
    *,
    url: str = "http://paper.example/1",
    waiting: bool = False,
    kind: DocumentKind = DocumentKind.PAGE,
    **headers: str,
) -> int:
    """A raw page of that time; one that waits for extraction has the row of its fetch too."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    response = Response(
        Outcome.OK, url, status=200, headers={"content-type": "text/html", **named}, body=body
    )
    with database.transaction() as connection:
        ensure_document_partition(connection, at)
        document = add_document(connection, kind, response, at)
        if waiting:
            add_capture(connection, add_page(connection, url), 1, response, document)
    return document.document_id


def archived_bodies(settings: Settings, database: Database) -> dict[int, bytes]:
    """Every archived document, read singly."""
    places = rows(
        database,
        "select document_id, path, start_byte from wirecopy.archived_document join wirecopy.archive_file"
        " using (archive_file_id) order by document_id desc",
    )
    with Archive(settings.archive_url) as files:
        return {document_id: files.read(path, start)[0] for document_id, path, start in places}


def months(database: Database) -> list[str]:
    """The months that hold pages, and those that hold all kinds."""
    return [
        month.name for month in database.transact(document_partitions) if month.kind is not DocumentKind.FEED
    ]


def records(settings: Settings, path: str = FIRST_FILE) -> Sequence[tuple[dict[str, str], dict[str, str]]]:
    """The WARC and HTTP headers of the responses, by a reader that checks every digest it understands."""
    with (Path(settings.archive_url) / path).open("rb") as stream:
        return [
            (dict(record.rec_headers.headers), dict(record.http_headers.headers))
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.rec_type == "response" and record.content_stream().read() is not None
        ]


def test_old_months_go_to_files_and_young_ones_stay(settings: Settings, database: Database) -> None:
    old = {add(database, MAY + timedelta(hours=n), f"<p>page {n}</p>".encode()): n for n in range(3)}
    add(database, JUNE, b"<p>young</p>")

    counts = archive(settings, database, SEPTEMBER)

    assert (counts["files"], counts["documents"]) == (1, 3)
    assert months(database) == ["document_2026_06_page"]
    assert value(database, "select count(*) from wirecopy.document") == 1
    assert archived_bodies(settings, database) == {
        number: f"<p>page {n}</p>".encode() for number, n in old.items()
    }


def test_raw_feeds_may_go_sooner_than_raw_pages(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:  # a month of an older version
        connection.execute(
            "create table wirecopy.document_2026_04 partition of wirecopy.document"
            " for values from ('2026-04-01Z') to ('2026-05-01Z')"
        )
    for at in (MAY - timedelta(days=30), MAY, JUNE):
        add(database, at, b"<rss/>", kind=DocumentKind.FEED)
        add(database, at, b"<p>page</p>")
    kept = "select to_char(fetched_at, 'MM') || ' ' || kind from wirecopy.document order by 1"

    assert archive(settings, database, JUNE + timedelta(days=30))["documents"] == 1
    assert column(database, kept) == ["04 feed", "04 page", "05 page", "06 feed", "06 page"]
    assert archive(settings, database, SEPTEMBER)["documents"] == 4
    assert column(database, kept) == ["06 page"]
    assert months(database) == ["document_2026_06_page"]

    add(database, MAY, b"<p>imported later</p>")
    assert column(database, kept) == ["05 page", "06 page"]


def test_without_an_archive_old_months_are_dropped_only_where_the_setting_says_so(database: Database) -> None:
    add(database, MAY, b"<p>old</p>")
    add(database, JUNE, b"<p>not read yet</p>", waiting=True)

    assert archive(Settings(archive="none"), database, SEPTEMBER + timedelta(days=60)) == {
        "dropped_without_archive": 1
    }

    assert months(database) == ["document_2026_06_page"]
    assert column(database, "select path from wirecopy.archive_file") == []


def test_doing_it_again_does_nothing(settings: Settings, database: Database) -> None:
    add(database, MAY, b"<p>old</p>")
    archive(settings, database, SEPTEMBER)

    assert archive(settings, database, SEPTEMBER) == {"files": 0, "documents": 0, "bytes": 0}


def test_any_warc_reader_gets_the_facts_of_the_answer(settings: Settings, database: Database) -> None:
    number = add(
        database,
        MAY,
        b"<p>decoded</p>",
        url="http://paper.example/a?b=c",
        content_encoding="gzip",
        content_length="9",
        server="caf\u00e9",
    )
    archive(settings, database, SEPTEMBER)

    ((warc, http),) = records(settings)
    assert warc["WARC-Target-URI"] == "http://paper.example/a?b=c"
    assert warc["WARC-Date"] == "2026-05-17T09:30:15.123456Z"
    assert (warc["Wirecopy-Document-ID"], warc["Wirecopy-Document-Kind"]) == (str(number), "page")
    assert http["content-type"] == "text/html"
    assert http["content-length"] == "14"
    assert "content-encoding" not in http, "the stored bytes are decoded already"
    assert http["X-Crawler-content-encoding"] == "gzip"


def test_documents_without_a_byte_and_of_any_bytes_survive(settings: Settings, database: Database) -> None:
    bodies = [b"", bytes(range(256)) * 40, b"\r\n\r\nWARC/1.1\r\n\r\n"]
    stored = {add(database, MAY, body): body for body in bodies}

    archive(settings, database, SEPTEMBER)

    assert archived_bodies(settings, database) == stored


def test_a_month_is_cut_into_files_of_limited_size(settings: Settings, database: Database) -> None:
    for n in range(6):
        add(database, MAY, Random(n).randbytes(40_000))

    archive(settings, database, SEPTEMBER, max_file_bytes=150_000)

    files = rows(database, "select path, documents, bytes from wirecopy.archive_file order by path")
    assert len(files) > 1
    assert sum(documents for _, documents, _ in files) == 6
    for path, _, size in files:
        assert size <= 150_000
        assert (Path(settings.archive_url) / path).stat().st_size == size


def test_files_of_an_export_that_crashed_are_written_over(settings: Settings, database: Database) -> None:
    number = add(database, MAY, b"<p>old</p>")
    left = Path(settings.archive_url) / FIRST_FILE
    left.parent.mkdir(parents=True)
    left.write_bytes(b"\x1f\x8bhalf a file" * 99)

    archive(settings, database, SEPTEMBER)

    assert archived_bodies(settings, database) == {number: b"<p>old</p>"}
    assert len(records(settings)) == 1


def test_a_month_that_comes_again_gets_files_of_its_own(settings: Settings, database: Database) -> None:
    first = add(database, MAY, b"<p>first</p>")
    archive(settings, database, SEPTEMBER)
    second = add(database, MAY, b"<p>imported later</p>")

    archive(settings, database, SEPTEMBER)

    assert column(database, "select path from wirecopy.archive_file order by path") == [
        FIRST_FILE,
        FIRST_FILE.replace("00001", "00002"),
    ]
    assert archived_bodies(settings, database) == {first: b"<p>first</p>", second: b"<p>imported later</p>"}


def test_a_month_with_pages_to_extract_waits(settings: Settings, database: Database) -> None:
    add(database, MAY, b"<p>not read yet</p>", waiting=True)

    assert archive(settings, database, SEPTEMBER)["documents"] == 0
    assert months(database) == ["document_2026_05_page"]


def test_a_month_that_got_another_document_meanwhile_is_not_dropped(
    settings: Settings, database: Database
) -> None:
    written = WrittenFile(FIRST_FILE, 99, (ArchivedDocument(add(database, MAY, b"<p>written</p>"), b"", 0),))
    add(database, MAY, b"<p>came after the files were written</p>")
    (month,) = [each for each in database.transact(document_partitions) if each.kind is DocumentKind.PAGE]

    assert not database.transact(drop_archived_month, month, [written], [], SEPTEMBER)

    assert value(database, "select count(*) from wirecopy.document") == 2
    assert column(database, "select path from wirecopy.archive_file") == []


class CutsWhatItReads(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store that loses the end of every file."""

    protocol = "cuts"
    store: ClassVar[dict[str, Any]] = {}

    def _open(self, path: str, mode: str = "rb", **more: Any) -> Any:
        opened = super()._open(path, mode, **more)
        return BytesIO(opened.read()[:-1000]) if mode == "rb" else opened


def test_a_file_that_does_not_read_back_is_an_error_and_nothing_is_dropped(database: Database) -> None:
    fsspec.register_implementation("cuts", CutsWhatItReads, clobber=True)
    add(database, MAY, Random(1).randbytes(5000))

    with pytest.raises(ArchiveError, match="does not read back"):
        archive(Settings(archive="cuts://news"), database, SEPTEMBER)

    assert months(database) == ["document_2026_05_page"]


def test_an_archive_that_takes_nothing_is_told_in_one_line_and_nothing_is_dropped(
    settings: Settings, database: Database
) -> None:
    add(database, MAY, b"kept")
    folder = Path(settings.archive_url)
    folder.write_text("a file")
    with pytest.raises(ArchiveError, match=r"cannot be written at .*; nothing was dropped"):
        archive(settings, database, SEPTEMBER)
    folder.unlink()
    path = folder / FIRST_FILE
    path.parent.mkdir(parents=True)
    path.symlink_to("/dev/full")
    with pytest.raises(
        ArchiveError, match=r"cannot be written at .*: No space left on device; nothing was dropped"
    ):
        archive(settings, database, SEPTEMBER)
    path.unlink()
    assert archive(settings, database, SEPTEMBER)["documents"] == 1


@pytest.mark.parametrize("column", ["sha256", "body_zstd"])
def test_a_damaged_document_stays_alone_and_is_counted_and_named(
    settings: Settings, database: Database, caplog: pytest.LogCaptureFixture, column: str
) -> None:
    damaged = add(database, MAY, b"<p>damaged</p>", url="http://paper.example/damaged")
    whole = add(database, MAY, b"<p>whole</p>")
    with database.transaction() as connection:
        connection.execute(
            f"update wirecopy.document set {column} = 'other bytes' where document_id = %s".encode(),
            (damaged,),
        )
    left = "select document_id, url, fetched_at from wirecopy.document"

    assert archive(settings, database, SEPTEMBER) | {"bytes": 0} == {
        "files": 1,
        "documents": 1,
        "bytes": 0,
        "damaged": 1,
    }
    assert archived_bodies(settings, database) == {whole: b"<p>whole</p>"}
    assert rows(database, left) == [(damaged, "http://paper.example/damaged", MAY)]
    assert "http://paper.example/damaged" in caplog.text

    assert archive(settings, database, SEPTEMBER) == {"files": 0, "documents": 0, "bytes": 0, "damaged": 1}
    assert len(rows(database, left)) == 1


def test_only_one_archives_at_a_time(settings: Settings, database: Database) -> None:
    with archive_lock(database), pytest.raises(UsageError, match="archived already"):
        archive(settings, database, SEPTEMBER)


def test_a_missing_file_is_told_in_one_line(settings: Settings, database: Database) -> None:
    add(database, MAY, b"<p>old</p>")
    archive(settings, database, SEPTEMBER)
    (Path(settings.archive_url) / FIRST_FILE).unlink()

    with pytest.raises(ArchiveError, match="WIRECOPY_ARCHIVE"):
        archived_bodies(settings, database)


def test_an_address_that_nothing_understands_is_told_in_one_line(database: Database) -> None:
    with pytest.raises(ArchiveError, match="WIRECOPY_ARCHIVE 'teapot://here'"):
        archive(Settings(archive="teapot://me:secret@here"), database, SEPTEMBER)


def test_an_object_store_does_as_well_as_a_folder(database: Database) -> None:
    settings = Settings(archive="memory://bucket/news")
    number = add(database, MAY, b"<p>old</p>")

    archive(settings, database, SEPTEMBER)

    assert archived_bodies(settings, database) == {number: b"<p>old</p>"}
