from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.dedupe.speech import find_speech
from wirecopy.dedupe.tokens import words


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


def test_a_sentence_in_the_first_person_is_spoken_though_its_marks_are_lost_and_so_are_its_neighbours() -> (
    None
):
    text = "It was late. We regret the delay. The ferry broke. It will leave.\nThe mayor left."
    assert " ".join(spoken(text)) == "it was late we regret the delay the ferry broke"
    assert spoken("The mayor said “we regret it” and left.") == ["we", "regret", "it"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Das hat unsere Partei so gewollt.",
        "C’est notre devoir et j’en suis fier.",
        "Sabemos que nuestro pueblo sufre.",
        "É a nossa casa.",
        "È la nostra terra.",
        "Dit is onze stad.",
    ],
)
def test_the_first_person_of_other_languages_is_spoken_too(sentence: str) -> None:
    assert spoken(f"Er regnete.\n{sentence}") == words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I ministri hanno deciso ieri.",
        "El mes que viene nos veremos, dijo.",
        "Les ministres ont mis fin à la grève.",
        "Os navios ficaram nos portos.",
    ],
)
def test_what_is_a_pronoun_only_elsewhere_is_not(sentence: str) -> None:
    assert spoken(sentence) == []


def test_an_abbreviation_is_no_pronoun() -> None:
    assert spoken("The US envoy and World War II.") == []


def test_a_colon_announces_the_words_after_it() -> None:
    assert find_speech("The statement reads:\nThe ferry left at 8:30.").announced.tolist() == [3]


@pytest.mark.parametrize(
    "line", ["NEW DELHI: The ferry left.", "Mumbai: The ferry left.", "Update: It left."]
)
def test_a_dateline_or_a_label_announces_nothing(line: str) -> None:
    assert find_speech(line).announced.size == 0


@given(st.text())
def test_every_word_is_spoken_or_not(text: str) -> None:
    assert find_speech(text).spoken.size == len(words(text))
