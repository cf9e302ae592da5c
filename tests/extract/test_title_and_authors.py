"""Headlines and names, freed from what sites put around them."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from wirecopy.extract.html_tree import parse_document
from wirecopy.extract.metadata.authors import pen_names, read_bylines
from wirecopy.extract.metadata.byline_names import BylineNames, read_names
from wirecopy.extract.metadata.marked_elements import marked_elements
from wirecopy.extract.metadata.title import read_title
from wirecopy.extract.structured.structured_data import read_structured, text_of

URL = "https://www.northern-gazette.example/a"


def title(head: str, body: str = "") -> str:
    tree = parse_document(f"<html><head>{head}</head><body>{body}</body></html>".encode(), None)
    return read_title(read_structured(tree, URL), URL)


@pytest.mark.parametrize(
    "tag",
    [
        "Mill reopens after nine years | Northern Gazette",
        "Mill reopens after nine years - Northern Gazette",
        "Northern Gazette: Mill reopens after nine years",
        "Mill reopens after nine years｜Northern Gazette",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(tag: str) -> None:
    head = f'<title>{tag}</title><meta property="og:site_name" content="Northern Gazette">'
    assert title(head).removeprefix("Northern Gazette: ") == "Mill reopens after nine years"


def test_section_and_site_go_when_the_heading_shows_where_the_headline_ends() -> None:
    head = "<title>Mill reopens after nine years | Region | NG24</title>"
    assert title(head, "<h1>Mill reopens after nine years</h1>") == "Mill reopens after nine years"


def test_a_dash_within_the_headline_stays() -> None:
    text = "Mill reopens – after nine years"
    assert title(f"<title>{text}</title>", f"<h1>{text}</h1>") == text


HEADLINE = "Ferry stays in service for another year"
AGREED = f'<title>{HEADLINE} - Northern Gazette</title><meta property="og:title" content="{HEADLINE}">'


@pytest.mark.parametrize(
    "inside",
    [
        "Ferry stays in service<br>for another year",
        "<span>Ferry stays in service</span><span>for another year</span>",
        "<div>Ferry stays in service</div><div>for another year</div>",
        'Ferry stays in service for another year<span class="badge">New</span>',
        'Ferry stays in service for another year<span class="comment-count">12</span>',
        'Ferry stays in service for another year<i class="icon icon-share">share</i>',
        "Ferry stays in service for another year<button>Share</button>",
        "Ferry stays in service for another year<svg><title>Icon</title></svg>",
        '<a href="/a">Ferry stays in service for another year</a><span class="sr-only">opens in new window</span>',
        '<span class="dropcap">F</span>erry stays in ser<b>vi</b>ce for another year',
        "Ferry stays in ser&shy;vice&#8203; for another year&#65279;",
        "Ferry stays in service for<wbr> another year",
        "Ferry stays in service for another year <time>3 March 2026</time>",
        "Ferry stays in service for another year<small>3 min read</small>",
        "Ferry stays in service for another year<sup>12</sup>",
        'Ferry stays in service for another year <a href="#comments">12 comments</a>',
        'Ferry stays in service for another year <span class="byline">By Ann Roe</span>',
        'Ferry stays in service for another year<span class="subtitle">Engineers warn that the hull needs repairs</span>',
        "<span hidden>Premium</span>Ferry stays in service for another year",
        '<span style="display:none">Premium</span>Ferry stays in service for another year',
        "<span>Ferry stays in service for another year</span> <span>Ferry stays in service for another year</span>",
    ],
)
def test_the_rows_of_a_headline_are_apart_and_badges_no_part_of_it(inside: str) -> None:
    assert title("", f"<h1>{inside}</h1>") == HEADLINE


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<li>Ann Roe<span>Reporter</span></li>", "Ann Roe Reporter"),
        ("<p>Ann Roe<br>Harbour Gazette</p>", "Ann Roe Harbour Gazette"),
        ("<p><a>Ann Roe</a><a>Bo Lee</a></p>", "Ann Roe Bo Lee"),
        ("<ul><li>Ann Roe</li><li>Bo Lee</li></ul>", "Ann Roe Bo Lee"),
        ("<p><b>Ann Roe</b><i>Reporter</i></p>", "Ann Roe Reporter"),
        ("<p>Ann Mc<span>Donald</span></p>", "Ann McDonald"),
        ("<p>By<a>Ann Roe</a></p>", "By Ann Roe"),
        ("<p>H<sub>2</sub>O for $<span>20</span>m</p>", "H2O for $20m"),
    ],
)
def test_texts_that_a_page_shows_apart_are_apart(element: str, text: str) -> None:
    assert text_of(fromstring(element)) == text


def test_furigana_are_no_part_of_the_headline() -> None:
    assert (
        title("", "<h1><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の船は残る</h1>") == "港の船は残る"
    )


def test_the_name_of_a_section_above_the_headline_is_none() -> None:
    head = f"<title>{HEADLINE} - Northern Gazette</title>"
    assert title(head, f"<h1>News from around the bay</h1><h2>{HEADLINE}</h2>") == HEADLINE


def test_a_headline_for_search_engines_does_not_replace_the_one_shown() -> None:
    head = "<title>Old boat runs on in the bay</title><meta property='og:title' content='Old boat runs on in the bay'>"
    assert title(head, f"<h1>{HEADLINE}</h1><h2>More about it</h2>") == HEADLINE


@pytest.mark.parametrize("cut", ["Ferry stays in service …", "Ferry stays in ser..."])
def test_a_headline_that_is_cut_off_is_completed(cut: str) -> None:
    assert title(f"<title>{HEADLINE}</title>", f"<h1>{cut}</h1>") == HEADLINE


@pytest.mark.parametrize("shown", [HEADLINE.upper(), "\U0001f534 " + HEADLINE])
def test_capitals_and_signs_for_eyes_are_no_part_of_the_headline(shown: str) -> None:
    assert title(AGREED, f"<h1>{shown}</h1>") == HEADLINE


@pytest.mark.parametrize("separator", [" > ", " › ", " ‹ ", "_", " * ", "－", " ‖ "])
def test_rare_signs_before_the_name_of_the_site(separator: str) -> None:
    head = f'<title>{HEADLINE}{separator}Northern Gazette</title><meta property="og:site_name" content="Northern Gazette">'
    assert title(head) == HEADLINE


@pytest.mark.parametrize("label", ["Politics", "Latest news", "Northern Gazette"])
def test_the_name_of_a_section_or_of_the_site_is_no_headline(label: str) -> None:
    assert title(AGREED, f"<h1>{label}</h1>") == HEADLINE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Berliner Zeitung", "Berlin: Ferry stays in service"),
        ("Berlin", "Berlin: Ferry stays in service"),
        ("Die Welt", "Weltweit: Ferry stays in service"),
        ("Berliner Zeitung", "Who pays for all of it: Berlin"),
        ("Berliner Zeitung", "Berlin – Ferry stays in service"),
        ("Time", "Why the ferry stays – Time to act"),
        ("World", "World Cup - what to know of it"),
        ("The Sun", "Ferry and tides - The Sun sets late"),
    ],
)
def test_a_word_that_is_no_name_of_the_site_stays(name: str, text: str) -> None:
    head = f'<title>{text}</title><meta property="og:site_name" content="{name}"><meta property="og:title" content="{text}">'
    assert title(head, f"<h1>{text}</h1>") == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Savings &amp;amp; Trust", "Savings & Trust"),
        ("Council&amp;#8217;s vote", "Council’s vote"),
        ("How to write &amp;lt;b&amp;gt;", "How to write &lt;b&gt;"),
    ],
)
def test_a_headline_is_decoded_as_often_as_it_was_encoded(written: str, shown: str) -> None:
    assert title(f'<meta property="og:title" content="{written}">') == shown


def test_a_paragraph_in_a_heading_is_the_headline() -> None:
    """libxml2 closes the h1 before it."""
    assert title("", f"<h1><p>{HEADLINE}</p></h1><p>The ferry stays.</p>") == HEADLINE


def test_a_paragraph_behind_an_empty_heading_is_none() -> None:
    assert title("", "<h1></h1><p>The ferry stays in service for another year, the council said.</p>") == ""


def test_agreeing_sources_outvote_one_that_differs() -> None:
    head = (
        "<title>Mill reopens after nine years</title>"
        '<meta property="og:title" content="Mill reopens after nine years">'
        '<meta name="twitter:title" content="Mill reopens after nine years">'
    )
    assert title(head, "<h1>Our region today</h1>") == "Mill reopens after nine years"


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("tobi", ("tobi",)),
        ("Von", ()),
        ("Updated: January", ()),
        ("All about our newsletter", ()),
        ("Username", ()),
    ],
)
def test_a_short_byline_may_be_a_nickname(shown: str, names: tuple[str, ...]) -> None:
    assert read_names(pen_names(shown)).people == names


def test_a_short_byline_may_be_the_newsroom() -> None:
    assert read_names(pen_names("Staff Writer")) == BylineNames((), ("Staff Writer",))


def test_a_heading_that_links_to_the_front_page_is_a_logo() -> None:
    body = '<h1><a href="/">The Ferry Blog</a></h1><h2>Mill reopens</h2>'
    assert title("<title>Mill reopens after nine years</title>", body) == "Mill reopens after nine years"


def test_a_heading_with_a_button_that_leads_to_a_front_page_is_no_logo() -> None:
    body = f'<h1>{HEADLINE}<a class="share" href="https://social.example/">Share</a></h1>'
    assert title("<title>Northern Gazette</title>", body) == HEADLINE


def test_of_several_headings_the_repeated_one_counts() -> None:
    head = "<title>Mill opens again | NG</title><meta property='og:title' content='Old mill reopens after nine years'>"
    body = "<h1>Region</h1><h1>Old mill reopens after nine years</h1><h1>Sport</h1>"
    assert title(head, body) == "Old mill reopens after nine years"


def test_the_kicker_keeps_its_colon() -> None:
    head = "<meta property='og:title' content='Old mills: One reopens'>"
    assert title(head, "<h1><span>Old mills</span> One reopens</h1>") == "Old mills: One reopens"


def test_a_kicker_that_the_card_leaves_out_is_no_part_of_the_headline() -> None:
    head = (
        "<title>Old mills: One reopens after years - NG</title>"
        "<meta property='og:title' content='One reopens after years'>"
    )
    assert title(head, "<h1>Old mills: One reopens after years</h1>") == "One reopens after years"


def test_the_end_of_a_headline_that_is_not_repeated_alone_stays_behind_its_beginning() -> None:
    head = "<title>Mill reopens after nine years</title><meta property='og:title' content='nine years'>"
    assert title(head, "<h1>Mill reopens after nine years</h1>") == "Mill reopens after nine years"


def test_soft_hyphens_do_not_make_another_headline() -> None:
    head = (
        "<title>News from the valley - Sawmill reopens after years</title>"
        "<meta name='twitter:title' content='Sawmill reopens after years'>"
    )
    body = "<h1>Saw\u00admill re\u00adopens after years</h1>"
    assert title(head, body) == "Sawmill reopens after years"


def test_a_system_that_names_the_application_after_the_headline_does_not_lose_its_beginning() -> None:
    text = "Mills of the north - One reopens after years"
    head = f"<title>{text}</title><meta name='application-name' content='{text}'>"
    assert title(head, f"<h1>{text}</h1>") == text


def test_what_stands_behind_a_bar_is_no_headline() -> None:
    assert title("<title>Mill reopens after years | Town life</title>") == "Mill reopens after years"


def test_a_second_half_of_many_words_is_no_name() -> None:
    second = f"{'x' * 500} y y y y y y y"
    whole = f"Mill reopens after years | {second}"
    assert title(f"<title>{whole}</title>") == whole


def bylines(body: str, head: str = "") -> tuple[str, ...]:
    tree = parse_document(
        f"<html><head>{head}</head><body><h1>Mill reopens</h1>{body}</body></html>".encode(), None
    )
    found = read_bylines(read_structured(tree, URL), tree, marked_elements(tree).bylines, ())
    return read_names(found).people


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<p class="post-byline">By Ann Roe</p>', ("Ann Roe",)),
        ('<div class="article_author-name__2tyBB">Ann Roe</div>', ("Ann Roe",)),
        ('<p class="detail__authors"><a>Ann Roe</a>, <a>Bo Lee</a></p>', ("Ann Roe", "Bo Lee")),
        ('<a rel="author" href="/tobi">Tobi</a>', ("Tobi",)),
        ("<p>Von Ann Roe und Bo Lee</p>", ("Ann Roe", "Bo Lee")),
        ('<a href="/authors/ann-roe">Ann Roe</a>', ("Ann Roe",)),
        ('<div class="comment-author">Cy Ek</div>', ()),
        ('<p class="author-bio">Ann Roe is a writer</p>', ()),
        ("<p>By the quay stood a mill.</p>", ()),
    ],
)
def test_visible_bylines(body: str, names: tuple[str, ...]) -> None:
    assert bylines(body) == names


def test_the_visible_byline_completes_data_that_states_only_the_first() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ann Roe"}}</script>'
    assert bylines('<p class="authors"><a>Ann Roe</a> <a>Bo Lee</a></p>', data) == ("Ann Roe", "Bo Lee")


@pytest.mark.parametrize(
    "label", ["Written by", "Verfasst von", "Escrito por", "Rédigé par", "Geschreven door"]
)
def test_the_card_of_a_page_names_its_writer(label: str) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ann Roe">'
    assert bylines("", head) == ("Ann Roe",)


def test_what_else_a_card_says_is_no_writer() -> None:
    head = '<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Four Minutes">'
    assert bylines("", head) == ()


def test_a_name_set_to_the_right_below_the_text_is_its_writers() -> None:
    text = "<p>The mill is open again.</p>"
    assert bylines(f'{text}<p style="text-align: right;"><strong>Ann Roe</strong></p>') == ("Ann Roe",)
    assert bylines(f'{text}<p align="right"><em>Ann Roe</em></p>') == ("Ann Roe",)
    assert bylines(f'{text}<p align="right">Open on Mondays</p>') == ()
    assert bylines(f"{text}<p>Ann Roe</p>") == ()


def test_an_agency_beside_the_name_stays_for_the_reading_of_credits() -> None:
    tree = parse_document(b"<h1>Mill reopens</h1><p>By ANN ROE AP National Security Writer</p>", None)
    found = read_bylines(read_structured(tree, URL), tree, [], ())
    assert [byline.name for byline in found] == ["ANN ROE AP National Security Writer"]


def test_the_owner_of_a_site_is_its_writer_and_no_organisation() -> None:
    data = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Mill reopens",'
        '"author":{"@id":"#ann"},"publisher":{"@id":"#ann"}},'
        '{"@id":"#ann","@type":["Person","Organization"],"name":"Ann Roe"}]}</script>'
    )
    assert bylines("", data) == ("Ann Roe",)
