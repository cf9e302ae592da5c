"""What readers ask most is answered through an index: at a million articles a scan takes seconds."""

from __future__ import annotations

import pytest

from tests.store.rows import add_article, add_outlet
from wirecopy.store.database import Database

NEWEST = "order by first_seen_at desc limit 20"
QUESTIONS = {
    "article_first_seen": f"select title from news.articles {NEWEST}",
    "article_published": "select title from news.articles where published_at > now() - interval '1 day'",
    "article_outlet_domain": f"select title from news.articles where outlet_domain = 'paper.example' {NEWEST}",
    "article_originator": f"select title from news.articles where originator = 'Reuters' {NEWEST}",
    "article_distributor": f"select title from news.articles where distributor = 'Tribune Content Agency' {NEWEST}",
    "article_language": f"select title from news.articles where language = 'de' {NEWEST}",
    "article_url": "select title from news.articles where url = 'https://paper.example/1'",
    "story_copy_story": "select title from news.articles where story_id = 1",
    "story_originator": "select title from news.stories where originator = 'Reuters' and last_seen_at > now() - interval '1 day'",
    "page_fetch_extracted_day": "select * from news.text_judgements where day > (now() at time zone 'UTC')::date - 3",
    "revision_page_changed": "select * from news.revisions where cause = 'page_changed' and seen_at > now() - interval '1 day'",
    "article_change": "select * from news.articles where change_seq > 1000 order by change_seq limit 1000",
}


FUNCTIONS = [
    "news.search('ferry')",
    "news.search('\"the ferry waits\" -crane')",
    "news.find_address('paper.example/2026/ferry')",
    "news.changes(0, 100)",
]
SCANS = """
    select relname, seq_scan from pg_stat_xact_user_tables
    where relname in ('article', 'article_search', 'entry', 'page', 'page_fetch', 'story') order by 1"""


@pytest.mark.parametrize("index", QUESTIONS)
def test_a_question_is_answered_through_its_index(database: Database, index: str) -> None:
    """Postgres scans a small table unless it is told not to."""
    with database.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        plan = "\n".join(line for (line,) in connection.execute(f"explain {QUESTIONS[index]}".encode()))
    assert f" {index}" in plan
    assert "Seq Scan on article" not in plan
    assert "Seq Scan on revision" not in plan
    if "limit 20" in QUESTIONS[index]:
        assert "Sort" not in plan


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_scans_no_large_table(database: Database, function: str) -> None:
    with database.transaction() as connection:
        add_article(connection, add_outlet(connection, "paper.example"), "http://paper.example/1", "Ferry")
    with database.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        before = connection.execute(SCANS).fetchall()
        connection.execute(f"select * from {function}".encode())
        assert connection.execute(SCANS).fetchall() == before
