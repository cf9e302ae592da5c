"""Stores how far imports of WARC files are, and which page is which record of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import Run
from wirecopy.storable_text import storable
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class FilePosition:
    """How far the import of a WARC file is: all records up to the one that begins at the byte `after` are done."""

    warc_file_id: int
    after: int  # -1: none is done
    attempts: int  # at what follows, this one included
    counts: dict[str, int]
    begun_at: datetime


def begin_file(connection: Connection, run: Run, address: str, size: int, now: datetime) -> FilePosition:
    """Begin to import a file, or go on with one that was interrupted."""
    with connection.cursor(row_factory=row_of(FilePosition)) as cursor:
        position = cursor.execute(
            load_query("warc_file/begin"),
            {"address": storable(address), "bytes": size, "run_id": run.run_id, "now": now},
        ).fetchone()
    assert position is not None
    return position


def save_file(connection: Connection, warc_file_id: int, after: int, counts: Mapping[str, int]) -> None:
    """Note that all records up to that byte are done, and that work on the next one begins for the first time."""
    parameters = {"warc_file_id": warc_file_id, "after": after, "counts": Jsonb(dict(counts))}
    connection.execute(load_query("warc_file/save"), parameters)


def forgive_file(connection: Connection, warc_file_id: int) -> None:
    """Take back the attempt that is being made: what ended it was no record's doing."""
    connection.execute(load_query("warc_file/forgive"), {"warc_file_id": warc_file_id})


def end_file(connection: Connection, warc_file_id: int, counts: Mapping[str, int], now: datetime) -> None:
    """Note that all records are done."""
    parameters = {"warc_file_id": warc_file_id, "counts": Jsonb(dict(counts)), "now": now}
    connection.execute(load_query("warc_file/end"), parameters)


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record of a WARC file: where it begins, and its own name, if it has one."""

    warc_file_id: int
    start_byte: int
    record_id: str | None


def add_provenance(
    connection: Connection,
    page_fetch_id: int,
    page_id: int,
    place: RecordPlace,
    run: Run,
    *,
    captured_at: datetime,
    now: datetime,
) -> None:
    """Store from which record a fetched page is."""
    connection.execute(
        load_query("warc_file/add_capture"),
        {
            "page_fetch_id": page_fetch_id,
            "page_id": page_id,
            "warc_file_id": place.warc_file_id,
            "start_byte": place.start_byte,
            "record_id": None if place.record_id is None else storable(place.record_id),
            "captured_at": captured_at,
            "run_id": run.run_id,
            "now": now,
        },
    )
