"""A name in the package leads to one place: modules and classes of one name are about one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from wirecopy.settings import ROOT

PACKAGE = ROOT / "plugins" / "wirecopy"

# Modules and rooms that share a name, and the one thing that they are about.
ONE_THING = {
    "actions": "what the pages change: who may, and what is done",
    "alerts": "the values and the stage; and the page of alerts, as with articles",
    "alert": "alerts: the room that decides on them, and how they are kept",
    "articles": "the pages of articles: what is read, how it looks, where it is asked for",
    "article_list": "the list of articles: what is found, how it looks",
    "archive": "the archive: the chore and the store's part of it",
    "credit": "the room and its values",
    "dedupe": "the stage, the room that it asks, and its values",
    "errors": "the root of all errors, and the one of feeds below it",
    "export": "the stage, the room that it asks, and the store's part of it",
    "extract": "the stage and the room that it asks",
    "feeds": "the room and its values; and the pages of feeds, as with articles",
    "fetch": "the stage, the room that it asks, and its values",
    "maintenance": "the chores and the store's part of them",
    "one_story": "the page of one story, as with articles",
    "outlets": "outlets: the list of them; and their pages, as with articles",
    "overview": "the first page, as with articles",
    "page": "a page: how it is read, and how it is kept",
    "replay": "the stage, and how far it is",
    "robots": "robots.txt: how it is obeyed, and how it is kept",
    "rollup": "what readers see of a story: how it is computed, and how it is kept",
    "set_aside": "what is set aside, as with articles",
    "runs": "the values; and the pages of runs, as with articles",
    "site_memory": "the stage's part of it and the room that it asks",
    "stories": "the pages of stories, as with articles",
    "stated_time": "a stated time: the value, and how it is kept",
}


def modules() -> dict[str, list[str]]:
    """Base name of a module or room -> where it stands."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        named = path.parent if path.name == "__init__.py" else path
        if named != PACKAGE:
            found[named.stem].append(named.relative_to(PACKAGE).as_posix())
    return found


def classes() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(Path(path).relative_to(PACKAGE).as_posix())
    return found


def test_modules_of_one_name_are_about_one_thing() -> None:
    shared = {name for name, places in modules().items() if len(places) > 1}

    assert shared == set(ONE_THING)


def test_no_two_classes_have_one_name() -> None:
    assert {name: places for name, places in classes().items() if len(places) > 1} == {}
