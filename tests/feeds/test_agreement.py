"""The tree and feedparser read the same fields from a document that both understand."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.feeds.documents import ADDRESS, atom, rss
from wirecopy.feeds.feedparser_feed import read_with_feedparser
from wirecopy.feeds.tree_feed import read_tree_feed
from wirecopy.feeds.xml_tree import parse_strictly
from wirecopy.model import Entry

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Daily</title></channel>'
    '<item rdf:about="https://daily.example/a"><title>A &amp; B</title><link>https://daily.example/a</link>'
    "<description>Short.</description><dc:creator>Ada Ek</dc:creator><dc:subject>Weather</dc:subject></item></rdf:RDF>"
)

DOCUMENTS = {
    "rss": rss(
        "<title>Storm &amp; flood</title><link>https://daily.example/storm</link><guid>https://daily.example/storm</guid>"
        "<pubDate>Tue, 24 Nov 2026 05:37:21 +0100</pubDate><description>&lt;p&gt;Short.&lt;/p&gt;</description>"
        "<category>Weather</category><category>World</category>",
        "<title><![CDATA[A <i>second</i>]]></title><guid isPermaLink='false'>s-2</guid><link>/second</link>"
        "<author>Ada Ek</author><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>",
        "<title>Enclosed</title><guid>https://daily.example/3</guid>"
        '<enclosure url="https://daily.example/3.jpg" type="image/jpeg" length="1"/>',
        head="<language>en</language><ttl>30</ttl>",
        declaration="",
    ),
    "captions": rss(
        "<title>Storm</title><link>https://daily.example/storm</link><description>The story.</description>"
        '<media:content url="https://daily.example/1.jpg" medium="image"><media:description>A man.</media:description>'
        "<media:title>Photo</media:title></media:content><itunes:summary>Spoken.</itunes:summary>"
        '<atom:link href="https://daily.example/related"/><dc:creator>Ada Ek</dc:creator>',
        declaration="",
    ),
    "atom": atom(
        "<id>tag:daily.example,2026:1</id><title type='html'>Storm &amp;amp; flood</title>"
        "<link rel='self' href='/self'/><link href='/storm'/><published>2026-11-24T05:37:21Z</published>"
        "<updated>2026-11-24T06:00:00Z</updated><author><name>Ada Ek</name></author><author><name>Bo</name></author>"
        "<summary>Short.</summary><content type='html'>&lt;p&gt;Long.&lt;/p&gt;</content><category term='Weather'/>",
        "<id>https://daily.example/2</id><title>No link</title><updated>2026-11-24T06:00:00Z</updated>",
    ),
    "rdf": RDF,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_parsers_agree(name: str) -> None:
    root = parse_strictly(DOCUMENTS[name])
    assert root is not None
    from_tree, by_feedparser = (
        read_tree_feed(root, ADDRESS, 100),
        read_with_feedparser(DOCUMENTS[name], ADDRESS, 100),
    )
    assert from_tree is not None
    assert (
        from_tree.format,
        from_tree.title,
        from_tree.link,
        from_tree.language,
        from_tree.interval_hint,
    ) == (
        by_feedparser.format,
        by_feedparser.title,
        by_feedparser.link,
        by_feedparser.language,
        by_feedparser.interval_hint,
    )
    assert [as_dict(entry) for entry in from_tree.entries] == [
        as_dict(entry) for entry in by_feedparser.entries
    ]


def as_dict(entry: Entry) -> dict[str, object]:
    return {field.name: getattr(entry, field.name) for field in fields(Entry) if field.compare}
