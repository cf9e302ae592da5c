"""The copies through which two articles stand in one story."""

from __future__ import annotations

from collections.abc import Callable

from wirecopy.dedupe.chain import find_chain
from wirecopy.model import Match, Relation


def verdicts(*copies: tuple[int, int]) -> Callable[[int, int], Match]:
    def compare(a: int, b: int) -> Match:
        is_copy = (a, b) in copies or (b, a) in copies
        relation = Relation.COPY if is_copy else Relation.VERSION
        return Match(relation, containment=0.9, jaccard=0.5, shared=200, longest_run=100, rule="test")

    return compare


def path(start: int, end: int, *copies: tuple[int, int]) -> list[int]:
    members = {article for pair in copies for article in pair}
    chain = find_chain(start, end, members, verdicts(*copies))
    return [start, *(link.next_article_id for link in chain)] if chain else []


def test_the_shortest_chain_is_told() -> None:
    assert path(1, 4, (1, 2), (2, 3), (3, 4), (1, 5), (5, 4)) == [1, 5, 4]


def test_among_equals_the_lowest_numbers_are_told() -> None:
    assert path(9, 4, (9, 7), (7, 4), (9, 3), (3, 4)) == [9, 3, 4]


def test_a_chain_that_ends_between_two_articles_is_none() -> None:
    assert path(1, 4, (1, 2), (3, 4)) == []


def test_each_link_has_the_verdict_that_makes_it_a_copy() -> None:
    (link,) = find_chain(1, 2, {1, 2}, verdicts((1, 2)))
    assert (link.article_id, link.next_article_id, link.match.relation) == (1, 2, Relation.COPY)
