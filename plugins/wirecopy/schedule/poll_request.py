"""Decides what comes of a person's wish to have a feed polled now. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wirecopy.model import FeedState

# Who presses again wants to see what the first time brought. Chosen, not measured.
JUST_POLLED = timedelta(minutes=1)


class PollRequest(StrEnum):
    """What comes of the wish."""

    MADE_DUE = "made_due"
    ALREADY_DUE = "already_due"
    BEING_POLLED = "being_polled"  # a worker has claimed it
    JUST_POLLED = "just_polled"
    HELD = "held"  # its domain wants to be left alone
    SET_ASIDE = "set_aside"  # work on it failed on our side
    RETIRED = "retired"

    @property
    def needs_run(self) -> bool:
        return self in (PollRequest.MADE_DUE, PollRequest.ALREADY_DUE)


@dataclass(frozen=True, slots=True)
class PollSchedule:
    """What stands for or against polling a feed now; all times by the pipeline's clock."""

    status: FeedState
    next_poll_at: datetime
    last_polled_at: datetime | None
    claimed_until: datetime | None
    held_until: datetime | None  # the later one of the hold and the refusals of its domain
    is_set_aside: bool


def poll_request(feed: PollSchedule, now: datetime) -> PollRequest:
    """Whether a feed is made due. One that is gone is asked all the same: its server may have thought better of it."""
    if feed.status is FeedState.RETIRED:
        return PollRequest.RETIRED
    if feed.is_set_aside:
        return PollRequest.SET_ASIDE
    if feed.held_until is not None and feed.held_until > now:
        return PollRequest.HELD
    if feed.claimed_until is not None and feed.claimed_until > now:
        return PollRequest.BEING_POLLED
    if feed.last_polled_at is not None and feed.last_polled_at > now - JUST_POLLED:
        return PollRequest.JUST_POLLED
    return PollRequest.ALREADY_DUE if feed.next_poll_at <= now else PollRequest.MADE_DUE
