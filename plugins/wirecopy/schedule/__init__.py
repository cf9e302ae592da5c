"""When to ask again: pure policy, given the state before and what just happened.

Everything is counted from the moment of the poll or fetch, and the pipeline runs once an hour, a few minutes
early or late. So whatever is due within ten minutes of a run's start must count as due, or a feed with an
interval of exactly one hour would be polled every second run.
"""

from wirecopy.schedule.fetching import after_fetch
from wirecopy.schedule.polling import after_poll

__all__ = ["after_fetch", "after_poll"]
