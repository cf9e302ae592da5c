"""docs/limits.md lists every setting, with the default that it has."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from tests.docs.pages import DOCS, GUIDES, code_rows, in_code_style
from wirecopy import settings
from wirecopy.settings import Settings, load_settings

ROWS = {row[0]: row[1:] for row in code_rows(DOCS / "limits.md") if row[0].startswith("WIRECOPY_")}
DEFAULTS = {name: cells[0].strip("`") for name, cells in ROWS.items() if cells[0].startswith("`")}

# Read by docker-compose.yml and by the tests.
OTHERS = {f"WIRECOPY_{name}" for name in settings._OTHER_NAMES}


def variables() -> set[str]:
    names = set()
    for name, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            names |= {f"WIRECOPY_{name}__{limit}".upper() for limit in field.annotation.model_fields}
        else:
            names.add(f"WIRECOPY_{name}".upper())
    return names


def test_every_setting_has_a_row_and_every_row_is_a_setting() -> None:
    assert ROWS.keys() == variables()


def test_every_row_says_the_default_and_why_it_is_what_it_is() -> None:
    for name, cells in ROWS.items():
        assert len(cells) == 2, name
        assert all(cells), name


def test_every_listed_default_is_the_real_one_and_can_be_typed_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    defaults = load_settings()
    for variable, value in DEFAULTS.items():
        monkeypatch.setenv(variable, value)

    assert load_settings() == defaults


def test_pages_name_no_variable_that_nobody_reads() -> None:
    known = variables() | OTHERS | {"WIRECOPY_"}
    for page in GUIDES:
        for code in in_code_style(page.read_text(encoding="utf-8")):
            named = set(re.findall(r"\bWIRECOPY_[A-Z_]*\b(?!\*)", code))
            assert named <= known, f"{page.name}: {code}"
