"""Reads the rows of an export in snapshots that are short, so that nothing keeps VACUUM from working for an hour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from psycopg import Connection, IsolationLevel, ServerCursor
from psycopg.adapt import AdaptersMap

from wirecopy.errors import UsageError
from wirecopy.export.columns import Column, ColumnKind, Row, size_of
from wirecopy.export.exported_view import ExportedView
from wirecopy.store.database import Database
from wirecopy.store.queries import load_query

# Texts are up to 2 MiB each, which take four times that as characters of Python: so many rows are at most 64 MiB.
_ROWS_AT_ONCE = 8
BATCH_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the rows of an export come from: its view, and the queries of a day's rows and of days."""

    view: str
    rows: str
    days: str


_SOURCES = {
    ExportedView.ARTICLES: _Source("news.articles", "export/articles", "export/article_days"),
    ExportedView.STORIES: _Source("news.stories", "export/stories", "export/story_days"),
    ExportedView.COPIES: _Source("news.story_copies", "export/copies", "export/copy_days"),
    # A revision lies in the day of its article.
    ExportedView.REVISIONS: _Source("news.revisions", "export/revisions", "export/article_days"),
}
# What an export has beside the columns of its view.
_OWN_COMMENTS = {
    "change_seq": "Number of the last change of the article or its story: see news.changes().",
    "merged_into": "The story that took its place; then the row has no other facts. NULL for a story that stands.",
}
_KINDS = {
    "bool": ColumnKind.BOOLEAN,
    "int4": ColumnKind.INTEGER,
    "int8": ColumnKind.INTEGER,
    "float4": ColumnKind.NUMBER,
    "float8": ColumnKind.NUMBER,
    "text": ColumnKind.TEXT,
    "timestamptz": ColumnKind.TIME,
    "interval": ColumnKind.SECONDS,
    "text[]": ColumnKind.TEXTS,
    "int8[]": ColumnKind.INTEGERS,
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows in the order of their changes. All rows of one change stand in one batch."""

    rows: list[Row]
    last_change: int
    size: int  # in bytes, about


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """Rows of one day, as one snapshot sees them; it knows all changes up to `last_change`."""

    columns: list[Column]
    last_change: int
    batches: Iterator[Batch]


@contextmanager
def export_session(database: Database, target: str) -> Iterator[Connection]:
    """A connection that locks the target as long as it lives.

    Raises:
        UsageError: another process exports to the target.
    """
    with database.session() as connection:
        connection.autocommit = True
        if connection.execute(load_query("export/lock_target"), {"target": target}).fetchone() != (True,):
            raise UsageError(f"another export writes to {target}: wait for that to end")
        connection.execute(load_query("export/prepare_session"))
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield connection


def last_change(connection: Connection) -> int:
    row = connection.execute(load_query("export/last_change")).fetchone()
    assert row is not None
    return int(row[0])


def changed_days(connection: Connection, view: ExportedView, after: int, since: date | None) -> list[date]:
    """The days with rows that changed after that number, without those before `since`."""
    found = connection.execute(load_query(_SOURCES[view].days), {"after": after, "since": since})
    return [day for (day,) in found]


@contextmanager
def changed_rows(
    connection: Connection, view: ExportedView, day: date, after: int, batch_bytes: int = BATCH_BYTES
) -> Iterator[ChangedRows]:
    """The rows of a day that changed after that number; the snapshot lasts as long as the block."""
    with connection.transaction(), ServerCursor(connection, "changed_rows") as cursor:
        known = last_change(connection)
        cursor.itersize = _ROWS_AT_ONCE
        cursor.execute(load_query(_SOURCES[view].rows), {**_span(day), "after": after})
        columns = _columns(connection, cursor, view)
        at = [column.name for column in columns].index("change_seq")
        yield ChangedRows(columns, known, _batches(cursor, at, batch_bytes))


def _batches(rows: Iterator[Row], at: int, max_bytes: int) -> Iterator[Batch]:
    held: list[Row] = []
    size = 0
    for row in rows:
        if size >= max_bytes and row[at] != held[-1][at]:
            yield Batch(held, held[-1][at], size)
            held, size = [], 0
        held.append(row)
        size += size_of(row)
    if held:
        yield Batch(held, held[-1][at], size)


def _columns(connection: Connection, cursor: ServerCursor[Any], view: ExportedView) -> list[Column]:
    comments = {**_OWN_COMMENTS, **_comments(connection, view)}
    return [
        Column(each.name, _kind(connection.adapters, each.type_code), comments[each.name])
        for each in cursor.description or ()
    ]


def _comments(connection: Connection, view: ExportedView) -> Mapping[str, str]:
    return dict(connection.execute(load_query("export/comments"), {"view": _SOURCES[view].view}))


def _kind(adapters: AdaptersMap, type_code: int) -> ColumnKind:
    known = adapters.types[type_code]
    return _KINDS[f"{known.name}[]" if type_code == known.array_oid else known.name]


def _span(day: date) -> Mapping[str, datetime]:
    since = datetime.combine(day, time(), UTC)
    return {"since": since, "until": since + timedelta(days=1)}
