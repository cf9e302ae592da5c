"""When to ask again: pure policy, given the state before and what just happened."""

from wirecopy.schedule.due import DUE_AHEAD
from wirecopy.schedule.fetching import after_fetch
from wirecopy.schedule.polling import after_poll, jitter_of

__all__ = ["DUE_AHEAD", "after_fetch", "after_poll", "jitter_of"]
