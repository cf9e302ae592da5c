"""Decides when a feed is polled again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.model import Outcome, PollState
from wirecopy.schedule.backoff import backoff
from wirecopy.settings import PollingPolicy

# A feed that has been silent for N hours is polled again after N/8 hours. So an entry waits for at most an eighth of the
# silence before it, and a dormant feed costs one request a day. Chosen, not measured.
SILENCE_DIVISOR = 8

# About a week of failures: 1 + 2 + 4 + 8 + 16 hours, then daily. From then on the feed is polled once a week. It is
# never given up: publishers come back, and nobody notices a feed that was switched off (docs/limits.md, "Polling feeds").
MANY_FAILURES = 12

# As a share of the pause. Without it feeds that were added together fall due together for ever (miniflux 3130). Chosen,
# not measured.
_MAX_JITTER = 0.1

# Sites under repair answer 301 for a day (ViennaRSS 1546). Both numbers are chosen, not measured.
_POLLS_BEFORE_MOVE = 5
_TIME_BEFORE_MOVE = timedelta(days=3)
_FAILURES_OF_ADOPTED = 3  # then the configured address is asked again; chosen, not measured


def jitter_of(feed_id: int) -> float:
    """A feed's share of the jitter, 0 to 1: always the same for a feed, and spread evenly over feeds.

    Multiples of the golden ratio, modulo 1, are spread evenly (Knuth, The Art of Computer Programming 3, 6.4).
    """
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

    `new_entries` counts entries not seen before. `interval_hint` is the document's wish (ttl, sy:updatePeriod) or the
    server's (max-age), obeyed up to `policy.max_interval`. `retry_after` is the server's, which fetch has clamped.
    `moved_to` is the target of permanent redirects. `jitter`, 0 to 1, is the feed's share of `_MAX_JITTER`. A feed is
    never switched off. A run also takes what falls due within `DUE_AHEAD` of its start.
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
    """The state after a good poll; `moved_to` is the target of its permanent redirects, None if there were none.

    An address is adopted only after `_POLLS_BEFORE_MOVE` good polls over `_TIME_BEFORE_MOVE` that agree on it.
    """
    if moved_to is None:
        return replace(state, moved_to=None, moved_count=0, moved_since=None)
    if moved_to != state.moved_to or state.moved_since is None:
        return replace(state, moved_to=moved_to, moved_count=1, moved_since=now)
    state = replace(state, moved_count=state.moved_count + 1)
    moved_for = now - (state.moved_since or now)
    is_settled = state.moved_count >= _POLLS_BEFORE_MOVE and moved_for >= _TIME_BEFORE_MOVE
    return replace(state, adopted_url=moved_to) if is_settled else state


def _pause_of_healthy(
    silent_since: datetime | None, now: datetime, interval_hint: timedelta | None, policy: PollingPolicy
) -> timedelta:
    # A feed that never had an entry counts as silent since it was configured, so that its first entry need not wait for
    # `max_interval`.
    silence = policy.max_interval if silent_since is None else now - silent_since
    pause = min(max(silence / SILENCE_DIVISOR, policy.min_interval), policy.max_interval)
    return max(pause, min(interval_hint or pause, policy.max_interval))


def _pause_of_failing(failures_in_row: int, gone: bool, policy: PollingPolicy) -> timedelta:
    if gone:
        return policy.gone_interval
    return policy.max_backoff if failures_in_row >= MANY_FAILURES else backoff(failures_in_row)
