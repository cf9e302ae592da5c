"""Mistakes that benchmarks/kills.py makes on purpose, to show that it finds them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from psycopg import Connection

from benchmarks.kill_turn import Step
from wirecopy.model import PollDecision
from wirecopy.stages import poll, publish
from wirecopy.stages.context import StageContext
from wirecopy.store.database import Database

# Between the two transactions of a mistake. A step is hardly longer without it, so every second kill hits it.
PAUSE_SECONDS = 0.5


def save_validators_first() -> None:
    """Commit the validators of feeds before their entries."""
    save = poll._save

    def careless(
        connection: Connection, context: StageContext, decisions: Sequence[PollDecision]
    ) -> list[None]:
        with Database(context.database.url) as other, other.transaction() as ahead:
            for decision in decisions:
                response = decision.response
                ahead.execute(
                    "update wirecopy.feed set etag = %s, last_modified = %s, body_sha256 = %s, last_whole_at = %s where feed_id = %s",
                    (
                        response.validators.etag,
                        response.validators.last_modified,
                        response.body_sha256,
                        context.clock.now(),
                        decision.feed.feed_id,
                    ),
                )
        time.sleep(PAUSE_SECONDS)
        return save(connection, context, decisions)

    poll._save = careless


def clear_unpublished_first() -> None:
    """Commit that stories are published before anything is written of them."""
    publish_batch = publish._publish_batch

    def careless(
        connection: Connection, context: StageContext, waiting: Sequence[int], *, unfinished: set[int]
    ) -> Counter[str]:
        mark = "update wirecopy.story set unpublished = %s where story_id = any(%s)"
        with Database(context.database.url) as other, other.transaction() as ahead:
            ahead.execute(mark, (False, list(waiting)))
        time.sleep(PAUSE_SECONDS if waiting else 0)
        connection.execute(mark, (True, list(waiting)))
        return publish_batch(connection, context, waiting, unfinished=unfinished)

    publish._publish_batch = careless


CONTROLS: Mapping[str, tuple[Step, Callable[[], None]]] = {
    "validators-first": (Step.POLL, save_validators_first),
    "cleared-first": (Step.PUBLISH, clear_unpublished_first),
}
