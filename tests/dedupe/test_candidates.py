from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.dedupe.prose import head, prose
from wirecopy.dedupe.candidates import candidate_pairs, same_body_pairs, stop_hashes
from wirecopy.dedupe.fingerprint import fingerprint

SKETCHES = st.dictionaries(
    st.integers(1, 30), st.sets(st.integers(0, 20), max_size=8).map(lambda found: tuple(sorted(found)))
)


def test_two_shared_hashes_make_a_candidate_and_one_does_not() -> None:
    assert candidate_pairs({9: (1, 2, 3), 4: (2, 3, 5), 7: (3, 8, 9)}) == [(4, 9)]


def test_boilerplate_makes_no_candidates_once_it_is_stopped() -> None:
    sketches = {article_id: (1, 2, 100 + article_id) for article_id in range(1, 8)}
    stop = stop_hashes(sketches, max_carriers=6)
    assert stop == {1, 2}
    assert candidate_pairs(sketches, stop) == []


def test_a_story_of_six_hundred_outlets_is_not_boilerplate() -> None:
    assert stop_hashes(dict.fromkeys(range(600), (1, 2, 3))) == frozenset()


def test_equal_bodies_are_chained_to_the_first() -> None:
    assert same_body_pairs({5: 70, 3: 70, 8: 70, 4: 71}) == [(3, 5), (3, 8)]


def test_trims_to_a_sixth_are_found() -> None:
    missed = 0
    for seed in range(100):
        full = prose(seed, 1200)
        sketches = {1: fingerprint(full).sketch, 2: fingerprint(head(full, 204)).sketch}
        missed += candidate_pairs(sketches) != [(1, 2)]
    assert missed <= 5  # expected by the binomial of 32 hashes at 0.17: 2


@given(SKETCHES)
def test_candidates_are_exactly_the_pairs_that_share_two(sketches: dict[int, tuple[int, ...]]) -> None:
    expected = [
        (a, b) for a, b in combinations(sorted(sketches), 2) if len({*sketches[a]} & {*sketches[b]}) >= 2
    ]
    assert candidate_pairs(sketches) == expected
