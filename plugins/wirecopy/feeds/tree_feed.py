"""RSS, RDF and Atom read from a tree of elements: the field rules of the project.

Elements count by namespace and parent. A caption inside media:content, a related story's link in a namespace of
the publisher's own, the title of a <source>: none of them is a child of the entry in the feed's own vocabulary, so
none can take the place of the story's. feedparser, which decides by local name, is right about the rest and stays
the parser for what no tree can be made of; tests/feeds/test_agreement.py holds the two together.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

from lxml import etree

from wirecopy import __version__
from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.interval import interval_hint
from wirecopy.feeds.plain_text import one_line, person_name, plain_text
from wirecopy.feeds.tags import entry_starts
from wirecopy.feeds.xml_tree import (
    Element,
    Elements,
    base_of,
    children_by_name,
    guessed_tree,
    markup_of,
    split_name,
    text_of,
    uses_namespace,
)
from wirecopy.model import Entry, ParsedFeed, StatedTime
from wirecopy.urls import absolute_url

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", ""})
_HTTP = ("http://", "https://")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


_IDS = ("guid", "id", "atom:id")
_SUMMARIES = ("description", "summary", "atom:summary", "dc:description")
_PODCAST_TEXTS = ("itunes:summary", "itunes:subtitle")
_CONTENTS = ("content:encoded", "encoded", "content", "atom:content", "xhtml:body", "body", "fullitem")
_CREATORS = ("dc:creator", "dcterms:creator", "dc:author", "author", "atom:author", "itunes:author")
# Where a time stands, and the name under which it is claimed; the first that can be read counts.
_PUBLISHED = (
    ("pubdate", "rss:pubDate"),
    ("dc:date", "dc:date"),
    ("published", "atom:published"),
    ("atom:published", "atom:published"),
    ("issued", "atom:issued"),
    ("dcterms:issued", "dcterms:issued"),
    ("dcterms:created", "dcterms:created"),
    ("created", "atom:created"),
)
_ATOM_PUBLISHED = (("published", "atom:published"), *_PUBLISHED)
_UPDATED = (
    ("updated", "atom:updated"),
    ("atom:updated", "atom:updated"),
    ("modified", "atom:modified"),
    ("dcterms:modified", "dcterms:modified"),
)


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What the rules below need to know of a document."""

    is_atom: bool
    home: str  # the namespace whose elements are the feed's own vocabulary
    url: str  # where the document was fetched from
    has_bases: bool  # whether xml:base occurs anywhere


def read_tree_feed(
    root: Element, url: str, max_entries: int, known: Set[bytes] = frozenset()
) -> ParsedFeed | None:
    """Read a feed; None for a root that is neither RSS, RDF in RSS's vocabulary, nor Atom.

    Of entries whose source digest is `known` that is all that comes.
    """
    space, kind = split_name(root.tag)
    if kind not in ("rss", "rdf", "feed", "entry"):
        return None
    is_atom = kind in ("feed", "entry")
    entries = list(entries_of(root))
    if kind == "rdf" and not entries and not uses_namespace(root, ""):
        return None
    home = split_name(entries[0].tag)[0] if entries else space
    if is_atom and not home:
        home = "atom"
    dialect = _Dialect(is_atom, home, url, _has_bases(root))
    left_out = len(entries) - max_entries
    head = children_by_name(_head(root), dialect.home)
    return ParsedFeed(
        format=_format(root, kind),
        entries=tuple([_entry(entry, dialect, known) for entry in entries[:max_entries]]),
        title=_title(head, dialect),
        link=_feed_link(head, dialect),
        language=_text(head, "language", "dc:language") or root.get(_XML_LANG),
        interval_hint=interval_hint(
            _text(head, "ttl"), _text(head, "sy:updateperiod"), _text(head, "sy:updatefrequency")
        ),
        note=f"{left_out} entries over the limit left out" if left_out > 0 else "",
    )


def trusted_tree(xml: str) -> Element | None:
    """What libxml2 makes of a document that is not well-formed, if it left every entry in its place."""
    root = guessed_tree(xml)
    if root is None:
        return None
    kind = split_name(root.tag)[1]
    name = "url" if kind == "urlset" else "entry" if kind == "feed" else "item"
    found = root.findall("*") if kind == "urlset" else list(entries_of(root))
    return root if len(found) == entry_starts(xml, name) else None


def entries_of(root: Element) -> Iterator[Element]:
    """The entries in document order, where the formats put them: one inside another is no news of its own."""
    kind = split_name(root.tag)[1]
    if kind == "entry":
        return iter((root,))
    wanted = "entry" if kind == "feed" else "item"
    return _listed(root, wanted)


def _listed(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent.iterchildren(etree.Element):
        local = split_name(child.tag)[1]
        if local == wanted:
            yield child
        elif local in ("channel", "items") and wanted == "item":
            yield from _listed(child, wanted)


def _has_bases(root: Element) -> bool:
    return next(root.iterfind(f".//*[@{_XML_BASE}]"), None) is not None or root.get(_XML_BASE) is not None


def _head(root: Element) -> Element:
    channels = (child for child in root.iterchildren(etree.Element) if split_name(child.tag)[1] == "channel")
    return next(channels, root)


def _format(root: Element, kind: str) -> str:
    if kind == "rss":
        return "rss" + "".join(filter(str.isdigit, root.get("version", "")[:8]))
    if kind == "rdf":
        return "rdf"
    return "atom03" if "purl.org/atom/ns#" in root.tag.lower() else "atom10"


# ------------------------------------------------------------------------------------------ one entry


def _entry(entry: Element, dialect: _Dialect, known: Set[bytes]) -> Entry:
    digest = _source_digest(entry, dialect)
    return Entry(source_digest=digest) if digest in known else _read(entry, dialect, digest)


def _source_digest(entry: Element, dialect: _Dialect) -> bytes | None:
    """Of all that an entry is read from; a release of ours reads everything anew."""
    if dialect.has_bases:  # which may stand above it
        return None
    reading = f"{__version__} {dialect.is_atom} {dialect.home} {dialect.url} "
    source = etree.tostring(entry, encoding="utf-8", with_tail=False)
    return blake2b(reading.encode("utf-8", "replace") + source, digest_size=8).digest()


def _read(entry: Element, dialect: _Dialect, digest: bytes | None) -> Entry:
    found = children_by_name(entry, dialect.home)
    published, updated = _times(found, dialect)
    about = (entry.get(_RDF_ABOUT) or "").strip()
    link = _own_link(found, dialect) or (absolute_url(about, "") if about.startswith(_HTTP) else None)
    original = _address(_text(found, "feedburner:origlink"), dialect)
    content = _content(found)
    return Entry(
        guid=_text(found, *_IDS) or about or None,
        link=original or link,
        proxy_link=link if original and original != link else None,
        title=_title(found, dialect),
        published=published,
        updated=updated,
        authors=_authors(found),
        summary=_markup(found, *_SUMMARIES) or ("" if content else _markup(found, *_PODCAST_TEXTS)),
        content=content,
        tags=_tags(found),
        image_url=_image_url(found, dialect),
        source_digest=digest,
    )


def _own_link(found: Elements, dialect: _Dialect) -> str | None:
    """RSS: the first link with text, else the guid that is a permalink, else the first with an address. Atom: an
    alternate, HTML before other types; else an id that is an address."""
    ways = (_alternates, _written, _permalinks) if dialect.is_atom else (_written, _permalinks, _alternates)
    return next(filter(None, chain.from_iterable(way(found, dialect) for way in ways)), None)


def _written(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    links = (link for link in _all(found, "link") if not link.get("href"))
    return (_resolved(text_of(link), link, dialect) for link in links)


def _alternates(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    links = sorted(filter(_is_alternate, _all(found, "link", "atom:link")), key=_is_other)
    return (_resolved(link.get("href", ""), link, dialect) for link in links)


def _permalinks(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    return (_address(text_of(guid), dialect) for guid in _all(found, *_IDS) if _is_permalink(guid))


def _is_alternate(link: Element) -> bool:
    return bool(link.get("href")) and link.get("rel", "alternate").strip().lower() == "alternate"


def _is_other(link: Element) -> bool:
    return (link.get("type") or "").strip().lower() not in _HTML_TYPES


def _is_permalink(guid: Element) -> bool:
    """RSS 2.0: true unless it says otherwise; but not every permalink is an address (NetNewsWire 4625)."""
    return guid.get("isPermaLink", "true").lower() == "true" and text_of(guid).startswith(_HTTP)


def _title(found: Elements, dialect: _Dialect) -> str:
    """RSS does not say whether a title is HTML; Atom does, and there "<b>" may be what the headline is about."""
    for element in _all(found, "title", "atom:title", "dc:title"):
        text = _decoded(element, text_of)
        if text:
            is_plain = (element.get("type") or "text").lower() in ("text", "text/plain") and "&" not in text
            is_literal = dialect.is_atom and (is_plain or len(element) > 0)
            return one_line(text) if is_literal else plain_text(text)
    return ""


def _times(found: Elements, dialect: _Dialect) -> tuple[StatedTime | None, StatedTime | None]:
    published = _first_time(found, _ATOM_PUBLISHED if dialect.is_atom else _PUBLISHED)
    return published, _first_time(found, _UPDATED)


def _first_time(found: Elements, places: Iterable[tuple[str, str]]) -> StatedTime | None:
    """The first claim that can be read, else the first of those that cannot."""
    unreadable = None
    for name, source in places:
        claim = stated_time(_text(found, name), source) if name in found else None
        if claim and claim.at:
            return claim
        unreadable = unreadable or claim
    return unreadable


def _authors(found: Elements) -> tuple[str, ...]:
    """People of the first vocabulary that names any: dc:creator before <author>, which is often a mailbox."""
    for name in _CREATORS:
        people = [_person(element) for element in found.get(name, ())]
        if any(people):
            return tuple(dict.fromkeys(person for person in people if person))
    return ()


def _person(element: Element) -> str:
    if not len(element):
        return person_name(plain_text(text_of(element)))
    parts = {split_name(child.tag)[1]: text_of(child) for child in element.iterchildren(etree.Element)}
    if parts.keys() & {"name", "email", "uri", "url"}:
        return plain_text(parts.get("name") or parts.get("email") or "")
    return plain_text(text_of(element))


def _content(found: Elements) -> str:
    """The longest text among those marked as content; a feed may repeat it as teaser and in full."""
    texts = (_decoded(part, markup_of) for part in _all(found, *_CONTENTS) if not part.get("src"))
    return max(texts, key=len, default="")


def _tags(found: Elements) -> tuple[str, ...]:
    written = [
        part.get("term") or text_of(part) or part.get("label") or ""
        for part in _all(found, "category", "atom:category", "dc:subject", "media:category")
    ]
    written += _text(found, "itunes:keywords").split(",")
    return tuple(dict.fromkeys(tag for tag in map(one_line, written) if tag))


def _image_url(found: Elements, dialect: _Dialect) -> str | None:
    addresses = ((part.get("url") or part.get("href") or "").strip() for part in _images(found))
    return _address(next(filter(None, addresses), ""), dialect)


def _images(found: Elements) -> Iterator[Element]:
    """media:content, then media:thumbnail, which Media RSS both nests in groups and in each other; enclosures last."""
    nested = [children_by_name(part, "") for part in _all(found, "media:group", "media:content") if len(part)]
    for names in (found, *nested):
        yield from filter(_is_image, _all(names, "media:content"))
    for names in (found, *nested):
        yield from _all(names, "media:thumbnail")
    yield from filter(_is_image, _all(found, "enclosure"))
    for link in _all(found, "link", "atom:link"):
        if link.get("rel") == "enclosure" and _is_image(link):
            yield link


def _is_image(part: Element) -> bool:
    return part.get("medium") == "image" or (part.get("type") or "").startswith("image/")


def _feed_link(head: Elements, dialect: _Dialect) -> str | None:
    return _own_link({name: found for name, found in head.items() if name in ("link", "atom:link")}, dialect)


# ------------------------------------------------------------------------------------------ elements


# Loops rather than generators: these run a dozen times for each entry of each feed, and most names are not there.


def _all(found: Elements, *names: str) -> list[Element]:
    return [element for name in names if name in found for element in found[name]]


def _text(found: Elements, *names: str) -> str:
    """The first that says anything, names in this order."""
    for element in _all(found, *names):
        if text := text_of(element):
            return text
    return ""


def _markup(found: Elements, *names: str) -> str:
    for element in _all(found, *names):
        if markup := _decoded(element, markup_of):
            return markup
    return ""


def _decoded(element: Element, read: Callable[[Element], str]) -> str:
    """What the element holds; base64 where Atom 0.3 says so, or Atom 1.0 by a type that is no text (RFC 4287, 4.1.3.3)."""
    kind = element.get("type", "").lower()
    if not kind and element.get("mode") is None:
        return read(element)
    is_text = "/" not in kind or kind.startswith("text/") or kind.endswith("xml")
    if is_text and element.get("mode") != "base64":
        return read(element)
    try:
        return base64.b64decode(text_of(element)).decode().strip()
    except ValueError:
        return read(element)


def _resolved(href: str, element: Element, dialect: _Dialect) -> str | None:
    base = base_of(element, dialect.url) if dialect.has_bases else dialect.url
    return absolute_url(base, href) if href.strip() else None


def _address(href: str, dialect: _Dialect) -> str | None:
    return absolute_url(dialect.url, href) if href else None
