from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.dedupe.group import Merge, StoryPlan, resolve_stories

ARTICLES = st.dictionaries(st.integers(1, 25), st.none() | st.integers(100, 108), min_size=2)


@st.composite
def situations(draw: st.DrawFn) -> tuple[dict[int, int | None], list[tuple[int, int]]]:
    current = draw(ARTICLES)
    ids = st.sampled_from(sorted(current))
    return current, draw(st.lists(st.tuples(ids, ids), max_size=25))


def test_new_articles_found_stories_alone_or_together() -> None:
    plan = resolve_stories({1: None, 2: None, 3: None, 4: None}, [(3, 1), (4, 3)])
    assert plan == StoryPlan(new_stories=((1, 3, 4), (2,)), joins=(), merges=())


def test_a_new_copy_joins_the_story_of_its_match_and_brings_its_own_copies() -> None:
    plan = resolve_stories({1: 50, 2: None, 3: None}, [(2, 1), (3, 2)])
    assert plan == StoryPlan(new_stories=(), joins=((2, 50), (3, 50)), merges=())


def test_a_copy_of_two_stories_merges_them_into_the_older() -> None:
    plan = resolve_stories({1: 50, 2: 40, 3: None}, [(3, 1), (3, 2)])
    assert plan.joins == ((3, 40),)
    assert plan.merges == (Merge(from_story=50, into_story=40, article_id=1, matched_article_id=3),)


def test_a_chain_of_stories_merges_straight_into_the_oldest() -> None:
    plan = resolve_stories({1: 60, 2: 50, 3: 50, 4: 40}, [(1, 2), (3, 4)])
    assert plan.merges == (Merge(50, 40, 3, 4), Merge(60, 40, 1, 2))


def test_articles_of_one_story_need_no_pair_to_stay_together() -> None:
    assert resolve_stories({1: 50, 2: 50}, []) == StoryPlan((), (), ())


def test_an_unknown_article_in_a_pair_is_an_error() -> None:
    with pytest.raises(KeyError):
        resolve_stories({1: None}, [(1, 2)])


@given(situations(), st.randoms(use_true_random=False))
def test_any_order_of_input_gives_the_same_plan(
    situation: tuple[dict[int, int | None], list[tuple[int, int]]], order: random.Random
) -> None:
    current, copies = situation
    articles = list(current.items())
    mixed = [pair if order.random() < 0.5 else pair[::-1] for pair in copies]
    order.shuffle(articles)
    order.shuffle(mixed)
    assert resolve_stories(dict(articles), mixed) == resolve_stories(current, copies)


@given(situations())
def test_after_the_plan_copies_share_a_story_and_a_second_pass_changes_nothing(
    situation: tuple[dict[int, int | None], list[tuple[int, int]]],
) -> None:
    current, copies = situation
    after = carry_out(resolve_stories(current, copies), current, next_story=1000)
    assert all(after[a] == after[b] for a, b in copies)
    assert resolve_stories(after, copies) == StoryPlan((), (), ())


@given(situations(), st.integers(0, 25))
def test_the_size_of_a_batch_does_not_change_who_belongs_together(
    situation: tuple[dict[int, int | None], list[tuple[int, int]]], cut: int
) -> None:
    current, copies = situation
    at_once = carry_out(resolve_stories(current, copies), current, next_story=1000)
    first = carry_out(resolve_stories(current, copies[:cut]), current, next_story=1000)
    second = carry_out(resolve_stories(first, copies[cut:]), first, next_story=2000)
    assert partition(second) == partition(at_once)


@given(situations())
def test_every_merge_names_a_copy_that_proves_it(
    situation: tuple[dict[int, int | None], list[tuple[int, int]]],
) -> None:
    current, copies = situation
    for merge in resolve_stories(current, copies).merges:
        pair = (merge.article_id, merge.matched_article_id)
        assert pair in copies or pair[::-1] in copies
        assert current[merge.article_id] == merge.from_story
        assert merge.into_story < merge.from_story


def carry_out(plan: StoryPlan, current: dict[int, int | None], next_story: int) -> dict[int, int | None]:
    """What the store does with a plan."""
    redirect = {merge.from_story: merge.into_story for merge in plan.merges}
    after = {a: None if story is None else redirect.get(story, story) for a, story in current.items()}
    after.update(plan.joins)
    for number, members in enumerate(plan.new_stories):
        after.update(dict.fromkeys(members, next_story + number))
    return after


def partition(stories: dict[int, int | None]) -> set[frozenset[int]]:
    return {frozenset(a for a in stories if stories[a] == story) for story in stories.values()}
