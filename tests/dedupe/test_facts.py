"""Names and numbers of a text, told from its other words."""

from __future__ import annotations

import pytest

from wirecopy.dedupe.facts import find_facts
from wirecopy.dedupe.tokens import words


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The ferry from Otter Bay is late.", ["otter", "bay"]),
        ("Edna Marlow, 87, died. She taught.", ["edna", "marlow", "87"]),
        ("It closed at 3,412.77 points, at 19:45.", ["341277", "341277", "341277", "1945", "1945"]),
        ("The numbers are 4, 18 and 23. 9 won.", ["4", "18", "23", "9"]),
        ("on the A14 at 7h40", ["a14", "7h40"]),
        ("nothing to see here", []),
        ("第1204回の宝くじ", ["1204"]),
        ("", []),
    ],
)
def test_facts_are_names_and_whole_numbers(text: str, facts: list[str]) -> None:
    assert [fact for fact in find_facts(text).facts if fact] == facts


@pytest.mark.parametrize(
    "text", ["Don’t stop: the 2.5-mile U.S. «café» of Łódź", "東京で3月2日、", "½ İstanbul ﬁve"]
)
def test_words_are_those_that_fingerprints_count(text: str) -> None:
    assert len(find_facts(text).words) == len(words(text))


def test_a_number_without_an_end_costs_no_more_than_its_length() -> None:
    found = find_facts("1." * 200_000 + "1")
    assert len(set(found.facts)) == 1


def test_of_long_texts_only_the_last_few_are_kept() -> None:
    """The facts of a text of 2 MB take 21 MiB; 128 of them were kept."""
    texts = [f"The ferry {number} is late. " * 2000 for number in range(5)]
    found = [find_facts(text) for text in texts]
    assert find_facts(texts[-1]) is found[-1]
    assert find_facts(texts[0]) is not found[0]


def test_neighbouring_capitals_count_as_one_name() -> None:
    assert find_facts("the mayor of Otter Bay met Ann Marlow").capitals == 2 / 8
