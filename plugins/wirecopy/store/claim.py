"""Claiming due rows, for poll and fetch alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict, TypeVar

from psycopg import Connection
from psycopg.rows import class_row

from wirecopy.store.queries import load_query

T = TypeVar("T")


class Claim(TypedDict):
    """Which due rows a worker takes: those of its shard, `limit` at most, for `lease` from `now`."""

    due: datetime
    started: datetime  # of the run: a row is claimed once in a run
    now: datetime
    lease: timedelta
    shard: int
    shards: int
    holder: str
    limit: int


def claim_due(connection: Connection, query: str, row: type[T], claim: Claim) -> list[T]:
    """Take the rows that the claim names; nobody else gets them until the lease ends."""
    parameters = {**claim, "until": claim["now"] + claim["lease"], "max": claim["limit"]}
    with connection.cursor(row_factory=class_row(row)) as cursor:
        return cursor.execute(load_query(query), parameters).fetchall()
