"""The first page: the state in words, what needs attention, charts of two days, and the stories of now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from wirecopy.store.read_model.overview import (
    HOURS_SHOWN,
    RUNS_SHOWN,
    ArticleHour,
    OutletsHour,
    Overview,
    first_hour_shown,
)
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.attention import causes_of
from wirecopy.web.chart import Chart, Series
from wirecopy.web.listed_runs import ListedRun, list_runs
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.pages.alerts import alert_address
from wirecopy.web.pages.runs import address_of, duration_chart
from wirecopy.web.run_status import run_status

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
# Chosen: the rest stands on the pages of the feeds and of the runs.
_CAUSES_SHOWN = 6
_RUNS_LISTED = 5


def render_overview(overview: Overview, context: PageContext, airflow: AirflowStatus | None = None) -> str:
    """The first page, with what Airflow knows of the runs where it can be asked."""
    runs = list_runs(overview.runs, airflow, overview.numbers.now, RUNS_SHOWN)
    hours = _hours(overview.numbers.now)
    causes = causes_of(overview)
    return render(
        "overview.html",
        context,
        overview=overview,
        status=run_status(overview.numbers, runs, airflow),
        runs=[(run, address_of(run, context)) for run in runs[:_RUNS_LISTED]],
        about=alert_address,
        causes=causes[:_CAUSES_SHOWN],
        causes_left=len(causes) - len(causes[:_CAUSES_SHOWN]),
        charts=[
            articles_chart(hours, overview.article_hours, overview.outlets_hours, context),
            wire_copy_chart(hours, overview.article_hours, context),
            polls_chart(hours, overview.outlets_hours, runs, context),
            duration_chart(runs, overview.numbers.now, context),
        ],
    )


def _hours(now: datetime) -> list[datetime]:
    first = first_hour_shown(now)
    return [first + at * _HOUR for at in range(HOURS_SHOWN)]


def articles_chart(
    hours: Sequence[datetime],
    articles: Sequence[ArticleHour],
    outlets: Sequence[OutletsHour],
    context: PageContext,
) -> Chart:
    """New articles of each hour, against what is usual at that time of day."""
    found = {each.hour: each.articles for each in articles}
    usual = usual_articles(hours, outlets)
    return Chart(
        "New articles per hour",
        hours,
        [Series("articles", "kept", [found.get(hour, 0) for hour in hours])],
        usual=usual if any(value is not None for value in usual) else (),
        usual_name="usual at this time of day",
        links=[_articles_of(hour, context) for hour in hours],
    )


def usual_articles(hours: Sequence[datetime], outlets: Sequence[OutletsHour]) -> list[float | None]:
    """The mean of the same hour of the days before all these hours; None where nothing is known of such a day."""
    found = {each.hour: each.articles for each in outlets}
    known_since = min(found, default=hours[0])
    usual: list[float | None] = []
    for hour in hours:
        before = [hour - days * _DAY for days in range(1, 10)]
        days = [day for day in before if known_since <= day < hours[0] and hours[0] - day <= 7 * _DAY]
        usual.append(round(sum(found.get(day, 0) for day in days) / len(days), 1) if days else None)
    return usual


def wire_copy_chart(
    hours: Sequence[datetime], articles: Sequence[ArticleHour], context: PageContext
) -> Chart:
    """The share of new articles that somebody else than their outlet wrote."""
    shares = {each.hour: round(100 * each.wire_copies / each.articles) for each in articles}
    return Chart(
        "Wire copy, percent of new articles",
        hours,
        [Series("percent", "added", [shares.get(hour, 0) for hour in hours])],
        links=[_articles_of(hour, context) for hour in hours],
    )


def polls_chart(
    hours: Sequence[datetime],
    outlets: Sequence[OutletsHour],
    runs: Sequence[ListedRun],
    context: PageContext,
) -> Chart:
    """How many polls of each hour went well; a column leads to the polls of the newest run that began in it."""
    found = {each.hour: each for each in outlets}
    run_of = {
        run.started_at.replace(minute=0, second=0, microsecond=0): run.stored.run_id
        for run in reversed(runs)
        if run.stored
    }
    good = [found[hour].polls - found[hour].polls_failed if hour in found else 0 for hour in hours]
    failed = [found[hour].polls_failed if hour in found else 0 for hour in hours]
    return Chart(
        "Feeds polled per hour",
        hours,
        [Series("answered", "good", good), Series("failed", "bad", failed)],
        links=[context.link(f"/run/{run_of[hour]}/polls") if hour in run_of else None for hour in hours],
    )


def _articles_of(hour: datetime, context: PageContext) -> str:
    return context.link("/articles", hour=f"{hour:%Y-%m-%dT%H}")
