"""Stories, the copies in them, version links, and the numbering of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection
from psycopg.rows import class_row

from wirecopy.dedupe.fingerprint import MIN_WORDS, Fingerprint
from wirecopy.dedupe.group import Merge
from wirecopy.dedupe.rollup import CopyRollUp, Member, MemberCredit, StoryRollUp
from wirecopy.model import Match
from wirecopy.store.queries import load_query


@dataclass(frozen=True, slots=True)
class UncomparedArticle:
    article_id: int
    title: str
    text: str
    text_sha256: bytes
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Placement:
    """An article's place in a story; without a match it founded the story."""

    article_id: int
    story_id: int
    matched_article_id: int | None
    match: Match


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    articles: int
    stories: int


def lock_writer(connection: Connection, name: str) -> None:
    """Wait until nobody else does the same; ends with the transaction."""
    connection.execute(load_query("story/lock_writer"), {"name": name})


def uncompared_articles(connection: Connection, limit: int) -> list[UncomparedArticle]:
    with connection.cursor(row_factory=class_row(UncomparedArticle)) as cursor:
        return cursor.execute(load_query("story/uncompared"), {"max": limit}).fetchall()


def save_fingerprints(
    connection: Connection, articles: Sequence[UncomparedArticle], prints: Mapping[int, Fingerprint]
) -> None:
    """Keep the fingerprints of a batch and index their sketches."""
    ids = [article.article_id for article in articles]
    connection.execute(
        load_query("story/save_fingerprints"),
        {
            "article_id": ids,
            "body_hash": [prints[i].body_hash for i in ids],
            "words": [prints[i].words for i in ids],
            "shingles": [len(prints[i].shingles) for i in ids],
        },
    )
    connection.execute(load_query("story/drop_shingles"), {"article_id": ids})
    days = {article.first_seen_at.date() for article in articles}
    connection.execute(load_query("story/ensure_partitions"), {"at": sorted(days)})
    seen_at = {article.article_id: article.first_seen_at for article in articles}
    rows = [(value, i) for i in ids for value in prints[i].sketch]
    connection.execute(
        load_query("story/add_shingles"),
        {
            "hash": [value for value, _ in rows],
            "article_id": [i for _, i in rows],
            "seen_at": [seen_at[i] for _, i in rows],
        },
    )


def candidate_pairs(
    connection: Connection, prints: Mapping[int, Fingerprint], since: datetime
) -> list[tuple[int, int]]:
    """Pairs of articles, one of them in `prints`, that deserve an exact comparison; smaller number first."""
    rows = [(value, i) for i, fingerprint in prints.items() for value in fingerprint.sketch]
    sketched = connection.execute(
        load_query("story/candidates"),
        {"hash": [value for value, _ in rows], "article_id": [i for _, i in rows], "since": since},
    ).fetchall()
    same_body = connection.execute(
        load_query("story/same_body"), {"article_id": list(prints), "short": MIN_WORDS}
    ).fetchall()
    return sorted({(a, b) for a, b in (*sketched, *same_body)})


def titled_texts_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The headline and the text of each article."""
    rows = connection.execute(
        load_query("story/titled_texts"), {"article_id": sorted(article_ids)}
    ).fetchall()
    return {article_id: (title, text) for article_id, title, text in rows}


def texts_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    rows = connection.execute(load_query("story/texts"), {"article_id": sorted(article_ids)}).fetchall()
    return dict(rows)


def stories_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, int | None]:
    """The story of each article, None for those that have none yet."""
    rows = connection.execute(load_query("story/of_articles"), {"article_id": sorted(article_ids)}).fetchall()
    return dict(rows)


def create_story(connection: Connection, now: datetime) -> int:
    row = connection.execute(load_query("story/create"), {"now": now}).fetchone()
    assert row is not None
    return int(row[0])


def place_articles(connection: Connection, placements: Sequence[Placement], now: datetime) -> None:
    """Put articles that have no story yet into stories."""
    connection.execute(
        load_query("story/add_copies"),
        {
            "now": now,
            "article_id": [place.article_id for place in placements],
            "story_id": [place.story_id for place in placements],
            "matched_article_id": [place.matched_article_id for place in placements],
            **_match_columns([place.match for place in placements]),
        },
    )


def merge_stories(connection: Connection, merge: Merge, reason: str, now: datetime) -> None:
    """Let one story end in another, with a redirect and a line in the log."""
    numbers = {"from_story": merge.from_story, "into_story": merge.into_story}
    connection.execute(
        load_query("story/merge"),
        {
            **numbers,
            "article_id": merge.article_id,
            "matched_article_id": merge.matched_article_id,
            "reason": reason,
            "now": now,
        },
    )
    connection.execute(load_query("story/renumber_merged"), numbers)
    connection.execute(load_query("story/move_versions"), numbers)


def link_versions(connection: Connection, versions: Mapping[tuple[int, int], Match], now: datetime) -> int:
    """Link the stories of article pairs judged to be versions; returns how many links are new."""
    return connection.execute(
        load_query("story/link_versions"),
        {
            "now": now,
            "article_id": [a for a, _ in versions],
            "other_article_id": [b for _, b in versions],
            **_match_columns(list(versions.values())),
        },
    ).rowcount


def set_compared(connection: Connection, article_ids: Sequence[int]) -> None:
    connection.execute(load_query("story/set_compared"), {"article_id": list(article_ids)})


def unpublished_stories(connection: Connection, limit: int) -> list[int]:
    return [row[0] for row in connection.execute(load_query("story/unpublished"), {"max": limit})]


def members_of(connection: Connection, story_ids: Sequence[int]) -> list[Member]:
    with connection.cursor(row_factory=class_row(Member)) as cursor:
        return cursor.execute(load_query("story/members"), {"story_id": list(story_ids)}).fetchall()


def credits_of(connection: Connection, story_ids: Sequence[int]) -> list[MemberCredit]:
    with connection.cursor(row_factory=class_row(MemberCredit)) as cursor:
        return cursor.execute(load_query("story/credits"), {"story_id": list(story_ids)}).fetchall()


def save_rollup(connection: Connection, story: StoryRollUp, copies: Sequence[CopyRollUp]) -> None:
    """Store what readers see of a story and of its copies."""
    connection.execute(
        load_query("story/save_rollup"),
        {
            "story_id": story.story_id,
            "title": story.title,
            "originator": story.originator,
            "distributor": story.distributor,
            "first_seen_at": story.first_seen_at,
            "first_outlet_id": story.first_outlet_id,
            "last_seen_at": story.last_seen_at,
            "outlet_count": story.outlet_count,
            "article_count": story.article_count,
            "fullest_article_id": story.fullest_article_id,
            "language": story.language,
        },
    )
    connection.execute(
        load_query("story/save_comparisons"),
        {
            "article_id": [copy.article_id for copy in copies],
            "relation": [copy.relation for copy in copies],
            "headline_changed": [copy.headline_changed for copy in copies],
            "compared_with": [copy.compared_with for copy in copies],
            "words_kept": [copy.comparison.words_kept if copy.comparison else None for copy in copies],
            "words_cut": [copy.comparison.words_cut if copy.comparison else None for copy in copies],
            "words_added": [copy.comparison.words_added if copy.comparison else None for copy in copies],
        },
    )


def number_changes(connection: Connection, rolled_up: Sequence[int]) -> PublishedCounts:
    """Give change numbers to articles that were compared and to these stories; blocks other numberers."""
    row = connection.execute(load_query("story/number_changes"), {"story_id": list(rolled_up)}).fetchone()
    assert row is not None
    return PublishedCounts(articles=row[0], stories=row[1])


def _match_columns(matches: Sequence[Match]) -> dict[str, object]:
    return {
        "containment": [match.containment for match in matches],
        "jaccard": [match.jaccard for match in matches],
        "shared": [match.shared for match in matches],
        "longest_run": [match.longest_run for match in matches],
        "rule": [match.rule for match in matches],
        "ground": [match.ground for match in matches],
    }
