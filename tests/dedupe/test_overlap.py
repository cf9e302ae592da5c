from __future__ import annotations

import numpy as np
import pytest

from tests.dedupe.prose import letter, prose
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.overlap import Overlap, find_overlap, spoken_share


def overlap_with(other: str, text: str) -> Overlap:
    """What `text` shares with the other."""
    one, two = fingerprint(text), fingerprint(other)
    overlap = find_overlap(one, np.intersect1d(one.shingles, two.shingles))
    assert overlap is not None
    return overlap


def test_an_overlap_has_a_place_and_own_words_around_it() -> None:
    block = prose(1, 100)
    overlap = overlap_with(f"{prose(4, 30)}\n{block}", f"{prose(2, 50)}\n{block}\n{prose(3, 50)}")
    assert (overlap.start, overlap.end) == (50, 150)
    assert (overlap.introduction, overlap.before, overlap.after, overlap.conclusion) == (50, 50, 50, 50)
    assert (overlap.opening, overlap.share) == (0.0, 0.5)


def test_shared_words_before_the_longest_run_are_not_own_words() -> None:
    lead, block = prose(5, 40), prose(6, 100)
    overlap = overlap_with(f"{lead}\n{prose(15, 20)}\n{block}", f"{lead}\n{prose(7, 30)}\n{block}")
    assert (overlap.introduction, overlap.before, overlap.opening) == (0, 30, 1.0)


def test_own_paragraphs_are_counted_up_to_the_overlap_and_subheadings_are_not() -> None:
    block = prose(8, 100)
    own = [prose(seed, 25).replace("\n", " ") for seed in (9, 10, 16)]
    overlap = overlap_with(block, "\n".join([own[0], "It rained all day.", own[1], block, own[2]]))
    assert overlap.own_paragraphs == 2


def test_names_and_set_phrases_are_no_overlap() -> None:
    phrase = "the minister for northern harbour affairs"
    one = fingerprint(f"{prose(11, 40)} {phrase} {prose(12, 40)}")
    other = fingerprint(f"{prose(13, 40)} {phrase} {prose(14, 40)}")
    common = np.intersect1d(one.shingles, other.shingles)
    assert common.size >= 2
    assert find_overlap(one, common) is None


@pytest.mark.parametrize(
    ("block", "least", "most"),
    [
        (letter(21, 150), 0.8, 1.0),
        (f"The letter says:\n{prose(22, 150)}", 0.9, 1.0),
        (prose(22, 150), 0.0, 0.0),
    ],
)
def test_the_spoken_share_of_an_overlap(block: str, least: float, most: float) -> None:
    assert least <= spoken_share(overlap_with(block, f"{prose(20, 30)}\n{block}")) <= most
