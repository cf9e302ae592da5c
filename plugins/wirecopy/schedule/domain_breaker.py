"""Decides when a stage stops asking a domain: a circuit breaker (martinfowler.com/bliki/CircuitBreaker.html)."""

from __future__ import annotations

from datetime import timedelta

from wirecopy.model import Outcome, Response
from wirecopy.schedule.backoff import backoff

# Chosen, not measured. A domain that does not answer three times in a row is down. More requests would cost the run its
# time (a page that times out takes 30 s) and the domain its recovery.
_MAX_UNANSWERED = 3
_DEFAULT_RETRY_AFTER = timedelta(hours=1)  # for a server that names no time
_BLOCKS = frozenset({Outcome.FORBIDDEN, Outcome.CHALLENGE})
_NOT_ASKED = frozenset({Outcome.REFUSED_URL, Outcome.REFUSED_ADDRESS, Outcome.REFUSED_ROBOTS})

# One feed may be asked too often; a second one says that it is us. A single feed, or two, may be for subscribers only. Both
# numbers are chosen, not measured.
_FEEDS_REFUSED = 2
_FEEDS_BLOCKED = 3


class DomainBreaker:
    """Counts the trouble of one domain in one stage; open when the stage must not ask the domain again."""

    def __init__(self, *, max_refusals: int, max_blocks: int | None = None) -> None:
        """`max_refusals` is how many answers that we ask too often (RATE_LIMITED) open the breaker, `max_blocks` how many in a
        row that we may not ask (FORBIDDEN, CHALLENGE); None: any number, as for pages, of which some are for subscribers."""
        self._refusals_left = max_refusals
        self._max_blocks = max_blocks
        self._blocks = 0
        self._unanswered = 0
        self.has_welcomed = False  # whether one answer was no refusal
        self.retry_after = timedelta()  # the longest time that the domain named

    def record(self, response: Response) -> None:
        """Count the response of a request to the domain."""
        outcome = response.outcome
        if outcome in _NOT_ASKED:
            return
        self._unanswered = self._unanswered + 1 if outcome.is_no_answer else 0
        self._blocks = self._blocks + 1 if outcome in _BLOCKS else 0
        if outcome is Outcome.RATE_LIMITED:
            self._refusals_left -= 1
            self.retry_after = max(self.retry_after, response.retry_after or _DEFAULT_RETRY_AFTER)
        elif outcome not in _BLOCKS and not outcome.is_no_answer:
            self.has_welcomed = True

    @property
    def is_refused(self) -> bool:
        """Whether the domain answered often enough that we ask too often."""
        return self._refusals_left <= 0

    @property
    def is_blocked(self) -> bool:
        """Whether the domain answered often enough that we may not ask."""
        return self._max_blocks is not None and self._blocks >= self._max_blocks

    @property
    def is_open(self) -> bool:
        """Whether the domain must not be asked again in this stage."""
        return self.is_refused or self.is_blocked or self._unanswered >= _MAX_UNANSWERED


def breaker_for_feeds(refusals_in_row: int) -> DomainBreaker:
    """The breaker for a domain's feeds, by the number of runs in a row in which it refused them.

    After a refusal one feed is asked, and the others only if that is welcome: the breaker is half open.
    """
    if refusals_in_row:
        return DomainBreaker(max_refusals=1, max_blocks=1)
    return DomainBreaker(max_refusals=_FEEDS_REFUSED, max_blocks=_FEEDS_BLOCKED)


def pause_of_refusing(refusals_in_row: int, retry_after: timedelta) -> timedelta:
    """How long the feeds of a domain wait after so many runs in a row in which it refused them, this one included."""
    return max(backoff(refusals_in_row), retry_after)
