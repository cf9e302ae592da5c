"""Each rule by its name: one pair of texts that it decides."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from tests.dedupe.prose import elsewhere, head, letter, prose
from tests.dedupe.templates import TEMPLATES
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.match import RULES, match, why
from wirecopy.model import Relation

REPORT = prose(1, 900)
BLOCK = prose(2, 300)
HEADLINE = "Harbour expects a quiet summer after all"


def lines(*parts: str) -> str:
    return "\n".join(parts)


def middle(text: str, start: int, end: int) -> str:
    return " ".join(text.split()[start:end])


def scattered(*blocks: str) -> str:
    """Blocks with paragraphs of the page's own before, between and after them."""
    own = [prose(30 + number, 60) for number in range(len(blocks) + 1)]
    return lines(*chain.from_iterable(zip(own, blocks, strict=False)), own[-1])


SPEECH = letter(400, 260)
PICTURES = [prose(seed, 40).replace("\n", " ") for seed in (10, 11, 12, 13)]


def phrases_among(seed: int) -> str:
    """Sixty set phrases of six words, each after two words that stand nowhere else."""
    phrases = [" ".join(prose(100 + number, 6).split()) for number in range(60)]
    return " ".join(f"own{seed}{i} word{seed}{i} {phrase}" for i, phrase in enumerate(phrases))


CASES: dict[str, tuple[Relation, str, str]] = {
    "same_body": (Relation.COPY, REPORT, REPORT.upper()),
    "too_short": (Relation.NONE, prose(4, 39), prose(4, 39) + " today"),
    "hardly_shared": (Relation.NONE, REPORT, BLOCK),
    "set_phrases": (Relation.NONE, phrases_among(5), phrases_among(6)),
    "trim": (Relation.COPY, REPORT, head(REPORT, 400)),
    "brief": (Relation.COPY, REPORT, head(REPORT, 90)),
    "excerpt": (Relation.COPY, REPORT, lines(prose(7, 55), head(REPORT, 110))),
    "alike": (Relation.COPY, lines(REPORT, prose(8, 300)), lines(REPORT, prose(9, 300))),
    "rewrite": (Relation.VERSION, BLOCK, lines(head(BLOCK, 180), prose(14, 160))),
    "little_shared": (
        Relation.NONE,
        lines(prose(15, 30), middle(BLOCK, 100, 200)),
        lines(BLOCK, prose(16, 700)),
    ),
    "same_template": (Relation.NONE, *TEMPLATES["lottery en"].fill()),
    "both_introduce_speech": (
        Relation.NONE,
        lines(prose(17, 45), SPEECH, prose(18, 40)),
        lines(prose(19, 60), SPEECH, prose(20, 15)),
    ),
    "both_announce_it": (
        Relation.NONE,
        lines("The ministry put out this statement.", BLOCK, prose(21, 50)),
        lines("It says in a letter:", BLOCK, prose(22, 45)),
    ),
    "one_announces_it": (
        Relation.NONE,
        lines(f"{prose(23, 30)} A satirical site posted this story.", BLOCK),
        lines(prose(24, 44), BLOCK, prose(25, 23)),
    ),
    "both_frame_it": (
        Relation.NONE,
        lines(prose(26, 50), BLOCK, prose(27, 60)),
        lines(prose(28, 45), BLOCK, prose(29, 60)),
    ),
    "only_captions": (
        Relation.NONE,
        lines(*(f"{picture} (Photographer/Pool via AP)" for picture in PICTURES)),
        lines(*PICTURES, prose(40, 600)),
    ),
    "item_of_collection": (
        Relation.NONE,
        f"NORTH HARBOUR (AP) — {head(BLOCK, 180)}",
        lines(
            f"NORTH HARBOUR (AP) — {head(BLOCK, 180)}",
            f"WICK (AP) — {prose(41, 400)}",
            f"AMBLE (AP) — {prose(42, 700)}",
        ),
    ),
    "top_of_round_up": (
        Relation.NONE,
        BLOCK,
        lines(head(BLOCK, 290), elsewhere(43, 200), elsewhere(44, 200)),
    ),
    "block_quote": (
        Relation.NONE,
        BLOCK,
        lines("The Courier reports this from the island.", BLOCK, prose(45, 300)),
    ),
    "quoted_inside": (Relation.NONE, BLOCK, lines(prose(46, 110), BLOCK, prose(47, 160))),
    "scattered_inside": (
        Relation.VERSION,
        lines(*(prose(50 + i, 90) for i in range(3))),
        scattered(*(prose(50 + i, 90) for i in range(3))),
    ),
    "below_newer_text": (Relation.VERSION, BLOCK, lines(prose(61, 500), BLOCK)),
    "only_longer_quotes": (
        Relation.NONE,
        lines(head(SPEECH.replace("We ", "They "), 260), prose(62, 20)),
        lines(prose(63, 25), "“" + SPEECH.replace("We ", "They ").replace("\n", "”\n“") + "”", prose(64, 70)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_decides_its_case(name: str) -> None:
    relation, one, other = CASES[name]
    found = match(fingerprint(one), fingerprint(other))
    assert (found.decided_by, found.relation) == (name, relation)
    assert why(found)


def test_one_headline_decides_where_an_excerpt_from_the_middle_could_not() -> None:
    excerpt = middle(REPORT, 400, 500)
    found = match(fingerprint(REPORT, HEADLINE), fingerprint(excerpt, HEADLINE))
    assert (found.decided_by, found.relation) == ("one_headline", Relation.COPY)


def test_an_entry_of_a_live_blog_is_told_by_the_page_alone() -> None:
    blog = fingerprint(lines(BLOCK, prose(65, 700)), is_live=True)
    found = match(fingerprint(BLOCK), blog)
    assert (found.decided_by, found.relation) == ("entry_of_live_blog", Relation.NONE)


def test_every_rule_has_a_name_of_its_own_a_reason_and_a_case() -> None:
    assert max(Counter(rule.name for rule in RULES).values()) == 1
    assert all(rule.why for rule in RULES)
    assert {rule.name for rule in RULES} == {*CASES, "one_headline", "entry_of_live_blog"}


def test_the_reason_for_a_version_says_why_it_is_no_copy_and_why_it_is_linked() -> None:
    _, one, other = CASES["below_newer_text"]
    reason = why(match(fingerprint(one), fingerprint(other)))
    assert "below newer paragraphs" in reason
    assert "as much as a text and its rewrite" in reason
