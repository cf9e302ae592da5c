"""Which candidates are compared, nearest first, until enough is known; and which articles represent others.

Articles are taken one by one in the order of their numbers, each held against the index and against the
articles of its batch before it, so that the size of a batch cannot change the outcome
(docs/decisions/0010-stories-are-linked-nearest-first.md). What two texts are to each other is asked of `compare`;
this module knows neither texts nor the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Literal

from wirecopy.dedupe.candidates import NEAR_IDENTICAL, BatchIndex, Candidate, NewArticle, nearest
from wirecopy.model import Match, Relation

Pair = tuple[int, int]

# A story's nearest members stand for the others: a trim is nearest to trims of its own length.
COMPARED_PER_STORY = 16  # chosen, not measured


@dataclass(frozen=True, slots=True)
class ManualSplit:
    """An article that somebody took out of a story for good, and the story where it stands now."""

    article_id: int
    story_id: int
    home_id: int | None


@dataclass(frozen=True, slots=True)
class LinkingInput:
    """A batch, and what the database knows around it.

    Attributes:
        articles: the batch, ascending by number.
        candidates: for each of them those among all articles outside the batch.
        represented: articles outside the batch that a candidate represents in the index.
        stories: the story of each candidate and of each article that one represents; None for none yet.
        former_stories: the story that an article of the batch stood in. It is linked anew, with all its articles.
        manual_splits: what somebody set apart that concerns these stories.
        stop_hashes: hashes that say nothing.
        window: how far apart in time two articles may be seen.
    """

    articles: Sequence[NewArticle]
    candidates: Mapping[int, Sequence[Candidate]]
    represented: Mapping[int, Sequence[int]]
    stories: Mapping[int, int | None]
    former_stories: Mapping[int, int]
    manual_splits: Collection[ManualSplit]
    stop_hashes: Collection[int]
    window: timedelta


@dataclass(frozen=True, slots=True)
class Links:
    """What linking a batch found.

    Attributes:
        copies: the verdicts that join two articles, by their numbers, the lower first.
        versions: the verdicts that link two stories without joining them, likewise.
        representatives: the articles that are not to be indexed -> the one that stands for each.
        groups: article of the batch -> a number that the articles of one story share.
        comparisons: how many texts were compared.
    """

    copies: Mapping[Pair, Match]
    versions: Mapping[Pair, Match]
    representatives: Mapping[int, int]
    groups: Mapping[int, int]
    comparisons: int


def link_articles(known: LinkingInput, compare: Callable[[int, int], Match]) -> Links:
    """Link a batch; `compare` gives the verdict on two articles."""
    joined = _StoryUnionFind(known)
    index = BatchIndex(joined.find, known.stop_hashes, known.window, known.represented)
    copies: dict[Pair, Match] = {}
    versions: dict[Pair, Match] = {}
    representatives: dict[int, int] = {}
    comparisons = 0
    for article in known.articles:
        own = article.article_id
        candidates = nearest([*known.candidates.get(own, ()), *index.find(article)])
        compared: Counter[int] = Counter()  # with how many articles of each story
        for other in chain((each.article_id for each in candidates), index.represented(candidates)):
            story = joined.find(other)
            if story == joined.find(own) or compared[story] == COMPARED_PER_STORY:
                continue
            pair = min(own, other), max(own, other)
            verdict = compare(*pair)
            compared[story] += 1
            if verdict.relation is Relation.COPY and joined.union(own, other):
                copies[pair] = verdict
            elif verdict.relation is Relation.VERSION:
                versions[pair] = verdict
        comparisons += compared.total()
        representative = _representative(own, candidates, joined)
        if representative is not None:
            representatives[own] = representative
        index.add(article, representative)
    groups = {article.article_id: joined.find(article.article_id) for article in known.articles}
    return Links(copies, versions, representatives, groups, comparisons)


def _representative(own: int, candidates: Iterable[Candidate], joined: _StoryUnionFind) -> int | None:
    """The nearest indexed member of the article's story, if it is near enough to stand for the article."""
    return next(
        (
            candidate.article_id
            for candidate in candidates
            if candidate.represents
            and candidate.shared >= NEAR_IDENTICAL
            and joined.find(candidate.article_id) == joined.find(own)
        ),
        None,
    )


# A cannot-link constraint holds between an article or a former story and another.
_Label = tuple[Literal["article", "story"], int]


class _StoryUnionFind:
    """Union-find over articles: the sets are the stories as far as they are known now.

    A manual split is a cannot-link constraint: each set carries the labels that some constraint names, and two sets do
    not unite while a constraint stands between a label of one and a label of the other.
    """

    def __init__(self, known: LinkingInput) -> None:
        self._parent: dict[int, int] = {}
        self._cannot_link = {pair for split in known.manual_splits for pair in _constraints(split)}
        self._named = {label for pair in self._cannot_link for label in pair}
        self._labels: defaultdict[int, set[_Label]] = defaultdict(set)
        first_of_story: dict[int, int] = {}
        for article_id in sorted(known.stories):
            story_id = known.stories[article_id]
            if story_id is not None:
                self._parent[article_id] = first_of_story.setdefault(story_id, article_id)
            self._label(article_id, story_id)
        for article in known.articles:
            self._label(article.article_id, known.former_stories.get(article.article_id))

    def find(self, article_id: int) -> int:
        """The root of an article's set."""
        parent = self._parent
        while (above := parent.get(article_id, article_id)) != article_id:
            parent[article_id] = parent.get(above, above)
            article_id = above
        return article_id

    def union(self, a: int, b: int) -> bool:
        """Unite the sets of two articles under the lower root; False when a constraint forbids it."""
        root, other = sorted((self.find(a), self.find(b)))
        if self._cannot_link and self._are_apart(root, other):
            return False
        self._parent[other] = root
        if self._cannot_link:
            self._labels[root] |= self._labels.pop(other, set())
        return True

    def _label(self, article_id: int, story_id: int | None) -> None:
        labels: set[_Label] = {("article", article_id)}
        if story_id is not None:
            labels.add(("story", story_id))
        if labels & self._named:
            self._labels[self.find(article_id)] |= labels & self._named

    def _are_apart(self, root: int, other: int) -> bool:
        return any(
            (a, b) in self._cannot_link or (b, a) in self._cannot_link
            for a in self._labels[root]
            for b in self._labels[other]
        )


def _constraints(split: ManualSplit) -> list[tuple[_Label, _Label]]:
    """What must not meet: the article and the story that it left, nor the story where it stands now and that one."""
    pairs: list[tuple[_Label, _Label]] = [(("article", split.article_id), ("story", split.story_id))]
    if split.home_id is not None and split.home_id != split.story_id:
        pairs.append((("story", split.home_id), ("story", split.story_id)))
    return pairs
