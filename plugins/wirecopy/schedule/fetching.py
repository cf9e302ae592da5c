"""Decides when a page is fetched again: after trouble, and to find what its newsroom changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.model import FetchState, Outcome
from wirecopy.schedule.backoff import backoff
from wirecopy.schedule.due import DUE_AHEAD
from wirecopy.settings import RecheckPolicy

# A page that is missing after the last of the ages: a second look withdraws its article, and a third finds one that came
# back, or makes good for one that timed out. Chosen, not measured.
_LOOKS_AT_MISSING = 3
_PAUSE_OF_MISSING = timedelta(hours=12)


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

    After a good fetch the next one is due at the next of `policy.ages`, counted from the first good fetch
    (`first_fetched_at`; None if this was the first). Transient trouble is tried again, up to `policy.max_attempts` times
    in a row. A page that was served before and is missing now (404, 410) is looked at again as if it were there, at least
    until `_LOOKS_AT_MISSING` of them failed in a row: one look may deceive, and it may come back. Other outcomes (a refusal,
    not a page, 404 and 410 of a page that was never served) end the fetches: `next_fetch_at` is None. A run also takes what
    falls due within `DUE_AHEAD` of its start.
    """
    if outcome.is_success:
        due = _next_check(first_fetched_at or now, now, policy)
        return replace(state, attempts=0, checks=state.checks + 1, next_fetch_at=due)
    attempts = state.attempts + 1
    if outcome.is_missing and first_fetched_at is not None and attempts < policy.max_attempts:
        due = _next_check(first_fetched_at, now, policy)
        if due is None and attempts < _LOOKS_AT_MISSING:
            due = now + _PAUSE_OF_MISSING
        return replace(state, attempts=attempts, next_fetch_at=due)
    if not outcome.is_transient or attempts >= policy.max_attempts:
        return replace(state, attempts=attempts, next_fetch_at=None)
    pause = backoff(attempts)
    return replace(state, attempts=attempts, next_fetch_at=now + max(pause, retry_after or pause))


def is_worth_waiting(outcome: Outcome) -> bool:
    """Whether a page whose extraction ended so may show its article, or more of it, when it is next looked at.

    Tests for robots and requests to agree come and go, pages that are made by script get their text or another form,
    and a page may be listed before it is served. A front page, a list or a comparison of versions stays one.
    """
    return outcome is not Outcome.NOT_AN_ARTICLE


def _next_check(first_fetched_at: datetime, now: datetime, policy: RecheckPolicy) -> datetime | None:
    due = (first_fetched_at + age for age in sorted(policy.ages))
    # A check that falls due within `DUE_AHEAD` was this fetch, a little early.
    return next((at for at in due if at > now + DUE_AHEAD), None)
