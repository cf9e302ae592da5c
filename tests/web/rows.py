"""Rows of the pipeline's tables, written straight, for pages that read them through the views."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from psycopg import Connection, sql


def insert(connection: Connection, table: str, **columns: Any) -> int:
    """Add one row; returns its first column, which is the identity where the table has one."""
    statement = sql.SQL("insert into wirecopy.{} ({}) values ({}) returning *").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )
    row = connection.execute(statement, columns).fetchone()
    assert row is not None
    return int(row[0])


def now(connection: Connection) -> datetime:
    row = connection.execute("select now()").fetchone()
    assert row is not None
    at: datetime = row[0]
    return at


def add_outlet(connection: Connection, name: str) -> int:
    domain = name.lower().replace(" ", "-") + ".example"
    return insert(connection, "outlet", domain=domain, name=name, created_at=now(connection))


def add_feed(connection: Connection, outlet_id: int, url: str, **columns: Any) -> int:
    at = now(connection)
    known = {
        "domain": "x.example",
        "next_poll_at": at,
        "last_polled_at": at,
        "created_at": at - timedelta(days=9),
    }
    return insert(
        connection, "feed", outlet_id=outlet_id, url=url, url_sha256=_sha256(url), **{**known, **columns}
    )


def add_article(
    connection: Connection, outlet_id: int, url: str, title: str, seen_at: datetime, **columns: Any
) -> int:
    page_id = insert(
        connection, "page", url=url, key_sha256=_sha256(url), domain="x.example", first_seen_at=seen_at
    )
    row = connection.execute(
        "select domain from wirecopy.outlet where outlet_id = %s", [outlet_id]
    ).fetchone()
    assert row is not None
    return insert(
        connection,
        "article",
        outlet_id=outlet_id,
        outlet_domain=row[0],
        page_id=page_id,
        url=url,
        key_sha256=_sha256(url),
        title=title,
        first_seen_at=seen_at,
        last_seen_at=seen_at,
        text="Text.",
        text_sha256=_sha256("Text."),
        metadata_sha256=_sha256(title),
        word_count=1,
        extractor="test",
        **columns,
    )


def add_story(connection: Connection, title: str, articles: dict[int, timedelta], **columns: Any) -> int:
    """A story of articles (article number to lag), the first of them the original, all by different outlets."""
    at = now(connection) - timedelta(hours=1)
    known = {
        "first_seen_at": at,
        "last_seen_at": at,
        "article_count": len(articles),
        "outlet_count": len(articles),
    }
    story_id = insert(connection, "story", created_at=at, title=title, **{**known, **columns})
    for position, article_id in enumerate(articles):
        insert(
            connection,
            "story_copy",
            article_id=article_id,
            story_id=story_id,
            relation="copy" if position else "original",
            containment=1,
            jaccard=1,
            shared=90,
            longest_run=90,
            rule="test-1",
            ground="contained" if position else "founder",
            decided_at=at,
            words_kept=300,
            words_cut=10 * position,
            words_added=5 * position,
            headline_changed=position > 0,
        )
    return story_id


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
