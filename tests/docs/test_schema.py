"""docs/schema.md says what the database says."""

from __future__ import annotations

from tests.docs.schema_page import PAGE, schema_page
from wirecopy.store.database import Database


def test_the_page_is_what_make_docs_writes(database: Database) -> None:
    with database.transaction() as connection:
        assert PAGE.read_text(encoding="utf-8") == schema_page(connection), "run `make docs`"
