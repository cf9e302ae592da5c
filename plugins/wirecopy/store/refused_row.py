"""Names the errors with which Postgres refuses a row for its values: trouble of one item, not of the next."""

from __future__ import annotations

import psycopg

REFUSED_ROW = (psycopg.DataError, psycopg.IntegrityError)


def refusal(error: Exception) -> str:
    """Why a row was refused, in one line."""
    return f"the database refused it: {type(error).__name__}: {error}".splitlines()[0]
