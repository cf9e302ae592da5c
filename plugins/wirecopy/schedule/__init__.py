"""Decides what a poll or fetch means, and when to ask again. Pure: from the state before and what just happened."""

from wirecopy.schedule.due import DUE_AHEAD
from wirecopy.schedule.fetching import after_fetch
from wirecopy.schedule.polling import after_poll, jitter_of

__all__ = ["DUE_AHEAD", "after_fetch", "after_poll", "jitter_of"]
