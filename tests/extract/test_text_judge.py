"""Articles in markup that hides them, and other texts that pretend to be the article."""

from __future__ import annotations

import json

import pytest

from wirecopy.extract import extract_page
from wirecopy.model import Extraction, Outcome, TextChoice, TextDoubt

URL = "https://gazette.example/2026/ferry"
TITLE = "Old ferry keeps running for another year"
ARTICLE = (
    "The harbour council voted on Tuesday to keep the old ferry running for another year, its chair Ann Roe told reporters.",
    "Residents of the northern quay had asked for the boat to be replaced with a bridge that would have cost forty million.",
    "Engineers warned in March that the hull needed repairs before the storms, and that spare parts were hard to find.",
    "The ferry carries about nine hundred passengers on a working day, most of them students and nurses, the council says.",
    "A second vote is planned for October, when the budget committee will decide how the repairs are to be paid for.",
)
CONSENT = (
    "We use cookies and similar technologies to run this website and to understand how you use it, as described in our policy.",
    "By clicking accept you agree to the storing of cookies on your device to enhance navigation and assist in our marketing.",
    "You may change or withdraw your choices at any time, but some parts of the site may then no longer work for you.",
)
COMMENTS = (
    "I take this boat every morning and nobody ever asked me whether I would like a bridge, which I certainly would not.",
    "My grandfather worked in the engine room for thirty years and he always said that the hull would outlive all of us.",
    "Forty million for a bridge, and then they wonder why the school has no roof; whoever votes for that will hear from me.",
    "Has anybody asked the nurses? They come off the night shift at six and the first crossing is at seven, every day.",
    "They should have bought the other boat when it was for sale in the spring, it was in far better shape than this one.",
    "The council meets in public, so come along in October instead of writing here, the coffee is better than you think.",
)


def paragraphs(lines: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def extract(body: str, head: str = "") -> Extraction:
    return extract_page(page(body, head), URL)


STORY = f"<h1>{TITLE}</h1>{paragraphs(ARTICLE)}"
BARE_STORY = f"<h1>{TITLE}</h1>{paragraphs(ARTICLE, 'div')}"
BREAKS = f"<h1>{TITLE}</h1>{'<br><br>'.join(ARTICLE)}"
BANNER = f'<div class="privacy">{paragraphs(CONSENT)}</div>'
PLAIN_BANNER = f'<div class="xq-71">{paragraphs(CONSENT)}</div>'
CELLS = "".join(f"<tr><td>{line}</td></tr>" for line in ARTICLE)

HIDDEN = {
    "aside": f"<aside>{STORY}</aside>",
    "aside beside a banner": f"<aside class='main-col'><div>{STORY}</div></aside>{BANNER}",
    "aside beside a banner without a name": f"<aside>{STORY}</aside>{PLAIN_BANNER}",
    "aside without paragraphs": f"<aside>{BARE_STORY}</aside>{PLAIN_BANNER}",
    "footer that is never closed": f"<footer><a href='/'>Home</a><div>{STORY}</div>",
    "dialog": f"<dialog open>{STORY}</dialog>{BANNER}",
    "menu": f"<menu>{STORY}</menu>{BANNER}",
    "nav": f"<nav>{STORY}</nav>{BANNER}",
    "label": f"<label>{STORY}</label>{BANNER}",
    "fieldset": f"<fieldset>{STORY}</fieldset>{BANNER}",
    "figure": f"<figure><img src='a.jpg' alt=''><figcaption>{STORY}</figcaption></figure>{BANNER}",
    "template of a web component": f"<x-story><template shadowrootmode='open'>{STORY}</template></x-story>{BANNER}",
    "noscript": f"<noscript>{STORY}</noscript>{BANNER}",
    "box called sidebar": f"<article><div class='sidebar-content'>{STORY}</div></article>{BANNER}",
    "box called a slide": f"<article><div class='slide viewport'>{STORY}</div></article>{BANNER}",
    "box called related": f"<main><section class='related'>{STORY}</section></main>{BANNER}",
    "box called newsletter": f"<main><div class='newsletter'>{STORY}</div></main>{BANNER}",
    "table that lays out": f"<table><tr><td><a href='/'>Home</a></td><td>{STORY}</td></tr></table>{BANNER}",
    "table of bare cells": f"<h1>{TITLE}</h1><table>{CELLS}</table>",
    "bare text with breaks": f"<div><div>{BREAKS}</div></div>{BANNER}",
    "form around the page": f"<form action='/'>{STORY}</form>{BANNER}",
    "details": f"<div><details><summary>Read</summary>{STORY}</details></div>{BANNER}",
    "hidden until script runs": f"<div style='display: none'>{STORY}</div>{BANNER}",
    "spans": f"<div><h1>{TITLE}</h1>{'<br>'.join(f'<span>{line}</span>' for line in ARTICLE)}</div>{BANNER}",
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_the_article_is_found_wherever_it_stands(kind: str) -> None:
    article = extract(HIDDEN[kind])
    assert [line for line in ARTICLE if line not in article.text] == []
    assert BANNER not in HIDDEN[kind] or "cookies" not in article.text


def test_readers_comments_are_no_part_of_a_text_that_is_found() -> None:
    comments = "".join(f"<li class='comment'><p>{line}</p></li>" for line in COMMENTS * 2)
    article = extract(f"<article>{STORY}</article><ul class='comments'>{comments}</ul>")
    assert article.text.split("\n") == list(ARTICLE)


def test_teasers_of_other_articles_are_no_part_of_a_text_that_is_found() -> None:
    teasers = "".join(
        f"<a href='/{n}'><h3>Other {n}</h3><p>{line}</p></a>" for n, line in enumerate(COMMENTS)
    )
    article = extract(f"<article>{STORY}</article><div>{teasers}</div>")
    assert article.text.split("\n") == list(ARTICLE)


def test_an_ordinary_article_is_not_doubted() -> None:
    article = extract(f"<article>{STORY}</article>{BANNER}")
    assert (article.text_doubt, article.text_choice) == (None, None)


def test_a_text_that_is_not_about_the_headline_is_doubted_and_replaced() -> None:
    article = extract(f"<aside>{BARE_STORY}</aside><main>{paragraphs(CONSENT * 1)}</main>")
    assert article.text_doubt is not None
    assert article.text_choice in (TextChoice.REGION, TextChoice.WHOLE_PAGE)


def test_the_body_of_the_structured_data_stands_in_for_a_text_without_sentences() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(ARTICLE)}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    menu = "".join(f"<li>Section number {n}</li>" for n in range(80))
    article = extract(f"<h1>{TITLE}</h1><div><ul>{menu}</ul></div>", head)
    assert article.text.split("\n") == list(ARTICLE)


def test_a_menu_without_a_sentence_is_no_article() -> None:
    menu = "".join(f"<p>Section of the paper number {n}</p>" for n in range(80))
    article = extract(f"<h1>{TITLE}</h1><div>{menu}</div>")
    assert article.outcome is Outcome.NO_TEXT
    assert article.message == "what was found has no sentence and names nothing of the headline"
    assert (article.text_doubt, article.text_choice) == (TextDoubt.NO_SENTENCES, TextChoice.NONE)


def test_a_carousel_of_other_headlines_is_not_the_article() -> None:
    cards = "".join(
        f"<div class='card'><h3>Mill number {n} sold to a baker from the hills</h3><p>Tuesday</p></div>"
        for n in range(20)
    )
    article = extract(f"<main><div>{cards}</div></main><aside><div>{BARE_STORY}</div></aside>")
    assert [line for line in ARTICLE if line not in article.text] == []
    assert "baker" not in article.text


def test_data_of_a_live_blog_about_something_else_is_not_believed() -> None:
    posts = [{"body": f"<p>{line} Number {n}.</p>"} for n in range(40) for line in CONSENT]
    data = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"posts": posts})}</script>'
    article = extract(f"<main><h1>{TITLE}</h1><p>{ARTICLE[0]}</p></main>{data}")
    assert article.text == ARTICLE[0]


def test_data_of_endless_length_is_not_believed() -> None:
    posts = [
        {"body": f"<p>{line} Ferry post {n} about another year of running.</p>"}
        for n in range(400)
        for line in ARTICLE
    ]
    data = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"posts": posts})}</script>'
    article = extract(f"<main><h1>{TITLE}</h1></main>{data}")
    assert len(article.text) < 1000


def test_a_table_of_data_keeps_its_rows() -> None:
    rows = "".join(
        f"<tr><td><p>Year {n}</p></td><td><p>{n * 7} crossings</p></td></tr>" for n in range(2001, 2009)
    )
    article = extract(f"<article>{STORY}<table>{rows}</table></article>")
    assert any("Year 2003" in line and "14021 crossings" in line for line in article.text.split("\n"))


def test_lists_and_subheadings_of_a_text_in_odd_markup_are_kept() -> None:
    body = (
        f"<h1>{TITLE}</h1><div class='a1'><p>{ARTICLE[0]}</p></div><div class='b2'><h2>What was decided</h2>"
        f"<ul><li>The boat stays</li><li>The bridge waits</li></ul></div><div class='c3'><p>{ARTICLE[1]}</p></div>"
        f"<div class='d4'><p>{ARTICLE[2]}</p></div>"
    )
    lines = extract(body).text
    assert "What was decided" in lines
    assert "The bridge waits" in lines


SCRIPTS = (
    "(function(w,d){var s=d.createElement('script');s.async=true;s.src='//cdn.example/a.js';d.head.appendChild(s);})(window,document);",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} gtag('js', new Date()); gtag('config', 'UA-1');",
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Old ferry", "author": {"@type": "Person", "name": "Ann Roe"}}',
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); }); var adSlots = adSlots || []; adSlots.push({id: 'x1', size: [300, 250]});",
    ".ad-box { margin: 0 auto; width: 300px; } .ad-box img { display: block; border: 0; } @media (max-width: 600px) { .ad-box { width: 100%; } }",
)


@pytest.mark.parametrize("source", SCRIPTS)
def test_the_source_of_a_script_is_no_paragraph(source: str) -> None:
    escaped = source.replace("<", "&lt;")
    body = f"<h1>{TITLE}</h1>{paragraphs(ARTICLE[:2])}<p>{escaped}</p>{paragraphs(ARTICLE[2:])}"
    assert extract(f"<article>{body}</article>").text.split("\n") == list(ARTICLE)


# ------------------------------------------------------------------- held against what the page says of its article

DESCRIPTION = (
    "The county council voted on Monday to keep the ferry across the sound running until next spring."
)
# Maltese for a request to agree, which no table of phrases has.
STRANGE = (
    "<p>Aħna u s-sħab tagħna naħżnu tagħrif fuq l-apparat tiegħek biex nuru reklami li jogħġbuk, u biex inkejlu kemm "
    "in-nies jaqraw dak li niktbu fuq is-sit tagħna.</p><p>Tista' tibdel fehmtek meta trid, u tagħżel ma' min naqsmu dan it-tagħrif. "
    "Agħfas il-buttuna biex tkompli taqra dan is-sit bħalma dejjem għamilt.</p>"
)


def described(body: str, description: str = DESCRIPTION) -> Extraction:
    head = (
        f'<meta property="og:type" content="article"><meta property="og:description" content="{description}">'
    )
    title = "Ferry stays in service for another year"
    return extract_page(
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode(),
        "https://gazette.example/2026/03/ferry-stays-in-service",
    )


def test_a_short_text_that_names_nothing_of_what_the_page_describes_is_not_its_article() -> None:
    found = described(STRANGE)
    assert (found.outcome, found.text) == (Outcome.NO_TEXT, "")
    assert found.text_choice is TextChoice.NONE


def test_one_that_names_some_of_it_is() -> None:
    assert described("<p>The council keeps the boat for a year, with two crossings a day.</p>").text


def test_a_description_of_the_site_proves_nothing() -> None:
    site = "The Gazette brings you daily reports, pictures and opinion from all parts of Millbrook county."
    assert described(STRANGE, site).outcome is Outcome.EXTRACTED
