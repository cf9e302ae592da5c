"""Says what counts as due."""

from __future__ import annotations

from datetime import timedelta

# A run takes what falls due within ten minutes of its start. An hourly run polls a feed in a different second each
# time: a feed polled at 01:05:20 would not be due at 02:05:05, and would be polled every second hour only.
DUE_AHEAD = timedelta(minutes=10)
