"""When a page is fetched again: after trouble, and to see what its newsroom changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.model import FetchState, Outcome
from wirecopy.schedule.backoff import backoff
from wirecopy.schedule.due import DUE_AHEAD
from wirecopy.settings import RecheckPolicy


def after_fetch(
    state: FetchState,
    outcome: Outcome,
    *,
    now: datetime,
    first_fetched_at: datetime | None,
    retry_after: timedelta | None,
    policy: RecheckPolicy,
) -> FetchState:
    """The state of a page after a fetch.

    After a good one the page is looked at again at the next of `policy.ages`, counted from the first good fetch
    (`first_fetched_at`, None when this was it). Trouble that may pass is tried again up to `policy.max_attempts`
    times in a row; a clear no (404, 410, a refusal, no page) ends it. `next_fetch_at=None` means never again.
    What is due within `DUE_AHEAD` of a run's start counts as due there.
    """
    if outcome.is_success:
        due = _next_check(first_fetched_at or now, now, policy)
        return replace(state, attempts=0, checks=state.checks + 1, next_fetch_at=due)
    attempts = state.attempts + 1
    if not outcome.is_transient or attempts >= policy.max_attempts:
        return replace(state, attempts=attempts, next_fetch_at=None)
    pause = backoff(attempts)
    return replace(state, attempts=attempts, next_fetch_at=now + max(pause, retry_after or pause))


def _next_check(first_fetched_at: datetime, now: datetime, policy: RecheckPolicy) -> datetime | None:
    due = (first_fetched_at + age for age in sorted(policy.ages))
    # One due within it was this one, a little early.
    return next((at for at in due if at > now + DUE_AHEAD), None)
