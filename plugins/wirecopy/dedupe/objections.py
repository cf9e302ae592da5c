"""Where two texts share what they share, and what of that speaks against a copy.

A copy opens as its original opens, while a statement, a quoted report or an item of a round-up stands between
somebody's own paragraphs. The figures named "of 680" were read off all candidate pairs of the 680 articles of
the multi-outlet set (dedup.md 4b).
"""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.dedupe.collection import changes_subject, is_collection, is_gallery
from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.introduction import is_named, is_report
from wirecopy.dedupe.overlap import Overlap, is_after_colon, spoken_share
from wirecopy.model import Ground

# Half of the lead shared: the text opens with the passage. Edited leads keep more, other leads little.
OPENS = 0.5
# Own words before a passage, in four steps. An announcement has three at least ("The letter reads:").
ANNOUNCEMENT = 3  # words
# One sentence makes a frame: what follows may be quoted.
FRAME = 15  # words
# Two sentences on both sides of one passage are too much for boilerplate.
WIDE_FRAME = 30  # words
# An introduction up to this long leaves an excerpt a copy; a page with more before the passage is about
# something of its own. Captions and subheadings that are taken for text stay below: at 30 words the rule
# refused six more pairs of 680, four of them copies.
INTRODUCTION = 50  # words

# Up to this share of a text a passage is only a part of it. Human readers call two pages that differ in
# a tenth the same text, whoever wrote it (Webis); a statement with an introduction is less of its page, a
# passage without marks must be less still, because captions look like an introduction. If both name what they
# print as somebody's, one sentence of it is enough.
STATEMENT_SHARE = 0.88
ANNOUNCED_SHARE = 0.95
PART_SHARE = 0.80
# The last part of a page, under own text: with less of it, an older item of a running page; with more, a copy
# that lost its first paragraphs on the way.
TAIL_SHARE = 0.50

# Wire copy is at most 0.51 quotation (of 680); statements, letters and posts are nearly 1.
SPOKEN = 0.6
# A collection copies what is like the whole of it.
LIKE_THE_WHOLE = 0.50  # Jaccard
# Two reports on one matter share their passage in one piece; a rewrite is shared in many.
ONE_PIECE = 0.8


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts with what they share, the shorter first."""

    short: Fingerprint
    long: Fingerprint
    shared: int
    containment: float
    jaccard: float
    longest_run: int

    @property
    def is_in_live_blog(self) -> bool:
        """Whether only the longer text is a live blog: it may open with any report that it carries whole."""
        return self.long.is_live and not self.short.is_live


def find_objection(pair: TextPair, short: Overlap, long: Overlap) -> Ground | None:
    """Why the shared text is a passage and not the text, if it is."""
    one_piece = pair.longest_run >= ONE_PIECE * pair.shared
    if _is_statement(pair, short, long) or (one_piece and _is_announced(pair, short, long)):
        return Ground.STATEMENT
    is_part = max(short.share, long.share) < PART_SHARE
    if one_piece and is_part and _frames(short, WIDE_FRAME) and _frames(long, WIDE_FRAME):
        return Ground.PASSAGE
    if pair.jaccard < LIKE_THE_WHOLE:
        if is_gallery(pair.short.article):
            return Ground.PASSAGE
        if pair.is_in_live_blog or is_collection(pair.long.article):
            return Ground.ITEM
        if one_piece and (_is_round_up(short) or _is_round_up(long)):
            return Ground.ROUND_UP
    if one_piece and (_is_block_quote(pair.short, short) or _is_block_quote(pair.long, long)):
        return Ground.QUOTED
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


def _is_statement(pair: TextPair, short: Overlap, long: Overlap) -> bool:
    """Whether both texts put own words before what they share, and that is somebody's words."""
    if not _are_introduced(short, long) or min(short.share, long.share) >= STATEMENT_SHARE:
        return False
    return max(spoken_share(pair.short, short), spoken_share(pair.long, long)) >= SPOKEN


def _is_announced(pair: TextPair, short: Overlap, long: Overlap) -> bool:
    """Whether own words before one passage say in both texts, or in one of them, that it is somebody's."""
    announced = _announces(pair.short, short) + _announces(pair.long, long)
    least_share = min(short.share, long.share)
    if announced == 2:
        named = is_named(short) and is_named(long)
        return least_share < (ANNOUNCED_SHARE if named else STATEMENT_SHARE)
    if announced == 0 or is_report(short) or is_report(long):
        return False
    return least_share < STATEMENT_SHARE and _are_introduced(short, long)


def _are_introduced(short: Overlap, long: Overlap) -> bool:
    """Whether both texts put a sentence of their own before what they share."""
    if min(short.introduction, long.introduction) >= FRAME:
        return True
    return _frames(short, FRAME) and _frames(long, FRAME)


def _is_block_quote(text: Fingerprint, overlap: Overlap) -> bool:
    """Whether a text announces the passage and has more to say after it.

    A caption can speak of a statement too; what follows it with a dateline is the page's own report.
    """
    is_part = overlap.share < STATEMENT_SHARE and overlap.after >= FRAME
    if not is_part or not _announces(text, overlap):
        return False
    return is_after_colon(text, overlap) or not is_report(overlap)


def _announces(text: Fingerprint, overlap: Overlap) -> bool:
    """Whether a text shares next to nothing before the passage, and its own words there announce it."""
    is_first = overlap.start - overlap.before < FRAME
    if not is_first or overlap.before < ANNOUNCEMENT:
        return False
    return is_named(overlap) or is_after_colon(text, overlap)


def _is_round_up(overlap: Overlap) -> bool:
    return overlap.opening >= OPENS and changes_subject(overlap)


def _frames(overlap: Overlap, least: int) -> bool:
    """Whether the text opens with at least so many own words, not with the passage."""
    return overlap.opening < OPENS and overlap.before >= least
