"""The words of a feed as their publisher meant them, however often they were encoded and wherever they were cut."""

from __future__ import annotations

import pytest

from wirecopy.feeds import parse_feed
from wirecopy.model import Entry

URL = "https://gazette.example/rss.xml"
PAGE = "https://gazette.example/view?sec=4"


def entry(inner: str | bytes, declaration: bytes = b'<?xml version="1.0" encoding="UTF-8"?>') -> Entry:
    inner = inner if isinstance(inner, bytes) else inner.encode()
    body = (
        declaration
        + b'<rss version="2.0"><channel><title>G</title><item>'
        + inner
        + b"</item></channel></rss>"
    )
    return parse_feed(body, URL, None).entries[0]


# hicommonwealth/commonwealth 7003, fossar/selfoss 1407
@pytest.mark.parametrize(
    "link",
    [
        f"{PAGE}&amp;id=17",
        f"{PAGE}&amp;amp;id=17",
        f"{PAGE}&amp;amp;amp;id=17",
        f"{PAGE}&amp;#038;id=17",
        f"{PAGE}&amp;#x26;id=17",
        f"{PAGE}&#038;id=17",
        f"<![CDATA[{PAGE}&id=17]]>",
        f"<![CDATA[{PAGE}&amp;id=17]]>",
        f"<![CDATA[{PAGE}&#038;id=17]]>",
        f"\u200b{PAGE}&amp;id=17\ufeff",
    ],
)
def test_a_link_is_decoded_as_often_as_it_was_encoded(link: str) -> None:
    assert entry(f"<link>{link}</link>").link == f"{PAGE}&id=17"
    assert entry(f"<guid>{link.strip(chr(0x200B))}</guid>").link == f"{PAGE}&id=17"


@pytest.mark.parametrize(
    "link", ["https://gazette.example/", "#", URL, "javascript:void(0)", "&lt;a href='x'&gt;"]
)
def test_a_link_that_names_no_story_leaves_it_to_the_guid(link: str) -> None:
    assert entry(f"<link>{link}</link><guid>{PAGE}</guid>").link == PAGE


def test_a_front_page_elsewhere_is_what_a_link_post_is_about() -> None:
    assert entry(f"<link>https://other.example/</link><guid>{PAGE}</guid>").link == "https://other.example/"


def test_a_guid_that_lacks_its_scheme_is_a_link() -> None:
    assert entry("<guid>gazette.example/ferry</guid>").link == "https://gazette.example/ferry"
    assert entry("<guid>ferry/1</guid>").link is None


def test_relative_links_of_a_copied_feed_are_those_of_its_site() -> None:
    feed = b"""<rss version="2.0"><channel><title>G</title><link>https://gazette.example/</link><item><title>Ferry</title>
        <link>/news/ferry</link></item></channel></rss>"""
    for url in ("https://feeds.mirror.example/gazette", "https://gazette.example/feeds/all.xml"):
        assert parse_feed(feed, url, None).entries[0].link == "https://gazette.example/news/ferry"


def test_a_parameter_called_as_an_entity_stays() -> None:
    assert entry(f"<link>{PAGE}&amp;copy=1&amp;lt=2</link>").link == f"{PAGE}&copy=1&lt=2"


# owncloud/news 286, RSS-Bridge 4460, rehash 140
@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Savings &amp;amp; Trust", "Savings & Trust"),
        ("Savings &amp;amp;amp; Trust", "Savings & Trust"),
        ("<![CDATA[Council&#8217;s vote]]>", "Council’s vote"),
        ("Council&amp;amp;#8217;s vote", "Council’s vote"),
        ("How to write &amp;lt;b&amp;gt;", "How to write <b>"),
        ("How to write &amp;amp;lt;b&amp;amp;gt;", "How to write &lt;b&gt;"),
        ("Fer\u00adry\u200b\ufeff stays", "Ferry stays"),
    ],
)
def test_a_title_is_decoded_as_often_as_it_was_encoded(written: str, title: str) -> None:
    assert entry(f"<title>{written}</title>").title == title


def test_names_and_tags_are_read_as_titles_are() -> None:
    read = entry("<author>Ann\u200b Roe</author><category>Arts &amp;amp; Life</category>")
    assert (read.authors, read.tags) == (("Ann Roe",), ("Arts & Life",))


@pytest.mark.parametrize("declaration", [b'<?xml version="1.0" encoding="UTF-8"?>', b""])
@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Council’s “ferry” vote", b"They said\xe2\x80..."),
        ("Паром", b"\xd0\x9f\xd0..."),
        ("😀 vote", b"smile \xf0\x9f\x98..."),
        ("渡船", b"\xe6\xb8\xa1\xe8\x88..."),
    ],
)
def test_a_character_that_was_cut_does_not_change_the_others(
    title: str, cut: bytes, declaration: bytes
) -> None:
    read = entry(f"<title>{title}</title>".encode() + b"<description>" + cut + b"</description>", declaration)
    assert read.title == title
    assert read.summary.endswith("\ufffd...")


def test_quotation_marks_that_became_control_characters_are_read() -> None:
    assert entry("<title>Council\x92s vote</title>").title == "Council’s vote"


def test_a_character_in_two_surrogates_is_one() -> None:
    assert (
        entry(b"<title>Council\xe2\x80\x99s smile \xed\xa0\xbd\xed\xb8\x80</title>").title
        == "Council’s smile 😀"
    )


def test_windows_1250_is_known_under_the_label_of_its_cousin() -> None:
    title = "Přívoz ještě žádný"
    declaration = b'<?xml version="1.0" encoding="ISO-8859-2"?>'
    for encoding in ("cp1250", "iso8859-2"):
        assert entry(f"<title>{title}</title>".encode(encoding), declaration).title == title
