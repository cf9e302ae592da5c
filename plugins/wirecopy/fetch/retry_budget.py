"""Retries within a run: whether a request may have one more, and after what pause."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

from wirecopy.fetch.request_state import RequestState
from wirecopy.model import Outcome
from wirecopy.schedule.retrying import Retry, retry_of, retry_pause
from wirecopy.settings import FetchLimits


class RetryBudget:
    """Counts retries for each request and for each domain: when a whole site is down, it is not asked three times
    for every page."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        self._on_domain: Counter[str] = Counter()

    def spend(
        self, request: RequestState, domain: str, outcome: Outcome, retry_after: timedelta | None = None
    ) -> float | None:
        """Spend one retry on `request` and return the seconds to pause before it; None when the outcome stands.

        A server that names a time (`retry_after`) is left alone until then.
        """
        retry = retry_of(outcome)
        if retry is Retry.NOT or retry_after is not None or not self._may_retry(request, domain):
            return None
        if retry is Retry.PLAIN and not request.may_be_compressed:
            return None
        pause = retry_pause(request.retries, self._limits.retry_seconds, random.random())  # noqa: S311
        request.retries += 1
        request.may_be_compressed = request.may_be_compressed and retry is not Retry.PLAIN
        self._on_domain[domain] += 1
        return pause

    def _may_retry(self, request: RequestState, domain: str) -> bool:
        """Not with less time than a connection may take: a dead server would be reported as a slow one."""
        return (
            request.retries < self._limits.retries
            and self._on_domain[domain] < self._limits.retries_per_domain
            and request.seconds_left >= self._limits.connect_seconds
        )
