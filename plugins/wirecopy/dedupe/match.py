"""When two texts are the same: the guarded rule.

Copy means the same text, perhaps trimmed or framed; version means that one rewrites the other. The
thresholds were read off labelled pairs (dedup.md 4a, 4b): move none of them alone, and raise RULE with them,
because every link in the database says which rule decided.
"""

from __future__ import annotations

import numpy as np

from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint, Hashes, run_hashes
from wirecopy.model import Match, Relation

RULE = "guarded-1"

# A trimmed copy is contained in its original, so containment finds what resemblance cannot: 96 % of the
# copies of a multi-outlet set against 48 % for a Jaccard of 0.7 (dedup.md 4b).
COPY_CONTAINMENT = 0.80
# An aggregator page holding a whole brief is contained too, at a Jaccard of 0.04; the shortest real trim
# seen, 259 of 1,643 words, has 0.17. The guard stands between them (dedup.md section 6, cases 3 and 5).
COPY_MIN_JACCARD = 0.15
# A quoted tweet of 53 words or a caption fills half of a short text (case 1).
COPY_MIN_SHARED = 50
# The best resemblance threshold on human labels, 0.44 to 0.50; it finds the equals whose captions differ,
# at a containment of 0.72 to 0.74 (4a, case 9).
COPY_JACCARD = 0.50

# Precision 0.94 on rewrites of a running story (4b).
VERSION_CONTAINMENT = 0.45
VERSION_MIN_JACCARD = 0.15
VERSION_MIN_RUN = 40  # words


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Judge two texts; the order of the arguments does not matter.

    Under 40 words only an equal body is a copy, and an empty text is a copy of nothing.
    """
    common = np.intersect1d(a.shingles, b.shingles, assume_unique=True)
    shared = common.size
    shortest = min(a.shingles.size, b.shingles.size)
    together = a.shingles.size + b.shingles.size - shared
    containment = shared / shortest if shortest else 0.0
    jaccard = shared / together if together else 0.0
    longest_run = _longest_run(a, b, common) if shared else 0
    return Match(
        relation=_relation(a, b, containment, jaccard, shared, longest_run),
        containment=containment,
        jaccard=jaccard,
        shared=shared,
        longest_run=longest_run,
        rule=RULE,
    )


def _relation(
    a: Fingerprint, b: Fingerprint, containment: float, jaccard: float, shared: int, longest_run: int
) -> Relation:
    if a.words and a.body_hash == b.body_hash:
        return Relation.COPY
    if min(a.words, b.words) < MIN_WORDS:
        return Relation.NONE
    contained = containment >= COPY_CONTAINMENT and jaccard >= COPY_MIN_JACCARD and shared >= COPY_MIN_SHARED
    if contained or jaccard >= COPY_JACCARD:
        return Relation.COPY
    rewritten = containment >= VERSION_CONTAINMENT and jaccard >= VERSION_MIN_JACCARD
    if rewritten and longest_run >= VERSION_MIN_RUN:
        return Relation.VERSION
    return Relation.NONE


def _longest_run(a: Fingerprint, b: Fingerprint, common: Hashes) -> int:
    """Words in the longest passage that stands in both texts, given the shingles in common.

    Bisection over the length: a text that repeats one word a hundred thousand times costs no more than
    any other, where following every pair of equal positions would be quadratic. The longest stretch of
    common shingles in each text bounds it from above, and nearly always is the answer.
    """
    low, high = 1, min(_longest_stretch(a.sequence, common), _longest_stretch(b.sequence, common))
    middle = high
    while low < high:
        if np.isin(run_hashes(a.sequence, middle), run_hashes(b.sequence, middle)).any():
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    words_beyond_first_shingle = a.words - a.sequence.size
    return low + words_beyond_first_shingle


def _longest_stretch(sequence: Hashes, common: Hashes) -> int:
    is_common = np.concatenate(([False], np.isin(sequence, common), [False]))
    edges = np.flatnonzero(is_common[1:] != is_common[:-1])
    return int((edges[1::2] - edges[::2]).max(initial=0))
