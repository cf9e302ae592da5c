"""How phrases are written down, and how they become patterns.

A table maps a language to where its phrases were seen, and that to the phrases, divided by commas:

    BY = {
        "en": {GOLD: "by, words by"},
        "de": {GOLD: "von, text von", "https://example.org/a-page-that-shows-it": "aufgeschrieben von"},
    }

Phrases are written in lower case and as they are spelled, accents included. Within one of them

    autor(in)        what is in brackets may be missing: "autor", "autorin"; "(all) comments": "comments", "all comments"
    read also/more   either word: "read also", "read more"; "autorin//autor": a stroke that stands there
    aktualisier*     any letters may follow: "aktualisiert", "aktualisierung"
    more from …      more words may follow, up to 40 characters of them
    # comments       any number, perhaps in brackets
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import TypeAlias

# Language, by ISO 639-1 and "zz" for signs that all of them share -> where it was seen -> phrases.
Phrases = Mapping[str, Mapping[str, str]]

GOLD = "922 gold pages (docs/evidence/extraction.md)"
WIRE = "680 pages that carry wire copy (docs/evidence/dedupe.md)"
UNRECORDED = "an earlier version; the sighting was not recorded"
COMMON = "an everyday word of the language; no page was noted"

_Branches: TypeAlias = "dict[str, _Branches]"  # the characters that may follow; "" where a phrase may end

_SIGNS = {"*": r"\w*", "…": r"(?:\W.{0,40})?", "#": r"\(?\d+\)?", " ": r"\s+", "'": "['’]"}
_BRACKET = re.compile(r"(?P<before> ?)\((?P<inside>[^()]*)\)(?P<after> ?)")


def spellings(*tables: Phrases, languages: Iterable[str] = (), without: Iterable[str] = ()) -> frozenset[str]:
    """Every spelling that the tables allow, of all languages or of some; `without` are phrases left out."""
    chosen = frozenset(languages)
    noted = [
        phrase
        for table in tables
        for language, sightings in table.items()
        if not chosen or language in chosen
        for phrases in sightings.values()
        for phrase in _divided(phrases)
    ]
    left_out = {
        spelling for phrases in without for phrase in _divided(phrases) for spelling in _spelled(phrase)
    }
    return frozenset(spelling for phrase in noted for spelling in _spelled(phrase)) - left_out


def one_of(*tables: Phrases, languages: Iterable[str] = (), without: Iterable[str] = ()) -> str:
    """A regular expression that matches one of the phrases, the longest that fits first."""
    return pattern_of(spellings(*tables, languages=languages, without=without))


def pattern_of(phrases: Iterable[str]) -> str:
    """The same for spellings that the caller has chosen or changed."""
    tree: _Branches = {}
    for phrase in phrases:
        branch = tree
        for character in phrase.replace(" …", "…"):
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return _pattern(tree)


def first_look(*tables: Phrases) -> Callable[[str], bool]:
    """Whether a text may hold one of the phrases, in whatever case: it has the longest word of one.

    Most lines have none. To say so of 300 characters takes 1 to 2 µs, and with IGNORECASE and a pattern 6 to 21 µs.
    """
    words = {_fold(max(re.split(r"[*…#' ]", phrase), key=len)) for phrase in spellings(*tables)}

    def look(text: str) -> bool:
        folded = text.lower() if text.isascii() else _fold(text)
        return any(word in folded for word in words)

    return look


def _fold(text: str) -> str:
    # To IGNORECASE "İ" and "ı" are an "i" as well; casefold gives the first a dot of its own and leaves the other.
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def _pattern(tree: _Branches) -> str:
    """A tree of characters as a pattern: what phrases have in common is tried once, which takes a tenth of the time."""
    branches = []
    for character in sorted(tree.keys() - {""}):
        branches.append(_SIGNS.get(character, re.escape(character)) + _pattern(tree[character]))
    if not branches:
        return ""
    alternatives = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})"
    return f"{alternatives}?" if "" in tree else alternatives


def _divided(phrases: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in phrases.split(",")]


def _spelled(phrase: str) -> set[str]:
    """All spellings of one phrase as it is noted."""
    bracket = _BRACKET.search(phrase)
    if bracket:
        start, end = phrase[: bracket.start()], phrase[bracket.end() :]
        before, inside, after = bracket.groups()
        # A word in brackets goes with the blank beside it.
        without = start + (" " if before and after else "") + end if before or after else start + end
        return _spelled(f"{start}{before}{inside}{after}{end}") | _spelled(without)
    return {" ".join(words) for words in product(*map(_choices, phrase.split(" ")))}


def _choices(word: str) -> list[str]:
    return [choice.replace("\0", "/") for choice in word.replace("//", "\0").split("/")]
