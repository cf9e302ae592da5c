from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dedupe.prose import head, prose
from wirecopy.dedupe.fingerprint import LEAD_WORDS, MIN_WORDS, SKETCH_SIZE, fingerprint
from wirecopy.dedupe.tokens import words

PINNED = (
    -7602823883193317031,
    11,
    [
        -4978808891800603133,
        -3342935016647021806,
        -2785635505562331229,
        -684593529919910728,
        49843150989802454,
        5629782176523374133,
        7043380703686298465,
    ],
)


def test_hashes_are_those_that_the_database_already_holds() -> None:
    made = fingerprint("The ferry to the northern island was cancelled after a storm.")
    assert (made.body_hash, made.words, made.shingles.tolist()) == PINNED


def test_another_process_makes_the_same_hashes() -> None:
    text = prose(1, 100)
    program = (
        "import sys; from wirecopy.dedupe.fingerprint import fingerprint as f; print(f(sys.argv[1]).sketch)"
    )
    answer = subprocess.run([sys.executable, "-c", program, text], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(fingerprint(text).sketch)


def test_the_sketch_is_the_smallest_distinct_shingles_and_two_of_the_lead() -> None:
    made = fingerprint(prose(2, 500))
    lead = sorted(set(made.sequence[:LEAD_WORDS].tolist()))[:2]
    others = sorted(set(made.sequence.tolist()) - set(lead))[: SKETCH_SIZE - 2]
    assert list(made.sketch) == sorted([*lead, *others])
    assert made.sequence.size == 496


@pytest.mark.parametrize("seed", range(20))
def test_a_brief_of_a_twentieth_shares_two_hashes_with_its_report(seed: int) -> None:
    report = prose(seed, 1500)
    assert len(set(fingerprint(report).sketch) & set(fingerprint(head(report, 75)).sketch)) >= 2


def test_hashes_fit_a_signed_bigint() -> None:
    made = fingerprint(prose(3, 500))
    assert made.shingles.min() < 0 < made.shingles.max()
    assert all(-(2**63) <= h < 2**63 for h in (*made.sketch, made.body_hash))


def test_a_text_under_forty_words_has_no_sketch() -> None:
    assert fingerprint(prose(4, MIN_WORDS - 1)).sketch == ()
    assert fingerprint(prose(4, MIN_WORDS)).sketch != ()


def test_an_empty_text_has_a_fingerprint() -> None:
    made = fingerprint(" \n— … ")
    assert (made.words, made.shingles.size, made.sketch) == (0, 0, ())


def test_typography_changes_no_hash() -> None:
    plain = 'He said: "we don\'t know" - the state run ferry was late. ' * 5
    set_in_type = "HE SAID: “We don’t know” — the state-run ferry\u00a0was late.\n" * 5
    assert fingerprint(plain).body_hash == fingerprint(set_in_type).body_hash
    assert fingerprint(plain).sketch == fingerprint(set_in_type).sketch


def test_one_changed_word_changes_the_body_hash_and_five_shingles() -> None:
    text = prose(5, 200)
    tokens = text.split()
    tokens[100] = "zeppelin"
    before, after = fingerprint(text), fingerprint(" ".join(tokens))
    assert before.body_hash != after.body_hash
    assert len(set(before.shingles.tolist()) - set(after.shingles.tolist())) == 5


def test_chinese_is_fingerprinted_by_runs_of_ten_characters() -> None:
    text = "".join(chr(0x4E00 + (i * 37) % 900) for i in range(200))
    made = fingerprint(text)
    assert (made.words, made.sequence.size) == (200, 191)
    trimmed = fingerprint(text[:100] + "。")
    assert set(trimmed.shingles.tolist()) < set(made.shingles.tolist())


def test_a_foreign_name_does_not_turn_an_english_text_into_characters() -> None:
    assert fingerprint("东京 " + prose(6, 100)).sequence.size == 102 - 4


def test_a_page_without_a_space_is_one_long_text_not_a_crash() -> None:
    assert fingerprint("ab-" * 100_000).words == 100_000


def test_a_trim_shares_its_part_of_the_sketch() -> None:
    full = prose(7, 1000)
    shared = set(fingerprint(full).sketch) & set(fingerprint(head(full, 500)).sketch)
    assert 8 <= len(shared) <= 24


@given(st.text())
def test_words_are_counted_as_the_comparison_counts_them(text: str) -> None:
    assert fingerprint(text).words == len(words(text))
