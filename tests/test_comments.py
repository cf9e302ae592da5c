"""Comments stand where a reader needs them: before what they explain, and beside every silenced checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wirecopy.settings import ROOT

FILES = sorted(
    path
    for folder in ("plugins", "dags", "tests", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if path != Path(__file__)
)

# The formatter breaks a line that its comment made too long, and leaves the comment behind or within the bracket.
BEHIND_BRACKET = re.compile(r"^[ ]*[)\]}]+[,:]?[ ]+#(?! (?:fmt|noqa|type):)", re.MULTILINE)
WITHIN_BRACKET = re.compile(
    r"^[^\n#]*(?<=[ (])\(\n[^\n()\[\]{}]*[^ \n,(\[{]  # [^\n]*\n[ ]*\)$", re.MULTILINE
)
IGNORE_WITHOUT_REASON = re.compile(r"#[ ]type: ignore(?!\[[a-z, -]+\]  # \w)")


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}"
        for path in FILES
        for text in [path.read_text(encoding="utf-8")]
        for found in pattern.finditer(text)
    ]


@pytest.mark.parametrize("pattern", [BEHIND_BRACKET, WITHIN_BRACKET], ids=["behind", "within"])
def test_no_comment_was_pushed_behind_a_bracket(pattern: re.Pattern[str]) -> None:
    assert places(pattern) == []


def test_every_ignored_type_says_why() -> None:
    assert places(IGNORE_WITHOUT_REASON) == []


@pytest.mark.parametrize(
    ("pattern", "source", "is_found"),
    [
        (BEHIND_BRACKET, "lease = timedelta(\n    hours=1\n)  # why\n", True),
        (BEHIND_BRACKET, "names = (\n    'a',\n)  # fmt: skip\n", False),
        (BEHIND_BRACKET, "lease = timedelta(hours=1)  # why\n", False),
        (WITHIN_BRACKET, "much = (\n    1.5  # why\n)\n", True),
        (WITHIN_BRACKET, "names = (\n    'a',  # why\n)\n", False),
        (WITHIN_BRACKET, "found = find(\n    1.5,  # why\n    2,\n)\n", False),
        (IGNORE_WITHOUT_REASON, "a = b  # type: ignore[misc]\n", True),
        (IGNORE_WITHOUT_REASON, "a = b  # type: ignore\n", True),
        (IGNORE_WITHOUT_REASON, "a = b  # type: ignore[misc]  # why\n", False),
    ],
)
def test_they_are_found(pattern: re.Pattern[str], source: str, is_found: bool) -> None:
    assert bool(pattern.search(source)) is is_found
