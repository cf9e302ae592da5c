"""Writes the message that tells people of alerts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wirecopy.airflow_names import page_in_airflow
from wirecopy.log_line import printable, without_secrets
from wirecopy.model import AlertKind


@dataclass(frozen=True, slots=True)
class UnsentAlert:
    """An alert of which people are to be told that it opened, or that it is over (it has `cleared_at`)."""

    alert_id: int
    kind: AlertKind
    subject: str
    opened_at: datetime
    cleared_at: datetime | None
    summary: str
    meaning: str
    action: str


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text."""

    title: str  # one line
    text: str


def message_of(alerts: Sequence[UnsentAlert], airflow_url: str = "") -> Message:
    """One message for all of these, what is still open first, with the way to the page of alerts where Airflow's address is known."""
    opened = [alert for alert in alerts if alert.cleared_at is None]
    over = [alert for alert in alerts if alert.cleared_at is not None]
    counts = [f"{len(opened)} opened"] * bool(opened) + [f"{len(over)} over"] * bool(over)
    paragraphs = [*map(_opened, opened), *map(_over, over)]
    if airflow_url:
        paragraphs.append(f"All alerts: {airflow_url.rstrip('/')}/{page_in_airflow(airflow_url, 'alerts')}")
    return Message(f"Wirecopy alerts: {', '.join(counts)}", "\n\n".join(paragraphs))


def alert_line(alert: UnsentAlert) -> str:
    """What happened, in one line."""
    word = "over" if alert.cleared_at else "alert"
    return f"{word}: {one_line(alert.summary)} [{alert.kind}]"


def _opened(alert: UnsentAlert) -> str:
    return f"{alert_line(alert)}\nsince {alert.opened_at:%Y-%m-%d %H:%M} UTC. {alert.meaning}\nWhat to do: {alert.action}"


def _over(alert: UnsentAlert) -> str:
    return (
        f"{alert_line(alert)}\nfrom {alert.opened_at:%Y-%m-%d %H:%M} to {alert.cleared_at:%Y-%m-%d %H:%M} UTC"
    )


def one_line(text: str) -> str:
    """The text in one line, without secrets and without what would move a terminal's cursor."""
    return printable(without_secrets(" ".join(text.split())))
