"""Bodies that a page carries in script data only: __NEXT_DATA__, __next_f, Nuxt, Arc's Fusion.

Knows no site: the body is the place in the data that holds the most text, whatever its names.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

# A value that looks like prose: long, with spaces (or without Latin letters), no code.
_MIN_PROSE = 60  # characters; chosen, not measured
_NO_PROSE = re.compile(r"^\s*[{\[<(]?(?:function|var |const |https?:|data:|//)|[{};]\s*$")
# More is data and no article. Chosen, not measured.
_MAX_VALUES = 100_000
# Characters. Data of live blogs and whole sections is longer; the longest of 367 gold texts has 40,000.
_LONGEST = 100_000
_MAX_SCRIPT = 5_000_000  # characters

ASSIGNED = re.compile(
    r"(?:Fusion\.globalContent|window\.__[A-Z_]+__|__NUXT__|__APOLLO_STATE__)\s*=\s*(?=[{\[])"
)
PUSHED = re.compile(r'self\.__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\]\)')
_ROW = re.compile(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)
_BREAK = re.compile(r"</(?:p|h[1-6]|li|blockquote|div)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def embedded_lines(tree: HtmlElement) -> list[str]:
    """The paragraphs of the place with the most prose; empty where there is none, or too much. Never raises."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for value in _script_values(tree):
        for path, text in _strings(value):
            places[path].append(text)
    if not places:
        return []
    best = dict.fromkeys(max(places.values(), key=lambda texts: sum(map(len, set(texts)))))
    if sum(map(len, best)) > _LONGEST:
        return []
    return [line for text in best for line in paragraphs_in(text)]


def _script_values(tree: HtmlElement) -> Iterator[Any]:
    pushed: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        kind = script.get("type") or ""
        if len(text) > _MAX_SCRIPT or "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _decode(text, 0)
        for found in ASSIGNED.finditer(text):
            yield from _decode(text, found.end())
        pushed += [part for found in PUSHED.finditer(text) for part in _decode(found[1], 0)]
    rows = "".join(part for part in pushed if isinstance(part, str))
    for row in _ROW.finditer(rows):
        yield from _decode(rows, row.end())


def _decode(text: str, start: int) -> list[Any]:
    try:
        return [json.JSONDecoder(strict=False).raw_decode(text.lstrip() if start == 0 else text, start)[0]]
    except (ValueError, RecursionError):
        return []


def _strings(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every piece of prose below and its path; a list's items share one path."""
    stack: list[tuple[tuple[str, ...], Any]] = [((), value)]
    for _ in range(_MAX_VALUES):
        if not stack:
            return
        path, item = stack.pop()
        if isinstance(item, dict):
            stack += [((*path, str(key)), below) for key, below in reversed(item.items())]
        elif isinstance(item, list):
            stack += [(path, below) for below in reversed(item)]
        elif isinstance(item, str) and len(item) >= _MIN_PROSE and not _NO_PROSE.search(item):
            yield path, item


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs of a text with markup or line breaks, on one line each."""
    lines = (_TAG.sub("", part) for part in re.split(r"\n+", _BREAK.sub("\n", text)))
    return [line for line in (" ".join(html.unescape(line).split()) for line in lines) if line]
