"""Decides what a poll means for its feed. Pure.

`decide_poll` decides what is stored of the answer: entries, key policy, validators, digest. `decide_next_poll` decides
when the feed is polled again, and reports a flood. There are two functions because the second needs the number of new
entries: only the database knows it, after the first has decided their keys.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.feeds.flood import is_flood
from wirecopy.feeds.identity import choose_policy, keyed_entries
from wirecopy.model import (
    ClaimedFeed,
    Outcome,
    ParseResult,
    PollDecision,
    Response,
    Validators,
)
from wirecopy.schedule.polling import after_poll, jitter_of
from wirecopy.settings import PollingPolicy

# Some servers answer 304 for ever (docs/evidence/reliability.md B09), so once a day a feed is asked without validators.
_MAX_AGE_OF_COPY = timedelta(days=1)


def validators_to_send(feed: ClaimedFeed, now: datetime) -> Validators:
    """The validators of the last document, or none if it is a day old."""
    is_fresh = feed.last_whole_at is not None and now - feed.last_whole_at < _MAX_AGE_OF_COPY
    return feed.validators if is_fresh else Validators()


def compared_with_last(feed: ClaimedFeed, response: Response) -> Response:
    """The response; its outcome is SAME_BODY if it brought the document that was read last."""
    is_same = response.outcome is Outcome.OK and response.body_sha256 == feed.body_sha256
    return replace(response, outcome=Outcome.SAME_BODY) if is_same else response


def decide_poll(feed: ClaimedFeed, response: Response, result: ParseResult) -> PollDecision:
    """Decide what is stored of an answer.

    Validators and digest are stored only if the document was read whole. Otherwise the next answer would be 304, and
    the entries that are missing would be lost.
    """
    is_whole = result.is_whole or result.outcome is Outcome.SAME_BODY
    key_policy = choose_policy(result.entries, feed.key_policy, feed.listed)
    return PollDecision(
        feed=feed,
        response=response,
        outcome=result.outcome,
        message=result.message,
        entries=keyed_entries(result.entries, key_policy),
        entries_listed=len(result.entries),
        key_policy=key_policy,
        validators=response.validators if is_whole else feed.validators,
        body_sha256=response.body_sha256 if result.is_whole else feed.body_sha256,
        is_whole=is_whole,
        title=result.parsed.title if result.parsed else None,
        interval_hint=result.parsed.interval_hint if result.parsed else None,
    )


def decide_next_poll(
    decision: PollDecision,
    *,
    entries_new: int,
    entries_per_day: float | None,
    fresh_for: timedelta | None,
    now: datetime,
    policy: PollingPolicy,
) -> PollDecision:
    """Complete the decision: the feed's next poll, and a message if its new entries are a flood.

    The entries of a flood are stored all the same: it may be a big day, and an entry that is not stored is lost.
    `entries_per_day` is the feed's norm; None if it has none, or if `may_be_flood` says that it is not needed.
    `fresh_for` is how long the answer stays fresh, as the server says.
    """
    feed, response = decision.feed, decision.response
    flood = _flood(feed, entries_new, entries_per_day, now)
    state = after_poll(
        feed.poll_state,
        decision.outcome,
        now=now,
        new_entries=entries_new,
        interval_hint=max(filter(None, (decision.interval_hint, fresh_for)), default=None),
        retry_after=response.retry_after,
        moved_to=response.url if response.permanent else None,
        jitter=jitter_of(feed.feed_id),
        policy=policy,
    )
    message = "; ".join(filter(None, (flood, decision.message)))
    return replace(decision, message=message, entries_new=entries_new, next_state=state)


def _flood(feed: ClaimedFeed, new: int, entries_per_day: float | None, now: datetime) -> str:
    last = feed.last_whole_at
    if entries_per_day is None or last is None or not is_flood(new, entries_per_day, now - last):
        return ""
    return f"flood: {new} new entries where {entries_per_day:.0f} a day are usual"
