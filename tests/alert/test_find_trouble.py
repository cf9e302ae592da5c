"""Each kind of alert: what is bad enough to open one, what only keeps one open, and what is well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.rows import NOW
from wirecopy.alert.alert_facts import (
    DiskSpace,
    FeedVolume,
    NewsFacts,
    OutletDay,
    PipelineFacts,
    RunStart,
    StoryConflict,
)
from wirecopy.alert.find_trouble import Trouble, find_news_trouble, find_pipeline_trouble, was_polled_all_day
from wirecopy.model import AlertKind, Outcome, RunState

HOUR = timedelta(hours=1)
FEED = FeedVolume(
    "http://a.example/f", "A", False, False, Outcome.OK, HOUR, last_day=40, mean=40, same_weekday=40
)
DAY = OutletDay("a.example", 100, 0, None, 100, 90, Outcome.NO_TEXT, 2000, 1800)
CONFLICT = StoryConflict(7, "Ferry sinks", "Reuters", "Harbour Herald", "AFP")
RED = RunStart(2, NOW, RunState.RED, "every feed failed, mostly dns_failed")
GREEN = RunStart(1, NOW, RunState.GREEN, "")
RUNNING = RunStart(3, NOW, RunState.RUNNING, "")
GB = 1_000_000_000

OPENS, HOLDS, WELL = "opens", "holds", "well"


def judged(troubles: Iterable[Trouble], kind: AlertKind) -> str:
    found = [trouble for trouble in troubles if trouble.kind is kind]
    return (OPENS if found[0].is_enough else HOLDS) if found else WELL


def of_news(
    feeds: Iterable[FeedVolume] = (),
    outlets: Iterable[OutletDay] = (),
    conflicts: Iterable[StoryConflict] = (),
) -> list[Trouble]:
    return find_news_trouble(NewsFacts(list(feeds), list(outlets), list(conflicts)))


def of_pipeline(runs: Iterable[RunStart] = (), disks: Iterable[DiskSpace] = ()) -> list[Trouble]:
    return find_pipeline_trouble(PipelineFacts(NOW, list(runs), list(disks)))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"last_day": 9}, OPENS),  # less than a quarter of 40
        ({"last_day": 10}, HOLDS),
        ({"last_day": 9, "is_failing": True}, OPENS),
        ({"last_day": 20}, WELL),
        ({"last_day": 9, "same_weekday": 20.0}, HOLDS),  # on Sundays it lists less
        ({"last_day": 9, "same_weekday": 18.0}, WELL),
        ({"last_day": 30, "is_failing": True}, WELL),  # it failed just now
        ({"last_day": 9, "same_weekday": None}, OPENS),  # not known for a week
        ({"last_day": 0, "mean": 11.9, "same_weekday": None}, HOLDS),  # too few to judge by a day
        ({"last_day": 0, "mean": 0.5, "is_silent": True}, OPENS),  # ten times its usual pause
        ({"last_day": 0, "mean": 0.5, "is_failing": True, "silent_for": timedelta(days=6)}, HOLDS),
        ({"last_day": 0, "mean": 0.5, "is_failing": True, "silent_for": timedelta(days=7)}, OPENS),
    ],
)
def test_a_feed_is_silent(changed: dict[str, object], expected: str) -> None:
    assert judged(of_news(feeds=[replace(FEED, **changed)]), AlertKind.FEED_SILENT) == expected  # type: ignore[arg-type]  # fields of the facts


@pytest.mark.parametrize(
    ("page_fetches", "refused", "expected"),
    [
        (100, 50, OPENS),
        (100, 49, HOLDS),
        (100, 25, HOLDS),
        (100, 24, WELL),
        (12, 12, OPENS),
        (11, 11, HOLDS),  # too few to judge by
    ],
)
def test_an_outlet_is_blocked(page_fetches: int, refused: int, expected: str) -> None:
    day = replace(DAY, page_fetches=page_fetches, refused=refused, refusal=Outcome.CHALLENGE)
    assert judged(of_news(outlets=[day]), AlertKind.OUTLET_BLOCKED) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"articles": 44}, OPENS),  # 90 of 100 are usual
        ({"articles": 45}, HOLDS),
        ({"articles": 67}, HOLDS),
        ({"articles": 68}, WELL),
        ({"pages_read": 13, "articles": 0}, HOLDS),  # twelve articles are not to be expected of them
        ({"pages_read": 14, "articles": 0}, OPENS),
        ({"usual_articles": 400, "articles": 10}, HOLDS),  # half of the usual 20 in 100
        ({"usual_pages_read": 0, "usual_articles": 0, "articles": 0}, WELL),  # nothing is usual yet
        ({"pages_read": 0, "articles": 0, "failure": None}, WELL),
    ],
)
def test_the_share_of_texts_has_fallen(changed: dict[str, object], expected: str) -> None:
    day = replace(DAY, **changed)  # type: ignore[arg-type]  # fields of the facts
    assert judged(of_news(outlets=[day]), AlertKind.TEXT_SHARE_FALLEN) == expected


def test_a_story_has_a_conflict_as_long_as_its_outlets_name_different_authors() -> None:
    (found,) = of_news(conflicts=[CONFLICT])
    assert (found.kind, found.subject, found.cause, found.is_enough) == (
        AlertKind.CREDIT_CONFLICT,
        "7",
        "Harbour Herald",
        True,
    )
    assert found.summary == "story 7 (Ferry sinks) is credited to Reuters; Harbour Herald credits AFP"
    assert judged(of_news(), AlertKind.CREDIT_CONFLICT) == WELL


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([RED], OPENS),
        ([RED, GREEN], OPENS),
        ([GREEN, RED], WELL),
        ([RUNNING, RED], OPENS),  # nobody knows yet whether it is better
        ([RUNNING, GREEN], WELL),
        ([RUNNING], WELL),
        ([], WELL),
    ],
)
def test_a_run_is_red(runs: list[RunStart], expected: str) -> None:
    assert judged(of_pipeline(runs), AlertKind.RUN_RED) == expected


@pytest.mark.parametrize(
    ("hours_ago", "expected"),
    [
        ([], WELL),  # it never ran
        ([2.0, 3.0], WELL),
        ([2.1, 3.0], OPENS),
        ([0.0, 1.0], WELL),
        ([0.0, 2.0], WELL),
        ([0.0, 2.1], OPENS),  # nobody watched meanwhile; the next run on time clears it
        ([0.0, 1.0, 9.0], WELL),
        ([0.1], WELL),  # the first one
    ],
)
def test_an_hour_is_missed(hours_ago: list[float], expected: str) -> None:
    runs = [replace(GREEN, started_at=NOW - HOUR * hours) for hours in hours_ago]
    assert judged(of_pipeline(runs), AlertKind.HOUR_MISSED) == expected


def test_a_missed_hour_says_from_when_to_when() -> None:
    runs = [GREEN, replace(GREEN, started_at=NOW - 7 * HOUR)]
    (found,) = of_pipeline(runs)
    assert found.summary == "no run began for 7 hours, from 2026-08-02 18:05 until 2026-08-03 01:05 (UTC)"
    (found,) = of_pipeline(runs[1:])
    assert found.summary == "no run began for 7 hours, from 2026-08-02 18:05 (UTC)"


@pytest.mark.parametrize(
    ("free", "total", "expected"),
    [
        (4.9, 1000, OPENS),
        (5.0, 1000, HOLDS),
        (7.4, 1000, HOLDS),
        (7.5, 1000, WELL),
        (1.9, 20, OPENS),  # a tenth of a small disk
        (2.0, 20, HOLDS),
        (3.0, 20, WELL),
    ],
)
def test_a_disk_is_nearly_full(free: float, total: float, expected: str) -> None:
    disk = DiskSpace("/news", int(free * GB), int(total * GB))
    assert judged(of_pipeline(disks=[disk]), AlertKind.DISK_NEARLY_FULL) == expected


def test_feeds_are_not_silent_when_nobody_asked_them() -> None:
    starts = [NOW - HOUR * hours for hours in range(27)]
    runs = [replace(GREEN, started_at=start) for start in starts]
    assert was_polled_all_day(runs, NOW)
    assert was_polled_all_day(runs[:5] + runs[6:], NOW), "one late run is no pause"
    assert not was_polled_all_day(runs[:5] + runs[7:], NOW)
    assert not was_polled_all_day(runs[:20], NOW), "it began to run today"
    assert not was_polled_all_day(runs[3:], NOW)
    assert not was_polled_all_day([], NOW)
