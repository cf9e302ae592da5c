"""Invented facts for pages, to be changed with dataclasses.replace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from wirecopy.dedupe.rollup import CopyRelation, OriginalGround
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import (
    Access,
    AlertKind,
    CreditSource,
    Ground,
    LeftOver,
    Outcome,
    PartKind,
    PassageKind,
    Precision,
    Role,
    RunKind,
    RunState,
    Stage,
    TextSource,
    UsedUp,
    WorkItem,
)
from wirecopy.store.read_model.alerts import ShownAlert
from wirecopy.store.read_model.article_list import ArticleFilters, ArticleList, FoundArticle, ListedArticle
from wirecopy.store.read_model.articles import (
    ArticleDetail,
    ArticleSummary,
    ArticleView,
    LeadingEntry,
    LiveEntrySummary,
    NeighbourCopy,
    PageFetchSummary,
    PageSummary,
    PartSummary,
    PassageText,
    RevisionSummary,
)
from wirecopy.store.read_model.credits import CreditEvidence
from wirecopy.store.read_model.feed_detail import (
    EntryFate,
    FeedDay,
    FeedDetail,
    FeedDocumentSummary,
    FeedSummary,
    PollOutcomeCount,
    PollSummary,
)
from wirecopy.store.read_model.feeds import FeedCount, FeedHealth, FeedStatus, SetAside
from wirecopy.store.read_model.one_story import (
    ArticleText,
    ChainedArticle,
    HeadlineChange,
    MemberPassage,
    PrintedHeadline,
    RanFirst,
    StoryCredit,
    StoryDetail,
    StoryFacts,
    StoryMember,
    StoryMove,
    StoryVersion,
    WhyDetail,
)
from wirecopy.store.read_model.outlets import (
    AgencyCount,
    AuthorCount,
    FailureCount,
    LagCount,
    LanguageCount,
    NewestArticle,
    OutletDetail,
    OutletPair,
    OutletSummary,
    OutletWeek,
    RepeatedLine,
    SharedStory,
    VolumeStep,
)
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
from wirecopy.store.read_model.story_list import ListedStory, StoryList, WordMatch
from wirecopy.store.run import StageCounts
from wirecopy.web.pages.feeds import FeedListing

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
    StageCount(7, Stage.DEDUPE, "articles", 31, None, None, None),
    StageCount(
        7, Stage.POLL, "not_modified", 58, True, "unchanged since the last look, says its server", "Nothing."
    ),
    StageCount(7, Stage.POLL, "ok", 20, True, "it arrived", "Nothing."),
    StageCount(7, Stage.POLL, "timed_out", 2, False, "timed out", "Wait."),
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
    feed_id=3,
    outlet="Harbour Herald",
    outlet_domain="harbour-herald.example",
    url="https://harbour-herald.example/rss",
    status=FeedStatus.FAILING,
    well_until=NOW - 5 * HOUR,
    last_outcome=Outcome.DNS_FAILED,
    message="no address for harbour-herald.example",
    failures_in_row=5,
    last_polled_at=NOW - timedelta(minutes=24),
    next_poll_at=NOW + 2 * HOUR,
    held_until=None,
    last_new_at=NOW - 6 * HOUR,
    entries_per_day=0,
    expected_per_day=Decimal("12.5"),
    of_all=1,
)

GOOD_POLL = PollSummary(
    poll_id=8,
    run_id=6,
    polled_at=NOW - 6 * HOUR,
    outcome=Outcome.OK,
    in_words="it arrived",
    is_success=True,
    message="",
    http_status=200,
    bytes=9_120,
    seconds=0.4,
    entries_listed=40,
    entries_new=2,
)
FAILED_POLL = PollSummary(
    poll_id=9,
    run_id=7,
    polled_at=NOW - timedelta(minutes=24),
    outcome=Outcome.DNS_FAILED,
    in_words="the name of its server has no address",
    is_success=False,
    message="no address for harbour-herald.example",
    http_status=None,
    bytes=0,
    seconds=0.1,
    entries_listed=0,
    entries_new=0,
)

FEED_LISTING = FeedListing(
    feeds=(FAILING_FEED,),
    counts=(FeedCount(FeedStatus.OK, Outcome.OK, 4999), FeedCount(FeedStatus.FAILING, Outcome.DNS_FAILED, 1)),
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
    opening_sent_at=None,
    feed_id=None,
    outlet_domain="harbour-herald.example",
    story_id=None,
    of_all=7,
)

FEED = FeedDetail(
    feed=FeedSummary(
        feed_id=3,
        outlet="Harbour Herald",
        outlet_domain="harbour-herald.example",
        url="https://harbour-herald.example/rss",
        adopted_url=None,
        category="general",
        status=FeedStatus.FAILING,
        well_until=NOW - 5 * HOUR,
        last_outcome=Outcome.DNS_FAILED,
        in_words="the name of its server has no address",
        action="For one host: it moved or died.",
        message="no address for harbour-herald.example",
        failures_in_row=5,
        known_since=NOW - 2000 * HOUR,
        last_polled_at=NOW - timedelta(minutes=24),
        last_success_at=NOW - 5 * HOUR,
        last_new_at=NOW - 6 * HOUR,
        next_poll_at=NOW + 2 * HOUR,
        held_until=None,
        hold_reason=None,
        entries_per_day=0,
        expected_per_day=Decimal("12.5"),
        set_aside=None,
    ),
    newest_polls=(FAILED_POLL, GOOD_POLL),
    polls=(FAILED_POLL,),
    days=(FeedDay((NOW - 24 * HOUR).date(), 24, 0, 13), FeedDay(NOW.date(), 9, 5, 0)),
    outcomes=(
        PollOutcomeCount(
            outcome=Outcome.DNS_FAILED,
            in_words="the name of its server has no address",
            action="For one host: it moved or died.",
            is_success=False,
            polls=5,
        ),
    ),
    document=FeedDocumentSummary(
        poll_id=8,
        fetched_at=NOW - 6 * HOUR,
        url="https://harbour-herald.example/rss",
        content_type="application/rss+xml",
        bytes=48_213,
        sha256="9f86d081884c7d659a2feaa0c55ad015",
    ),
    entries=(
        EntryFate(
            entry_id=11,
            title="Ferry aground off the harbour",
            url="https://harbour-herald.example/ferry",
            first_seen_at=NOW - 6 * HOUR,
            article_id=101,
            fate="article",
            next_step="looked at again",
            next_fetch_at=NOW + HOUR,
        ),
        EntryFate(
            entry_id=10,
            title="",
            url="https://harbour-herald.example/video",
            first_seen_at=NOW - 7 * HOUR,
            article_id=None,
            fate="no text of an article on the page, but a video, a gallery or a script",
            next_step="looked at again",
            next_fetch_at=None,
        ),
    ),
    alerts=(),
)

THIS_HOUR = NOW.replace(minute=0)

OVERVIEW = Overview(
    NUMBERS,
    runs=(GREEN_RUN,),
    feeds_alike=(
        FeedsAlike(FeedStatus.OK, None, None, None, 80, NOW, NOW - HOUR),
        FeedsAlike(
            FeedStatus.FAILING,
            Outcome.DNS_FAILED,
            "the name of its server has no address",
            "For one host: it moved or died. For all: the DNS of this machine.",
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


LISTED_STORY = ListedStory(
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
    words_kept=540,
    words_cut=72,
    words_added=35,
)

STORIES = StoryList(
    stories=(LISTED_STORY,),
    agencies=("Northwire",),
    languages=("de", "en"),
    matches=(WordMatch(story_id=41, snippet="The \ue000ferry\ue001 floats", hits=2, of_all=1),),
)

FULLEST_MEMBER = StoryMember(
    article_id=100,
    outlet="Northwire",
    outlet_domain="northwire.example",
    title="Ferry freed",
    url="https://northwire.example/ferry",
    access=Access.FREE,
    word_count=612,
    published_at=NOW - 4 * HOUR,
    published_precision=Precision.MINUTE,
    first_seen_at=NOW - 3 * HOUR,
    withdrawn_at=None,
    revision_count=1,
    relation=CopyRelation.ORIGINAL,
    lag=timedelta(),
    lag_source="stated",
    words_kept=612,
    words_cut=0,
    words_added=0,
    headline_changed=False,
    ground=Ground.FOUNDER,
    containment=1,
    matched_article_id=None,
    matched_outlet=None,
    rule="test-1",
    decided_at=NOW - 3 * HOUR,
    revised_at=(),
)

MEMBER = StoryMember(
    article_id=101,
    outlet="Valley Times",
    outlet_domain="valley-times.example",
    title="Nine hours aground: ferry afloat again",
    url="https://valley-times.example/ferry",
    access=Access.METERED,
    word_count=575,
    published_at=None,
    published_precision=None,
    first_seen_at=NOW - 3 * HOUR,
    withdrawn_at=None,
    revision_count=2,
    relation=CopyRelation.COPY,
    lag=timedelta(minutes=12),
    lag_source="observed",
    words_kept=540,
    words_cut=72,
    words_added=35,
    headline_changed=True,
    ground=Ground.CONTAINED,
    containment=0.93,
    matched_article_id=100,
    matched_outlet="Northwire",
    rule="test-1",
    decided_at=NOW - 2 * HOUR,
    revised_at=(NOW - HOUR,),
)

DETAIL = StoryDetail(
    story=StoryFacts(
        story_id=41,
        title="Ferry freed after nine hours on the sandbank",
        originator="Northwire",
        distributor="Keystone Content Service",
        language="en",
        outlet_count=2,
        article_count=2,
        first_seen_at=NOW - 4 * HOUR,
        last_seen_at=NOW - 3 * HOUR,
        original_article_id=100,
        original_ground=OriginalGround.ORIGINATORS_OUTLET,
        original_outlet="Northwire",
        fullest_article_id=100,
        fullest_outlet="Northwire",
        credit_conflicts=1,
        running_story_id=40,
    ),
    ran_first=(
        RanFirst(
            outlet="Northwire",
            outlet_domain="northwire.example",
            article_id=100,
            lag=timedelta(),
            lag_source="stated",
            published_at=NOW - 4 * HOUR,
            first_seen_at=NOW - 3 * HOUR,
        ),
        RanFirst(
            outlet="Valley Times",
            outlet_domain="valley-times.example",
            article_id=101,
            lag=timedelta(minutes=12),
            lag_source="observed",
            published_at=None,
            first_seen_at=NOW - 3 * HOUR,
        ),
    ),
    members=(FULLEST_MEMBER, MEMBER),
    page=1,
    fullest=ArticleText(
        article_id=100,
        story_id=41,
        outlet="Northwire",
        outlet_domain="northwire.example",
        title="Ferry freed",
        text="The ferry floats again.\nThe owner denied any fault.",
        is_live=False,
    ),
    passages={
        101: (
            MemberPassage(101, PassageKind.CUT, "The owner denied any fault."),
            MemberPassage(101, PassageKind.ADDED, "Our valley cheered."),
        )
    },
    headlines=(
        PrintedHeadline("Ferry freed", 1, 100, ("Northwire",), has_original=True, of_all=2),
        PrintedHeadline("Nine hours aground", 1, 101, ("Valley Times",), has_original=False, of_all=2),
    ),
    headline_changes=(
        HeadlineChange(
            101, "Valley Times", "valley-times.example", NOW - HOUR, "Ferry lost", "Nine hours aground"
        ),
    ),
    credits=(
        StoryCredit(
            role=Role.RIGHTS_HOLDER,
            party="Northwire",
            evidence="All rights reserved by Northwire.",
            source=CreditSource.TAIL,
            confidence=0.9,
            outlet_count=7,
            outlets=("Valley Times",),
            article_ids=(101,),
        ),
    ),
    versions=(
        StoryVersion(
            story_id=40,
            title="Ferry aground off the harbour",
            first_outlet="Northwire",
            outlet_count=3,
            first_seen_at=NOW - 12 * HOUR,
            earlier_story_id=None,
            containment=None,
            longest_run=None,
            ground=None,
            article_id=None,
            other_article_id=None,
        ),
        StoryVersion(
            story_id=41,
            title="Ferry freed after nine hours on the sandbank",
            first_outlet="Northwire",
            outlet_count=2,
            first_seen_at=NOW - 4 * HOUR,
            earlier_story_id=40,
            containment=0.61,
            longest_run=44,
            ground=Ground.REWRITTEN,
            article_id=90,
            other_article_id=101,
        ),
    ),
    moves=(StoryMove("merged", 39, 101, "Valley Times", "Nine hours aground", "same text", NOW - HOUR),),
)

WHY = WhyDetail(
    articles=(
        ArticleText(
            100, 41, "Northwire", "northwire.example", "Ferry freed", "The ferry floats again.", is_live=False
        ),
        ArticleText(
            101,
            41,
            "Valley Times",
            "valley-times.example",
            "Afloat",
            "The ferry floats again.",
            is_live=False,
        ),
    ),
    chains=(
        (ChainedArticle(100, "Northwire", "Ferry freed", None, Ground.FOUNDER, 1, "test-1", NOW - 3 * HOUR),),
        (
            ChainedArticle(
                101, "Valley Times", "Afloat", 100, Ground.CONTAINED, 0.93, "test-1", NOW - 2 * HOUR
            ),
            ChainedArticle(
                100, "Northwire", "Ferry freed", None, Ground.FOUNDER, 1, "test-1", NOW - 3 * HOUR
            ),
        ),
    ),
)

ARTICLE = ArticleDetail(
    article=ArticleSummary(
        article_id=101,
        story_id=41,
        outlet="Valley Times",
        outlet_domain="valley-times.example",
        url="https://valley-times.example/ferry",
        canonical_url="https://northwire.example/ferry",
        title="Nine hours aground: ferry afloat again",
        authors=("Ada Quill",),
        organisations=(),
        originator="Northwire",
        distributor=None,
        is_wire_copy=True,
        rights=None,
        access=Access.FREE,
        language="en",
        text="The ferry floats again. It sat for nine hours.\nOur valley cheered.",
        is_cut=False,
        text_source=TextSource.PAGE,
        extractor="test-1",
        word_count=575,
        section="Harbour",
        tags=("ferry", "sand"),
        published_at=NOW - 4 * HOUR,
        published_precision=Precision.SECOND,
        published_source="json-ld:datePublished",
        modified_at=None,
        first_seen_at=NOW - 3 * HOUR,
        last_seen_at=NOW - HOUR,
        withdrawn_at=None,
        revision_count=2,
        relation=CopyRelation.COPY,
        lag=timedelta(minutes=12),
        lag_source="stated",
        words_kept=540,
        words_cut=72,
        words_added=35,
        order_changed=False,
        story_title="Ferry freed after nine hours on the sandbank",
        other_outlets=1,
        fullest_article_id=100,
        fullest_outlet="Northwire",
    ),
    view=ArticleView(),
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
        PassageText(PassageKind.CUT, "The tide was low.", None),
        PassageText(PassageKind.EDITED, "It sat for nine hours.", "It sat for 9 hours."),
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
            extractor="test-1",
        ),
        RevisionSummary(
            revision_no=1,
            seen_at=NOW - 3 * HOUR,
            title="Ferry aground",
            words_added=560,
            words_removed=0,
            cause=RevisionCause.FIRST_SEEN,
            extractor="test-1",
        ),
    ),
    revision=None,
    neighbours=(NeighbourCopy(100, "Northwire", timedelta(), False),),
    pages=(
        PageSummary(
            page_id=7,
            url="https://valley-times.example/ferry",
            first_seen_at=NOW - 3 * HOUR,
            in_words="unchanged since the last look, says its server",
        ),
    ),
    fetches=(
        PageFetchSummary(
            page_fetch_id=9,
            run_id=7,
            fetched_at=NOW - HOUR,
            outcome=Outcome.OK,
            in_words="it arrived",
            is_success=True,
            message="",
            http_status=200,
            bytes=4321,
            seconds=0.25,
            extract_outcome=Outcome.EXTRACTED,
            extract_in_words="an article was read",
            extract_message="",
            final_url=None,
        ),
    ),
    entries=(
        LeadingEntry(
            entry_id=3,
            url="https://valley-times.example/ferry",
            feed_id=5,
            feed="https://valley-times.example/rss",
            title="Ferry afloat",
            first_seen_at=NOW - 3 * HOUR,
            fate="article",
            next_step="looked at again",
            next_fetch_at=NOW + HOUR,
        ),
    ),
    captures=(),
)

OUTLET_WEEK = OutletWeek(
    outlet="Valley Times",
    outlet_domain="valley-times.example",
    day_articles=24,
    articles=170,
    usual_per_day=Decimal("25.0"),
    pages=190,
    failed=12,
    wire_articles=85,
    top_agency="Northwire",
    top_agency_articles=60,
    languages=("en",),
    median_lag=timedelta(minutes=12),
    feeds_ok=2,
    feeds_failing=1,
    feeds_silent=0,
    feeds_new=0,
    of_all=1,
)

OUTLET = OutletDetail(
    outlet=OutletSummary(
        outlet="Valley Times",
        outlet_domain="valley-times.example",
        language="en",
        country="US",
        kind="newspaper",
        is_listed=True,
        known_since=NOW - 2000 * HOUR,
        day_articles=24,
        articles=170,
        usual_per_day=Decimal("25.0"),
        pages=190,
        failed=12,
    ),
    alerts=(ALERT,),
    hours=(VolumeStep(NOW.replace(minute=0), 3, 1, 4, 1, Decimal("1.04")),),
    days=(VolumeStep(NOW.replace(hour=0, minute=0), 24, 10, 26, 2, Decimal(25)),),
    agencies=(AgencyCount("Northwire", 85, 85), AgencyCount(None, 85, 85)),
    lags=(
        LagCount(timedelta(), 30, timedelta(minutes=12), 40),
        LagCount(timedelta(minutes=15), 20, timedelta(minutes=12), 40),
        LagCount(None, 10, timedelta(minutes=12), 40),
    ),
    pairs=(OutletPair("Harbour Herald", "harbour-herald.example", 20, 8, 12),),
    shared=(SharedStory(41, "Ferry freed", NOW - 4 * HOUR, 2, timedelta(minutes=12), timedelta()),),
    failures=(
        FailureCount(
            stage=Stage.FETCH,
            outcome=Outcome.FORBIDDEN,
            in_words="kept from us",
            action="Ask the publisher.",
            failures=12,
            last_hour=NOW - HOUR,
        ),
    ),
    failed_entries=(FEED.entries[1],),
    feeds=(FAILING_FEED,),
    authors=(AuthorCount("Ada Quill", 9, NOW - HOUR),),
    languages=(LanguageCount("en", 168), LanguageCount(None, 2)),
    lines=(RepeatedLine("Sign up for our letter", 3, NOW - 900 * HOUR, NOW.date(), 1),),
    articles=(
        NewestArticle(
            article_id=101,
            story_id=41,
            title="Nine hours aground: ferry afloat again",
            authors=("Ada Quill",),
            first_seen_at=NOW - 3 * HOUR,
            published_at=NOW - 4 * HOUR,
            access=Access.METERED,
            word_count=575,
            agency="Northwire",
        ),
    ),
)

FOUND_ARTICLE = FoundArticle(
    article_id=101,
    first_seen_at=NOW - 3 * HOUR,
    outlet="Valley Times",
    outlet_domain="valley-times.example",
    language="en",
    access=Access.FREE,
    originator="Northwire",
    distributor=None,
    is_wire_copy=True,
)

LISTED_ARTICLE = ListedArticle(
    article_id=101,
    url="https://valley-times.example/ferry",
    title="Nine hours aground: ferry afloat again",
    outlet="Valley Times",
    outlet_domain="valley-times.example",
    published_at=NOW - 4 * HOUR,
    published_precision=Precision.SECOND,
    first_seen_at=NOW - 3 * HOUR,
    language="en",
    access=Access.FREE,
    text_source=TextSource.PAGE,
    word_count=575,
    originator="Northwire",
    distributor=None,
    withdrawn_at=None,
    story_id=41,
    relation=CopyRelation.COPY,
    lag=timedelta(minutes=12),
    other_outlets=1,
    snippet="The \ue000ferry\ue001 floats again.",
)

ARTICLES = ArticleList(ArticleFilters(q="ferry"), (FOUND_ARTICLE,), (LISTED_ARTICLE,), 1)
