"""Stores alerts, and reads what they are decided from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.alert.alert_facts import (
    DiskSpace,
    FeedVolume,
    NewsFacts,
    OutletDay,
    PipelineFacts,
    RunStart,
    StoryConflict,
)
from wirecopy.alert.alert_message import UnsentAlert
from wirecopy.alert.decide_alerts import Decision
from wirecopy.alert.find_trouble import REFUSALS
from wirecopy.model import Alert
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of

_MOST_CONFLICTS = 500  # so many alike are a group in any case


def data_folder(connection: Connection) -> str | None:
    """Where the server keeps its data; None on another machine, or where we may not know it."""
    row = connection.execute(load_query("server/data_folder")).fetchone()
    return str(row[0]) if row else None


def lock_alerts(connection: Connection) -> list[Alert]:
    """The open alerts, which nobody else changes before the transaction ends."""
    connection.execute(load_query("single_writer/lock"), {"name": "alerts"})
    return open_alerts(connection)


def open_alerts(connection: Connection) -> list[Alert]:
    """The open alerts, oldest first."""
    with connection.cursor(row_factory=row_of(Alert)) as cursor:
        return cursor.execute(load_query("alert/open")).fetchall()


def read_pipeline_facts(
    connection: Connection, now: datetime, disks: Sequence[DiskSpace] = ()
) -> PipelineFacts:
    with connection.cursor(row_factory=row_of(RunStart)) as cursor:
        runs = cursor.execute(load_query("alert/runs"), {"now": now}).fetchall()
    return PipelineFacts(now, runs, disks)


def read_news_facts(connection: Connection, now: datetime, *, with_feeds: bool) -> NewsFacts:
    """What runs brought about by now; of feeds only `with_feeds`."""
    feeds: list[FeedVolume] = []
    if with_feeds:
        with connection.cursor(row_factory=row_of(FeedVolume)) as cursor:
            feeds = cursor.execute(load_query("alert/feeds"), {"now": now}).fetchall()
    with connection.cursor(row_factory=row_of(OutletDay)) as cursor:
        parameters = {"now": now, "refusals": list(REFUSALS)}
        outlets = cursor.execute(load_query("alert/outlets"), parameters).fetchall()
    with connection.cursor(row_factory=row_of(StoryConflict)) as cursor:
        parameters = {"now": now, "max": _MOST_CONFLICTS}
        conflicts = cursor.execute(load_query("alert/conflicts"), parameters).fetchall()
    return NewsFacts(feeds, outlets, conflicts)


def save_decision(connection: Connection, decision: Decision, now: datetime) -> None:
    opened, kept = decision.opened, decision.kept
    connection.execute(
        load_query("alert/add"),
        {
            "kind": [alert.kind for alert in opened],
            "subject": [alert.subject for alert in opened],
            "cause": [alert.cause for alert in opened],
            "is_group": [alert.is_group for alert in opened],
            "summary": [alert.summary for alert in opened],
            "numbers": [Jsonb(alert.numbers) for alert in opened],
            "now": now,
        },
    )
    connection.execute(
        load_query("alert/save_numbers"),
        {
            "alert_id": [alert.alert_id for alert in kept],
            "summary": [alert.summary for alert in kept],
            "numbers": [Jsonb(alert.numbers) for alert in kept],
        },
    )
    alert_ids = [alert.alert_id for alert in decision.cleared]
    connection.execute(load_query("alert/clear"), {"alert_ids": alert_ids, "now": now})


def unsent_alerts(connection: Connection, now: datetime, limit: int) -> list[UnsentAlert]:
    """The alerts of which people are to be told, oldest first."""
    with connection.cursor(row_factory=row_of(UnsentAlert)) as cursor:
        return cursor.execute(load_query("alert/unsent"), {"now": now, "max": limit}).fetchall()


def mark_sent(connection: Connection, alerts: Sequence[UnsentAlert], now: datetime) -> None:
    """Note that people were told of them, as they were read."""
    connection.execute(
        load_query("alert/mark_sent"),
        {
            "alert_id": [alert.alert_id for alert in alerts],
            "is_over": [alert.cleared_at is not None for alert in alerts],
            "now": now,
        },
    )
