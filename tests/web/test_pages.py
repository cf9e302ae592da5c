"""Rendering alone: what is on the page, and that nothing from the network becomes markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.web.sample import (
    ALERT,
    ARTICLE,
    COPY,
    DETAIL,
    FAILING_FEED,
    GREEN_RUN,
    NOW,
    OVERVIEW,
    RUN_COUNTS,
    RUN_DETAIL,
    RUN_LIST,
    RUN_ROW,
    SET_ASIDE,
    STORY,
)
from wirecopy.model import PassageKind
from wirecopy.store.read_model.articles import PassageText
from wirecopy.store.read_model.runs import RunRows
from wirecopy.web.copies import share_bar
from wirecopy.web.page_template import PageContext, web_link
from wirecopy.web.pages.alerts import render_alerts
from wirecopy.web.pages.articles import render_article
from wirecopy.web.pages.feeds import render_feeds
from wirecopy.web.pages.message import render_message
from wirecopy.web.pages.overview import render_overview
from wirecopy.web.pages.runs import render_run, render_run_rows, render_runs, render_unknown_run
from wirecopy.web.pages.set_aside import render_set_aside
from wirecopy.web.pages.stories import render_story

ROOT = "/base/wirecopy"
CONTEXT = PageContext(ROOT, now=NOW)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{ 7*7 }}\u202egnp.exe\u2066"
# In the place of an enum: a page trusts no value to be harmless.
HOSTILE_WORD: Any = HOSTILE
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


HOSTILE_PAGES = [
    "overview",
    "runs",
    "run",
    "run rows",
    "unknown run",
    "set aside",
    "alerts",
    "feeds",
    "story",
    "article",
    "message",
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


def hostile_pages(link: str) -> list[str]:
    story = replace(STORY, title=HOSTILE, originator=HOSTILE, distributor=HOSTILE + "2", first_outlet=HOSTILE)
    copy = replace(COPY, title=HOSTILE, outlet=HOSTILE, url=link)
    feed = replace(FAILING_FEED, outlet=HOSTILE, url=link, message=HOSTILE, last_outcome=HOSTILE_WORD)
    run = replace(GREEN_RUN, key=HOSTILE, reason=HOSTILE)
    credit = replace(
        DETAIL.credits[0],
        outlet=HOSTILE,
        url=link,
        role=HOSTILE_WORD,
        party=HOSTILE,
        evidence=HOSTILE,
        source=HOSTILE_WORD,
    )
    version = replace(DETAIL.versions[0], title=HOSTILE, reason=HOSTILE)
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
    detail = replace(DETAIL, story=story, copies=(copy,), credits=(credit,), versions=(version,))
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
        ),
        credits=(credit,),
        parts=(
            replace(ARTICLE.parts[0], kind=HOSTILE_WORD, url=link, outcome=HOSTILE_WORD, message=HOSTILE),
        ),
        live_entries=(replace(ARTICLE.live_entries[0], opening=HOSTILE),),
        passages=tuple(PassageText(kind, HOSTILE, HOSTILE) for kind in PassageKind),
        revisions=(replace(ARTICLE.revisions[0], title=HOSTILE),),
        last_change=tuple(PassageText(kind, HOSTILE, HOSTILE) for kind in PassageKind),
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
        render_run_rows(facts, RunRows.POLLS, (run_row,), None, 1, CONTEXT),
        render_unknown_run(HOSTILE, CONTEXT),
        render_set_aside((set_aside,), 1, CONTEXT),
        render_alerts((replace(ALERT, summary=HOSTILE, outlet_domain=HOSTILE),), 1, CONTEXT),
        render_feeds((feed,), CONTEXT),
        render_story(detail, CONTEXT),
        render_article(article, CONTEXT),
        render_message(HOSTILE, HOSTILE, CONTEXT, HOSTILE),
    ]


@pytest.mark.parametrize("page", hostile_pages(HOSTILE), ids=HOSTILE_PAGES)
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


@pytest.mark.parametrize("page", hostile_pages(HOSTILE), ids=HOSTILE_PAGES)
def test_a_title_cannot_reverse_the_line_around_it(page: str) -> None:
    assert "\u202e" not in page
    assert "\u2066" not in page


def test_a_headline_of_a_megabyte_is_cut_wherever_it_stands() -> None:
    endless = "x" * 1_000_000
    story, copy = replace(STORY, title=endless), replace(COPY, title=endless)
    article = replace(
        ARTICLE,
        article=replace(ARTICLE.article, title=endless),
        live_entries=(replace(ARTICLE.live_entries[0], opening=endless),),
        revisions=(replace(ARTICLE.revisions[0], title=endless),),
    )
    versions = (replace(DETAIL.versions[0], title=endless),)
    for page in (
        render_overview(replace(OVERVIEW, stories=(replace(OVERVIEW.stories[0], title=endless),)), CONTEXT),
        render_story(replace(DETAIL, story=story, copies=(copy,), versions=versions), CONTEXT),
        render_article(article, CONTEXT),
    ):
        assert "x" * 300 + "…" in page
        assert "x" * 301 not in page


def test_titles_in_any_script_are_isolated_and_whole() -> None:
    title = "\u200fالقارب يعود إلى الميناء"
    page = render_overview(replace(OVERVIEW, stories=(replace(OVERVIEW.stories[0], title=title),)), CONTEXT)
    assert f"<bdi>{title}</bdi>" in page


@pytest.mark.parametrize("url", EVIL_LINKS)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) is None
    for page in hostile_pages(url):
        assert links_out(page) == []


def test_an_article_shows_what_it_kept_edited_cut_and_added() -> None:
    page = render_article(ARTICLE, CONTEXT)
    assert [each.text_content() for each in elements_at(page, "//*[@class='passage']")] == [
        "The ferry floats again.",
        "It sat for 9 hours. It sat for nine hours.",
        "The tide was low.",
        "Our valley cheered.",
    ]
    assert [each.text_content() for each in elements_at(page, "//*[@class='passage']//ins")] == [
        "It sat for nine hours.",
        "Our valley cheered.",
    ]
    assert "2 3 Aug 07:30 2 h ago page changed 12 3 Nine hours aground" in text_of(page)


def test_an_article_shows_what_its_last_change_cut_and_added() -> None:
    change = (
        PassageText(PassageKind.EDITED, "Ferry freed", "Ferry aground"),
        PassageText(PassageKind.CUT, "The owner denied any fault.", None),
    )
    page = render_article(replace(ARTICLE, passages=(), last_change=change), CONTEXT)
    assert [each.text_content() for each in elements_at(page, "//*[@class='passage']")] == [
        "Ferry aground Ferry freed",
        "The owner denied any fault.",
    ]
    assert [each.text_content() for each in elements_at(page, "//*[@class='passage']//del")] == [
        "Ferry aground",
        "The owner denied any fault.",
    ]


def test_a_long_live_blog_says_how_many_entries_are_not_shown() -> None:
    page = text_of(render_article(ARTICLE, CONTEXT))
    assert "2 h ago The tide turns no time given Aground" in page
    assert "The first 2 of 64" in page


def test_no_page_has_inline_style_or_script() -> None:
    for page in hostile_pages("https://good.example/a"):
        tree = html.fromstring(page)
        assert list(tree.iter("style")) == []
        assert [element.tag for element in tree.iter() if "style" in element.attrib] == []


def test_links_out_give_nothing_away() -> None:
    pages = [render_feeds((FAILING_FEED,), CONTEXT), render_story(DETAIL, CONTEXT)]
    links = [link for page in pages for link in links_out(page)]
    assert {link.get("href") for link in links} >= {COPY.url, FAILING_FEED.url}
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}


def test_links_inside_keep_the_base_path() -> None:
    page = html.fromstring(render_overview(OVERVIEW, CONTEXT))
    inside = {link.get("href") for link in page.iter("a") if link.get("target") != "_blank"}
    assert f"{ROOT}/story/41" in inside
    assert all(href and href.startswith(("/base/", "#")) for href in inside)


def test_a_copy_that_was_not_compared_says_so() -> None:
    copy = replace(COPY, words_kept=None, words_cut=None, words_added=None, headline_changed=None)
    assert "not compared yet" in text_of(render_story(replace(DETAIL, copies=(copy,)), CONTEXT))


def test_a_credit_that_many_pages_have_word_for_word_is_one_row() -> None:
    credit = DETAIL.credits[0]
    other = replace(credit, outlet="Harbour Herald")
    page = render_story(replace(DETAIL, credits=(credit, replace(credit, party="Else"), other)), CONTEXT)
    assert len(elements_at(page, "//table[@class='credits']/tbody/tr")) == 2
    assert f"{credit.outlet}, Harbour Herald" in text_of(page).replace(" ,", ",")


def test_the_story_page_shows_credits_with_evidence_and_links_versions() -> None:
    page = render_story(DETAIL, CONTEXT)
    assert "rights holder Northwire All rights reserved by Northwire. tail 0.90 Valley Times" in text_of(page)
    assert f'href="{ROOT}/story/40"' in page


def test_the_widths_of_a_bar_fill_it() -> None:
    assert share_bar(COPY) == pytest.approx((83.5, 11.1, 5.4))
    assert share_bar(replace(COPY, words_kept=0, words_cut=0, words_added=0)) is None
