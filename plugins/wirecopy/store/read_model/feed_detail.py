"""One feed: its health, its polls and what they brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from wirecopy.model import Outcome
from wirecopy.store.read_model.alerts import ShownAlert, read_alerts
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.store.read_model.reader import Reader

# Chosen: three days of hourly polls in the strip, two weeks of days in the chart.
POLLS_IN_STRIP = 72
POLLS_PER_PAGE = 25
DAYS_SHOWN = 14
ENTRIES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """A feed with its health, and why it is asked when it is asked."""

    feed_id: int
    outlet: str
    outlet_domain: str
    url: str
    adopted_url: str | None  # asked in place of url
    category: str | None
    status: FeedStatus
    well_until: datetime | None  # when it was last healthy; None: never
    last_outcome: Outcome | None  # None: never polled
    in_words: str | None  # what that means
    action: str | None  # what to do then
    message: str
    failures_in_row: int
    known_since: datetime
    last_polled_at: datetime | None
    last_success_at: datetime | None
    last_new_at: datetime | None  # when it last listed something new; None: never
    next_poll_at: datetime
    held_until: datetime | None  # its domain is left alone until then; None: it is not
    hold_reason: str | None
    entries_per_day: int
    expected_per_day: Decimal
    set_aside: str | None  # why no stage takes it any more; None: it is taken


@dataclass(frozen=True, slots=True)
class PollSummary:
    """One fetch of the feed."""

    poll_id: int
    run_id: int
    polled_at: datetime
    outcome: Outcome
    in_words: str | None
    is_success: bool
    message: str
    http_status: int | None  # None: no answer arrived
    bytes: int  # as they travelled
    seconds: float
    entries_listed: int
    entries_new: int


@dataclass(frozen=True, slots=True)
class FeedDay:
    """What the polls of a day (UTC) brought."""

    day: date
    polls: int
    failed: int
    entries_new: int


@dataclass(frozen=True, slots=True)
class PollOutcomeCount:
    """How often polls ended in one way, and what to do about it."""

    outcome: Outcome
    in_words: str | None
    action: str | None
    is_success: bool
    polls: int


@dataclass(frozen=True, slots=True)
class FeedDocumentSummary:
    """A raw document as it is stored, without its bytes."""

    poll_id: int
    fetched_at: datetime
    url: str
    content_type: str | None
    bytes: int  # decompressed
    sha256: str


@dataclass(frozen=True, slots=True)
class EntryFate:
    """An entry and what became of it."""

    entry_id: int
    title: str
    url: str | None
    first_seen_at: datetime
    article_id: int | None
    fate: str
    next_step: str
    next_fetch_at: datetime | None


@dataclass(frozen=True, slots=True)
class PollFilter:
    """Which polls the table has."""

    day: date | None = None
    outcome: Outcome | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class FeedDetail:
    feed: FeedSummary
    newest_polls: tuple[PollSummary, ...]  # newest first
    polls: tuple[PollSummary, ...]  # those of the filter, newest first
    days: tuple[FeedDay, ...]  # oldest first
    outcomes: tuple[PollOutcomeCount, ...]  # most frequent first
    document: FeedDocumentSummary | None  # the last one; None: none is at hand
    entries: tuple[EntryFate, ...]  # newest first
    alerts: tuple[ShownAlert, ...]  # those that are open, newest first


def read_feed(reader: Reader, feed_id: int, polls: PollFilter) -> FeedDetail | None:
    """A feed with what its page shows; None if there is no such feed."""
    feed = reader.row(FeedSummary, "read_model/feed", feed_id=feed_id)
    if feed is None:
        return None
    return FeedDetail(
        feed=feed,
        newest_polls=_read_polls(reader, feed_id, PollFilter(), POLLS_IN_STRIP),
        polls=_read_polls(reader, feed_id, polls, POLLS_PER_PAGE),
        days=tuple(reader.rows(FeedDay, "read_model/feed_days", feed_id=feed_id, days=DAYS_SHOWN)),
        outcomes=tuple(
            reader.rows(PollOutcomeCount, "read_model/feed_outcomes", feed_id=feed_id, days=DAYS_SHOWN)
        ),
        document=reader.row(FeedDocumentSummary, "read_model/feed_document", feed_id=feed_id),
        entries=tuple(reader.rows(EntryFate, "read_model/feed_entries", feed_id=feed_id, max=ENTRIES_SHOWN)),
        alerts=read_alerts(reader, is_open=True, feed_id=feed_id),
    )


def _read_polls(reader: Reader, feed_id: int, polls: PollFilter, most: int) -> tuple[PollSummary, ...]:
    return tuple(
        reader.rows(
            PollSummary,
            "read_model/feed_polls",
            feed_id=feed_id,
            day=polls.day,
            outcome=polls.outcome,
            skip=(polls.page - 1) * most,
            max=most,
        )
    )
