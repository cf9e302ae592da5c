"""Which of the times that feeds and pages state can be meant. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wirecopy.model import StatedTime

# No news site carried pages before 1995, and a time zone slip never exceeds a day. The CHECKs of the tables are
# wider, so that a replay of old documents stays possible (docs/evidence/reliability.md, D15).
EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
LATEST_AHEAD = timedelta(days=2)

MAX_RAW = 200  # characters


def credible(stated: StatedTime | None, now: datetime) -> StatedTime | None:
    """The stated time with its words, cut where they do not end; `at` is None when nobody can have meant it."""
    if stated is None:
        return None
    is_credible = stated.at is not None and EARLIEST <= stated.at <= now + LATEST_AHEAD
    return replace(
        stated,
        at=stated.at if is_credible else None,
        raw=stated.raw[:MAX_RAW],
        precision=stated.precision if is_credible else None,
    )
