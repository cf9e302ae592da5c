"""Stores robots.txt files between runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import Connection

from wirecopy.model import RobotsFile
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


def load_robots(connection: Connection, since: datetime) -> list[RobotsFile]:
    """The files read after `since`."""
    with connection.cursor(row_factory=row_of(RobotsFile)) as cursor:
        return cursor.execute(load_query("robots/load"), {"since": since}).fetchall()


def save_robots(connection: Connection, files: Sequence[RobotsFile]) -> None:
    connection.execute(
        load_query("robots/save"),
        {
            "origin": [file.origin for file in files],
            "status": [file.status for file in files],
            "body": [file.body for file in files],
            "fetched_at": [file.fetched_at for file in files],
        },
    )
