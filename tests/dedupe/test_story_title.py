"""Under which headline a story goes."""

from __future__ import annotations

import pytest

from wirecopy.dedupe.story_title import PrintedTitle, choose_title

GROUNDED = "Ferry grounded off Otter Bay"


def printed(*titles: str) -> list[PrintedTitle]:
    """Each by an outlet of its own, in the order of their appearance."""
    return [
        PrintedTitle(title, outlet_id, ("The Harbour Herald", "harbourherald.example", "Local news"))
        for outlet_id, title in enumerate(titles)
    ]


def test_most_outlets_decide_whatever_their_spelling() -> None:
    titles = printed(
        "Nine hours aground", GROUNDED, "Ferry grounded off Otter Bay.", "Sandbank holds a ferry"
    )
    assert choose_title(titles) == GROUNDED


def test_one_outlet_that_prints_it_twice_is_one() -> None:
    twice = [PrintedTitle("Nine hours aground", 7)] * 2
    assert choose_title([*twice, *printed(GROUNDED, GROUNDED)]) == GROUNDED


def test_where_all_differ_the_one_that_says_what_the_others_say_is_taken_else_the_first() -> None:
    assert choose_title(
        printed("A night at sea", "Otter Bay ferry grounded", "Ferry grounded on sandbank")
    ) == ("Otter Bay ferry grounded")
    assert choose_title(printed("A night at sea", "Stuck!", "Passengers wait")) == "A night at sea"


def test_the_originators_own_outlet_has_the_last_word_unless_it_prints_no_headline() -> None:
    own = PrintedTitle("URGENT: Ferry aground", 9)
    assert choose_title([*printed(GROUNDED, GROUNDED), own], preferred=[own]) == own.title
    label = PrintedTitle("News", 9)
    assert choose_title([label, *printed(GROUNDED)], preferred=[label]) == GROUNDED


@pytest.mark.parametrize(
    "title",
    [
        "",
        "…",
        "Politics",
        "Top stories",
        "LOCAL NEWS",
        "The Harbour Herald",
        "harbourherald.example",
        "(68102)",
        "The ferry off Otter Bay on Monday. (AP Photo/Ada Quill)",
        "Passengers leave the ferry (Foto: Ada Quill/dpa)",
        "The ferry | Ada Quill/Getty Images",
        "FILE - In this July 7 photo, a ferry lies off Otter Bay.",
        "Photo: Ada Quill",
        "The ferry on Monday © Ada Quill",
        " ".join(["word"] * 40),
    ],
)
def test_what_is_no_headline_has_no_say_while_there_is_one(title: str) -> None:
    assert choose_title(printed(title, title, GROUNDED)) == GROUNDED


@pytest.mark.parametrize(
    "title",
    [
        "客轮在水獭湾搁浅",
        "Photo finish in the ferry race",
        "Stuck: Reuters loses a ferry",
        "Harbour Herald wins a prize",
    ],
)
def test_a_headline_is_not_taken_for_a_label_or_a_caption(title: str) -> None:
    assert choose_title(printed(title, title, GROUNDED)) == title


def test_a_story_without_any_headline_has_the_first_title_that_most_print() -> None:
    assert choose_title(printed("Politics", "News", "News")) == "News"
