"""Stores the rolled-up state of stories and copies that readers see, and numbers its changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from psycopg import Connection

from wirecopy.dedupe.rollup import CopyRollUp, Member, MemberCredit, StoryRollUp
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    articles: int
    stories: int


# Articles that change a number in one transaction, beside those of its stories: after a replay all wait. Chosen, not
# measured.
MAX_NUMBERED = 5000


def unpublished_stories(connection: Connection, story_ids: Sequence[int]) -> list[int]:
    """Those of these stories that still wait for their roll-up."""
    parameters = {"story_id": list(story_ids)}
    return [row[0] for row in connection.execute(load_query("story/unpublished"), parameters)]


def mark_outdated(
    connection: Connection, article_ids: Sequence[int] | None = None, *, rolled_up: Sequence[int] = ()
) -> None:
    """Have the stories rolled up anew of which a member has other credits, or a stated time, and the same text.

    Of these articles only, where they are said, and without stories that were `rolled_up` in this transaction.
    """
    connection.execute(
        load_query("story/mark_outdated"), {"article_id": article_ids, "rolled_up": list(rolled_up)}
    )


def members_of(connection: Connection, story_ids: Sequence[int]) -> list[Member]:
    with connection.cursor(row_factory=row_of(Member)) as cursor:
        return cursor.execute(load_query("story/members"), {"story_id": list(story_ids)}).fetchall()


def credits_of(connection: Connection, story_ids: Sequence[int]) -> list[MemberCredit]:
    with connection.cursor(row_factory=row_of(MemberCredit)) as cursor:
        return cursor.execute(load_query("story/credits"), {"story_id": list(story_ids)}).fetchall()


def texts_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    rows = connection.execute(load_query("story/texts"), {"article_id": sorted(article_ids)}).fetchall()
    return dict(rows)


def save_stories(connection: Connection, stories: Sequence[StoryRollUp]) -> None:
    """Store what readers see of stories. An article without a credit of its own shows its story's, so it changes too."""
    columns = {field.name: [getattr(story, field.name) for story in stories] for field in fields(StoryRollUp)}
    connection.execute(load_query("story/save_rollups"), columns)


def save_copies(connection: Connection, copies: Sequence[CopyRollUp]) -> None:
    """Store what readers see of copies. Word counts and passages are stored only of those that were compared."""
    connection.execute(
        load_query("story/save_comparisons"),
        {
            "article_id": [copy.article_id for copy in copies],
            "relation": [copy.relation for copy in copies],
            "headline_changed": [copy.headline_changed for copy in copies],
            "stated_lag": [copy.stated_lag for copy in copies],
            "compared_with": [copy.compared_with for copy in copies],
            "words_kept": [copy.comparison.words_kept if copy.comparison else None for copy in copies],
            "words_cut": [copy.comparison.words_cut if copy.comparison else None for copy in copies],
            "words_added": [copy.comparison.words_added if copy.comparison else None for copy in copies],
            "order_changed": [copy.comparison.order_changed if copy.comparison else None for copy in copies],
            "whole_sentences_only": [
                copy.comparison.whole_sentences_only if copy.comparison else None for copy in copies
            ],
        },
    )
    compared = [copy for copy in copies if copy.comparison]
    if compared:
        connection.execute(load_query("story/save_passages"), _passage_columns(compared))


def _passage_columns(compared: Sequence[CopyRollUp]) -> dict[str, object]:
    """The passages of all copies but the fullest, which equals itself."""
    rows = [
        (copy.article_id, position, passage)
        for copy in compared
        if copy.comparison and not copy.is_fullest
        for position, passage in enumerate(copy.comparison.passages, 1)
    ]
    return {
        "compared": [copy.article_id for copy in compared],
        "article_id": [article_id for article_id, _, _ in rows],
        "position": [position for _, position, _ in rows],
        "kind": [passage.kind for _, _, passage in rows],
        "start": [passage.span.start if passage.span else None for _, _, passage in rows],
        "length": [passage.span.length if passage.span else None for _, _, passage in rows],
        "was_start": [passage.full_span.start if passage.full_span else None for _, _, passage in rows],
        "was_length": [passage.full_span.length if passage.full_span else None for _, _, passage in rows],
    }


def number_changes(connection: Connection, rolled_up: Sequence[int]) -> PublishedCounts:
    """Give change numbers to these stories and their articles, and to others that were compared, in pieces.

    One transaction at a time can do it. Whoever listens for changes is woken up when it ends.
    """
    story_ids = list(rolled_up)
    locked = connection.execute(
        load_query("story/lock_ready_articles"), {"story_id": story_ids, "max": MAX_NUMBERED}
    ).fetchall()
    article_ids = [article_id for (article_id,) in locked]
    mark_outdated(connection, article_ids, rolled_up=story_ids)
    stories = connection.execute(load_query("story/lock_ready_stories"), {"story_id": story_ids}).fetchall()
    row = connection.execute(
        load_query("story/number_changes"),
        {
            "article_id": article_ids,
            "story_id": [story_id for (story_id,) in stories],
        },
    ).fetchone()
    assert row is not None
    published = PublishedCounts(articles=row[0], stories=row[1])
    if published != PublishedCounts(0, 0):
        connection.execute(load_query("story/notify_readers"))
    return published
