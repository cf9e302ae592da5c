"""Invented facts for pages, to be changed with dataclasses.replace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import (
    Access,
    AlertKind,
    CreditSource,
    LeftOver,
    Outcome,
    PartKind,
    PassageKind,
    Role,
    RunKind,
    RunState,
    Stage,
    UsedUp,
    WorkItem,
)
from wirecopy.store.read_model.alerts import ShownAlert
from wirecopy.store.read_model.articles import (
    ArticleDetail,
    ArticleSummary,
    LiveEntrySummary,
    PartSummary,
    PassageText,
    RevisionSummary,
)
from wirecopy.store.read_model.credits import CreditEvidence
from wirecopy.store.read_model.feeds import FeedHealth, FeedStatus, SetAside
from wirecopy.store.read_model.overview import (
    ArticleHour,
    FeedsAlike,
    Numbers,
    OutletsHour,
    Overview,
    SetAsideReason,
    TopStory,
)
from wirecopy.store.read_model.runs import (
    Brought,
    FailedHost,
    HostFailure,
    ListedRunRow,
    RunDetail,
    RunFacts,
    RunList,
    RunRow,
    RunSummary,
    SlowRequest,
    StageCount,
    StageTime,
)
from wirecopy.store.read_model.stories import (
    CopySummary,
    StoryDetail,
    StorySummary,
    VersionLink,
)
from wirecopy.store.run import StageCounts

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)

NUMBERS = Numbers(
    now=NOW,
    articles=1240,
    articles_usual=1300,
    outlets=31,
    shared_stories=57,
    feeds_ok=80,
    feeds_failing=0,
    feeds_silent=0,
    feeds_gone=0,
    feeds_new=0,
    red_since=None,
)

GREEN_RUN = RunSummary(
    run_id=7,
    key="scheduled__2026-08-03T09:05:00+00:00",
    started_at=NOW - timedelta(minutes=25),
    ended_at=NOW - timedelta(minutes=22),
    state=RunState.GREEN,
    reason="",
    stages={
        Stage.POLL: StageCounts(Stage.POLL, 0, {"ok": 20, "not_modified": 58, "timed_out": 2}),
        Stage.DEDUPE: StageCounts(Stage.DEDUPE, 0, {"articles": 31, "copies": 9}),
    },
)

RUN_COUNTS = (
    StageCount(7, Stage.DEDUPE, "articles", 31, None, None),
    StageCount(7, Stage.POLL, "not_modified", 58, True, "unchanged since the last look, says its server"),
    StageCount(7, Stage.POLL, "ok", 20, True, "it arrived"),
    StageCount(7, Stage.POLL, "timed_out", 2, False, "timed out"),
)

RUN_LIST = RunList(
    (
        ListedRunRow(
            run_id=7,
            run_key=GREEN_RUN.key,
            kind=RunKind.INGEST,
            started_at=GREEN_RUN.started_at,
            ended_at=GREEN_RUN.ended_at,
            state=RunState.GREEN,
            reason="",
            of_all=30,
        ),
    ),
    {7: RUN_COUNTS},
)

SET_ASIDE = SetAside(
    stage=Stage.DEDUPE,
    item=WorkItem.ARTICLE,
    url="https://valley-times.example/ferry",
    reason="out of memory",
    set_aside_at=NOW - HOUR,
    of_all=1,
)

RUN_DETAIL = RunDetail(
    run=RunFacts(
        run_id=7,
        run_key=GREEN_RUN.key,
        kind=RunKind.INGEST,
        started_at=GREEN_RUN.started_at,
        ended_at=GREEN_RUN.ended_at,
        state=RunState.GREEN,
        reason="",
        previous_run=5,
        next_run=None,
    ),
    stages=(
        StageTime(Stage.POLL, NOW - timedelta(minutes=25), NOW - timedelta(minutes=24), 4, 0),
        StageTime(Stage.DEDUPE, NOW - timedelta(minutes=23), None, 1, 1),
    ),
    counts=RUN_COUNTS,
    hosts=(
        FailedHost(
            host="harbour-herald.example",
            failures=2,
            outcomes=(HostFailure(Stage.POLL, Outcome.TIMED_OUT, 2),),
            of_all=1,
        ),
    ),
    slowest=(
        SlowRequest(Stage.POLL, "https://harbour-herald.example/rss", 45.04, Outcome.TIMED_OUT, 12, None),
    ),
    left_over=(LeftOver(Stage.POLL, None, 1600, UsedUp.TIME, NOW - HOUR),),
    set_aside=(SET_ASIDE,),
    brought=Brought(articles=31, shared_stories=4),
)

RUN_ROW = RunRow(
    at=NOW - timedelta(minutes=24),
    outlet="Harbour Herald",
    url="https://harbour-herald.example/rss",
    outcome=Outcome.TIMED_OUT,
    message="no answer within 45 s",
    http_status=None,
    seconds=45.04,
    of_all=2,
    feed_id=12,
    entries_new=0,
)

FAILING_FEED = FeedHealth(
    outlet="Harbour Herald",
    url="https://harbour-herald.example/rss",
    status=FeedStatus.FAILING,
    well_until=NOW - 5 * HOUR,
    last_outcome=Outcome.DNS_FAILED,
    message="no address for harbour-herald.example",
    failures_in_row=5,
    last_polled_at=NOW - timedelta(minutes=24),
    next_poll_at=NOW + 2 * HOUR,
    entries_per_day=0,
    expected_per_day=Decimal("12.5"),
    of_all=1,
)

STORY = StorySummary(
    story_id=41,
    title="Ferry freed after nine hours on the sandbank",
    originator="Northwire",
    distributor="Keystone Content Service",
    first_outlet="Northwire",
    first_seen_at=NOW - 4 * HOUR,
    last_seen_at=NOW - 3 * HOUR,
    outlet_count=2,
    article_count=2,
    language="en",
)

COPY = CopySummary(
    story_id=41,
    article_id=101,
    outlet="Valley Times",
    title="Nine hours aground: ferry afloat again",
    url="https://valley-times.example/ferry",
    access=Access.FREE,
    word_count=575,
    revision_count=1,
    relation=CopyRelation.COPY,
    lag=timedelta(minutes=12),
    words_kept=540,
    words_cut=72,
    words_added=35,
    headline_changed=True,
)

ALERT = ShownAlert(
    alert_id=3,
    kind=AlertKind.OUTLET_BLOCKED,
    is_group=False,
    summary="Harbour Herald refuses 40 of 50 pages",
    meaning="At least half of its pages were refused.",
    action="Open one of them in a browser.",
    opened_at=NOW - 6 * HOUR,
    cleared_at=None,
    feed_id=None,
    outlet_domain="harbour-herald.example",
    story_id=None,
    of_all=7,
)

THIS_HOUR = NOW.replace(minute=0)

OVERVIEW = Overview(
    NUMBERS,
    runs=(GREEN_RUN,),
    feeds_alike=(
        FeedsAlike(FeedStatus.OK, None, None, 80, NOW, NOW - HOUR),
        FeedsAlike(
            FeedStatus.FAILING,
            Outcome.DNS_FAILED,
            "the name of its server has no address",
            230,
            NOW - 5 * HOUR,
            NOW - 50 * HOUR,
        ),
    ),
    set_aside=(SetAsideReason(Stage.DEDUPE, WorkItem.ARTICLE, "out of memory", 2, NOW - HOUR, of_all=2),),
    article_hours=(ArticleHour(THIS_HOUR, 40, 10),),
    outlets_hours=(
        OutletsHour(THIS_HOUR - 72 * HOUR, 80, 2, 30),
        OutletsHour(THIS_HOUR - 48 * HOUR, 80, 2, 50),
        OutletsHour(THIS_HOUR, 80, 2, 40),
    ),
    stories=(
        TopStory(
            story_id=41,
            title="Ferry freed after nine hours on the sandbank",
            originator="Northwire",
            distributor="Keystone Content Service",
            first_outlet="Northwire",
            first_seen_at=NOW - 4 * HOUR,
            outlet_count=3,
            article_count=3,
            versions=2,
            lags=(timedelta(), timedelta(minutes=12), timedelta(minutes=80)),
        ),
    ),
    alerts=(ALERT,),
)

DETAIL = StoryDetail(
    story=STORY,
    copies=(COPY,),
    credits=(
        CreditEvidence(
            outlet="Valley Times",
            url="https://valley-times.example/ferry",
            role=Role.RIGHTS_HOLDER,
            party="Northwire",
            evidence="All rights reserved by Northwire.",
            source=CreditSource.TAIL,
            confidence=0.9,
        ),
    ),
    versions=(
        VersionLink(
            story_id=40,
            title="Ferry aground off the harbour",
            outlet_count=3,
            first_seen_at=NOW - 12 * HOUR,
            reason="test-1: 0.61 of the shorter text shared",
            linked_at=NOW - 4 * HOUR,
        ),
    ),
)

ARTICLE = ArticleDetail(
    article=ArticleSummary(
        article_id=101,
        story_id=41,
        outlet="Valley Times",
        url="https://valley-times.example/ferry",
        title="Nine hours aground: ferry afloat again",
        authors=("Ada Quill",),
        originator="Northwire",
        distributor=None,
        access=Access.FREE,
        word_count=575,
        published_at=NOW - 4 * HOUR,
        first_seen_at=NOW - 3 * HOUR,
        relation=CopyRelation.COPY,
        lag=timedelta(minutes=12),
        fullest_article_id=100,
        fullest_outlet="Northwire",
    ),
    credits=(
        CreditEvidence(
            outlet="Valley Times",
            url="https://valley-times.example/ferry",
            role=Role.PHOTOGRAPHER,
            party="Bo Lee",
            evidence="Photo: Bo Lee",
            source=CreditSource.CAPTION,
            confidence=0.7,
        ),
    ),
    parts=(
        PartSummary(
            part_no=2,
            kind=PartKind.FURTHER,
            url="https://valley-times.example/ferry/2",
            outcome=Outcome.OK,
            message="",
            words=1210,
        ),
    ),
    live_entries=(
        LiveEntrySummary(NOW - 2 * HOUR, "The tide turns", 64),
        LiveEntrySummary(None, "Aground", 64),
    ),
    passages=(
        PassageText(PassageKind.KEPT, "The ferry floats again.", None),
        PassageText(PassageKind.EDITED, "It sat for nine hours.", "It sat for 9 hours."),
        PassageText(PassageKind.CUT, "The tide was low.", None),
        PassageText(PassageKind.ADDED, "Our valley cheered.", None),
    ),
    revisions=(
        RevisionSummary(
            revision_no=2,
            seen_at=NOW - 2 * HOUR,
            title="Nine hours aground: ferry afloat again",
            words_added=12,
            words_removed=3,
            cause=RevisionCause.PAGE_CHANGED,
        ),
    ),
    last_change=(),
)
