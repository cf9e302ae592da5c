"""Which feeds a web page announces."""

from __future__ import annotations

from wirecopy.feeds import discover_feeds

PAGE = "https://daily.example/world/"


def test_feeds_are_listed_in_order_with_comments_last() -> None:
    page = b"""<html><head><title>x</title>
      <link rel="alternate" type="application/rss+xml" title="Comments on Storm" href="/storm/feed">
      <link rel="alternate" type="application/rss+xml" href="/comments/feed">
      <link rel="ALTERNATE nofollow" type="Application/Atom+XML; charset=utf-8" title=" World " href="world.atom">
      <link rel=alternate type=application/feed+json href=//cdn.example/feed.json>
      <link rel="alternate" type="application/json" href="/wp-json/">
      <link rel="alternate" hreflang="de" href="/de/">
      <link rel="stylesheet" type="application/rss+xml" href="/x">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/atom+xml" href="/world/world.atom">"""
    links = discover_feeds(page, PAGE)
    assert [link.url for link in links] == [
        "https://daily.example/world/world.atom",
        "https://cdn.example/feed.json",
        "https://daily.example/storm/feed",
        "https://daily.example/comments/feed",
    ]
    assert (links[0].title, links[0].content_type) == ("World", "application/atom+xml")


def test_the_general_feed_comes_before_those_of_parts() -> None:
    page = b"""<link rel="alternate" type="application/rss+xml" title="Podcast" href="/podcast/rss">
      <link rel="alternate" type="application/rss+xml" title="Tag: storms" href="/tag/storms/feed/">
      <link rel="alternate" type="application/rss+xml" title="The Daily" href="/feed/">"""
    assert [link.title for link in discover_feeds(page, PAGE)] == ["The Daily", "Podcast", "Tag: storms"]


def test_the_feed_under_an_articles_own_address_is_of_its_comments() -> None:
    page = b"""<link rel="alternate" type="application/rss+xml" title="Storm &raquo;" href="/2026/storm/feed/">
      <link rel="alternate" type="application/rss+xml" title="The Daily" href="/feed/">"""
    links = discover_feeds(page, "https://daily.example/2026/storm/")
    assert [link.url for link in links] == [
        "https://daily.example/feed/",
        "https://daily.example/2026/storm/feed/",
    ]


def test_xml_is_a_feed_only_where_its_address_says_so() -> None:
    page = b"""<link rel="alternate" type="text/xml" href="/sitemap.xml">
      <link rel="alternate" type="text/xml" href="/rss/world.xml">"""
    assert [link.url for link in discover_feeds(page, PAGE)] == ["https://daily.example/rss/world.xml"]


def test_a_page_that_announces_none_is_searched_for_links_to_feeds() -> None:
    page = b"""<a href="/2026/rss-leader-speaks">Leader</a> <a href="/atom-plant.html">Plant</a>
      <a href="/rss">All <b>feeds</b></a> <a href="https://feeds.daily.example/rss/world.xml">World</a>
      <a href="/world.rss">World</a> <a href="/comments.rss">Comments</a>"""
    links = discover_feeds(page, PAGE)
    assert [(link.url, link.title) for link in links] == [
        ("https://daily.example/rss", "All feeds"),
        ("https://feeds.daily.example/rss/world.xml", "World"),
        ("https://daily.example/world.rss", "World"),
        ("https://daily.example/comments.rss", "Comments"),
    ]


def test_the_base_element_is_obeyed() -> None:
    page = b'<base href="https://cdn.example/a/"><link rel="alternate" type="application/rss+xml" href="rss">'
    assert discover_feeds(page, PAGE)[0].url == "https://cdn.example/a/rss"


def test_pages_without_feeds_and_no_pages_at_all_announce_none() -> None:
    for page in (b"", b" ", b"\0", b"<html></html>", b"\xff\xfe", b"%PDF-1.7"):
        assert discover_feeds(page, PAGE) == ()
