from __future__ import annotations

import numpy as np
import pytest

from tests.dedupe.prose import letter, prose
from wirecopy.dedupe.fingerprint import Fingerprint, fingerprint
from wirecopy.dedupe.overlap import Overlap, find_overlap, spoken_share


def shared_with(text: str, other: str) -> tuple[Fingerprint, Overlap]:
    one, two = fingerprint(text), fingerprint(other)
    passage = find_overlap(one, np.intersect1d(one.shingles, two.shingles))
    assert passage is not None
    return one, passage


def test_a_passage_has_a_place_and_own_words_around_it() -> None:
    block = prose(1, 100)
    _, passage = shared_with(f"{prose(2, 50)}\n{block}\n{prose(3, 50)}", f"{prose(4, 30)}\n{block}")
    assert (passage.start, passage.end) == (50, 150)
    assert (passage.introduction, passage.before, passage.after, passage.conclusion) == (50, 50, 50, 50)
    assert (passage.opening, passage.share) == (0.0, 0.5)


def test_shared_words_before_the_longest_run_are_not_own_words() -> None:
    lead, block = prose(5, 40), prose(6, 100)
    _, passage = shared_with(f"{lead}\n{prose(7, 30)}\n{block}", f"{lead}\n{prose(15, 20)}\n{block}")
    assert (passage.introduction, passage.before, passage.opening) == (0, 30, 1.0)


def test_own_paragraphs_are_counted_up_to_the_passage_and_subheadings_are_not() -> None:
    block = prose(8, 100)
    own = [prose(seed, 25).replace("\n", " ") for seed in (9, 10, 16)]
    _, passage = shared_with("\n".join([own[0], "It rained all day.", own[1], block, own[2]]), block)
    assert passage.own_paragraphs == 2


def test_names_and_set_phrases_are_no_passage() -> None:
    phrase = "the minister for northern harbour affairs"
    one = fingerprint(f"{prose(11, 40)} {phrase} {prose(12, 40)}")
    other = fingerprint(f"{prose(13, 40)} {phrase} {prose(14, 40)}")
    common = np.intersect1d(one.shingles, other.shingles)
    assert common.size >= 2
    assert find_overlap(one, common) is None


@pytest.mark.parametrize(
    ("passage", "least", "most"),
    [
        (letter(21, 150), 0.8, 1.0),
        (f"The letter says:\n{prose(22, 150)}", 0.9, 1.0),
        (prose(22, 150), 0.0, 0.0),
    ],
)
def test_the_spoken_share_of_a_passage(passage: str, least: float, most: float) -> None:
    text, found = shared_with(f"{prose(20, 30)}\n{passage}", passage)
    assert least <= spoken_share(text, found) <= most
