"""Everything a page states about itself in a form made for machines, read in one walk over the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from wirecopy.extract.structured.json_ld import Linked, read_linked
from wirecopy.urls import absolute_url

# The most of 922 gold pages is 228.
_MAX_META = 1000
_MAX_VALUE = 10_000


@dataclass(frozen=True, slots=True)
class TimeElement:
    """A <time>, or another element that says when: its machine form, its text, and whether it says "published"."""

    stamp: str
    text: str
    is_published: bool


@dataclass(frozen=True, slots=True)
class Structured:
    """The statements as they stand; which of them to believe is decided by title, authors, dates and access."""

    linked: Linked
    meta: Mapping[str, tuple[str, ...]]  # by lower-case name, property or itemprop
    title_tag: str
    headings: tuple[str, ...]  # the h1s
    times: tuple[TimeElement, ...]
    figcaptions: tuple[HtmlElement, ...]
    canonical_url: str | None
    language: str | None  # the lang attribute, two letters
    locales: tuple[str, ...]  # og:locale and lang as they stand: "de_AT", "en-GB"

    def first(self, *names: str) -> str:
        """The first non-empty value among these meta tags."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def read_structured(tree: HtmlElement, url: str) -> Structured:
    """Read scripts, meta tags, canonical link, title, h1 and time elements; keep the captions for later."""
    blocks: list[str] = []
    meta: dict[str, list[str]] = {}
    headings: list[str] = []
    times: list[TimeElement] = []
    figcaptions: list[HtmlElement] = []
    canonical, title_tag = "", ""
    for element in tree.iter("script", "meta", "link", "title", "h1", "time", "figcaption"):
        if element.tag == "meta":
            _add_meta(element, meta)
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                blocks.append(element.text)
        elif element.tag == "link":
            if not canonical and "canonical" in (element.get("rel") or "").lower().split():
                canonical = element.get("href") or ""
        elif element.tag == "title":
            title_tag = title_tag or text_of(element)
        elif element.tag == "h1":
            if not _is_logo(element, url):
                headings.append(text_of(element))
        elif element.tag == "time":
            times.append(_time(element))
        else:
            figcaptions.append(element)
    canonical_url = absolute_url(url, canonical) if canonical else None
    addresses = (url, canonical_url or "", next(iter(meta.get("og:url", ())), ""))
    return Structured(
        linked=read_linked(blocks, addresses),
        meta={name: tuple(values) for name, values in meta.items()},
        title_tag=title_tag,
        headings=tuple(heading for heading in headings if heading),
        times=tuple(times),
        figcaptions=tuple(figcaptions),
        canonical_url=canonical_url,
        language=_language(tree, meta),
        locales=tuple(value for value in (*meta.get("og:locale", ()), tree.get("lang") or "") if value),
    )


def text_of(element: HtmlElement) -> str:
    """All text below an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def following(tree: HtmlElement, element: HtmlElement, limit: int) -> Iterator[HtmlElement]:
    """The next elements in page order, one at a time: a list of all costs a garbage collection per page."""
    walk = tree.iter()
    for passed in walk:
        if passed is element:
            break
    return islice(walk, limit)


def _add_meta(element: HtmlElement, meta: dict[str, list[str]]) -> None:
    content = " ".join((element.get("content") or "").split())
    if not content or len(meta) >= _MAX_META:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if name:
            meta.setdefault(name.strip().lower(), []).append(content[:_MAX_VALUE])


def _time(element: HtmlElement) -> TimeElement:
    marks = " ".join((element.get(a) or "") for a in ("itemprop", "class", "pubdate", "property")).lower()
    is_published = "publi" in marks or "pubdate" in element.attrib or "created" in marks
    return TimeElement((element.get("datetime") or "").strip(), text_of(element)[:100], is_published)


def _is_logo(heading: HtmlElement, url: str) -> bool:
    """A heading that links to the front page shows the name of the site."""
    link = next(heading.iter("a"), None)
    target = absolute_url(url, link.get("href") or "") if link is not None else None
    return bool(target and not urlsplit(target).path.strip("/") and not urlsplit(target).query)


def _language(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    for value in (
        tree.get("lang"),
        tree.get("xml:lang"),
        *meta.get("og:locale", ()),
        *meta.get("content-language", ()),
    ):
        code = (value or "").strip()[:2].lower()
        if code.isascii() and code.isalpha() and len(code) == 2:
            return code
    return None
