"""What the pages hold: their rows, their headings, and the names in code style."""

from __future__ import annotations

import re
from pathlib import Path

from wirecopy.settings import ROOT

DOCS = ROOT / "docs"
# What a user reads. Decisions, evidence and the changelog tell what was.
GUIDES = (
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")),
    ROOT / "sql" / "README.md",
    *DOCS.glob("*.md"),
)
PAGES = (*ROOT.glob("*.md"), *(ROOT / "sql").glob("*.md"), *DOCS.rglob("*.md"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rows(page: Path, section: str = "") -> list[list[str]]:
    """The cells of the rows of all tables, or of those below one heading, without the heads of the tables."""
    text = page.read_text(encoding="utf-8")
    if section:
        text = re.split(r"^#+ ", text.partition(f"\n## {section}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    tables = re.findall(r"^\|[-:| ]+\|\n((?:\|.*\n)*)", text + "\n", re.MULTILINE)
    return [
        [cell.strip() for cell in row.strip("|").split(" | ")]
        for table in tables
        for row in table.splitlines()
    ]


def code_rows(page: Path, section: str = "") -> list[list[str]]:
    """The rows that begin with one name in code style, without its backticks."""
    return [[row[0].strip("`"), *row[1:]] for row in rows(page, section) if re.fullmatch(r"`[^`]+`", row[0])]


def in_code_style(text: str) -> list[str]:
    """All that stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def anchors(page: Path) -> set[str]:
    """The headings as links name them: small letters, no punctuation, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
