"""
### Watching between the runs

Every ten minutes. The gate of `wirecopy_ingest` judges alerts after each run; this DAG judges what goes wrong where no run
begins, and tells people of all alerts.

| task | what it does | when it is red |
|---|---|---|
| watch | opens and clears alerts about missed hours, runs that died and full disks; sends what people do not know yet to `WIRECOPY_ALERT_URL`; a message that is not accepted is a warning in the log, and tried again ten minutes later | database |

Alerts are rows of `news.alerts`. Mail goes through Airflow's connection `smtp_default`. docs/monitoring.md has the kinds, what
each means, and how to set both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

import pendulum
from airflow.sdk import CronTriggerTimetable, ExceptionRetryPolicy, RetryAction, RetryRule, dag, task

if TYPE_CHECKING:
    from wirecopy.alert.alert_message import Message

# A second attempt would meet the same mistake in the configuration.
MISTAKES_ONCE = ExceptionRetryPolicy([RetryRule("wirecopy.errors.ConfigError", RetryAction.FAIL)])


def send_mail(recipients: Sequence[str], message: Message) -> None:
    """Send mail as Airflow sends its own. `notify` is called by itself: to call the notifier would fill in templates, and a
    headline may look like one."""
    from airflow.providers.smtp.notifications.smtp import SmtpNotifier

    text = f"<pre>{escape(message.text)}</pre>"
    SmtpNotifier(to=list(recipients), subject=message.title, html_content=text).notify({})


@dag(
    schedule=CronTriggerTimetable("*/10 * * * *", timezone="UTC"),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,  # what was wrong earlier shows now, or is over
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=9),
    is_paused_upon_creation=False,
    default_args={
        "owner": "wirecopy",
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_policy": MISTAKES_ONCE,
        "execution_timeout": timedelta(minutes=4),  # a mail server is tried five times for half a minute
    },
    tags=["wirecopy"],
    doc_md=__doc__,
)
def wirecopy_watch() -> None:
    @task
    def watch() -> dict[str, int]:
        # Imported here because parsing this file must stay cheap.
        from airflow.sdk.configuration import conf
        from airflow.sdk.observability import stats

        from wirecopy.stages.watch import watch_here

        return watch_here(send_mail, stats.gauge, conf.get("api", "base_url", fallback=""))

    watch()


wirecopy_watch()
