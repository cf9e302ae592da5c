"""Alerts: trouble that a person should know of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AlertKind(StrEnum):
    """The kinds of trouble. news.alert_kinds says what each means and what to do."""

    FEED_SILENT = "feed_silent"
    OUTLET_BLOCKED = "outlet_blocked"
    TEXT_SHARE_FALLEN = "text_share_fallen"
    RUN_RED = "run_red"
    HOUR_MISSED = "hour_missed"
    DISK_NEARLY_FULL = "disk_nearly_full"
    CREDIT_CONFLICT = "credit_conflict"


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that is open, as it is stored."""

    alert_id: int
    kind: AlertKind
    subject: str
    cause: str
    is_group: bool
    summary: str
    numbers: Mapping[str, object]
