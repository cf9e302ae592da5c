"""Reads what the database knows about two articles together, and stores manual splits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from psycopg import Connection

from wirecopy.model import Ground
from wirecopy.store.entry import page_key
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article with its place in a story, if it has one."""

    article_id: int
    outlet: str
    url: str
    title: str
    text: str
    is_compared: bool
    is_live: bool
    story_id: int | None
    article_count: int  # members of that story
    matched_article_id: int | None
    ground: Ground | None
    containment: float | None


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A link between two stories or articles: its kind, since when, and why."""

    kind: Literal["version", "merge", "split", "manual split"]
    at: datetime
    reason: str


def placed_article(connection: Connection, url: str) -> PlacedArticle | None:
    """The article at an address."""
    with connection.cursor(row_factory=row_of(PlacedArticle)) as cursor:
        return cursor.execute(
            load_query("story/find_placed_article"), {"key_sha256": page_key(url)}
        ).fetchone()


def story_links(connection: Connection, a: PlacedArticle, b: PlacedArticle) -> list[StoryLink]:
    """All links between the two articles or their stories, in the order of time."""
    with connection.cursor(row_factory=row_of(StoryLink)) as cursor:
        return cursor.execute(
            load_query("story/links"),
            {"article_id": [a.article_id, b.article_id], "story_id": [a.story_id, b.story_id]},
        ).fetchall()


def addresses_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    rows = connection.execute(load_query("story/addresses"), {"article_id": sorted(article_ids)}).fetchall()
    return dict(rows)


def shared_story_of(connection: Connection, article_id: int) -> int | None:
    """The story of an article, if the story has other articles too."""
    row = connection.execute(load_query("story/find_shared"), {"article_id": article_id}).fetchone()
    return None if row is None else int(row[0])


def add_manual_split(
    connection: Connection, article_id: int, story_id: int, reason: str, now: datetime
) -> None:
    """Keep an article out of a story for good. The next dedupe links the rest of the story again without it."""
    connection.execute(
        load_query("story/add_manual_split"),
        {"article_id": article_id, "story_id": story_id, "reason": reason, "now": now},
    )
