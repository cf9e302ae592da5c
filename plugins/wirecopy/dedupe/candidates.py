"""Which articles are worth a comparison, and which need no place in the index to be found.

The store finds candidates among all articles of the window in SQL (sql/queries/fingerprint/candidates.sql). `BatchIndex`
finds them in the same way among the articles of a batch, which are not in the index yet. Whether two texts are the
same is not asked here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint, Sketch
from wirecopy.dedupe.tokens import words

# One shared hash is chance or boilerplate; two lost no copy and no version (docs/evidence/dedupe.md 4c).
MIN_SHARED_HASHES = 2
# The sketch of an article says what the indexed one says: whoever shares six hashes with it shares two with that one.
# With both in the index, a story of 600 outlets would be quadratic (docs/evidence/dedupe.md 5).
NEAR_IDENTICAL = 28  # of 32 hashes; reasoned, not measured
# Partitions of the index are dropped whole. An article that represents much younger ones would leave them unfound.
REPRESENTS_WITHIN = timedelta(days=7)  # one partition
# A hash in so many different stories is a set phrase. Stories are counted, not articles, because a big
# wire story is carried by thousands (docs/evidence/dedupe.md 5).
MAX_STORIES_OF_HASH = 50  # reasoned, not measured
# Near is not the same: of 231 copies of the 680 articles (docs/evidence/dedupe.md 2a) two are copies of an article
# that is not indexed and not of its representative. So whoever is no copy of that one is held against these as well.
REPRESENTED_COMPARED = 8  # chosen, not measured
# A live blog that quotes everything shares two hashes with hundreds of stories and copies none.
COMPARED_PER_ARTICLE = 64  # chosen, not measured

# Nearer than any sketch.
_SAME_BODY = 1000  # shared hashes


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article of a batch. `sketch` is empty under 40 words."""

    article_id: int
    body_key: int
    sketch: Sketch
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article worth a comparison, with the sketch hashes in common."""

    article_id: int
    shared: int
    represents: bool = False  # indexed, and near enough in time to stand for the other


def body_key(text: Fingerprint, title: str) -> int:
    """What equal texts have in common: their hash, and under 40 words that of their headlines too.

    A text so short is often boilerplate ("Please enable JavaScript") that thousands of articles share.
    """
    if text.words >= MIN_WORDS:
        return text.body_hash
    return _key(f"{text.body_hash} {' '.join(words(title))}")


def incomparable(article_id: int, seen_at: datetime) -> NewArticle:
    """An article that meets no other: the summary of a feed.

    It stands whole in the reports of others, and outlets share it with the wire, so it proves no copy.
    """
    return NewArticle(article_id, _key(f"article {article_id}"), (), seen_at)


def _key(named: str) -> int:
    return int.from_bytes(blake2b(named.encode(), digest_size=8).digest(), "little", signed=True)


def same_body(article_id: int) -> Candidate:
    """A candidate with word for word the same text, which need not be in the index."""
    return Candidate(article_id, _SAME_BODY)


def nearest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that share most, the lower number first among equals; no more than are compared."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.shared, candidate.article_id))
    return ranked[:COMPARED_PER_ARTICLE]


def would_meet(a: NewArticle, b: NewArticle) -> bool:
    """Whether the index, if it stops no hash, brings two articles together."""
    index = BatchIndex(story_of=lambda article_id: article_id, stop_hashes=(), window=REPRESENTS_WITHIN)
    index.add(a, representative=None)
    return bool(index.find(b))


class BatchIndex:
    """An inverted index over the articles of a batch that were linked so far.

    `story_of` gives a number that the articles of one story share.
    """

    def __init__(
        self,
        story_of: Callable[[int], int],
        stop_hashes: Collection[int],
        window: timedelta,
        represented: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        self._story_of = story_of
        self._stop_hashes = set(stop_hashes)
        self._window = window
        self._postings: defaultdict[int, list[int]] = defaultdict(list)  # hash -> articles
        self._seen_at: dict[int, datetime] = {}
        self._first_with_body: dict[int, int] = {}
        self._represented = {article: list(others) for article, others in (represented or {}).items()}

    def find(self, article: NewArticle) -> list[Candidate]:
        """The articles added so far that are worth a comparison, in no particular order."""
        shared: Counter[int] = Counter()
        for value in article.sketch:
            if value not in self._stop_hashes and value in self._postings:
                shared.update(self._postings[value])
        found = []
        for other, count in shared.items():
            apart = abs(self._seen_at[other] - article.seen_at)
            if count >= MIN_SHARED_HASHES and apart < self._window:
                found.append(Candidate(other, count, apart <= REPRESENTS_WITHIN))
        if article.body_key in self._first_with_body:
            found.append(same_body(self._first_with_body[article.body_key]))
        return found

    def represented(self, candidates: Iterable[Candidate]) -> Iterator[int]:
        """The articles that the candidates represent, asked for when no candidate was enough."""
        for candidate in candidates:
            yield from self._represented.get(candidate.article_id, ())

    def add(self, article: NewArticle, representative: int | None) -> None:
        """Let the articles that follow find this one, by itself or through its representative."""
        if representative is None:
            self._index(article)
        elif article.body_key not in self._first_with_body:  # the same text would get the same verdict
            others = self._represented.setdefault(representative, [])
            if len(others) < REPRESENTED_COMPARED:
                others.append(article.article_id)
        self._first_with_body.setdefault(article.body_key, article.article_id)

    def _index(self, article: NewArticle) -> None:
        self._seen_at[article.article_id] = article.seen_at
        for value in article.sketch:
            posting = self._postings[value]
            posting.append(article.article_id)
            # Looked at now and then: counting the stories at every step would be quadratic.
            if len(posting) > MAX_STORIES_OF_HASH and len(posting) % 10 == 0:
                self._stop_if_common(value)

    def _stop_if_common(self, value: int) -> None:
        if len(set(map(self._story_of, self._postings[value]))) > MAX_STORIES_OF_HASH:
            self._stop_hashes.add(value)
