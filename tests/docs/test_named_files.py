"""Every file, folder and module that a page or a comment names is there."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.docs.pages import PAGES, in_code_style, shown
from wirecopy.settings import ROOT

FOLDERS = (".ci", "benchmarks", "config", "dags", "docker", "docs", "plugins", "sql", "tests")
# A name with its folders as far as they are given; an address on the web is none.
FILE = re.compile(
    r"(?<![\w/.:@*<>{}-])(?:\.\./)*((?:[\w.-]+/)*[\w.-]*\w\.(?:css|js|lock|md|py|sh|sql|toml|ya?ml))\b(?![/\w(])"
)
FOLDER = re.compile(r"(?:\.\./)*((?:[\w.-]+/)+)")
OBJECT = re.compile(r"(?<![\w/])((?:wirecopy|tests|benchmarks)(?:\.[A-Za-z_]\w*)+)(?![\w*/-])")

NOT_OURS = {
    "benchmarks/hostile.py": {"PATH/OF/hostile_server.py"},  # the reader puts the path of a server there
    "docs/credit.md": {"mine.yaml"},  # the reader's own list
    "sql/README.md": {"migrations/0021_what_it_does.sql"},  # the one that the reader writes
}
TELLS_WHAT_WAS = ROOT / "CHANGELOG.md"


@cache
def files() -> frozenset[str]:
    """All files under their path and each end of it: "sql/README.md" and "README.md"."""
    paths = [path for path in ROOT.iterdir() if path.is_file()]
    paths += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return frozenset(end for path in paths for end in ends(path))


@cache
def folders() -> frozenset[str]:
    return frozenset(
        f"{end}/" for top in FOLDERS for path in (ROOT / top, *(ROOT / top).rglob("*/")) for end in ends(path)
    )


def ends(path: Path) -> Iterator[str]:
    parts = path.relative_to(ROOT).parts
    return ("/".join(parts[i:]) for i in range(len(parts)))


@cache
def sql_objects() -> frozenset[str]:
    """Tables, views and functions of schema `wirecopy`, under every name that they have had since they were made."""
    schema = "\n".join(
        path.read_text()
        for folder in ("migrations", "views")
        for path in (ROOT / "sql" / folder).glob("*.sql")
    )
    made = re.findall(
        r"^create (?:table|view|(?:or replace )?function) (wirecopy\.\w+)", schema, re.MULTILINE
    )
    renamed = dict(re.findall(r"^alter (?:table|view) (wirecopy\.\w+) rename to (\w+)", schema, re.MULTILINE))
    return frozenset([*made, *(f"wirecopy.{name}" for name in renamed.values())])


def is_object(name: str) -> bool:
    if ".".join(name.split(".")[:2]) in sql_objects():
        return True
    try:
        resolve_name(name)
    except (AttributeError, ImportError):
        return False
    return True


@cache
def comments_of(path: Path) -> str:
    """What people read: comments and docstrings of Python, comments of other code, and all of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    if path.suffix == ".py":
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        return "\n".join(
            [*comments]
            + [
                ast.get_docstring(node) or ""
                for node in ast.walk(ast.parse(text))
                if isinstance(node, documented)
            ]
        )
    if path.suffix == ".sql":
        return "\n".join(re.findall(r"--.*|^comment on .*", text, re.MULTILINE))
    return "\n".join(re.findall(r"(?:^|\s)#.*", text, re.MULTILINE))


def sources() -> Iterator[Path]:
    yield from PAGES
    yield from (ROOT / name for name in ("Makefile", "Dockerfile", "docker-compose.yml", "pyproject.toml"))
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".sql", ".yaml", ".sh") and path.is_file():
                yield path


SOURCES = [path for path in sources() if path != TELLS_WHAT_WAS]


def test_every_named_file_is_there() -> None:
    missing = [
        f"{shown(path)}: {name}"
        for path in SOURCES
        for name in FILE.findall(comments_of(path))
        if name not in files() and name not in NOT_OURS.get(shown(path), ())
    ]
    assert missing == []


def test_every_folder_that_a_page_names_is_there() -> None:
    missing = [
        f"{shown(page)}: {code}"
        for page in PAGES
        if page in SOURCES
        for code in in_code_style(page.read_text(encoding="utf-8"))
        if (found := FOLDER.fullmatch(code)) and found[1] not in folders()
    ]
    assert missing == []


def test_every_named_module_class_function_and_table_is_there() -> None:
    missing = [
        f"{shown(path)}: {name}"
        for path in SOURCES
        for name in OBJECT.findall(comments_of(path))
        if not is_object(name)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("as dedupe/match.py says", ["dedupe/match.py"]),
        ("see [limits](../limits.md)", ["limits.md"]),
        ("https://example.org/feed/index.py", []),
        ("sql/queries/<aggregate>/claim.sql", []),
        ("`views/*.sql`", []),
        ("lxml.html is a library", []),
    ],
)
def test_names_of_files_are_found(text: str, names: list[str]) -> None:
    assert FILE.findall(text) == names
