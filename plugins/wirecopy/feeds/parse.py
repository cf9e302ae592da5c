"""Parses a feed document: from its bytes to its entries.

    inflate → decode → detect the format → limit the nodes → repair → read → cut to the limits

Well-formed XML is read from a tree of elements. Other XML is repaired. If it is still not well-formed, it is read from
the tree that libxml2 recovers, provided that no entry is missing there, else by feedparser.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from wirecopy.feeds.dates import with_day_order
from wirecopy.feeds.decode import decode, inflate
from wirecopy.feeds.detect_format import DocumentFormat, detect_format, refuse_internal_subset
from wirecopy.feeds.discover import discover_feeds
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.feedparser_feed import read_with_feedparser
from wirecopy.feeds.json_feed import read_json_feed
from wirecopy.feeds.news_sitemap import is_sitemap, read_news_sitemap
from wirecopy.feeds.node_limit import limit_nodes
from wirecopy.feeds.repair import escape_markup, has_windows_references, repair_characters, without_prolog
from wirecopy.feeds.tags import ends_inside_entry, first_entries
from wirecopy.feeds.tree_feed import read_tree_feed, recover_feed_tree
from wirecopy.feeds.xml_tree import Element, parse_strictly
from wirecopy.model import Entry, FeedLink, Outcome, ParsedFeed
from wirecopy.settings import ParseLimits
from wirecopy.storable_text import cut_bytes
from wirecopy.urls import unwrap_url

_DEFAULT_LIMITS = ParseLimits()
# Chosen, not measured, but for the language.
_MAX_NAME_BYTES = 1024  # of an author or a tag
_MAX_LANGUAGE_BYTES = 35  # RFC 5646, 4.4.1
_MAX_TAGS = 100
_MAX_BODY_BYTES = 2 * 1024 * 1024


def parse_feed(
    body: bytes,
    url: str,
    content_type: str | None,
    limits: ParseLimits = _DEFAULT_LIMITS,
    known: Set[bytes] = frozenset(),
) -> ParsedFeed:
    """Read a feed document: RSS, RDF, Atom, JSON Feed or a news sitemap, compressed or not, in any encoding.

    `url` is the address that it was fetched from, the base of its relative links. `content_type` is the HTTP header;
    only its charset is used, after all that the document itself says. An entry whose source digest is in `known` is not
    read: it is returned with that digest alone.

    Run this in a ConfinedWorker: some inputs of a few kilobytes cost feedparser minutes (docs/evidence/reliability.md 2.1).

    Raises:
        FeedError: NOT_A_FEED, CHALLENGE, UNSAFE_FEED, BROKEN_FEED, BAD_ENCODING or TOO_LARGE.
    """
    text = decode(inflate(body), content_type)
    match detect_format(text):
        case DocumentFormat.JSON:
            feed = read_json_feed(text, url, limits.max_entries)
        case DocumentFormat.XML_FEED:
            feed = _read_xml(text, url, limits.max_entries, known)
        case DocumentFormat.CHALLENGE:
            raise FeedError(Outcome.CHALLENGE, "a bot wall answered instead of the feed")
        case DocumentFormat.HTML:
            links = discover_feeds(text.encode("utf-8", "replace"), url)
            raise FeedError(Outcome.NOT_A_FEED, _describe_page(links), links)
        case _:
            raise FeedError(Outcome.NOT_A_FEED, "neither XML nor JSON nor HTML")
    return _within(limits, feed, known)


def _read_xml(text: str, url: str, max_entries: int, known: Set[bytes]) -> ParsedFeed:
    refuse_internal_subset(text)
    xml, left_out = limit_nodes(without_prolog(text), max_entries)
    feed = _read_markup(xml, url, max_entries, known)
    return replace(feed, note=f"{left_out} entries over the limit left out") if left_out else feed


def _read_markup(xml: str, url: str, max_entries: int, known: Set[bytes]) -> ParsedFeed:
    root = None if has_windows_references(xml) else parse_strictly(xml)
    if root is None:
        xml = repair_characters(xml)
        root = parse_strictly(xml)
    if root is not None:
        return _read_tree(root, url, max_entries, known) or read_with_feedparser(xml, url, max_entries)
    xml = escape_markup(xml)
    root = parse_strictly(xml)
    if root is None:
        root = recover_feed_tree(xml)
    feed = None if root is None else _read_tree(root, url, max_entries, known)
    feed = feed or read_with_feedparser(xml, url, max_entries)
    wanted, _ = first_entries(xml, max_entries)
    return _without_cut_entry(feed) if ends_inside_entry(wanted) else feed


def _read_tree(root: Element, url: str, max_entries: int, known: Set[bytes]) -> ParsedFeed | None:
    if is_sitemap(root):
        return read_news_sitemap(root, url, max_entries)
    return read_tree_feed(root, url, max_entries, known)


def _without_cut_entry(feed: ParsedFeed) -> ParsedFeed:
    """The feed without its last entry, which is cut off: it would be stored now and once more when it comes whole."""
    return replace(
        feed,
        entries=feed.entries[:-1],
        cut_entry=next(reversed(feed.entries), None),
        is_complete=False,
        note="ends before its closing tag; a cut entry is left out",
    )


def _describe_page(links: Sequence[FeedLink]) -> str:
    if not links:
        return "an HTML page that announces no feed"
    return f"an HTML page that announces {len(links)} feed(s), the first at {links[0].url}"


def _within(limits: ParseLimits, feed: ParsedFeed, known: Set[bytes]) -> ParsedFeed:
    """The feed with its texts cut to the limits. The readers have left out entries over the limit already."""
    feed = replace(feed, entries=with_day_order(feed.entries))
    return replace(
        feed,
        title=cut_bytes(feed.title, limits.max_title_bytes),
        language=cut_bytes(feed.language, _MAX_LANGUAGE_BYTES) if feed.language else None,
        entries=tuple(
            [entry if entry.source_digest in known else _finish(entry, limits) for entry in feed.entries]
        ),
    )


def _finish(entry: Entry, limits: ParseLimits) -> Entry:
    target = unwrap_url(entry.link) if entry.link else None
    # Not `replace`: it takes four times as long (measured), and this runs for each entry.
    return Entry(
        guid=cut_bytes(entry.guid, limits.max_url_bytes) if entry.guid else None,
        link=target or entry.link,
        title=cut_bytes(entry.title, limits.max_title_bytes),
        published=entry.published,
        updated=entry.updated,
        authors=tuple([cut_bytes(author, _MAX_NAME_BYTES) for author in entry.authors]),
        summary=cut_bytes(entry.summary, _MAX_BODY_BYTES),
        content=cut_bytes(entry.content, _MAX_BODY_BYTES),
        tags=tuple([cut_bytes(tag, _MAX_NAME_BYTES) for tag in entry.tags[:_MAX_TAGS]]),
        image_url=entry.image_url,
        proxy_link=entry.proxy_link or (entry.link if target else None),
        source_digest=entry.source_digest,
    )
