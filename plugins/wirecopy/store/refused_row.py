"""Tells whose trouble an error is: that of one feed, page, article or story, or that of the whole run."""

from __future__ import annotations

import psycopg
from psycopg import errors

from wirecopy.errors import WirecopyError

# The SQLSTATE classes that blame the values of a row: 22 (data exception), 23 (integrity constraint violation) and 54
# (program limit exceeded). psycopg files class 54 under OperationalError, but a text that is too long is too long each
# time. https://www.postgresql.org/docs/current/errcodes-appendix.html
REFUSED_ROW = (
    psycopg.DataError,
    psycopg.IntegrityError,
    errors.ProgramLimitExceeded,
    errors.StatementTooComplex,
    errors.TooManyColumns,
    errors.TooManyArguments,
)


def concerns_one_item(error: BaseException) -> bool:
    """Whether an error came of the one item that was at work, so that the others may go on.

    An error of Postgres that blames no values meets the others too (no connection, no room on the disk, a deadlock, a
    missing column), and so do one of ours that tells the user what to do, an error of the system, and a request to stop.
    A broken or slow connection is an OSError too, but that of one server: psycopg has errors of its own.
    """
    if is_partition_missing(error):
        return False
    if isinstance(error, (*REFUSED_ROW, ConnectionError, TimeoutError)):
        return True
    return isinstance(error, Exception) and not isinstance(error, psycopg.Error | WirecopyError | OSError)


def is_partition_missing(error: BaseException) -> bool:
    """Whether a table has no partition for a row's time, as after a jump of the clock.

    Postgres calls it a violated CHECK, but there is no constraint to name.
    """
    return isinstance(error, errors.CheckViolation) and not error.diag.constraint_name


def refusal(error: BaseException) -> str:
    """Why an item failed on our side, in one line."""
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"the database refused it: {what}" if isinstance(error, REFUSED_ROW) else what
