"""Rows become values whose fields are what they are declared as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pytest

from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.row_factory import row_of


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Lamp:
    colour: Colour
    other: Colour | None
    colours: tuple[Colour, ...]
    lit_at: datetime
    body: bytes


LAMP = "select %s as colour, null as other, array['red', 'green'] as colours, '2026-08-03 01:05+00'::timestamptz as lit_at, '\\x00ff'::bytea as body"


def test_words_become_enums_and_arrays_become_tuples(database: Database) -> None:
    with database.transaction() as connection, connection.cursor(row_factory=row_of(Lamp)) as cursor:
        lamp = cursor.execute(LAMP, ["green"]).fetchone()
    assert lamp == Lamp(
        Colour.GREEN, None, (Colour.RED, Colour.GREEN), datetime(2026, 8, 3, 1, 5, tzinfo=UTC), b"\x00\xff"
    )
    assert lamp is not None
    assert lamp.colour is Colour.GREEN
    assert lamp.colours[0] is Colour.RED


def test_an_unknown_word_is_named_with_the_field_that_holds_it(database: Database) -> None:
    with (
        database.transaction() as connection,
        connection.cursor(row_factory=row_of(Lamp)) as cursor,
        pytest.raises(DatabaseError, match=r"no Lamp: Invalid enum value 'blue' - at `\$\.colour`"),
    ):
        cursor.execute(LAMP, ["blue"]).fetchone()


def test_a_null_where_none_is_declared_is_refused(database: Database) -> None:
    with (
        database.transaction() as connection,
        connection.cursor(row_factory=row_of(Lamp)) as cursor,
        pytest.raises(DatabaseError, match=r"\$\.colour"),
    ):
        cursor.execute(LAMP, [None]).fetchone()


def test_a_column_without_a_field_is_a_mistake_in_the_query(database: Database) -> None:
    with (
        database.transaction() as connection,
        connection.cursor(row_factory=row_of(Lamp)) as cursor,
        pytest.raises(TypeError, match="Lamp has no field for the column shade"),
    ):
        cursor.execute("select 'red' as colour, 1 as shade")


def test_a_field_without_a_column_is_named(database: Database) -> None:
    with (
        database.transaction() as connection,
        connection.cursor(row_factory=row_of(Lamp)) as cursor,
        pytest.raises(DatabaseError, match="missing required field `other`"),
    ):
        cursor.execute("select 'red' as colour").fetchone()


def test_a_statement_without_rows_is_no_error(database: Database) -> None:
    with database.transaction() as connection, connection.cursor(row_factory=row_of(Lamp)) as cursor:
        assert cursor.execute("create temporary table lamp ()").description is None
