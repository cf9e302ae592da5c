"""Another try within a run: whether there may be one, and after what pause."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

from wirecopy.fetch.request_state import RequestState
from wirecopy.model import Outcome
from wirecopy.schedule.retrying import Retry, retry_of, retry_pause
from wirecopy.settings import FetchLimits


class Retries:
    """Counts them, for one request and for a domain: of a site that is down with all its pages, not
    every page is asked for three times."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        self._on_domain: Counter[str] = Counter()

    def take(
        self, request: RequestState, domain: str, outcome: Outcome, retry_after: timedelta | None = None
    ) -> float | None:
        """The seconds before another try, which `request` is then set up for; None: this outcome stands.

        A server that names a time is left alone until then.
        """
        retry = retry_of(outcome)
        if retry is Retry.NOT or retry_after is not None or not self._has_room(request, domain):
            return None
        if retry is Retry.PLAIN and not request.may_be_compressed:
            return None
        pause = retry_pause(request.retries, self._limits.retry_seconds, random.random())  # noqa: S311
        request.retries += 1
        request.may_be_compressed = request.may_be_compressed and retry is not Retry.PLAIN
        self._on_domain[domain] += 1
        return pause

    def _has_room(self, request: RequestState, domain: str) -> bool:
        """With less time than connecting may take, a dead server would only be called a slow one."""
        return (
            request.retries < self._limits.retries
            and self._on_domain[domain] < self._limits.retries_per_domain
            and request.seconds_left >= self._limits.connect_seconds
        )
