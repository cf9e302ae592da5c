"""docs/glossary.md: each word stands once, what it names is there, and no room uses a word for another thing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pkgutil import resolve_name

import pytest

from tests.docs.pages import DOCS, in_code_style, rows
from tests.docs.test_named_files import sql_objects
from tests.docs.test_views import COLUMNS, VIEWS
from wirecopy.settings import ROOT

PACKAGE = ROOT / "plugins" / "wirecopy"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Word:
    word: str
    meaning: str
    values: tuple[str, ...]
    rooms: frozenset[str]
    in_sql: tuple[str, ...]


WORDS = [
    Word(
        row[0],
        row[1],
        tuple(in_code_style(row[2])),
        frozenset(re.findall(r"\w+", row[3])),
        tuple(in_code_style(row[4])),
    )
    for row in rows(DOCS / "glossary.md")
]

# Names in other rooms, each with what the word is there.
ALLOWED = {
    ("candidate", "extract"): "an object of JSON-LD that may be the article",
    ("candidate", "feeds"): "an element that may be the time or the text of an entry",
    ("claim", "console"): "a stated time, which has no better name there yet",
    ("claim", "extract"): "a stated time, which has no better name there yet",
    ("flood", "extract"): "a page whose tree is flooded with comments",
    ("phrase", "dedupe"): "a set phrase: words that many stories share",
    ("phrase", "fetch"): "the reason phrase of HTTP",
    ("sighting", "phrases"): "the page where a phrase was seen",
    ("split", "extract"): "to cut a string",
}


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a module defines or assigns."""

    path: str
    name: str

    @property
    def room(self) -> str:
        return self.path.partition("/")[0].removesuffix(".py")

    @property
    def words(self) -> tuple[str, ...]:
        """In small letters: `PollState`, `poll_state` and `_POLL_STATE` are poll and state."""
        return tuple(part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", self.name))

    def is_about(self, word: str) -> bool:
        """Whether it is the word, in singular or plural, or a kind of it: `next_claim`, not `claim_feeds`."""
        *others, last = word.split()
        endings = {last, f"{last}s", f"{last}es", f"{last.removesuffix('y')}ies"}
        *own, own_last = self.words or ("",)
        return own_last in endings and own[len(own) - len(others) :] == others


@cache
def names() -> tuple[Name, ...]:
    return tuple(
        Name(path.relative_to(PACKAGE).as_posix(), name)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in {path.stem, *defined_in(ast.parse(path.read_text(encoding="utf-8")))}
        if not name.startswith("__")  # Python's own
    )


def defined_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name


def used_elsewhere(word: Word) -> list[Name]:
    """What is named after the word outside its rooms."""
    if ALL in word.rooms:
        return []
    return [name for name in names() if name.room not in word.rooms and name.is_about(word.word)]


def rooms() -> set[str]:
    return {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}


def test_every_row_is_whole_and_every_word_stands_once() -> None:
    assert all(word.meaning.endswith((".", "`.")) and word.rooms for word in WORDS)
    assert len({word.word for word in WORDS}) == len(WORDS) > 40


def test_the_values_of_a_word_are_there() -> None:
    for word in WORDS:
        for value in word.values:
            resolve_name(f"wirecopy.{value}")


def test_the_tables_views_and_columns_of_a_word_are_there() -> None:
    migrations = "\n".join(path.read_text() for path in (ROOT / "sql" / "migrations").glob("*.sql"))
    for word in WORDS:
        for name in word.in_sql:
            schema, table, *column = name.split(".")
            if schema == "news":
                assert name in VIEWS | COLUMNS, name
            else:
                assert f"{schema}.{table}" in sql_objects(), name
                assert not column or re.search(rf"\b{column[0]}\b", migrations), name


def test_the_rooms_of_a_word_are_there() -> None:
    for word in WORDS:
        assert word.rooms <= rooms() | {ALL}, word.word


def test_no_room_uses_a_word_for_another_thing() -> None:
    elsewhere = [(word.word, name) for word in WORDS for name in used_elsewhere(word)]

    assert [f"{name.path}: {name.name}" for word, name in elsewhere if (word, name.room) not in ALLOWED] == []


def test_every_exception_is_needed() -> None:
    elsewhere = {(word.word, name.room) for word in WORDS for name in used_elsewhere(word)}

    assert set(ALLOWED) <= elsewhere


@pytest.mark.parametrize(
    ("name", "word", "is_about"),
    [
        ("Claim", "claim", True),
        ("_published_claims", "claim", True),
        ("claim_feeds", "claim", False),
        ("LiveEntry", "live entry", True),
        ("live_entries", "live entry", True),
        ("entries", "live entry", False),
        ("PASSAGES", "passage", True),
    ],
)
def test_names_that_are_about_a_word_are_found(name: str, word: str, is_about: bool) -> None:
    assert Name("model.py", name).is_about(word) is is_about
