"""Stores stories, their copies and version links. rollup.py stores what readers see of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection

from wirecopy.dedupe.candidates import (
    COMPARED_PER_ARTICLE,
    MAX_STORIES_OF_HASH,
    MIN_SHARED_HASHES,
    REPRESENTED_COMPARED,
    REPRESENTS_WITHIN,
    Candidate,
    NewArticle,
    same_body,
)
from wirecopy.dedupe.decide_placements import ArticleToPlace, Placement, Split
from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.group import Merge
from wirecopy.dedupe.linking import ManualSplit
from wirecopy.dedupe.running_stories import StoryInRun, running_story_ids
from wirecopy.model import Match
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class TitledText:
    article_id: int
    title: str
    text: str
    text_sha256: bytes
    is_live: bool  # whether it is a live blog


@dataclass(frozen=True, slots=True)
class UncomparedArticle(ArticleToPlace):
    """An article to compare: its text is new or changed, or the text of another article in its story has changed."""

    title: str
    text: str
    text_sha256: bytes
    first_seen_at: datetime
    is_live: bool
    is_summary: bool  # of a feed, in place of the article

    @property
    def titled_text(self) -> TitledText:
        return TitledText(self.article_id, self.title, self.text, self.text_sha256, self.is_live)


@dataclass(frozen=True, slots=True)
class VersionLinks:
    """How many links are new, and the stories of all that came or went."""

    added: int
    story_ids: list[int]


def lock_stories(connection: Connection) -> None:
    """Wait until no other transaction changes stories, and let none do so until this one ends.

    dedupe, publish and whoever takes an article out of its story hold it. Before publish did, it could call a story
    published that dedupe had changed since it was read. The row has the name of the stage that had it first.
    """
    connection.execute(load_query("single_writer/lock"), {"name": "dedupe"})


def waiting_articles(connection: Connection, limit: int, *, max_bytes: int) -> list[int]:
    """Articles to compare next, of those on which no work has begun."""
    parameters = {"max": limit, "max_bytes": max_bytes}
    return [row[0] for row in connection.execute(load_query("story/waiting_articles"), parameters)]


def suspect_article(connection: Connection, holder: str) -> list[int]:
    """One article, if any, that an attempt did not bring to its end and that this holder has not failed on."""
    return [row[0] for row in connection.execute(load_query("story/suspect_article"), {"holder": holder})]


def waiting_stories(connection: Connection, limit: int, *, unfinished: Collection[int] = ()) -> list[int]:
    """Stories to roll up next, of those on which no work has begun; these where there are no others."""
    parameters = {"max": limit, "unfinished": sorted(unfinished)}
    return [row[0] for row in connection.execute(load_query("story/waiting_stories"), parameters)]


def suspect_story(connection: Connection, holder: str) -> list[int]:
    """One story, if any, that an attempt did not bring to its end and that this holder has not failed on."""
    return [row[0] for row in connection.execute(load_query("story/suspect_story"), {"holder": holder})]


def uncompared_articles(
    connection: Connection, article_ids: Sequence[int], *, max_companions: int, max_bytes: int
) -> list[UncomparedArticle]:
    """Those of these articles that still wait to be compared, with companions: members of the stories of changed ones.

    Companions beyond the limits, in number and in bytes of text, wait from now on in their own right.
    """
    with connection.cursor(row_factory=row_of(UncomparedArticle)) as cursor:
        found = cursor.execute(
            load_query("story/uncompared"),
            {"article_id": list(article_ids), "max_companions": max_companions, "max_bytes": max_bytes},
        ).fetchall()
    connection.execute(
        load_query("story/add_waiting_companions"),
        {
            "article_id": [article.article_id for article in found],
            "changed": [article.article_id for article in found if article.is_changed],
        },
    )
    return found


def save_fingerprints(
    connection: Connection,
    articles: Sequence[NewArticle],
    fingerprints: Mapping[int, Fingerprint],
    representatives: Mapping[int, int],
) -> None:
    """Store the fingerprints of a batch, and which article represents which in the index."""
    connection.execute(
        load_query("fingerprint/save"),
        {
            "article_id": [article.article_id for article in articles],
            "body_hash": [article.body_key for article in articles],
            "words": [fingerprints[article.article_id].words for article in articles],
            "shingles": [len(fingerprints[article.article_id].shingles) for article in articles],
            "representative_id": [representatives.get(article.article_id) for article in articles],
        },
    )


def remove_from_index(connection: Connection, article_ids: Sequence[int]) -> None:
    """Remove articles from the index."""
    if article_ids:
        connection.execute(load_query("fingerprint/delete_shingles"), {"article_id": list(article_ids)})


def index_sketches(connection: Connection, articles: Sequence[NewArticle]) -> None:
    """Add articles to the index."""
    days = {article.seen_at.date() for article in articles}
    connection.execute(load_query("partition/ensure_shingles"), {"at": sorted(days)})
    connection.execute(load_query("fingerprint/add_shingles"), _sketch_columns(articles))


def find_candidates(
    connection: Connection, articles: Sequence[NewArticle], window: timedelta, now: datetime
) -> dict[int, list[Candidate]]:
    """For each article of a batch: the articles outside it to compare exactly, the nearest first."""
    found: defaultdict[int, list[Candidate]] = defaultdict(list)
    bodies = connection.execute(
        load_query("fingerprint/same_body"),
        {
            "body_hash": _bigints(article.body_key for article in articles),
            "article_id": _bigints(article.article_id for article in articles),
        },
    ).fetchall()
    oldest_with: dict[int, int] = dict(bodies)
    for article in articles:
        if article.body_key in oldest_with:
            found[article.article_id].append(same_body(oldest_with[article.body_key]))
    seen_at = [article.seen_at for article in articles]
    sketched = connection.execute(
        load_query("fingerprint/candidates"),
        {
            **_sketch_columns(articles),
            "since": min(seen_at) - window,
            "until": max(seen_at) + window,
            "window": window,
            "near": REPRESENTS_WITHIN,
            "stories": MAX_STORIES_OF_HASH,
            "least_shared": MIN_SHARED_HASHES,
            "most": COMPARED_PER_ARTICLE,
            "now": now,
        },
    )
    for article_id, other_id, shared, represents in sketched:
        found[article_id].append(Candidate(other_id, shared, represents))
    return dict(found)


def represented_articles(
    connection: Connection, representatives: Collection[int], batch: Collection[int]
) -> dict[int, list[int]]:
    """The articles outside the batch that these represent in the index, a few for each."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for representative_id, article_id in connection.execute(
        load_query("fingerprint/represented"),
        {
            "representative_id": _bigints(representatives),
            "batch": _bigints(batch),
            "most": REPRESENTED_COMPARED,
        },
    ):
        found[representative_id].append(article_id)
    return dict(found)


def stop_hashes(connection: Connection, articles: Sequence[NewArticle]) -> set[int]:
    """The stop shingles among the hashes that more than one article of the batch has."""
    carriers = Counter(value for article in articles for value in article.sketch)
    shared = [value for value, count in carriers.items() if count > 1]
    rows = connection.execute(load_query("fingerprint/stop_shingles"), {"hash": _bigints(shared)})
    return {row[0] for row in rows}


def manual_splits_of(connection: Connection, story_ids: Collection[int]) -> list[ManualSplit]:
    """The manual splits of these stories."""
    with connection.cursor(row_factory=row_of(ManualSplit)) as cursor:
        return cursor.execute(load_query("story/manual_splits"), {"story_id": list(story_ids)}).fetchall()


def titled_texts_of(
    connection: Connection, article_ids: Collection[int], *, max_bytes: int
) -> list[TitledText]:
    """The texts of the articles until so many bytes are read; the first in any case."""
    if not article_ids:
        return []
    with connection.cursor(row_factory=row_of(TitledText)) as cursor:
        return cursor.execute(
            load_query("story/titled_texts"), {"article_id": sorted(article_ids), "max_bytes": max_bytes}
        ).fetchall()


def stories_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, int | None]:
    """The story of each article; None for an article that has none yet."""
    rows = connection.execute(
        load_query("story/find_by_article"), {"article_id": sorted(article_ids)}
    ).fetchall()
    return dict(rows)


def rest_of_stories(
    connection: Connection, story_ids: Collection[int], batch: Collection[int]
) -> dict[int, bool]:
    """Those of these stories that have members outside the batch, which wait for no other one; and whether one founded it."""
    parameters = {"story_id": sorted(story_ids), "article_id": sorted(batch)}
    return dict(connection.execute(load_query("story/rest"), parameters).fetchall())


def create_stories(connection: Connection, count: int, now: datetime) -> list[int]:
    """Make empty stories; returns their numbers in ascending order."""
    return sorted(
        row[0] for row in connection.execute(load_query("story/create"), {"count": count, "now": now})
    )


def place_articles(connection: Connection, placements: Sequence[Placement], now: datetime) -> None:
    """Put articles into stories, or store new evidence for those that are there already."""
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


def log_splits(connection: Connection, splits: Sequence[Split], now: datetime) -> None:
    """Log which articles left their story. Both stories and the articles count as changed."""
    if splits:
        connection.execute(
            load_query("story/log_splits"),
            {
                "story_id": [split.story_id for split in splits],
                "new_story_id": [split.new_story_id for split in splits],
                "article_id": [split.article_id for split in splits],
                "reason": [split.reason for split in splits],
                "now": now,
            },
        )


def merge_stories(connection: Connection, merge: Merge, reason: str, now: datetime) -> None:
    """Merge one story into another, with a redirect and a line in the log."""
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
    connection.execute(load_query("story/mark_merged_unpublished"), numbers)
    connection.execute(load_query("story/move_versions"), numbers)


def link_versions(
    connection: Connection, versions: Mapping[tuple[int, int], Match], relinked: Sequence[int], now: datetime
) -> VersionLinks:
    """Link the stories of article pairs that are versions.

    A link of a `relinked` story is removed if it was not found again.
    """
    row = connection.execute(
        load_query("story/link_versions"),
        {
            "now": now,
            "relinked": list(relinked),
            "article_id": [a for a, _ in versions],
            "other_article_id": [b for _, b in versions],
            **_match_columns(list(versions.values())),
        },
    ).fetchone()
    assert row is not None
    return VersionLinks(*row)


def renew_running_stories(connection: Connection, story_ids: Collection[int]) -> None:
    """Let these stories, whose version links changed, be part of the running story that their links make up."""
    if not story_ids:
        return
    rows = connection.execute(load_query("story/linked"), {"story_id": sorted(story_ids)}).fetchall()
    stories = [StoryInRun(story_id, running, begun_by) for story_id, running, begun_by, _ in rows]
    links = [(story_id, other_id) for story_id, *_, others in rows for other_id in others]
    found = running_story_ids(stories, links)
    connection.execute(
        load_query("story/save_running"),
        {"story_id": list(found), "running_story_id": list(found.values())},
    )


def set_compared(connection: Connection, articles: Sequence[UncomparedArticle]) -> None:
    connection.execute(
        load_query("story/set_compared"),
        {
            "article_id": [article.article_id for article in articles],
            "text_sha256": [article.text_sha256 for article in articles],
        },
    )


def _sketch_columns(articles: Sequence[NewArticle]) -> dict[str, object]:
    """The hashes, each with its article, sorted so that neighbours in the index are written together."""
    rows = sorted((value, article.article_id) for article in articles for value in article.sketch)
    return {
        "hash": _bigints(row[0] for row in rows),
        "hash_of": _bigints(row[1] for row in rows),
        "article_id": _bigints(article.article_id for article in articles),
        "seen_at": [article.seen_at for article in articles],
    }


def _bigints(values: Iterable[int]) -> str:
    """An array in Postgres's text form: psycopg takes six times as long for 160,000 hashes, a large batch (measured)."""
    return f"{{{','.join(map(str, values))}}}"


def _match_columns(matches: Sequence[Match]) -> dict[str, object]:
    return {
        "containment": [match.containment for match in matches],
        "jaccard": [match.jaccard for match in matches],
        "shared": [match.shared for match in matches],
        "longest_run": [match.longest_run for match in matches],
        "rule": [match.rule for match in matches],
        "ground": [match.ground for match in matches],
    }
