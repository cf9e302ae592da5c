"""Alerts, open and past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.model import AlertKind
from wirecopy.store.read_model.reader import Reader

ALERTS_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """Trouble that a person should know of."""

    alert_id: int
    kind: AlertKind
    is_group: bool  # whether it stands for several with the same cause
    summary: str
    meaning: str
    action: str
    opened_at: datetime
    cleared_at: datetime | None  # None while it is open
    opening_sent_at: datetime | None  # None: nobody was told that it opened
    # What it is about; None: something else, or several.
    feed_id: int | None
    outlet_domain: str | None
    story_id: int | None
    of_all: int  # alerts that fit, beyond this page too


def read_alerts(
    reader: Reader,
    *,
    is_open: bool | None,
    feed_id: int | None = None,
    outlet_domain: str | None = None,
    limit: int = ALERTS_PER_PAGE,
    page: int = 1,
) -> tuple[ShownAlert, ...]:
    """A page of alerts, those that are open first; `is_open` None: those that are over, too. All, or those about one thing."""
    return tuple(
        reader.rows(
            ShownAlert,
            "read_model/alerts",
            is_open=is_open,
            feed_id=feed_id,
            outlet_domain=outlet_domain,
            max=limit,
            skipped=(page - 1) * limit,
        )
    )
