"""Another form of the page is named where the page itself gives nothing, and only then."""

from __future__ import annotations

import pytest

from wirecopy.extract import extract_page
from wirecopy.extract.parts.join import with_alternate
from wirecopy.model import Access, Alternate, Extraction, Outcome, PartKind

URL = "https://paper.example/town/the-crane-4711.html"
AMP = "https://paper.example/amp/town/the-crane-4711"
TEASER = "The harbour council wants the old crane back, and nobody in the town knows what to do with it"
BODY = " ".join(
    f"Sentence {number} says what the one before it did not say about the crane." for number in range(30)
)


def page(text: str = "", head: str = "", links: str = "") -> bytes:
    paragraphs = f"<article><h1>The crane</h1><p>{text}</p></article>" if text else "<div id='app'></div>"
    return f"<html lang='en'><head><title>The crane</title>{head}</head><body>{paragraphs}{links}</body></html>".encode()


def alternate_of(html: bytes) -> Alternate | None:
    return extract_page(html, URL).alternate


def test_a_page_without_text_names_its_amp_form() -> None:
    extraction = extract_page(page(head=f"<link rel='amphtml' href='{AMP}'>"), URL)
    assert extraction.outcome is Outcome.NO_TEXT
    assert extraction.alternate == Alternate(PartKind.AMP, AMP)


@pytest.mark.parametrize(
    "text",
    [f"{TEASER} …", f"{TEASER}, because it was sold in the year of the flood..."],
)
def test_a_text_that_breaks_off_is_a_teaser(text: str) -> None:
    assert alternate_of(page(text, head=f"<link rel='amphtml' href='{AMP}'>")) == Alternate(PartKind.AMP, AMP)


def test_a_text_that_is_no_more_than_the_description_is_a_teaser() -> None:
    head = f"<meta name='description' content='{TEASER}.'><link rel='amphtml' href='{AMP}'>"
    assert alternate_of(page(f"{TEASER}.", head)) == Alternate(PartKind.AMP, AMP)


@pytest.mark.parametrize("text", [BODY, f"{TEASER}. Now it stands in a field, as short news go."])
def test_a_page_with_a_text_needs_no_other_form(text: str) -> None:
    assert alternate_of(page(text, head=f"<link rel='amphtml' href='{AMP}'>")) is None


def test_a_teaser_for_subscribers_stays_one() -> None:
    head = (
        f"<link rel='amphtml' href='{AMP}'><script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "The crane", "isAccessibleForFree": false}</script>'
    )
    extraction = extract_page(page(f"{TEASER} …", head), URL)
    assert (extraction.access, extraction.alternate) == (Access.TEASER, None)


@pytest.mark.parametrize(
    "href",
    [
        "?view=print",
        "/town/the-crane-4711.html?print=true",
        "/print/town/the-crane-4711.html",
        "/storyprint/4711",
        "/artikel/print.php?id=4711",
        "/town/the-crane-4711,PRINT",
        "/druckansicht/4711",
    ],
)
def test_a_print_form_is_a_link_that_says_so_and_names_the_article(href: str) -> None:
    found = alternate_of(page(links=f"<a href='{href}'>⎙</a>"))
    assert found is not None
    assert found.kind is PartKind.PRINT


@pytest.mark.parametrize(
    "href",
    [
        "javascript:window.print()",
        "#print",
        "/imprint",
        "/print/subscribe",
        "/print.php?id=4712",
        "/town/the-crane-4711.html",
        "/town/printers-4711",
        "https://printers.example/print/?url=https://paper.example/town/the-crane-4711.html",
    ],
)
def test_other_links_about_printing_are_no_print_form(href: str) -> None:
    assert alternate_of(page(links=f"<a href='{href}'>Print</a>")) is None


@pytest.mark.parametrize(
    "href", [URL, "https://cdn.example/c/s/paper.example/the-crane", "javascript:amp()", ""]
)
def test_an_amp_form_elsewhere_or_nowhere_is_not_followed(href: str) -> None:
    assert alternate_of(page(head=f"<link rel='amphtml' href='{href}'>")) is None


def test_the_longer_text_is_taken_and_the_facts_of_the_page_stay() -> None:
    short = Extraction(
        Outcome.EXTRACTED,
        title="The crane",
        text=TEASER,
        section="Town",
        alternate=Alternate(PartKind.AMP, AMP),
    )
    long = Extraction(Outcome.EXTRACTED, title="The crane, AMP", text=BODY)
    joined = with_alternate(short, long)
    assert (joined.extraction.title, joined.extraction.text, joined.extraction.section) == (
        "The crane",
        BODY,
        "Town",
    )
    assert joined.extraction.alternate is None
    assert joined.words == (long.word_count,)
    assert with_alternate(long, short).extraction == long
    assert with_alternate(long, short).words == (0,)
