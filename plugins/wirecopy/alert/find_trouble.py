"""Finds trouble in facts. Pure: each rule says what is bad enough to open an alert, and what is too bad to clear one.

The two are apart (hysteresis), so that a number which wavers about one of them opens an alert once. Where no source is
given, a number was chosen, not measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise

from wirecopy.airflow_names import INGEST_DAG
from wirecopy.alert.alert_facts import (
    DiskSpace,
    FeedVolume,
    NewsFacts,
    OutletDay,
    PipelineFacts,
    RunStart,
    StoryConflict,
)
from wirecopy.model import AlertKind, Outcome, RunState

# Runs begin every hour, and Airflow ends one that takes longer (dagrun_timeout): its successor waits for it. More without a new
# run means that one was missed, not that one is slow.
LONGEST_PAUSE = timedelta(hours=2)

# By Poisson, three or fewer come by chance where twelve are usual in 2 cases of 1,000.
_ENOUGH = 12
_SILENT_BELOW, _HEARD_FROM = 0.25, 0.5
_FAILED_FOR_LONG = timedelta(days=7)

REFUSALS = (
    Outcome.FORBIDDEN,
    Outcome.CHALLENGE,
    Outcome.CONSENT_PAGE,
    Outcome.RATE_LIMITED,
    Outcome.REFUSED_ROBOTS,
)
_BLOCKED_FROM, _LET_IN_BELOW = 0.5, 0.25
_FALLEN_BELOW, _RISEN_FROM = 0.5, 0.75

# Less than both a tenth of the disk and some weeks of news; again enough is half as much again.
_LITTLE_SHARE = 0.1
_LITTLE_BYTES = 5_000_000_000
_ENOUGH_AGAIN = 1.5

# Characters of a headline and of a reason.
_TITLE = 100
_REASON = 500


@dataclass(frozen=True, slots=True)
class Trouble:
    """Trouble that one subject has now. It opens an alert if it `is_enough`; else it keeps an open one from clearing."""

    kind: AlertKind
    subject: str
    cause: str
    is_enough: bool
    summary: str
    numbers: Mapping[str, object]


def find_pipeline_trouble(facts: PipelineFacts) -> list[Trouble]:
    """What is wrong with the runs and the machine."""
    return [*_red_run(facts.runs), *_missed_hours(facts.runs, facts.now), *_full_disks(facts.disks)]


def find_news_trouble(facts: NewsFacts) -> list[Trouble]:
    """What is wrong with feeds, outlets and stories."""
    return [
        *chain.from_iterable(map(_silent_feed, facts.feeds)),
        *chain.from_iterable(map(_refused_outlet, facts.outlets)),
        *chain.from_iterable(map(_textless_outlet, facts.outlets)),
        *map(_credit_conflict, facts.conflicts),
    ]


def was_polled_all_day(runs: Sequence[RunStart], now: datetime) -> bool:
    """Whether runs began in the last day without a long pause: else feeds are silent because nobody asked them."""
    since = now - timedelta(days=1) - LONGEST_PAUSE
    times = [since, *sorted(run.started_at for run in runs if run.started_at >= since), now]
    return all(later - earlier <= LONGEST_PAUSE for earlier, later in pairwise(times))


def _silent_feed(feed: FeedVolume) -> Iterator[Trouble]:
    usual = min(feed.mean, feed.same_weekday if feed.same_weekday is not None else feed.mean)
    if usual >= _ENOUGH:
        is_enough = feed.last_day < usual * _SILENT_BELOW
        is_over = feed.last_day >= usual * _HEARD_FROM
    else:
        is_enough = feed.is_silent or (feed.is_failing and feed.silent_for >= _FAILED_FOR_LONG)
        is_over = False
    if not is_over:
        yield Trouble(
            AlertKind.FEED_SILENT,
            feed.url,
            cause=feed.last_outcome,
            is_enough=is_enough,
            summary=f"{feed.url} ({feed.outlet}) listed {feed.last_day} new entries in the last day, usually {round(usual, 1):g};"
            f" nothing new for {_in_words(feed.silent_for)}; its last poll ended as {feed.last_outcome}",
            numbers={
                "entries_last_day": feed.last_day,
                "entries_usual": round(usual, 1),
                "silent_hours": round(feed.silent_for.total_seconds() / 3600),
            },
        )


def _refused_outlet(day: OutletDay) -> Iterator[Trouble]:
    if day.refusal is None or day.refused < day.page_fetches * _LET_IN_BELOW:
        return
    yield Trouble(
        AlertKind.OUTLET_BLOCKED,
        day.outlet_domain,
        cause=day.refusal,
        is_enough=day.page_fetches >= _ENOUGH and day.refused >= day.page_fetches * _BLOCKED_FROM,
        summary=f"{day.outlet_domain} refused {day.refused} of {day.page_fetches} pages in the last day, mostly {day.refusal}",
        numbers={"page_fetches": day.page_fetches, "refused": day.refused},
    )


def _textless_outlet(day: OutletDay) -> Iterator[Trouble]:
    if day.failure is None or not day.pages_read or not day.usual_pages_read:
        return
    share, usual = day.articles / day.pages_read, day.usual_articles / day.usual_pages_read
    if share >= usual * _RISEN_FROM:
        return
    yield Trouble(
        AlertKind.TEXT_SHARE_FALLEN,
        day.outlet_domain,
        cause=day.failure,
        is_enough=day.pages_read * usual >= _ENOUGH and share < usual * _FALLEN_BELOW,
        summary=f"{day.outlet_domain}: {share:.0%} of {day.pages_read} pages gave an article in the last day,"
        f" usually {usual:.0%}; the others are mostly {day.failure}",
        numbers={
            "pages_read": day.pages_read,
            "articles": day.articles,
            "usual_pages_read": day.usual_pages_read,
            "usual_articles": day.usual_articles,
        },
    )


def _credit_conflict(story: StoryConflict) -> Trouble:
    return Trouble(
        AlertKind.CREDIT_CONFLICT,
        str(story.story_id),
        cause=story.outlet,
        is_enough=True,
        summary=f"story {story.story_id} ({story.title[:_TITLE]}) is credited to {story.originator or 'nobody'}; {story.outlet} credits {story.party}",
        numbers={"story_id": story.story_id},
    )


def _red_run(runs: Sequence[RunStart]) -> Iterator[Trouble]:
    newest = next((run for run in runs if run.state is not RunState.RUNNING), None)
    if newest and newest.state is RunState.RED:
        yield Trouble(
            AlertKind.RUN_RED,
            INGEST_DAG,
            cause="",
            is_enough=True,
            summary=f"run {newest.run_id} is red: {newest.reason[:_REASON]}",
            numbers={"run_id": newest.run_id},
        )


def _missed_hours(runs: Sequence[RunStart], now: datetime) -> Iterator[Trouble]:
    """A pause that goes on, or the one before the newest run, so that an hour which nobody watched is told all the same."""
    starts = [run.started_at for run in runs[:2]]
    if starts and now - starts[0] > LONGEST_PAUSE:
        yield _pause(starts[0], now, "")
    elif len(starts) == 2 and starts[0] - starts[1] > LONGEST_PAUSE:
        yield _pause(starts[1], starts[0], f" until {starts[0]:%Y-%m-%d %H:%M}")


def _pause(since: datetime, until: datetime, until_in_words: str) -> Trouble:
    return Trouble(
        AlertKind.HOUR_MISSED,
        INGEST_DAG,
        cause="",
        is_enough=True,
        summary=f"no run began for {_in_words(until - since)}, from {since:%Y-%m-%d %H:%M}{until_in_words} (UTC)",
        numbers={"hours": round((until - since).total_seconds() / 3600, 1)},
    )


def _full_disks(disks: Iterable[DiskSpace]) -> Iterator[Trouble]:
    for disk in disks:
        little = min(disk.total * _LITTLE_SHARE, _LITTLE_BYTES)
        if disk.free < little * _ENOUGH_AGAIN:
            yield Trouble(
                AlertKind.DISK_NEARLY_FULL,
                disk.folder,
                cause="",
                is_enough=disk.free < little,
                summary=f"{disk.folder} has {disk.free / 1e9:.1f} GB free of {disk.total / 1e9:.0f}",
                numbers={"free_bytes": disk.free, "total_bytes": disk.total},
            )


def _in_words(time: timedelta) -> str:
    hours = round(time.total_seconds() / 3600)
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"
