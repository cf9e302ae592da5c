"""Whether two texts are one template that was filled twice: two drawings of a lottery, two obituaries.

A copy may be cut, framed and edited, and some figures may be new, but it names the people, places and times that its
original names. Between two fillings of a template it is these that differ, and hardly another word. Figures are
in docs/evidence/dedupe.md 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from wirecopy.dedupe.facts import Facts, find_facts, is_name
from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.overlap import Overlap
from wirecopy.dedupe.rule_table import Rule
from wirecopy.dedupe.text_pair import OverlappingPair
from wirecopy.model import Ground, Relation

# A correction or a new count of victims replaces one to three.
MIN_REPLACED = 4  # distinct facts
REPLACED_SHARE = 0.45  # of the distinct facts of the shorter text
# So many are not news of one event. The page around may name places, prices and opening hours that stay.
MANY_REPLACED = 8  # distinct facts
SHARE_OF_MANY = 0.25
# Weaker signs count if hardly a fact is the same: three facts; numbers, where no name can be seen; and what differs only
# before or behind all that is shared, as bylines do.
FEW_REPLACED = 3  # distinct facts
SHARE_OF_FEW = 0.75
# Two suffice if they are names and next to nothing else is one: a warning for another county and another evening.
TWO_REPLACED = 2
SHARE_OF_TWO = 0.65
# Where hardly a fact is there to be kept, other words change along: the ingredients of a recipe.
EDITED_WITHOUT_FACTS = 2  # times the replaced facts
# A text of one template may have all that differs in its opening, and go on about what is always so. Bylines and
# datelines, which differ between copies, have fewer plain words between their names.
FORM_WORDS = 4  # distinct
FORM_WORD = 3  # letters
OPENING = 40  # words
OTHER_NAMES = 2
SHARE_AROUND = 0.35  # of the facts between the first and the last gap
# The lead of an obituary is mostly names, so the ends of a text may add as much as its other gaps have.
ENDS_COUNT = 2
# A template leaves open 0.06 of its words at least. The guard spares most copies a look at their words.
OWN_WORDS = 0.05  # of the shorter text
# A longer gap is a paragraph of somebody's own.
LONGEST_GAP = 60  # words
# Where a text begins or ends, own bylines and datelines differ in names and numbers too. The words of a template stand
# between its names there: "…, 41, of … pleaded guilty".
FORM = 0.125  # of the longer side
# "Moscow" and "Moscow's": another spelling, no other name.
SAME_STEM = 3  # letters
# German writes all nouns with capitals: of a report's first 120 words 0.19 to 0.28 begin a name or noun in 9 of 10
# reports, in other languages 0.17 at most in 19 of 20. What a noun weighs is chosen.
CAPITALS_OF_NOUNS = 0.19
NAMES_AMONG_NOUNS = 0.25

_Sides = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of both texts between the same two shared runs, or between one of these and the end of both texts."""

    short: slice
    long: slice
    is_between_runs: bool

    @property
    def lengths(self) -> tuple[int, int]:
        """Words of the shorter and of the longer text."""
        return self.short.stop - self.short.start, self.long.stop - self.long.start


@dataclass(frozen=True, slots=True)
class Difference:
    """What has something else in its place, the shorter text first: names and numbers, and the other words."""

    facts: tuple[set[str], set[str]]
    others: tuple[set[str], set[str]]

    @property
    def replaced(self) -> int:
        """Facts that have another in their place."""
        return min(map(len, self.facts))

    @property
    def edited(self) -> int:
        """Other words that have another in their place."""
        return min(map(len, self.others))


def is_same_template(pair: OverlappingPair) -> bool:
    """Whether it is names and numbers that differ, and many of those that the shorter text has."""
    gaps = find_gaps(pair)
    if sum(min(gap.lengths) for gap in gaps) < _least_own_words(pair):
        return False
    short, long = find_facts(pair.short.article), find_facts(pair.long.article)
    difference = find_difference(gaps, short, long)
    # "The" before a name is none.
    kept_facts = set(filter(None, short.facts)).intersection(long.facts) - difference.facts[0] - _plain(short)
    if difference.edited > (1 if kept_facts else EDITED_WITHOUT_FACTS) * difference.replaced:
        return False
    kept = _weigh(kept_facts, short.capitals)
    if difference.replaced == TWO_REPLACED and difference.replaced >= SHARE_OF_TWO * (TWO_REPLACED + kept):
        return all(map(is_name, difference.facts[0]))
    if difference.replaced < FEW_REPLACED:
        return False
    if difference.replaced >= SHARE_OF_FEW * (difference.replaced + kept):
        return True
    if not short.capitals:
        return False
    inside = [
        part
        for gap in gaps
        if (part := gap if gap.is_between_runs else find_lead(gap, short, long)) is not None
    ]
    replaced = min(difference.replaced, ENDS_COUNT * find_difference(inside, short, long).replaced)
    if replaced < MIN_REPLACED:
        return False
    least = SHARE_OF_MANY if replaced >= MANY_REPLACED else REPLACED_SHARE
    return replaced >= least * (replaced + kept) or has_other_subject(inside, short, long)


def find_lead(gap: Gap, short: Facts, long: Facts) -> Gap | None:
    """The lead that both texts fill, from the first plain word around other facts: "… scored … points as … beat … on …".

    None where such words are few, as in bylines and datelines, or where the gap is a line of its own, as a long byline is.
    """
    if gap.short.start or gap.short.stop in short.lines or gap.long.stop in long.lines:
        return None
    matcher = SequenceMatcher(None, short.words[gap.short], long.words[gap.long], autojunk=False)
    form = [
        (start + i, other + i)
        for start, other, length in matcher.get_matching_blocks()
        for i in range(length)
        if short.facts[start + i] is None and len(short.words[start + i]) >= FORM_WORD
    ]
    if len({short.words[place] for place, _ in form}) < FORM_WORDS:
        return None
    start, other = form[0]
    return Gap(slice(start, gap.short.stop), slice(other, gap.long.stop), is_between_runs=True)


def has_other_subject(gaps: list[Gap], short: Facts, long: Facts) -> bool:
    """Whether the opening names somebody or some place else, and the facts around differ: what stays is the page's."""
    opening = [gap for gap in gaps if max(gap.short.start, gap.long.start) < OPENING]
    names = [set(filter(is_name, facts)) for facts in find_difference(opening, short, long).facts]
    if min(map(len, names)) < OTHER_NAMES:
        return False
    first = min(gap.short.start for gap in opening)
    end = min((place for place in short.sentences if place > first), default=len(short.words))
    if not find_difference([gap for gap in gaps if gap.short.start >= end], short, long).replaced:
        return False  # a byline may be a sentence
    difference = find_difference(gaps, short, long)
    around = slice(min(gap.short.start for gap in gaps), max(gap.short.stop for gap in gaps))
    kept = set(filter(None, short.facts[around])).intersection(long.facts) - difference.facts[0]
    share = SHARE_AROUND * (difference.replaced + _weigh(kept, short.capitals))
    return difference.replaced >= max(MIN_REPLACED, share)


def find_gaps(pair: OverlappingPair) -> list[Gap]:
    """Where both texts have words of their own, a paragraph at most, at the same place among what they share.

    Most copies have none, or few, in one of the texts, and their places are not looked at.
    """
    if min(_own_words(pair.short), _own_words(pair.long)) < _least_own_words(pair):
        return []
    place_in_long = dict(_gaps_by_sides(pair.texts.long, pair.long))
    gaps = (
        Gap(place, place_in_long[sides], is_between_runs=None not in sides)
        for sides, place in _gaps_by_sides(pair.texts.short, pair.short)
        if sides in place_in_long
    )
    return [gap for gap in gaps if min(gap.lengths) > 0 and max(gap.lengths) <= LONGEST_GAP]


def find_difference(gaps: Iterable[Gap], short: Facts, long: Facts) -> Difference:
    """What stands in place of what. A name that the other text has elsewhere is not replaced, nor one spelled anew."""
    difference = Difference((set(), set()), (set(), set()))
    short_words, long_words = set(short.words), set(long.words)
    for gap in gaps:
        for own, other in _replaced_stretches(gap, short, long):
            numbers = (
                _numbers(short, own) - _numbers(long, gap.long),
                _numbers(long, other) - _numbers(short, gap.short),
            )
            names = _other_names(_names(short, own) - long_words, _names(long, other) - short_words)
            for replaced in (numbers, names):
                if all(replaced):
                    difference.facts[0].update(replaced[0])
                    difference.facts[1].update(replaced[1])
            difference.others[0].update(_others(short, own) - set(long.words[gap.long]))
            difference.others[1].update(_others(long, other) - set(short.words[gap.short]))
    return difference


def _least_own_words(pair: OverlappingPair) -> float:
    return max(FEW_REPLACED, OWN_WORDS * pair.texts.short.words)


def _own_words(overlap: Overlap) -> int:
    """Words in gaps of a paragraph at most."""
    ends = np.concatenate(([0], overlap.run_ends))
    starts = np.concatenate((overlap.run_starts, [overlap.shared.size]))
    lengths = np.clip(starts - ends, 0, None)  # runs overlap where a shingle between them is not shared
    return int(lengths[lengths <= LONGEST_GAP].sum())


def _gaps_by_sides(text: Fingerprint, overlap: Overlap) -> Iterator[tuple[_Sides, slice]]:
    """The gaps of a text: the shared shingles before and behind each, None where the text ends, and its words."""
    width = text.words - text.sequence.size + 1
    before, end = None, 0
    for start, next_end in zip(overlap.run_starts.tolist(), overlap.run_ends.tolist(), strict=True):
        yield (before, int(text.sequence[start])), slice(end, start)
        before, end = int(text.sequence[next_end - width]), next_end
    yield (before, None), slice(end, text.words)


def _replaced_stretches(gap: Gap, short: Facts, long: Facts) -> Iterator[tuple[slice, slice]]:
    # A number is one, be it "4.3" or "3.9", whatever digits both have.
    own_words, other_words = _whole_facts(short, gap.short), _whole_facts(long, gap.long)
    matcher = SequenceMatcher(None, own_words, other_words, autojunk=False)
    steps = matcher.get_opcodes()
    form = sum(end - start for step, start, end, _, _ in steps if step == "equal")
    if not gap.is_between_runs and form < FORM * max(gap.lengths):
        return
    for step, start, end, other_start, other_end in steps:
        if step == "replace":
            own, other = gap.short.start, gap.long.start
            yield slice(own + start, own + end), slice(other + other_start, other + other_end)


def _whole_facts(text: Facts, place: slice) -> list[str]:
    return [fact or word for fact, word in zip(text.facts[place], text.words[place], strict=True)]


def _numbers(text: Facts, place: slice) -> set[str]:
    return {fact for fact in text.facts[place] if fact and not is_name(fact)}


def _names(text: Facts, place: slice) -> set[str]:
    return {fact for fact in text.facts[place] if fact and is_name(fact)}


def _plain(text: Facts) -> set[str]:
    return {word for word, fact in zip(text.words, text.facts, strict=True) if fact is None}


def _others(text: Facts, place: slice) -> set[str]:
    return {word for word, fact in zip(text.words[place], text.facts[place], strict=True) if fact is None}


def _other_names(own: set[str], other: set[str]) -> tuple[set[str], set[str]]:
    same = {name[:SAME_STEM] for name in own} & {name[:SAME_STEM] for name in other}
    return {name for name in own if name[:SAME_STEM] not in same}, {
        name for name in other if name[:SAME_STEM] not in same
    }


def _weigh(facts: set[str], capitals: float) -> float:
    names = sum(map(is_name, facts))
    weight = NAMES_AMONG_NOUNS if capitals > CAPITALS_OF_NOUNS else 1.0
    return len(facts) - names + weight * names


SAME_TEMPLATE: Rule[OverlappingPair] = Rule(
    "same_template",
    is_same_template,
    Relation.NONE,
    Ground.TEMPLATE,
    "they are one template, filled with other names and numbers",
)
