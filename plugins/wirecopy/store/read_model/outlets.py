"""Outlets: what they publish, how much of it is copied, and what goes wrong with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from wirecopy.model import Access, Outcome, Stage
from wirecopy.store.read_model.alerts import ShownAlert, read_alerts
from wirecopy.store.read_model.feed_detail import EntryFate
from wirecopy.store.read_model.feeds import FeedHealth, read_feeds
from wirecopy.store.read_model.reader import Reader

OUTLETS_PER_PAGE = 50

# Chosen: about what a screen has room for.
HOURS_SHOWN = 48
DAYS_SHOWN = 28
AGENCIES_SHOWN = 12
AUTHORS_SHOWN = 12
LANGUAGES_SHOWN = 8
PAIRS_SHOWN = 12
SHARED_SHOWN = 50
LINES_SHOWN = 20
ARTICLES_SHOWN = 20
FEEDS_SHOWN = 50
FAILED_SHOWN = 20
FAILED_AMONG = 100  # the newest entries of each feed


class OutletSort(StrEnum):
    """What outlets are sorted by."""

    ARTICLES = "articles"  # of the week
    WIRE = "wire"  # its share
    LAG = "lag"  # the latest first
    FAILED = "failed"  # pages of the week
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class OutletWeek:
    """What an outlet published in a week, for a line of the list."""

    outlet: str
    outlet_domain: str
    day_articles: int  # of the last 24 hours
    articles: int
    usual_per_day: Decimal
    pages: int  # fetched
    failed: int  # of these, not had or without an article
    wire_articles: int
    top_agency: str | None
    top_agency_articles: int
    languages: Sequence[str]  # the most frequent first
    median_lag: timedelta | None  # behind the first; None: it shares nothing
    feeds_ok: int
    feeds_failing: int  # or gone
    feeds_silent: int
    feeds_new: int
    of_all: int  # outlets, including those beyond the limit


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """One outlet with its numbers of the last day and week."""

    outlet: str
    outlet_domain: str
    language: str | None
    country: str | None
    kind: str | None
    is_listed: bool
    known_since: datetime
    day_articles: int
    articles: int
    usual_per_day: Decimal
    pages: int
    failed: int


@dataclass(frozen=True, slots=True)
class VolumeStep:
    """An hour or a day (UTC) of an outlet."""

    begins_at: datetime
    articles: int
    copies: int  # of these, with the text of another article
    pages_read: int
    without_article: int  # of these pages
    usual_articles: Decimal | None


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """Articles by whose copy they are."""

    agency: str | None  # None: the outlet's own, or nobody is credited
    articles: int
    wire_articles: int  # of all agencies together


@dataclass(frozen=True, slots=True)
class AuthorCount:
    author: str
    articles: int
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class LanguageCount:
    language: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class LagCount:
    """Articles that an outlet had so late."""

    upto: timedelta | None  # zero: it was first; None: later than all others
    articles: int
    median_lag: timedelta  # of all
    stated: int  # of all, by stated times


@dataclass(frozen=True, slots=True)
class OutletPair:
    """Another outlet with which stories are shared."""

    outlet: str
    outlet_domain: str
    stories: int
    was_first: int  # of these, before the other
    was_later: int


@dataclass(frozen=True, slots=True)
class SharedStory:
    """A story that two outlets carry."""

    story_id: int
    title: str
    first_seen_at: datetime
    outlet_count: int
    own_lag: timedelta  # behind the first, as the other's
    other_lag: timedelta


@dataclass(frozen=True, slots=True)
class FailureCount:
    """How often a stage failed on the outlet in one way, and what to do about it."""

    stage: Stage
    outcome: Outcome
    in_words: str | None
    action: str | None
    failures: int
    last_hour: datetime


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line that the outlet repeats, and that its articles lose."""

    sample: str
    stories: int
    first_seen_at: datetime
    last_seen_on: date
    of_all: int


@dataclass(frozen=True, slots=True)
class NewestArticle:
    article_id: int
    story_id: int | None
    title: str
    authors: Sequence[str]
    first_seen_at: datetime
    published_at: datetime | None
    access: Access
    word_count: int
    agency: str | None  # whose copy it is


@dataclass(frozen=True, slots=True)
class OutletFilter:
    """Which rows two lists of an outlet's page have."""

    outcome: Outcome | None = None  # of entries without an article; None: any
    other_domain: str | None = None  # an outlet with which stories are shared; None: they are not listed


@dataclass(frozen=True, slots=True)
class OutletDetail:
    outlet: OutletSummary
    alerts: tuple[ShownAlert, ...]  # those that are open, newest first
    hours: tuple[VolumeStep, ...]  # oldest first, as days
    days: tuple[VolumeStep, ...]
    # The rest is of the last week, the most frequent or newest first.
    agencies: tuple[AgencyCount, ...]
    lags: tuple[LagCount, ...]  # from first to latest; empty: it shares nothing
    pairs: tuple[OutletPair, ...]
    shared: tuple[SharedStory, ...]
    failures: tuple[FailureCount, ...]
    failed_entries: tuple[EntryFate, ...]
    feeds: tuple[FeedHealth, ...]
    authors: tuple[AuthorCount, ...]
    languages: tuple[LanguageCount, ...]
    lines: tuple[RepeatedLine, ...]
    articles: tuple[NewestArticle, ...]


def read_outlets(reader: Reader, words: str, sort: OutletSort, skip: int) -> tuple[OutletWeek, ...]:
    """A page of the outlets with these words in their name or domain."""
    return tuple(
        reader.rows(
            OutletWeek, "read_model/outlets", words=words, sort=sort.value, skip=skip, max=OUTLETS_PER_PAGE
        )
    )


def read_outlet(reader: Reader, domain: str, chosen: OutletFilter) -> OutletDetail | None:
    """An outlet with what its page shows; None if there is none."""
    outlet = reader.row(OutletSummary, "read_model/outlet", outlet_domain=domain)
    if outlet is None:
        return None
    return OutletDetail(
        outlet=outlet,
        alerts=read_alerts(reader, is_open=True, outlet_domain=domain),
        hours=_read_volume(reader, domain, "hour", HOURS_SHOWN),
        days=_read_volume(reader, domain, "day", DAYS_SHOWN),
        agencies=tuple(
            reader.rows(AgencyCount, "read_model/outlet_agencies", outlet_domain=domain, max=AGENCIES_SHOWN)
        ),
        lags=tuple(reader.rows(LagCount, "read_model/outlet_lags", outlet_domain=domain)),
        pairs=tuple(
            reader.rows(OutletPair, "read_model/outlet_pairs", outlet_domain=domain, max=PAIRS_SHOWN)
        ),
        shared=_read_shared(reader, domain, chosen.other_domain),
        failures=tuple(reader.rows(FailureCount, "read_model/outlet_failures", outlet_domain=domain)),
        failed_entries=tuple(
            reader.rows(
                EntryFate,
                "read_model/outlet_failed_entries",
                outlet_domain=domain,
                outcome=chosen.outcome,
                of_each=FAILED_AMONG,
                max=FAILED_SHOWN,
            )
        ),
        feeds=read_feeds(reader, limit=FEEDS_SHOWN, outlet_domain=domain),
        authors=tuple(
            reader.rows(AuthorCount, "read_model/outlet_authors", outlet_domain=domain, max=AUTHORS_SHOWN)
        ),
        languages=tuple(
            reader.rows(
                LanguageCount, "read_model/outlet_languages", outlet_domain=domain, max=LANGUAGES_SHOWN
            )
        ),
        lines=tuple(
            reader.rows(RepeatedLine, "read_model/outlet_boilerplate", outlet_domain=domain, max=LINES_SHOWN)
        ),
        articles=tuple(
            reader.rows(NewestArticle, "read_model/outlet_articles", outlet_domain=domain, max=ARTICLES_SHOWN)
        ),
    )


def _read_volume(reader: Reader, domain: str, unit: str, units: int) -> tuple[VolumeStep, ...]:
    return tuple(
        reader.rows(VolumeStep, "read_model/outlet_volume", outlet_domain=domain, unit=unit, units=units)
    )


def _read_shared(reader: Reader, domain: str, other_domain: str | None) -> tuple[SharedStory, ...]:
    if other_domain is None:
        return ()
    return tuple(
        reader.rows(
            SharedStory,
            "read_model/outlet_shared",
            outlet_domain=domain,
            other_domain=other_domain,
            max=SHARED_SHOWN,
        )
    )
