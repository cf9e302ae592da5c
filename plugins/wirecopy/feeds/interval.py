"""Reads how long a publisher asks readers to wait between two polls."""

from __future__ import annotations

from datetime import timedelta

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_MAX_TTL_MINUTES = 525_600  # a year; some feeds state absurd values (miniflux 3293)


def interval_hint(ttl: str, update_period: str, update_frequency: str) -> timedelta | None:
    """The longer of <ttl> (minutes, RSS 2.0) and sy:updatePeriod with sy:updateFrequency; None without either."""
    hints = []
    if ttl.isdecimal():
        hints.append(timedelta(minutes=min(int(ttl[:9]), _MAX_TTL_MINUTES)))
    period = _PERIODS.get(update_period.lower())
    if period:
        times = int(update_frequency[:6]) if update_frequency.isdecimal() else 1
        hints.append(period / max(1, times))
    return max((hint for hint in hints if hint), default=None)
