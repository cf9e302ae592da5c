"""Rendering alone: what is on the page, and that nothing from the network becomes markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.web.sample import (
    ALERT,
    ARTICLE,
    ARTICLES,
    DETAIL,
    FAILING_FEED,
    FEED,
    FEED_LISTING,
    FOUND_ARTICLE,
    GREEN_RUN,
    LISTED_ARTICLE,
    LISTED_STORY,
    MEMBER,
    NOW,
    OUTLET,
    OUTLET_WEEK,
    OVERVIEW,
    RUN_COUNTS,
    RUN_DETAIL,
    RUN_LIST,
    RUN_ROW,
    SET_ASIDE,
    STORIES,
    WHY,
)
from wirecopy.dedupe.explain import explain
from wirecopy.model import PassageKind
from wirecopy.store.read_model.article_list import ArticleFilters
from wirecopy.store.read_model.articles import ArticleShow, ArticleView, CaptureSummary, PassageText
from wirecopy.store.read_model.feed_detail import FeedDetail, PollFilter
from wirecopy.store.read_model.feeds import FeedHealth
from wirecopy.store.read_model.one_story import ArticleText, MemberPassage, StoryDetail, WhyDetail
from wirecopy.store.read_model.outlets import OutletDetail, OutletFilter, OutletWeek
from wirecopy.store.read_model.runs import RunRows
from wirecopy.store.read_model.story_list import StoryFilter, WordMatch
from wirecopy.web.page_template import PageContext, web_link
from wirecopy.web.pages.alerts import render_alerts
from wirecopy.web.pages.article_list import render_articles
from wirecopy.web.pages.articles import render_article
from wirecopy.web.pages.feeds import render_feed, render_feeds
from wirecopy.web.pages.message import render_message
from wirecopy.web.pages.one_story import render_story, render_why
from wirecopy.web.pages.outlets import OutletListing, render_outlet, render_outlets
from wirecopy.web.pages.overview import render_overview
from wirecopy.web.pages.runs import render_run, render_run_rows, render_runs, render_unknown_run
from wirecopy.web.pages.set_aside import render_set_aside
from wirecopy.web.pages.stories import render_stories
from wirecopy.web.share_bar import share_bar

ROOT = "/base/wirecopy"
CONTEXT = PageContext(ROOT, now=NOW)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{ 7*7 }}\u202egnp.exe\u2066"
# In the place of an enum: a page trusts no value to be harmless.
HOSTILE_WORD: Any = HOSTILE
PAGE_NAMES = [
    "overview",
    "runs",
    "run",
    "run rows",
    "unknown run",
    "set aside",
    "alerts",
    "feeds",
    "feed",
    "outlets",
    "outlet",
    "stories",
    "story",
    "why",
    "article",
    "articles",
    "message",
]
EVIL_LINKS = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/",
    "https:evil.example",
    "http://[half",
    "http://",
    "https://good.example/\u202egnp.exe\n",
    "https://good.example/ javascript:alert(1)",
    "",
]


def text_of(page: str) -> str:
    """What a reader sees, a space between any two elements."""
    return " ".join(" ".join(map(str, html.fromstring(page).itertext())).split()).replace(" ,", ",")


def elements_at(page: str, path: str) -> list[html.HtmlElement]:
    found = html.fromstring(page).xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, html.HtmlElement)]


def links_out(page: str) -> list[html.HtmlElement]:
    return [link for link in html.fromstring(page).iter("a") if link.get("target") == "_blank"]


def hostile_story(link: str) -> StoryDetail:
    names: Any = {"title": HOSTILE, "outlet": HOSTILE, "outlet_domain": HOSTILE}
    return replace(
        DETAIL,
        story=replace(
            DETAIL.story,
            title=HOSTILE,
            originator=HOSTILE,
            distributor=HOSTILE + "2",
            language=HOSTILE,
            original_outlet=HOSTILE,
            fullest_outlet=HOSTILE,
        ),
        ran_first=tuple(replace(each, outlet=HOSTILE, outlet_domain=HOSTILE) for each in DETAIL.ran_first),
        members=tuple(
            replace(
                each,
                **names,
                url=link,
                access=HOSTILE_WORD,
                ground=HOSTILE_WORD,
                matched_outlet=HOSTILE,
                rule=HOSTILE,
            )
            for each in DETAIL.members
        ),
        fullest=ArticleText(100, 41, HOSTILE, HOSTILE, HOSTILE, f"{HOSTILE}\nMore.", is_live=False),
        passages={
            101: (
                MemberPassage(101, PassageKind.CUT, HOSTILE),
                MemberPassage(101, PassageKind.ADDED, HOSTILE),
            )
        },
        headlines=tuple(replace(each, title=HOSTILE, outlets=(HOSTILE,)) for each in DETAIL.headlines),
        headline_changes=(replace(DETAIL.headline_changes[0], **names, was=HOSTILE),),
        credits=(
            replace(
                DETAIL.credits[0],
                role=HOSTILE_WORD,
                party=HOSTILE,
                evidence=HOSTILE,
                source=HOSTILE_WORD,
                outlets=(HOSTILE,),
            ),
        ),
        versions=tuple(
            replace(each, title=HOSTILE, first_outlet=HOSTILE, ground=HOSTILE_WORD)
            for each in DETAIL.versions
        ),
        moves=(replace(DETAIL.moves[0], title=HOSTILE, outlet=HOSTILE, reason=HOSTILE),),
    )


def hostile_feed(link: str) -> FeedDetail:
    feed = replace(
        FEED.feed,
        outlet=HOSTILE,
        outlet_domain=HOSTILE,
        url=link,
        adopted_url=link,
        category=HOSTILE,
        last_outcome=HOSTILE_WORD,
        message=HOSTILE,
        hold_reason=HOSTILE,
        held_until=NOW,
        set_aside=HOSTILE,
    )
    poll = replace(FEED.polls[0], outcome=HOSTILE_WORD, is_success=True, message=HOSTILE)
    document = FEED.document and replace(FEED.document, url=link, content_type=HOSTILE)
    entry = replace(FEED.entries[1], title=HOSTILE, url=link, fate=HOSTILE, next_step=HOSTILE)
    return replace(FEED, feed=feed, newest_polls=(poll,), polls=(poll,), document=document, entries=(entry,))


def hostile_outlet_week() -> OutletWeek:
    return replace(
        OUTLET_WEEK, outlet=HOSTILE, outlet_domain=HOSTILE, top_agency=HOSTILE, languages=(HOSTILE,) * 4
    )


def hostile_outlet(link: str, feed: FeedHealth) -> OutletDetail:
    return replace(
        OUTLET,
        outlet=replace(
            OUTLET.outlet,
            outlet=HOSTILE,
            outlet_domain=HOSTILE,
            language=HOSTILE,
            country=HOSTILE,
            kind=HOSTILE,
        ),
        alerts=(replace(OUTLET.alerts[0], summary=HOSTILE),),
        agencies=(replace(OUTLET.agencies[0], agency=HOSTILE),),
        pairs=(replace(OUTLET.pairs[0], outlet=HOSTILE, outlet_domain=HOSTILE),),
        shared=(replace(OUTLET.shared[0], title=HOSTILE),),
        failures=(replace(OUTLET.failures[0], outcome=HOSTILE_WORD),),
        failed_entries=(replace(FEED.entries[1], title=HOSTILE, url=link, fate=HOSTILE),),
        feeds=(feed,),
        authors=(replace(OUTLET.authors[0], author=HOSTILE),),
        languages=(replace(OUTLET.languages[0], language=HOSTILE),),
        lines=(replace(OUTLET.lines[0], sample=HOSTILE),),
        articles=(
            replace(
                OUTLET.articles[0], title=HOSTILE, authors=(HOSTILE,), access=HOSTILE_WORD, agency=HOSTILE
            ),
        ),
    )


def hostile_pages(link: str) -> list[str]:
    feed = replace(FAILING_FEED, outlet=HOSTILE, url=link, message=HOSTILE, last_outcome=HOSTILE_WORD)
    run = replace(GREEN_RUN, key=HOSTILE, reason=HOSTILE)
    credit = replace(
        ARTICLE.credits[0],
        outlet=HOSTILE,
        url=link,
        role=HOSTILE_WORD,
        party=HOSTILE,
        evidence=HOSTILE,
        source=HOSTILE_WORD,
    )
    overview = replace(
        OVERVIEW,
        runs=(run,),
        feeds_alike=(replace(OVERVIEW.feeds_alike[1], outcome=HOSTILE_WORD, in_words=HOSTILE),),
        set_aside=(replace(OVERVIEW.set_aside[0], reason=HOSTILE),),
        stories=(
            replace(
                OVERVIEW.stories[0],
                title=HOSTILE,
                originator=HOSTILE,
                distributor=HOSTILE + "2",
                first_outlet=HOSTILE,
            ),
        ),
    )
    stories = replace(
        STORIES,
        stories=(
            replace(
                LISTED_STORY,
                title=HOSTILE,
                originator=HOSTILE,
                distributor=HOSTILE + "2",
                first_outlet=HOSTILE,
                language=HOSTILE,
            ),
        ),
        agencies=(HOSTILE,),
        languages=(HOSTILE,),
        matches=(WordMatch(41, f"\ue000{HOSTILE}\ue001 {HOSTILE}", 2, 1),),
    )
    hostile_text = ArticleText(100, 41, HOSTILE, HOSTILE, HOSTILE, HOSTILE, is_live=False)
    hostile_chain = tuple(
        replace(each, title=HOSTILE, outlet=HOSTILE, ground=HOSTILE_WORD, rule=HOSTILE)
        for each in WHY.chains[1]
    )
    article = replace(
        ARTICLE,
        article=replace(
            ARTICLE.article,
            title=HOSTILE,
            outlet=HOSTILE,
            url=link,
            authors=(HOSTILE,),
            originator=HOSTILE,
            access=HOSTILE_WORD,
            fullest_outlet=HOSTILE,
            story_title=HOSTILE,
            text=HOSTILE,
            section=HOSTILE,
            tags=(HOSTILE,),
            rights=HOSTILE,
            canonical_url=link,
            published_source=HOSTILE,
            outlet_domain=HOSTILE,
        ),
        view=ArticleView(ArticleShow.COMPARE),
        neighbours=(replace(ARTICLE.neighbours[0], outlet=HOSTILE),),
        pages=(replace(ARTICLE.pages[0], url=link), replace(ARTICLE.pages[0], url=HOSTILE)),
        fetches=(replace(ARTICLE.fetches[0], message=HOSTILE, extract_message=HOSTILE),),
        entries=(
            replace(ARTICLE.entries[0], url=link, feed=link, title=HOSTILE, fate=HOSTILE, next_step=HOSTILE),
        ),
        credits=(credit,),
        parts=(
            replace(ARTICLE.parts[0], kind=HOSTILE_WORD, url=link, outcome=HOSTILE_WORD, message=HOSTILE),
        ),
        live_entries=(replace(ARTICLE.live_entries[0], opening=HOSTILE),),
        passages=tuple(PassageText(kind, HOSTILE, HOSTILE) for kind in PassageKind),
        revisions=(replace(ARTICLE.revisions[0], title=HOSTILE),),
        captures=(CaptureSummary(link, NOW, HOSTILE, 0, HOSTILE, 1),),
    )
    found = replace(FOUND_ARTICLE, outlet=HOSTILE, outlet_domain=HOSTILE, originator=HOSTILE)
    articles = replace(
        ARTICLES,
        filters=ArticleFilters(q=HOSTILE, agency=HOSTILE, outlet=HOSTILE),
        found=(found, FOUND_ARTICLE),
        listed=(
            replace(
                LISTED_ARTICLE,
                title=HOSTILE,
                outlet=HOSTILE,
                outlet_domain=HOSTILE,
                url=link,
                originator=HOSTILE,
                distributor=HOSTILE + "2",
                access=HOSTILE_WORD,
                snippet=f"\ue000{HOSTILE}\ue001{HOSTILE}",
            ),
        ),
    )
    count = replace(RUN_COUNTS[-1], word=HOSTILE, in_words=HOSTILE)
    facts = replace(RUN_DETAIL.run, run_key=HOSTILE, reason=HOSTILE)
    set_aside = replace(SET_ASIDE, url=link, reason=HOSTILE)
    run_detail = replace(
        RUN_DETAIL,
        run=facts,
        counts=(count,),
        hosts=(replace(RUN_DETAIL.hosts[0], host=HOSTILE),),
        slowest=(replace(RUN_DETAIL.slowest[0], url=HOSTILE, outcome=HOSTILE_WORD),),
        left_over=(replace(RUN_DETAIL.left_over[0], domain=HOSTILE),),
        set_aside=(set_aside,),
    )
    run_row = replace(RUN_ROW, outlet=HOSTILE, url=HOSTILE, outcome=HOSTILE_WORD, message=HOSTILE)
    return [
        render_overview(overview, CONTEXT),
        render_runs(
            replace(RUN_LIST, runs=(replace(RUN_LIST.runs[0], reason=HOSTILE),), counts={7: [count]}),
            None,
            1,
            CONTEXT,
        ),
        render_run(run_detail, CONTEXT),
        render_run_rows(facts, RunRows.POLLS, (run_row,), (), None, 1, CONTEXT),
        render_unknown_run(HOSTILE, CONTEXT),
        render_set_aside((set_aside,), 1, CONTEXT),
        render_alerts((replace(ALERT, summary=HOSTILE, outlet_domain=HOSTILE),), 1, CONTEXT),
        render_feeds(replace(FEED_LISTING, feeds=(feed,)), CONTEXT),
        render_feed(hostile_feed(link), PollFilter(), CONTEXT),
        render_outlets(OutletListing((hostile_outlet_week(),)), CONTEXT),
        render_outlet(hostile_outlet(link, feed), OutletFilter(other_domain=HOSTILE), CONTEXT),
        render_stories(stories, StoryFilter(words=HOSTILE), replace(CONTEXT, filters={"q": HOSTILE})),
        render_story(hostile_story(link), CONTEXT),
        render_why(
            WhyDetail((hostile_text, hostile_text), (hostile_chain, hostile_chain)),
            replace(explain("Text.", "", "Text.", ""), why=HOSTILE, shared_runs=(HOSTILE,)),
            CONTEXT,
        ),
        render_article(article, CONTEXT),
        render_articles(articles, replace(CONTEXT, filters={"q": HOSTILE, "outlet": HOSTILE})),
        render_message(HOSTILE, HOSTILE, CONTEXT, HOSTILE),
    ]


@pytest.mark.parametrize("page", hostile_pages(HOSTILE), ids=PAGE_NAMES)
def test_text_from_the_network_never_becomes_markup(page: str) -> None:
    tree = html.fromstring(page)
    assert [script.get("src") for script in tree.iter("script")] == [
        f"{ROOT}/static/{name}.js" for name in ("leave", "times", "copy")
    ]
    assert all(not script.text for script in tree.iter("script"))
    assert list(tree.iter("img")) == []
    assert [
        name for element in tree.iter() for name in map(str, element.attrib) if name.startswith("on")
    ] == []
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("page", hostile_pages(HOSTILE), ids=PAGE_NAMES)
def test_a_title_cannot_reverse_the_line_around_it(page: str) -> None:
    assert "\u202e" not in page
    assert "\u2066" not in page


def test_a_headline_of_a_megabyte_is_cut_wherever_it_stands() -> None:
    endless = "x" * 1_000_000
    article = replace(
        ARTICLE,
        article=replace(ARTICLE.article, title=endless),
        live_entries=(replace(ARTICLE.live_entries[0], opening=endless),),
        revisions=(replace(ARTICLE.revisions[0], title=endless),),
    )
    detail = replace(
        DETAIL,
        story=replace(DETAIL.story, title=endless),
        members=tuple(replace(each, title=endless + "y") for each in DETAIL.members),
        headlines=tuple(replace(each, title=endless) for each in DETAIL.headlines),
        headline_changes=(replace(DETAIL.headline_changes[0], was=endless, title=endless),),
        credits=(replace(DETAIL.credits[0], evidence=endless),),
        versions=tuple(replace(each, title=endless) for each in DETAIL.versions),
        moves=(replace(DETAIL.moves[0], title=endless),),
    )
    for page in (
        render_overview(replace(OVERVIEW, stories=(replace(OVERVIEW.stories[0], title=endless),)), CONTEXT),
        render_stories(
            replace(STORIES, stories=(replace(LISTED_STORY, title=endless),)), StoryFilter(), CONTEXT
        ),
        render_story(detail, CONTEXT),
        render_article(article, CONTEXT),
    ):
        assert "x" * 300 + "…" in page
        assert "x" * 301 not in page
    added = {101: (MemberPassage(101, PassageKind.ADDED, endless),)}
    assert "x" * 421 not in render_story(replace(DETAIL, passages=added), CONTEXT)


def test_titles_in_any_script_are_isolated_and_whole() -> None:
    title = "\u200fالقارب يعود إلى الميناء"
    page = render_overview(replace(OVERVIEW, stories=(replace(OVERVIEW.stories[0], title=title),)), CONTEXT)
    assert f"<bdi>{title}</bdi>" in page


@pytest.mark.parametrize("url", EVIL_LINKS)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) is None
    for page in hostile_pages(url):
        assert links_out(page) == []


def test_no_page_has_inline_style_or_script() -> None:
    for page in hostile_pages("https://good.example/a"):
        tree = html.fromstring(page)
        assert list(tree.iter("style")) == []
        assert [element.tag for element in tree.iter() if "style" in element.attrib] == []


def test_links_out_give_nothing_away() -> None:
    pages = [render_feed(FEED, PollFilter(), CONTEXT), render_story(DETAIL, CONTEXT)]
    links = [link for page in pages for link in links_out(page)]
    assert {link.get("href") for link in links} >= {MEMBER.url, FAILING_FEED.url}
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}


def test_an_address_may_name_any_filter() -> None:
    given = replace(CONTEXT, path="/feeds", filters={"path": "a", "self": "b", "page": "2"})
    assert given.here(sort="next") == f"{ROOT}/feeds?path=a&self=b&sort=next"


def test_links_inside_keep_the_base_path() -> None:
    page = html.fromstring(render_overview(OVERVIEW, CONTEXT))
    inside = {link.get("href") for link in page.iter("a") if link.get("target") != "_blank"}
    assert f"{ROOT}/story/41" in inside
    assert all(href and href.startswith(("/base/", "#")) for href in inside)


def test_the_widths_of_a_bar_fill_it() -> None:
    assert share_bar(LISTED_STORY) == pytest.approx((83.5, 11.1, 5.4))
    assert share_bar(replace(LISTED_STORY, words_kept=0, words_cut=0, words_added=0)) is None
