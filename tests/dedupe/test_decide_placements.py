"""Where the articles of a batch end. Numbers below 100 are articles, from 100 on stories, from 1000 on new stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.dedupe.decide_placements import (
    FOUNDER,
    ArticleToPlace,
    Placement,
    Placements,
    decide_placements,
    find_keepers,
    plan_stories,
)
from wirecopy.dedupe.linking import Links, Pair
from wirecopy.model import Ground, Match, Relation


def copy(containment: float = 0.9) -> Match:
    return Match(
        Relation.COPY,
        containment,
        jaccard=0.5,
        shared=100,
        longest_run=90,
        rule="test",
        ground=Ground.CONTAINED,
    )


def new(article_id: int) -> ArticleToPlace:
    return ArticleToPlace(article_id, None, None, is_changed=True)


def member(
    article_id: int, story_id: int, matched: int | None = None, *, changed: bool = False
) -> ArticleToPlace:
    return ArticleToPlace(article_id, story_id, matched, is_changed=changed)


def place(
    articles: Sequence[ArticleToPlace],
    copies: Mapping[Pair, Match],
    stories: Mapping[int, int | None] | None = None,
) -> Placements:
    """What becomes of a batch with these copies; `stories` are those of articles outside it."""
    groups = {article.article_id: article.article_id for article in articles}
    for a, b in sorted(copies):
        joined, gone = groups.get(a, a), groups.get(b, b)
        groups = {article: joined if group == gone else group for article, group in groups.items()}
    links = Links(copies, {}, {}, groups, comparisons=len(copies))
    plan = plan_stories(articles, links, stories or {})
    return decide_placements(articles, links, plan, range(1000, 1000 + len(plan.stories.new_stories)))


def places(found: Placements) -> dict[int, tuple[int, int | None]]:
    """Article -> its story and the article that it matched."""
    return {each.article_id: (each.story_id, each.matched_article_id) for each in found.placed}


def test_new_articles_found_a_story_by_the_lowest_number_and_the_others_match_what_they_copy_most() -> None:
    found = place([new(1), new(2), new(3)], {(1, 2): copy(0.9), (1, 3): copy(0.85), (2, 3): copy(0.95)})
    assert places(found) == {1: (1000, None), 2: (1000, 3), 3: (1000, 2)}
    assert found.placed[0] == Placement(1, 1000, None, FOUNDER)


def test_among_equal_matches_the_lower_number_is_named() -> None:
    assert places(place([new(1), new(2), new(3)], {(1, 3): copy(), (2, 3): copy()}))[3] == (1000, 1)


def test_a_new_article_joins_the_story_of_what_it_copies() -> None:
    assert places(place([new(9)], {(4, 9): copy()}, {4: 100})) == {9: (100, 4)}


def test_a_bridge_between_two_stories_merges_them_and_the_reason_names_it() -> None:
    found = place([new(9)], {(4, 9): copy(), (5, 9): copy()}, {4: 100, 5: 101})
    ((merge, reason),) = found.merges
    assert (merge.from_story, merge.into_story) == (101, 100)
    assert reason == (
        "article 5 copies article 9: 0.90 of the shorter text shared, longest run 90 words (test: contained)"
    )


def test_a_changed_article_that_copies_nobody_leaves_and_the_log_says_why() -> None:
    found = place([member(1, 100), member(2, 100, 1, changed=True), member(3, 100, 1)], {(1, 3): copy()})
    assert places(found) == {2: (1000, None)}
    ((split),) = found.splits
    assert (split.story_id, split.new_story_id, split.article_id) == (100, 1000, 2)
    assert "the text of article 2 changed" in split.reason


def test_who_leaves_without_a_change_of_his_own_lost_what_he_copied() -> None:
    found = place([member(1, 100), member(2, 100, 1, changed=True), member(3, 100, 2)], {(1, 2): copy()})
    assert [split.article_id for split in found.splits] == [3]
    assert "copied only members that are gone or have changed" in found.splits[0].reason


def test_when_the_founder_leaves_the_lowest_of_those_who_stay_founds_the_story() -> None:
    articles = [member(1, 100, changed=True), member(2, 100, 1), member(3, 100, 2), member(4, 100, 2)]
    found = place(articles, {(2, 3): copy(), (2, 4): copy()})
    assert places(found) == {1: (1000, None), 2: (100, None)}  # 3 and 4 still match 2


def test_evidence_that_rests_on_a_text_that_changed_is_renewed() -> None:
    found = place(
        [member(1, 100), member(2, 100, 1, changed=True), member(3, 100, 1), member(4, 100, 2)],
        {(1, 2): copy(0.8), (1, 3): copy(), (2, 4): copy(0.85)},
    )
    assert places(found) == {2: (100, 4), 4: (100, 2)}
    assert found.splits == []


def test_nothing_is_written_about_a_story_that_is_linked_as_it_was() -> None:
    found = place([member(1, 100), member(2, 100, 1)], {(1, 2): copy()})
    assert (list(found.placed), list(found.splits), list(found.merges)) == ([], [], [])


def test_the_largest_part_keeps_the_number_then_the_one_that_changed_less_then_the_lowest() -> None:
    former = dict.fromkeys((1, 2, 3), 100)
    assert find_keepers(former, {2}, {1: 1, 2: 2, 3: 2}, {}) == {2: 100, 3: 100}
    assert find_keepers(former, {1}, {1: 1, 2: 2, 3: 3}, {}) == {2: 100}
    assert find_keepers(former, set(), {1: 1, 2: 2, 3: 3}, {}) == {1: 100}


def test_a_story_with_members_outside_the_batch_keeps_those_who_copy_one_of_them_and_no_others() -> None:
    former = dict.fromkeys((1, 2, 3, 4), 100)
    assert find_keepers(former, set(), {1: 1, 2: 1, 3: 3, 4: 4}, {100: {3, 4}}) == {3: 100, 4: 100}
    assert find_keepers(former, set(), {1: 1, 2: 1, 3: 3, 4: 4}, {100: set()}) == {}


@st.composite
def batches(draw: st.DrawFn) -> tuple[list[ArticleToPlace], dict[Pair, Match]]:
    """Up to twelve articles, new or of three stories, whose founder is their lowest, and any copies among them."""
    story_of = draw(st.dictionaries(st.integers(1, 12), st.none() | st.integers(100, 102), min_size=1))
    founders: dict[int, int] = {}
    articles = []
    for number in sorted(story_of):
        story = story_of[number]
        if story is None:
            articles.append(new(number))
            continue
        founder = founders.setdefault(story, number)
        matched = None if founder == number else founder
        articles.append(member(number, story, matched, changed=draw(st.booleans())))
    pairs = [(a, b) for a in sorted(story_of) for b in sorted(story_of) if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return articles, {pair: copy(draw(st.sampled_from([0.8, 0.9]))) for pair in chosen}


@given(batches())
def test_afterwards_each_article_stands_in_one_story_and_each_story_has_one_founder(
    batch: tuple[list[ArticleToPlace], dict[Pair, Match]],
) -> None:
    articles, copies = batch
    found = place(articles, copies)
    story = {article.article_id: article.story_id for article in articles}
    matched = {article.article_id: article.matched_article_id for article in articles}
    for each in found.placed:
        story[each.article_id], matched[each.article_id] = each.story_id, each.matched_article_id
    heirs = {merge.from_story: merge.into_story for merge, _ in found.merges}
    final = {article: heirs.get(number, number) if number else None for article, number in story.items()}
    assert None not in final.values()
    assert all(final[a] == final[b] for a, b in copies)
    for number in set(story.values()):
        assert sum(matched[each] is None for each in story if story[each] == number) == 1
    assert {split.article_id for split in found.splits} == {
        article.article_id
        for article in articles
        if article.story_id is not None and story[article.article_id] != article.story_id
    }
