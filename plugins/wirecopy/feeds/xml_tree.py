"""Parses feed XML into a tree, names its elements by namespace and takes text out of them.

A parser that goes by local names takes a photo caption (media:description) for the story and a related link for the
entry's own (docs/evidence/feeds.md 4.1). Here the namespace is part of every name.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from wirecopy.urls import absolute_url

Element = etree._Element
Elements = dict[str, list[Element]]

# Short names of namespaces; "" is that of RSS's own elements. The keys are in lower case and without a final slash,
# because publishers write them in many ways.
_SHORT_NAMES = {
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://search.yahoo.com/mrss": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
}
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_all_text = etree.XPath("string()")  # leaves comments and processing instructions out

# Elements of HTML without an end tag (HTML standard, 13.1.2).
_VOID_ELEMENTS = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def parse_strictly(xml: str) -> Element | None:
    """The document's root, or None unless it is well-formed with all its prefixes declared."""
    try:
        return etree.fromstring(xml.encode("utf-8", "replace"), _parser(recover=False))
    except etree.XMLSyntaxError:
        return None


def parse_with_recovery(xml: str) -> Element | None:
    """The root of the tree that libxml2 recovers from a document that is not well-formed. Entries may be misplaced."""
    return etree.fromstring(xml.encode("utf-8", "replace"), _parser(recover=True))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        encoding="utf-8",
    )


@lru_cache(maxsize=4096)
def split_name(tag: str) -> tuple[str, str]:
    """The namespace's short name and the local name in lower case: ("dc", "creator").

    An undeclared prefix counts as the short name, since publishers use the usual ones. An unknown namespace is its own
    short name.
    """
    namespace, _, local = tag.rpartition("}")
    prefix, _, local = local.rpartition(":")
    if not namespace:
        prefix = prefix.lower()
        return "" if prefix == "rss" else prefix, local.lower()
    address = namespace[1:].lower().rstrip("/")
    return _SHORT_NAMES.get(address, address), local.lower()


def uses_namespace(root: Element, short_name: str) -> bool:
    """Whether the document declares the namespace of this short name at its root."""
    return any(split_name(f"{{{address}}}x")[0] == short_name for address in root.nsmap.values())


def children_by_name(parent: Element, own_namespace: str) -> Elements:
    """The child elements by name: "link", "dc:creator". Elements of `own_namespace` and of RSS have no prefix."""
    found: Elements = {}
    for child in parent.iterchildren("*"):
        found.setdefault(_qualified_name(child.tag, own_namespace), []).append(child)
    return found


@lru_cache(maxsize=4096)
def _qualified_name(tag: str, own_namespace: str) -> str:
    namespace, local = split_name(tag)
    return local if namespace in ("", own_namespace) else f"{namespace}:{local}"


def text_of(element: Element) -> str:
    """All text inside the element, without markup."""
    if not len(element):
        return (element.text or "").strip()
    return str(_all_text(element)).strip()


def markup_of(element: Element) -> str:
    """The element's content as HTML source, whether it is escaped, in CDATA or written as elements."""
    if not len(element):
        return (element.text or "").strip()
    children = list(element.iterchildren(etree.Element))
    # Then all children are comments.
    if not children:
        return text_of(element)
    is_wrapped = len(children) == 1 and split_name(children[0].tag) == ("xhtml", "div")
    return "".join(_source(children[0] if is_wrapped else element)).strip()


def base_of(element: Element, url: str) -> str:
    """The base of the element's relative links: `url`, changed by each xml:base around the element (XML Base, 4.2)."""
    bases = [base for at in (element, *element.iterancestors()) if (base := at.get(_XML_BASE))]
    for base in reversed(bases):
        url = absolute_url(url, base) or url
    return url


def _source(parent: Element) -> Iterator[str]:
    """The HTML of the parent's content. Not `tostring`: it repeats all namespaces of the feed in each piece."""
    for event, element in etree.iterwalk(parent, events=("start", "end", "comment", "pi")):
        is_element = isinstance(element.tag, str)
        name = element.tag.rpartition("}")[2] if is_element else ""
        if event == "start":
            if element is not parent:
                yield f"<{name}{''.join(_attributes(element))}>"
            yield html.escape(element.text or "", quote=False)
            continue
        if is_element and element is not parent and name not in _VOID_ELEMENTS:
            yield f"</{name}>"
        if element is not parent:
            yield html.escape(element.tail or "", quote=False)


def _attributes(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        assert isinstance(name, str)
        assert isinstance(value, str)
        if not name.startswith("{"):
            yield f' {name}="{html.escape(value)}"'
