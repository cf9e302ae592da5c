"""Feeds and their health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from wirecopy.model import Outcome, Stage, WorkItem
from wirecopy.store.read_model.reader import Reader

FEEDS_ALIKE = 4  # that many feeds with the same trouble are told together; chosen
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
class FeedTrouble:
    """What is wrong with several feeds."""

    status: FeedStatus
    outcome: Outcome | None  # None: they answer well, and are silent
    feeds: int
    well_until: datetime | None  # when the last of them was well; None: none ever was


@dataclass(frozen=True, slots=True)
class SetAside:
    """What no stage takes any more, because work on it failed on our side."""

    stage: Stage
    item: WorkItem
    url: str | None  # None if history deleted its fetch
    reason: str
    set_aside_at: datetime


def read_feeds(
    reader: Reader, statuses: Sequence[FeedStatus] = tuple(FeedStatus), limit: int | None = None
) -> tuple[FeedHealth, ...]:
    """The feeds of these statuses, broken ones first; at most `limit`, or all for None."""
    return tuple(
        reader.rows(FeedHealth, "read_model/feeds", statuses=[status.value for status in statuses], max=limit)
    )


def read_feed_troubles(reader: Reader) -> tuple[FeedTrouble, ...]:
    """What at least four feeds have in common that need a person."""
    statuses = [status.value for status in TROUBLED]
    return tuple(reader.rows(FeedTrouble, "read_model/feed_troubles", statuses=statuses, min=FEEDS_ALIKE))


def read_set_aside(reader: Reader) -> list[SetAside]:
    """All that was set aside, the newest first."""
    return reader.rows(SetAside, "read_model/set_aside")
