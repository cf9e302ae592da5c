"""docs/cookbook.md: every query of sql/cookbook/ with what it answers after three hours of the invented world.

`make docs` writes it anew; tests/end_to_end/test_hours.py says when it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from psycopg import Connection

from tests.docs.pages import DOCS
from wirecopy.settings import ROOT

PAGE = DOCS / "cookbook.md"
COOKBOOK = ROOT / "sql" / "cookbook"

_SHOWN_ROWS = 5
_SHOWN_CHARACTERS = 60

_INTRODUCTION = """# Cookbook

Written by `make docs` from [sql/cookbook/](../sql/cookbook/); do not edit it. Each query is ready to paste, or to run:
`make psql < sql/cookbook/most_carried.sql`. Below it stands the beginning of its answer, from three hours of an invented world
(`make demo` leaves such a database). `news.clock()` is the pipeline's time: now, where you did not set it.

"""


@dataclass(frozen=True)
class Recipe:
    """A question, what else its reader should know, and the statement that answers it."""

    name: str
    question: str
    hints: str
    statement: str


@dataclass(frozen=True)
class Answer:
    """What a recipe gave: the names of its columns, its first rows, and how many there were."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    count: int


def recipes() -> list[Recipe]:
    """All of them. The comment at the head of a file begins with the question, on a line of its own."""
    return [_recipe(path) for path in sorted(COOKBOOK.glob("*.sql"))]


def _recipe(path: Path) -> Recipe:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = list(takewhile(lambda line: line.startswith("--"), lines))
    question, *hints = (line.removeprefix("--").strip() for line in head)
    return Recipe(path.stem, question, " ".join(hints), "\n".join(lines[len(head) :]).strip())


def answer(connection: Connection[Any], recipe: Recipe) -> Answer:
    """Ask as a reader, who may see schema news and nothing else."""
    with connection.transaction():
        connection.execute("set local role wirecopy_reader")
        cursor = connection.execute(recipe.statement.encode())
        rows = cursor.fetchall()
    columns = [column.name for column in cursor.description or ()]
    return Answer(columns, rows[:_SHOWN_ROWS], len(rows))


def cookbook_page(connection: Connection[Any]) -> str:
    """The whole page, from a database that holds the three hours."""
    known = recipes()
    contents = "".join(f"- [{recipe.question}](#{recipe.name})\n" for recipe in known)
    return (
        _INTRODUCTION + contents + "".join(map(_section, known, (answer(connection, each) for each in known)))
    )


def _section(recipe: Recipe, answer: Answer) -> str:
    more = f"\n… {answer.count - len(answer.rows)} more\n" if answer.count > len(answer.rows) else ""
    hints = f" {recipe.hints}" if recipe.hints else ""
    return (
        f"\n## {recipe.name}\n\n{recipe.question}{hints}\n\n```sql\n{recipe.statement}\n```\n\n"
        + "\n".join(_table(answer))
        + f"\n{more}"
    )


def _table(answer: Answer) -> Iterator[str]:
    if not answer.rows:
        yield f"No row in these three hours; its columns are {', '.join(answer.columns)}."
        return
    yield f"| {' | '.join(answer.columns)} |"
    yield "|" + "---|" * len(answer.columns)
    for row in answer.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case timedelta():
            return str(value).partition(".")[0]
        case float():
            return f"{value:.2f}"
        case list():
            return _cell(", ".join(map(_cell, value)))
    text = " ".join(str(value).split())
    cut = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 2].rstrip() + " …"
    return re.sub(r"([|<*_`\\])", r"\\\1", cut)


def without_rows(page: str) -> str:
    """The page without the rows of its answers, whose numbers and seconds differ from run to run."""
    return re.sub(r"(\|---.*\n)(?:\|.*\n)*(?:\n… \d+ more\n)?", r"\1", page)
