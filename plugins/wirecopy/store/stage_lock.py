"""Holds a stage of a run in one shard for one worker, so that no two write for it side by side.

An advisory lock of a session says that the worker lives. It ends with the process, even if that is killed; but it ends
too when the server restarts, and then another worker may take the stage. So each time the stage is taken it gets a
number, and each transaction of a worker makes sure that the number is still its own.
"""

from __future__ import annotations

import select
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.clock import Clock
from wirecopy.errors import UsageError, WirecopyError
from wirecopy.model import Run, Stage
from wirecopy.store.database import Database
from wirecopy.store.queries import load_query
from wirecopy.store.run import lease_holder


class StageLock:
    """A stage that is ours. `counts` are stored when it ends, and `database` is the way to work on it."""

    def __init__(self, database: Database, run: Run, stage: Stage, shard: int) -> None:
        self.counts: dict[str, int] = {}
        self.database = database.guarded_by(self._require)
        self._unguarded = database
        self._run, self._stage, self._shard = run, stage, shard
        self._key = {"run_id": run.run_id, "stage": stage, "shard": shard}
        self._attempt = 0
        self._sessions = ExitStack()
        self._session: Connection | None = None
        self._one_at_a_time = Lock()  # a stage has many threads

    def take(self, clock: Clock, holder: str) -> None:
        """Make the stage ours, and give back what an earlier attempt had claimed.

        Raises:
            UsageError: another worker holds it.
        """
        self._unguarded.transact(_open_stage, {**self._key, "now": clock.now()})
        self._attempt = self._unguarded.transact(self._lock_and_reset, clock)
        self.database.transact(_unclaim, holder)

    def end(self, clock: Clock) -> None:
        """Store that the stage has ended, with its counts."""
        self.database.transact(_end_stage, {**self._key, "now": clock.now(), "counts": Jsonb(self.counts)})

    def release(self) -> None:
        with suppress(psycopg.Error, WirecopyError), self._unguarded.transaction() as connection:
            self._sign(connection)
        self._sessions.close()

    def _require(self, connection: Connection) -> None:
        """Let a transaction begin only while the stage is ours.

        One that began just before another worker took the stage may still end: what it stores is guarded by its claims.

        Raises:
            UsageError: another worker has taken the stage.
            DatabaseError: the server that kept our lock went away and is not back.
        """
        self._lock()
        parameters = {**self._key, "attempt": self._attempt}
        if connection.execute(load_query("run/keep_stage"), parameters).fetchone() != (True,):
            raise UsageError(f"{self._name} was taken over by another worker: this one stores nothing more")

    def _lock_and_reset(self, connection: Connection, clock: Clock) -> int:
        self._lock()
        self._sign(connection)
        row = connection.execute(load_query("run/reset_stage"), {**self._key, "now": clock.now()}).fetchone()
        assert row is not None
        return int(row[0])

    def _lock(self) -> None:
        """Have a living session that holds the lock; a server that restarted has forgotten the one before."""
        with self._one_at_a_time:
            if self._session is not None and _is_alive(self._session):
                return
            self._session = None
            session = self._sessions.enter_context(self._unguarded.session())
            # No transaction is open while the stage lasts: it would keep VACUUM from working.
            session.autocommit = True
            if session.execute(load_query("run/lock_stage"), self._key).fetchone() != (True,):
                raise UsageError(f"{self._name} is already being worked on")
            self._session = session

    def _sign(self, connection: Connection) -> None:
        connection.execute(load_query("run/sign"), {"run_id": self._run.run_id})

    @property
    def _name(self) -> str:
        return f"stage {self._stage} (shard {self._shard}) of this run"


@contextmanager
def locked_stage(database: Database, run: Run, stage: Stage, shard: int, clock: Clock) -> Iterator[StageLock]:
    """Open a stage, hold it while the block runs, and store the counts that the block fills in.

    After an exception the stage stays open, which the gate looks for.

    Raises:
        UsageError: another worker holds the same stage and shard.
    """
    lock = StageLock(database, run, stage, shard)
    try:
        lock.take(clock, lease_holder(run, stage, shard))
        yield lock
        lock.end(clock)
    finally:
        lock.release()


def _is_alive(session: Connection) -> bool:
    """Whether the server has neither closed the connection nor said that it will."""
    if session.closed:
        return False
    # poll, because select refuses descriptors from 1,024 on.
    waiting = select.poll()
    waiting.register(session.fileno(), select.POLLIN)
    if not waiting.poll(0):
        return True
    # It may be news of a setting only.
    with suppress(psycopg.Error):
        session.execute(load_query("server/version"))
        return True
    return False


def _open_stage(connection: Connection, parameters: dict[str, object]) -> None:
    connection.execute(load_query("run/open_stage"), parameters)


def _unclaim(connection: Connection, holder: str) -> None:
    connection.execute(load_query("run/unclaim"), {"holder": holder})


def _end_stage(connection: Connection, parameters: dict[str, object]) -> None:
    connection.execute(load_query("run/end_stage"), parameters)
