"""Where each value of an article came from, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from wirecopy.model import Role, TextSource
from wirecopy.store.read_model.articles import ArticleSummary, LeadingEntry
from wirecopy.store.read_model.credits import CreditEvidence
from wirecopy.web.credit_words import CREDIT_SOURCES
from wirecopy.web.languages import language_name

_TEXT_SOURCES = {
    TextSource.PAGE: "its page",
    TextSource.ALTERNATE: "the AMP or print form of its page, which gives more",
    TextSource.FEED: "its feed, as its page gives less or cannot be had",
}
_ROLES = {
    Role.ORIGINATOR: "Written by",
    Role.DISTRIBUTOR: "Distributed by",
    Role.CONTRIBUTOR: "Contributed to by",
    Role.RIGHTS_HOLDER: "Rights held by",
    Role.PHOTOGRAPHER: "Pictures by",
}
_STATED_IN = (
    ("json-ld:", "structured data of the page (JSON-LD)"),
    ("meta:", "a meta tag of the page"),
    ("html:", "the page as it is shown"),
    ("htmldate", "the address and the page together"),
    ("rss:", "its feed"),
    ("atom:", "its feed"),
    ("feed", "its feed"),
)


@dataclass(frozen=True, slots=True)
class ValueOrigin:
    """A value with where it was found."""

    name: str
    value: str | datetime
    origin: str
    detail: str = ""  # the field that was read, or why
    evidence: str = ""  # the words of the page
    confidence: float | None = None  # 0 to 1; None: we measure none
    is_day: bool = False  # of a time: no more than the day was stated
    link: str | None = None


def value_origins(
    article: ArticleSummary, credits: Sequence[CreditEvidence], entries: Sequence[LeadingEntry]
) -> list[ValueOrigin]:
    """The values of an article that are there, in the order in which a reader asks for them."""
    return [*_text(article), *_times(article, entries), *_credits(article, credits), *_rest(article)]


def _text(article: ArticleSummary) -> Iterator[ValueOrigin]:
    origin = _TEXT_SOURCES[article.text_source]
    yield ValueOrigin("Text", f"{article.word_count:,} words", origin, f"read by {article.extractor}")
    if article.authors:
        yield ValueOrigin("Authors", ", ".join(article.authors), origin)
    if article.organisations:
        yield ValueOrigin("Also in the byline", ", ".join(article.organisations), origin)
    if article.language:
        yield ValueOrigin("Language", language_name(article.language), "recognised from the text")


def _times(article: ArticleSummary, entries: Sequence[LeadingEntry]) -> Iterator[ValueOrigin]:
    if article.published_at:
        source = article.published_source or ""
        stated = next((words for beginning, words in _STATED_IN if source.startswith(beginning)), "stated")
        exact = f", exact to the {article.published_precision}" if article.published_precision else ""
        yield ValueOrigin(
            "Published",
            article.published_at,
            f"{stated}{exact}",
            source,
            is_day=article.published_precision == "day",
        )
    if article.modified_at:
        yield ValueOrigin("Changed, as stated", article.modified_at, "its page")
    feed = entries[0].feed if entries else ""
    yield ValueOrigin(
        "First seen", article.first_seen_at, "we saw it in a feed" if feed else "we saw it", link=feed or None
    )
    yield ValueOrigin("Last seen", article.last_seen_at, "we saw it served")


def _credits(article: ArticleSummary, credits: Sequence[CreditEvidence]) -> Iterator[ValueOrigin]:
    for credit in credits:
        yield ValueOrigin(
            _ROLES.get(credit.role, str(credit.role)),
            credit.party,
            CREDIT_SOURCES.get(credit.source, str(credit.source)),
            evidence=credit.evidence,
            confidence=credit.confidence,
        )
    named = {credit.role for credit in credits}
    for role, party in ((Role.ORIGINATOR, article.originator), (Role.DISTRIBUTOR, article.distributor)):
        if party and role not in named:
            yield ValueOrigin(_ROLES[role], party, "another copy of its story: its own page does not say")


def _rest(article: ArticleSummary) -> Iterator[ValueOrigin]:
    if article.rights:
        yield ValueOrigin("Rights", article.rights, "the page, word for word")
    if article.section:
        yield ValueOrigin("Section", article.section, "its page")
    if article.tags:
        yield ValueOrigin("Tags", ", ".join(article.tags), "its page")
    yield ValueOrigin("Address", article.url, "the one that answered", link=article.url)
    if article.canonical_url and article.canonical_url != article.url:
        yield ValueOrigin(
            "Canonical address", article.canonical_url, "its page names it", link=article.canonical_url
        )
