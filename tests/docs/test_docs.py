"""The pages that list what the code defines list all of it and nothing else; links and citations lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from wirecopy.model import Outcome
from wirecopy.settings import ROOT, Settings, load_settings

DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]

NUMBER = r"[A-G]\d\d|\d(?:\.\d)?[a-z]?"
CITATION = rf"(docs/evidence/\w+\.md)((?:,? (?:{NUMBER})\b)*)"


def table_rows(page: Path) -> list[list[str]]:
    """The cells of every row that begins with a word in code style."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")
    ]


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them: small letters, no punctuation, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def evidence_numbers(page: Path) -> set[str]:
    """What comments and tests may cite: the numbers of sections and of rows."""
    return set(re.findall(rf"^(?:#+|\|) ({NUMBER})(?=[ .])", page.read_text(encoding="utf-8"), re.MULTILINE))


def sources() -> Iterator[Path]:
    """Everything that may cite evidence."""
    for folder in ("plugins", "sql", "tests", "benchmarks", "dags", "config", "docs"):
        yield from (
            path for path in (ROOT / folder).rglob("*.*") if path.suffix in (".py", ".sql", ".yaml", ".md")
        )


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


def test_every_link_leads_to_a_file_or_folder_and_its_heading() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
            path, _, heading = link.partition("#")
            target = page.parent / path if path else page
            assert target.exists(), f"{page.relative_to(ROOT)} links to {link}"
            assert not heading or heading in anchors(target), f"{page.relative_to(ROOT)} links to {link}"


def test_all_evidence_that_is_cited_is_there() -> None:
    """A citation is a file and the numbers of its sections or rows: `docs/evidence/reliability.md F01, F02`."""
    for source in sources():
        for page, numbers in re.findall(CITATION, source.read_text(encoding="utf-8")):
            missing = set(re.findall(NUMBER, numbers)) - evidence_numbers(ROOT / page)
            assert not missing, f"{source.relative_to(ROOT)} cites {missing} of {page}"
