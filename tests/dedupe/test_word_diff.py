"""What a reader of a replay's report sees of a changed text."""

from __future__ import annotations

from wirecopy.dedupe.word_diff import word_diff

BEFORE = """The ferry left the harbour at nine with two hundred people on board, the company said.
Its captain had warned of the storm for days.
Subscribe to our newsletter now."""


def test_passages_are_shown_as_wdiff_does_with_what_surrounds_them() -> None:
    after = """The ferry left the harbour at ten with two hundred people on board, the company said.
Its captain had warned of the storm for days.
Nobody was hurt on the island."""

    assert word_diff(BEFORE, after) == [
        "~ … left the harbour at [-nine-] {+ten+} with two hundred people …",
        "- Subscribe to our newsletter now.",
        "+ Nobody was hurt on the island.",
    ]


def test_equal_texts_have_nothing_to_show_and_long_passages_are_cut() -> None:
    assert word_diff(BEFORE, BEFORE) == []
    (line,) = word_diff(BEFORE, f"{BEFORE}\n{'Menu item ' * 500}")
    assert line.startswith("+ Menu item")
    assert len(line) == 300
