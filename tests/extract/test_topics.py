"""Which tags and which section an article gets out of what its page lists."""

from __future__ import annotations

import pytest

from tests.extract.test_page import extract, ld, page
from wirecopy.extract.page_or_feed import complete
from wirecopy.model import FeedMetadata


def tags_of(*listed: str) -> tuple[str, ...]:
    return extract(
        page(head="".join(f'<meta property="article:tag" content="{tag}">' for tag in listed))
    ).tags


@pytest.mark.parametrize(
    ("listed", "tags"),
    [
        (("Ferries,Harbours,World news",), ("Ferries", "Harbours", "World news")),
        (("Ferries, Harbours, Pianos",), ("Ferries", "Harbours", "Pianos")),
        (("Washington, D.C.",), ("Washington, D.C.",)),
        (("Business, Finance, &amp; Economics",), ("Business, Finance, & Economics",)),
        (("渡轮，钢琴，港口",), ("渡轮", "钢琴", "港口")),
        (("type:story", "tag:Ferries", "subject:Pianos", "clone:no"), ("Ferries", "Pianos")),
        (("Star Wars: Episode IV", "1&amp;1", "5G", "://harbour club"), ("Star Wars: Episode IV", "1&1", "5G", "://harbour club")),
        (("editors_pick", "@top-river", "/article", "[SHARED COPY]", "_ads", "Ferries"), ("Ferries",)),
        (("100312362", "2023", "2024-03-04", "Ferries 2024"), ("Ferries 2024",)),
        (("#ferries", "Ferries", "„Pianos“"), ("ferries", "Pianos")),
        (("News", "Homepage", "Breaking news", "Strona główna", "Nachrichten", "Ferries"), ("Ferries",)),
        (("Ferry takes a piano across", "Gazette", "Ferries"), ("Ferries",)),
        (("The quay where nine owners of pianos wait for a captain", "Ferries"), ("Ferries",)),
    ],
)  # fmt: skip
def test_tags_are_topics(listed: tuple[str, ...], tags: tuple[str, ...]) -> None:
    assert tags_of(*listed) == tags


def test_outlet_and_author_are_no_topics() -> None:
    head = ld(
        keywords=["The Quay Herald", "Ann Roe", "Ferries"],
        author={"@type": "Person", "name": "Ann Roe"},
        publisher={"@type": "Organization", "name": "Quay Herald, The"},
    )
    assert extract(page(head=f'<meta property="og:site_name" content="The Quay Herald">{head}')).tags == (
        "Ferries",
    )


@pytest.mark.parametrize(
    "keywords",
    [
        "ferry,takes,piano,across,quay",
        "Ferry takes a piano across the quay | Gazette",
        "At noon the ferry left, with forty people, and a piano on board",
    ],
)
def test_words_cut_out_of_headline_or_description_are_no_tags(keywords: str) -> None:
    head = (
        '<meta property="og:title" content="Ferry takes a piano across the quay">'
        '<meta property="og:description" content="At noon the ferry left, with forty people, and a piano on board.">'
        f'<meta name="keywords" content="{keywords}">'
    )
    html = page(head=head).replace(b"takes a piano across<", b"takes a piano across the quay<")
    assert extract(html).tags == ()


def test_the_next_place_is_asked_where_one_lists_nothing_but_marks_of_the_system() -> None:
    head = ld(keywords=["content-type: Feature", "locale: US", "contentId: 15cd-456b"])
    assert extract(page(head=f'{head}<meta name="keywords" content="ferries, pianos">')).tags == (
        "ferries",
        "pianos",
    )


def test_tags_of_a_feed_are_read_the_same_way() -> None:
    feed = FeedMetadata(title="", authors=("Ann Roe",), tags=("Homepage", "Ann Roe", "Ferries"), image_url=None,
                        published_at=None, published_raw=None, published_precision=None)  # fmt: skip
    assert complete(extract(page()), feed).tags == ("Ferries",)


@pytest.mark.parametrize(
    ("stated", "section"),
    [
        ("Region", "Region"),
        ("News > Sport", "Sport"),
        ("Sport | Football", "Sport"),
        ("News/World", "World"),
        ("/news/politics/", "politics"),
        ("News - News", "News"),
        ("Briefing Room - News", "Briefing Room"),
        ("Brasil,Notícias", "Brasil"),
        ("Destacado,Puerto,País", "Puerto"),
        ("Health, Science, Weather, World", "Health"),
        ("Books, Arts & Culture", "Books, Arts & Culture"),
        ("Crash / Unfall", "Crash / Unfall"),
        ("Schleswig-Holstein", "Schleswig-Holstein"),
        (["News", "Politics"], "Politics"),
        ([{"@type": "Thing", "name": "Aktuelles"}, "Hafen"], "Hafen"),
        (
            "Pianos keep crossing the bay, and the owners who wait for them at noon grow impatient. Read on.",
            None,
        ),
    ],
)
def test_section_is_one_label(stated: object, section: str | None) -> None:
    assert extract(page(head=ld(articleSection=stated))).section == section


def test_section_that_names_no_topic_gives_way_to_another_place() -> None:
    meta = '<meta property="article:section" content="Harbours">'
    assert extract(page(head=ld(articleSection="ニュース") + meta)).section == "Harbours"
