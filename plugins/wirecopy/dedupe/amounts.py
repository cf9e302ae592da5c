"""How much two texts must share to be the same, before anybody asks where they share it.

Copy means the same text, perhaps trimmed or framed; version means that one rewrites the other. The thresholds were
read off labelled pairs (docs/evidence/dedupe.md 4a, 4b). Move none of the two tables alone, and raise
`match.RULE` with them.
"""

from __future__ import annotations

from wirecopy.dedupe.fingerprint import MIN_WORDS
from wirecopy.dedupe.rule_table import Rule
from wirecopy.dedupe.text_pair import OverlappingPair, TextPair, find_overlaps
from wirecopy.model import Ground, Relation

# A trimmed copy is contained in its original, so containment finds what resemblance cannot: 96 % of the
# copies of a multi-outlet set against 48 % for a Jaccard of 0.7 (docs/evidence/dedupe.md 4b).
COPY_CONTAINMENT = 0.80
# An aggregator page that holds a whole brief contains it too, at a Jaccard of 0.04. The shortest real trim seen, 259 of
# 1,643 words, has 0.17 (docs/evidence/dedupe.md 6, cases 3 and 5). The guard stands between them.
COPY_MIN_JACCARD = 0.15
# A quoted tweet of 53 words or a caption fills half of a short text (docs/evidence/dedupe.md 6, case 1).
COPY_MIN_SHARED = 50  # shingles
# A brief cut from the top of a long report: all of 680 articles down to 0.05 were such, but for items on top
# of running pages and galleries, which have marks of their own (collection.py).
BRIEF_MIN_JACCARD = 0.05
# A brief of 40 words has at most 36 shingles; chosen, not measured. At 20 and 25 no verdict changes (objections_to_copy.py says
# of which), at 35 and 40 one.
BRIEF_MIN_SHARED = 30  # shingles
# An introduction up to this long leaves an excerpt a copy; a page with more before what is shared is about
# something of its own. Captions and subheadings that are taken for text stay below: at 30 words the objections
# refused six more pairs of the 680 articles, and four of them were copies.
INTRODUCTION = 50  # words
# The best resemblance threshold on human labels is 0.44 to 0.50. It finds the equals whose captions differ,
# at a containment of 0.72 to 0.74 (docs/evidence/dedupe.md 4a; 6, case 9).
COPY_JACCARD = 0.50
# Together these have a precision of 0.94 on rewrites of a running story (docs/evidence/dedupe.md 4b).
VERSION_CONTAINMENT = 0.45
VERSION_MIN_JACCARD = 0.15
VERSION_MIN_RUN = 40  # words


# ------------------------------------------------------------------------- without a look at the places


def is_same_body(pair: TextPair) -> bool:
    """An empty text is a copy of nothing."""
    return pair.short.words > 0 and pair.short.body_hash == pair.long.body_hash


def is_too_short(pair: TextPair) -> bool:
    return min(pair.short.words, pair.long.words) < MIN_WORDS


def is_hopeless(pair: TextPair) -> bool:
    """Whether no rule below could tell otherwise: saves nearly all pairs the search for their overlap."""
    return pair.shared < BRIEF_MIN_SHARED and pair.jaccard < VERSION_MIN_JACCARD


FIRST_RULES: tuple[Rule[TextPair], ...] = (
    Rule("same_body", is_same_body, Relation.COPY, Ground.SAME_BODY, "they agree word for word"),
    Rule(
        "too_short",
        is_too_short,
        Relation.NONE,
        Ground.TOO_SHORT,
        f"one is shorter than {MIN_WORDS} words, and they are not the same",
    ),
    Rule("hardly_shared", is_hopeless, Relation.NONE, Ground.LITTLE_SHARED, "too little is shared"),
)
SET_PHRASES: Rule[TextPair] = Rule(
    "set_phrases",
    lambda pair: find_overlaps(pair) is None,
    Relation.NONE,
    Ground.LITTLE_SHARED,
    "they share nothing but names and set phrases",
)


# --------------------------------------------------------------------------- as far as places allow it


def is_trim(pair: OverlappingPair) -> bool:
    texts = pair.texts
    is_long_enough = texts.shared >= COPY_MIN_SHARED and texts.jaccard >= COPY_MIN_JACCARD
    return is_long_enough and texts.containment >= COPY_CONTAINMENT


def is_brief(pair: OverlappingPair) -> bool:
    """A brief may be a twentieth of its report, if both open with it (docs/decisions/0009-copies-open-alike.md)."""
    texts = pair.texts
    is_long_enough = texts.shared >= BRIEF_MIN_SHARED and texts.jaccard >= BRIEF_MIN_JACCARD
    return is_long_enough and pair.short.opens and _opens_with_the_rest_of(pair)


def is_excerpt(pair: OverlappingPair) -> bool:
    """An excerpt has an introduction of its own, so it must have more of the report than a brief."""
    texts = pair.texts
    is_long_enough = texts.shared >= COPY_MIN_SHARED and texts.jaccard >= BRIEF_MIN_JACCARD
    return is_long_enough and _opens_with_the_rest_of(pair)


def is_excerpt_under_one_headline(pair: OverlappingPair) -> bool:
    """One headline proves what a short excerpt, or one from the middle of a report, could not."""
    if not pair.texts.has_one_headline:
        return False
    both_open = pair.short.opens and pair.long.opens
    if pair.texts.shared < (BRIEF_MIN_SHARED if both_open else COPY_MIN_SHARED):
        return False
    return pair.texts.containment >= COPY_CONTAINMENT or _opens_with_the_rest_of(pair)


def is_alike(pair: OverlappingPair) -> bool:
    return pair.texts.jaccard >= COPY_JACCARD


def is_rewrite(pair: OverlappingPair) -> bool:
    texts = pair.texts
    overlaps = texts.containment >= VERSION_CONTAINMENT and texts.jaccard >= VERSION_MIN_JACCARD
    return overlaps and texts.longest_run >= VERSION_MIN_RUN


def _opens_with_the_rest_of(pair: OverlappingPair) -> bool:
    """Whether the longer text opens with the shorter one, but for a few own words above and below, which do not count."""
    if not pair.long.opens:
        return False
    around = min(pair.short.introduction + pair.short.conclusion, INTRODUCTION)
    rest = max(pair.texts.shared, pair.texts.short.shingles.size - around)
    return pair.texts.shared / rest >= COPY_CONTAINMENT


AMOUNT_RULES: tuple[Rule[OverlappingPair], ...] = (
    Rule(
        "trim",
        is_trim,
        Relation.COPY,
        Ground.CONTAINED,
        "nearly all of the shorter text stands in the longer one",
    ),
    Rule(
        "brief",
        is_brief,
        Relation.COPY,
        Ground.CONTAINED,
        "both open with the same words, and the shorter text has hardly any others",
    ),
    Rule(
        "excerpt",
        is_excerpt,
        Relation.COPY,
        Ground.CONTAINED,
        "the longer text opens with what the shorter one prints under a few words of its own",
    ),
    Rule(
        "one_headline",
        is_excerpt_under_one_headline,
        Relation.COPY,
        Ground.CONTAINED,
        "one headline stands over both, and nearly all of the shorter text stands in the longer one",
    ),
    Rule(
        "alike",
        is_alike,
        Relation.COPY,
        Ground.ALIKE,
        "half or more of all that either prints is in both",
    ),
    Rule(
        "rewrite",
        is_rewrite,
        Relation.VERSION,
        Ground.REWRITTEN,
        "they share long runs of words, but each has much of its own: one rewrites the other",
    ),
    Rule(
        "little_shared",
        lambda _: True,
        Relation.NONE,
        Ground.LITTLE_SHARED,
        "too little is shared",
    ),
)
