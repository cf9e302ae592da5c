"""docs/outcomes.md explains every outcome once."""

from __future__ import annotations

from tests.docs.pages import DOCS, code_rows
from wirecopy.model import Outcome

ROWS = code_rows(DOCS / "outcomes.md")


def test_every_outcome_is_explained_once_and_nothing_else_is() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(Outcome)


def test_every_outcome_says_what_it_means_and_what_to_do() -> None:
    for row in ROWS:
        assert len(row) == 3, row
        assert all(row), row
