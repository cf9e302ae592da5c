"""Text as a reader sees it."""

from __future__ import annotations

import pytest

from wirecopy.shown_text import decode_leftovers, without_invisible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Savings &amp; Trust", "Savings & Trust"),
        ("Savings &amp;amp; Trust", "Savings & Trust"),
        ("Honey Revenge&#39;s", "Honey Revenge's"),
        ("Honey Revenge&amp;#39;s", "Honey Revenge's"),
        ("Council&#8217;s &ldquo;ferry&rdquo;", "Council’s “ferry”"),
        ("How to write &lt;b&gt;", "How to write &lt;b&gt;"),
        ("How to write &amp;lt;b&amp;gt;", "How to write &amp;lt;b&amp;gt;"),
        ("AT&T; and R&D", "AT&T; and R&D"),
        ("a &notathing; b", "a &notathing; b"),
    ],
)
def test_references_that_are_left_are_decoded_but_never_into_markup(text: str, shown: str) -> None:
    assert decode_leftovers(text) == shown


def test_marks_that_nobody_sees_go_and_joiners_that_spell_words_stay() -> None:
    assert without_invisible("Fer\u00adry\u200b\ufeff \u200fstays\u202c") == "Ferry stays"
    assert without_invisible("می\u200cخواهم") == "می\u200cخواهم"
