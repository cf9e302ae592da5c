"""Articles of before the column say where their text is from, and the database knows no other words for it."""

from __future__ import annotations

import pytest
from psycopg import errors

from tests.pipeline import rows
from tests.store.rows import add_article, add_outlet
from wirecopy.model import TextSource
from wirecopy.store.database import Database
from wirecopy.store.queries import SQL_DIR

MIGRATION = SQL_DIR / "migrations" / "0017_text_source.sql"


def test_the_source_is_read_from_the_version_and_from_the_forms_that_were_fetched(database: Database) -> None:
    """Each of its statements may be repeated, so a database that has run it can be asked again."""
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        for name, extractor in (("page", "wirecopy-4"), ("feed", "feed wirecopy-4"), ("amp", "wirecopy-4")):
            add_article(connection, outlet, f"http://paper.example/{name}", name, extractor=extractor)
        connection.execute("update wirecopy.page set alternate_words = 0 where url like '%/page'")
        connection.execute("update wirecopy.page set alternate_words = 300 where url like '%/amp'")
        connection.execute(MIGRATION.read_bytes())
    assert rows(database, "select title, text_source, extractor from news.articles order by article_id") == [
        ("page", "page", "wirecopy-4"),
        ("feed", "feed", "wirecopy-4"),
        ("amp", "alternate", "wirecopy-4"),
    ]
    assert rows(database, "select text_source, extractor from wirecopy.revision order by revision_id") == [
        ("page", "wirecopy-4"),
        ("feed", "wirecopy-4"),
        ("page", "wirecopy-4"),  # of a revision only the parts of its own fetch can tell, and it has none
    ]


@pytest.mark.parametrize("table", ["article", "revision"])
def test_a_source_without_a_name_of_ours_is_refused(database: Database, table: str) -> None:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        for source in TextSource:
            add_article(connection, outlet, f"http://paper.example/{source}", "T", text_source=source)
    with database.transaction() as connection, pytest.raises(errors.CheckViolation):
        connection.execute(f"update wirecopy.{table} set text_source = 'hearsay'".encode())
