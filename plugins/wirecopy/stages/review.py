"""Taking an article out of a story by hand, and saying why two articles are or are not one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from wirecopy.dedupe.explain import Explanation, explain
from wirecopy.dedupe.placing import FOUNDER, Placement, Split
from wirecopy.errors import UsageError
from wirecopy.store.database import Database
from wirecopy.store.evidence import (
    PlacedArticle,
    StoryLink,
    add_manual_split,
    placed_article,
    story_links,
    story_of_many,
)
from wirecopy.store.migrations import require_current
from wirecopy.store.story import create_stories, lock_writer, log_splits, place_articles


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Two articles, what a comparison makes of them now, and what the database holds about them."""

    articles: tuple[PlacedArticle, PlacedArticle]
    explanation: Explanation
    links: tuple[StoryLink, ...]


def split_article(database: Database, article_id: int, why: str, now: datetime) -> Split:
    """Take an article out of its story for good: it founds one of its own.

    Raises:
        UsageError: the article does not exist, or stands in its story alone.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    require_current(database)
    return database.transact(_split, article_id, why, now)


def _split(connection: Connection, article_id: int, why: str, now: datetime) -> Split:
    lock_writer(connection, "dedupe")
    story_id = story_of_many(connection, article_id)
    if story_id is None:
        raise UsageError(f"article {article_id} shares a story with no other article")
    (new_story_id,) = create_stories(connection, 1, now)
    split = Split(story_id, new_story_id, article_id, f"by hand: {why}")
    add_manual_split(connection, article_id, story_id, why, now)
    place_articles(connection, [Placement(article_id, new_story_id, None, FOUNDER)], now)
    log_splits(connection, [split], now)
    return split


def explain_pair(database: Database, url: str, other_url: str) -> PairEvidence:
    """Why the articles at two addresses are, or are not, one story.

    Raises:
        UsageError: there is no article at one of the addresses.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    require_current(database)
    return database.transact(_explain, url, other_url)


def _explain(connection: Connection, url: str, other_url: str) -> PairEvidence:
    a, b = _find(connection, url), _find(connection, other_url)
    explanation = explain(a.text, a.title, b.text, b.title, is_live=a.is_live, other_is_live=b.is_live)
    return PairEvidence((a, b), explanation, tuple(story_links(connection, a, b)))


def _find(connection: Connection, url: str) -> PlacedArticle:
    article = placed_article(connection, url)
    if article is None:
        raise UsageError(f"no article was stored from {url}: news.entry_fates says why")
    return article
