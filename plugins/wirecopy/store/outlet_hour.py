"""Stores what each outlet did hour by hour: counted from polls, page fetches, articles and revisions, and kept after them."""

from __future__ import annotations

from datetime import UTC, datetime

from psycopg import Connection

from wirecopy.store.queries import load_query


def hour_of(at: datetime) -> datetime:
    """The beginning of the hour (UTC) that a time lies in."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def first_open_hour(connection: Connection) -> datetime | None:
    """The beginning of the first hour whose counts may still change; None before the first poll."""
    row = connection.execute(load_query("outlet_hour/first_open")).fetchone()
    assert row is not None
    found: datetime | None = row[0]
    return found


def count_outlet_hours(connection: Connection, since: datetime, until: datetime | None = None) -> None:
    """Count the hours from `since` to before `until` (None: all later ones) anew, but those that are final.

    Both are beginnings of hours.
    """
    connection.execute(load_query("single_writer/lock"), {"name": "outlet_hours"})
    first = first_open_hour(connection)
    if first is None:
        return
    hours = {"since": max(since, first), "until": until}
    connection.execute(load_query("outlet_hour/save"), hours)
    connection.execute(load_query("outlet_hour/save_failures"), hours)


def make_hours_final(connection: Connection, until: datetime) -> None:
    """Let the counts of the hours before `until` change no more, so that what they were counted from may be deleted."""
    connection.execute(load_query("single_writer/lock"), {"name": "outlet_hours"})
    connection.execute(load_query("outlet_hour/make_final"), {"until": until})
