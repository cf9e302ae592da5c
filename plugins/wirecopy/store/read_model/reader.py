"""A connection for one page, which remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, TypeVar

import psycopg
from psycopg import ClientCursor, Connection, errors

from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")

# Pages that are read at once in one process; each takes a connection. FastAPI would run 40.
PAGES_AT_ONCE = 4
_PAGES = BoundedSemaphore(PAGES_AT_ONCE)
_WAIT_SECONDS = 10  # for a turn. A page takes 5 s at most.


class Reader:
    """Asks queries, and keeps the statements with their values filled in."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.statements: list[str] = []  # as psql would take them, in the order in which they were asked

    def rows(self, row: type[Row], query: str, **values: object) -> list[Row]:
        """What sql/queries/<query>.sql finds, each row as a `row`, a dataclass whose fields are named as the columns."""
        text = load_query(query)
        statement = ClientCursor(self.connection).mogrify(text, values)
        if statement not in self.statements:
            self.statements.append(statement)
        with self.connection.cursor(row_factory=row_of(row)) as cursor:
            return cursor.execute(text, values).fetchall()

    def row(self, row: type[Row], query: str, **values: object) -> Row | None:
        """The only row; None if there is none."""
        return next(iter(self.rows(row, query, **values)), None)

    @cached_property
    def now(self) -> datetime:
        """The pipeline's time, so that ages are right when hours of news are run through in minutes."""
        return read_clock(self.connection)


@contextmanager
def page_reader(database: Database) -> Iterator[Reader]:
    """A connection with a reader's rights, for one page.

    Raises:
        DatabaseError: the database is missing, not migrated or too slow; the message says what to do.
    """
    if not _PAGES.acquire(timeout=_WAIT_SECONDS):
        raise DatabaseError(f"{PAGES_AT_ONCE} other pages are being read: try again")
    try:
        with database.reader() as connection:
            yield Reader(connection)
    except (psycopg.ProgrammingError, errors.InvalidParameterValue) as error:
        # A role (22023), schema, view or column is missing, or readers may not use a view.
        raise DatabaseError(
            f"the database is not ready for readers: run `wirecopy migrate` ({_primary(error)})"
        ) from error
    except errors.QueryCanceled as error:
        raise DatabaseError(
            "a page has 5 s, and this took longer: narrow it, by a day or another filter"
        ) from error
    except psycopg.Error as error:
        raise DatabaseError(f"the database did not answer: {_primary(error)}") from error
    finally:
        _PAGES.release()


def read_clock(connection: Connection) -> datetime:
    """The pipeline's time: the server's, shifted as the newest run was."""
    row = connection.execute(load_query("read_model/clock")).fetchone()
    assert row is not None
    at: datetime = row[0]
    return at


def _primary(error: psycopg.Error) -> str:
    """The server's message without the statement that it quotes."""
    return error.diag.message_primary or " ".join(str(error).split())
