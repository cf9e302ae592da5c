"""The words of a kind stand once: no module that reads feeds, pages or texts has two of them side by side in a list of its own."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import wirecopy
from wirecopy import phrases
from wirecopy.phrases import months, spellings

PACKAGE = Path(wirecopy.__file__).parent
KINDS = sorted({module.name for module in pkgutil.iter_modules(phrases.__path__)} - {"notation", "sentence"})
MODULES = sorted(
    path for room in ("feeds", "extract", "credit", "dedupe") for path in (PACKAGE / room).rglob("*.py")
)

# Words that are no language of readers: the names that content systems give to elements, fields and addresses.
MARKUP = frozenset(
    {
        "dedupe/linking.py: _Label",
        "extract/body/article_element.py: _BOX",
        "extract/body/article_element.py: _STORY",
        "extract/body/prune.py: _BOX",
        "extract/body/prune.py: _COMMENTS",
        "extract/body/prune.py: _CONSENT",
        "extract/body/text_judge.py: _BESIDE",
        "extract/live_blog.py: _OTHER_LISTS",
        "extract/metadata/authors.py: _AUTHOR_LINK",
        "extract/metadata/authors.py: _BYLINE_CLASS",
        "extract/metadata/authors.py: IN_BYLINE_CLASS",
        "extract/metadata/authors.py: _META",
        "extract/metadata/byline_names.py: NOT_A_NAME",
        "extract/metadata/authors.py: _NO_BYLINE_CLASS",
        "extract/metadata/picture_credits.py: _ANY_CREDIT",
        "extract/metadata/picture_credits.py: _ELSEWHERE",
        "extract/metadata/picture_credits.py: _PICTURE",
        "extract/metadata/picture_credits.py: _PICTURE_CREDIT",
        "extract/metadata/time_zones.py: _COUNTRY_OF",
        "extract/metadata/topics.py: _FIELDS_OF_TOPICS",
        "extract/parts/amp_or_print.py: _PRINT",
        "extract/parts/next_part.py: _OTHER_LISTS",
        "extract/parts/part_address.py: _WHOLE_VALUE",
        "extract/structured/structured_data.py: INLINE_TAGS",
        "extract/structured/structured_data.py: _CHANGED",
        "extract/structured/structured_data.py: _OTHERS",
        "feeds/feedparser_input.py: _PEOPLE",
        "feeds/feedparser_feed.py: _times",
    }
)

# What a pattern adds to words: groups, anchors, classes of characters, repetitions.
_SIGNS = re.compile(r"\(\?P<\w+>|\(\?[a-z-]*[:=!]?|\[[^\]]*\]|\{[\d,]*\}|\\[a-zA-Z]|[()^$?*+\\]")


def words_of(kind: str) -> frozenset[str]:
    if kind == "months":
        return frozenset(months.month_names())
    room = vars(import_module(f"wirecopy.phrases.{kind}"))
    tables = [table for name, table in room.items() if name.isupper() and isinstance(table, Mapping)]
    return frozenset(spelling.strip("*…#").casefold() for spelling in spellings(*tables))


@cache
def lists() -> tuple[tuple[str, list[str]], ...]:
    """The words that stand side by side in one collection or one pattern, with where: the module and the name."""
    return tuple(found for path in MODULES for found in _lists_in(path))


def _lists_in(path: Path) -> Iterator[tuple[str, list[str]]]:
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        target = next((node.id for node in ast.walk(statement) if isinstance(node, ast.Name)), "")
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            target = statement.name
        for node in ast.walk(statement):
            words = _words_in(node)
            if len(words) > 1:
                yield f"{path.relative_to(PACKAGE)}: {target}", words


def _words_in(node: ast.AST) -> list[str]:
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(keys=items):
            return [
                item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)
            ]
        case ast.Attribute(attr="split", value=ast.Constant(value=str(text))):
            return text.split()
        case ast.Constant(value=str(text)):
            return text.split("|")
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant)).split("|")
    return []


@pytest.mark.parametrize("kind", KINDS)
def test_no_module_has_its_own_list_of_words(kind: str) -> None:
    known = words_of(kind)
    copies = {
        place: sorted(found)
        for place, words in lists()
        if len(found := {_SIGNS.sub("", word).strip().casefold() for word in words} & known) > 1
    }
    assert {place: words for place, words in copies.items() if place not in MARKUP} == {}


def test_no_module_has_its_own_signs_that_end_a_sentence() -> None:
    copies = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if re.search(r"\[\.!\?|\.!\?…", path.read_text("utf-8"))
    ]
    assert copies == []
