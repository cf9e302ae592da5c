"""publish: stories get what readers see of them, and all that changed gets its change number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from psycopg import Connection

from wirecopy.dedupe.compare import compare
from wirecopy.dedupe.rollup import CopyRollUp, StoryRollUp, roll_up, with_comparison
from wirecopy.stages.context import StageContext
from wirecopy.store.story import (
    credits_of,
    lock_writer,
    members_of,
    number_changes,
    save_rollup,
    texts_of,
    unpublished_stories,
)

_BATCH = 100


def publish(context: StageContext) -> dict[str, int]:
    """Roll up every story that changed; number it together with its articles, batch by batch."""
    counts: Counter[str] = Counter()
    while True:
        batch = context.database.transact(_publish_batch)
        counts += batch
        if not batch:
            return dict(counts)
        context.report(batch["stories"])


def _publish_batch(connection: Connection) -> Counter[str]:
    lock_writer(connection, "publish")
    story_ids = unpublished_stories(connection, _BATCH)
    credits = credits_of(connection, story_ids)
    for story_id, group in groupby(members_of(connection, story_ids), key=lambda member: member.story_id):
        story, copies = roll_up(list(group), [credit for credit in credits if credit.story_id == story_id])
        save_rollup(connection, story, _compared(connection, story, copies))
    numbered = number_changes(connection, story_ids)
    return +Counter(articles=numbered.articles, stories=numbered.stories)


def _compared(connection: Connection, story: StoryRollUp, copies: Sequence[CopyRollUp]) -> list[CopyRollUp]:
    """The copies, with word counts for those whose texts changed since they were counted."""
    stale = {copy.article_id for copy in copies if copy.is_stale}
    if not stale:
        return list(copies)
    texts: Mapping[int, str] = texts_of(connection, {*stale, story.fullest_article_id})
    fullest = texts[story.fullest_article_id]
    return [
        with_comparison(copy, compare(texts[copy.article_id], fullest)) if copy.article_id in stale else copy
        for copy in copies
    ]
