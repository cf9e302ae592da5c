"""sync: the configuration's outlets and feeds into the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg import Connection

from wirecopy.config.outlets import OutletConfig, load_outlets
from wirecopy.stages.context import StageContext
from wirecopy.store.feed import SyncCounts, sync_feeds
from wirecopy.store.outlet import sync_outlets
from wirecopy.store.partition import ensure_partitions


def sync(context: StageContext) -> dict[str, int]:
    """Make outlets and feeds those of the file; feeds that left it are retired, never deleted.

    Raises:
        ConfigError: the file has mistakes; nothing is changed then.
    """
    outlets = load_outlets(context.settings.outlets)
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
