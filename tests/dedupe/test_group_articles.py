"""The whole decision over a set: articles in, stories out."""

from __future__ import annotations

import random

import pytest

from benchmarks.adapters import group_articles
from tests.dedupe.prose import head, letter, prose


def article(name: str, title: str, body: str) -> dict[str, str]:
    return {
        "id": name,
        "outlet": name,
        "domain": f"{name}.example",
        "title": title,
        "text": f"{title}\n{body}",
    }


def story_sets(articles: list[dict[str, str]]) -> set[frozenset[str]]:
    """The stories of two articles or more."""
    stories: dict[int, set[str]] = {}
    for name, story in group_articles(articles).items():
        stories.setdefault(story, set()).add(name)
    return {frozenset(names) for names in stories.values() if len(names) > 1}


def test_a_trimmed_and_re_headlined_copy_shares_the_story_and_another_text_does_not() -> None:
    story = prose(1, 500)
    assert story_sets(
        [
            article("courier", "Storm closes harbour", story),
            article("echo", "Harbour shut by storm", head(story, 150)),
            article("mirror", "Harbour shut by storm", prose(2, 300)),
        ]
    ) == {frozenset({"courier", "echo"})}


def test_a_text_under_forty_words_needs_its_headline_too() -> None:
    brief = "The ferry to the northern island is late again."
    assert story_sets(
        [
            article("gazette", "Ferry late", brief),
            article("post", "FERRY LATE", brief),
            article("echo", "Please wait", brief),
        ]
    ) == {frozenset({"gazette", "post"})}


def test_a_first_line_that_is_a_lead_belongs_to_the_text() -> None:
    full = prose(3, 300)
    brief = " ".join(full.split()[:70]) + "."
    articles = [article("courier", "Ferry late", full), article("echo", "", "")]
    articles[1] |= {"title": brief, "text": brief}  # a collection without headlines: the lead is the title
    assert story_sets(articles) == {frozenset({"courier", "echo"})}


def test_a_first_line_that_announces_a_statement_belongs_to_the_text() -> None:
    statement = prose(4, 120)
    first, second = f"The ministry wrote to {prose(5, 20)[:-1]}:", f"A letter to the {prose(6, 20)[:-1]}:"
    articles = [article("courier", "", ""), article("echo", "", "")]
    articles[0] |= {"title": first, "text": f"{first}\n{statement}"}
    articles[1] |= {"title": second, "text": f"{second}\n{statement}"}
    assert story_sets(articles) == set()


def test_pages_that_hold_two_stories_do_not_chain_them() -> None:
    first, second, statement = prose(10, 300), prose(11, 280), letter(12, 220)
    assert story_sets(
        [
            article("courier", "Harbour opens", first),
            article("echo", "The harbour is open", head(first, 200)),
            article("mirror", "Ferry sold", second),
            article("post", "Island ferry is sold", head(second, 210)),
            # A round-up, a blog that quotes both, and two reports around one statement.
            article(
                "brief", "News in brief", f"AMBLE (AP) — {first}\nWICK (AP) — {second}\n{prose(13, 200)}"
            ),
            article(
                "blog",
                "What they write",
                "\n".join([prose(14, 90), first, prose(15, 80), second, prose(16, 90)]),
            ),
            article("herald", "Minister explains", "\n".join([prose(17, 40), statement, prose(18, 30)])),
            article("tribune", "Sale defended", "\n".join([prose(19, 50), statement, prose(20, 40)])),
        ]
    ) == {frozenset({"courier", "echo"}), frozenset({"mirror", "post"})}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_articles_decides_nothing(seed: int) -> None:
    source = random.Random(seed)
    articles = []
    for number in range(12):
        text = prose(100 + number % 4, 400)
        body = head(text, source.randint(90, 400))
        if source.random() < 0.5:
            body = f"{prose(200 + number, source.randint(10, 120))}\n{body}\n{prose(300 + number, 80)}"
        articles.append(article(f"outlet-{number}", f"Headline {number}", body))
    expected = story_sets(articles)
    source.shuffle(articles)
    assert story_sets(articles) == expected
