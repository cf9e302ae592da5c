"""sync: the configuration's outlets and feeds into the database, and an end to readers who hold it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import Connection

from wirecopy.config.outlets import OutletConfig, load_outlets
from wirecopy.stages.context import StageContext
from wirecopy.store.feed import SyncCounts, sync_feeds
from wirecopy.store.maintenance import end_long_readers
from wirecopy.store.outlet import sync_outlets
from wirecopy.store.partition import ensure_partitions


def sync(context: StageContext) -> dict[str, int]:
    """Make outlets and feeds those of the file; feeds that left it are retired, never deleted.

    Raises:
        ConfigError: the file has mistakes; nothing is changed then.
    """
    outlets = load_outlets(context.settings.outlets)
    _end_long_readers(context)
    now = context.clock.now()
    feeds = context.database.transact(_store, outlets, now)
    return {
        "outlets": len(outlets),
        "feeds": sum(len(outlet.feeds) for outlet in outlets),
        "feeds_added": feeds.added,
        "feeds_changed": feeds.changed,
        "feeds_retired": feeds.retired,
    }


def _store(connection: Connection, outlets: Sequence[OutletConfig], now: datetime) -> SyncCounts:
    ensure_partitions(connection, now)
    sync_outlets(connection, outlets, now)
    return sync_feeds(connection, outlets, now)


def _end_long_readers(context: StageContext) -> None:
    longest = context.settings.database.max_reader_transaction
    for pid, began_at in context.database.transact(end_long_readers, longest):
        trace = f"process {pid}: its transaction has been open since {began_at:%Y-%m-%d %H:%M}"
        context.log.trouble("a reader's session was ended", trace=trace)
