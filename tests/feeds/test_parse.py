"""What is read from a feed document, however damaged."""

from __future__ import annotations

import contextlib
import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.documents import ADDRESS, atom, rss
from wirecopy.confine import ConfinedWorker
from wirecopy.feeds import FeedError, parse_feed
from wirecopy.model import Entry, Outcome, ParsedFeed, Precision
from wirecopy.settings import ParseLimits

STORM = "<title>Storm reaches Örebro</title><link>/storm</link><guid>s-1</guid>"


def read(document: str | bytes, content_type: str | None = None) -> ParsedFeed:
    body = document.encode() if isinstance(document, str) else document
    return parse_feed(body, ADDRESS, content_type)


def only_entry(document: str | bytes) -> Entry:
    (entry,) = read(document).entries
    return entry


def refusal(document: str | bytes) -> Outcome:
    with pytest.raises(FeedError) as caught:
        read(document)
    return caught.value.outcome


# ------------------------------------------------------------------------------------------ formats


def test_an_rss_item_is_read_field_by_field() -> None:
    feed = read(
        rss(
            "<title>Storm &amp; flood</title><link>https://daily.example/storm</link><guid>s-1</guid>"
            "<pubDate>Tue, 24 Nov 2026 05:37:21 +0100</pubDate><dc:creator>Ada Ek</dc:creator>"
            "<dc:creator>Bo Lind</dc:creator><description>Short.</description>"
            "<content:encoded><![CDATA[<p>Long.</p>]]></content:encoded><category>Weather</category>"
            '<media:content url="/storm.jpg" medium="image"/>',
            head="<language>en-GB</language><ttl>30</ttl>",
        )
    )
    assert (feed.format, feed.title, feed.link, feed.language) == (
        "rss20",
        "The Daily",
        "https://daily.example/",
        "en-GB",
    )
    assert feed.interval_hint == timedelta(minutes=30)
    entry = feed.entries[0]
    assert (entry.guid, entry.link, entry.title) == ("s-1", "https://daily.example/storm", "Storm & flood")
    assert entry.published is not None
    assert entry.published.at == datetime(2026, 11, 24, 4, 37, 21, tzinfo=UTC)
    assert (entry.published.raw, entry.published.precision, entry.published.source) == (
        "Tue, 24 Nov 2026 05:37:21 +0100",
        Precision.SECOND,
        "rss:pubDate",
    )
    assert entry.authors == ("Ada Ek", "Bo Lind")
    assert (entry.summary, entry.content, entry.tags) == ("Short.", "<p>Long.</p>", ("Weather",))
    assert entry.image_url == "https://daily.example/storm.jpg"


def test_an_atom_entry_keeps_published_and_updated_apart() -> None:
    entry = only_entry(
        atom(
            "<id>tag:daily.example,2026:1</id><title>Storm</title><link href='/storm'/>"
            "<published>2026-11-24T05:37:21Z</published><updated>2026-11-24T06:00:00Z</updated>"
            "<author><name>Ada Ek</name></author><content type='html'>&lt;p&gt;Long.&lt;/p&gt;</content>"
        )
    )
    assert entry.published is not None
    assert entry.updated is not None
    assert (entry.published.source, entry.updated.source) == ("atom:published", "atom:updated")
    assert entry.link == "https://daily.example/storm"
    assert (entry.summary, entry.content, entry.authors) == ("", "<p>Long.</p>", ("Ada Ek",))


def test_rdf_items_are_dated_by_dublin_core() -> None:
    feed = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>'
        '<item rdf:about="https://daily.example/a"><title>A</title><link>https://daily.example/a</link>'
        "<dc:date>2026-11-24</dc:date></item></rdf:RDF>"
    )
    (entry,) = feed.entries
    assert feed.format == "rdf"
    assert entry.guid == "https://daily.example/a"
    assert entry.published is not None
    assert (entry.published.source, entry.published.precision) == ("dc:date", Precision.DAY)


def test_a_json_feed_is_read() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily",
        "home_page_url": "https://daily.example/",
        "items": [
            {
                "id": 7,
                "url": "/storm",
                "title": "Storm",
                "content_html": "<p>Long.</p>",
                "summary": "Short.",
                "date_published": "2026-11-24T05:37:21Z",
                "authors": [{"name": "Ada Ek"}],
                "tags": ["Weather"],
            },
            None,
            {"id": "https://daily.example/b", "content_text": "B", "author": {"name": "Bo Lind"}},
        ],
    }
    feed = read(json.dumps(document))
    first, second = feed.entries
    assert feed.format == "json11"
    assert (first.guid, first.link, first.title) == ("7", "https://daily.example/storm", "Storm")
    assert (first.summary, first.content) == ("Short.", "<p>Long.</p>")
    assert (first.authors, first.tags) == (("Ada Ek",), ("Weather",))
    assert (second.link, second.authors, second.content) == ("https://daily.example/b", ("Bo Lind",), "B")


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        ('{"a": 1}', Outcome.NOT_A_FEED),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', Outcome.BROKEN_FEED),
        ('{"items": [], "x": NaN}', Outcome.BROKEN_FEED),
        ('{"items": [' + "9" * 5000 + "]}", Outcome.BROKEN_FEED),
        ('{"items": ' + "[" * 100_000, Outcome.BROKEN_FEED),
    ],
)
def test_bad_json_is_refused_with_the_right_word(document: str, outcome: Outcome) -> None:
    assert refusal(document) is outcome


# ------------------------------------------------------------------------- bytes that are not what they claim


@pytest.mark.parametrize(
    "body",
    [
        rss(STORM).encode(),
        gzip.compress(rss(STORM).encode()),
        zlib.compress(rss(STORM).encode()),
        b"\xef\xbb\xbf" + rss(STORM, declaration='<?xml version="1.0" encoding="iso-8859-1"?>').encode(),
        rss(STORM, declaration='<?xml version="1.0" encoding="iso-8859-1"?>').encode("latin-1"),
        rss(STORM, declaration='<?xml version="1.0" encoding="iso-8859-1"?>').encode(),
        rss(STORM, declaration='<?xml version="1.0" encoding="unicode_escape"?>').encode(),
        rss(STORM).encode("utf-16"),
        rss(STORM, declaration="").encode("utf-16-le"),
        rss(STORM, declaration="").encode("utf-16-be"),
        rss(STORM).encode("utf-32"),
        rss(STORM, declaration="").encode("cp1252"),
        b"\r\n \n" + rss(STORM).encode(),
        b"\n" * 65_536 + rss(STORM, declaration='<?xml version="1.0"?>' + "\n" * 65_536).encode(),
        b"<!-- licence -->" * 2000 + rss(STORM, declaration="").encode(),
        b"<br />\n<b>Warning</b>: Undefined index in /srv/feed.php\n" + rss(STORM).encode(),
        rss(STORM).encode() + b"\n<script>a && b</script><!-- cached -->",
        rss(
            STORM, declaration='<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'
        ).encode(),
    ],
)
def test_a_mislabelled_or_wrapped_feed_gives_the_same_headline(body: bytes) -> None:
    entry = only_entry(body)
    assert (entry.title, entry.link) == ("Storm reaches Örebro", "https://daily.example/storm")


def test_a_stray_byte_does_not_spoil_the_other_letters() -> None:
    body = rss("<title>Örebro: Ärger in Åmål, caf@</title>").encode().replace(b"@", b"\xe9")
    assert only_entry(body).title == "Örebro: Ärger in Åmål, café"


def test_the_header_decides_where_the_bytes_leave_it_open() -> None:
    body = rss("<title>Погода</title>", declaration="").encode("cp1251")
    assert read(body, "text/xml; charset=windows-1251").entries[0].title == "Погода"


def test_declared_chinese_is_read_as_the_wider_set() -> None:
    declaration = '<?xml version="1.0" encoding="gb2312"?>'
    assert (
        only_entry(rss("<title>暴雨镕</title>", declaration=declaration).encode("gb18030")).title == "暴雨镕"
    )


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (gzip.compress(b"<rss>" + b" " * 20_000_000), Outcome.TOO_LARGE),
        (gzip.compress(rss(STORM).encode())[:-20], Outcome.BAD_ENCODING),
        (b"\x1f\x8b" + b"junk" * 20, Outcome.BAD_ENCODING),
    ],
)
def test_packed_documents_that_are_bombs_or_cut_are_refused(body: bytes, outcome: Outcome) -> None:
    assert refusal(body) is outcome


# ----------------------------------------------------------------------------------- broken and hostile XML


def test_broken_characters_are_repaired() -> None:
    title = "R&D &nbsp;&eacute;t&eacute; \x0b&#8;&#xD800;&#x110000; C:\\data &unknown; &#147;q&#148;"
    assert only_entry(rss(f"<title>{title}</title>")).title == "R&D été \ufffd\ufffd C:\\data &unknown; “q”"


def test_markup_inside_cdata_is_left_alone() -> None:
    entry = only_entry(rss("<description><![CDATA[<p>A & B &amp; C&nbsp;D</p>]]></description>"))
    assert entry.summary == "<p>A & B &amp; C&nbsp;D</p>"


def test_raw_html_in_a_body_costs_no_entry() -> None:
    feed = read(rss("<title>A</title><description><p>raw<br>text <img src=x.png></description>", STORM))
    assert [entry.title for entry in feed.entries] == ["A", "Storm reaches Örebro"]


def test_a_feed_cut_in_an_item_keeps_the_whole_ones_and_says_so() -> None:
    whole = rss(STORM, "<title>Half a headl")
    feed = read(whole[: whole.index("</item></channel>")])
    assert [entry.title for entry in feed.entries] == ["Storm reaches Örebro"]
    assert not feed.is_complete
    assert "ends before" in feed.note


def test_a_whole_feed_is_complete() -> None:
    assert read(rss(STORM)).is_complete


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha">]>',
        '<?xml version="1.0"?>\n<!-- hello -->\n<!DOCTYPE rss\n SYSTEM "x.dtd"\n [\n<!ENTITY % x SYSTEM "file:///etc/passwd">]>',
        "<!doctype rss [<!ELEMENT rss ANY>]>",
        "\n" * 30_000 + "<!-- a -->" * 3000 + '<!DOCTYPE rss [<!ENTITY a "ha">]>',
    ],
)
def test_a_feed_that_declares_entities_is_refused_unread(declaration: str) -> None:
    assert refusal(rss(STORM, declaration=declaration)) is Outcome.UNSAFE_FEED


@pytest.mark.parametrize(
    "body", [b"/etc/passwd", b"http://127.0.0.1/canary", b"", b"\0\0\0\0", b"<", b"plain words"]
)
def test_a_body_that_names_a_file_or_says_nothing_is_no_feed(body: bytes) -> None:
    assert refusal(body) is Outcome.NOT_A_FEED


def test_a_web_page_says_which_feeds_it_announces() -> None:
    page = '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    with pytest.raises(FeedError, match=r"announces 1 feed\(s\), the first at https://daily.example/rss"):
        read(page)


def test_a_bot_wall_is_told_from_a_web_page() -> None:
    page = '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/x"></script></body></html>'
    assert refusal(page) is Outcome.CHALLENGE


UNCLOSED = "<odd>"  # makes a document ill-formed beyond repair, so that feedparser has to read it


@pytest.fixture(scope="module")
def worker() -> Iterator[ConfinedWorker]:
    with ConfinedWorker(seconds=2, memory_bytes=768 * 2**20, preload=["wirecopy.feeds.parse"]) as confined:
        yield confined


@pytest.mark.parametrize("prefix", ["", UNCLOSED], ids=["well-formed", "ill-formed"])
@pytest.mark.parametrize(
    "trap",
    [
        "<author>" + "a" * 65_536 + "</author>",  # 15 s in feedparser, 64 KiB of it
        "<dc:creator>a@" + "a." * 65_536 + "</dc:creator>",
        "<x " + " ".join(f'a{number}="1"' for number in range(20_000)) + "/>",  # 5 s
        "<x>" * 50_000 + "</x>" * 50_000,
        "<x y='" + "a" * 2_000_000 + "'/>",
        "<pubDate>" + "Mon, " * 20_000 + "</pubDate>",
        "<description>" + "<" * 100_000 + "</description>",
    ],
    ids=["author", "mailbox", "attributes", "nesting", "token", "date", "brackets"],
)
def test_what_stalls_other_parsers_is_read_or_refused_within_the_limits(
    worker: ConfinedWorker, trap: str, prefix: str
) -> None:
    document = rss("<title>A</title>" + trap, head=prefix).encode()
    with contextlib.suppress(FeedError):  # a refusal is an answer, a WorkerKilled is not
        assert worker.call(parse_feed, document, ADDRESS, None).entries[0].title == "A"


def test_a_thousand_blank_lines_before_the_feed_cost_nothing() -> None:
    assert only_entry("\n" * 65_536 + rss(STORM)).guid == "s-1"


def test_an_rdf_document_that_is_no_feed_is_broken() -> None:
    assert (
        refusal('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>') is Outcome.BROKEN_FEED
    )


def test_a_feed_without_entries_is_still_a_feed() -> None:
    assert read(rss()).entries == ()


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<rss><channel><item>", b"{", b"<feed", b"\xff\xfe", b"<html>"]),
)
def test_no_bytes_whatever_end_in_another_error(tail: bytes, start: bytes) -> None:
    with contextlib.suppress(FeedError):
        parse_feed(start + tail, ADDRESS, None)


# ------------------------------------------------------------------------------------------ field rules


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("<![CDATA[<b>Storm</b> hits&nbsp;coast]]>", "Storm hits coast"),
        ("Why &lt;selectedoption&gt; matters", "Why <selectedoption> matters"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("  two\n lines ", "two lines"),
        ("AT&amp;T;", "AT&T;"),
    ],
)
def test_headlines_are_plain_text(title: str, plain: str) -> None:
    assert only_entry(rss(f"<title>{title}</title>")).title == plain


@pytest.mark.parametrize(
    "caption",
    [
        "<media:description>A photo of rain</media:description>",
        "<media:content url='/p.jpg' medium='image'><media:text>A photo of rain</media:text></media:content>",
        "<itunes:summary>A photo of rain</itunes:summary>",
        "<itunes:subtitle>A photo of rain</itunes:subtitle>",
    ],
)
@pytest.mark.parametrize("caption_first", [True, False])
def test_a_caption_never_stands_in_for_the_story(caption: str, caption_first: bool) -> None:
    story = (
        "<description>The river rose.</description><content:encoded>The river rose at dawn.</content:encoded>"
    )
    entry = only_entry(rss(caption + story if caption_first else story + caption))
    assert (entry.summary, entry.content) == ("The river rose.", "The river rose at dawn.")


def test_a_podcast_without_description_has_its_itunes_summary() -> None:
    assert only_entry(rss("<itunes:summary>We talk.</itunes:summary>")).summary == "We talk."


@pytest.mark.parametrize(
    "related",
    [
        "<atom:link href='https://daily.example/other'/>",
        "<x:related xmlns:x='urn:x'><x:link url='https://daily.example/other'/></x:related>",
        "<related><link>https://daily.example/other</link></related>",
        "<enclosure url='https://daily.example/other.mp3' type='audio/mpeg'/>",
        "<link>https://daily.example/other</link>",
    ],
)
def test_a_related_link_never_replaces_the_entrys_own(related: str) -> None:
    assert only_entry(rss(f"<link>/storm</link>{related}")).link == "https://daily.example/storm"


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<guid>https://daily.example/g</guid>", "https://daily.example/g"),
        ("<guid isPermaLink='false'>https://daily.example/g</guid>", None),
        ("<guid>at://did:plc:x/post</guid>", None),
        ("<link/><guid>https://daily.example/g</guid>", "https://daily.example/g"),
        ("<link>javascript:alert(1)</link>", None),
        ("<atom:link href='/a'/>", "https://daily.example/a"),
        ("<link>/proxy</link><feedburner:origLink>/own</feedburner:origLink>", "https://daily.example/own"),
        ("<link>\n  https://daily.example/a?x=1&amp;y=2\n</link>", "https://daily.example/a?x=1&y=2"),
    ],
)
def test_the_link_of_an_rss_item(item: str, link: str | None) -> None:
    assert only_entry(rss(item)).link == link


@pytest.mark.parametrize(
    ("links", "link"),
    [
        (
            "<link rel='alternate' type='application/json' href='/j'/><link href='/h'/>",
            "https://daily.example/h",
        ),
        ("<link rel='alternate' type='application/pdf' href='/p'/>", "https://daily.example/p"),
        ("<link rel='enclosure' href='/e.mp3'/><link href='/h'/>", "https://daily.example/h"),
        ("<link href='/h'/><link rel='replies' href='/r'/>", "https://daily.example/h"),
        ("<id>https://daily.example/i</id>", "https://daily.example/i"),
        ("<source><link href='/elsewhere'/></source><link href='/h'/>", "https://daily.example/h"),
        ("<link xml:base='https://cdn.example/x/' href='h'/>", "https://cdn.example/x/h"),
    ],
)
def test_the_link_of_an_atom_entry(links: str, link: str) -> None:
    assert only_entry(atom(links)).link == link


@pytest.mark.parametrize("guid", ["s-1", "/storm", "tag:daily.example,2026:1", "at://did:plc:x/post"])
def test_an_id_does_not_depend_on_where_the_feed_lives(guid: str) -> None:
    assert only_entry(rss(f"<guid>{guid}</guid>")).guid == guid
    assert only_entry(atom(f"<id>{guid}</id>")).guid == guid


def test_atom_says_when_a_headline_is_about_markup() -> None:
    assert only_entry(atom("<title>The &lt;b&gt; tag turns 30</title>")).title == "The <b> tag turns 30"
    assert (
        only_entry(atom("<title type='html'>The &lt;b&gt;big&lt;/b&gt; one</title>")).title == "The big one"
    )


def test_an_item_inside_an_item_is_no_entry() -> None:
    assert len(read(rss(f"<item/>{STORM}")).entries) == 1


def test_feed_elements_named_like_our_fields_do_no_harm() -> None:
    entry = only_entry(
        rss(f"{STORM}<links>x</links><tags>a, b</tags><authors>y</authors><title_detail>z</title_detail>")
    )
    assert entry.link == "https://daily.example/storm"


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ("", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>60</ttl>", timedelta(hours=1)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
            timedelta(minutes=30),
        ),
        ("<sy:updatePeriod>daily</sy:updatePeriod><ttl>60</ttl>", timedelta(days=1)),
        ("<ttl>" + "9" * 400 + "</ttl>", timedelta(days=365)),
    ],
)
def test_the_wish_of_the_publisher_for_the_interval(head: str, hint: timedelta | None) -> None:
    assert read(rss(head=head)).interval_hint == hint


# ------------------------------------------------------------------------------------------ caps


def test_entries_over_the_limit_are_left_out_and_noted() -> None:
    items = [f"<title>{number}</title>" for number in range(5)]
    limits = ParseLimits(max_entries=3)
    feed = parse_feed(rss(*items).encode(), ADDRESS, None, limits)
    assert [entry.title for entry in feed.entries] == ["0", "1", "2"]
    assert feed.note == "2 entries over the limit left out"


def test_a_title_is_cut_at_a_whole_character() -> None:
    feed = parse_feed(
        rss(f"<title>{'ö' * 9}</title>").encode(), ADDRESS, None, ParseLimits(max_title_bytes=7)
    )
    assert feed.entries[0].title == "ööö"


# ------------------------------------------------------------------------------- feeds beyond well-formedness


@pytest.mark.parametrize(
    "related", ['<atom:link href="/other"/>', "<x:link>/other</x:link>", '<link href="/other"/>']
)
@pytest.mark.parametrize(
    "caption", ["<media:description>A man.</media:description>", "<itunes:summary>A man.</itunes:summary>"]
)
@pytest.mark.parametrize("prefix", ["", UNCLOSED, "<b>R & D"], ids=["well-formed", "unclosed", "ampersand"])
def test_captions_and_related_links_lose_in_ill_formed_feeds_too(
    prefix: str, caption: str, related: str
) -> None:
    item = f"{STORM}<description>The story.</description>{caption}{related}"
    entry = only_entry(rss(item, head=prefix))
    assert (entry.link, entry.summary, entry.content) == ("https://daily.example/storm", "The story.", "")


def test_html_written_as_it_is_stays_in_its_element() -> None:
    entry = only_entry(
        rss(
            f"{STORM}<description>One<br>two <img src=a.png> &amp; <b>three</description><author>Ada</author>"
        )
    )
    assert entry.summary == "One<br>two <img src=a.png> & <b>three"
    assert entry.authors == ("Ada",)


def test_a_bracket_in_a_headline_is_a_bracket() -> None:
    assert only_entry(rss("<title>Children < 3 and > 90</title>")).title == "Children < 3 and > 90"


def test_values_without_quotation_marks_are_read() -> None:
    assert only_entry("<rss version=2.0><channel><item><title>A</title></item></channel></rss>").title == "A"


def test_a_start_tag_written_for_an_end_tag_ends_the_headline() -> None:
    entry = only_entry(rss("<title>Storm<title><link>/storm</link>"))
    assert (entry.title, entry.link) == ("Storm", "https://daily.example/storm")


def test_the_entry_in_whose_middle_a_feed_ends_is_kept_apart() -> None:
    whole = rss(STORM, "<title>Flood in the sou")
    feed = read(whole[: whole.index(" in the sou")])
    assert [entry.guid for entry in feed.entries] == ["s-1"]
    assert feed.cut_entry is not None
    assert not feed.is_complete


@pytest.mark.parametrize("number", ["xD800", "x110000", "1114112", "xFFFFFFFFFFFF"])
@pytest.mark.parametrize(
    "title", ["&#{};x", "<![CDATA[&#{};x]]>", "&amp;#{};x"], ids=["plain", "cdata", "escaped"]
)
@pytest.mark.parametrize("prefix", ["", UNCLOSED], ids=["well-formed", "ill-formed"])
def test_numbers_of_no_character_cost_one_character(number: str, title: str, prefix: str) -> None:
    entry = only_entry(rss(f"<title>{title.format(number)}</title><link>/a</link>", head=prefix))
    assert entry.title.endswith("x")
    assert entry.link == "https://daily.example/a"


def test_a_document_on_which_feedparser_fails_is_broken() -> None:
    stray = "</media:player>"
    assert refusal(rss(f"{STORM}{stray}", head=UNCLOSED)) is Outcome.BROKEN_FEED


def test_an_unusable_base_is_passed_over() -> None:
    entry = only_entry('<feed xml:base="http://[bad/"><entry><id>1</id><link href="/c"/></entry></feed>')
    assert entry.link == "https://daily.example/c"


def test_entries_over_the_limit_never_reach_the_costly_parser() -> None:
    document = rss(*["<title>A</title>"] * 50, head=UNCLOSED).encode()
    feed = parse_feed(document, ADDRESS, None, ParseLimits(max_entries=10))
    assert (len(feed.entries), feed.note) == (10, "40 entries over the limit left out")


# ------------------------------------------------------------------------------------ fields by their namespace


def test_a_source_is_not_the_entry() -> None:
    source = "<source><id>x</id><title>Elsewhere</title><link href='https://other.example/'/><updated>2020-01-01</updated></source>"
    entry = only_entry(atom(f"{source}<id>a</id><title>Storm</title><link href='/storm'/>"))
    assert (entry.guid, entry.title, entry.link, entry.updated) == (
        "a",
        "Storm",
        "https://daily.example/storm",
        None,
    )


def test_related_stories_in_a_publishers_own_words_do_not_count() -> None:
    related = '<x:related xmlns:x="urn:x"><link>/other</link><title>Other</title><description>Other</description></x:related>'
    entry = only_entry(rss(f"{related}{STORM}<description>The story.</description>"))
    assert (entry.link, entry.title, entry.summary) == (
        "https://daily.example/storm",
        "Storm reaches Örebro",
        "The story.",
    )


def test_the_link_of_a_counter_is_kept_beside_the_storys() -> None:
    proxied = STORM.replace("/storm<", "https://feeds.example/~r/1<")
    entry = only_entry(
        rss(f"{proxied}<feedburner:origLink>https://daily.example/storm</feedburner:origLink>")
    )
    assert (entry.link, entry.proxy_link) == ("https://daily.example/storm", "https://feeds.example/~r/1")


def test_a_redirectors_link_gives_way_to_its_target() -> None:
    alert = "https://www.google.com/url?sa=t&amp;url=https://daily.example/storm"
    entry = only_entry(rss(f"<title>Storm</title><link>{alert}</link>"))
    assert (entry.link, entry.proxy_link) == ("https://daily.example/storm", alert.replace("&amp;", "&"))


def test_links_are_resolved_by_xml_base() -> None:
    entry = only_entry(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/a/">'
        '<entry xml:base="b/"><id>1</id><link href="c"/></entry></feed>'
    )
    assert entry.link == "https://cdn.example/a/b/c"


def test_xhtml_is_given_as_html_without_its_wrapper() -> None:
    entry = only_entry(
        atom(
            "<id>a</id><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>One<br/>"
            "<!-- two --><a href='/x?a=1&amp;b=2'>three</a> &lt;four&gt;</div></content>"
        )
    )
    assert entry.content == 'One<br><a href="/x?a=1&amp;b=2">three</a> &lt;four&gt;'


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>ada@daily.example (Ada Ek)</author>", "Ada Ek"),
        ("<author>Ada Ek (ada@daily.example)</author>", "Ada Ek"),
        ("<author>Ada Ek &lt;ada@daily.example&gt;</author>", "Ada Ek"),
        ("<author>ada@daily.example</author>", "ada@daily.example"),
        ("<author>desk@daily.example</author><dc:creator>Ada Ek</dc:creator>", "Ada Ek"),
        (
            "<atom:author><atom:name>Ada Ek</atom:name><atom:uri>https://x.example</atom:uri></atom:author>",
            "Ada Ek",
        ),
    ],
)
def test_a_person_is_known_by_name(author: str, name: str) -> None:
    assert only_entry(rss(author)).authors == (name,)


def test_a_time_that_cannot_be_read_gives_way_to_one_that_can() -> None:
    entry = only_entry(rss("<pubDate>18/01/30</pubDate><dc:date>2018-01-30</dc:date>"))
    assert entry.published is not None
    assert (entry.published.raw, entry.published.source) == ("2018-01-30", "dc:date")


# --------------------------------------------------------------------------------------------- bytes


def test_a_file_of_several_gzip_members_is_read_whole_and_without_what_follows() -> None:
    half = rss(STORM).encode()
    packed = gzip.compress(half[:200]) + gzip.compress(half[200:]) + b"trailing"
    assert only_entry(packed).guid == "s-1"


def test_members_without_end_are_refused() -> None:
    assert refusal(gzip.compress(b" ") * 100) is Outcome.TOO_LARGE


RUSSIAN = "Вчера вечером в городе прошёл сильный дождь, и многие улицы оказались под водой."
JAPANESE = "昨夜、市内で激しい雨が降り、多くの道路が冠水した。住民は停電を訴えている。"


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "koi8-r", ""),
        ("Χθες το βράδυ στην πόλη έβρεξε δυνατά και πολλοί δρόμοι βρέθηκαν στο νερό.", "cp1253", ""),
        (JAPANESE, "shift_jis", ""),
        (JAPANESE, "euc-jp", ""),
        ("Wczoraj w mieście spadł ulewny deszcz", "cp1250", "pl"),
        ("Dün akşam şehirde şiddetli yağmur yağdı", "cp1254", "tr-TR"),
        ("I går kväll föll kraftigt regn över Örebro", "cp1252", "sv"),
        ("São não está", "cp1252", ""),
    ],
)
@pytest.mark.parametrize(
    "declaration", ["", '<?xml version="1.0" encoding="UTF-8"?>'], ids=["silent", "lying"]
)
def test_an_encoding_that_nobody_names_is_guessed(
    text: str, encoding: str, language: str, declaration: str
) -> None:
    head = f"<language>{language}</language>" if language else ""
    document = rss(f"<title>{text}</title>", head=head, declaration=declaration).encode(encoding)
    assert only_entry(document).title == text


def test_text_encoded_twice_is_put_right_unless_something_else_stands_beside_it() -> None:
    twice = rss(STORM).encode().decode("cp1252").encode()
    assert only_entry(twice).title == "Storm reaches Örebro"
    quoted = rss("<title>How “Ã–rebro” comes about: 文字化け</title>")
    assert only_entry(quoted).title == "How “Ã–rebro” comes about: 文字化け"


@pytest.mark.parametrize(
    ("times", "days"),
    [
        (("20-04-2020 19:00 +0400", "10-04-2020 19:00 +0400"), ("2020-04-20", "2020-04-10")),
        (("04/20/2020 7:00 PM", "04/10/2020 7:00 PM"), ("2020-04-20", "2020-04-10")),
        (("10-04-2020 19:00", "11-04-2020 19:00"), (None, None)),
        (("20-04-2020 19:00", "04-20-2020 19:00", "10-04-2020 19:00"), ("2020-04-20", "2020-04-20", None)),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_feeds_other_entries(
    times: tuple[str, ...], days: tuple[str | None, ...]
) -> None:
    items = "".join(f"<item><title>Story</title><pubDate>{time}</pubDate></item>" for time in times)
    feed = parse_feed(
        f"<rss><channel><title>G</title>{items}</channel></rss>".encode(), "http://d.example/", None
    )
    read = [entry.published for entry in feed.entries]
    assert [stated.raw for stated in read if stated] == list(times)
    assert tuple(s.at.date().isoformat() if s and s.at else None for s in read) == days


@pytest.mark.parametrize(
    "nonsense", ["Thu, 01 Jan 1970 00:00:00 +0000", "Mon, 01 Jan 0001 00:00:00 +0000", "soon"]
)
def test_a_time_that_stands_for_none_leaves_it_to_the_next_element(nonsense: str) -> None:
    body = f"""<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>G</title><item><title>Story</title>
        <pubDate>{nonsense}</pubDate><dc:date>2024-12-15T12:15:00Z</dc:date></item></channel></rss>"""
    (entry,) = parse_feed(body.encode(), "http://d.example/", None).entries
    assert entry.published is not None
    assert entry.published.source == "dc:date"
