from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.dedupe.speech import find_speech
from wirecopy.dedupe.words import words


def spoken(text: str) -> list[str]:
    return [word for word, is_spoken in zip(words(text), find_speech(text).spoken, strict=True) if is_spoken]


@pytest.mark.parametrize(
    "text",
    [
        'The mayor said: "Nobody was hurt." The ferry left.',
        "The mayor said: “Nobody was hurt.” The ferry left.",
        "The mayor said («Nobody was hurt»), then left.",
        "Der Bürgermeister sagte: „Nobody was hurt.“ Dann ging er.",
    ],
)
def test_words_in_quotation_marks_are_spoken(text: str) -> None:
    assert spoken(text)[:3] == ["nobody", "was", "hurt"]


def test_a_mark_that_is_never_closed_ends_with_its_line() -> None:
    assert spoken("“Nobody was hurt.\nThe ferry left.") == ["nobody", "was", "hurt"]


def test_a_sentence_in_the_first_person_is_spoken_though_its_marks_are_lost_and_so_are_its_neighbours() -> None:
    text = "It was late. We regret the delay. The ferry broke. It will leave.\nThe mayor left."
    assert spoken(text) == "it was late we regret the delay the ferry broke".split()
    assert spoken("The mayor said “we regret it” and left.") == ["we", "regret", "it"]


def test_an_abbreviation_is_no_pronoun() -> None:
    assert spoken("The US envoy and World War II.") == []


def test_a_colon_announces_the_words_after_it() -> None:
    assert find_speech("The statement reads:\nThe ferry left at 8:30.").announced.tolist() == [3]


@given(st.text())
def test_every_word_is_spoken_or_not(text: str) -> None:
    assert find_speech(text).spoken.size == len(words(text))
