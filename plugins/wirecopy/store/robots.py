"""Stores robots.txt files between runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import Connection

from wirecopy.model import RobotsFile
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


def newest_robots(connection: Connection, since: datetime, max_bytes: int) -> list[RobotsFile]:
    """The files read last, all after `since`, until so many bytes are read."""
    with connection.cursor(row_factory=row_of(RobotsFile)) as cursor:
        return cursor.execute(
            load_query("robots/newest"), {"since": since, "max_bytes": max_bytes}
        ).fetchall()


def find_robots(connection: Connection, origins: Sequence[str], since: datetime) -> list[RobotsFile | None]:
    """The file of each origin, in their order; None where none was read after `since`."""
    with connection.cursor(row_factory=row_of(RobotsFile)) as cursor:
        found = cursor.execute(
            load_query("robots/find"), {"origin": list(origins), "since": since}
        ).fetchall()
    files = {file.origin: file for file in found}
    return [files.get(origin) for origin in origins]


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
