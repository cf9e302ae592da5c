"""Reads and writes subscription lists in OPML 2.0 (opml.org/spec2.opml), the exchange format of feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from wirecopy.feeds.decode import decode
from wirecopy.feeds.detect_format import refuse_internal_subset
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.plain_text import one_line
from wirecopy.feeds.repair import repair_characters
from wirecopy.feeds.xml_tree import Element, parse_with_recovery, split_name
from wirecopy.model import Outcome
from wirecopy.urls import absolute_url


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One subscription. `category` is a path like "Politics/Europe" or ""; `language` stands as in the list."""

    title: str
    url: str
    site_url: str | None = None
    category: str = ""
    language: str = ""


def parse_opml(document: bytes) -> tuple[OpmlFeed, ...]:
    """The subscriptions of an OPML file in its order, each feed once. Outlines without a usable feed are skipped.

    Raises:
        FeedError: NOT_A_FEED if it is not OPML, UNSAFE_FEED if it declares entities.
    """
    text = decode(document, None)
    refuse_internal_subset(text)
    start = text.lower().find("<opml")
    root = parse_with_recovery(repair_characters(text[start:])) if start >= 0 else None
    if root is None or split_name(root.tag)[1] != "opml":
        raise FeedError(Outcome.NOT_A_FEED, "no OPML: there is no <opml> element in it")
    feeds: dict[str, OpmlFeed] = {}
    for outline in root.iter("{*}outline"):
        feed = _feed(outline)
        if feed is not None:
            feeds.setdefault(feed.url, feed)
    return tuple(feeds.values())


def write_opml(feeds: Iterable[OpmlFeed], title: str) -> bytes:
    """An OPML 2.0 file: one folder for each category, then the feeds without a category."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, Element] = {"": body}
    for feed in sorted(feeds, key=lambda feed: (feed.category == "", feed.category)):
        outline = etree.SubElement(_folder(folders, feed.category), "outline", type="rss")
        outline.set("text", feed.title or feed.url)
        outline.set("title", feed.title or feed.url)
        outline.set("xmlUrl", feed.url)
        if feed.site_url:
            outline.set("htmlUrl", feed.site_url)
        if feed.language:
            outline.set("language", feed.language)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _feed(outline: Element) -> OpmlFeed | None:
    values = {
        name.lower(): one_line(str(value)) for name, value in outline.attrib.items() if isinstance(name, str)
    }
    url = absolute_url(values.get("xmlurl", ""), "")
    if url is None:
        return None
    return OpmlFeed(
        title=values.get("title") or values.get("text") or "",
        url=url,
        site_url=absolute_url(values.get("htmlurl", ""), ""),
        category=_path(outline) or values.get("category", "").split(",")[0].strip("/ "),
        language=values.get("language", ""),
    )


def _path(outline: Element) -> str:
    """The folders around a subscription, outermost first."""
    folders = [folder for folder in outline.iterancestors() if split_name(folder.tag)[1] == "outline"]
    names = (one_line(folder.get("text") or folder.get("title") or "") for folder in reversed(folders))
    return "/".join(name.replace("/", "-") for name in names if name)


def _folder(folders: dict[str, Element], category: str) -> Element:
    """The outline of a category path; makes it and its parents if they are missing."""
    if category not in folders:
        parent, _, name = category.rpartition("/")
        folders[category] = etree.SubElement(_folder(folders, parent), "outline", text=name, title=name)
    return folders[category]
