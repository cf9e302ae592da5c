"""The pages in docs/ that list what the code defines list all of it and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from wirecopy.model import Outcome
from wirecopy.settings import ROOT, Settings, load_settings

DOCS = ROOT / "docs"


def table_rows(page: Path) -> list[list[str]]:
    """The cells of every row that begins with a word in code style."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")
    ]


def limits() -> dict[str, str]:
    """Variable to default, as docs/limits.md has them."""
    return {row[0].strip("`"): row[1].strip("`") for row in table_rows(DOCS / "limits.md")}


def variables() -> tuple[set[str], set[str]]:
    """The variables of the groups of limits, and those of all other settings."""
    in_groups: set[str] = set()
    others: set[str] = set()
    for name, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            in_groups |= {f"WIRECOPY_{name}__{limit}".upper() for limit in field.annotation.model_fields}
        else:
            others.add(f"WIRECOPY_{name}".upper())
    return in_groups, others


def test_every_outcome_is_explained_once_and_nothing_else_is() -> None:
    explained = [row[0].strip("`") for row in table_rows(DOCS / "outcomes.md")]

    assert sorted(explained) == sorted(Outcome)


def test_every_outcome_says_what_it_means_and_what_to_do() -> None:
    for row in table_rows(DOCS / "outcomes.md"):
        assert len(row) == 3, row
        assert all(row), row


def test_every_limit_is_listed_and_every_listed_variable_exists() -> None:
    in_groups, others = variables()

    assert in_groups <= limits().keys() <= in_groups | others


def test_every_listed_default_is_the_real_one_and_can_be_typed_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    defaults = load_settings()
    for variable, value in limits().items():
        monkeypatch.setenv(variable, value)

    assert load_settings() == defaults


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), ROOT / "CHANGELOG.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"
