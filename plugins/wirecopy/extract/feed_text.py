"""When the text that a feed carries is a better source of an article than its page. Pure.

Takes two extractions, one of the page and one of the feed's text. What the feed says besides (headline, authors, times)
is added in `decide_article`.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from wirecopy.extract.access import MIN_ARTICLE_WORDS
from wirecopy.extract.parts.join import credits_with_text_of
from wirecopy.model import Access, Entry, Extraction, FeedText, Outcome, TextSource
from wirecopy.urls import registrable_domain

# Of the HTML that a feed carries, at five letters a word. What is shorter need not be read.
MIN_CHARACTERS = 5 * MIN_ARTICLE_WORDS

# After these answers the feed's text is taken at once, although the page is asked again: who forbids us a page today
# does so tomorrow.
LASTING_REFUSALS = (Outcome.REFUSED_ROBOTS, Outcome.FORBIDDEN, Outcome.CHALLENGE)

# Pages lose a caption or a box against the feed; where the feed has half as much again, the page was cut. Chosen, not
# measured.
_MUCH_LONGER = 1.5


# What a page yields that cannot be had.
NOTHING = Extraction(Outcome.NO_TEXT, "neither its page nor its feed gives a text")


def feed_text_of(entry: Entry, feed_url: str) -> FeedText | None:
    """The text that an entry carries for its page; None where it cannot be a whole article, or the feed is another site's."""
    if entry.link is None or len(entry.content) < MIN_CHARACTERS:
        return None
    is_own = registrable_domain(feed_url) == registrable_domain(entry.link)
    return FeedText(entry.title, entry.content) if is_own else None


def as_page(feed_text: FeedText) -> bytes:
    """A document around the text of a feed, for the extractor to read like any page."""
    heading = escape(feed_text.title)
    return (
        "<!doctype html><html><head><meta charset='utf-8'><meta property='og:type' content='article'>"
        f"<title>{heading}</title></head>"
        f"<body><article><h1>{heading}</h1>{feed_text.content}</article></body></html>"
    ).encode("utf-8", "replace")


def with_feed_text(page: Extraction, feed: Extraction) -> Extraction:
    """The page's extraction, with the feed's text in it where that is better.

    The feed's text is better when the page gave none, when the page shows less to readers without a subscription, and
    when the page is clearly shorter. The facts of the page stay: who may read it, when it was published.
    """
    if not _is_better(page, feed):
        return page
    if page.outcome is not Outcome.EXTRACTED:
        return replace(feed, text_source=TextSource.FEED)
    return replace(
        page,
        text=feed.text,
        text_source=TextSource.FEED,
        credits=credits_with_text_of(feed, page),
        language=page.language or feed.language,
        rights=page.rights or feed.rights,
        alternate=None,
        boilerplate=feed.boilerplate,
    )


def _is_better(page: Extraction, feed: Extraction) -> bool:
    if feed.outcome is not Outcome.EXTRACTED or feed.word_count < MIN_ARTICLE_WORDS:
        return False
    if page.outcome is not Outcome.EXTRACTED:
        return True
    if page.access in (Access.PAYWALLED, Access.TEASER):
        return feed.word_count > page.word_count
    return feed.word_count > _MUCH_LONGER * page.word_count
