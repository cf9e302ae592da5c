"""The first page: what it says of the state, and where its numbers lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.web.sample import GREEN_RUN, HOUR, NOW, OVERVIEW, THIS_HOUR
from tests.web.test_pages import CONTEXT, ROOT, elements_at, text_of
from wirecopy.model import Outcome, RunState
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.store.read_model.overview import FeedsAlike, OutletsHour
from wirecopy.web.attention import causes_of
from wirecopy.web.listed_runs import ListedRun
from wirecopy.web.pages.overview import polls_chart, render_overview, usual_articles
from wirecopy.web.pages.runs import duration_chart


def test_it_says_the_state_what_is_wrong_since_when_and_what_to_do() -> None:
    page = render_overview(OVERVIEW, CONTEXT)
    text = text_of(page)
    assert "Green Last run ended 22 min ago and took 3 min." in text
    assert (
        "230 feeds fail the name of its server has no address 3 Aug 04:30 5 h ago the first 1 Aug 07:30"
        " For one host: it moved or died. For all: the DNS of this machine."
    ) in text
    assert (
        "outlet blocked Harbour Herald refuses 40 of 50 pages since 3 Aug 03:30 6 h ago At least half of its pages were refused. Open one of them in a browser."
    ) in text
    assert "7 open alerts" in text
    assert "2 articles set aside dedupe: out of memory 3 Aug 08:30 1 h ago" in text
    assert "Northwire via Keystone Content Service 3 outlets · 2 versions · Northwire first" in text
    assert "the last +1 h 20 min" in text
    links = {link.get("href") for link in elements_at(page, "//a")}
    assert links >= {
        f"{ROOT}/feeds?status=failing&outcome=dns_failed",
        f"{ROOT}/set-aside",
        f"{ROOT}/outlet/harbour-herald.example",
        f"{ROOT}/alerts?state=open",
        f"{ROOT}/articles?hour=2026-08-03T09",
        f"{ROOT}/run/7",
        f"{ROOT}/run/7/polls",
        f"{ROOT}/story/41",
    }


def test_an_empty_database_is_a_page_too() -> None:
    empty = replace(
        OVERVIEW,
        runs=(),
        feeds_alike=(),
        set_aside=(),
        article_hours=(),
        outlets_hours=(),
        stories=(),
        alerts=(),
    )
    text = text_of(render_overview(empty, CONTEXT))
    assert "No run yet" in text
    assert "What needs attention Nothing. Alerts, open and past" in text


def test_what_concerns_most_feeds_comes_first() -> None:
    alike = (
        FeedsAlike(FeedStatus.OK, None, None, None, 900, NOW, NOW),
        FeedsAlike(FeedStatus.SILENT, None, None, None, 40, NOW - 90 * HOUR, None),
        FeedsAlike(FeedStatus.FAILING, Outcome.TIMED_OUT, "timed out", None, 1, None, None),
        FeedsAlike(
            FeedStatus.FAILING, Outcome.DNS_FAILED, "no address", None, 7, NOW, NOW - timedelta(minutes=2)
        ),
    )
    causes = causes_of(replace(OVERVIEW, feeds_alike=alike, set_aside=()))
    assert [(cause.what, cause.first) for cause in causes] == [
        ("40 feeds are silent", None),
        ("7 feeds fail", None),
        ("1 feed fails", None),
    ]


def test_usual_is_the_mean_of_that_hour_of_the_days_before_that_are_known() -> None:
    hours = [THIS_HOUR - HOUR, THIS_HOUR]
    assert usual_articles(hours, ()) == [None, None]
    outlets = [
        OutletsHour(THIS_HOUR - 72 * HOUR, 1, 0, 30),
        OutletsHour(THIS_HOUR - 24 * HOUR, 1, 0, 60),
        OutletsHour(THIS_HOUR, 1, 0, 900),
    ]
    # Nothing came at that hour two days ago, and that counts.
    assert usual_articles(hours, outlets) == [0, 30]


def test_a_column_of_polls_leads_to_the_newest_run_of_its_hour_and_one_of_durations_to_its_run() -> None:
    of_airflow = ListedRun(
        "a b", RunState.RED, THIS_HOUR - HOUR, THIS_HOUR - HOUR, "Task sync failed.", stored=None
    )
    going = replace(GREEN_RUN, run_id=9, started_at=THIS_HOUR + timedelta(minutes=20), ended_at=None)
    ended = replace(GREEN_RUN, run_id=8, started_at=THIS_HOUR, ended_at=THIS_HOUR + timedelta(minutes=6))
    runs = [
        ListedRun("9", RunState.RUNNING, going.started_at, None, "", going),
        ListedRun("8", RunState.RED, ended.started_at, ended.ended_at, "", ended),
        of_airflow,
    ]
    polls = polls_chart([THIS_HOUR - HOUR, THIS_HOUR], OVERVIEW.outlets_hours, runs, CONTEXT)
    assert polls.links == [None, f"{ROOT}/run/9/polls"]
    assert [series.values for series in polls.series] == [[0, 78], [0, 2]]
    durations = duration_chart(runs, NOW, CONTEXT)
    assert durations.links == [f"{ROOT}/runs/of/a%20b", f"{ROOT}/run/8", f"{ROOT}/run/9"]
    assert [(series.name, series.values) for series in durations.series] == [
        ("green", [0, 0, 0]),
        ("red", [0, 6, 0]),
        ("running", [0, 0, 10]),
    ]
