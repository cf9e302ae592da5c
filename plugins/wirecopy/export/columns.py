"""The columns of an export: their order is that of the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = Sequence[Any]


class ColumnKind(StrEnum):
    """What the values of a column are, in words that all formats can follow."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    TIME = "time"  # with a zone; written as UTC
    SECONDS = "seconds"  # a timedelta; written as a number
    TEXTS = "texts"  # a list
    INTEGERS = "integers"  # a list


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: ColumnKind
    comment: str = ""  # what readers of the view are told


def size_of(row: Row) -> int:
    """About how many bytes the row takes in memory: its texts, and something for each other value."""
    return sum(len(value) if isinstance(value, str) else 16 for value in row)
