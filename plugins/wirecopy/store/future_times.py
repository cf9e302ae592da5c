"""Keeps a clock that is wrong from harm: that of this machine now, and one that ran ahead before and left its times.

Three clocks are compared: this machine's, the database server's, and that of the publishers, whose entries say when they
were published. A clock that is wrong now is refused. Where all agree, stored times in the future are those of a clock that
was wrong: what they put off is due now, and `wirecopy doctor --repair` brings all of them back.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from psycopg import Connection, sql

from wirecopy.clock import CLOCK_TOLERANCE, Clock
from wirecopy.errors import UsageError
from wirecopy.log_line import log_line
from wirecopy.store.database import Database
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.queries import load_query

_log = logging.getLogger(__name__)

# Longer than any pause between two polls or fetches, and than all publishers rest. Chosen, not measured.
_FAR = timedelta(days=30)
# So many newest entries tell the time: it is later than most say, and hardly later than the newest. Chosen, not measured.
_ASKED_ENTRIES = 200
_LEAST_ENTRIES = 20
_MOST = 0.5
_NEARLY_ALL = 0.95


def require_agreeing_clocks(database: Database) -> None:
    """Check this machine's clock against the server's.

    Raises:
        UsageError: they disagree; the message says both times.
    """
    there = database.transact(_server_time)
    here = Clock().now()
    if abs(here - there) > CLOCK_TOLERANCE:
        raise UsageError(
            f"this machine's clock says {here:%Y-%m-%d %H:%M} (UTC), the database server's {there:%Y-%m-%d %H:%M}:"
            " set the wrong one, then run again"
        )


def require_clock_not_ahead(connection: Connection, now: datetime) -> None:
    """Check before something is deleted for its age: by a clock that runs ahead all of it is old.

    Raises:
        UsageError: nothing was published for a month before the time that the clock shows.
    """
    published = _newest_published(connection, _NEARLY_ALL)
    if published is not None and now > published + _FAR:
        raise UsageError(
            f"the clock says {now:%Y-%m-%d %H:%M} (UTC), but the newest entries were published around"
            f" {published:%Y-%m-%d %H:%M}: nothing is deleted for its age before a run has brought newer ones"
        )


def put_schedule_right(connection: Connection, now: datetime) -> None:
    """Have done now what a clock that ran ahead put off; without that nothing is changed.

    Raises:
        UsageError: the publishers say that the clock is behind.
    """
    if not has_future_times(connection, now):
        return
    _require_clock_of_publishers(connection, now)
    changed = _mend_schedule(connection, now)
    _log.warning("%s", log_line("a clock that ran ahead had put work off, which is due now", changed))
    _log.warning("other times of that clock are still stored: `wirecopy doctor --repair` brings them back")


def has_future_times(connection: Connection, now: datetime) -> bool:
    """Whether a clock that ran ahead wrote times that keep work from being done."""
    return connection.execute(load_query("clock/has_future_times"), _limits(now)).fetchone() == (True,)


def has_future_documents(connection: Connection, now: datetime) -> bool:
    """Whether raw documents were fetched in the future; reads those of this month."""
    return connection.execute(load_query("clock/has_future_documents"), _limits(now)).fetchone() == (True,)


def bring_times_back(connection: Connection, now: datetime) -> Mapping[str, int]:
    """Let nothing that we did or saw be later than now; returns how many rows of which table were changed.

    Times keep their order by their rows' numbers. Readers of `news.changes()` hear of the articles.

    Raises:
        UsageError: the publishers say that the clock is behind.
    """
    _require_clock_of_publishers(connection, now)
    connection.execute(load_query("server/allow_15_minutes"))
    ensure_partitions(connection, now)
    changed = Counter(_mend_schedule(connection, now))
    for table, columns in connection.execute(load_query("clock/observed_columns")).fetchall():
        for column in columns:
            statement = sql.SQL(load_query("clock/bring_back")).format(
                table=sql.Identifier(table), column=sql.Identifier(column)
            )
            late = connection.execute(statement, _limits(now)).rowcount
            changed[table] = max(changed[table], late)
    connection.execute(load_query("clock/tell_readers"), {"now": now})
    return +changed


def _server_time(connection: Connection) -> datetime:
    row = connection.execute(load_query("clock/server_time")).fetchone()
    assert row is not None
    found: datetime = row[0]
    return found


def _require_clock_of_publishers(connection: Connection, now: datetime) -> None:
    published = _newest_published(connection, _MOST)
    if published is not None and published > now + CLOCK_TOLERANCE:
        raise UsageError(
            f"the clock says {now:%Y-%m-%d %H:%M} (UTC), but the newest entries were published around"
            f" {published:%Y-%m-%d %H:%M}: set this machine's clock, then run again"
        )


def _newest_published(connection: Connection, share: float) -> datetime | None:
    asked = {"share": share, "max": _ASKED_ENTRIES, "min": _LEAST_ENTRIES}
    row = connection.execute(load_query("clock/newest_published"), asked).fetchone()
    return row[0] if row else None


def _mend_schedule(connection: Connection, now: datetime) -> dict[str, int]:
    row = connection.execute(load_query("clock/mend_schedule"), _limits(now)).fetchone()
    assert row is not None
    return dict(zip(("run", "feed", "page", "domain_hold", "robots"), row, strict=True))


def _limits(now: datetime) -> dict[str, datetime]:
    latest = now + CLOCK_TOLERANCE
    return {"now": now, "latest": latest, "far": latest + _FAR}
