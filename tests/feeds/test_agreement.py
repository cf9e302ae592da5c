"""The tree and feedparser, the parser of record, read the same in a document that is plain to both."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.feeds.documents import ADDRESS, atom, rss
from wirecopy.feeds.loose_feed import read_loose_feed
from wirecopy.feeds.tree_feed import read_tree_feed
from wirecopy.feeds.xml_tree import strict_tree
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
def test_the_two_readings_agree(name: str) -> None:
    root = strict_tree(DOCUMENTS[name])
    assert root is not None
    strict, loose = read_tree_feed(root, ADDRESS, 100), read_loose_feed(DOCUMENTS[name], ADDRESS, 100)
    assert strict is not None
    assert (strict.format, strict.title, strict.link, strict.language, strict.interval_hint) == (
        loose.format,
        loose.title,
        loose.link,
        loose.language,
        loose.interval_hint,
    )
    assert [as_dict(entry) for entry in strict.entries] == [as_dict(entry) for entry in loose.entries]


def as_dict(entry: Entry) -> dict[str, object]:
    return {field.name: getattr(entry, field.name) for field in fields(Entry) if field.compare}
