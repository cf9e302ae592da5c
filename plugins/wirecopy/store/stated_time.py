"""What others claim, made fit to store: a time outside the credible range becomes NULL, its words stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wirecopy.model import Precision, StatedTime

# No news site carried pages before 1995, and a time zone slip never exceeds a day; the CHECKs of the tables
# are wider, so that a replay of old documents stays possible (notes/reliability.md D15).
EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
LATEST_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class StoredTime:
    """The columns of one claimed time."""

    at: datetime | None = None
    raw: str | None = None
    precision: Precision | None = None
    source: str | None = None


def raw_time(claim: StatedTime | None) -> str | None:
    """A claim's own words, as they are stored."""
    return None if claim is None else claim.raw[:200]


def stored_time(claim: StatedTime | None, now: datetime) -> StoredTime:
    """The columns for a claim; `at` is None when nobody can have meant it."""
    if claim is None:
        return StoredTime()
    credible = claim.at is not None and EARLIEST <= claim.at <= now + LATEST_AHEAD
    return StoredTime(
        at=claim.at if credible else None,
        raw=raw_time(claim),
        precision=claim.precision if credible else None,
        source=claim.source,
    )
