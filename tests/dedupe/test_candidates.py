from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.dedupe.prose import head, prose
from wirecopy.dedupe.candidates import (
    COMPARED_PER_ARTICLE,
    MAX_STORIES_OF_HASH,
    BatchIndex,
    Candidate,
    NewArticle,
    body_key,
    nearest,
    would_meet,
)
from wirecopy.dedupe.fingerprint import Sketch, fingerprint

NOW = datetime(2026, 8, 3, tzinfo=UTC)
MONTH = timedelta(days=30)
SKETCHES = st.dictionaries(
    st.integers(1, 30), st.sets(st.integers(0, 20), max_size=8).map(lambda found: tuple(sorted(found)))
)


def article(article_id: int, sketch: Sketch, *, body: int = 0, seen_at: datetime = NOW) -> NewArticle:
    return NewArticle(article_id, body or -article_id, sketch, seen_at)


def itself(article_id: int) -> int:
    """Every article is a story of its own."""
    return article_id


def index_of(*articles: NewArticle, story_of: Callable[[int], int] = itself) -> BatchIndex:
    index = BatchIndex(story_of, stop_hashes=(), window=MONTH)
    for each in articles:
        index.add(each, representative=None)
    return index


def candidate_pairs(sketches: dict[int, Sketch]) -> list[tuple[int, int]]:
    """Pairs of articles, the lower first, that one batch brings together."""
    index = index_of()
    pairs = []
    for article_id in sorted(sketches):
        new = article(article_id, sketches[article_id])
        pairs += [(found.article_id, article_id) for found in index.find(new)]
        index.add(new, representative=None)
    return sorted(pairs)


def test_two_shared_hashes_make_a_candidate_and_one_does_not() -> None:
    assert candidate_pairs({9: (1, 2, 3), 4: (2, 3, 5), 7: (3, 8, 9)}) == [(4, 9)]


def test_boilerplate_makes_no_candidates_once_it_is_stopped() -> None:
    known = [article(number, (1, 2, 100 + number)) for number in range(1, MAX_STORIES_OF_HASH + 11)]
    assert index_of(*known[:20]).find(article(1000, (1, 2))) != []
    assert index_of(*known).find(article(1000, (1, 2))) == []


def test_a_story_of_six_hundred_outlets_is_not_boilerplate() -> None:
    known = [article(number, (1, 2, 3)) for number in range(1, 601)]
    assert len(index_of(*known, story_of=lambda _: 7).find(article(1000, (1, 2)))) == 600


def test_an_equal_body_is_found_through_the_first_that_had_it_and_before_all_others() -> None:
    index = index_of(*(article(number, (1, 2), body=70) for number in (3, 5, 8)), article(4, (1, 2), body=71))
    found = nearest(index.find(article(9, (1, 2, 3), body=70)))
    assert found[0].article_id == 3
    assert [each.article_id for each in found[1:]] == [3, 4, 5, 8]


def test_articles_further_apart_than_the_window_do_not_meet_and_those_of_other_weeks_represent_nobody() -> (
    None
):
    index = index_of(
        article(1, (1, 2), seen_at=NOW - timedelta(days=31)), article(2, (1, 2), seen_at=NOW - timedelta(8))
    )
    assert index.find(article(3, (1, 2))) == [Candidate(2, shared=2, represents=False)]


def test_an_article_that_another_represents_is_offered_through_it_once_for_each_text() -> None:
    index = index_of(article(1, (1, 2)))
    for number in (2, 3):
        index.add(article(number, (1, 2), body=70), representative=1)
    found = index.find(article(9, (1, 2)))
    assert [each.article_id for each in found] == [1]
    assert list(index.represented(found)) == [2]


def test_no_article_is_compared_with_hundreds() -> None:
    assert len(nearest(Candidate(number, 2) for number in range(500))) == COMPARED_PER_ARTICLE


def test_a_text_under_forty_words_is_known_by_its_headline_too() -> None:
    brief, report = fingerprint("Please enable JavaScript."), fingerprint(prose(1, 200))
    assert body_key(brief, "Ferry late") == body_key(brief, "FERRY LATE!") != body_key(brief, "Storm")
    assert body_key(report, "Ferry late") == body_key(report, "Storm")


def test_trims_to_a_sixth_are_found() -> None:
    missed = 0
    for seed in range(100):
        full = prose(seed, 1200)
        whole, trim = fingerprint(full).sketch, fingerprint(head(full, 204)).sketch
        missed += not would_meet(article(1, whole), article(2, trim))
    assert missed <= 5  # expected by the binomial of 32 hashes at 0.17: 2


@given(SKETCHES)
def test_candidates_are_exactly_the_pairs_that_share_two(sketches: dict[int, Sketch]) -> None:
    expected = [
        (a, b) for a, b in combinations(sorted(sketches), 2) if len({*sketches[a]} & {*sketches[b]}) >= 2
    ]
    assert candidate_pairs(sketches) == expected
