"""Which candidates are compared, nearest first, until enough is known; and which articles are indexed.

Articles are taken one by one in the order of their numbers, each held against the index and against the
articles of its batch before it, so that the size of a batch cannot change the outcome. What two texts are to
each other is asked of `compare`; this module knows neither texts nor the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import chain
from typing import Literal

from wirecopy.dedupe.candidates import MIN_SHARED_HASHES, Sketch
from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint
from wirecopy.dedupe.tokens import words
from wirecopy.model import Match, Relation

Pair = tuple[int, int]

# Its sketch says what the indexed one says, so that whoever shares six hashes with it shares two with that one;
# indexing it as well would make a story of 600 outlets quadratic (dedup.md section 5).
NEAR_IDENTICAL = 28  # of 32 hashes
# Partitions of the index are dropped whole; an article that represents much younger ones would leave them unfound.
REPRESENTS_WITHIN = timedelta(days=7)
# A hash in so many different stories is a set phrase; stories are counted, not articles, because a big
# wire story is carried by thousands (dedup.md section 5).
MAX_STORIES_OF_HASH = 50
# A story's nearest members stand for the others: a trim is nearest to trims of its own length.
COMPARED_PER_STORY = 16
# Near is not the same: of 231 copies of the 680 articles (dedup.md 2a) two are copies of an article that is not
# indexed and not of its representative. So whoever is no copy of that one is held against these as well.
REPRESENTED_COMPARED = 8
# A live blog that quotes everything shares two hashes with hundreds of stories and copies none.
COMPARED_PER_ARTICLE = 64
_SAME_BODY = 1000  # nearer than any sketch


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article of a batch. `body` names its whole text, `sketch` is empty under 40 words."""

    article_id: int
    body: int
    sketch: Sketch
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article worth a comparison, with the sketch hashes in common."""

    article_id: int
    shared: int
    represents: bool = False  # indexed, and near enough in time to stand for the other


@dataclass(frozen=True, slots=True)
class ManualSplit:
    """An article that somebody took out of a story for good, and the story where it stands now."""

    article_id: int
    story_id: int
    home_id: int | None


@dataclass(frozen=True, slots=True)
class Links:
    """The verdicts that join and link, by pairs of numbers, lower first; who is not to be indexed, with its
    representative; the work done."""

    copies: Mapping[Pair, Match]
    versions: Mapping[Pair, Match]
    representatives: Mapping[int, int]
    groups: Mapping[int, int]  # article of the batch -> a number that those of one story share
    comparisons: int


def body_key(made: Fingerprint, title: str) -> int:
    """The name of a whole text: its hash, and under 40 words its headline too.

    A text so short is often boilerplate ("Please enable JavaScript") that thousands of articles share.
    """
    if made.words >= MIN_WORDS:
        return made.body_hash
    named = f"{made.body_hash} {' '.join(words(title))}".encode()
    return int.from_bytes(blake2b(named, digest_size=8).digest(), "little", signed=True)


def same_body(article_id: int) -> Candidate:
    """A candidate with word for word the same text, which need not be in the index."""
    return Candidate(article_id, _SAME_BODY)


def link_articles(
    articles: Sequence[NewArticle],
    found: Mapping[int, Sequence[Candidate]],
    represented: Mapping[int, Sequence[int]],
    homes: Mapping[int, int | None],
    former: Mapping[int, int],
    manual_splits: Collection[ManualSplit],
    stop: Collection[int],
    window: timedelta,
    compare: Callable[[int, int], Match],
) -> Links:
    """Link a batch.

    Args:
        articles: ascending by number.
        found: for each of them the candidates among all articles outside the batch.
        represented: those which a candidate represents in the index.
        homes: the present story of the batch's articles and of their candidates, None for none.
        former: the story that an article of the batch stood in, when that story is linked anew.
        apart: articles that must not come back to a story.
        stop: hashes that say nothing.
        window: how far apart in time two articles may be seen.
        compare: the verdict on two articles.
    """
    groups = _Groups(homes, former, manual_splits)
    batch = _Batch(groups, stop, window, represented)
    copies: dict[Pair, Match] = {}
    versions: dict[Pair, Match] = {}
    representatives: dict[int, int] = {}
    comparisons = 0
    for article in articles:
        own = article.article_id
        candidates = _nearest([*found.get(own, ()), *batch.candidates(article)])
        tried: Counter[int] = Counter()
        for candidate in chain((each.article_id for each in candidates), batch.represented(candidates)):
            other = groups.root(candidate)
            if other == groups.root(own) or tried[other] == COMPARED_PER_STORY:
                continue
            pair = min(own, candidate), max(own, candidate)
            verdict = compare(*pair)
            tried[other] += 1
            if verdict.relation is Relation.COPY and groups.unite(own, candidate):
                copies[pair] = verdict
            elif verdict.relation is Relation.VERSION:
                versions[pair] = verdict
        comparisons += tried.total()
        representative = _representative(own, candidates, groups)
        if representative is not None:
            representatives[own] = representative
        batch.remember(article, representative)
    roots = {article.article_id: groups.root(article.article_id) for article in articles}
    return Links(copies, versions, representatives, roots, comparisons)


def _nearest(candidates: Iterable[Candidate]) -> list[Candidate]:
    ranked = sorted(candidates, key=lambda candidate: (-candidate.shared, candidate.article_id))
    return ranked[:COMPARED_PER_ARTICLE]


def _representative(own: int, candidates: Iterable[Candidate], groups: _Groups) -> int | None:
    """The nearest indexed member of the article's story, if it is near enough to stand for the article."""
    return next(
        (
            candidate.article_id
            for candidate in candidates
            if candidate.represents
            and candidate.shared >= NEAR_IDENTICAL
            and groups.root(candidate.article_id) == groups.root(own)
        ),
        None,
    )


class _Batch:
    """The part of the batch that was linked so far, as an index in memory."""

    def __init__(
        self,
        groups: _Groups,
        stop: Collection[int],
        window: timedelta,
        represented: Mapping[int, Sequence[int]],
    ) -> None:
        self._groups = groups
        self._stop = set(stop)
        self._window = window
        self._carriers: defaultdict[int, list[int]] = defaultdict(list)
        self._seen_at: dict[int, datetime] = {}
        self._bodies: dict[int, int] = {}
        self._represented = {representative: list(others) for representative, others in represented.items()}

    def candidates(self, article: NewArticle) -> list[Candidate]:
        shared: Counter[int] = Counter()
        for value in article.sketch:
            if value not in self._stop and value in self._carriers:
                shared.update(self._carriers[value])
        found = []
        for other, count in shared.items():
            distance = abs(self._seen_at[other] - article.seen_at)
            if count >= MIN_SHARED_HASHES and distance < self._window:
                found.append(Candidate(other, count, distance <= REPRESENTS_WITHIN))
        if article.body in self._bodies:
            found.append(same_body(self._bodies[article.body]))
        return found

    def represented(self, candidates: Iterable[Candidate]) -> Iterator[int]:
        """The articles that the candidates represent, asked for when no candidate was enough."""
        for candidate in candidates:
            yield from self._represented.get(candidate.article_id, ())

    def remember(self, article: NewArticle, representative: int | None) -> None:
        """Let the articles that follow find this one, by itself or through its representative."""
        if representative is None:
            self._index(article)
        elif article.body not in self._bodies:  # the same text would get the same verdict
            others = self._represented.setdefault(representative, [])
            if len(others) < REPRESENTED_COMPARED:
                others.append(article.article_id)
        self._bodies.setdefault(article.body, article.article_id)

    def _index(self, article: NewArticle) -> None:
        self._seen_at[article.article_id] = article.seen_at
        for value in article.sketch:
            carriers = self._carriers[value]
            carriers.append(article.article_id)
            # Looked at now and then: counting the stories at every step would be quadratic.
            if len(carriers) > MAX_STORIES_OF_HASH and len(carriers) % 10 == 0:
                self._stop_if_common(value)

    def _stop_if_common(self, value: int) -> None:
        stories = {self._groups.root(article_id) for article_id in self._carriers[value]}
        if len(stories) > MAX_STORIES_OF_HASH:
            self._stop.add(value)


_Label = tuple[Literal["article", "story"], int]


class _Groups:
    """Articles joined so far. Two groups that somebody set apart never join."""

    def __init__(
        self,
        homes: Mapping[int, int | None],
        former: Mapping[int, int],
        manual_splits: Collection[ManualSplit],
    ) -> None:
        self._parent: dict[int, int] = {}
        self._forbidden = {pair for split in manual_splits for pair in _forbidden(split)}
        named = {label for pair in self._forbidden for label in pair}
        self._labels: defaultdict[int, set[_Label]] = defaultdict(set)
        first: dict[int, int] = {}
        for article_id in sorted(homes):
            story_id = homes[article_id]
            if story_id is not None:
                self._parent[article_id] = first.setdefault(story_id, article_id)
            labels: set[_Label] = {("article", article_id)}
            if (stood_in := former.get(article_id, story_id)) is not None:
                labels.add(("story", stood_in))
            self._labels[self.root(article_id)] |= labels & named

    def root(self, article_id: int) -> int:
        parent = self._parent
        while (above := parent.get(article_id, article_id)) != article_id:
            parent[article_id] = parent.get(above, above)
            article_id = above
        return article_id

    def unite(self, a: int, b: int) -> bool:
        """Join the groups of two articles; False when they are to stay apart."""
        one, other = sorted((self.root(a), self.root(b)))
        if self._forbidden and self._are_split(one, other):
            return False
        self._parent[other] = one
        if self._forbidden:
            self._labels[one] |= self._labels.pop(other, set())
        return True

    def _are_split(self, one: int, other: int) -> bool:
        return any(
            (a, b) in self._forbidden or (b, a) in self._forbidden
            for a in self._labels[one]
            for b in self._labels[other]
        )


def _forbidden(split: ManualSplit) -> list[tuple[_Label, _Label]]:
    pairs: list[tuple[_Label, _Label]] = [(("article", split.article_id), ("story", split.story_id))]
    if split.home_id is not None and split.home_id != split.story_id:
        pairs.append((("story", split.home_id), ("story", split.story_id)))
    return pairs


def keepers(
    former: Mapping[int, int], changed: Collection[int], groups: Mapping[int, int]
) -> Mapping[int, int]:
    """Who keeps the number of a story that was taken apart to be linked anew: article -> story.

    `former` has the story of each of its articles, `changed` those with another text than before, `groups`
    who belongs together now. The largest part keeps the number; among equals the one that changed less, then
    the one with the lowest article.
    """
    parts: defaultdict[Pair, list[int]] = defaultdict(list)
    for article_id in sorted(former):
        parts[former[article_id], groups[article_id]].append(article_id)
    best: dict[int, list[int]] = {}
    for (story_id, _), part in parts.items():
        best[story_id] = min(best.get(story_id, part), part, key=lambda each: _rank_of_keeper(each, changed))
    return {article_id: story_id for story_id, part in best.items() for article_id in part}


def _rank_of_keeper(part: Sequence[int], changed: Collection[int]) -> tuple[int, int, int]:
    return -len(part), sum(article_id in changed for article_id in part), part[0]
