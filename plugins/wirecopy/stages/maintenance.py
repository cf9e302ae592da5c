"""maintenance: the daily chores that keep the database small. No chore depends on another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from wirecopy.clock import Clock
from wirecopy.dedupe.candidates import MAX_STORIES_OF_HASH
from wirecopy.settings import Settings
from wirecopy.stages.archive import archive
from wirecopy.stages.context import Report, no_report
from wirecopy.stages.pipeline import task_database
from wirecopy.stages.politeness import ROBOTS_KEPT
from wirecopy.stages.shared_addresses import compare_pages_of_shared_addresses
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.future_times import require_agreeing_clocks, require_clock_not_ahead
from wirecopy.store.maintenance import (
    delete_page_fetches,
    delete_polls,
    delete_robots,
    drop_old_shingles,
    note_stop_shingles,
)
from wirecopy.store.migrations import require_current, schema_change_told
from wirecopy.store.outlet_hour import count_outlet_hours, first_open_hour, hour_of, make_hours_final
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.site_line import delete_lines

# Chosen, not measured: enough for a holiday during which the chore fails.
_PARTITIONS_AHEAD = timedelta(days=35)
# A shingle in more than five unrelated stories of one outlet is boilerplate. Chosen, not measured.
_STOP_STORIES_OF_OUTLET = 5
# Chosen, not measured: a weekly column repeats its sign-off after a week; this is twice that.
_LINES_KEPT = timedelta(days=14)
_ROWS_AT_ONCE = 5000
# A page is tried five times within two days, and looked at again until its third day. What a replay finds later is no history
# of that hour. Chosen, not measured.
_HOURS_FINAL_AFTER = timedelta(days=7)
_COUNTED_AT_ONCE = timedelta(days=1)


class Chore(StrEnum):
    PARTITIONS = "partitions"
    STOP_SHINGLES = "stop_shingles"
    OLD_SHINGLES = "old_shingles"
    ARCHIVE = "archive"
    HISTORY = "history"
    ROBOTS = "robots"
    SITE_LINES = "site_lines"
    SHARED_ADDRESSES = "shared_addresses"


def partitions(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Make the partitions of the next weeks."""
    database.transact(ensure_partitions, now, _PARTITIONS_AHEAD)
    return {"days_ahead": _PARTITIONS_AHEAD.days}


def stop_shingles(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Count again which shingles are boilerplate, so that sharing them does not mean copying."""
    found = database.transact(
        note_stop_shingles, stories=MAX_STORIES_OF_HASH, stories_of_outlet=_STOP_STORIES_OF_OUTLET, now=now
    )
    return {"stop_shingles": found}


def old_shingles(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Drop shingles older than the window in which articles are compared."""
    return {"shingle_partitions_dropped": database.transact(drop_old_shingles, now - settings.dedupe.window)}


def history(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Count what each outlet did hour by hour; then delete polls and page fetches that are older than `keep_history`."""
    before = hour_of(now - settings.keep_history)
    _count_outlet_hours(database, final_until=max(before, hour_of(now - _HOURS_FINAL_AFTER)), report=report)
    return {
        "polls_deleted": _delete(database, delete_polls, before, report),
        "page_fetches_deleted": _delete(database, delete_page_fetches, before, report),
    }


def _count_outlet_hours(database: Database, *, final_until: datetime, report: Report) -> None:
    """Count the hours that may still change, some at a time, so that no transaction is long; earlier ones are final then."""
    since = database.transact(first_open_hour)
    while since is not None and since < final_until:
        until = min(since + _COUNTED_AT_ONCE, final_until)
        database.transact(count_outlet_hours, since, until)
        since = until
        report(1)
    database.transact(count_outlet_hours, final_until)
    database.transact(make_hours_final, final_until)


def _delete(
    database: Database, delete: Callable[..., tuple[int | None, int]], before: datetime, report: Report
) -> int:
    """Delete in batches, each in its own transaction, so that no transaction is long and a crash costs one batch."""
    total = 0
    after: int | None = 0
    while after is not None:
        after, deleted = database.transact(delete, before=before, after=after, limit=_ROWS_AT_ONCE)
        total += deleted
        report(deleted)
    return total


def robots(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Delete robots.txt files that no stage uses any more."""
    return {"robots_deleted": database.transact(delete_robots, now - ROBOTS_KEPT)}


def site_lines(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Delete lines of articles that have not become boilerplate."""
    before, total = (now - _LINES_KEPT).date(), 0
    while deleted := database.transact(delete_lines, before=before, limit=_ROWS_AT_ONCE):
        total += deleted
        report(deleted)
    return {"site_lines_deleted": total}


def shared_addresses(settings: Settings, database: Database, now: datetime, report: Report) -> dict[str, int]:
    """Give different pages that name one canonical address articles of their own."""
    log = StageLog({"chore": Chore.SHARED_ADDRESSES})
    clock = Clock.starting_at(settings.now)
    return compare_pages_of_shared_addresses(settings, database, log, clock, report)


CHORES: Mapping[Chore, Callable[[Settings, Database, datetime, Report], dict[str, int]]] = {
    Chore.PARTITIONS: partitions,
    Chore.STOP_SHINGLES: stop_shingles,
    Chore.OLD_SHINGLES: old_shingles,
    Chore.ARCHIVE: archive,
    Chore.HISTORY: history,
    Chore.ROBOTS: robots,
    Chore.SITE_LINES: site_lines,
    Chore.SHARED_ADDRESSES: shared_addresses,
}


_DELETES_BY_AGE = frozenset({Chore.OLD_SHINGLES, Chore.ARCHIVE, Chore.HISTORY, Chore.SITE_LINES})


def run_chore(chore: Chore, settings: Settings, database: Database) -> dict[str, int]:
    """Do one chore and return its counts. Every chore may be done at any time, and repeated.

    Raises:
        DatabaseError: the database cannot be reached, or lacks migrations.
        ArchiveError: the archive cannot be written.
        UsageError: another process is archiving, or a clock is wrong.
    """
    require_current(database)
    require_agreeing_clocks(database)
    log = StageLog({"chore": chore})
    with log.failure_logged(), server_trouble_told(), schema_change_told(database):
        log.begin()
        now = Clock.starting_at(settings.now).now()
        if chore in _DELETES_BY_AGE:
            database.transact(require_clock_not_ahead, now)
        counts = CHORES[chore](settings, database, now, log.with_progress(no_report))
    log.end(counts)
    return counts


def run_chore_here(chore: str) -> dict[str, int]:
    """Do one chore with the settings of this process's environment. The DAG calls this."""
    with task_database() as (settings, database):
        return run_chore(Chore(chore), settings, database)
