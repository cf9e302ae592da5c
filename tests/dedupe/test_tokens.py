from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.dedupe.tokens import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We don’t know,” she said.", '"We don\'t know", she said'),
        ("A state-run firm — the largest", "a State run firm - the LARGEST"),
        ("Café Zürich", "Cafe\u0301 Zurich"),
        ("the oﬃce", "the office"),
        ("non\u00a0breaking", "non breaking"),
        ("Straße", "STRASSE"),
    ],
)
def test_typography_does_not_change_a_word(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_vowel_signs_do_not_cut_hindi_words() -> None:
    assert len(words("प्रधानमंत्री ने कहा")) == 3


def test_every_character_is_a_word_where_a_script_has_no_spaces() -> None:
    assert words("东京2日电 NATO峰会") == ["东", "京", "2", "日", "电", "nato", "峰", "会"]
    assert len(words("ข่าว")) == 3  # the tone mark goes


@given(st.text())
def test_words_are_never_empty_and_any_text_is_accepted(text: str) -> None:
    assert all(words(text))
