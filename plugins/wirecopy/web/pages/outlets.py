"""Outlets, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirecopy.store.read_model.outlets import (
    FAILED_AMONG,
    OUTLETS_PER_PAGE,
    LagCount,
    OutletDetail,
    OutletFilter,
    OutletSort,
    OutletWeek,
    VolumeStep,
)
from wirecopy.web.chart import Chart, Series
from wirecopy.web.formatting import span_words
from wirecopy.web.page_template import PageContext, render


@dataclass(frozen=True, slots=True)
class OutletListing:
    """One page of the list of outlets."""

    outlets: Sequence[OutletWeek]
    sort: OutletSort = OutletSort.ARTICLES
    page_number: int = 1

    @property
    def total(self) -> int:
        return self.outlets[0].of_all if self.outlets else 0


def render_outlets(listing: OutletListing, context: PageContext) -> str:
    """A page of the list of outlets."""
    return render("outlets.html", context, listing=listing, per_page=OUTLETS_PER_PAGE, percent=percent)


def render_outlet(detail: OutletDetail, chosen: OutletFilter, context: PageContext) -> str:
    """One outlet."""
    domain = detail.outlet.outlet_domain
    return render(
        "outlet.html",
        context,
        detail=detail,
        outlet=detail.outlet,
        chosen=chosen,
        failed_among=FAILED_AMONG,
        hours=hours_chart(detail.hours, domain, context),
        days=days_of_copies(detail.days, domain, context),
        read=read_chart(detail.days),
        lag_words_of=lag_words_of,
        shared=sum(lag.articles for lag in detail.lags),
        wire_articles=detail.agencies[0].wire_articles if detail.agencies else 0,
        percent=percent,
    )


def percent(part: float, whole: float) -> float:
    """A share of 100; 0 where there is nothing. A week of hours ends earlier than one of articles, so the part may be larger."""
    return min(round(100 * part / whole, 1), 100) if whole else 0


def hours_chart(steps: Sequence[VolumeStep], domain: str, context: PageContext) -> Chart:
    """Articles by hour; each hour leads to its articles."""
    return Chart(
        "Articles an hour",
        [step.begins_at for step in steps],
        [Series("articles", "added", [step.articles for step in steps])],
        usual=_usual(steps),
        usual_name="usual at this hour",
        links=[
            context.link("/articles", outlet=domain, hour=f"{step.begins_at:%Y-%m-%dT%H}")
            if step.articles
            else None
            for step in steps
        ],
    )


def days_of_copies(steps: Sequence[VolumeStep], domain: str, context: PageContext) -> Chart:
    """Articles by day, those with a text of their own and copies; each day leads to its articles."""
    return Chart(
        "Articles a day (UTC)",
        [_day(step) for step in steps],
        [
            Series("with a text of their own", "added", [step.articles - step.copies for step in steps]),
            Series("copies", "kept", [step.copies for step in steps]),
        ],
        usual=_usual(steps),
        links=[
            context.link("/articles", outlet=domain, day=step.begins_at.date()) if step.articles else None
            for step in steps
        ],
    )


def read_chart(steps: Sequence[VolumeStep]) -> Chart:
    """What fetched pages gave: a share without an article that jumps is a redesign or a wall."""
    return Chart(
        "Pages read a day (UTC)",
        [_day(step) for step in steps],
        [
            Series("gave an article", "good", [step.pages_read - step.without_article for step in steps]),
            Series("gave none", "bad", [step.without_article for step in steps]),
        ],
    )


def lag_words_of(lag: LagCount, lags: Sequence[LagCount]) -> str:
    """How late a count of articles was: "first", "up to 3 h", "later than 1 day"."""
    if lag.upto is None:
        longest = max(each.upto for each in lags if each.upto is not None)
        return f"later than {span_words(longest)}"
    return f"up to {span_words(lag.upto)}" if lag.upto else "first"


def _usual(steps: Sequence[VolumeStep]) -> list[float | None]:
    usual = [None if step.usual_articles is None else round(float(step.usual_articles), 1) for step in steps]
    return usual if any(usual) else []


def _day(step: VolumeStep) -> str:
    return f"{step.begins_at.day} {step.begins_at:%b}"
