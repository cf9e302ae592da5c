"""Reads Google News sitemaps as feeds: AP and Reuters have no other public list of their stories.

The format: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. A story of the last two
days is a <url> with <loc> and <news:news>. A <url> without <news:news> is a page of the site, not a story.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.plain_text import decoded_line, plain_text
from wirecopy.feeds.xml_tree import Element, Elements, children_by_name, split_name, text_of, uses_namespace
from wirecopy.model import Entry, Outcome, ParsedFeed
from wirecopy.urls import absolute_url


def read_news_sitemap(root: Element, url: str, max_entries: int) -> ParsedFeed:
    """Read a news sitemap. Its entries have no ids: the link identifies an entry.

    Raises:
        FeedError: NOT_A_FEED for a sitemap without news and for an index of sitemaps.
    """
    if split_name(root.tag)[1] == "sitemapindex":
        raise FeedError(Outcome.NOT_A_FEED, _describe_index(root))
    stories = list(_stories(root))
    if not stories and not uses_namespace(root, "news"):
        raise FeedError(Outcome.NOT_A_FEED, "a sitemap of pages, without news")
    left_out = len(stories) - max_entries
    publication = _publication(stories[0][1]) if stories else {}
    return ParsedFeed(
        format="news_sitemap",
        entries=tuple(_entry(page, news, url) for page, news in stories[:max_entries]),
        title=_text(publication, "news:name"),
        language=_text(publication, "news:language") or None,
        note=f"{left_out} entries over the limit left out" if left_out > 0 else "",
    )


def is_sitemap(root: Element) -> bool:
    return split_name(root.tag)[1] in ("urlset", "sitemapindex")


def _stories(root: Element) -> Iterator[tuple[Elements, Elements]]:
    """For each <url> that is news: its children, and those of its <news:news>."""
    namespace = split_name(root.tag)[0]
    for page in root.iterchildren(etree.Element):
        found = children_by_name(page, namespace)
        if split_name(page.tag)[1] == "url" and "news:news" in found:
            yield found, children_by_name(found["news:news"][0], namespace)


def _entry(page: Elements, news: Elements, url: str) -> Entry:
    images = [children_by_name(image, "") for image in page.get("image:image", ())]
    location = _text(page, "loc")
    return Entry(
        link=absolute_url(url, location) if location else None,
        title=plain_text(_text(news, "news:title")),
        published=stated_time(_text(news, "news:publication_date"), "news:publication_date"),
        updated=stated_time(_text(page, "lastmod"), "sitemap:lastmod"),
        tags=tuple(dict.fromkeys(filter(None, map(decoded_line, _text(news, "news:keywords").split(","))))),
        image_url=next(
            filter(None, (absolute_url(url, _text(image, "image:loc")) for image in images)), None
        ),
    )


def _publication(news: Elements) -> Elements:
    found = news.get("news:publication")
    return children_by_name(found[0], "") if found else {}


def _describe_index(root: Element) -> str:
    locations = [text_of(place) for place in root.iter(etree.Element) if split_name(place.tag)[1] == "loc"]
    named = next((place for place in locations if "news" in place.lower()), next(iter(locations), "none"))
    return f"an index of {len(locations)} sitemaps; the one with news may be {named[:500]}"


def _text(found: Elements, name: str) -> str:
    return next(filter(None, map(text_of, found.get(name, ()))), "")
