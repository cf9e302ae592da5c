"""Writes raw documents to WARC files (ISO 28500) in a folder or an object store, and reads WARC files.

Any WARC tool can read the files: each record only has two fields of ours besides the standard ones. Locations are fsspec
addresses. Nothing here knows the database.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from types import TracebackType
from typing import IO, Any, Self

import fsspec
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)
from warcio.warcwriter import WARCWriter

from wirecopy import __version__
from wirecopy.errors import ArchiveError
from wirecopy.log_line import without_secrets
from wirecopy.store.document import RawDocument
from wirecopy.store.gzip_members import GzipMember, read_members

_DOCUMENT = "Wirecopy-Document-ID"
_KIND = "Wirecopy-Document-Kind"
# Bodies are stored decoded, so these headers would be wrong. They are kept with the prefix that Common Crawl's crawler
# uses.
_WIRE_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_WIRE_PREFIX = "X-Crawler-"
_HEAD_BYTES = 32 * 1024  # the limit for a response's headers (docs/evidence/reliability.md B04), with ours
_RECORD = b"WARC/"
# Of a record; those of Common Crawl have less than 2 KiB. Chosen, not measured.
_MOST_HEAD_BYTES = 64 * 1024
# Three bytes look like the beginning of a gzip member, by chance once in 16 MiB. More than so many such places, and than
# records, were put there: 30 MB of them took three minutes.
_MOST_FALSE_STARTS = 1000
_HTTP_HEAD = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False)


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document in an archive file: its first byte, and the digest that its body must have."""

    document_id: int
    sha256: bytes
    start_byte: int


@dataclass(frozen=True, slots=True)
class WrittenFile:
    path: str  # below the archive's address
    size: int
    documents: tuple[ArchivedDocument, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """A response record of somebody's WARC file, with its body as it was captured."""

    start_byte: int  # where its record begins in the file
    record_id: str | None  # the WARC-Record-ID
    url: str
    fetched_at: datetime | None  # None where the record states no time
    status: int
    headers: dict[str, str]  # names in lower case
    wire: bytes  # without chunks, but compressed where the headers say so; cut at the reader's limit
    is_cut: bool  # at the reader's limit, or when it was captured
    is_whole: bool  # the file holds as many bytes as the record promises

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")


@dataclass(frozen=True, slots=True)
class DamagedRecord:
    """A place of a WARC file where no record can be read."""

    start_byte: int
    reason: str


@dataclass(frozen=True, slots=True)
class WarcFile:
    """A WARC file, of ours or of somebody else."""

    address: str  # a path from the root, or an fsspec address
    size: int


class Archive:
    """The folder or bucket of the archive files. The file that was read last stays open."""

    def __init__(self, url: str) -> None:
        """Open the archive at an fsspec address.

        Raises:
            ArchiveError: no installed package understands the address, or nobody answers there.
        """
        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (OSError, ImportError, ValueError) as error:
            raise ArchiveError(
                f"WIRECOPY_ARCHIVE {without_secrets(url)!r} cannot be used: {_one_line(error)}"
            ) from None
        self._open_path = ""
        self._open_file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def write(
        self, documents: Iterable[RawDocument], path_of: Callable[[int], str], max_bytes: int
    ) -> list[WrittenFile]:
        """Write documents to as many files of at most `max_bytes` as they need; `path_of(0)` names the first.

        A file of the same name is replaced. A document larger than `max_bytes` gets a file of its own.
        """
        files: list[WrittenFile] = []
        rest = iter(documents)
        document = next(rest, None)
        while document is not None:
            path = path_of(len(files))
            archived: list[ArchivedDocument] = []
            with self._create(path) as out:
                writer = WARCWriter(out, gzip=True, warc_version="1.1")
                writer.write_record(_file_record(writer, path))
                while document is not None and (
                    not archived or out.tell() + _max_record_bytes(document) <= max_bytes
                ):
                    archived.append(ArchivedDocument(document.document_id, document.sha256, out.tell()))
                    writer.write_record(_response_record(writer, document))
                    document = next(rest, None)
                files.append(WrittenFile(path, out.tell(), tuple(archived)))
        return files

    def verify(self, file: WrittenFile) -> None:
        """Read a whole file back and compare it with what was written.

        Raises:
            ArchiveError: a document is missing or differs.
        """
        with self._open(file.path) as stream:
            records = ArchiveIterator(stream)
            found = tuple(
                ArchivedDocument(
                    int(record.rec_headers.get_header(_DOCUMENT)),
                    sha256(record.content_stream().read()).digest(),
                    records.get_record_offset(),
                )
                for record in records
                if record.rec_type == "response"
            )
        if found != file.documents:
            raise ArchiveError(f"archive file {file.path} does not read back as written; nothing was dropped")

    def read(self, path: str, start_byte: int) -> tuple[bytes, str | None]:
        """The body and content type of one document.

        Raises:
            ArchiveError: the file is missing, or has no document at that byte.
        """
        if path != self._open_path:
            self._close()
            self._open_file, self._open_path = self._open(path), path
        assert self._open_file is not None
        self._open_file.seek(start_byte)
        try:
            record = next(ArchiveIterator(self._open_file))
        except (ArchiveLoadFailed, StopIteration) as error:
            raise ArchiveError(f"archive file {path} holds no document at byte {start_byte}") from error
        return record.content_stream().read(), record.http_headers.get_header("content-type")

    def _open(self, path: str) -> IO[bytes]:
        try:
            opened: IO[bytes] = self._files.open(f"{self._root}/{path}", "rb")
        except FileNotFoundError:
            raise ArchiveError(
                f"no file {path} in the archive at {self._root}: is WIRECOPY_ARCHIVE right?"
            ) from None
        return opened

    @contextmanager
    def _create(self, path: str) -> Iterator[IO[bytes]]:
        whole = f"{self._root}/{path}"
        try:
            self._files.makedirs(whole.rpartition("/")[0], exist_ok=True)
            with self._files.open(whole, "wb") as out:
                yield out
        except OSError as error:
            raise ArchiveError(
                f"archive file {path} cannot be written at {self._root}: {error.strerror or error}; nothing was dropped"
            ) from error

    def _close(self) -> None:
        if self._open_file is not None:
            self._open_file.close()
        self._open_path, self._open_file = "", None


def _max_record_bytes(document: RawDocument) -> int:
    """The most bytes that the record can have: deflate adds 5 bytes in 16 KiB to what it cannot compress."""
    return document.body_bytes + document.body_bytes // 1024 + _HEAD_BYTES


def _file_record(writer: WARCWriter, path: str) -> ArcWarcRecord:
    return writer.create_warcinfo_record(
        path.rpartition("/")[2], {"software": f"Wirecopy/{__version__}", "format": "WARC File Format 1.1"}
    )


def _response_record(writer: WARCWriter, document: RawDocument) -> ArcWarcRecord:
    body = document.body
    headers = [
        (_WIRE_PREFIX + name if name in _WIRE_HEADERS else name, " ".join(value.split()))
        for name, value in document.headers.items()
    ]
    return writer.create_warc_record(
        document.url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={
            "WARC-Date": document.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            _DOCUMENT: str(document.document_id),
            _KIND: document.kind,
        },
        http_headers=StatusAndHeaders(
            _status_line(document.http_status or HTTPStatus.OK),
            [*headers, ("content-length", str(len(body)))],
            protocol="HTTP/1.1",
        ),
    )


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def find_warc_files(pattern: str) -> list[WarcFile]:
    """The file at a path or any fsspec address, or those that match a pattern with `*`, in the order of their names.

    Raises:
        ArchiveError: there is none, it cannot be read, or no installed package understands the address.
    """
    try:
        files, path = fsspec.core.url_to_fs(pattern)
        paths = sorted(files.glob(path)) if "*" in path else [path]
        found = [WarcFile(_address(files, each), files.size(each) or 0) for each in paths]
    except FileNotFoundError:
        found = []
    except (OSError, ImportError, ValueError) as error:
        raise _unreadable(pattern, error) from None
    if not found:
        raise ArchiveError(f"there is no file {without_secrets(pattern)}")
    return found


def _address(files: fsspec.AbstractFileSystem, path: str) -> str:
    return path if "file" in files.protocol else files.unstrip_protocol(path)


def read_captures(
    file: WarcFile, max_bytes: int, *, after: int = -1, pass_over_first: bool = False
) -> Iterator[Capture | DamagedRecord]:
    """The responses of a WARC file in order, from the first record on that begins behind the byte `after`.

    With `pass_over_first` that one is not read. Bodies are cut at `max_bytes`. In a compressed file a damaged record costs
    itself and at most the one after it. Requests, revisits, metadata and the like are passed over.

    Raises:
        ArchiveError: the file is missing, cannot be read, is not a WARC file, or is damaged and not compressed by the
            record; or more places only look like records than are some.
    """
    try:
        with fsspec.open(file.address, "rb") as stream:
            yield from _captures(stream, max_bytes, after, pass_over_first)
    except FileNotFoundError:
        raise ArchiveError(f"there is no file {without_secrets(file.address)}") from None
    except (ArchiveLoadFailed, OSError, ImportError, ValueError) as error:
        raise _unreadable(file.address, error) from None


def _captures(
    stream: IO[bytes], max_bytes: int, after: int, pass_over_first: bool
) -> Iterator[Capture | DamagedRecord]:
    # What looks like a record in the rest of a damaged one, or of one that was read before, is no second damage.
    found_any = is_searching = after >= 0
    found = false_starts = 0
    for member in read_members(stream, max_bytes + 2 * _MOST_HEAD_BYTES, after=after):
        try:
            for start, record in _records(member):
                found_any, is_searching, found = True, False, found + 1
                if start <= after:
                    continue
                if record.rec_type != "response":
                    continue
                if not pass_over_first:
                    yield _capture(start, record, max_bytes)
                    continue
                pass_over_first = False
                if member.is_compressed:
                    break
        except (ArchiveLoadFailed, zlib.error, EOFError) as error:
            if not member.is_compressed:
                raise ArchiveLoadFailed(_one_line(error)) from None
            false_starts += 1
            if false_starts > _MOST_FALSE_STARTS + found:
                raise ArchiveLoadFailed(
                    f"up to byte {member.start} it has {found} records and {false_starts} places that only look like one"
                ) from None
            if found_any and not is_searching:
                yield DamagedRecord(member.start, _one_line(error))
            is_searching = True
    if not found_any:
        raise ArchiveLoadFailed("it holds no record")


def _records(member: GzipMember) -> Iterator[tuple[int, ArcWarcRecord]]:
    """The records of a member, one in most, with the bytes of the file at which they begin.

    warcio reads a line whatever its length: 300 MB of zeros, 300 KB in the file, took it more than five minutes. So a
    member without the head of a record is not given to it.
    """
    if member.is_compressed and not (
        member.peek(len(_RECORD)) == _RECORD and b"\n\r\n" in member.peek(_MOST_HEAD_BYTES)
    ):
        raise ArchiveLoadFailed("it has no head of a record")
    # Headers of HTTP are read later: here a bad one would end the iteration.
    records = ArchiveIterator(member, no_record_parse=True)
    for record in records:
        yield member.start if member.is_compressed else records.offset, record


def _capture(start: int, record: ArcWarcRecord, max_bytes: int) -> Capture | DamagedRecord:
    head: Any = record.rec_headers
    body = BytesIO(record.raw_stream.read(max_bytes + _HEAD_BYTES + 1))
    is_end = record.raw_stream.tell() == record.length
    try:
        http = _HTTP_HEAD.parse(body)
        status = int(http.get_statuscode())
    except (StatusAndHeadersParserException, EOFError, ValueError):
        return DamagedRecord(start, "it has no HTTP status")
    headers = {name.lower(): value for name, value in http.headers}
    wire = body.read(max_bytes + 1)
    is_over = len(wire) > max_bytes
    # A chunk is read at once, whatever size it claims, so only what was bounded is given to this reader.
    if headers.get("transfer-encoding", "").strip().lower() == "chunked":
        wire = ChunkedDataReader(BytesIO(wire)).read()
    return Capture(
        start_byte=start,
        record_id=head.get_header("WARC-Record-ID"),
        url=head.get_header("WARC-Target-URI") or "",
        fetched_at=_stated_time(head.get_header("WARC-Date")),
        status=status,
        headers=headers,
        wire=wire[:max_bytes],
        is_cut=is_over or head.get_header("WARC-Truncated") is not None,
        is_whole=is_over or is_end,
    )


def _stated_time(text: str | None) -> datetime | None:
    try:
        stated = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def _unreadable(address: str, error: Exception) -> ArchiveError:
    return ArchiveError(f"{without_secrets(address)} cannot be read as WARC: {_one_line(error)}")


def _one_line(error: Exception) -> str:
    """What was wrong; of an error of the system without the path, which its reader knows."""
    reason = error.strerror if isinstance(error, OSError) else None
    return without_secrets(" ".join((reason or str(error)).split()))
