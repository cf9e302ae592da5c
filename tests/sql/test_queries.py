"""Statements stand in sql/queries, each with a head that tells the truth, and nowhere in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirecopy.settings import ROOT
from wirecopy.store.queries import SQL_DIR

QUERIES = SQL_DIR / "queries"
NAMES = sorted(str(path.relative_to(QUERIES).with_suffix("")) for path in QUERIES.rglob("*.sql"))
MODULES = sorted((ROOT / "plugins").rglob("*.py"))
_TAKES_SQL = frozenset({"execute", "executemany", "copy", "stream", "SQL"})
_IS_SQL = re.compile(
    r"\s*(select|insert into|update|delete from|with \w+ (\(.*\) )?as|merge into|create|alter|drop|truncate|lock table"
    r"|grant|revoke|comment on|set (local|session|role|[a-z_]+ (=|to)))\s"
)


def _head(name: str) -> str:
    """The comment at the top of a query, as one line."""
    lines = (QUERIES / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    head = lines[: next(number for number, line in enumerate(lines) if not line.startswith("--"))]
    return " ".join(line.removeprefix("--").strip() for line in head)


def _listed(head: str, label: str) -> set[str]:
    """The names after a label, up to the end of the sentence; what stands in brackets explains them."""
    found = re.search(rf"\b{label}: (.*?)\.(?: |$)", re.sub(r"\s*\([^()]*\)", "", head))
    if not found:
        return set()
    return {word.strip().removeprefix("arrays ") for word in re.split("[,;]", found[1])}


def _strings(tree: ast.AST) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_is_for_and_names_its_parameters(name: str) -> None:
    text = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    head = _head(name)
    assert re.match(r"(?!Row:|Uses |Parameters:)[A-Z][^.]{10,}\.", head), (
        "its first sentence does not say what it is for"
    )
    assert _listed(head, "Parameters") == set(re.findall(r"%\((\w+)\)s", text))
    assert _listed(head, "Identifiers") == set(re.findall(r"\{(\w+)\}", text))


def test_every_query_is_used_and_every_query_that_is_used_is_there() -> None:
    folders = {name.partition("/")[0] for name in NAMES}
    used = {
        string
        for module in MODULES
        for string in _strings(ast.parse(module.read_text(encoding="utf-8")))
        if re.fullmatch(r"[a-z_]+/[a-z0-9_]+", string) and string.partition("/")[0] in folders
    }
    assert used == set(NAMES)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "plugins")))
def test_no_statement_stands_in_python(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    given = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) in _TAKES_SQL and node.args
        if isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    kept = [string for string in _strings(tree) if _IS_SQL.match(string)]
    assert given + kept == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("read_model/")])
def test_what_people_are_shown_is_read_from_the_contract_alone(name: str) -> None:
    assert "wirecopy." not in (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
