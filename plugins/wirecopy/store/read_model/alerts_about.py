"""What is open about one feed or one outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.store.read_model.reader import Reader


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """Trouble that a person should know of, and what to do."""

    alert_id: int
    summary: str
    meaning: str
    action: str
    opened_at: datetime


def read_alerts_about(
    reader: Reader, *, feed_id: int | None = None, outlet_domain: str | None = None
) -> tuple[OpenAlert, ...]:
    """The open alerts about a feed or an outlet, the newest first."""
    return tuple(
        reader.rows(OpenAlert, "read_model/alerts_about", feed_id=feed_id, outlet_domain=outlet_domain)
    )
