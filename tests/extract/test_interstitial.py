"""Pages in between, told by the address that they answered at."""

from __future__ import annotations

import pytest

from wirecopy.extract.interstitial import leads_back, without_interstitial
from wirecopy.model import Extraction, Outcome

LISTED = "https://paper.example/2026/ferry-runs-again"
BETWEEN = "https://ask.example/m?continue=https%3A%2F%2Fpaper.example%2F2026%2Fferry-runs-again&lang=en"
ARTICLE = Extraction(Outcome.EXTRACTED, title="Before you go on", text="Choose what we may know of you.")


@pytest.mark.parametrize(
    ("answered", "leads"),
    [
        (BETWEEN, True),
        ("https://ask.example/m?continue=https%253A%252F%252Fpaper.example%252F2026%252Fferry-runs-again", True),
        ("https://paper.example/login?next=/2026/ferry-runs-again", True),
        ("https://ask.example/#/2026/ferry-runs-again", True),
        (LISTED, False),
        (f"{LISTED}?ref={LISTED}", False),
        ("https://www.paper.example/2026/ferry-runs-again-after-storm?ref=https://other.example/2026/crane", False),
        ("https://paper.example/", False),
    ],
)  # fmt: skip
def test_an_address_that_carries_the_one_asked_for_leads_back_to_it(answered: str, leads: bool) -> None:
    assert leads_back(LISTED, answered) is leads


def test_a_short_path_stands_in_many_addresses() -> None:
    assert not leads_back("https://paper.example/news", "https://paper.example/all?back=/news")


def test_what_stands_in_between_is_no_article_whatever_it_says() -> None:
    found = without_interstitial(ARTICLE, LISTED, BETWEEN)
    assert (found.outcome, found.text) == (Outcome.NO_TEXT, "")
    assert found.message


def test_a_viewer_shows_the_article() -> None:
    whole = Extraction(Outcome.EXTRACTED, title="Ferry", text="The ferry runs again. " * 100)
    assert without_interstitial(whole, LISTED, BETWEEN) is whole


def test_how_a_page_ended_stays() -> None:
    ended = Extraction(Outcome.CONSENT_PAGE, "a request to agree")
    assert without_interstitial(ended, LISTED, BETWEEN) is ended
