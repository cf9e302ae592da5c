"""watch: what goes wrong where no run begins, and all that people are to be told of."""

from __future__ import annotations

import logging
from datetime import datetime

from wirecopy.alert.alert_message import message_of
from wirecopy.log_line import log_line
from wirecopy.notify import NotSentError, SendMail, send_message
from wirecopy.settings import Settings
from wirecopy.stages.judge_alerts import judge_alerts_between_runs
from wirecopy.stages.metrics import SendGauge, watch_metrics
from wirecopy.stages.pipeline import task_database
from wirecopy.store.alert import mark_sent, unsent_alerts
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.migrations import require_current, schema_change_told
from wirecopy.store.read_model.reader import read_clock

_log = logging.getLogger(__name__)

_AT_ONCE = 50  # alerts in one message; more wait for the next


def watch(
    settings: Settings, database: Database, send_mail: SendMail, airflow_url: str = ""
) -> dict[str, int]:
    """Judge what may go wrong while no run is there, then tell people of all alerts that they do not know of.

    Returns how many alerts were opened, cleared and told.
    """
    require_current(database)
    with server_trouble_told(), schema_change_told(database):
        now = database.transact(read_clock)
        decision = judge_alerts_between_runs(settings, database, now)
        told = _tell(settings, database, now, send_mail, airflow_url)
    return {"opened": len(decision.opened), "cleared": len(decision.cleared), "told": told}


def watch_here(send_mail: SendMail, send_gauge: SendGauge, airflow_url: str) -> dict[str, int]:
    """Watch with the settings of this process's environment, and send its metrics; what the DAG calls."""
    with task_database() as (settings, database):
        counts = watch(settings, database, send_mail, airflow_url)
        for name, number in database.transact(watch_metrics).items():
            send_gauge(name, number)
    return counts


def _tell(
    settings: Settings, database: Database, now: datetime, send_mail: SendMail, airflow_url: str
) -> int:
    """Tell people of what they do not know yet, in one message. What is not delivered is tried again the next time."""
    if settings.alert_url is None:
        return 0
    alerts = database.transact(unsent_alerts, now, _AT_ONCE)
    if not alerts:
        return 0
    try:
        send_message(settings.alert_url, message_of(alerts, airflow_url), send_mail)
    except NotSentError as error:
        fields = {"alerts": len(alerts), "reason": str(error)}
        _log.warning("%s", log_line("alerts could not be sent: they are tried again in ten minutes", fields))
        return 0
    # Whoever dies before this line tells them twice.
    database.transact(mark_sent, alerts, now)
    return len(alerts)
