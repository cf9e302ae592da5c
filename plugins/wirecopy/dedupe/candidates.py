"""Which texts are worth comparing: pairs whose sketches meet, found in memory.

The store finds the same pairs in SQL over the window; this is the form for a set that fits in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from itertools import combinations

# One shared hash is chance or boilerplate; two lost no copy and no version (dedup.md 4c).
MIN_SHARED_HASHES = 2
# No story has so many outlets (the peaks are about 600), so a hash in more articles is boilerplate. The
# store, which knows the stories, counts stories instead and can stop a hash much earlier.
MAX_CARRIERS = 1000

Sketch = tuple[int, ...]


def stop_hashes(sketches: Mapping[int, Sketch], max_carriers: int = MAX_CARRIERS) -> frozenset[int]:
    """Hashes carried by more than `max_carriers` articles: boilerplate, which tells nothing of a story."""
    carriers = Counter(h for sketch in sketches.values() for h in sketch)
    return frozenset(h for h, count in carriers.items() if count > max_carriers)


def candidate_pairs(
    sketches: Mapping[int, Sketch], stop: Collection[int] = frozenset()
) -> list[tuple[int, int]]:
    """Pairs of article ids, lower id first, ascending, whose sketches share two hashes outside `stop`."""
    carriers: defaultdict[int, list[int]] = defaultdict(list)
    for article_id in sorted(sketches):
        for h in sketches[article_id]:
            if h not in stop:
                carriers[h].append(article_id)
    shared: Counter[tuple[int, int]] = Counter()
    for article_ids in carriers.values():
        shared.update(combinations(article_ids, 2))
    return sorted(pair for pair, count in shared.items() if count >= MIN_SHARED_HASHES)


def same_body_pairs(bodies: Mapping[int, Hashable]) -> list[tuple[int, int]]:
    """Pair every article with the lowest id of the same body: a chain joins them as well as all pairs.

    A body is named by its hash; under 40 words by hash and headline, because a text so short is often
    boilerplate ("Please enable JavaScript").
    """
    first: dict[Hashable, int] = {}
    pairs = ((first.setdefault(bodies[i], i), i) for i in sorted(bodies))
    return [(a, b) for a, b in pairs if a != b]
