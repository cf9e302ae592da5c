"""When two texts are the same: shared enough, and not merely a passage that both print.

Copy means the same text, perhaps trimmed or framed; version means that one rewrites the other. First the
amount decides, as thresholds read off labelled pairs (dedup.md 4a, 4b). Then the place of what is shared
can refuse it: a copy opens as its original opens, while a statement, a quoted report or an item of a
round-up stands between somebody's own paragraphs. The figures named "of 680" were read off all candidate
pairs of the 680 articles of that set. Move no threshold alone, and raise RULE with them, because every link
in the database says which rule decided.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wirecopy.dedupe.collection import is_collection
from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint, Hashes
from wirecopy.dedupe.passage import Passage, find_passage, longest_run, spoken_share
from wirecopy.model import Ground, Match, Relation

RULE = "placed-2"

# ------------------------------------------------------------------------------------- how much is shared

# A trimmed copy is contained in its original, so containment finds what resemblance cannot: 96 % of the
# copies of a multi-outlet set against 48 % for a Jaccard of 0.7 (dedup.md 4b).
COPY_CONTAINMENT = 0.80
# An aggregator page holding a whole brief is contained too, at a Jaccard of 0.04; the shortest real trim
# seen, 259 of 1,643 words, has 0.17. The guard stands between them (dedup.md section 6, cases 3 and 5).
COPY_MIN_JACCARD = 0.15
# A brief cut from the top of a long report: all of 680 down to 0.10 were such, at 0.08 and below all but
# items of a running page that happened to stand on top.
BRIEF_MIN_JACCARD = 0.10
# A quoted tweet of 53 words or a caption fills half of a short text (case 1).
COPY_MIN_SHARED = 50
# The best resemblance threshold on human labels, 0.44 to 0.50; it finds the equals whose captions differ,
# at a containment of 0.72 to 0.74 (4a, case 9).
COPY_JACCARD = 0.50
# Precision 0.94 on rewrites of a running story (4b).
VERSION_CONTAINMENT = 0.45
VERSION_MIN_JACCARD = 0.15
VERSION_MIN_RUN = 40  # words

# ---------------------------------------------------------------------------------- where it is shared

# Half of the lead shared: the text opens with the passage. Edited leads keep more, other leads little.
OPENS = 0.5
# Own words before a passage, in three steps. One sentence makes a frame: what follows may be quoted.
FRAME = 15  # words
# Two sentences on both sides of one passage are too much for furniture.
WIDE_FRAME = 30  # words
# An introduction up to this long leaves an excerpt a copy; a page with more before the passage is about
# something of its own. Captions and subheadings that are taken for text stay below: at 30 words the rule
# refused six more pairs of 680, four of them copies.
INTRODUCTION = 50  # words

# Up to this share of a text a passage is only a part of it. Human readers call two pages that differ in
# a tenth the same text, whoever wrote it (Webis); a statement with an introduction is less of its page, a
# passage without marks must be less still, because captions look like an introduction.
STATEMENT_SHARE = 0.88
PART_SHARE = 0.80
# The last part of a page, under own text: with less of it, an older item of a running page; with more, a copy
# that lost its first paragraphs on the way.
TAIL_SHARE = 0.50

# Wire copy is at most 0.51 quotation (of 680); statements, letters and posts are nearly 1.
SPOKEN = 0.6
# Two reports on one matter share their passage in one piece; a rewrite is shared in many.
ONE_PIECE = 0.8


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two texts of 40 words or more with what they share, the shorter first."""

    short: Fingerprint
    long: Fingerprint
    shared: int
    containment: float
    jaccard: float
    longest_run: int


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Judge two texts; the order of the arguments does not matter.

    Under 40 words only an equal body is a copy, and an empty text is a copy of nothing.
    """
    common = np.intersect1d(a.shingles, b.shingles, assume_unique=True)
    shared = common.size
    short, long = sorted((a, b), key=lambda text: (text.shingles.size, text.words, text.body_hash))
    together = a.shingles.size + b.shingles.size - shared
    pair = _Pair(
        short,
        long,
        shared,
        containment=shared / short.shingles.size if short.shingles.size else 0.0,
        jaccard=shared / together if together else 0.0,
        longest_run=longest_run(a, b, common) if shared else 0,
    )
    relation, ground = _judge(pair, common)
    return Match(
        relation=relation,
        containment=pair.containment,
        jaccard=pair.jaccard,
        shared=shared,
        longest_run=pair.longest_run,
        rule=RULE,
        ground=ground,
    )


def _judge(pair: _Pair, common: Hashes) -> tuple[Relation, Ground]:
    if pair.short.words and pair.short.body_hash == pair.long.body_hash:
        return Relation.COPY, Ground.SAME_BODY
    if min(pair.short.words, pair.long.words) < MIN_WORDS:
        return Relation.NONE, Ground.TOO_SHORT
    if pair.shared < COPY_MIN_SHARED and pair.jaccard < VERSION_MIN_JACCARD:
        return Relation.NONE, Ground.LITTLE_SHARED  # nothing below could tell otherwise
    short, long = find_passage(pair.short, common), find_passage(pair.long, common)
    if short is None or long is None:
        return Relation.NONE, Ground.LITTLE_SHARED
    enough = _enough(pair, short, long)
    if enough is Ground.LITTLE_SHARED or (_same_headline(pair) and enough is not Ground.REWRITTEN):
        return _RELATION[enough], enough
    misplaced = _misplaced(pair, short, long)
    if misplaced is None:
        return _RELATION[enough], enough
    if misplaced is Ground.ITEM and _is_rewrite(pair) and not _is_in_live_blog(pair):
        return Relation.VERSION, misplaced
    return Relation.NONE, misplaced


_RELATION = {
    Ground.CONTAINED: Relation.COPY,
    Ground.ALIKE: Relation.COPY,
    Ground.REWRITTEN: Relation.VERSION,
    Ground.LITTLE_SHARED: Relation.NONE,
}


def _enough(pair: _Pair, short: Passage, long: Passage) -> Ground:
    """What the amount of shared text makes of the two, as long as its place does not speak against it.

    A short introduction above an excerpt does not count, if the excerpt is what the long text opens with.
    """
    opens = long.opening >= OPENS
    introduction = min(short.introduction, INTRODUCTION) if opens else 0
    containment = pair.shared / max(pair.shared, pair.short.shingles.size - introduction)
    least_jaccard = BRIEF_MIN_JACCARD if opens else COPY_MIN_JACCARD
    is_long_enough = pair.jaccard >= least_jaccard or _same_headline(pair)
    if containment >= COPY_CONTAINMENT and is_long_enough and pair.shared >= COPY_MIN_SHARED:
        return Ground.CONTAINED
    if pair.jaccard >= COPY_JACCARD:
        return Ground.ALIKE
    return Ground.REWRITTEN if _is_rewrite(pair) else Ground.LITTLE_SHARED


def _is_rewrite(pair: _Pair) -> bool:
    overlaps = pair.containment >= VERSION_CONTAINMENT and pair.jaccard >= VERSION_MIN_JACCARD
    return overlaps and pair.longest_run >= VERSION_MIN_RUN


def _same_headline(pair: _Pair) -> bool:
    return pair.short.headline is not None and pair.short.headline == pair.long.headline


def _misplaced(pair: _Pair, short: Passage, long: Passage) -> Ground | None:
    """Why the shared text is a passage and not the text, if it is."""
    if _is_statement(pair, short, long):
        return Ground.STATEMENT
    one_piece = pair.longest_run >= ONE_PIECE * pair.shared
    is_part = max(short.share, long.share) < PART_SHARE
    if one_piece and is_part and _frames(short, WIDE_FRAME) and _frames(long, WIDE_FRAME):
        return Ground.PASSAGE
    if pair.jaccard < COPY_JACCARD and (_is_in_live_blog(pair) or is_collection(pair.long.article)):
        return Ground.ITEM
    if long.share >= PART_SHARE or not _frames(long, FRAME):
        return None
    is_introduced = long.before >= INTRODUCTION or long.own_paragraphs >= 2
    if is_introduced and long.after >= WIDE_FRAME:
        return Ground.QUOTED if one_piece else Ground.ITEM
    if is_introduced and long.share < TAIL_SHARE:
        return Ground.ITEM
    if spoken_share(pair.long, long) >= SPOKEN > spoken_share(pair.short, short):
        return Ground.QUOTED
    return None


def _is_in_live_blog(pair: _Pair) -> bool:
    """Whether only the longer text is a live blog: it may open with any report that it carries whole."""
    return pair.long.is_live and not pair.short.is_live


def _is_statement(pair: _Pair, short: Passage, long: Passage) -> bool:
    """Whether both texts put own words before what they share, and that is somebody's words."""
    if min(short.introduction, long.introduction) < FRAME and not (
        _frames(short, FRAME) and _frames(long, FRAME)
    ):
        return False
    if min(short.share, long.share) >= STATEMENT_SHARE:
        return False
    return max(spoken_share(pair.short, short), spoken_share(pair.long, long)) >= SPOKEN


def _frames(passage: Passage, least: int) -> bool:
    """Whether the text opens with at least so many own words, not with the passage."""
    return passage.opening < OPENS and passage.before >= least
