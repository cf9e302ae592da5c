"""Opens connections and transactions, and raises errors that tell a user what to do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from datetime import timedelta
from threading import Event
from typing import Concatenate, ParamSpec, Self, TypeVar

import psycopg
from psycopg import Connection, errors
from psycopg.types.array import ListBinaryDumper
from psycopg_pool import ConnectionPool, PoolTimeout

from wirecopy.errors import DatabaseError
from wirecopy.settings import DatabaseLimits
from wirecopy.store.address import address_parts, no_address
from wirecopy.store.queries import load_query
from wirecopy.store.refused_row import REFUSED_ROW, is_partition_missing
from wirecopy.store.storable import register_storable_text

P = ParamSpec("P")
T = TypeVar("T")

# A statement that hangs, or waits for a lock that nobody releases, must become an error. Times are chosen, not measured.
_OPTIONS = "-c statement_timeout=60s -c lock_timeout=10s -c timezone=UTC -c application_name=wirecopy"
# A session that keeps a lock while work goes on elsewhere is idle all that time.
_SESSION_OPTIONS = f"{_OPTIONS} -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0"
_READER_OPTIONS = "-c statement_timeout=5s -c default_transaction_read_only=on -c timezone=UTC -c application_name=wirecopy_pages"

# Errors that happen again at once: no room on the server's disk (53100), and a disk that fails (58030).
_NO_ROOM = (errors.DiskFull, errors.IoError)
_ATTEMPTS = 3
# How long work waits for a server that was there when it began: a restart with recovery takes seconds to minutes, and the
# tasks of Airflow have two retries beyond it. Chosen, not measured.
_RESTART = timedelta(minutes=3)
_LONGEST_PAUSE_SECONDS = 5.0
_DEFAULTS = DatabaseLimits()


class NoConnectionError(DatabaseError):
    """The server does not let us in: it is down, starting or full, or the address is wrong."""


class Database:
    """One Postgres database: a small pool of connections, opened at first use."""

    def __init__(self, url: str, limits: DatabaseLimits = _DEFAULTS, restart: timedelta = _RESTART) -> None:
        """`restart` is how long work in hand waits for a server that went away."""
        self.url = url
        self._restart = restart
        self._is_stopping = Event()
        self.guard: Callable[[Connection], None] | None = None
        self._pool = ConnectionPool(
            url,
            min_size=0,
            max_size=limits.pool_size,
            open=False,
            timeout=30,
            # Its own attempts to connect become rare while a server is away, so it gives them up and we ask.
            reconnect_timeout=10,
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

    def stop_waiting(self) -> None:
        """Let work in hand give up where the server is away, because somebody wants it to stop."""
        self._is_stopping.set()

    def guarded_by(self, guard: Callable[[Connection], None]) -> Self:
        """The same pool; each transaction begins with `guard(connection)`, and what that raises ends it."""
        guarded = copy(self)
        guarded.guard = guard
        return guarded

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection in a transaction: committed at the end, rolled back by an exception.

        Raises:
            DatabaseError: there is no connection; the message says what to do.
        """
        self._open()
        try:
            with self._pool.connection() as connection, connection.transaction():
                if self.guard:
                    self.guard(connection)
                yield connection
        except PoolTimeout as error:
            raise NoConnectionError(self._unreachable(str(error))) from None

    def transact(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work(connection, ...)` in one transaction, at most three times if the errors may not happen again.

        Where the server went away, the next attempt waits until it is back. What refuses the values of a row
        (`refused_row`) is raised at once, and so are a lack of room and a statement that ran out of time: it would take
        as long again.

        Raises:
            DatabaseError: there is no connection, or none for minutes; the message says what to do.
        """
        self._open()
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self.transaction() as connection:
                    return work(connection, *args, **kwargs)
            except (*REFUSED_ROW, *_NO_ROOM, errors.QueryCanceled):
                raise
            # Deadlock, serialization failure, shutdown, lost connection (docs/evidence/reliability.md 5).
            except (psycopg.OperationalError, NoConnectionError) as error:
                if attempt == _ATTEMPTS:
                    raise
                if is_connection_lost(error):
                    self._wait_for_server()
                else:
                    # Jitter, so that transactions that failed together do not start again together.
                    time.sleep(random.uniform(0.1, 0.5) * attempt)  # noqa: S311
        raise AssertionError("unreachable")

    def _open(self) -> None:
        if self._pool.closed:
            self.check()
            self._pool.open()

    def _wait_for_server(self) -> None:
        deadline = time.monotonic() + self._restart.total_seconds()
        pause = 0.1
        while True:
            try:
                self.check()
            except NoConnectionError:
                if time.monotonic() >= deadline or self._is_stopping.is_set():
                    raise
            else:
                break
            self._is_stopping.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        # Else each of the connections that the restart broke would cost an attempt.
        self._pool.check()

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
        """A read-only connection of a login that may do nothing else; the address must be such a login's.

        Raises:
            DatabaseError: there is no connection, or the login may do more; the message says what to do.
        """
        connection = self._connect(_READER_OPTIONS, "WIRECOPY_READER_URL")
        try:
            connection.read_only = True
            _require_reader(connection)
            connection.commit()
            yield connection
        finally:
            connection.close()

    def check(self) -> None:
        """Connect once.

        Raises:
            DatabaseError: there is no connection; the message says what to do.
        """
        self._connect(_OPTIONS).close()

    def _connect(self, options: str, setting: str = "WIRECOPY_DATABASE_URL") -> Connection:
        try:
            connection = psycopg.connect(self.url, options=options, connect_timeout=10)
        except psycopg.OperationalError as error:
            raise NoConnectionError(self._unreachable(str(error), setting)) from None
        except psycopg.ProgrammingError:
            raise no_address(setting) from None
        _configure(connection)
        return connection

    def _unreachable(self, reason: str, setting: str = "WIRECOPY_DATABASE_URL") -> str:
        parts = address_parts(self.url)
        where = f"{parts.get('dbname', '?')} on {parts.get('host', 'the local socket')}"
        return (
            f"no connection to database {where}: {_one_line(reason)}. Is {setting} right and the server up?"
        )


@contextmanager
def without_waiting(connection: Connection) -> Iterator[None]:
    """Send statements without waiting for the answers that nobody reads, and let the commit not wait for the disk.

    Only for work that is done again if a crash of the server loses the last half second of it, and that nobody outside has
    been told of. A statement that fails is raised by a later one, or at the end of the block. Half of the time in which an
    article was stored passed in such waits (`python -m benchmarks.load`).
    """
    with connection.pipeline():
        connection.execute(load_query("server/commit_in_background"))
        yield


def is_connection_lost(error: BaseException) -> bool:
    """Whether the server went away, so that the next attempt has to wait for it."""
    if not isinstance(error, psycopg.OperationalError):
        return isinstance(error, NoConnectionError)
    # A connection that broke without a word has no code. https://www.postgresql.org/docs/current/errcodes-appendix.html
    state = error.sqlstate
    return state is None or state.startswith(("08", "57P"))


@contextmanager
def server_trouble_told() -> Iterator[None]:
    """Let what is wrong with the server end the block in one line that says the way out.

    Raises:
        DatabaseError: in place of the error of psycopg.
    """
    try:
        yield
    except psycopg.OperationalError as error:
        if isinstance(error, REFUSED_ROW):
            raise
        raise DatabaseError(_told(error)) from error
    except errors.ReadOnlySqlTransaction as error:
        raise read_only() from error
    except psycopg.IntegrityError as error:
        if not is_partition_missing(error):
            raise
        raise DatabaseError(
            f"{_one_line(error.diag.message_primary)}: the next run makes it, or `wirecopy maintain` does"
        ) from error


def read_only() -> DatabaseError:
    """The error for a database that nobody may write into."""
    return DatabaseError(
        "the database is read-only: `wirecopy move-to` has moved it, and WIRECOPY_DATABASE_URL must name the new place; or it"
        " is a standby"
    )


def _told(error: psycopg.OperationalError) -> str:
    said = _one_line(error.diag.message_primary or error)
    if isinstance(error, _NO_ROOM):
        return f"the disk of the database is full or fails ({said}): make room; the next run takes up what was left"
    if is_connection_lost(error):
        return f"the database went away ({said}): the next attempt takes up what was left"
    return f"the database could not do it ({said}): the next attempt takes up what was left"


def _require_reader(connection: Connection) -> None:
    """Refuse a login that may do more than a reader: a hole in a page would have all of its rights."""
    row = connection.execute(load_query("server/rights_of_login")).fetchone()
    if row is None:
        raise DatabaseError("there is no role wirecopy_reader yet: run `wirecopy migrate`")
    login, is_reader, may_do_more = row
    if may_do_more or not is_reader:
        reason = "may do more than read" if may_do_more else "is no reader of the news"
        raise DatabaseError(
            f"the login {login} {reason}: WIRECOPY_READER_URL must be the address of wirecopy_reader, or of a role that is a"
            " member of it and of nothing else"
        )


def _configure(connection: Connection) -> None:
    register_storable_text(connection)
    # psycopg sends lists as text by default: 1,500 hashes take 4.1 ms of processor time, as binary 0.35 ms (measured).
    connection.adapters.register_dumper(list, ListBinaryDumper)


def _one_line(reason: object) -> str:
    return " ".join(str(reason).split()).rstrip(".?")
