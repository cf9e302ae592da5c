"""Whether two texts are the same: they share enough, and not merely words that both print.

The rules are asked in this order, and the first that holds decides (`Match.decided_by`):

1. `amounts.FIRST_RULES`: what is known without looking where the two texts meet.
2. `amounts.AMOUNT_RULES`: whether they share enough for a copy or a version.
3. `template.SAME_TEMPLATE`: whether what differs shows two fillings of one template.
4. `objections.OBJECTIONS`: whether the place of what they share refuses it. One headline over both overrules this.
"""

from __future__ import annotations

from wirecopy.dedupe.amounts import AMOUNT_RULES, FIRST_RULES, SET_PHRASES, is_rewrite
from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.objections_to_copy import OBJECTIONS
from wirecopy.dedupe.rule_table import Rule, first_that_holds
from wirecopy.dedupe.template import SAME_TEMPLATE
from wirecopy.dedupe.text_pair import OverlappingPair, TextPair, find_overlaps, pair_up
from wirecopy.model import Ground, Match, Relation

# The name and version of the rules, stored with every link: raise it with any threshold.
RULE = "placed-4"

RULES: tuple[Rule[TextPair] | Rule[OverlappingPair], ...] = (
    *FIRST_RULES,
    SET_PHRASES,
    *AMOUNT_RULES,
    SAME_TEMPLATE,
    *OBJECTIONS,
)
_WHY = {rule.name: rule.why for rule in RULES}


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Judge two texts; the order of the arguments does not matter.

    Under 40 words only an equal body is a copy, and an empty text is a copy of nothing.
    """
    pair = pair_up(a, b)
    relation, ground, decided_by = _decide(pair)
    return Match(
        relation=relation,
        containment=pair.containment,
        jaccard=pair.jaccard,
        shared=pair.shared,
        longest_run=pair.longest_run,
        rule=RULE,
        ground=ground,
        decided_by=decided_by,
    )


def why(verdict: Match) -> str:
    """The reason for a verdict of `match`, to be read after "because"."""
    reason = _WHY[verdict.decided_by]
    if verdict.relation is Relation.VERSION and verdict.ground is Ground.ITEM:
        return f"{reason}; but they share as much as a text and its rewrite do"
    return reason


_Decision = tuple[Relation, Ground, str]  # the last is the name of a rule


def _decide(pair: TextPair) -> _Decision:
    if decided := first_that_holds(FIRST_RULES, pair):
        return _by(decided)
    overlaps = find_overlaps(pair)
    if overlaps is None:
        return _by(SET_PHRASES)
    enough = first_that_holds(AMOUNT_RULES, overlaps)
    assert enough, "the last rule always holds"
    if enough.relation is Relation.NONE:
        return _by(enough)
    if SAME_TEMPLATE.holds(overlaps):
        return _by(SAME_TEMPLATE)
    if enough.relation is Relation.COPY and pair.has_one_headline:
        return _by(enough)
    objection = first_that_holds(OBJECTIONS, overlaps)
    if objection is None:
        return _by(enough)
    if objection.ground is Ground.ITEM and _is_older_text(overlaps):
        return Relation.VERSION, objection.ground, objection.name
    return _by(objection)


def _is_older_text(pair: OverlappingPair) -> bool:
    """Whether one page holds the other's text and was written on: a version. A live blog holds everybody's."""
    return is_rewrite(pair) and not pair.texts.is_in_live_blog


def _by(rule: Rule[TextPair] | Rule[OverlappingPair]) -> _Decision:
    return rule.relation, rule.ground, rule.name
