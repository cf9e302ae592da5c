"""What alerts are decided from, as `wirecopy.store.alert` reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.model import Outcome, RunState


@dataclass(frozen=True, slots=True)
class FeedVolume:
    """A feed that lists less than half of its mean, or that failed, or is silent by news.feed_health."""

    url: str
    outlet: str
    is_failing: bool
    is_silent: bool
    last_outcome: Outcome
    silent_for: timedelta
    last_day: int  # new entries within 24 hours
    mean: float  # new entries in a day, of four weeks
    # The same, of this day in the last three weeks; None: it is not known for a week.
    same_weekday: float | None


@dataclass(frozen=True, slots=True)
class OutletDay:
    """What happened with an outlet's pages within 24 hours, where at least a quarter were refused or gave no article."""

    outlet_domain: str
    page_fetches: int
    refused: int  # of these, by the site
    refusal: Outcome | None  # the commonest of these
    pages_read: int  # documents that were read and did not refuse us
    articles: int  # of these, with an article
    failure: Outcome | None  # why the others had none, mostly
    usual_pages_read: int  # within the four weeks before
    usual_articles: int


@dataclass(frozen=True, slots=True)
class StoryConflict:
    """A young story whose members credit different authors."""

    story_id: int
    title: str
    originator: str | None
    outlet: str  # one that credits somebody else
    party: str  # and whom


@dataclass(frozen=True, slots=True)
class RunStart:
    """A run of kind ingest."""

    run_id: int
    started_at: datetime
    state: RunState
    reason: str


@dataclass(frozen=True, slots=True)
class DiskSpace:
    """The disk that holds a folder, in bytes."""

    folder: str
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class PipelineFacts:
    """What can be said at any time: `runs` are those of the last 26 hours and the two newest, newest first."""

    now: datetime
    runs: Sequence[RunStart]
    disks: Sequence[DiskSpace]


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """What a run brought about."""

    feeds: Sequence[FeedVolume]
    outlets: Sequence[OutletDay]
    conflicts: Sequence[StoryConflict]
