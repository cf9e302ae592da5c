from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.dedupe.prose import prose
from wirecopy.dedupe.compare import compare, words_changed
from wirecopy.dedupe.words import words
from wirecopy.model import Comparison

LEAD = "The ferry to the northern island was cancelled on Monday after a sudden storm closed the harbour."
SECOND = "About 300 passengers spent the night in the village school, the mayor said."
THIRD = "“We have never seen such waves,” said a fisherman who has worked there for forty years."


def test_an_unchanged_copy_keeps_everything_whatever_its_typography() -> None:
    assert compare(THIRD.upper().replace("“", '"'), THIRD) == Comparison(16, 0, 0)


def test_a_trim_cuts_and_adds_nothing() -> None:
    assert compare(f"{LEAD}\n{SECOND}", f"{LEAD} {SECOND} {THIRD}") == Comparison(30, 16, 0)


def test_an_own_sentence_is_added() -> None:
    own = "Readers can send photographs of the storm to our newsroom."
    assert compare(f"{LEAD} {own} {SECOND}", f"{LEAD} {SECOND}") == Comparison(30, 0, 10)


def test_a_moved_paragraph_is_kept() -> None:
    assert compare(f"{THIRD}\n{LEAD}", f"{LEAD}\n{THIRD}") == Comparison(33, 0, 0)


def test_an_edited_sentence_is_compared_word_by_word() -> None:
    edited = SECOND.replace("About 300 passengers", "Hundreds of passengers").replace(", the mayor said", "")
    assert compare(f"{LEAD} {edited}", f"{LEAD} {SECOND}") == Comparison(17 + 8, 2 + 3, 2)


def test_words_in_common_by_chance_are_not_kept() -> None:
    other = "The mayor of the village was a teacher in the school on the western coast before the election."
    assert compare(other, LEAD) == Comparison(0, 17, 18)


def test_a_sentence_printed_twice_is_added_once() -> None:
    assert compare(f"{SECOND} {SECOND}", SECOND) == Comparison(13, 0, 13)


def test_chinese_sentences_end_without_a_space() -> None:
    assert compare("渡轮取消了。", "渡轮取消了。港口关闭。") == Comparison(5, 4, 0)


def test_empty_texts_compare() -> None:
    assert compare("", "") == Comparison(0, 0, 0)
    assert compare("", LEAD) == Comparison(0, 17, 0)


def test_a_list_without_an_end_is_compared_in_pieces() -> None:
    table = " ".join(f"row{i} value{i}" for i in range(5000))
    assert compare(f"{table} total", table) == Comparison(10_000, 0, 1)


def test_a_revision_counts_added_and_removed_words() -> None:
    assert words_changed(before=f"{LEAD} {SECOND}", after=f"{LEAD} {THIRD}") == (16, 13)
    assert words_changed(before=LEAD, after=LEAD) == (0, 0)


@given(st.integers(0, 1000), st.integers(0, 1000), st.permutations(range(12)), st.integers(1, 12))
def test_kept_and_cut_make_the_full_text_and_kept_and_added_the_copy(
    seed: int, other: int, order: list[int], passages: int
) -> None:
    full = prose(seed, 300)
    source = full.split() + prose(other, 60).split()
    copy = " ".join(" ".join(source[i * 30 : i * 30 + 30]) for i in order[:passages])
    found = compare(copy, full)
    assert found.words_kept + found.words_cut == len(words(full))
    assert found.words_kept + found.words_added == len(words(copy))
