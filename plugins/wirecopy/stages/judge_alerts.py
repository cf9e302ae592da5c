"""Judges which trouble begins and which is over: the gate after each run, `wirecopy_watch` between them.

Most kinds are judged by what a run brought about, so only the gate judges them. A disk fills up between runs as well, and in a run
that is split over machines each would see another one: only the watch judges it. Missed hours and red runs are judged by both.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import Connection

from wirecopy.alert.alert_facts import DiskSpace
from wirecopy.alert.decide_alerts import Decision, decide_alerts
from wirecopy.alert.find_trouble import find_news_trouble, find_pipeline_trouble, was_polled_all_day
from wirecopy.errors import WirecopyError
from wirecopy.log_line import log_line
from wirecopy.model import AlertKind
from wirecopy.settings import Settings
from wirecopy.stages.context import StageContext
from wirecopy.store.alert import (
    data_folder,
    lock_alerts,
    read_news_facts,
    read_pipeline_facts,
    save_decision,
)
from wirecopy.store.database import Database

_log = logging.getLogger(__name__)

_BETWEEN_RUNS = frozenset({AlertKind.RUN_RED, AlertKind.HOUR_MISSED, AlertKind.DISK_NEARLY_FULL})
_AFTER_RUN = frozenset(AlertKind) - {AlertKind.DISK_NEARLY_FULL}


def judge_alerts_after_run(context: StageContext) -> None:
    """Open and clear alerts by what a run brought about. A mistake of ours in them is logged: the run is no worse for it."""
    try:
        _log_decision(context.database.transact(_decide_after_run, context.clock.now()))
    except (psycopg.Error, WirecopyError):
        raise
    except Exception as error:
        context.log.trouble("alerts could not be judged", error=error)


def judge_alerts_between_runs(settings: Settings, database: Database, now: datetime) -> Decision:
    """Open and clear alerts about what may go wrong while no run is there."""
    decision = database.transact(_decide_between_runs, now, _disks(settings, database))
    _log_decision(decision)
    return decision


def _decide_after_run(connection: Connection, now: datetime) -> Decision:
    open_alerts = lock_alerts(connection)
    facts = read_pipeline_facts(connection, now)
    # A feed that nobody asked is not silent.
    with_feeds = was_polled_all_day(facts.runs, now)
    news = read_news_facts(connection, now, with_feeds=with_feeds)
    judged = _AFTER_RUN - (set() if with_feeds else {AlertKind.FEED_SILENT})
    decision = decide_alerts(open_alerts, [*find_pipeline_trouble(facts), *find_news_trouble(news)], judged)
    save_decision(connection, decision, now)
    return decision


def _decide_between_runs(connection: Connection, now: datetime, disks: Sequence[DiskSpace]) -> Decision:
    open_alerts = lock_alerts(connection)
    facts = read_pipeline_facts(connection, now, disks)
    decision = decide_alerts(open_alerts, find_pipeline_trouble(facts), _BETWEEN_RUNS)
    save_decision(connection, decision, now)
    return decision


def _log_decision(decision: Decision) -> None:
    for opened in decision.opened:
        _log.warning("%s", log_line("an alert opened", {"kind": opened.kind, "summary": opened.summary}))
    for cleared in decision.cleared:
        _log.info("%s", log_line("an alert cleared", {"kind": cleared.kind, "subject": cleared.subject}))


def _disks(settings: Settings, database: Database) -> list[DiskSpace]:
    """The disks of this machine that hold what we write, each once."""
    folders = [database.transact(data_folder), str(settings.home), settings.archive_url]
    disks: dict[int, DiskSpace] = {}
    for folder in folders:
        # One that is no folder of this machine, or closed to us, says nothing.
        with suppress(OSError):
            if folder is not None and Path(folder).is_dir():
                usage = shutil.disk_usage(folder)
                disks.setdefault(Path(folder).stat().st_dev, DiskSpace(folder, usage.free, usage.total))
    return list(disks.values())
