"""Where the articles of a batch end: who stays in a story, who leaves or joins one, who founds one, and why.

Pure decisions over numbers and verdicts. New stories get their numbers from the database, so there are two steps:
`plan_stories` says how many are needed, `decide_placements` says who stands where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wirecopy.dedupe.group import Merge, StoryPlan, resolve_stories
from wirecopy.dedupe.linking import Links, Pair
from wirecopy.dedupe.match import RULE
from wirecopy.model import Ground, Match, Relation

# The founder of a story matches nobody but itself.
FOUNDER = Match(
    Relation.COPY, containment=1.0, jaccard=1.0, shared=0, longest_run=0, rule=RULE, ground=Ground.FOUNDER
)


@dataclass(frozen=True, slots=True)
class ArticleToPlace:
    """An article of a batch with its place so far.

    Attributes:
        story_id: the story that it stands in, None for none yet.
        matched_article_id: the article that put it there; None for the founder.
        is_changed: whether its text is new or changed. If not, it comes with its story, which is linked anew.
    """

    article_id: int
    story_id: int | None
    matched_article_id: int | None
    is_changed: bool


@dataclass(frozen=True, slots=True)
class PlacementPlan:
    """Who keeps a story (article -> story), and what becomes of all stories of a batch."""

    keepers: Mapping[int, int]
    stories: StoryPlan


@dataclass(frozen=True, slots=True)
class Placement:
    """An article's place in a story; without a match it founded the story."""

    article_id: int
    story_id: int
    matched_article_id: int | None
    match: Match


@dataclass(frozen=True, slots=True)
class Split:
    """An article left a story for another."""

    story_id: int
    new_story_id: int
    article_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Placements:
    """What to write: who stands where, who left a story, and which stories end in others for which reason."""

    placed: Sequence[Placement]
    splits: Sequence[Split]
    merges: Sequence[tuple[Merge, str]]


def plan_stories(
    articles: Sequence[ArticleToPlace],
    links: Links,
    stories: Mapping[int, int | None],
    rest: Collection[int] = (),
) -> PlacementPlan:
    """Work out who stays in a story, who joins one and which stories are one.

    `stories` has the story of every article outside the batch that `links` names, None for none yet; `rest` are the former
    stories of the batch of which other members were linked anew before.
    """
    former = {article.article_id: article.story_id for article in articles if article.story_id is not None}
    beside_rest = _groups_beside(rest, links, stories)
    kept = find_keepers(former, _changed(articles), links.groups, beside_rest)
    current = {article.article_id: kept.get(article.article_id) for article in articles}
    current |= {article: stories[article] for pair in links.copies for article in pair if article in stories}
    return PlacementPlan(kept, resolve_stories(current, links.copies))


def _groups_beside(
    rest: Collection[int], links: Links, stories: Mapping[int, int | None]
) -> dict[int, set[int]]:
    """For each of these stories the groups of the batch that copy a member of it outside the batch."""
    beside: dict[int, set[int]] = {story_id: set() for story_id in rest}
    for a, b in links.copies:
        for article, other in ((a, b), (b, a)):
            story_id = stories.get(other)
            if story_id in beside and article in links.groups:
                beside[story_id].add(links.groups[article])
    return beside


def find_keepers(
    former: Mapping[int, int],
    changed: Collection[int],
    groups: Mapping[int, int],
    beside_rest: Mapping[int, Collection[int]],
) -> Mapping[int, int]:
    """Who keeps the number of a story that was taken apart to be linked anew: article -> story.

    `former` has the story of each of its articles, `changed` those with another text than before, `groups`
    who belongs together now. The largest part keeps the number; among equals the one that changed less, then
    the one with the lowest article. A story that has a rest outside belongs to that: `beside_rest` has the groups that
    stay beside it.
    """
    parts: defaultdict[Pair, list[int]] = defaultdict(list)
    for article_id in sorted(former):
        parts[former[article_id], groups[article_id]].append(article_id)
    best: dict[int, list[int]] = {}
    for (story_id, group), part in parts.items():
        if story_id in beside_rest:
            if group in beside_rest[story_id]:
                best[story_id] = [*best.get(story_id, ()), *part]
            continue
        best[story_id] = min(best.get(story_id, part), part, key=lambda each: _rank_of_keeper(each, changed))
    return {article_id: story_id for story_id, part in best.items() for article_id in part}


def _rank_of_keeper(part: Sequence[int], changed: Collection[int]) -> tuple[int, int, int]:
    return -len(part), sum(article_id in changed for article_id in part), part[0]


def decide_placements(
    articles: Sequence[ArticleToPlace],
    links: Links,
    plan: PlacementPlan,
    new_stories: Sequence[int],
    founded: Collection[int] = (),
) -> Placements:
    """Say who stands where, given the numbers of the stories that the plan founds, ascending.

    `founded` are stories whose founder is outside the batch.
    """
    best = _best_matches(links.copies)
    moved = [_beside_best_match(article, story, best) for article, story in plan.stories.joins]
    for story, (founder, *rest) in zip(new_stories, plan.stories.new_stories, strict=True):
        moved.append(Placement(founder, story, None, FOUNDER))
        moved += [_beside_best_match(article, story, best) for article in rest]
    leaving = [
        article
        for article in articles
        if article.story_id is not None and article.article_id not in plan.keepers
    ]
    renewed = _renew_evidence(articles, leaving, plan.keepers, best, founded)
    return Placements(
        placed=[*moved, *renewed],
        splits=_split_off(leaving, {place.article_id: place.story_id for place in moved}),
        merges=[(merge, _reason_for(merge, links.copies)) for merge in plan.stories.merges],
    )


def _changed(articles: Sequence[ArticleToPlace]) -> set[int]:
    return {article.article_id for article in articles if article.is_changed}


def _best_matches(copies: Mapping[Pair, Match]) -> dict[int, tuple[int, Match]]:
    """For each article the one it copies most closely, the lower number among equals."""
    best: dict[int, tuple[int, Match]] = {}
    for (a, b), verdict in sorted(copies.items()):
        for article, other in ((a, b), (b, a)):
            if article not in best or verdict.containment > best[article][1].containment:
                best[article] = (other, verdict)
    return best


def _beside_best_match(article: int, story: int, best: Mapping[int, tuple[int, Match]]) -> Placement:
    other, verdict = best[article]
    return Placement(article, story, other, verdict)


def _split_off(leaving: Sequence[ArticleToPlace], new_story_of: Mapping[int, int]) -> list[Split]:
    return [
        Split(
            article.story_id,
            new_story_of[article.article_id],
            article.article_id,
            f"the text of article {article.article_id} changed: it copies no other member any more"
            if article.is_changed
            else f"article {article.article_id} copied only members that are gone or have changed",
        )
        for article in leaving
        if article.story_id is not None
    ]


def _renew_evidence(
    articles: Sequence[ArticleToPlace],
    leaving: Sequence[ArticleToPlace],
    keepers: Mapping[int, int],
    best: Mapping[int, tuple[int, Match]],
    founded_outside: Collection[int],
) -> list[Placement]:
    """New evidence for those who stay in their story while the evidence that put them there changed or left.

    Where the founder left, the lowest number among those who stay is the founder now. Of evidence outside the batch nobody
    knows here whether it left.
    """
    here = {article.article_id for article in articles}
    fresh = here - _changed(articles) - {article.article_id for article in leaving}
    staying = [article for article in articles if article.article_id in keepers]
    founded = {article.story_id for article in staying if article.matched_article_id is None}
    founded.update(founded_outside)
    renewed = []
    for article in staying:
        own, story = article.article_id, keepers[article.article_id]
        if story not in founded:
            founded.add(story)
            renewed.append(Placement(own, story, None, FOUNDER))
        elif (
            article.matched_article_id is not None
            and not fresh.issuperset((own, article.matched_article_id))
            and own in best
        ):
            renewed.append(_beside_best_match(own, story, best))
    return renewed


def _reason_for(merge: Merge, copies: Mapping[Pair, Match]) -> str:
    a, b = sorted((merge.article_id, merge.matched_article_id))
    verdict = copies[(a, b)]
    return (
        f"article {merge.article_id} copies article {merge.matched_article_id}:"
        f" {verdict.containment:.2f} of the shorter text shared,"
        f" longest run {verdict.longest_run} words ({verdict.rule}: {verdict.ground})"
    )
