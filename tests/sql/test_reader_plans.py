"""What readers ask most is answered through an index: at a million articles a scan takes seconds."""

from __future__ import annotations

import pytest

from wirecopy.store.database import Database

NEWEST = "order by first_seen_at desc limit 20"
QUESTIONS = {
    "article_first_seen": f"select title from news.articles {NEWEST}",
    "article_published": "select title from news.articles where published_at > now() - interval '1 day'",
    "article_outlet": f"select title from news.articles where outlet_domain = 'paper.example' {NEWEST}",
    "article_originator": f"select title from news.articles where originator = 'Reuters' {NEWEST}",
    "article_distributor": f"select title from news.articles where distributor = 'Tribune Content Agency' {NEWEST}",
    "article_language": f"select title from news.articles where language = 'de' {NEWEST}",
    "article_url": "select title from news.articles where url = 'https://paper.example/1'",
    "story_copy_story": "select title from news.articles where story_id = 1",
    "revision_page_changed": "select * from news.revisions where cause = 'page_changed' and seen_at > now() - interval '1 day'",
    "article_change": "select * from news.articles where change_seq > 1000 order by change_seq limit 1000",
}


@pytest.mark.parametrize("index", QUESTIONS)
def test_a_question_is_answered_through_its_index(database: Database, index: str) -> None:
    """Postgres scans a small table unless it is told not to."""
    with database.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        plan = "\n".join(line for (line,) in connection.execute(f"explain {QUESTIONS[index]}".encode()))
    assert f" {index}" in plan
    assert "Seq Scan on article" not in plan
    assert "Seq Scan on revision" not in plan
