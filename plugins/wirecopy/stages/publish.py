"""publish: stories get what readers see of them, and all that changed gets its change number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from psycopg import Connection

from wirecopy.dedupe.compare import compare
from wirecopy.dedupe.rollup import CopyRollUp, roll_up, with_comparison
from wirecopy.model import WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.waiting_items import work_on_waiting
from wirecopy.store.rollup import (
    credits_of,
    members_of,
    number_changes,
    save_copies,
    save_stories,
    texts_of,
    unpublished_stories,
)
from wirecopy.store.story import lock_writer, waiting_stories

# Stories in one transaction; chosen, not measured.
_BATCH = 100


def publish(context: StageContext) -> dict[str, int]:
    """Roll up every story that changed; number it together with its articles, batch by batch."""
    counts = work_on_waiting(context, WorkItem.STORY, _find_waiting, _publish_batch)
    # Articles may have changed whose stories have not.
    return dict(counts + context.database.transact(_publish_batch, context, []))


def _find_waiting(connection: Connection, context: StageContext) -> list[int]:
    lock_writer(connection, "publish")
    return waiting_stories(connection, context.holder, _BATCH)


def _publish_batch(connection: Connection, context: StageContext, waiting: Sequence[int]) -> Counter[str]:
    """Read the stories that wait → roll them up → compare their texts → store → number."""
    lock_writer(connection, "publish")
    story_ids = unpublished_stories(connection, waiting)
    members = groupby(members_of(connection, story_ids), key=lambda member: member.story_id)
    credits = defaultdict(list)
    for credit in credits_of(connection, story_ids):
        credits[credit.story_id].append(credit)
    rolled_up = [roll_up(list(group), credits[story_id]) for story_id, group in members]
    save_stories(connection, [story for story, _ in rolled_up])
    save_copies(connection, _compare_stale(connection, [copy for _, copies in rolled_up for copy in copies]))
    numbered = number_changes(connection, story_ids)
    return +Counter(articles=numbered.articles, stories=numbered.stories)


def _compare_stale(connection: Connection, copies: Sequence[CopyRollUp]) -> list[CopyRollUp]:
    """All copies, with new word counts where one of the two texts changed since they were counted."""
    texts = texts_of(
        connection,
        {each for copy in copies if copy.is_stale for each in (copy.article_id, copy.fullest_article_id)},
    )
    return [_compare_with_fullest(copy, texts) if copy.is_stale else copy for copy in copies]


def _compare_with_fullest(copy: CopyRollUp, texts: Mapping[int, str]) -> CopyRollUp:
    try:
        return with_comparison(copy, compare(texts[copy.article_id], texts[copy.fullest_article_id]))
    except Exception as error:
        error.add_note(f"while article {copy.article_id} was compared with article {copy.fullest_article_id}")
        raise
