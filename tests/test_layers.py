"""What import-linter (the contracts in pyproject.toml) cannot see: files and cursors, which need no import."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirecopy.settings import ROOT

PACKAGE = ROOT / "plugins" / "wirecopy"
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
PURE = CONTRACTS["pure rooms do no I/O and have no clock"]
PURE_ROOMS = [name.removeprefix("wirecopy.") for name in PURE["source_modules"]]

FILES = {"open", "read_bytes", "read_text", "urlopen", "write_bytes", "write_text"}
CURSORS = {"cursor", "execute", "executemany"}

# Of documents that others wrote: called in a ConfinedWorker, which is given the function and not its result.
PARSERS = {"anonymise", "discover_feeds", "extract_page", "next_part", "parse_feed", "parse_opml"}
PARSING_ROOMS = ("extract", "feeds", "fixture")
MAY_PARSE = {PACKAGE / "stages" / "feed_worker.py": "its second half runs in the worker"}

MAY_OPEN_FILES = {PACKAGE / "config" / "yaml_document.py": "the two files of the configuration"}
MAY_HAVE_CURSORS = {
    PACKAGE / "store": "this is what it is for",
    PACKAGE / "local": "it makes the databases on this machine before there is one of ours",
    PACKAGE / "doctor.py": "it asks the server about itself",
    PACKAGE / "web" / "airflow_runs.py": "it asks Airflow's database, by Airflow's own session",
}


def calls_in(source: str, names: set[str]) -> Iterator[str]:
    """The calls of functions and methods with these names, as "line: call"; functions of the module itself are none."""
    tree = ast.parse(source)
    imported_or_own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)} | {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wirecopy")
        for alias in node.names
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in names:
                yield f"{node.lineno}: {ast.unparse(node.func)}"
            case ast.Call(func=ast.Name(id=name)) if name in names - imported_or_own:
                yield f"{node.lineno}: {name}"


def found_in(paths: Iterator[Path], names: set[str], allowed: dict[Path, str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{call}"
        for path in paths
        if not {path, *path.parents} & allowed.keys()
        for call in calls_in(path.read_text(), names)
    ]


def files_of(room: str) -> Iterator[Path]:
    folder = PACKAGE / room
    return folder.rglob("*.py") if folder.is_dir() else iter([folder.with_suffix(".py")])


def test_all_rooms_below_the_shell_are_pure_but_settings_and_clock() -> None:
    layers = CONTRACTS["rooms are layered"]["layers"]
    rooms = [room for layer in layers for room in layer.split(" | ")]
    below = rooms[rooms.index("config") :]
    assert set(below) - {"clock", "settings"} == set(PURE_ROOMS)


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_opens_no_file(room: str) -> None:
    assert found_in(files_of(room), FILES, MAY_OPEN_FILES) == []


def test_documents_of_others_are_parsed_in_a_confined_worker_only() -> None:
    inside = {path for room in PARSING_ROOMS for path in files_of(room)} | MAY_PARSE.keys()
    outside = {path: ast.parse(path.read_text()) for path in set(PACKAGE.rglob("*.py")) - inside}
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}"
        for path, tree in outside.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PARSERS
    ]
    assert calls == []


def test_only_the_store_has_a_cursor() -> None:
    assert found_in(PACKAGE.rglob("*.py"), CURSORS, MAY_HAVE_CURSORS) == []


@pytest.mark.parametrize(
    ("source", "names", "calls"),
    [
        ("with open('x') as file: pass", FILES, ["1: open"]),
        ("from pathlib import Path\nPath('x').read_text()", FILES, ["2: Path('x').read_text"]),
        ("from wirecopy.extract.body.cascade import read_text\nread_text(tree)", FILES, []),
        ("def open(): ...\nopen()", FILES, []),
        ("with connection.cursor() as cursor: pass", CURSORS, ["1: connection.cursor"]),
    ],
)
def test_calls_are_found_however_the_name_was_reached(source: str, names: set[str], calls: list[str]) -> None:
    assert list(calls_in(source, names)) == calls
