from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dedupe.prose import prose
from wirecopy.dedupe.compare import compare, words_changed
from wirecopy.dedupe.tokens import words
from wirecopy.model import Comparison, Passage, PassageKind, Span

LEAD = "The ferry to the northern island was cancelled on Monday after a sudden storm closed the harbour."
SECOND = "About 300 passengers spent the night in the village school, the mayor said."
THIRD = "“We have never seen such waves,” said a fisherman who has worked there for forty years."


def counts(found: Comparison) -> tuple[int, int, int]:
    return found.words_kept, found.words_cut, found.words_added


def shown(copy: str, fullest: str) -> list[tuple[str, str, str]]:
    """The kind of each passage, its words in the copy and in the fullest text."""
    return [
        (passage.kind, _cut_out(copy, passage.span), _cut_out(fullest, passage.full_span))
        for passage in compare(copy, fullest).passages
    ]


def _cut_out(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


def test_an_unchanged_copy_keeps_everything_whatever_its_typography() -> None:
    assert counts(compare(THIRD.upper().replace("“", '"'), THIRD)) == (16, 0, 0)


def test_a_trim_cuts_and_adds_nothing() -> None:
    assert counts(compare(f"{LEAD}\n{SECOND}", f"{LEAD} {SECOND} {THIRD}")) == (30, 16, 0)


def test_an_own_sentence_is_added() -> None:
    own = "Readers can send photographs of the storm to our newsroom."
    assert counts(compare(f"{LEAD} {own} {SECOND}", f"{LEAD} {SECOND}")) == (30, 0, 10)


def test_a_moved_paragraph_is_kept() -> None:
    assert counts(compare(f"{THIRD}\n{LEAD}", f"{LEAD}\n{THIRD}")) == (33, 0, 0)


def test_an_edited_sentence_is_compared_word_by_word() -> None:
    edited = SECOND.replace("About 300 passengers", "Hundreds of passengers").replace(", the mayor said", "")
    assert counts(compare(f"{LEAD} {edited}", f"{LEAD} {SECOND}")) == (17 + 8, 2 + 3, 2)


def test_words_in_common_by_chance_are_not_kept() -> None:
    other = "The mayor of the village was a teacher in the school on the western coast before the election."
    assert counts(compare(other, LEAD)) == (0, 17, 18)


def test_a_sentence_printed_twice_is_added_once() -> None:
    assert counts(compare(f"{SECOND} {SECOND}", SECOND)) == (13, 0, 13)


def test_chinese_sentences_end_without_a_space() -> None:
    assert counts(compare("渡轮取消了。", "渡轮取消了。港口关闭。")) == (5, 4, 0)


def test_empty_texts_compare() -> None:
    assert counts(compare("", "")) == (0, 0, 0)
    assert counts(compare("", LEAD)) == (0, 17, 0)


def test_a_list_without_an_end_is_compared_in_pieces() -> None:
    table = " ".join(f"row{i} value{i}" for i in range(5000))
    assert counts(compare(f"{table} total", table)) == (10_000, 0, 1)


def test_a_revision_counts_added_and_removed_words() -> None:
    assert words_changed(before=f"{LEAD} {SECOND}", after=f"{LEAD} {THIRD}") == (16, 13)
    assert words_changed(before=LEAD, after=LEAD) == (0, 0)


@settings(deadline=None)
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


def test_passages_come_in_reading_order_and_cuts_where_they_stood() -> None:
    own = "Readers can send photographs of the storm to our newsroom."
    edited = SECOND.replace("About 300 passengers", "Hundreds of passengers")
    fullest = f"{LEAD} {SECOND}\n{THIRD} {LEAD[:40]}."
    assert shown(f"{LEAD}\n{own} {edited}", fullest) == [
        ("kept", LEAD, LEAD),
        ("added", own, ""),
        ("edited", edited, SECOND),
        ("cut", "", f"{THIRD} {LEAD[:40]}."),
    ]


def test_neighbours_that_share_a_fate_are_one_passage() -> None:
    text = f"{LEAD} {SECOND}\n{THIRD}"
    assert shown(text, text) == [("kept", text, text)]


def test_a_moved_sentence_changes_the_order() -> None:
    assert compare(f"{THIRD}\n{LEAD}", f"{LEAD}\n{THIRD}").order_changed
    assert not compare(f"{LEAD}\n{THIRD}", f"{LEAD} {SECOND} {THIRD}").order_changed


def test_passages_are_bounded() -> None:
    copy = "\n".join(f"kept number{i} stands here.\nnew word{i} follows it." for i in range(800))
    fullest = "\n".join(f"kept number{i} stands here." for i in range(800))
    assert compare(copy, fullest).passages[:2] == (
        Passage(PassageKind.KEPT, Span(0, 25), Span(0, 25)),
        Passage(PassageKind.ADDED, Span(26, 21), None),
    )
    assert len(compare(copy, fullest).passages) == 1000


def test_two_texts_of_thousands_of_rare_words_are_compared_by_whole_sentences_and_say_so() -> None:
    """Each word in twenty sentences: 1,000 of 150 words took 6 s, twice as many four times that."""
    fullest, copy = (rare_words(1000, 150, step) for step in (7, 11))
    found = compare(f"{LEAD} {copy}", f"{LEAD} {fullest}")
    assert found.whole_sentences_only
    assert counts(found) == (17, 150_000, 150_000)
    assert not compare(f"{LEAD} {SECOND}", f"{LEAD} {THIRD}").whole_sentences_only


def rare_words(sentences: int, length: int, step: int) -> str:
    """Sentences of words that stand in twenty of them each, in an order of their own."""
    count = sentences * length
    order = [number * step % count % (count // 20) for number in range(count)]
    return " ".join(
        " ".join(f"w{word}" for word in order[start : start + length]) + "."
        for start in range(0, count, length)
    )


def test_words_that_repeat_are_kept_as_often_as_they_stand_in_order() -> None:
    """difflib looks at every place of a word: 1,000 sentences of two words in turn took minutes."""
    before, after = ("the quay of " * 30 + "Northport.", "quay of the " * 30 + "Northport.")
    assert counts(compare(after, before)) == (90, 1, 1)
