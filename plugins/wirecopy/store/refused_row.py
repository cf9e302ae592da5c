"""Rows that Postgres refuses for what they hold: trouble with one item, which the next one does not have."""

from __future__ import annotations

import psycopg

REFUSED_ROW = (psycopg.DataError, psycopg.IntegrityError)


def refusal(error: Exception) -> str:
    """Why a row was refused, in one line."""
    return f"the database refused it: {type(error).__name__}: {error}".splitlines()[0]
