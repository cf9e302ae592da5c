"""Changes of a text as paragraphs: words marked, unchanged passages folded, and a bound on the work."""

from __future__ import annotations

from wirecopy.model import PassageKind
from wirecopy.store.read_model.articles import PassageText
from wirecopy.web.text_changes import (
    ComparedParagraph,
    FoldedParagraphs,
    changed_words,
    compared_paragraphs,
    folded,
)

KEPT, CUT, ADDED = PassageKind.KEPT, PassageKind.CUT, PassageKind.ADDED


def pieces(was: str, now: str) -> list[tuple[PassageKind, str]]:
    return [(piece.kind, piece.text) for piece in changed_words(was, now)]


def test_changed_words_are_marked_without_the_spaces_around_them() -> None:
    assert pieces("It costs $14.2 million.", "It costs $12.4 million.") == [
        (KEPT, "It costs "),
        (CUT, "$14.2"),
        (KEPT, " "),
        (ADDED, "$12.4"),
        (KEPT, " "),
        (KEPT, "million."),
    ]


def test_in_a_script_without_spaces_characters_are_marked() -> None:
    assert (CUT, "东") in pieces("他在东京", "他在南京")
    assert (ADDED, "南") in pieces("他在东京", "他在南京")


def test_two_passages_too_long_to_compare_are_cut_and_added_whole() -> None:
    was, now = "one " * 1000, "two " * 1000
    assert [(kind, len(text)) for kind, text in pieces(was, now)] == [(CUT, 4000), (KEPT, 1), (ADDED, 4000)]


def test_a_cut_passage_stands_where_the_text_goes_on_around_it() -> None:
    text = "One. Three.\nFour."
    passages = [
        PassageText(KEPT, "One.", None),
        PassageText(CUT, "Two.", None),
        PassageText(KEPT, "Three.\nFour.", None),
        PassageText(CUT, "Five.", None),
    ]
    assert [
        "".join(piece.text for piece in paragraph.pieces) for paragraph in compared_paragraphs(passages, text)
    ] == ["One. Two. Three.", "Four.", "Five."]


def test_only_long_unchanged_passages_are_folded() -> None:
    passages = [
        PassageText(KEPT, "word " * 30 + "\n" + "word " * 30, None),
        PassageText(ADDED, "New.", None),
        PassageText(KEPT, "Short.", None),
    ]
    first, *others = folded(compared_paragraphs(passages))
    assert isinstance(first, FoldedParagraphs)
    assert (first.words, len(first.paragraphs)) == (60, 2)
    assert all(isinstance(each, ComparedParagraph) for each in others)
    assert [each.fate for each in others if isinstance(each, ComparedParagraph)] == [ADDED, KEPT]
