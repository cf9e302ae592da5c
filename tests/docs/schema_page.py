"""docs/schema.md, written from the catalog of a migrated database: every view, function and table with its comments.

`make docs` writes it anew; test_schema.py says when it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.rows import namedtuple_row

from tests.docs.pages import DOCS

PAGE = DOCS / "schema.md"

# The views whose rows others point to, by the column that does; `other_story_id` points to the same as `story_id`.
_TARGETS = {"article_id": "articles", "story_id": "stories", "feed_id": "feed_health", "run_id": "runs"}

_INTRODUCTION = """# Schema

Written by `make docs` from the comments in the database; do not edit it. [views.md](views.md) says in words what the
views are for, [cookbook.md](cookbook.md) shows questions with their answers.

`news` is the schema that readers may rely on. `wirecopy` holds the tables behind it, which may change with any release.
"""
_NEWS = """
## How the views hang together

A line joins two views that share a column: below its name stands the one row, at the fork the many.
"""
_TABLES = """
## Tables

Schema `wirecopy`, for who changes Wirecopy: it promises nothing to readers. Lines are foreign keys. Tables that are divided by
time stand once, without their partitions.
"""


class Column(NamedTuple):
    """One column of a view or table, as `\\d+` shows it."""

    relation: str
    relation_comment: str
    name: str
    type: str
    comment: str
    is_required: bool


class Reference(NamedTuple):
    """A column of one relation whose values are keys of another."""

    child: str
    column: str
    parent: str


def schema_page(connection: Connection[Any]) -> str:
    """The whole page, from a database that `wirecopy migrate` has brought up to date."""
    views = _columns(connection, "news", "v")
    tables = _columns(connection, "wirecopy", "rp")
    return "".join(
        [
            _INTRODUCTION,
            _NEWS,
            _diagram(_shared_columns(views)),
            "\n## Views\n",
            *_relations(views, "news"),
            "\n## Functions\n",
            *_functions(connection),
            _TABLES,
            _diagram(_foreign_keys(connection)),
            *_relations(tables, "wirecopy"),
        ]
    )


def _columns(connection: Connection[Any], schema: str, kinds: str) -> list[Column]:
    cursor = connection.cursor(row_factory=namedtuple_row)
    found = cursor.execute(
        """select c.relname, obj_description(c.oid, 'pg_class') as described, a.attname,
                  format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as comment, a.attnotnull
           from pg_class c join pg_attribute a on a.attrelid = c.oid
           where c.relnamespace = %s::regnamespace and c.relkind = any(%s) and not c.relispartition
             and a.attnum > 0 and not a.attisdropped
           order by c.relname collate "C", a.attnum""",
        (schema, list(kinds)),
    )
    return [Column(*row) for row in found]


def _shared_columns(views: Sequence[Column]) -> list[Reference]:
    return [
        Reference(column.relation, column.name, target)
        for column in views
        for key, target in _TARGETS.items()
        if (column.name == key or column.name.endswith(f"_{key}"))
        and not (column.relation == target and column.name == key)
    ]


def _foreign_keys(connection: Connection[Any]) -> list[Reference]:
    found = connection.execute(
        """select c.relname, string_agg(a.attname, ', ' order by a.attnum), p.relname
           from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
           join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
           where k.contype = 'f' and c.relnamespace = 'wirecopy'::regnamespace and not c.relispartition
             and not p.relispartition
           group by k.oid, c.relname, p.relname
           order by c.relname collate "C", p.relname collate "C", min(a.attnum)"""
    )
    return [Reference(*row) for row in found]


def _diagram(references: Iterable[Reference]) -> str:
    """One line for each pair of relations, in the notation of Mermaid, which GitHub draws."""
    columns: dict[tuple[str, str], list[str]] = {}
    for child, column, parent in references:
        columns.setdefault((parent, child), []).append(column)
    lines = [
        f'    {parent} ||--o{{ {child} : "{", ".join(names)}"' for (parent, child), names in columns.items()
    ]
    return "\n".join(["", "```mermaid", "erDiagram", *lines, "```", ""])


def _relations(columns: Sequence[Column], schema: str) -> Iterator[str]:
    by_relation: dict[str, list[Column]] = {}
    for column in columns:
        by_relation.setdefault(column.relation, []).append(column)
    for relation, its_columns in by_relation.items():
        yield f"\n### {schema}.{relation}\n\n{_in_cell(its_columns[0].relation_comment)}\n\n"
        yield "| column | type | what it holds |\n|---|---|---|\n"
        for column in its_columns:
            required = " not null" if column.is_required else ""
            yield f"| `{column.name}` | {column.type}{required} | {_in_cell(column.comment)} |\n"


def _functions(connection: Connection[Any]) -> Iterator[str]:
    found = connection.execute(
        """select proname, pg_get_function_arguments(oid), pg_get_function_result(oid), obj_description(oid, 'pg_proc')
           from pg_proc where pronamespace = 'news'::regnamespace order by proname collate "C\""""
    )
    for name, arguments, result, comment in found:
        yield f"\n### news.{name}({_readable(arguments)})\n\n{_in_cell(comment)}\n\n"
        yield f"Gives {_readable(result)}.\n"


def _readable(declaration: str) -> str:
    """A declaration without what only the parser needs: casts of defaults, and `TABLE`."""
    without_casts = re.sub(r"::[a-z ]+(?=[,)]|$)", "", declaration)
    return _in_cell(
        re.sub(r"^TABLE\((.*)\)$", r"\1", without_casts)
        .replace(" DEFAULT ", " = ")
        .replace("= NULL", "= null")
    )


def _in_cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
