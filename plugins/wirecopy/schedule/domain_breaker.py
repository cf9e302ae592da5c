"""Decides when a stage stops asking a domain: a circuit breaker (martinfowler.com/bliki/CircuitBreaker.html)."""

from __future__ import annotations

from datetime import timedelta

from wirecopy.model import Outcome, Response

# Chosen, not measured. A domain that does not answer three times in a row is down. More requests would cost the run its
# time (a page that times out takes 30 s) and the domain its recovery.
_MAX_UNANSWERED = 3
_DEFAULT_RETRY_AFTER = timedelta(hours=1)  # for a server that names no time


class DomainBreaker:
    """Counts the trouble of one domain in one stage; open when the stage must not ask the domain again."""

    def __init__(self, *, max_refusals: int) -> None:
        """`max_refusals` is how many answers that we ask too often (RATE_LIMITED) open the breaker."""
        self._refusals_left = max_refusals
        self._unanswered = 0
        self.retry_after = timedelta()  # the longest time that the domain named

    def record(self, response: Response) -> None:
        """Count the response of a request to the domain."""
        self._unanswered = self._unanswered + 1 if response.outcome.is_no_answer else 0
        if response.outcome is Outcome.RATE_LIMITED:
            self._refusals_left -= 1
            self.retry_after = max(self.retry_after, response.retry_after or _DEFAULT_RETRY_AFTER)

    @property
    def is_refused(self) -> bool:
        """Whether the domain answered often enough that we ask too often."""
        return self._refusals_left <= 0

    @property
    def is_open(self) -> bool:
        """Whether the domain must not be asked again in this stage."""
        return self.is_refused or self._unanswered >= _MAX_UNANSWERED
