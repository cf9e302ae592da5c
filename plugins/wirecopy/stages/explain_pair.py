"""Why the articles at two addresses are, or are not, one story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg import Connection

from wirecopy.dedupe.chain import ChainLink, find_chain
from wirecopy.dedupe.explain import Explanation, explain
from wirecopy.dedupe.match import match
from wirecopy.errors import UsageError
from wirecopy.model import Match, Relation
from wirecopy.stages.fingerprint_cache import BatchFingerprints, FingerprintCache
from wirecopy.store.database import Database
from wirecopy.store.evidence import (
    PlacedArticle,
    StoryLink,
    addresses_of,
    placed_article,
    story_links,
)
from wirecopy.store.migrations import require_current
from wirecopy.store.rollup import members_of


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Two articles, what a comparison makes of them now, and what the database holds about them.

    Attributes:
        chain: the copies that join the two, if they stand in one story without being copies of each other; empty if
            they do not, or if the rules of today know no such chain.
        addresses: of the articles in the chain.
    """

    articles: tuple[PlacedArticle, PlacedArticle]
    explanation: Explanation
    links: tuple[StoryLink, ...]
    chain: tuple[ChainLink, ...]
    addresses: Mapping[int, str]

    @property
    def is_one_story(self) -> bool:
        a, b = self.articles
        return a.story_id is not None and a.story_id == b.story_id


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
    chain = () if explanation.match.relation is Relation.COPY else _find_chain(connection, a, b)
    addresses = addresses_of(
        connection, {each for link in chain for each in (link.article_id, link.next_article_id)}
    )
    return PairEvidence((a, b), explanation, tuple(story_links(connection, a, b)), chain, addresses)


def _find_chain(connection: Connection, a: PlacedArticle, b: PlacedArticle) -> tuple[ChainLink, ...]:
    """Compares whole stories, which takes a second or two for one that hundreds of outlets carry."""
    if a.story_id is None or a.story_id != b.story_id:
        return ()
    members = [member.article_id for member in members_of(connection, [a.story_id])]
    fingerprints = BatchFingerprints(connection, FingerprintCache())
    fingerprints.read(members)

    def compare(article_id: int, other_id: int) -> Match:
        return match(fingerprints[article_id], fingerprints[other_id])

    return find_chain(a.article_id, b.article_id, members, compare)


def _find(connection: Connection, url: str) -> PlacedArticle:
    article = placed_article(connection, url)
    if article is None:
        raise UsageError(f"no article was stored from {url}: news.entry_fates says why")
    return article
