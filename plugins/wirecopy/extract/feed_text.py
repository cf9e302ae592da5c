"""When the text that a feed carries is the better source of an article than its page. Pure.

Knows two extractions, one of the page and one of the feed's text; what the feed claims besides (headline, authors,
times) is added by whoever stores the article.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from wirecopy.extract.parts.join import credits_with_text_of
from wirecopy.model import Access, Extraction, Outcome

MARK = "feed "  # begins the extractor of such an article

MIN_WORDS = 80  # less is a summary, which most feeds carry in the place of the text as well
# Pages lose a caption or a box against the feed; half as much again is a page that was cut.
_MUCH_LONGER = 1.5


def as_page(title: str, content: str) -> bytes:
    """A document around the text of a feed, for the extractor to read like any page."""
    heading = escape(title)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{heading}</title></head>"
        f"<body><article><h1>{heading}</h1>{content}</article></body></html>"
    ).encode("utf-8", "replace")


def with_feed_text(page: Extraction, feed: Extraction) -> Extraction:
    """The page's extraction, with the feed's text in it where that is the better one.

    It is when the page gave no text, shows readers without a subscription less, or is clearly shorter. The facts of
    the page stay: who may read it, when it says that it was published. The extractor says where the text is from.
    """
    if not _is_better(page, feed):
        return page
    extractor = MARK + feed.extractor
    if page.outcome is not Outcome.EXTRACTED:
        return replace(feed, extractor=extractor)
    return replace(
        page,
        text=feed.text,
        credits=credits_with_text_of(feed, page),
        language=page.language or feed.language,
        rights=page.rights or feed.rights,
        alternate=None,
        extractor=extractor,
        boilerplate=feed.boilerplate,
    )


def _is_better(page: Extraction, feed: Extraction) -> bool:
    if feed.outcome is not Outcome.EXTRACTED or feed.word_count < MIN_WORDS:
        return False
    if page.outcome is not Outcome.EXTRACTED:
        return True
    if page.access in (Access.PAYWALLED, Access.TEASER):
        return feed.word_count > page.word_count
    return feed.word_count > _MUCH_LONGER * page.word_count
