"""When a feed is polled again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.model import Outcome, PollState
from wirecopy.schedule.backoff import backoff
from wirecopy.settings import PollingPolicy

# A feed that has been silent for N hours is asked again after N/8: news waits for an eighth of the gap before it at
# most, and a dormant feed costs one request a day.
_SHARE_OF_SILENCE = 8

# About a week of failures: 1 + 2 + 4 + 8 + 16 hours, then daily. From here on the feed is asked once a week. It is
# asked for ever: publishers do come back, and nobody notices a feed that was switched off.
_MANY_FAILURES = 12

# Feeds that were added together would fall due together for ever.
_MAX_JITTER = 0.1  # of the pause

_MOVES = 5
_MOVING = timedelta(days=3)
_FAILURES_OF_ADOPTED = 3  # then the configured address is asked again


def jitter_of(feed_id: int) -> float:
    """A feed's share of the jitter, 0 to 1: the same each time, different from feed to feed (the golden ratio's multiples)."""
    return feed_id * 0.6180339887498949 % 1


def after_poll(
    state: PollState,
    outcome: Outcome,
    *,
    now: datetime,
    new_entries: int,
    interval_hint: timedelta | None,
    retry_after: timedelta | None,
    policy: PollingPolicy,
    moved_to: str | None = None,
    jitter: float = 0,
) -> PollState:
    """The state of a feed after a poll.

    `new_entries` counts entries not seen before; `interval_hint` is the document's wish (ttl, sy:updatePeriod) or
    the server's (max-age), obeyed up to `policy.max_interval`; `retry_after` is the server's, already clamped by
    fetch; `moved_to` is where permanent redirects led; `jitter` is the feed's own share, 0 to 1, of what
    keeps feeds from falling due together. A feed is never switched off. What is due within `DUE_AHEAD` of a run's
    start counts as due there.
    """
    if outcome.is_success:
        last_new_at = now if new_entries else state.last_new_at
        pause = _pause_of_healthy(last_new_at or state.known_since, now, interval_hint, policy)
        state = replace(
            after_move(state, moved_to, now), failures_in_row=0, gone=False, last_new_at=last_new_at
        )
    else:
        failures, gone = state.failures_in_row + 1, state.gone or outcome is Outcome.GONE
        pause = _pause_of_failing(failures, gone, policy)
        adopted = None if failures >= _FAILURES_OF_ADOPTED else state.adopted_url
        state = replace(state, failures_in_row=failures, gone=gone, adopted_url=adopted)
    pause = min(pause * (1 + _MAX_JITTER * jitter), max(pause, policy.max_interval))
    return replace(state, next_poll_at=now + max(pause, retry_after or pause))


def after_move(state: PollState, moved_to: str | None, now: datetime) -> PollState:
    """The state after a good poll that permanent redirects led elsewhere, or nowhere (None).

    Sites under repair answer 301 for a day (ViennaRSS 1546), so an address is adopted only after `_MOVES` good polls
    over `_MOVING` that agree on it.
    """
    if moved_to is None:
        return replace(state, moved_to=None, moved_count=0, moved_since=None)
    if moved_to != state.moved_to or state.moved_since is None:
        return replace(state, moved_to=moved_to, moved_count=1, moved_since=now)
    state = replace(state, moved_count=state.moved_count + 1)
    is_settled = state.moved_count >= _MOVES and now - (state.moved_since or now) >= _MOVING
    return replace(state, adopted_url=moved_to) if is_settled else state


def _pause_of_healthy(
    silent_since: datetime | None, now: datetime, interval_hint: timedelta | None, policy: PollingPolicy
) -> timedelta:
    # A feed that never had an entry has been silent since it was configured: its first one must not wait for hours.
    silence = policy.max_interval if silent_since is None else now - silent_since
    pause = min(max(silence / _SHARE_OF_SILENCE, policy.min_interval), policy.max_interval)
    return max(pause, min(interval_hint or pause, policy.max_interval))


def _pause_of_failing(failures_in_row: int, gone: bool, policy: PollingPolicy) -> timedelta:
    if gone:
        return policy.gone_interval
    return policy.max_backoff if failures_in_row >= _MANY_FAILURES else backoff(failures_in_row)
