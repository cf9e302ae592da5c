"""Google News sitemaps as feeds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.feeds.documents import ADDRESS
from wirecopy.feeds import FeedError, parse_feed
from wirecopy.model import Outcome

STORY = """<url><loc>https://daily.example/storm</loc><lastmod>2026-11-24T06:00:00Z</lastmod>
  <news:news><news:publication><news:name>The Daily</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2026-11-24T05:37:21+01:00</news:publication_date>
    <news:title>Storm &amp; flood</news:title><news:keywords>weather, storm</news:keywords></news:news>
  <image:image><image:loc>https://daily.example/storm.jpg</image:loc></image:image></url>"""


def sitemap(*urls: str, news: str = "http://www.google.com/schemas/sitemap-news/0.9") -> bytes:
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="{news}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        f"{''.join(urls)}</urlset>"
    ).encode()


def test_a_news_sitemap_is_a_feed() -> None:
    feed = parse_feed(sitemap(STORY, "<url><loc>https://daily.example/about</loc></url>"), ADDRESS, None)
    (entry,) = feed.entries
    assert (feed.format, feed.title, feed.language) == ("news_sitemap", "The Daily", "en")
    assert (entry.guid, entry.link, entry.title) == (None, "https://daily.example/storm", "Storm & flood")
    assert (entry.tags, entry.image_url) == (("weather", "storm"), "https://daily.example/storm.jpg")
    assert entry.published is not None
    assert entry.published.at == datetime(2026, 11, 24, 4, 37, 21, tzinfo=UTC)
    assert entry.updated is not None
    assert (entry.published.source, entry.updated.source) == ("news:publication_date", "sitemap:lastmod")


def test_a_quiet_night_has_an_empty_news_sitemap() -> None:
    assert parse_feed(sitemap(), ADDRESS, None).entries == ()


def test_a_sitemap_of_pages_is_no_feed() -> None:
    with pytest.raises(FeedError) as caught:
        parse_feed(
            sitemap("<url><loc>https://daily.example/about</loc></url>", news="urn:other"), ADDRESS, None
        )
    assert caught.value.outcome is Outcome.NOT_A_FEED


def test_an_index_of_sitemaps_says_where_the_news_may_be() -> None:
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://daily.example/pages.xml</loc></sitemap>"
        "<sitemap><loc>https://daily.example/news.xml</loc></sitemap></sitemapindex>"
    )
    with pytest.raises(FeedError, match=r"https://daily\.example/news\.xml"):
        parse_feed(index.encode(), ADDRESS, None)


def test_a_cut_or_ill_formed_news_sitemap_keeps_its_whole_stories() -> None:
    whole = sitemap(STORY, STORY.replace("storm<", "flood<").replace("&amp;", "&")).decode()
    cut = parse_feed(whole[: whole.rindex("<news:title>") + 14].encode(), ADDRESS, None)
    assert [entry.link for entry in cut.entries] == ["https://daily.example/storm"]
    assert not cut.is_complete
    assert len(parse_feed(whole.encode(), ADDRESS, None).entries) == 2
