"""Page or feed: where each fact of an article is taken from. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wirecopy.credible_time import credible
from wirecopy.extract.metadata.byline_names import read_names
from wirecopy.extract.metadata.topics import topics_among
from wirecopy.extract.structured.json_ld import Author
from wirecopy.model import Entry, Extraction, FeedMetadata, Precision, StatedTime

_DAY = timedelta(days=1)


def complete(article: Extraction, feed: FeedMetadata, site_names: tuple[str, ...] = ()) -> Extraction:
    """The article with headline, authors, tags, image and time from the feed where the page gave none.

    `site_names` are names of the outlet, which feeds give as the author.
    """
    named = read_names(map(Author, feed.authors), (*site_names, *article.organisations))
    return replace(
        article,
        title=article.title or feed.title,
        authors=article.authors or named.people,
        organisations=article.organisations or named.organisations,
        tags=article.tags or topics_among(feed.tags, (feed.title,), (*site_names, *feed.authors)),
        image_url=article.image_url or feed.image_url,
        published=choose_published(article.published, feed.published),
    )


def choose_published(page: StatedTime | None, feed: StatedTime | None) -> StatedTime | None:
    """The page's time of publication; the feed's when the page has none, or only the day that the feed has the hour of."""
    if feed is None or feed.at is None:
        return page
    if page is None or page.at is None:
        return feed
    is_more_exact = page.precision == Precision.DAY and feed.precision != Precision.DAY
    return feed if is_more_exact and abs(page.at - feed.at) < _DAY else page


def metadata_of(entry: Entry, now: datetime) -> FeedMetadata:
    """What an entry of a feed that was read now says of its page, as it is stored."""
    published = credible(entry.published, now)
    return FeedMetadata(
        title=entry.title,
        authors=entry.authors,
        tags=entry.tags,
        image_url=entry.image_url,
        published_at=published.at if published else None,
        published_raw=published.raw if published else None,
        published_precision=published.precision if published else None,
    )
