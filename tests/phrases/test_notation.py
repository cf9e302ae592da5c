"""How phrases are written, for whoever adds a language, and what they then match."""

from __future__ import annotations

import pkgutil
import re
from collections import defaultdict
from collections.abc import Mapping
from importlib import import_module

import pytest

from wirecopy import phrases
from wirecopy.phrases import first_look, one_of, spellings
from wirecopy.phrases.months import MONTHS, fold, month_number


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("text von", {"text von"}),
        ("autor(in)", {"autor", "autorin"}),
        ("(all) comments", {"comments", "all comments"}),
        ("words (and photos) by", {"words by", "words and photos by"}),
        ("related (posts/topics)", {"related", "related posts", "related topics"}),
        ("read also/more", {"read also", "read more"}),
        ("autor//autorin", {"autor/autorin"}),
        ("par,  publié par", {"par", "publié par"}),
    ],
)
def test_a_phrase_stands_for_its_spellings(phrase: str, expected: set[str]) -> None:
    assert spellings({"xx": {"a page": phrase}}) == expected


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("by, by the", "by the"),
        ("aktualis*", "aktualisiert"),
        ("more from …", "more from the harbour"),
        ("more from …", "more from"),
        ("# comments", "12 comments"),
        ("comments #", "comments (12)"),
        ("don't miss", "don’t miss"),
        ("fot.", "fot."),
    ],
)
def test_a_phrase_matches_what_its_signs_say_and_as_much_as_it_can(phrase: str, text: str) -> None:
    found = re.match(one_of({"xx": {"a page": phrase}}), text)
    assert found
    assert found[0] == text


@pytest.mark.parametrize(
    ("text", "may_hold"),
    [
        ("Originally PUBLISHED  by the Herald", True),
        ("PHOTO D’ARCHİVE", True),  # to IGNORECASE this is an "i"
        ("aktualisıerte Fassung", True),  # and so is this
        ("An originally dry summer", True),  # a word of one; its pattern decides
        ("The ferry left the quay.", False),
        ("", False),
    ],
)
def test_a_first_look_passes_over_texts_without_a_word_of_the_phrases(text: str, may_hold: bool) -> None:
    table = {"en": {"here": "originally published by"}, "de": {"here": "aktualisier*, photo d'archive"}}
    assert first_look(table)(text) is may_hold


def test_words_of_some_languages_and_without_some() -> None:
    table = {"en": {"a page": "by, from"}, "de": {"a page": "von"}}
    assert spellings(table, languages=["de"]) == {"von"}
    assert spellings(table, without=["from"]) == {"by", "von"}


def test_every_table_is_by_language_and_says_where_each_phrase_was_seen() -> None:
    for module in pkgutil.iter_modules(phrases.__path__):
        for name, table in vars(import_module(f"wirecopy.phrases.{module.name}")).items():
            if (
                not name.isupper()
                or not isinstance(table, Mapping)
                or module.name in ("months", "notation", "sentence")
            ):
                continue
            assert all(re.fullmatch("[a-z]{2}", language) for language in table), (module.name, name)
            for sightings in table.values():
                assert all(seen.strip() and noted.strip() for seen, noted in sightings.items()), (
                    module.name,
                    name,
                )
                assert all(phrase.strip() for noted in sightings.values() for phrase in noted.split(",")), (
                    name
                )


def test_no_name_means_two_months() -> None:
    meanings: dict[str, set[int]] = defaultdict(set)
    for lines in MONTHS.values():
        for line in lines:
            assert len(line.split()) == 12
            for number, name in enumerate(line.split(), start=1):
                meanings[fold(name)].add(number)
    assert {name: numbers for name, numbers in meanings.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("March", 3),
        ("Sept", 9),
        ("août", 8),
        ("MÄRZ", 3),
        ("Mrz", 3),
        ("marraskuuta", 11),
        ("мая", 5),
        ("Febuary", 2),
    ],
)
def test_months_are_known_in_full_shortened_and_misspelled_behind_their_start(name: str, number: int) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["jui", "Monday", "xx"])
def test_other_words_and_starts_of_two_months_are_no_month(name: str) -> None:
    assert month_number(name) is None
