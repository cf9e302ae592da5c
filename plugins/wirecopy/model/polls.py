"""Feeds as they are polled, and what a poll decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wirecopy.model.feeds import KeyedEntry, KeyPolicy, ListedEntry
from wirecopy.model.fetch import Response, Validators
from wirecopy.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PollState:
    """What the next poll of a feed depends on, before or after a poll."""

    failures_in_row: int = 0
    known_since: datetime | None = None  # when the feed was configured
    last_new_at: datetime | None = None  # when a poll last brought an entry not seen before
    next_poll_at: datetime | None = None
    gone: bool = False
    moved_to: str | None = None  # the target of a chain of 301 and 308 only
    moved_count: int = 0  # good polls in a row that led there
    moved_since: datetime | None = None  # the first of them
    adopted_url: str | None = None  # polled instead of the configured address, after enough of them


class FeedState(StrEnum):
    """Whether a feed is polled."""

    ACTIVE = "active"
    GONE = "gone"  # it answered 410, and is polled once a week
    RETIRED = "retired"  # it is no longer configured


@dataclass(frozen=True, slots=True)
class ClaimedFeed:
    """A feed that a worker has claimed, with everything that its poll depends on: a row of wirecopy.feed."""

    feed_id: int
    url: str
    adopted_url: str | None
    domain: str
    status: FeedState
    key_policy: KeyPolicy
    etag: str | None
    last_modified: str | None
    body_sha256: bytes | None
    failures_in_row: int
    created_at: datetime
    last_new_at: datetime | None
    last_success_at: datetime | None
    last_whole_at: datetime | None
    moved_to: str | None
    moved_count: int
    moved_since: datetime | None
    next_poll_at: datetime  # when it was due
    domain_refusals: int = 0  # runs in a row in which its domain refused its feeds
    is_suspect: bool = False  # whether work on it began before and did not end
    # What its last document listed. Looked up only after a new document has arrived.
    listed: Sequence[ListedEntry] = ()

    @property
    def address(self) -> str:
        """The address to poll."""
        return self.adopted_url or self.url

    @property
    def is_unread(self) -> bool:
        """Whether the last document, if there was one, was not read whole."""
        return self.failures_in_row > 0 or self.last_whole_at != self.last_success_at

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)

    @property
    def poll_state(self) -> PollState:
        return PollState(
            failures_in_row=self.failures_in_row,
            known_since=self.created_at,
            last_new_at=self.last_new_at,
            gone=self.status is FeedState.GONE,
            moved_to=self.moved_to,
            moved_count=self.moved_count,
            moved_since=self.moved_since,
            adopted_url=self.adopted_url,
        )


@dataclass(frozen=True, slots=True)
class PollDecision:
    """Everything that a poll stores: its own row, the feed's entries and the feed's new state."""

    feed: ClaimedFeed
    response: Response
    outcome: Outcome
    message: str
    entries: Sequence[KeyedEntry]  # their keys are distinct
    entries_listed: int  # including entries that share a key or have none
    key_policy: KeyPolicy  # how the feed's entries are identified from now on
    validators: Validators  # to be sent with the next request
    body_sha256: bytes | None  # of the last document that was read whole
    is_whole: bool  # a whole document arrived, new or known
    title: str | None
    interval_hint: timedelta | None  # as in ParsedFeed
    entries_new: int = 0
    next_state: PollState = PollState()

    @property
    def changes_keys(self) -> bool:
        return self.key_policy != self.feed.key_policy
