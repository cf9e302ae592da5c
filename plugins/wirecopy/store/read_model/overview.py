"""The state of the pipeline: about a screenful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.model import Outcome, Stage, WorkItem
from wirecopy.store.read_model.alerts import ShownAlert, read_alerts
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.store.read_model.reader import Reader
from wirecopy.store.read_model.runs import RunSummary, read_newest_runs

# Chosen: about a screenful of each.
RUNS_SHOWN = 48  # two days of hourly runs
STORIES_SHOWN = 8
REASONS_SHOWN = 3
ALERTS_SHOWN = 3
HOURS_SHOWN = 48
# Usual is what the week before those hours brought.
_USUAL = timedelta(days=7)
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
# Shared stories that are looked at for those that most outlets carry: an hour or more of a thousand feeds.
_NEWEST_STORIES = 300


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts over the last 24 hours of the pipeline's clock, and feeds by status."""

    now: datetime
    articles: int
    # In 24 hours, by the week before them. None: nothing is known of the days before.
    articles_usual: int | None
    outlets: int
    shared_stories: int  # that several outlets carry
    feeds_ok: int
    feeds_failing: int
    feeds_silent: int
    feeds_gone: int
    feeds_new: int
    red_since: datetime | None  # start of the first red run after the last green one
    set_aside: int = 0  # feeds, pages, articles and stories that no stage takes, because work on them failed


@dataclass(frozen=True, slots=True)
class _Counts:
    now: datetime
    articles: int
    outlets: int
    shared_stories: int
    red_since: datetime | None


@dataclass(frozen=True, slots=True)
class FeedsAlike:
    """Feeds that are alike in what is wrong with them."""

    status: FeedStatus
    outcome: Outcome | None  # None: nothing is wrong with their answers
    in_words: str | None  # what the outcome means
    action: str | None  # what a person can do about it
    feeds: int
    last_well: datetime | None  # when the last of them was well; None: none ever was
    first_well: datetime | None  # when the first of them was


@dataclass(frozen=True, slots=True)
class SetAsideReason:
    """Why some items are taken by no stage any more."""

    stage: Stage
    item: WorkItem
    reason: str
    items: int
    since: datetime
    of_all: int  # items of all reasons, including those beyond the limit


@dataclass(frozen=True, slots=True)
class ArticleHour:
    hour: datetime
    articles: int
    wire_copies: int  # of these, written by somebody else than their outlet


@dataclass(frozen=True, slots=True)
class OutletsHour:
    """What all outlets together did in an hour; its polls are whole in the last two days only."""

    hour: datetime
    polls: int
    polls_failed: int
    articles: int


@dataclass(frozen=True, slots=True)
class TopStory:
    """A story that many outlets carry now."""

    story_id: int
    title: str
    originator: str | None
    distributor: str | None
    first_outlet: str | None
    first_seen_at: datetime | None
    outlet_count: int
    article_count: int
    versions: int  # stories of the running story, this one included; 0: nobody rewrote it
    lags: tuple[timedelta, ...]  # of its articles behind the first, the smallest first


@dataclass(frozen=True, slots=True)
class Overview:
    numbers: Numbers
    runs: tuple[RunSummary, ...]  # newest first
    feeds_alike: tuple[FeedsAlike, ...] = ()  # most feeds first
    set_aside: tuple[SetAsideReason, ...] = ()  # most items first
    article_hours: tuple[ArticleHour, ...] = ()  # of the last two days, oldest first
    outlets_hours: tuple[OutletsHour, ...] = ()  # of the last nine days, oldest first
    stories: tuple[TopStory, ...] = ()  # most outlets first
    alerts: tuple[ShownAlert, ...] = ()  # those that are open, newest first


def read_overview(reader: Reader) -> Overview:
    """Counts, hours, runs, what is wrong, and stories."""
    counts = reader.row(_Counts, "read_model/overview_counts")
    assert counts is not None
    alike = reader.rows(FeedsAlike, "read_model/feeds_alike")
    set_aside = reader.rows(SetAsideReason, "read_model/set_aside_reasons", max=REASONS_SHOWN)
    since = first_hour_shown(counts.now)
    hours = reader.rows(OutletsHour, "read_model/hours_of_outlets", since=since - _USUAL, polls_since=since)
    return Overview(
        numbers=_numbers(counts, usual_day(hours, counts.now), alike, set_aside),
        runs=read_newest_runs(reader, RUNS_SHOWN),
        feeds_alike=tuple(alike),
        set_aside=tuple(set_aside),
        article_hours=tuple(reader.rows(ArticleHour, "read_model/hours_of_articles", since=since)),
        outlets_hours=tuple(hours),
        stories=tuple(
            reader.rows(TopStory, "read_model/top_stories", newest=_NEWEST_STORIES, max=STORIES_SHOWN)
        ),
        alerts=read_alerts(reader, is_open=True, limit=ALERTS_SHOWN),
    )


def first_hour_shown(now: datetime) -> datetime:
    """The beginning of the first hour of the charts."""
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    return this_hour - timedelta(hours=HOURS_SHOWN - 1)


def usual_day(hours: Sequence[OutletsHour], now: datetime) -> int | None:
    """The articles of 24 hours, by the week before the last 24; None where less than a whole day of it is known."""
    week = [each for each in hours if now - _USUAL - _DAY < each.hour <= now - _DAY - _HOUR]
    known = now - _DAY - min((each.hour for each in week), default=now)
    return round(sum(each.articles for each in week) / (known / _DAY)) if known >= _DAY else None


def _numbers(
    counts: _Counts,
    articles_usual: int | None,
    alike: Sequence[FeedsAlike],
    set_aside: Sequence[SetAsideReason],
) -> Numbers:
    def feeds(status: FeedStatus) -> int:
        return sum(each.feeds for each in alike if each.status is status)

    return Numbers(
        now=counts.now,
        articles=counts.articles,
        articles_usual=articles_usual,
        outlets=counts.outlets,
        shared_stories=counts.shared_stories,
        feeds_ok=feeds(FeedStatus.OK),
        feeds_failing=feeds(FeedStatus.FAILING),
        feeds_silent=feeds(FeedStatus.SILENT),
        feeds_gone=feeds(FeedStatus.GONE),
        feeds_new=feeds(FeedStatus.NEW),
        red_since=counts.red_since,
        set_aside=set_aside[0].of_all if set_aside else 0,
    )
