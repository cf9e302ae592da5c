"""Whether two pages that name one address show one article."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wirecopy.extract.same_article import ShownArticle, is_same_article, shared_text

NOW = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)
TEXT = (
    "The ferry sank at noon, two miles off the northern quay, where the water is more than forty metres deep. Nobody was "
    "hurt, its owner said, as all who were on board had left it for a boat of the harbour police an hour before.\n"
    "Divers will look at the hull tomorrow. A second boat takes over until Friday."
)
OTHER = (
    "The council closed the library. Readers were told on Monday.\n"
    "Its books go to the school. The house is for sale."
)
TEMPLATE = "Lottery of {0} June. Drawn were {1}, {2} and 41. The draw takes place each Wednesday at eight. All is without warranty."


def shown(
    title: str = "Ferry sinks", text: str = TEXT, days: int | None = None, feed: str = ""
) -> ShownArticle:
    return ShownArticle(title, text, None if days is None else NOW + timedelta(days=days), feed)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (shown(), "the same"),
        (shown("Boat lost at sea"), "the same text under another headline"),
        (shown("Boat lost at sea", TEXT.replace("\n", " ")), "its paragraphs joined"),
        (shown("Boat lost at sea", TEXT.splitlines()[0]), "a trimmed form"),
        (shown("Boat lost at sea", f"{TEXT}\nRead also: the weather."), "with a line of the site"),
        (shown("Boat lost at sea", TEXT.upper().replace(".", "!")), "other capitals and signs"),
        (shown(text=OTHER), "another part under the same headline"),
        (shown("FERRY SINKS – page 2", OTHER), "the headline with a page number"),
        (shown(text=OTHER, days=0), "a live blog"),
        (shown(text=OTHER, feed="Ferry sinks"), "one of them listed by a feed"),
    ],
)
def test_forms_parts_and_states_are_one_article(other: ShownArticle, why: str) -> None:
    assert is_same_article(shown(), other), why
    assert is_same_article(other, shown()), why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (shown(), shown("Library closes", OTHER), "another article"),
        (
            shown("Lottery, 3 June", TEMPLATE.format(3, 5, 8)),
            shown("Lottery, 10 June", TEMPLATE.format(10, 9, 12)),
            "two reports from one template",
        ),
        (shown("Weather", TEXT, days=0), shown("Weather", OTHER, days=1), "a column of another day"),
        (
            shown("Harbor Herald", TEXT, feed="Ferry sinks"),
            shown("Harbor Herald", OTHER, feed="Library closes"),
            "the site's name in place of headlines",
        ),
        (
            shown("Ferry sinks", "This report is for subscribers."),
            shown("Library closes", "This report is for subscribers."),
            "a notice in place of both texts",
        ),
        (shown("Ferry", TEXT), shown("Ferry tickets cost more from June", OTHER), "a word of the headline"),
        (
            shown("渡船沉没", "渡船周二沉没。无人受伤。"),
            shown("图书馆关闭", "图书馆周一关闭。书归学校。"),
            "no spaces",
        ),
    ],
)
def test_different_texts_under_different_headlines_are_different_articles(
    one: ShownArticle, other: ShownArticle, why: str
) -> None:
    assert not is_same_article(one, other), why
    assert not is_same_article(other, one), why


def test_shared_text_counts_whole_sentences_of_the_shorter_text() -> None:
    assert shared_text("", TEXT) == 0
    assert shared_text(TEXT, TEXT) == 1
    text = "The ferry sank at noon. Nobody was hurt, its owner told the council."
    assert shared_text("The ferry sank at noon. An orca was seen there.", text) == 0.5
    assert shared_text("渡船沉没。无人受伤。", "渡船沉没。无人受伤。书归学校。") == 1
