"""Taking an article out of a story by hand, for good."""

from __future__ import annotations

from datetime import datetime

from psycopg import Connection

from wirecopy.dedupe.decide_placements import FOUNDER, Placement, Split
from wirecopy.errors import UsageError
from wirecopy.store.database import Database
from wirecopy.store.evidence import (
    add_manual_split,
    shared_story_of,
)
from wirecopy.store.migrations import require_current
from wirecopy.store.story import create_stories, lock_stories, log_splits, place_articles


def split_article(database: Database, article_id: int, why: str, now: datetime) -> Split:
    """Take an article out of its story for good: it founds one of its own.

    Raises:
        UsageError: the article does not exist, or stands in its story alone.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    require_current(database)
    return database.transact(_split, article_id, why, now)


def _split(connection: Connection, article_id: int, why: str, now: datetime) -> Split:
    lock_stories(connection)
    story_id = shared_story_of(connection, article_id)
    if story_id is None:
        raise UsageError(f"article {article_id} shares a story with no other article")
    (new_story_id,) = create_stories(connection, 1, now)
    split = Split(story_id, new_story_id, article_id, f"by hand: {why}")
    add_manual_split(connection, article_id, story_id, why, now)
    place_articles(connection, [Placement(article_id, new_story_id, None, FOUNDER)], now)
    log_splits(connection, [split], now)
    return split
