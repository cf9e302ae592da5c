"""Pages that a site puts between its visitor and the article: to agree, to log in, to be tested. Pure.

They are told by their address, whatever they say: it carries the one that was asked for, to lead back to it
(gnews-scraper issue 1: consent.google.com/m?continue=https://news.google.com/…).
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from wirecopy.extract.body.line_filter import columns_of
from wirecopy.model import Extraction, Outcome

# A shorter path, such as "/news", stands in many addresses. Chosen, not measured.
_MIN_PATH = 8  # characters
# Columns. Viewers of AMP pages carry an address too, and show the article. Chosen, not measured.
_SHORT = 1500


def without_interstitial(article: Extraction, listed: str, answered: str) -> Extraction:
    """The extraction of a page, which is no article if one in between answered at the address that feeds list."""
    if article.outcome is not Outcome.EXTRACTED or not leads_back(listed, answered):
        return article
    if columns_of(article.text) > _SHORT:
        return article
    return Extraction(
        Outcome.NO_TEXT,
        "a page in between answered: its address carries that of the article",
        extractor=article.extractor,
        text_doubt=article.text_doubt,
        text_choice=article.text_choice,
    )


def leads_back(listed: str, answered: str) -> bool:
    """Whether the query of the address that answered carries the path of the one that was asked for."""
    path = urlsplit(listed).path
    if len(path) < _MIN_PATH or path == urlsplit(answered).path:
        return False
    carried = urlsplit(answered)
    return unquote(path) in unquote(unquote(f"{carried.query}#{carried.fragment}"))
