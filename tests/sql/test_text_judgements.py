"""How many texts of each outlet were doubted on each day, and why."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg import errors

from tests.pipeline import rows
from tests.store.rows import add_outlet, add_page
from wirecopy.store.database import Database

ADD = """insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, extracted_at, text_doubt, text_choice)
         values (%s, 1, '2026-08-03 10:00Z', 'ok', %s, %s, %s)"""


def test_texts_are_counted_per_outlet_and_day_with_the_reason_of_the_doubt(database: Database) -> None:
    with database.transaction() as connection:
        add_outlet(connection, "paper.example")
        for number, (day, doubt, choice) in enumerate(
            [
                ("2026-08-03 10:05Z", None, None),
                ("2026-08-03 10:05Z", "short", "region"),
                ("2026-08-03 23:59Z", "little_of_page", "ours"),
                ("2026-08-04 00:00Z", "no_sentences", "none"),
                (None, None, None),  # waits for extraction
            ]
        ):
            page = add_page(connection, f"http://paper.example/{number}")
            connection.execute(ADD, (page, day, doubt, choice))
    assert rows(
        database,
        """select outlet_domain, day, pages, doubted, replaced, short, little_of_page, no_sentences, other_subject
           from news.text_judgements order by day""",
    ) == [
        ("paper.example", date(2026, 8, 3), 3, 2, 1, 1, 1, 0, 0),
        ("paper.example", date(2026, 8, 4), 1, 1, 1, 0, 0, 1, 0),
    ]


def test_a_doubt_without_a_name_of_ours_is_refused(database: Database) -> None:
    with database.transaction() as connection:
        page = add_page(connection, "http://paper.example/1")
        with pytest.raises(errors.CheckViolation):
            connection.execute(ADD, (page, None, "odd", None))
