"""Pages that name one address: whether they show one article, and who keeps the address where they do not. Pure."""

from __future__ import annotations

from enum import StrEnum

from wirecopy.extract.decide_article import ArticleState, KnownArticle
from wirecopy.extract.same_article import ShownArticle, is_same_article
from wirecopy.model import FeedMetadata
from wirecopy.urls import url_key


class AddressConflict(StrEnum):
    """What a page that names the address of a known article is to that article."""

    SAME = "same"  # another form, part or state of it
    REFUSED = "refused"  # the article answers at that address itself: the page names it by mistake
    SHARED = "shared"  # different articles name the address, so it is no identity


def resolve_address(
    known: KnownArticle, known_feed: FeedMetadata, state: ArticleState, feed: FeedMetadata, address: str
) -> AddressConflict:
    """Whether a page that names the address of a known article shows that article.

    `known_feed` and `feed` are what feeds say of the pages of both.
    """
    own, answered = url_key(known.url), url_key(state.page.final_url)
    if own == answered or shows_known(known, known_feed, state, feed):
        return AddressConflict.SAME
    return AddressConflict.REFUSED if own == url_key(address) else AddressConflict.SHARED


def shows_known(
    known: KnownArticle, known_feed: FeedMetadata, state: ArticleState, feed: FeedMetadata
) -> bool:
    """Whether a page shows a known article, by what is read on both."""
    published = state.extraction.published
    return is_same_article(
        ShownArticle(known.title, known.text, known.published_at, known_feed.title),
        ShownArticle(
            state.extraction.title, state.extraction.text, published.at if published else None, feed.title
        ),
    )


def follows_canonical(known: KnownArticle, state: ArticleState) -> bool:
    """Whether an article moves to the address that its page names now: it does once for each change of that name.

    An article that lost the address to another keeps out of it as long as its page says nothing new.
    """
    return state.extraction.canonical_url not in (None, known.canonical_url)
