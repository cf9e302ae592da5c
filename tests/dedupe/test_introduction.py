from __future__ import annotations

import numpy as np
import pytest

from tests.dedupe.prose import prose
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.introduction import is_named, is_report
from wirecopy.dedupe.overlap import Overlap, find_overlap

BLOCK = prose(1, 100)


def under(introduction: str, block: str = BLOCK) -> Overlap:
    one, two = fingerprint(f"{introduction}\n{block}"), fingerprint(block)
    overlap = find_overlap(one, np.intersect1d(one.shingles, two.shingles))
    assert overlap is not None
    return overlap


@pytest.mark.parametrize(
    "introduction",
    [
        "The company put out this statement on Sunday.",
        "She took to Facebook late in the evening.",
        "The Courier reports from the island.",
        "Die Partei verbreitete diese Stellungnahme.",
        "Ainsi, selon l’agence, tout a commencé.",
        "Así lo cuenta el comunicado de la empresa.",
        "È questo il testo integrale.",
        "Esta é a mensagem do presidente.",
        "De minister schreef het volgende.",
    ],
)
def test_an_introduction_names_a_statement_or_whoever_wrote_it(introduction: str) -> None:
    assert is_named(under(introduction))


@pytest.mark.parametrize(
    "introduction",
    [
        "The mayor waves to the crowd as the ferry leaves the harbour on Sunday.",
        "By Jane Writer, Associated Press",
        "Follow us on Facebook and Twitter for more news from the island.",
        "Sign up for our email newsletter, posted every morning.",
        "",
    ],
)
def test_captions_bylines_and_offers_do_not(introduction: str) -> None:
    assert not is_named(under(introduction))


def test_only_the_last_sentence_before_what_is_shared_counts() -> None:
    assert not is_named(under(f"The statement came on Sunday.\n{prose(2, 60)}"))


@pytest.mark.parametrize(
    "dateline",
    ["NORTH HARBOUR — ", "WICK, Scotland (AP) — ", "Berlin (dpa) - ", "Paris (AFP) – ", "ÉVREUX – "],
)
def test_a_report_starts_with_a_dateline(dateline: str) -> None:
    assert is_report(under("It is a picture of the harbour.", f"{dateline}{BLOCK}"))
    assert is_report(under(f"It is a picture of the harbour.\n{dateline.strip()} It rained.", BLOCK)) is False


def test_a_statement_has_none() -> None:
    assert not is_report(under("It is a picture of the harbour."))
    assert not is_report(under("He was there – nobody else."))
