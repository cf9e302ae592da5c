"""What of an article is taken from its feed."""

from __future__ import annotations

import pytest

from wirecopy.extract.feed_text import needs_summary, with_feed_text, with_summary
from wirecopy.model import Access, Alternate, Extraction, Outcome, PartKind, TextSource

WHOLE = Extraction(Outcome.EXTRACTED, title="Ferry", text="The ferry runs again. " * 40)
SUMMARY = Extraction(Outcome.EXTRACTED, title="Ferry", text="The ferry runs again from Monday.")
AMP = Alternate(PartKind.AMP, "https://paper.example/amp/ferry")
EMPTY = Extraction(Outcome.NO_TEXT, "no article text was found", alternate=AMP)


def test_a_summary_is_a_teaser_beside_how_the_page_ended() -> None:
    teaser = with_summary(EMPTY, SUMMARY)
    assert (teaser.text, teaser.access, teaser.text_source) == (SUMMARY.text, Access.TEASER, TextSource.FEED)
    assert (teaser.page_outcome, teaser.message) == (Outcome.NO_TEXT, EMPTY.message)
    assert teaser.alternate == AMP


def test_the_whole_text_makes_good_for_the_page() -> None:
    article = with_feed_text(EMPTY, WHOLE)
    assert (article.page_outcome, article.access) == (Outcome.EXTRACTED, Access.FREE)


def test_no_summary_leaves_the_page_as_it_ended() -> None:
    assert with_summary(EMPTY, Extraction(Outcome.NO_TEXT)) is EMPTY


def test_a_walled_page_whose_feed_has_the_text_shows_no_teaser() -> None:
    walled = Extraction(Outcome.EXTRACTED, title="Ferry", text="The ferry runs again.", access=Access.TEASER)
    assert with_feed_text(walled, WHOLE).access is Access.PAYWALLED


@pytest.mark.parametrize(
    ("outcome", "needs"),
    [
        (Outcome.CONSENT_PAGE, True),
        (Outcome.CHALLENGE, True),
        (Outcome.NOT_AN_ARTICLE, True),
        (Outcome.EXTRACTED, False),
        (Outcome.NOT_A_PAGE, False),
        (Outcome.PARSER_KILLED, False),
    ],
)
def test_what_came_in_place_of_an_article_leaves_the_summary(outcome: Outcome, needs: bool) -> None:
    assert needs_summary(Extraction(outcome)) is needs
