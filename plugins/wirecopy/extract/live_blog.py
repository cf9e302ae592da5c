"""The entries of a live blog with their times: from JSON-LD, else from the containers that hold one time each.

A live blog is one article. Its entries are read besides its text, which has them in the order of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from wirecopy.extract.body.embedded import paragraphs_in
from wirecopy.extract.metadata.time_formats import parse_time
from wirecopy.extract.structured.structured_data import Structured, text_of
from wirecopy.model import LiveEntry

_LEAST = 3  # fewer are an article with its update
_MOST = 1000  # time elements looked at: each costs a walk to the root

_LIVE = re.compile(
    r"live-?_?(?:blog|ticker|post|update|event|entry|entries|stream)|newsticker|ticker-?_?(?:entry|item|event)|minute-?by-?minute",
    re.IGNORECASE,
)
_OTHER_LISTS = re.compile(r"comment|kommentar|related|teaser|sidebar|recommend", re.IGNORECASE)
_MIN_TEXT = 80  # characters an entry has on average; less is a list of headlines with their times

_KEY = 60  # characters by which an entry is recognised in the text
_SHOWN = 0.8  # of the entries' characters: with less, the engine has lost entries


def read_live_entries(page: Structured, tree: HtmlElement) -> tuple[LiveEntry, ...]:
    """The entries in page order; none where the page is no live blog. Before the tree is pruned."""
    linked = [
        LiveEntry(
            parse_time(update.published, "json-ld:datePublished") if update.published else None,
            update.headline,
            "\n".join(paragraphs_in(update.body)),
        )
        for update in page.linked.updates
    ]
    linked = [entry for entry in linked if entry.text or entry.headline]
    return tuple(linked or _shown_entries(page, tree))


def with_entries(lines: list[str], entries: Sequence[LiveEntry]) -> list[str]:
    """The text of the article; where entries are missing from it, what stands above them and then all of them."""
    if not entries:
        return lines
    text = _key("".join(lines))
    missing = [entry for entry in entries if _key(entry.text)[:_KEY] not in text]
    mass = sum(len(entry.text) for entry in entries)
    if sum(len(entry.text) for entry in missing) <= (1 - _SHOWN) * mass:
        return lines
    told = _key("".join(entry.headline + entry.text for entry in entries))
    first = next((number for number, line in enumerate(lines) if _key(line)[:_KEY] in told), len(lines))
    return [
        *lines[:first],
        *(line for entry in entries for line in (entry.headline, *entry.text.split("\n")) if line),
    ]


def _shown_entries(page: Structured, tree: HtmlElement) -> list[LiveEntry]:
    if sum(bool(time.stamp) for time in page.times) < _LEAST:
        return []
    entries = [_entry(container, time) for container, time in _containers(tree)]
    entries = [entry for entry in entries if entry.text]
    is_live = len(entries) >= _LEAST and sum(len(entry.text) for entry in entries) >= _MIN_TEXT * len(entries)
    return entries if is_live else []


def _containers(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """The elements side by side that are called live entries and hold one time each, with that time."""
    times = [time for time in tree.iter("time") if time.get("datetime")][:_MOST]
    below = Counter(above for time in times for above in time.iterancestors())
    found = []
    for time in times:
        alone = [above for above in time.iterancestors() if below[above] == 1]
        if alone and _is_live(alone[-1], alone):
            found.append((alone[-1], time))
    parents = Counter(container.getparent() for container, _ in found)
    blog = max(parents, key=lambda parent: parents[parent], default=None)
    return [(container, time) for container, time in found if container.getparent() is blog]


def _is_live(container: HtmlElement, inside: Sequence[HtmlElement]) -> bool:
    around = [container, *container.iterancestors()]
    names = [f"{element.get('class') or ''} {element.get('id') or ''}" for element in (*inside, *around)]
    if any(element.tag in ("aside", "nav", "footer") for element in around):
        return False
    return any(map(_LIVE.search, names)) and not any(map(_OTHER_LISTS.search, names))


def _entry(container: HtmlElement, time: HtmlElement) -> LiveEntry:
    headline = next((text_of(heading) for heading in container.iter("h2", "h3", "h4", "h5")), "")
    paragraphs = [text_of(p) for p in container.iter("p", "li", "blockquote") if p.find(".//p") is None]
    return LiveEntry(
        parse_time(time.get("datetime") or "", "html:time"),
        headline,
        "\n".join(line for line in paragraphs if line and line != headline),
    )


def _key(text: str) -> str:
    return "".join(text.split())
