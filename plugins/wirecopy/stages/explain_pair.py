"""Why the articles at two addresses are, or are not, one story."""

from __future__ import annotations

from dataclasses import dataclass

from psycopg import Connection

from wirecopy.dedupe.explain import Explanation, explain
from wirecopy.errors import UsageError
from wirecopy.store.database import Database
from wirecopy.store.evidence import (
    PlacedArticle,
    StoryLink,
    placed_article,
    story_links,
)
from wirecopy.store.migrations import require_current


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Two articles, what a comparison makes of them now, and what the database holds about them."""

    articles: tuple[PlacedArticle, PlacedArticle]
    explanation: Explanation
    links: tuple[StoryLink, ...]


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
