"""Forms in which pages set their article, and what stands beside it."""

from __future__ import annotations

import json

import pytest

from tests.extract.test_text_judge import ARTICLE, COMMENTS, CONSENT, TITLE, extract, paragraphs
from wirecopy.model import Outcome

HEADLINE = f"<h1>{TITLE}</h1>"
TEASERS = (
    "Heavy rain has closed the southern road for a third day, and the county says that it cannot open before Sunday.",
    "The mayor of the lake district resigned on Monday after auditors found that invoices had been paid twice over.",
    "Fishermen found a wartime mine in their nets near the bay and were told by the navy to stay aboard until noon.",
    "The new library opened its doors with a reading for children, and a queue of families stood around the block.",
)
SIDEBAR = "<div class='sidebar'>" + "".join(
    f"<div><h3><a href='/{n}'>Headline of another story number {n}</a></h3><p>{line}</p></div>"
    for n, line in enumerate(TEASERS)
)
SIDEBAR += "</div>"
BANNER = f"<div class='privacy'>{paragraphs(CONSENT)}</div>"


@pytest.mark.parametrize(
    "body",
    [
        f"{HEADLINE}<div>{'<br/><br/>'.join(f'<b>{line[:20]}</b>{line[20:]}' for line in ARTICLE)}</div>",
        f"<table><tr><td>{SIDEBAR}</td><td>{HEADLINE}{'<br><br>'.join(ARTICLE)}</td></tr></table>",
        f"{HEADLINE}<ol>{paragraphs(ARTICLE, 'li')}</ol>",
        f"{HEADLINE}<dl>{''.join(f'<dt>Point {n}</dt><dd>{line}</dd>' for n, line in enumerate(ARTICLE))}</dl>",
        f"{HEADLINE}{paragraphs(ARTICLE, 'h4')}",
        f"<article>{HEADLINE}<div class='teaser-text'>{paragraphs(ARTICLE)}</div></article>",
        f"<div class='post tag-privacy category-newsletter'>{HEADLINE}{paragraphs(ARTICLE)}</div>",
    ],
    ids=["breaks", "table column", "listicle", "questions", "headings", "teaser", "topics as classes"],
)
def test_the_article_is_found_beside_teasers_in_paragraphs(body: str) -> None:
    text = extract(body + SIDEBAR).text
    assert [line for line in ARTICLE if line not in text.replace("\n", " ")] == []
    assert [line for line in TEASERS if line in text] == []


@pytest.mark.parametrize("tag", ["p", "div", "pre", "li"])
def test_a_consent_banner_is_none_of_an_article_in_bare_blocks(tag: str) -> None:
    text = extract(f"{HEADLINE}<div>{paragraphs(ARTICLE, tag)}</div>{BANNER}").text
    assert [line for line in ARTICLE if line not in text] == []
    assert "cookies" not in text


@pytest.mark.parametrize("name", ["comments", "responses", "kommentare", "comment-list"])
def test_comments_longer_than_the_article_are_none_of_it(name: str) -> None:
    comments = "".join(f"<div><b>user{n}</b><p>{line}</p></div>" for n, line in enumerate(COMMENTS * 2))
    text = extract(f"<div>{HEADLINE}{paragraphs(ARTICLE[:2])}</div><div class='{name}'>{comments}</div>").text
    assert text.split("\n") == list(ARTICLE[:2])


def test_an_article_in_a_box_called_comments_stays() -> None:
    body = f"{HEADLINE}<p>Published by the paper of the harbour and the bay since the year 1921, every day but Sunday.</p>"
    text = extract(f"{body}<div class='comments'>{paragraphs(ARTICLE)}</div>").text
    assert [line for line in ARTICLE if line not in text] == []


def test_what_stands_before_the_headline_is_none_of_the_article() -> None:
    menu = "".join(f"<p>Part number {n} of the paper, for all who read it</p>" for n in range(12))
    carousel = "".join(
        f"<div><a href='/{n}'>Another story {n}</a><p>{line}</p></div>" for n, line in enumerate(TEASERS)
    )
    text = extract(f"<div>{menu}</div><div>{carousel}</div><div>{HEADLINE}{paragraphs(ARTICLE)}</div>").text
    assert text.split("\n") == list(ARTICLE)


def test_the_next_article_of_an_endless_page_is_none_of_the_first() -> None:
    other = f"<article><h1>Storm closes the southern road</h1>{paragraphs(TEASERS * 2)}</article>"
    text = extract(f"<article>{HEADLINE}{paragraphs(ARTICLE)}</article>{other}").text
    assert text.split("\n") == list(ARTICLE)


# ------------------------------------------------------------------------------------ scripts and code


@pytest.mark.parametrize(
    "source",
    [
        "googletag.cmd.push(function() { googletag.display('div-gpt-ad-123'); });",
        ".box-12 { color: red; margin: 0 auto; }",
        "window._queue = window._queue || [];",
        '{"adUnit":"/123/news","sizes":[[300,250],[728,90]]}',
    ],
)
def test_a_short_source_is_no_paragraph(source: str) -> None:
    body = f"<article>{HEADLINE}{paragraphs(ARTICLE[:2])}<p>{source}</p>{paragraphs(ARTICLE[2:])}</article>"
    assert extract(body).text.split("\n") == list(ARTICLE)


def test_a_source_behind_a_sentence_does_not_take_the_sentence_along() -> None:
    first = f"{ARTICLE[0]} googletag.cmd.push(function() {{ googletag.display('div-gpt-ad-123'); }});"
    text = extract(f"<article>{HEADLINE}{paragraphs((first, *ARTICLE[1:]))}</article>").text
    assert text.split("\n") == list(ARTICLE)


def test_code_that_is_shown_as_code_stays() -> None:
    code = (
        "const value = items.filter(item =&gt; item.hull === 'sound').map(item =&gt; item.name).join(', ');"
    )
    body = f"<article>{HEADLINE}{paragraphs(ARTICLE[:3])}<pre>{code}</pre>{paragraphs(ARTICLE[3:])}</article>"
    assert "items.filter(item => item.hull" in extract(body).text


# ----------------------------------------------------------------------------------------- script data

BODY = "".join(f"<p>{line}</p>" for line in ARTICLE)
STATE = {
    "article": {"title": TITLE, "body": BODY},
    "others": [{"title": f"Other story {n}", "body": f"<p>{line}</p>" * 9} for n, line in enumerate(TEASERS)],
}
DATA = json.dumps(STATE)
FORMS = {
    "next": f'<script id="__NEXT_DATA__" type="application/json">{DATA}</script>',
    "window": f"<script>window.__data={DATA};</script>",
    "lower case": f"<script>window.appState = {DATA}</script>",
    "variable": f"<script>var article = {DATA};</script>",
    "in brackets": f'<script>window["__INITIAL_DATA__"] = {DATA};</script>',
    "parsed": f"<script>window.__STATE__ = JSON.parse({json.dumps(DATA)});</script>",
    "parsed, single quotes": f"<script>window.__STATE__ = JSON.parse('{DATA.replace(chr(92), chr(92) * 2)}');</script>",
    "text": f"<script>window.__STATE__ = {json.dumps(DATA)};</script>",
    "function": f'<script>window.__NUXT__=(function(a,b){{return {{data:[{{title:a,body:{json.dumps(BODY)},x:b}}]}}}}("{TITLE}",1))</script>',
    "attribute": f"<div id='app' data-page='{DATA}'></div>",
    "json-ld": f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY})}</script>',
    "json-ld, escaped": f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY.replace("<", "&lt;").replace(">", "&gt;")})}</script>',
}


@pytest.mark.parametrize("form", FORMS)
def test_a_body_in_data_is_read_before_longer_ones_of_other_stories(form: str) -> None:
    text = extract(f"<div>{HEADLINE}</div>{FORMS[form]}{BANNER}").text
    assert text.split("\n") == list(ARTICLE)


def test_data_about_something_else_is_no_article() -> None:
    data = json.dumps({"others": STATE["others"]})
    found = extract(f"<div>{HEADLINE}</div><script>window.__data={data};</script>")
    assert found.outcome is not Outcome.EXTRACTED
    assert found.text == ""


# ------------------------------------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ("It happened at <time>10:15</time>, when nobody was looking at the boat in the harbour.", "at 10:15, when"),
        ("The boat<a href='/x'>Ferry news</a> is older than most of those who ride on it to work.", "boat Ferry news is"),
        ("<span>The boat is older than those who ride it.</span><span>It was built in Westmark.</span>", "it. It was"),
        ("The boat is old.<button>Listen</button>Residents like it more than those who ride on it.", "old. Residents"),
        ("The boat carries <del>800</del><ins>900</ins> people and is older than those who ride on it.", "800 900"),
        ("The F<b>erry</b> and its <a href='/x'>ferry</a>man are older than those who ride on it.", "Ferry and its ferryman"),
        ("<span class='dropcap'>T</span>he boat is older than most of those who ride on it to work.", "The boat is"),
    ],
)  # fmt: skip
def test_words_that_a_page_shows_apart_are_apart_in_the_text(paragraph: str, shown: str) -> None:
    body = (
        f"<article>{HEADLINE}{paragraphs(ARTICLE[:2])}<p>{paragraph}</p>{paragraphs(ARTICLE[2:])}</article>"
    )
    assert shown in extract(body).text


def test_blocks_that_touch_are_apart_in_the_text() -> None:
    """https://github.com/adbar/trafilatura/issues/660"""
    block = f"<div>{ARTICLE[2]}<div>{ARTICLE[3]}</div>{ARTICLE[4]}</div>"
    text = extract(f"<article>{HEADLINE}{paragraphs(ARTICLE[:2])}{block}</article>").text
    assert " ".join(text.split()) == " ".join(ARTICLE)


def test_thai_prose_counts_though_no_sign_ends_its_sentences() -> None:
    lines = (
        "สภาท่าเรือลงมติเมื่อวันอังคารให้เรือข้ามฟากลำเก่าวิ่งต่อไปอีกหนึ่งปี ประธานแอน โร กล่าวกับผู้สื่อข่าวหลังการประชุมที่ยาวนาน",
        "ชาวบ้านฝั่งเหนือได้ขอให้แทนที่เรือด้วยสะพานซึ่งจะมีค่าก่อสร้างถึงสี่สิบล้าน และใช้เวลาก่อสร้างหลายปี",
        "วิศวกรเตือนเมื่อเดือนมีนาคมว่าตัวเรือต้องได้รับการซ่อมแซมก่อนฤดูพายุ และอะไหล่หายากมากในภูมิภาคนี้",
    )
    text = extract(f"<h1>เรือข้ามฟากจะให้บริการต่ออีกหนึ่งปี</h1><div>{'<br><br>'.join(lines)}</div>{BANNER}").text
    assert text.split("\n") == list(lines)
