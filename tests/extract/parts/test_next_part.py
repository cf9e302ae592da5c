"""The next part of an article is found where a link is the article's own address with the next number."""

from __future__ import annotations

import pytest

from wirecopy.extract.parts.next_part import MAX_PARTS, may_continue, next_part

CRANE = "https://paper.example/town/the-crane-4711"
TEXT = "<p>The harbour council wants the old crane back, and nobody knows what to do with it.</p>"


def page(body: str = "", head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article><h1>The crane</h1>{TEXT}{body}</article></body></html>".encode()


def found(html: bytes, *read: str) -> str | None:
    addresses = read or (CRANE,)
    return next_part(html, "text/html; charset=utf-8", addresses) if may_continue(html, addresses) else None


@pytest.mark.parametrize(
    ("article", "part"),
    [
        (CRANE, CRANE + "?page=2"),
        (CRANE, CRANE + "/2"),
        (CRANE + "/", CRANE + "/2/"),
        (CRANE, CRANE + "/page/2"),
        (CRANE, CRANE + "/seite-2"),
        (CRANE + ".html", CRANE + "-2.html"),
        (CRANE + ".html", CRANE + "-p2.html"),
        (CRANE + ".html", CRANE + "_seite-2.html"),
        (CRANE + ".html", CRANE + "/2.html"),
        (CRANE + ".html", CRANE + ".html?p=2"),
        (CRANE, CRANE + ",page,2"),
        (CRANE, CRANE + "?page=1"),  # counted from nought
        (CRANE + "?lang=en", CRANE + "?lang=en&page=2"),
        (CRANE + "?page=1", CRANE + "?page=2"),
    ],
)
def test_the_forms_of_a_page_number(article: str, part: str) -> None:
    assert found(page(head=f"<link rel='next' href='{part}'>"), article) == part
    assert found(page(f"<a href='{part}'>2</a>"), article) == part


@pytest.mark.parametrize(
    "label",
    [
        "2",
        "Page 2",
        "Seite 2",
        "page 2 of 5",
        "Auf Seite 2: Wohin mit dem Kran?",
        "Seite 2 — Wohin mit dem Kran?",
        "Next",
        "Next page »",
        "Weiter",
        "Weiterlesen >>",
        "Nächste Seite",
        "Page suivante",
        "»",
        "2ページ",
        "次のページ",
        "下一页",
    ],
)
def test_what_pages_call_the_next_part(label: str) -> None:
    assert found(page(f"<a href='{CRANE}?page=2'>{label}</a>")) == CRANE + "?page=2"


def test_a_label_may_stand_in_an_attribute() -> None:
    assert (
        found(page(f"<a href='{CRANE}?page=2' aria-label='Next page'><svg></svg></a>")) == CRANE + "?page=2"
    )


@pytest.mark.parametrize(
    ("article", "href"),
    [
        (CRANE, "https://paper.example/town/the-bridge-4712"),  # the next article
        (CRANE, "https://paper.example/town/the-crane-4712"),
        (CRANE, CRANE + "-2"),  # another article with the same words
        (CRANE, CRANE + "/comment-page-2"),
        (CRANE, CRANE + "?page=2#comments"),
        (CRANE, CRANE + "?cpage=2"),
        (CRANE, "https://elsewhere.example/town/the-crane-4711?page=2"),
        ("https://paper.example/?p=2895", "https://paper.example/?p=2896"),
        ("https://paper.example/", "https://paper.example/page/2"),
        ("https://paper.example/4711", "https://paper.example/4712"),
        ("https://paper.example/live/day-1", "https://paper.example/live/day-2"),
        (CRANE, CRANE + "?page=3"),
        (CRANE, CRANE + "?page=2&sort=best"),
        (CRANE, "javascript:next(2)"),
    ],
)
def test_a_next_link_to_something_else_is_not_followed(article: str, href: str) -> None:
    assert found(page(head=f"<link rel='next' href='{href}'>"), article) is None
    assert found(page(f"<a rel='next' href='{href}'>Next</a>"), article) is None


@pytest.mark.parametrize(
    "box",
    [
        "<div class='comments-pager'>{}</div>",
        "<section id='related-stories'>{}</section>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<ul class='gallery'>{}</ul>",
    ],
)
def test_the_numbers_of_another_list_are_not_the_articles(box: str) -> None:
    assert found(page(box.format(f"<a href='{CRANE}?page=2'>2</a>"))) is None


def test_a_link_to_the_number_that_says_something_else_is_not_followed() -> None:
    assert found(page(f"<a href='{CRANE}?page=2'>14 comments</a>")) is None


def test_parts_are_followed_one_by_one() -> None:
    pager = "".join(f"<a href='{CRANE}/{number}'>{number}</a>" for number in (1, 2, 3))
    assert found(page(pager)) == CRANE + "/2"
    assert found(page(pager), CRANE, CRANE + "/2") == CRANE + "/3"
    assert found(page(pager), CRANE, CRANE + "/2", CRANE + "/3") is None


def test_parts_counted_from_nought_are_followed_one_by_one() -> None:
    pager = "".join(f"<a href='?page={number - 1}'>{number}</a>" for number in (1, 2, 3))
    assert found(page(pager)) == CRANE + "?page=1"
    assert found(page(pager), CRANE, CRANE + "?page=1") == CRANE + "?page=2"
    assert found(page(pager), CRANE, CRANE + "?page=1", CRANE + "?page=2") is None


def test_a_link_back_to_a_part_that_was_read_ends_the_series() -> None:
    assert found(page(f"<a href='{CRANE}?page=2'>Next</a>"), CRANE, CRANE + "?page=2") is None


def test_a_number_of_5000_digits_is_no_part() -> None:
    assert next_part(page(f"<a href='{CRANE}/page/{'2' * 5000}'>2</a>"), None, (CRANE,)) is None


def test_ten_parts_are_enough() -> None:
    read = [CRANE, *(f"{CRANE}?page={number}" for number in range(2, MAX_PARTS + 1))]
    assert len(read) == 10
    assert found(page(f"<a href='{CRANE}?page=11'>11</a>"), *read) is None
    assert found(page(f"<a href='{CRANE}?page=10'>10</a>"), *read[:-1]) == CRANE + "?page=10"


def test_a_listed_address_with_a_mark_of_the_feed_has_the_parts_of_the_canonical_one() -> None:
    head = f"<link rel='canonical' href='{CRANE}'>"
    assert found(page(f"<a href='{CRANE}?page=2'>2</a>", head), CRANE + "?from=rss") == CRANE + "?page=2"


@pytest.mark.parametrize(
    ("label", "href"),
    [
        ("View as a single page", "?page=all"),
        ("Auf einer Seite lesen", "/komplettansicht"),
        ("Tout lire sur une seule page", "?view=all"),
        ("Show on one page", "?singlepage=1"),
    ],
)
def test_the_whole_article_on_one_page_takes_the_place_of_its_parts(label: str, href: str) -> None:
    html = page(f"<a href='{CRANE}?page=2'>2</a><a href='{CRANE}{href}'>{label}</a>")
    assert found(html) == CRANE + href
    assert found(html, CRANE, CRANE + href) is None


def test_a_view_of_all_that_names_no_page_is_another_list() -> None:
    assert found(page(f"<a href='{CRANE}/all'>View all</a>")) is None


@pytest.mark.parametrize(
    "html", [b"", b"%PDF-1.7 the-crane-4711?page=2", b"\x00\x01" * 100, b"<a href=?page=2"]
)
def test_what_is_no_page_has_no_next_part(html: bytes) -> None:
    assert found(html) is None


def test_the_first_look_at_a_page_made_of_its_own_address_is_short() -> None:
    """Not every place where the address stands is looked at: a page can be nothing else."""
    assert not may_continue(b"the-crane-4711" * 300_000, [CRANE])
