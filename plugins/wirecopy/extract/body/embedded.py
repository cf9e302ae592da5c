"""Bodies that a page carries in script data only: __NEXT_DATA__, __next_f, Nuxt, Arc's Fusion, any variable, attributes.

Knows no site: the body is the place in the data that holds the most text about the headline, whatever its names.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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
_MAX_PLACES = 20  # that are asked for the headline, longest first; chosen, not measured

# `window.__DATA__ = {`, `var article = [`, `window["state"] = JSON.parse("`. The name does not matter.
_ASSIGNED = re.compile(r"""[\w$\])"']\s*=\s*(?:JSON\.parse\(\s*)?(?=[{\["'])""")
_MIN_DATA = 500  # characters; shorter values hold no article
# Functions that return the data, as Nuxt 2 serves it, are no JSON; the texts in them are.
_TEXT_IN_CODE = re.compile(r'(?<![\w$])([\w$]{1,40})"?\s*:\s*("(?:[^"\\]|\\.){60,}")')
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|(\"(?:[^\"\\]|\\.)*\")")
_UNQUOTED = re.compile(r"\\(['\\])")
_MAX_TRIES = 200  # values that a page's scripts are searched for; chosen, not measured
PUSHED = re.compile(r'self\.__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\]\)')
_ROW = re.compile(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)
_BREAK = re.compile(r"</(?:p|h[1-6]|li|blockquote|div)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def embedded_lines(tree: HtmlElement, may_be_about: Callable[[Iterable[str]], bool]) -> list[str]:
    """The paragraphs of the place with the most prose about the headline; empty where there is none, or too much.

    Lists of other articles may hold more. `may_be_about` says whether some lines can be about the headline. Never raises.
    """
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for value in _values(tree):
        for path, text in _strings(value):
            places[path].append(text)
    found = sorted((list(dict.fromkeys(texts)) for texts in places.values()), key=_length, reverse=True)
    found = [texts for texts in found if _length(texts) <= _LONGEST][:_MAX_PLACES]
    best = next((texts for texts in found if may_be_about(texts)), [])
    return [line for text in best for line in paragraphs_in(text)]


def _length(texts: list[str]) -> int:
    return sum(map(len, texts))


def _values(tree: HtmlElement) -> Iterator[Any]:
    """All data of scripts and attributes."""
    pushed: list[str] = []
    tries = 0
    for script in tree.iter("script"):
        text = script.text or ""
        kind = script.get("type") or ""
        if not _MIN_DATA < len(text) <= _MAX_SCRIPT or "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _decode(text, 0)
            continue
        pushed += [part for found in PUSHED.finditer(text) for part in _decode(found[1], 0)]
        end = 0
        is_read = False
        while tries < _MAX_TRIES and (found := _ASSIGNED.search(text, end)):
            tries += 1
            value, end = _assigned(text, found.end())
            if value is not None:
                is_read = True
                yield value
        if not is_read:
            for found in _TEXT_IN_CODE.finditer(text):
                yield {found[1]: _decode(found[2], 0)}
    rows = "".join(part for part in pushed if isinstance(part, str))
    for row in _ROW.finditer(rows):
        yield from _decode(rows, row.end())
    for element in tree.iter():
        for value in element.attrib.values():
            if len(value) >= _MIN_DATA and value.lstrip()[:1] in ("{", "["):
                yield from _decode(value, 0)


def _assigned(text: str, start: int) -> tuple[Any, int]:
    """The object or list that stands there, be it quoted, and where it ends; None where it is no JSON, or short."""
    try:
        if text[start] in "{[":
            value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
            return (value, end) if end - start >= _MIN_DATA else (None, end)
        quoted = _QUOTED.match(text, start)
        if quoted is None or len(quoted[0]) < _MIN_DATA:
            return None, quoted.end() if quoted else start + 1
        inside = json.loads(quoted[2], strict=False) if quoted[2] else _UNQUOTED.sub(r"\1", quoted[1])
        return (
            (json.loads(inside, strict=False), quoted.end())
            if inside[:1] in ("{", "[")
            else (None, quoted.end())
        )
    except (ValueError, RecursionError):
        return None, start + 1


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
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    lines = (_TAG.sub("", part) for part in re.split(r"\n+", _BREAK.sub("\n", text)))
    return [line for line in (" ".join(html.unescape(line).split()) for line in lines) if line]
