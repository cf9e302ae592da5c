"""Judges which trouble begins and which is over: the gate after each run, `wirecopy_watch` between them.

Most kinds are judged by what a run brought about, so only the gate judges them. That no run begins, a run that died and a disk
that fills up are judged by both.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import Connection

from wirecopy.alert.decide_alerts import Decision, decide_alerts
from wirecopy.alert.facts import DiskSpace
from wirecopy.alert.findings import news_findings, pipeline_findings, was_polled_all_day
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

_OF_PIPELINE = frozenset({AlertKind.RUN_RED, AlertKind.HOUR_MISSED, AlertKind.DISK_NEARLY_FULL})


def judge_alerts_after_run(context: StageContext) -> None:
    """Open and clear alerts of all kinds. A mistake of ours in them is logged: the run is no worse for it."""
    try:
        judge_alerts(context.settings, context.database, context.clock.now(), with_news=True)
    except (psycopg.Error, WirecopyError):
        raise
    except Exception as error:
        context.log.trouble("alerts could not be judged", error=error)


def judge_alerts(settings: Settings, database: Database, now: datetime, *, with_news: bool) -> Decision:
    """Open and clear alerts: those about runs and the machine, and `with_news` all others."""
    disks = _disks(settings, database)
    decision = database.transact(_decide, now, disks, with_news=with_news)
    for opened in decision.opened:
        _log.warning("%s", log_line("an alert opened", {"kind": opened.kind, "summary": opened.summary}))
    for cleared in decision.cleared:
        _log.info("%s", log_line("an alert cleared", {"kind": cleared.kind, "subject": cleared.subject}))
    return decision


def _decide(connection: Connection, now: datetime, disks: list[DiskSpace], *, with_news: bool) -> Decision:
    open_alerts = lock_alerts(connection)
    facts = read_pipeline_facts(connection, now, disks)
    findings, judged = pipeline_findings(facts), set(_OF_PIPELINE)
    if with_news:
        # A feed that nobody asked is not silent.
        with_feeds = was_polled_all_day(facts.runs, now)
        findings += news_findings(read_news_facts(connection, now, with_feeds=with_feeds))
        judged = set(AlertKind) - (set() if with_feeds else {AlertKind.FEED_SILENT})
    decision = decide_alerts(open_alerts, findings, judged)
    save_decision(connection, decision, now)
    return decision


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
