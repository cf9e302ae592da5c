"""Linking a batch, with verdicts that the test makes up instead of texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from wirecopy.dedupe.candidates import Candidate, NewArticle
from wirecopy.dedupe.linking import COMPARED_PER_STORY, LinkingInput, ManualSplit, link_articles
from wirecopy.model import Match, Relation

NOW = datetime(2026, 8, 3, tzinfo=UTC)
SKETCH = tuple(range(32))


@dataclass(slots=True)
class Verdicts:
    """Pairs that are copies or versions; all others are neither. Remembers what was asked."""

    copies: Collection[tuple[int, int]] = ()
    versions: Collection[tuple[int, int]] = ()
    asked: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, a: int, b: int) -> Match:
        self.asked.append((a, b))
        relation = Relation.COPY if (a, b) in self.copies else Relation.NONE
        relation = Relation.VERSION if (a, b) in self.versions else relation
        return Match(relation, containment=0.9, jaccard=0.5, shared=100, longest_run=90, rule="test")


def batch_of(*articles: int, shared: int = 10) -> list[NewArticle]:
    """Articles of which each shares so many hashes with each other."""
    return [
        NewArticle(each, -each, (*SKETCH[:shared], *range(each * 100, each * 100 + 32 - shared)), NOW)
        for each in articles
    ]


def known(
    articles: Sequence[NewArticle],
    *,
    candidates: dict[int, list[Candidate]] | None = None,
    represented: dict[int, list[int]] | None = None,
    stories: dict[int, int | None] | None = None,
    former_stories: dict[int, int] | None = None,
    manual_splits: Collection[ManualSplit] = (),
) -> LinkingInput:
    return LinkingInput(
        articles,
        candidates or {},
        represented or {},
        stories or {},
        former_stories or {},
        manual_splits,
        stop_hashes=(),
        window=timedelta(days=30),
    )


def test_copies_share_a_group_and_versions_do_not() -> None:
    links = link_articles(known(batch_of(1, 2, 3)), Verdicts(copies=[(1, 2)], versions=[(2, 3)]))
    assert set(links.copies) == {(1, 2)}
    assert set(links.versions) == {(2, 3)}
    assert links.groups[1] == links.groups[2] != links.groups[3]
    assert links.comparisons == 3


def test_who_is_known_to_share_the_story_is_not_compared() -> None:
    verdicts = Verdicts(copies=[(1, 2), (1, 3), (2, 3)])
    link_articles(known(batch_of(1, 2, 3)), verdicts)
    assert verdicts.asked == [(1, 2), (1, 3)]


def test_the_nearest_are_compared_first_and_a_story_gets_so_many_comparisons() -> None:
    members = range(100, 130)
    verdicts = Verdicts()
    links = link_articles(
        known(
            batch_of(1),
            candidates={1: [Candidate(each, shared=each - 98) for each in members]},
            stories=dict.fromkeys(members, 7),
        ),
        verdicts,
    )
    assert [other for _, other in verdicts.asked] == list(reversed(members))[:COMPARED_PER_STORY]
    assert links.comparisons == COMPARED_PER_STORY


def test_an_article_that_only_its_representative_brings_is_compared_after_all_candidates() -> None:
    verdicts = Verdicts(copies=[(1, 102)])
    links = link_articles(
        known(
            batch_of(1),
            candidates={1: [Candidate(101, 5)]},
            represented={101: [102, 103]},
            stories={101: 7, 102: 7, 103: 7},
        ),
        verdicts,
    )
    assert verdicts.asked == [(1, 101), (1, 102)]
    assert set(links.copies) == {(1, 102)}


def test_a_copy_nearly_identical_to_an_indexed_one_is_represented_by_it() -> None:
    links = link_articles(known(batch_of(1, 2, shared=28)), Verdicts(copies=[(1, 2)]))
    assert links.representatives == {2: 1}
    apart = link_articles(known(batch_of(1, 2, shared=28)), Verdicts())
    assert apart.representatives == {}
    less_near = link_articles(known(batch_of(1, 2, shared=27)), Verdicts(copies=[(1, 2)]))
    assert less_near.representatives == {}


def test_an_article_set_apart_does_not_come_back_nor_does_another_bridge_the_two() -> None:
    split = ManualSplit(article_id=1, story_id=7, home_id=8)
    verdicts = Verdicts(copies=[(1, 100), (1, 2), (2, 100)])
    links = link_articles(
        known(
            batch_of(1, 2),
            candidates={each: [Candidate(100, 20)] for each in (1, 2)},
            stories={100: 7},
            former_stories={1: 8},
            manual_splits=[split],
        ),
        verdicts,
    )
    assert verdicts.asked == [(1, 100), (2, 100), (1, 2)]
    assert set(links.copies) == {(2, 100)}
    assert links.groups[1] != links.groups[2]
