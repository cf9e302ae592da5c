"""The recipes of docs/export.md give what the views show, run as they stand over files of two exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.docs.pages import DOCS
from tests.pipeline import new_database, rows
from tests.stages.test_export import change_everything, filled
from wirecopy.export.exported_view import ExportedView
from wirecopy.stages.export import export
from wirecopy.store.database import Database

BLOCKS = re.findall(
    r"^```(sql|python)\n(.*?)^```", (DOCS / "export.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture
def database(server_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database that changed between two exports to the current folder."""
    monkeypatch.chdir(tmp_path)
    with new_database(server_url) as database:
        stand = filled(database)
        _export(database)
        change_everything(stand)
        _export(database)
        yield database


def _export(database: Database) -> None:
    export(database, "export", list(ExportedView), "parquet")
    export(database, "export-csv", [ExportedView.ARTICLES], "csv")


def test_every_recipe_gives_what_the_views_show(database: Database) -> None:
    tables: list[Any] = []
    values: dict[str, Any] = {}
    for language, text in BLOCKS:
        if language == "sql":
            tables.append(duckdb.sql(text))
        else:
            exec(text, values)
    _views, most_carried, from_csv = tables

    shown = dict(rows(database, "select story_id, outlet_count from news.stories"))
    assert {story: outlets for story, _, outlets, _ in most_carried.fetchall()} == shown
    texts = rows(database, "select article_id, title, text from news.articles order by 1")
    assert from_csv.fetchall() == texts
    assert _in_duckdb("select article_id, title, text from articles order by 1") == texts
    assert _in_duckdb("select count(*) from copies") == rows(
        database, "select count(*) from news.story_copies"
    )
    assert _in_duckdb("select article_id, revision_no, text from revisions order by 1, 2") == rows(
        database, "select article_id, revision_no, text from news.revisions order by 1, 2"
    )

    articles, stories = values["articles"], values["stories"]
    assert sorted(zip(articles["article_id"], articles["title"], articles["text"], strict=True)) == texts
    assert dict(zip(stories["story_id"], stories["outlet_count"], strict=True)) == shown
    assert len(values["copies"]) == len(texts)
    assert len(values["november"]) == 0
    assert values["by_originator"].sum() == sum(shown.values())

    fullest = rows(
        database,
        "select s.story_id, a.text from news.stories s join news.articles a on a.article_id = s.fullest_article_id",
    )
    chunks = values["chunks"]
    for story_id, text in fullest:
        assert "\n".join(chunk["text"] for chunk in chunks if chunk["story_id"] == story_id) == text
    assert {chunk["story_id"] for chunk in chunks} == shown.keys()
    assert list(values["chunks_of"]("a" * 1500 + "\n" + "b" * 600 + "\n" + "c" * 3000)) == [
        "a" * 1500,
        "b" * 600,
        "c" * 3000,
    ]


def _in_duckdb(question: str) -> list[tuple[Any, ...]]:
    found = duckdb.sql(question)
    assert found is not None
    return found.fetchall()
