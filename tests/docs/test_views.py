"""docs/views.md lists every view and function of schema `news`, and pages name no other."""

from __future__ import annotations

import re

from tests.docs.pages import DOCS, GUIDES, code_rows, in_code_style
from wirecopy.settings import ROOT

SQL = "\n".join(path.read_text() for path in sorted((ROOT / "sql" / "views").glob("*.sql")))
VIEWS = set(re.findall(r"^create or replace (?:view|function) (news\.\w+)", SQL, re.MULTILINE))
COLUMNS = set(re.findall(r"^comment on column (news\.\w+\.\w+)", SQL, re.MULTILINE))


def test_every_view_and_function_has_one_row_and_every_row_is_one() -> None:
    listed = [re.match(r"[\w.]+", row[0])[0] for row in code_rows(DOCS / "views.md")]  # type: ignore[index]  # a name

    assert sorted(listed) == sorted(VIEWS)


def test_pages_name_no_view_and_no_column_that_is_not_there() -> None:
    for page in GUIDES:
        for code in in_code_style(page.read_text(encoding="utf-8")):
            for name in re.findall(r"\bnews\.\w+(?:\.\w+)?", code):
                assert name in VIEWS | COLUMNS, f"{page.name}: {name}"
