"""Opens connections and transactions, and raises errors that tell a user what to do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Concatenate, ParamSpec, TypeVar

import psycopg
from psycopg import Connection, errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.array import ListBinaryDumper
from psycopg_pool import ConnectionPool, PoolTimeout

from wirecopy.errors import DatabaseError
from wirecopy.settings import DatabaseLimits
from wirecopy.store.queries import load_query
from wirecopy.store.refused_row import REFUSED_ROW
from wirecopy.store.storable import register_storable_text

P = ParamSpec("P")
T = TypeVar("T")

# A statement that hangs, or waits for a lock that nobody releases, must become an error. Times are chosen, not measured.
_OPTIONS = "-c statement_timeout=60s -c lock_timeout=10s -c timezone=UTC -c application_name=wirecopy"
# A session that keeps a lock while work goes on elsewhere is idle all that time.
_SESSION_OPTIONS = f"{_OPTIONS} -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0"
_READER_OPTIONS = "-c statement_timeout=5s -c timezone=UTC -c application_name=wirecopy_pages"

# Errors that may not happen again: deadlock, serialization failure, shutdown, lost connection. An error in a value always
# happens again (docs/evidence/reliability.md 5).
_TRANSIENT = (
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.LockNotAvailable,
)
_ATTEMPTS = 3
_DEFAULTS = DatabaseLimits()


class Database:
    """One Postgres database: a small pool of connections, opened at first use."""

    def __init__(self, url: str, limits: DatabaseLimits = _DEFAULTS) -> None:
        self.url = url
        self._pool = ConnectionPool(
            url,
            min_size=0,
            max_size=limits.pool_size,
            open=False,
            timeout=30,
            kwargs={"options": _OPTIONS},
            configure=_configure,
            name="wirecopy",
        )

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection in a transaction: committed at the end, rolled back by an exception.

        Raises:
            DatabaseError: there is no connection; the message says what to do.
        """
        if self._pool.closed:
            self.check()
            self._pool.open()
        try:
            with self._pool.connection() as connection, connection.transaction():
                yield connection
        except PoolTimeout as error:
            raise DatabaseError(self._unreachable(str(error))) from None

    def transact(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work(connection, ...)` in one transaction, at most three times if the errors are transient.

        What refuses the values of a row (`refused_row`) is raised at once.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.transaction() as connection:
                    return work(connection, *args, **kwargs)
            except REFUSED_ROW:
                raise
            except (*_TRANSIENT, psycopg.OperationalError):
                if attempt == _ATTEMPTS:
                    raise
                # Jitter, so that transactions that failed together do not start again together.
                time.sleep(random.uniform(0.1, 0.5) * attempt)  # noqa: S311
        raise AssertionError("unreachable")

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection outside the pool, for a lock that lasts while work goes on elsewhere."""
        connection = self._connect(_SESSION_OPTIONS)
        try:
            yield connection
        finally:
            # Without these a lock lasts until the server notices that the client has gone.
            with suppress(psycopg.Error):
                connection.rollback()
                connection.execute(load_query("single_writer/unlock_all"))
            connection.close()

    @contextmanager
    def reader(self) -> Iterator[Connection]:
        """A read-only connection with the rights of the role wirecopy_reader."""
        connection = self._connect(_READER_OPTIONS)
        try:
            connection.execute(load_query("read_model/become_reader"))
            connection.commit()
            connection.read_only = True
            yield connection
        finally:
            connection.close()

    def check(self) -> None:
        """Connect once.

        Raises:
            DatabaseError: there is no connection; the message says what to do.
        """
        self._connect(_OPTIONS).close()

    def _connect(self, options: str) -> Connection:
        try:
            connection = psycopg.connect(self.url, options=options, connect_timeout=10)
        except psycopg.OperationalError as error:
            raise DatabaseError(self._unreachable(str(error))) from None
        except psycopg.ProgrammingError:
            # The message of the error repeats the address, and so the password.
            raise DatabaseError(
                "WIRECOPY_DATABASE_URL is no Postgres address: it looks like postgresql://user@host/database"
            ) from None
        _configure(connection)
        return connection

    def _unreachable(self, reason: str) -> str:
        parts = conninfo_to_dict(self.url)
        where = f"{parts.get('dbname', '?')} on {parts.get('host', 'the local socket')}"
        return f"no connection to database {where}: {_one_line(reason)}. Is WIRECOPY_DATABASE_URL right and the server up?"


def _configure(connection: Connection) -> None:
    register_storable_text(connection)
    # psycopg sends lists as text by default: 1,500 hashes take 4.1 ms of processor time, as binary 0.35 ms (measured).
    connection.adapters.register_dumper(list, ListBinaryDumper)


def _one_line(reason: object) -> str:
    return " ".join(str(reason).split()).rstrip(".?")
