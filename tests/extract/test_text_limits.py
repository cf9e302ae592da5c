"""What a page yields is stored within limits: facts are cut, and a text that is too large is no article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wirecopy.extract.text_limits import MAX_TEXT_BYTES, within_limits
from wirecopy.model import (
    Alternate,
    Credit,
    CreditSource,
    Extraction,
    LiveEntry,
    Outcome,
    PartKind,
    Precision,
    Role,
    StatedTime,
)

LONG = "ж" * 500_000
LONG_ADDRESS = f"http://paper.example/{'a' * 9000}"
STATED = StatedTime(datetime(2026, 8, 3, tzinfo=UTC), LONG, Precision.DAY, "meta")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("a" * MAX_TEXT_BYTES, Outcome.EXTRACTED),
        ("a" * (MAX_TEXT_BYTES + 1), Outcome.TOO_LARGE),
        ("ж" * (MAX_TEXT_BYTES // 2), Outcome.EXTRACTED),
        ("ж" * (MAX_TEXT_BYTES // 2 + 1), Outcome.TOO_LARGE),
        ("\ud800" * 10, Outcome.EXTRACTED),
    ],
)
def test_a_text_is_stored_whole_or_its_size_is_the_outcome(text: str, outcome: Outcome) -> None:
    found = within_limits(Extraction(Outcome.EXTRACTED, title="A", text=text))
    assert found.outcome is outcome
    assert found.text == (text if outcome is Outcome.EXTRACTED else "")
    assert ("2,097,152" in found.message) == (outcome is Outcome.TOO_LARGE)


def test_facts_are_cut_to_what_newsrooms_write_many_times_over() -> None:
    found = within_limits(
        Extraction(
            Outcome.EXTRACTED,
            title=LONG,
            text="A text.",
            authors=(LONG,) * 1000,
            organisations=(LONG,) * 1000,
            published=STATED,
            modified=STATED,
            canonical_url=LONG_ADDRESS,
            section=LONG,
            tags=(LONG,) * 1000,
            image_url=LONG_ADDRESS,
            rights=LONG,
            credits=(Credit(Role.ORIGINATOR, LONG, LONG, CreditSource.TAIL, 0.9),) * 1000,
            live_entries=(LiveEntry(STATED, LONG, "A text."),),
            alternate=Alternate(PartKind.AMP, LONG_ADDRESS),
        )
    )
    assert len(str(found).encode()) < 1_000_000
    assert len(found.credits[0].party.encode()) <= 1024
    assert (found.canonical_url, found.image_url, found.alternate) == (None, None, None)
    assert found.published is not None
    assert found.published.at == STATED.at


def test_what_newsrooms_write_stays_as_it_is() -> None:
    usual = Extraction(
        Outcome.EXTRACTED,
        title="Паром снова ходит",
        text="A text.",
        authors=("Ada",),
        canonical_url="http://paper.example/1",
    )
    assert within_limits(usual) == usual
