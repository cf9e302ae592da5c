"""Reads RSS, RDF and Atom from a tree of elements. The rules for each field stand here.

An element counts by its namespace and its parent. A caption inside media:content, a related story's link in the
publisher's own namespace, the title of a <source>: none is a child of the entry in the feed's own namespace, so none
replaces the story's. feedparser, which goes by local names, reads the feeds that have no usable tree;
tests/feeds/test_agreement.py checks that both read the other fields alike.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain
from mimetypes import guess_type
from urllib.parse import urlsplit

from lxml import etree

from wirecopy import __version__
from wirecopy.credible_time import EARLIEST
from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.interval import interval_hint
from wirecopy.feeds.plain_text import decoded_line, one_line, person_name, plain_text
from wirecopy.feeds.tags import count_entry_starts
from wirecopy.feeds.xml_tree import (
    Element,
    Elements,
    base_of,
    children_by_name,
    markup_of,
    parse_with_recovery,
    split_name,
    text_of,
    uses_namespace,
)
from wirecopy.model import Entry, ParsedFeed, StatedTime
from wirecopy.urls import absolute_url, registrable_domain

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", ""})
_HTTP = ("http://", "https://")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

# Names of elements by field, the preferred first.
_IDS = ("guid", "id", "atom:id")
_SUMMARIES = ("description", "summary", "atom:summary", "dc:description")
_PODCAST_TEXTS = ("itunes:summary", "itunes:subtitle")
_CONTENTS = ("content:encoded", "encoded", "content", "atom:content", "xhtml:body", "body", "fullitem")
_CREATORS = ("dc:creator", "dcterms:creator", "dc:author", "author", "atom:author", "itunes:author")
# The element that states a time, and the source to store with it. The first time that can be read counts.
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
    """What the rules below need to know of the document."""

    is_atom: bool
    own_namespace: str  # of the feed's own elements, by its short name
    url: str  # the address that the document was fetched from
    has_bases: bool  # whether xml:base occurs anywhere


def read_tree_feed(
    root: Element, url: str, max_entries: int, known: Set[bytes] = frozenset()
) -> ParsedFeed | None:
    """Read a feed; None for a root that is neither RSS, RDF with RSS's elements, nor Atom.

    An entry whose source digest is in `known` is not read: it is returned with that digest alone.
    """
    namespace, kind = split_name(root.tag)
    if kind not in ("rss", "rdf", "feed", "entry"):
        return None
    is_atom = kind in ("feed", "entry")
    entries = list(entries_of(root))
    if kind == "rdf" and not entries and not uses_namespace(root, ""):
        return None
    own_namespace = split_name(entries[0].tag)[0] if entries else namespace
    if is_atom and not own_namespace:
        own_namespace = "atom"
    dialect = _Dialect(is_atom, own_namespace, url, _has_bases(root))
    left_out = len(entries) - max_entries
    head = children_by_name(_head(root), dialect.own_namespace)
    dialect = replace(dialect, url=_base(head, dialect))
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


def _base(head: Elements, dialect: _Dialect) -> str:
    """What relative links begin with. RSS does not say; a copy of a feed on another site still has the links of its own
    (miniflux resolves them from the site's address, too)."""
    site = None if dialect.is_atom else _feed_link(head, dialect)
    if site is None or urlsplit(site).netloc == urlsplit(dialect.url).netloc:
        return dialect.url
    return dialect.url if registrable_domain(site) == registrable_domain(dialect.url) else site


def recover_feed_tree(xml: str) -> Element | None:
    """The tree that libxml2 recovers from a feed that is not well-formed; None if an entry is missing or misplaced."""
    root = parse_with_recovery(xml)
    if root is None:
        return None
    kind = split_name(root.tag)[1]
    name = "url" if kind == "urlset" else "entry" if kind == "feed" else "item"
    found = root.findall("*") if kind == "urlset" else list(entries_of(root))
    return root if len(found) == count_entry_starts(xml, name) else None


def entries_of(root: Element) -> Iterator[Element]:
    """The entries in document order, from where the formats allow them: an entry inside another does not count."""
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
    """A digest of everything that decides what is read. The version is part of it: a new release reads entries again."""
    # An xml:base may stand above the entry, so its own source does not decide.
    if dialect.has_bases:
        return None
    rules = f"{__version__} {dialect.is_atom} {dialect.own_namespace} {dialect.url} "
    source = etree.tostring(entry, encoding="utf-8", with_tail=False)
    return blake2b(rules.encode("utf-8", "replace") + source, digest_size=8).digest()


def _read(entry: Element, dialect: _Dialect, digest: bytes | None) -> Entry:
    found = children_by_name(entry, dialect.own_namespace)
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
    """The address of the entry's story.

    RSS: the first link with text, else a guid that is a permalink, else the first link with an href. Atom: an alternate
    link, HTML before other types; else a link with text; else an id that is an address. The feed itself and a front
    page are a story's only where no other page of that site is named.
    """
    ways = (_alternates, _written, _permalinks) if dialect.is_atom else (_written, _permalinks, _alternates)
    named = filter(None, chain.from_iterable(way(found, dialect) for way in ways))
    first = next(named, None)
    if first is None or not _is_front_page(first, dialect):
        return first
    return next((link for link in named if _is_page_of(registrable_domain(first), link, dialect)), first)


def _is_page_of(domain: str, link: str, dialect: _Dialect) -> bool:
    """Whether a link leads to a page of this site, and neither to its front page nor to a file."""
    is_media = (guess_type(link)[0] or "").startswith(("audio/", "video/", "image/"))
    return registrable_domain(link) == domain and not is_media and not _is_front_page(link, dialect)


def _is_front_page(link: str, dialect: _Dialect) -> bool:
    if link.count("/") > 3 and link[-1] not in "/#":  # most links, without a detour
        return link == dialect.url
    parts = urlsplit(link)
    return not (parts.path.strip("/") or parts.query) or link.partition("#")[0] == dialect.url


def _written(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    links = (link for link in _all(found, "link") if not link.get("href"))
    return (_resolved(text_of(link), link, dialect) for link in links)


def _alternates(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    links = sorted(filter(_is_alternate, _all(found, "link", "atom:link")), key=_is_other)
    return (_resolved(link.get("href", ""), link, dialect) for link in links)


def _permalinks(found: Elements, dialect: _Dialect) -> Iterator[str | None]:
    guids = (guid for guid in _all(found, *_IDS) if _is_permalink(guid, dialect))
    return (_address(text_of(guid), dialect) for guid in guids)


def _is_alternate(link: Element) -> bool:
    # RFC 4287, 4.2.7.2: a name is short for its address in the registry.
    relation = link.get("rel", "alternate").strip().lower().rpartition("/")[2]
    return bool(link.get("href")) and relation == "alternate"


def _is_other(link: Element) -> bool:
    return (link.get("type") or "").strip().lower() not in _HTML_TYPES


def _is_permalink(guid: Element, dialect: _Dialect) -> bool:
    """Whether a guid is an address, perhaps one without its scheme (NetNewsWire 4082). RSS 2.0 assumes it unless
    isPermaLink="false"; not all are (NetNewsWire 4625)."""
    if guid.get("isPermaLink", "true").lower() != "true":
        return False
    text = text_of(guid)
    return text.startswith(_HTTP) or text.partition("/")[0] == urlsplit(dialect.url).hostname


def _title(found: Elements, dialect: _Dialect) -> str:
    """The title as plain text. Atom says whether it is HTML, so "<b>" may belong to the headline; RSS does not say."""
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
    """The first stated time that can be read and meant, else the first of all: 1970 stands for "no date"."""
    first = None
    for name, source in places:
        stated = stated_time(_text(found, name), source) if name in found else None
        if stated and stated.at and stated.at >= EARLIEST:
            return stated
        first = first or stated
    return first


def _authors(found: Elements) -> tuple[str, ...]:
    """The people of the first element that names any: dc:creator before <author>, which is often a mail address."""
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
    """The longest of the entry's contents: a feed may carry a teaser and the full text."""
    texts = (_decoded(part, markup_of) for part in _all(found, *_CONTENTS) if not part.get("src"))
    return max(texts, key=len, default="")


def _tags(found: Elements) -> tuple[str, ...]:
    written = [
        part.get("term") or text_of(part) or part.get("label") or ""
        for part in _all(found, "category", "atom:category", "dc:subject", "media:category")
    ]
    written += _text(found, "itunes:keywords").split(",")
    return tuple(dict.fromkeys(tag for tag in map(decoded_line, written) if tag))


def _image_url(found: Elements, dialect: _Dialect) -> str | None:
    addresses = ((part.get("url") or part.get("href") or "").strip() for part in _images(found))
    return _address(next(filter(None, addresses), ""), dialect)


def _images(found: Elements) -> Iterator[Element]:
    """media:content, then media:thumbnail, then enclosures. Media RSS nests the first two in groups and in each other."""
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


# Loops, not generators: these run a dozen times for each entry, and most names are absent.


def _all(found: Elements, *names: str) -> list[Element]:
    return [element for name in names if name in found for element in found[name]]


def _text(found: Elements, *names: str) -> str:
    """The first text that is not empty, names in this order."""
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
    """The element's content, decoded if it is base64: Atom 0.3 says so by `mode`, Atom 1.0 by a type that is not text
    (RFC 4287, 4.1.3.3)."""
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
