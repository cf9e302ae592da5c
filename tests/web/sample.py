"""Invented facts for pages, to be changed with dataclasses.replace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from wirecopy.dedupe.rollup import CopyRelation, OriginalGround
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import (
    Access,
    CreditSource,
    Ground,
    Outcome,
    PartKind,
    PassageKind,
    Precision,
    Role,
    RunState,
    Stage,
)
from wirecopy.store.read_model.articles import (
    ArticleDetail,
    ArticleSummary,
    LiveEntrySummary,
    PartSummary,
    PassageText,
    RevisionSummary,
)
from wirecopy.store.read_model.credits import CreditEvidence
from wirecopy.store.read_model.feeds import FeedHealth, FeedStatus
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
from wirecopy.store.read_model.overview import Numbers, Overview
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.store.read_model.stories import CarriedStory, CopySummary, StorySummary
from wirecopy.store.read_model.story_list import ListedStory, StoryList, WordMatch
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

OVERVIEW = Overview(NUMBERS, (GREEN_RUN,), (FAILING_FEED,), (CarriedStory(STORY, (COPY,)),))

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
    matches=(WordMatch(story_id=41, snippet="The «ferry» floats", hits=2),),
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
