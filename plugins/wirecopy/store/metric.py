"""Reads the numbers that go to a metrics server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from psycopg import Connection
from psycopg.rows import dict_row

from wirecopy.model import Run
from wirecopy.store.queries import load_query


def last_day(connection: Connection, now: datetime) -> Mapping[str, int]:
    """What happened within 24 hours: entries, articles, words, copies, revisions, stories."""
    with connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute(load_query("metric/last_day"), {"now": now}).fetchone()
    assert row is not None
    return row


def feeds_by_status(connection: Connection) -> Mapping[str, int]:
    return dict(connection.execute(load_query("metric/feeds")).fetchall())


def stage_seconds(connection: Connection, run: Run, now: datetime) -> Mapping[str, float]:
    """How long each stage of a run took."""
    parameters = {"run_id": run.run_id, "now": now}
    return dict(connection.execute(load_query("metric/stage_seconds"), parameters).fetchall())
