"""Feeds and their health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from wirecopy.model import Outcome, Stage, WorkItem
from wirecopy.store.read_model.reader import Reader

FEEDS_LISTED = 5000


class FeedStatus(StrEnum):
    """The words of news.feed_health.status; those that need a person come first."""

    FAILING = "failing"
    GONE = "gone"
    SILENT = "silent"
    NEW = "new"
    OK = "ok"
    RETIRED = "retired"


TROUBLED = (FeedStatus.FAILING, FeedStatus.GONE, FeedStatus.SILENT)


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed: whether it is healthy, and since when it is not."""

    outlet: str
    url: str
    status: FeedStatus
    well_until: datetime | None  # when it was last healthy; None: never
    last_outcome: Outcome | None
    message: str
    failures_in_row: int
    last_polled_at: datetime | None
    next_poll_at: datetime
    entries_per_day: int
    expected_per_day: Decimal
    of_all: int  # feeds of the wanted statuses, including those beyond the limit


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
    reader: Reader, statuses: Sequence[FeedStatus] = tuple(FeedStatus), limit: int | None = None
) -> tuple[FeedHealth, ...]:
    """The feeds of these statuses, broken ones first; at most `limit`, or all for None."""
    return tuple(
        reader.rows(FeedHealth, "read_model/feeds", statuses=[status.value for status in statuses], max=limit)
    )


def read_set_aside(reader: Reader, limit: int | None = None, page: int = 1) -> list[SetAside]:
    """What was set aside, the newest first: a page of `limit` items, or all of them."""
    skipped = (page - 1) * limit if limit else 0
    return reader.rows(SetAside, "read_model/set_aside", max=limit, skipped=skipped)
