"""When the text that a feed carries is a better source of an article than its page. Pure.

Takes two extractions, one of the page and one of the feed's text. A page that is no article leaves at least the feed's
summary, as a teaser. What the feed says besides (headline, authors, times)
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


# What came in place of an article. Pages that the server refused to give, that are no HTML or that broke our extractor
# are not among them.
_NO_ARTICLE = frozenset(
    {
        Outcome.CHALLENGE,
        Outcome.CONSENT_PAGE,
        Outcome.FORBIDDEN,
        Outcome.NOT_FOUND,
        Outcome.NOT_AN_ARTICLE,
        Outcome.NO_TEXT,
    }
)

# What a page yields that cannot be had.
NOTHING = Extraction(Outcome.NO_TEXT, "neither its page nor its feed gives a text")


def feed_text_of(entry: Entry, feed_url: str) -> FeedText | None:
    """What an entry carries for its page; None where that is nothing, or the feed is another site's."""
    if entry.link is None or registrable_domain(feed_url) != registrable_domain(entry.link):
        return None
    is_whole = len(entry.content) >= MIN_CHARACTERS
    found = FeedText(entry.title, entry.content if is_whole else "", entry.summary or entry.content)
    return found if found.summary else None


def as_page(title: str, content: str) -> bytes:
    """A document around the text of a feed, for the extractor to read like any page."""
    heading = escape(title)
    return (
        "<!doctype html><html><head><meta charset='utf-8'><meta property='og:type' content='article'>"
        f"<title>{heading}</title></head>"
        f"<body><article><h1>{heading}</h1>{content}</article></body></html>"
    ).encode("utf-8", "replace")


def with_feed_text(page: Extraction, feed: Extraction) -> Extraction:
    """The page's extraction, with the feed's text in it where that is better.

    The feed's text is better when the page gave none, when the page shows less to readers without a subscription, and
    when the page is clearly shorter. The facts of the page stay: who may read it, when it was published.
    """
    if not _is_better(page, feed):
        return page
    if page.outcome is not Outcome.EXTRACTED:
        return _in_place_of(page, feed)
    return replace(
        page,
        text=feed.text,
        access=Access.PAYWALLED if page.access is Access.TEASER else page.access,
        text_source=TextSource.FEED,
        credits=credits_with_text_of(feed, page),
        language=page.language or feed.language,
        rights=page.rights or feed.rights,
        alternate=None,
        boilerplate=feed.boilerplate,
    )


def needs_summary(page: Extraction) -> bool:
    """Whether a page showed something else in place of its article, so that the feed's summary is kept."""
    return page.outcome in _NO_ARTICLE


def with_summary(page: Extraction, summary: Extraction) -> Extraction:
    """The feed's summary as a teaser, beside how the page ended; the page's extraction where it is no text.

    Another form of the page may still give the article.
    """
    if summary.outcome is not Outcome.EXTRACTED:
        return page
    return replace(
        _in_place_of(page, summary),
        access=Access.TEASER,
        alternate=page.alternate,
        text_doubt=page.text_doubt,
        text_choice=page.text_choice,
    )


def _in_place_of(page: Extraction, feed: Extraction) -> Extraction:
    return replace(feed, text_source=TextSource.FEED, replaces=page.outcome, message=page.message)


def _is_better(page: Extraction, feed: Extraction) -> bool:
    if feed.outcome is not Outcome.EXTRACTED or feed.word_count < MIN_ARTICLE_WORDS:
        return False
    if page.outcome is not Outcome.EXTRACTED:
        return True
    if page.access in (Access.PAYWALLED, Access.TEASER):
        return feed.word_count > page.word_count
    return feed.word_count > _MUCH_LONGER * page.word_count
