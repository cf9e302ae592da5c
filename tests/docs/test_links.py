"""Links lead to a file and its heading, and what is cited as evidence is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.docs.pages import PAGES, anchors, shown
from wirecopy.settings import ROOT

NUMBER = r"[A-G]\d\d|\d(?:\.\d)?[a-z]?"
CITATION = rf"(docs/evidence/\w+\.md)((?:,? (?:{NUMBER})\b)*)"


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


def test_every_link_leads_to_a_file_or_folder_and_its_heading() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
            path, _, heading = link.partition("#")
            target = page.parent / path if path else page
            assert target.exists(), f"{shown(page)} links to {link}"
            assert not heading or heading in anchors(target), f"{shown(page)} links to {link}"


def test_all_evidence_that_is_cited_is_there() -> None:
    """A citation is a file and the numbers of its sections or rows: `docs/evidence/reliability.md F01, F02`."""
    for source in sources():
        for page, numbers in re.findall(CITATION, source.read_text(encoding="utf-8")):
            missing = set(re.findall(NUMBER, numbers)) - evidence_numbers(ROOT / page)
            assert not missing, f"{shown(source)} cites {missing} of {page}"
