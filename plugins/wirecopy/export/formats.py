"""Writes rows to an open file as Parquet, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import IO, Any, Protocol

import msgspec
import pyarrow as pa
from pyarrow import parquet

from wirecopy.export.columns import Column, ColumnKind, Row
from wirecopy.export.csv_rows import csv_lines
from wirecopy.settings import ExportFormat

_ARROW_TYPES = {
    ColumnKind.BOOLEAN: pa.bool_(),
    ColumnKind.INTEGER: pa.int64(),
    ColumnKind.NUMBER: pa.float64(),
    ColumnKind.TEXT: pa.string(),
    ColumnKind.TIME: pa.timestamp("us", "UTC"),
    ColumnKind.SECONDS: pa.float64(),
    ColumnKind.TEXTS: pa.list_(pa.string()),
    ColumnKind.INTEGERS: pa.list_(pa.int64()),
}


class RowWriter(Protocol):
    """Writes batches of rows; the file is whole after `close`, and stays open."""

    def write(self, rows: Sequence[Row]) -> None: ...

    def close(self) -> None: ...


def row_writer(file_format: ExportFormat, columns: Sequence[Column], out: IO[bytes]) -> RowWriter:
    match file_format:
        case "parquet":
            return _ParquetWriter(columns, out)
        case "jsonl":
            return _JsonLinesWriter(columns, out)
        case "csv":
            return _CsvWriter(columns, out)


class _ParquetWriter:
    """A batch is a row group. What a column means is its field's metadata `comment`."""

    def __init__(self, columns: Sequence[Column], out: IO[bytes]) -> None:
        self._columns = columns
        self._schema = pa.schema(
            pa.field(column.name, _ARROW_TYPES[column.kind], metadata={"comment": column.comment})
            for column in columns
        )
        self._writer = parquet.ParquetWriter(out, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        values = zip(*_plain(rows, self._columns), strict=True)
        arrays = [pa.array(each, field.type) for each, field in zip(values, self._schema, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))

    def close(self) -> None:
        self._writer.close()


class _JsonLinesWriter:
    """An object in each line."""

    def __init__(self, columns: Sequence[Column], out: IO[bytes]) -> None:
        self._columns, self._out = columns, out
        self._names = [column.name for column in columns]
        self._encoder = msgspec.json.Encoder()

    def write(self, rows: Sequence[Row]) -> None:
        objects = (dict(zip(self._names, row, strict=True)) for row in _plain(rows, self._columns))
        self._out.write(self._encoder.encode_lines(objects))

    def close(self) -> None:
        """Nothing stands at the end."""


class _CsvWriter:
    """The first line holds the names of the columns."""

    def __init__(self, columns: Sequence[Column], out: IO[bytes]) -> None:
        self._columns, self._out = columns, out
        out.write(csv_lines([[column.name for column in columns]]))

    def write(self, rows: Sequence[Row]) -> None:
        self._out.write(csv_lines(_plain(rows, self._columns)))

    def close(self) -> None:
        """Nothing stands at the end."""


def _plain(rows: Sequence[Row], columns: Sequence[Column]) -> Sequence[Row]:
    """The rows with numbers of seconds in the place of intervals."""
    if all(column.kind is not ColumnKind.SECONDS for column in columns):
        return rows
    return [[_seconds(value) for value in row] for row in rows]


def _seconds(value: Any) -> Any:
    return value.total_seconds() if isinstance(value, timedelta) else value
