"""Claims due rows, for poll and fetch alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypedDict

from psycopg import Connection

from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import Row, row_of


class Claim(TypedDict):
    """Which due rows a worker takes: at most `limit` rows of its shard, for `lease` from `now`."""

    due: datetime  # rows that fall due until then
    started: datetime  # start of the run: a row is claimed once in a run
    now: datetime
    lease: timedelta
    shard: int
    shards: int
    holder: str
    limit: int


def claim_due(
    connection: Connection, query: str, row: type[Row], claim: Claim, **further: object
) -> list[Row]:
    """Take the rows that the claim and the `further` parameters describe. No other worker gets them until the lease ends."""
    parameters = {**claim, **further, "until": claim["now"] + claim["lease"], "max": claim["limit"]}
    with connection.cursor(row_factory=row_of(row)) as cursor:
        return cursor.execute(load_query(query), parameters).fetchall()
