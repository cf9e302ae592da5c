"""Puts right what a wrong clock or killed workers left in the database; for `wirecopy doctor`."""

from __future__ import annotations

from psycopg import Connection

from wirecopy.store.future_times import bring_times_back, has_future_documents, has_future_times
from wirecopy.store.read_model.reader import read_clock
from wirecopy.store.run import give_back_left_claims, require_nobody_at_work


def has_times_ahead(connection: Connection) -> bool:
    """Whether a clock that ran ahead left times in the future."""
    now = read_clock(connection)
    return has_future_times(connection, now) or has_future_documents(connection, now)


def repair(connection: Connection) -> list[str]:
    """Give back what nobody works on, and bring times back from the future; returns what was changed, in lines.

    Raises:
        UsageError: a run is at work, or the publishers say that the clock is behind.
    """
    require_nobody_at_work(connection)
    left = give_back_left_claims(connection)
    brought_back = bring_times_back(connection, read_clock(connection))
    return [
        *(
            f"gave back what a dead worker had claimed: {count} in {table}"
            for table, count in left.items()
            if count
        ),
        *(f"brought times back from the future: {count} in {table}" for table, count in brought_back.items()),
    ]
