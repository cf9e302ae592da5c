"""Where two texts share what they share, and what of that speaks against a copy.

A copy opens as its original opens, while a statement, a quoted report or an item of a round-up stands between
somebody's own paragraphs (docs/decisions/0009-copies-open-alike.md). Figures "of 680" were read off all candidate
pairs of the 680 articles of the multi-outlet set (docs/evidence/dedupe.md 2a, 4b). "Tried" says how many of those 4,018
verdicts, and of the 120 on the Webis pairs, another value of the constant changes.
"""

from __future__ import annotations

from collections.abc import Callable

from wirecopy.dedupe.amounts import INTRODUCTION
from wirecopy.dedupe.collection import changes_subject, is_collection, is_gallery
from wirecopy.dedupe.introduction import is_named, is_report
from wirecopy.dedupe.overlap import Overlap, is_after_colon, spoken_share
from wirecopy.dedupe.rule_table import Rule
from wirecopy.dedupe.text_pair import OverlappingPair
from wirecopy.model import Ground, Relation

# Own words before the longest run, in steps. An announcement has three at least ("The letter reads:"). Tried: 1 to 6
# change none.
ANNOUNCEMENT = 3  # words
# One sentence makes a frame: what follows may be quoted. Tried: 12 to 30 change none.
FRAME = 15  # words
# Two sentences on both sides of one run are too much for boilerplate. Tried: 15 changes 15, 20 to 60 two.
WIDE_FRAME = 30  # words

# Up to this share of a text the overlap is only a part of it. Human readers call two pages that differ in
# a tenth the same text, whoever wrote it (Webis). A statement with an introduction is less of its page. Without
# marks it must be less still, because captions look like an introduction. If both name what they print as
# somebody's, one sentence of introduction is enough. Tried: STATEMENT_SHARE at 0.80 changes none, at 0.92 three;
# ANNOUNCED_SHARE from 0.88 to 1 none; PART_SHARE at 0.75 one, at 0.85 five.
STATEMENT_SHARE = 0.88
ANNOUNCED_SHARE = 0.95
PART_SHARE = 0.80
# The last part of a page, under own text: with less of it, an older item of a running page; with more, a copy
# that lost its first paragraphs on the way. Tried: 0.40 changes one, 0.55 five.
TAIL_SHARE = 0.50

# Wire copy is at most 0.51 quotation (of 680); statements, letters and posts are nearly 1. Tried: 0.55 to 0.65 change
# none.
SPOKEN = 0.6
# A collection copies what is like the whole of it; the threshold is that of resemblance (amounts.COPY_JACCARD). Tried:
# 0.40 changes one, 0.55 four.
LIKE_THE_WHOLE = 0.50  # Jaccard
# Two reports on one matter share somebody's words in one piece; a rewrite is shared in many. Tried: 0.75 changes one,
# 0.85 and 0.90 none.
ONE_PIECE = 0.8


# ------------------------------------------------------------------------- statements, letters and posts


def both_introduce_speech(pair: OverlappingPair) -> bool:
    """Statements that two outlets print under introductions of their own (docs/evidence/dedupe.md 6, cases 1 and 2)."""
    if not _are_introduced(pair) or _least_share(pair) >= STATEMENT_SHARE:
        return False
    return max(spoken_share(pair.short), spoken_share(pair.long)) >= SPOKEN


def both_announce_it(pair: OverlappingPair) -> bool:
    """Statements whose quotation marks and first person were lost, or never were."""
    if not (_is_one_piece(pair) and _announces(pair.short) and _announces(pair.long)):
        return False
    both_name_it = is_named(pair.short) and is_named(pair.long)
    return _least_share(pair) < (ANNOUNCED_SHARE if both_name_it else STATEMENT_SHARE)


def one_announces_it(pair: OverlappingPair) -> bool:
    """A hoax, a post: one outlet says whose words they are. A report with a dateline is its own text all the same."""
    if not (_is_one_piece(pair) and _are_introduced(pair)) or _least_share(pair) >= STATEMENT_SHARE:
        return False
    only_one_does = _announces(pair.short) != _announces(pair.long)
    return only_one_does and not is_report(pair.short) and not is_report(pair.long)


def both_frame_it(pair: OverlappingPair) -> bool:
    """Somebody's words without any marks of it; WIDE_FRAME keeps captions out."""
    is_part = max(pair.short.share, pair.long.share) < PART_SHARE
    frames = _frames(pair.short, WIDE_FRAME) and _frames(pair.long, WIDE_FRAME)
    return _is_one_piece(pair) and is_part and frames


# ------------------------------------------------------------------- pages that hold more than one report


def is_only_captions(pair: OverlappingPair) -> bool:
    """A report may show all pictures of a gallery, and has their captions then."""
    return not _is_like_the_whole(pair) and is_gallery(pair.short.article)


def is_entry_of_live_blog(pair: OverlappingPair) -> bool:
    """A live blog may open with a report that it carries whole, so nothing else tells the two apart."""
    return not _is_like_the_whole(pair) and pair.texts.is_in_live_blog


def is_item_of_collection(pair: OverlappingPair) -> bool:
    """Nine of the 680 pages have two datelines, and all nine are round-ups (dateline_pattern.py)."""
    return not _is_like_the_whole(pair) and is_collection(pair.long.article)


def is_top_of_round_up(pair: OverlappingPair) -> bool:
    """A round-up without datelines shows by its words that it goes on about something else (collection.py)."""
    if _is_like_the_whole(pair) or not _is_one_piece(pair):
        return False
    return any(overlap.opens and changes_subject(overlap) for overlap in (pair.short, pair.long))


# ----------------------------------------------------------------------- reports inside other articles


def is_block_quote(pair: OverlappingPair) -> bool:
    """A commentary announces the report, prints it, and has more to say after it."""
    return _is_one_piece(pair) and any(map(_goes_on_after_announcing, (pair.short, pair.long)))


def is_quoted_inside(pair: OverlappingPair) -> bool:
    """A blog that quotes a whole brief of the agency (docs/evidence/dedupe.md 6, case 4)."""
    return _is_between_own_paragraphs(pair) and _is_one_piece(pair)


def is_scattered_inside(pair: OverlappingPair) -> bool:
    """The same in pieces: the items of a running page, or one text among the sources of another."""
    return _is_between_own_paragraphs(pair) and not _is_one_piece(pair)


def is_below_newer_text(pair: OverlappingPair) -> bool:
    """A running page keeps its older text below the newer one."""
    return _is_introduced_part(pair) and pair.long.share < TAIL_SHARE


def only_longer_quotes(pair: OverlappingPair) -> bool:
    """One outlet reports in its own words what the other gives as somebody's."""
    is_framed_part = pair.long.share < PART_SHARE and _frames(pair.long, FRAME)
    return is_framed_part and spoken_share(pair.long) >= SPOKEN > spoken_share(pair.short)


def _refuse(holds: Callable[[OverlappingPair], bool], ground: Ground, why: str) -> Rule[OverlappingPair]:
    return Rule(holds.__name__.removeprefix("is_"), holds, Relation.NONE, ground, why)


OBJECTIONS = (
    _refuse(
        both_introduce_speech,
        Ground.STATEMENT,
        "both print what somebody said or wrote, each under an introduction of its own",
    ),
    _refuse(both_announce_it, Ground.STATEMENT, "both announce what they share as somebody else's words"),
    _refuse(
        one_announces_it,
        Ground.STATEMENT,
        "both introduce what they share, and one announces it as somebody else's words",
    ),
    _refuse(
        both_frame_it, Ground.PASSAGE, "both print the same block of words, each inside a report of its own"
    ),
    _refuse(
        is_only_captions,
        Ground.PASSAGE,
        "the shorter text is the captions of a gallery, whose pictures the other shows too",
    ),
    _refuse(
        is_entry_of_live_blog, Ground.ITEM, "the longer text is a live blog, and the other one of its entries"
    ),
    _refuse(
        is_item_of_collection,
        Ground.ITEM,
        "the longer text holds several reports, and the other is one of them",
    ),
    _refuse(
        is_top_of_round_up,
        Ground.ROUND_UP,
        "one goes on about something else after what they share: a round-up",
    ),
    _refuse(
        is_block_quote,
        Ground.QUOTED,
        "one announces the other's text, quotes it, and goes on in its own words",
    ),
    _refuse(
        is_quoted_inside,
        Ground.QUOTED,
        "the longer text quotes the other at length between paragraphs of its own",
    ),
    _refuse(
        is_scattered_inside,
        Ground.ITEM,
        "the longer text holds pieces of the other between paragraphs of its own",
    ),
    _refuse(
        is_below_newer_text,
        Ground.ITEM,
        "what they share stands in the longer text below newer paragraphs, and is the smaller part of it",
    ),
    _refuse(
        only_longer_quotes,
        Ground.QUOTED,
        "what they share is a quotation in the longer text, and the shorter text's own words",
    ),
)


# ------------------------------------------------------------------------- what several rules ask


def _least_share(pair: OverlappingPair) -> float:
    return min(pair.short.share, pair.long.share)


def _is_one_piece(pair: OverlappingPair) -> bool:
    return pair.texts.longest_run >= ONE_PIECE * pair.texts.shared


def _is_like_the_whole(pair: OverlappingPair) -> bool:
    return pair.texts.jaccard >= LIKE_THE_WHOLE


def _are_introduced(pair: OverlappingPair) -> bool:
    """Whether both texts put a sentence of their own before what they share."""
    if min(pair.short.introduction, pair.long.introduction) >= FRAME:
        return True
    return _frames(pair.short, FRAME) and _frames(pair.long, FRAME)


def _frames(overlap: Overlap, least: int) -> bool:
    """Whether the text opens with at least so many own words, not with what is shared."""
    return not overlap.opens and overlap.before >= least


def _announces(overlap: Overlap) -> bool:
    """Whether a text shares next to nothing before the longest run, and its own words there announce the run."""
    is_first = overlap.start - overlap.before < FRAME
    if not is_first or overlap.before < ANNOUNCEMENT:
        return False
    return is_named(overlap) or is_after_colon(overlap)


def _goes_on_after_announcing(overlap: Overlap) -> bool:
    """A caption can speak of a statement too; what follows it with a dateline is the page's own report."""
    is_part = overlap.share < STATEMENT_SHARE and overlap.after >= FRAME
    if not is_part or not _announces(overlap):
        return False
    return is_after_colon(overlap) or not is_report(overlap)


def _is_introduced_part(pair: OverlappingPair) -> bool:
    """Whether the overlap is a part of the longer text, below an introduction that makes it another article."""
    if pair.long.share >= PART_SHARE or not _frames(pair.long, FRAME):
        return False
    return pair.long.before >= INTRODUCTION or pair.long.own_paragraphs >= 2


def _is_between_own_paragraphs(pair: OverlappingPair) -> bool:
    return _is_introduced_part(pair) and pair.long.after >= WIDE_FRAME
