"""What counts as due."""

from __future__ import annotations

from datetime import timedelta

# A run takes what falls due within ten minutes of its start: an hourly run polls in a different second each
# time, and a feed asked at 01:05:20 must not be skipped at 02:05:05 and so be polled every second hour.
DUE_AHEAD = timedelta(minutes=10)
