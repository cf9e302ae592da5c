"""When two texts are the same: shared enough, and not merely a passage that both print.

Copy means the same text, perhaps trimmed or framed; version means that one rewrites the other. First the
amount decides, as thresholds read off labelled pairs (dedup.md 4a, 4b). Then the place of what is shared
can refuse it (place.py). Move no threshold of the two alone, and raise RULE with them, because every link in
the database says which rule decided.
"""

from __future__ import annotations

import numpy as np

from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint, Hashes
from wirecopy.dedupe.objections import INTRODUCTION, OPENS, TextPair, find_objection
from wirecopy.dedupe.overlap import Overlap, find_overlap, longest_run
from wirecopy.model import Ground, Match, Relation

RULE = "placed-2"

# A trimmed copy is contained in its original, so containment finds what resemblance cannot: 96 % of the
# copies of a multi-outlet set against 48 % for a Jaccard of 0.7 (dedup.md 4b).
COPY_CONTAINMENT = 0.80
# An aggregator page holding a whole brief is contained too, at a Jaccard of 0.04; the shortest real trim
# seen, 259 of 1,643 words, has 0.17. The guard stands between them (dedup.md section 6, cases 3 and 5).
COPY_MIN_JACCARD = 0.15
# A brief cut from the top of a long report: all of 680 articles down to 0.05 were such, but for items on top
# of running pages and galleries, which have marks of their own (collection.py).
BRIEF_MIN_JACCARD = 0.05
# A quoted tweet of 53 words or a caption fills half of a short text (case 1).
COPY_MIN_SHARED = 50
# Unless both texts open with what they share: a brief of 40 words.
BRIEF_MIN_SHARED = 30
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
    short, long = sorted((a, b), key=lambda text: (text.shingles.size, text.words, text.body_hash))
    together = a.shingles.size + b.shingles.size - shared
    pair = TextPair(
        short,
        long,
        shared,
        containment=shared / short.shingles.size if short.shingles.size else 0.0,
        jaccard=shared / together if together else 0.0,
        longest_run=longest_run(a, b, common) if shared else 0,
    )
    relation, ground = _decide(pair, common)
    return Match(
        relation=relation,
        containment=pair.containment,
        jaccard=pair.jaccard,
        shared=shared,
        longest_run=pair.longest_run,
        rule=RULE,
        ground=ground,
    )


def _decide(pair: TextPair, common: Hashes) -> tuple[Relation, Ground]:
    if pair.short.words and pair.short.body_hash == pair.long.body_hash:
        return Relation.COPY, Ground.SAME_BODY
    if min(pair.short.words, pair.long.words) < MIN_WORDS:
        return Relation.NONE, Ground.TOO_SHORT
    if pair.shared < BRIEF_MIN_SHARED and pair.jaccard < VERSION_MIN_JACCARD:
        return Relation.NONE, Ground.LITTLE_SHARED  # nothing below could tell otherwise
    short, long = find_overlap(pair.short, common), find_overlap(pair.long, common)
    if short is None or long is None:
        return Relation.NONE, Ground.LITTLE_SHARED
    enough = _enough(pair, short, long)
    if enough is Ground.LITTLE_SHARED or (_same_headline(pair) and enough is not Ground.REWRITTEN):
        return _RELATION[enough], enough
    objection = find_objection(pair, short, long)
    if objection is None:
        return _RELATION[enough], enough
    if objection is Ground.ITEM and _is_rewrite(pair) and not pair.is_in_live_blog:
        return Relation.VERSION, objection
    return Relation.NONE, objection


_RELATION = {
    Ground.CONTAINED: Relation.COPY,
    Ground.ALIKE: Relation.COPY,
    Ground.REWRITTEN: Relation.VERSION,
    Ground.LITTLE_SHARED: Relation.NONE,
}


def _enough(pair: TextPair, short: Overlap, long: Overlap) -> Ground:
    """What the amount of shared text makes of the two, as long as its place does not speak against it.

    A few words above and below an excerpt do not count, if the excerpt is what the long text opens with.
    """
    opens = long.opening >= OPENS
    around = min(short.introduction + short.conclusion, INTRODUCTION) if opens else 0
    containment = pair.shared / max(pair.shared, pair.short.shingles.size - around)
    least_jaccard = BRIEF_MIN_JACCARD if opens else COPY_MIN_JACCARD
    is_long_enough = pair.jaccard >= least_jaccard or _same_headline(pair)
    least_shared = BRIEF_MIN_SHARED if opens and short.opening >= OPENS else COPY_MIN_SHARED
    if containment >= COPY_CONTAINMENT and is_long_enough and pair.shared >= least_shared:
        return Ground.CONTAINED
    if pair.jaccard >= COPY_JACCARD:
        return Ground.ALIKE
    return Ground.REWRITTEN if _is_rewrite(pair) else Ground.LITTLE_SHARED


def _is_rewrite(pair: TextPair) -> bool:
    overlaps = pair.containment >= VERSION_CONTAINMENT and pair.jaccard >= VERSION_MIN_JACCARD
    return overlaps and pair.longest_run >= VERSION_MIN_RUN


def _same_headline(pair: TextPair) -> bool:
    return pair.short.headline is not None and pair.short.headline == pair.long.headline
