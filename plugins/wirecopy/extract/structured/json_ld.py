"""JSON-LD: reads the blocks of a page leniently and finds the node that describes its article.

Knows schema.org, not HTML beyond the script elements; what the fields mean for an article is decided by the callers.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wirecopy.shown_text import decode_leftovers, decode_references, without_invisible
from wirecopy.urls import url_key

Node = dict[str, Any]

# The richest of 922 gold pages has 240 nodes, its longest block 40,000 characters; much more is an attack.
_MAX_NODES = 5000
_MAX_BLOCK_CHARACTERS = 2_000_000
_MAX_TEXT = 10_000  # as for a meta tag; the longest name or description of 400 of them has 514
_MAX_UPDATES = 1000
_MAX_IMAGES = 12

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|^Report|^LiveBlogPosting)$")
_LIVE_BLOG = re.compile(r"^LiveBlogPosting$")
_WEB_PAGE = re.compile(r"WebPage$")
_PAGE = re.compile(r"Page$|Creative")
_NESTED_AWAY = frozenset(  # what stands below these is another article
    [
        "isPartOf",
        "hasPart",
        "itemListElement",
        "relatedLink",
        "mentions",
        "citation",
        "isRelatedTo",
        "liveBlogUpdate",
        "comment",
        "subjectOf",
        "video",
        "associatedMedia",
    ]
)
_WANTED = (
    "headline",
    "datePublished",
    "author",
    "articleBody",
    "publisher",
    "image",
    "articleSection",
    "keywords",
)


_ORGANISATION = re.compile("Organization$")
_PERSON = re.compile("Person$")


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an organisation as a node names it.

    `is_site_owner` is a person whose site it is: Yoast calls them ["Person", "Organization"], and the publisher
    (https://developer.yoast.com/features/schema/pieces/person/).
    """

    name: str
    is_organisation: bool = False
    is_site_owner: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """One liveBlogUpdate as it stands; the body may be HTML."""

    published: str
    headline: str
    body: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What the JSON-LD of a page says about its article; every field may be empty."""

    headline: str = ""
    description: str = ""
    body: str = ""  # as it stands: with or without markup and line breaks
    authors: tuple[Author, ...] = ()
    publisher: str = ""
    # Publisher, source, provider, owner, credit line, what it is based on.
    organisations: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    image: str = ""
    image_credits: tuple[str, ...] = ()
    is_free: bool | None = None
    is_live_blog: bool = False
    updates: tuple[Update, ...] = ()  # of a live blog, in the order of the node


def read_linked(blocks: Iterable[str], addresses: tuple[str, ...]) -> Linked:
    """Read the script blocks; `addresses` are the page's own, best first. Never raises."""
    nodes = list(_nodes(value for block in blocks for value in _parse_block(block)))
    known = {node["@id"]: node for node, _ in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = _choose(nodes, addresses)
    if article is None:
        return Linked()
    page = next((node for node, _ in nodes if _is_of(node, _WEB_PAGE)), {})
    organisations = [
        party.name
        for key in (
            "publisher",
            "sourceOrganization",
            "provider",
            "copyrightHolder",
            "creditText",
            "isBasedOn",
        )
        for party in _parties(article.get(key), known)
    ]
    publishers = _parties(article.get("publisher"), known)
    return Linked(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        description=_text(article.get("description")),
        # Of posts, `text` is the body: https://schema.org/text.
        body=next((body for key in ("articleBody", "text") if isinstance(body := article.get(key), str)), ""),
        authors=tuple(_parties(article.get("author"), known) or _parties(article.get("creator"), known)),
        publisher=publishers[0].name if publishers else "",
        organisations=tuple(dict.fromkeys(organisations)),
        published=_time(article.get("datePublished")) or _time(page.get("datePublished")),
        modified=_time(article.get("dateModified")) or _time(page.get("dateModified")),
        sections=tuple(_sections(article.get("articleSection"))),
        keywords=tuple(_keywords(article.get("keywords"))),
        image=_image(article.get("image"), known),
        image_credits=tuple(_image_credits(article, known)),
        is_free=_free(article.get("isAccessibleForFree")),
        is_live_blog=any(_is_of(node, _LIVE_BLOG) for node, own in nodes if own),
        updates=tuple(_updates(nodes)),
    )


def _parse_block(block: str) -> list[Any]:
    """The values of one script block; none when it is beyond repair, as 3 blocks on 922 gold pages are.

    Repaired are comments around the block, raw line breaks in strings, trailing commas, escaped quotes, and a
    second object behind the first.
    """
    text = block.strip()
    if not text.startswith(("{", "[")) or not text.endswith(("}", "]")):
        text = _AROUND.sub("", text).strip()
    if not text or len(text) > _MAX_BLOCK_CHARACTERS:
        return []
    return next(filter(None, map(_decode, _repairs(text))), [])


_AROUND = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*+;?\s*$"
)


def _repairs(text: str) -> Iterator[str]:
    """The text as it stands, which most blocks need only, and with what breaks others taken out."""
    yield text
    if "&quot;" in text:
        yield html.unescape(text)
    yield re.sub(r",\s*(?=[}\]])", "", text)


_SEPARATOR = re.compile(r"[\s;,]*")


def _decode(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values, position = [], 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        separator = _SEPARATOR.match(text, position)
        assert separator is not None  # it may be empty
        position = separator.end()
    return values


def _nodes(values: Iterable[Any]) -> Iterator[tuple[Node, bool]]:
    """Every object below, outermost first, and whether it belongs to the page itself."""
    queue = [(value, True) for value in values]
    seen = 0
    for value, own in queue:  # grows while it is read
        if isinstance(value, list):
            queue += [(item, own) for item in value[:_MAX_NODES]]
        elif isinstance(value, dict):
            seen += 1
            if seen > _MAX_NODES:
                return
            yield value, own
            queue += [
                (below, own and key not in _NESTED_AWAY)
                for key, below in value.items()
                if isinstance(below, (dict, list))
            ]


def _choose(nodes: list[tuple[Node, bool]], addresses: tuple[str, ...]) -> Node | None:
    """The article: one that names the page's address before one that does not, own before nested, rich before poor."""
    keys = {url_key(address) for address in addresses if address}
    articles = [(node, own) for node, own in nodes if _is_of(node, _ARTICLE_TYPE)]
    if not articles:
        articles = [
            (node, own) for node, own in nodes if own and node.get("datePublished") and _is_of(node, _PAGE)
        ]
    if not articles:
        return None

    def merit(candidate: tuple[Node, bool]) -> tuple[bool, bool, int]:
        node, own = candidate
        names = {_address(node.get(key)) for key in ("url", "@id", "mainEntityOfPage")} - {""}
        is_this = any(url_key(name.partition("#")[0]) in keys for name in names)
        return own, is_this, sum(bool(node.get(key)) for key in _WANTED)

    return max(articles, key=merit)[0]


def _updates(nodes: list[tuple[Node, bool]]) -> Iterator[Update]:
    listed: list[Any] = next(
        (
            node["liveBlogUpdate"]
            for node, own in nodes
            if own and isinstance(node.get("liveBlogUpdate"), list)
        ),
        [],
    )
    for update in listed[:_MAX_UPDATES]:
        if isinstance(update, dict):
            body = update.get("articleBody") or update.get("description")
            yield Update(
                _text(update.get("datePublished")) or _text(update.get("dateModified")),
                _text(update.get("headline")) or _text(update.get("name")),
                body if isinstance(body, str) else "",
            )


def _is_of(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(t, str) and pattern.search(t) for t in (types if isinstance(types, list) else [types])
    )


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """Plain text of a field that may be a string, a list or an object with a name."""
    if isinstance(value, list):
        return next((text for text in map(_text, value[:3]) if text), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(without_invisible(decode_leftovers(decode_references(value[:_MAX_TEXT]))).split())


def _time(value: Any) -> str:
    """Some pages count seconds."""
    return str(value) if isinstance(value, int) else _text(value)


def _parties(value: Any, known: dict[str, Node]) -> list[Author]:
    parties: list[Author] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item and item.get("@id") in known:
            item = known[item["@id"]]
        if isinstance(item, dict) and isinstance(item.get("name"), list):
            parties += [Author(name) for name in map(_text, item["name"]) if name]
            continue
        name = _text(item)
        if name:
            node = item if isinstance(item, dict) else {}
            is_organisation, is_person = _is_of(node, _ORGANISATION), _is_of(node, _PERSON)
            parties.append(Author(name, is_organisation and not is_person, is_organisation and is_person))
    return parties


def _keywords(value: Any) -> list[str]:
    if isinstance(value, str):
        value = value.split(",")
    words = [_text(item) for item in value[:50]] if isinstance(value, list) else []
    return [word for word in words if word]


def _sections(value: Any) -> list[str]:
    return [name for name in map(_text, value[:10] if isinstance(value, list) else [value]) if name]


def _image(value: Any, known: dict[str, Node]) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = known.get(str(value.get("@id")), value) if "url" not in value else value
        value = node.get("url") or node.get("contentUrl")
    return value.strip() if isinstance(value, str) else ""


def _image_credits(article: Node, known: dict[str, Node]) -> Iterator[str]:
    """Whom the article's images name; the article's own publisher stands there by default on many sites."""
    images = article.get("image")
    own = {party.name for party in _parties(article.get("publisher"), known)}
    for image in images[:_MAX_IMAGES] if isinstance(images, list) else [images]:
        node = known.get(str(image.get("@id")), image) if isinstance(image, dict) else {}
        for key in ("creditText", "copyrightHolder", "creator", "author"):
            yield from (party.name for party in _parties(node.get(key), known) if party.name not in own)


def _free(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower().rsplit("/", 1)[-1])
