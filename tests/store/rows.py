"""Rows that a test of the store or of the views begins with, made by the store's own functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection

from wirecopy.clock import Clock
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind
from wirecopy.dedupe.decide_placements import Placement
from wirecopy.extract.decide_article import ArticleState
from wirecopy.model import Extraction, KeyedEntry, Match, Outcome, PollDecision, Relation, Run, SeenPage
from wirecopy.store.article import add_article as add_article_state
from wirecopy.store.database import Database
from wirecopy.store.entry import SavedEntries, page_key, save_entries
from wirecopy.store.feed import save_polls, sync_feeds
from wirecopy.store.outlet import outlet_of, sync_outlets
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.run import begin_run
from wirecopy.store.story import create_stories, place_articles
from wirecopy.urls import registrable_domain

NOW = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)
FOUNDER = Match(Relation.COPY, containment=1.0, jaccard=1.0, shared=0, longest_run=0, rule="test")


def outlet(domain: str, *feeds: str, name: str = "") -> OutletConfig:
    configured = tuple(FeedConfig(url=url, category="general") for url in feeds)
    return OutletConfig(name or domain, domain, "en", "US", OutletKind.NEWSPAPER, configured)


def sync(connection: Connection, *outlets: OutletConfig, now: datetime = NOW) -> None:
    ensure_partitions(connection, now)
    sync_outlets(connection, outlets, now)
    sync_feeds(connection, outlets, now)


def begin(database: Database, key: str = "run", now: datetime = NOW) -> Run:
    return database.transact(begin_run, key, Clock.starting_at(now))


def save_listing(
    connection: Connection, feed_id: int, entries: Sequence[KeyedEntry], now: datetime
) -> SavedEntries:
    """What one document of one feed listed."""
    return save_entries(connection, {feed_id: entries}, now, new_pages_per_feed=250)[feed_id]


def save_poll(connection: Connection, run_id: int, poll: PollDecision, now: datetime) -> None:
    save_polls(connection, run_id, [poll], now)


def add_outlet(connection: Connection, domain: str) -> int:
    return outlet_of(connection, f"http://{domain}/", NOW)


def add_page(connection: Connection, url: str) -> int:
    row = connection.execute(
        """insert into wirecopy.page (url, key_sha256, domain, first_seen_at) values (%s, %s, %s, %s)
           on conflict (key_sha256) do update set url = excluded.url returning page_id""",
        (url, page_key(url), registrable_domain(url), NOW),
    ).fetchone()
    assert row is not None
    return int(row[0])


def article_state(connection: Connection, url: str, **page: Any) -> ArticleState:
    """What extraction would hand over for a page; `page` are fields of the Extraction."""
    known: dict[str, Any] = {"title": "Title", "text": "Text.", "language": "en", "extractor": "test"}
    return ArticleState(
        outlet_id=outlet_of(connection, url, NOW),
        page=SeenPage(None, add_page(connection, url), NOW, url, NOW, url),
        address=url,
        extraction=Extraction(Outcome.EXTRACTED, **{**known, **page}),
    )


def add_article(
    connection: Connection, outlet_id: int, url: str, title: str, text: str = "Text.", **page: Any
) -> int:
    """An article that dedupe has already compared."""
    article_id = add_article_state(connection, article_state(connection, url, title=title, text=text, **page))
    assert article_id is not None
    connection.execute(
        """update wirecopy.article set compared = true, outlet_id = o.outlet_id, outlet_domain = o.domain
           from wirecopy.outlet o where o.outlet_id = %s and article_id = %s""",
        (outlet_id, article_id),
    )
    return article_id


def add_story(connection: Connection, *articles: int) -> int:
    (story,) = create_stories(connection, 1, NOW)
    place_articles(connection, [Placement(article, story, None, FOUNDER) for article in articles], NOW)
    return story
