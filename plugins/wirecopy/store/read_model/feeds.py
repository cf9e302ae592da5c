"""Feeds and their health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from wirecopy.model import Outcome, Stage, WorkItem
from wirecopy.store.read_model.reader import Reader

FEEDS_PER_PAGE = 50


class FeedStatus(StrEnum):
    """The words of news.feed_health.status; those that need a person come first."""

    FAILING = "failing"
    GONE = "gone"
    SILENT = "silent"
    NEW = "new"
    OK = "ok"
    RETIRED = "retired"


class FeedSort(StrEnum):
    """What feeds are sorted by."""

    TROUBLE = "trouble"  # those that need a person, the latest to break first
    OUTLET = "outlet"
    NEWEST = "newest"  # the latest new entry
    VOLUME = "volume"  # new entries of the last day
    NEXT = "next"  # poll


TROUBLED = (FeedStatus.FAILING, FeedStatus.GONE, FeedStatus.SILENT)


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed: whether it is healthy, and since when it is not."""

    feed_id: int
    outlet: str
    outlet_domain: str
    url: str
    status: FeedStatus
    well_until: datetime | None  # when it was last healthy; None: never
    last_outcome: Outcome | None
    message: str
    failures_in_row: int
    last_polled_at: datetime | None
    next_poll_at: datetime
    held_until: datetime | None  # its domain is left alone until then; None: it is not
    last_new_at: datetime | None  # when it last listed something new; None: never
    entries_per_day: int
    expected_per_day: Decimal
    of_all: int  # feeds of the wanted statuses, including those beyond the limit


@dataclass(frozen=True, slots=True)
class FeedCount:
    """How many feeds have one status and one last outcome."""

    status: FeedStatus
    outcome: Outcome | None  # None: never polled
    feeds: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """What no stage takes any more, because work on it failed on our side."""

    stage: Stage
    item: WorkItem
    url: str | None  # None if history deleted its fetch
    reason: str
    set_aside_at: datetime
    of_all: int  # items, including those beyond the limit


def read_feeds(
    reader: Reader,
    statuses: Sequence[FeedStatus] = tuple(FeedStatus),
    limit: int | None = None,
    *,
    outcome: Outcome | None = None,
    words: str = "",
    outlet_domain: str | None = None,
    sort: FeedSort = FeedSort.TROUBLE,
    skip: int = 0,
) -> tuple[FeedHealth, ...]:
    """The feeds of these statuses, broken ones first unless sorted otherwise; at most `limit`, or all for None.

    `words` stand in the outlet's name, its domain or the feed's address. None for the others: any.
    """
    return tuple(
        reader.rows(
            FeedHealth,
            "read_model/feeds",
            statuses=[status.value for status in statuses],
            outcome=outcome,
            words=words,
            outlet_domain=outlet_domain,
            sort=sort.value,
            skip=skip,
            max=limit,
        )
    )


def read_feed_counts(reader: Reader, words: str = "") -> tuple[FeedCount, ...]:
    """How many feeds have which status and last outcome, the most frequent first; `words` as in `read_feeds`."""
    return tuple(reader.rows(FeedCount, "read_model/feed_counts", words=words))


def read_set_aside(reader: Reader, limit: int | None = None, page: int = 1) -> list[SetAside]:
    """What was set aside, the newest first: a page of `limit` items, or all of them."""
    skipped = (page - 1) * limit if limit else 0
    return reader.rows(SetAside, "read_model/set_aside", max=limit, skipped=skipped)
