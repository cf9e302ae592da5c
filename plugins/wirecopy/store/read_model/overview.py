"""The state of the pipeline: about a screenful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.store.read_model.feeds import TROUBLED, FeedHealth, FeedTrouble, read_feed_troubles, read_feeds
from wirecopy.store.read_model.reader import Reader
from wirecopy.store.read_model.runs import RunSummary, read_newest_runs
from wirecopy.store.read_model.stories import CarriedStory, read_newest_stories

# Chosen: about a screenful of each.
RUNS_SHOWN = 8  # a working day of hourly runs
FEEDS_SHOWN = 30
STORIES_SHOWN = 20


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
class Overview:
    numbers: Numbers
    runs: tuple[RunSummary, ...]  # newest first
    troubled_feeds: tuple[FeedHealth, ...]
    stories: tuple[CarriedStory, ...]  # newest first
    feed_troubles: tuple[FeedTrouble, ...] = ()  # most feeds first


def read_overview(reader: Reader) -> Overview:
    """Counts, runs, feeds in trouble and stories."""
    numbers = reader.row(Numbers, "read_model/overview_counts")
    assert numbers is not None
    return Overview(
        numbers=numbers,
        runs=read_newest_runs(reader, RUNS_SHOWN),
        troubled_feeds=read_feeds(reader, TROUBLED, FEEDS_SHOWN),
        stories=read_newest_stories(reader, STORIES_SHOWN),
        feed_troubles=read_feed_troubles(reader),
    )
