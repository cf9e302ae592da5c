"""Work on articles and stories that wait: batch by batch, until one of them fails, which then is found and left behind.

An attempt is counted before the work, in a transaction of its own, so that an item that takes the process down is known
afterwards. What fails or dies twice is set aside: news.set_aside shows it, `wirecopy retry` puts it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

import psycopg
from psycopg import Connection
from psycopg.errors import QueryCanceled

from wirecopy.errors import WirecopyError
from wirecopy.model import WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.store.attempt import begin_attempts, end_attempts, fail_attempt, forgive_attempts, set_aside
from wirecopy.store.database import Database
from wirecopy.store.refused_row import concerns_one_item, refusal

MAX_ATTEMPTS = 2
TOOK_TASK_DOWN = f"set aside: {MAX_ATTEMPTS} attempts took their task down"

FindWaiting = Callable[[Connection, StageContext], list[int]]
WorkOnBatch = Callable[[Connection, StageContext, Sequence[int]], Counter[str]]


def work_on_waiting(
    context: StageContext,
    item: WorkItem,
    find_others: FindWaiting,
    find_suspect: FindWaiting,
    work: WorkOnBatch,
) -> Counter[str]:
    """Do `work` for all items that wait until the time is up, each batch in one transaction; returns the counts of all.

    An item that fails costs the others of its batch a second turn, and counts as `failed` or `set_aside`. After each batch
    of the others comes one suspect, alone: an item that failed before, or that may have taken an earlier task down.
    """
    counts: Counter[str] = Counter()
    is_more = True
    while is_more and not context.is_over:
        is_more = False
        for find in (find_others, find_suspect):
            if begun := context.database.transact(_begin, context, item, find):
                counts += _work_on_begun(context, item, begun, work)
                is_more = True
    return counts


@contextmanager
def attempts_forgiven(database: Database, holder: str, since: datetime) -> Iterator[None]:
    """Where trouble that is no item's ends the block, take back the attempts that the holder began since then.

    A process that dies takes nothing back, nor does a statement that ran out of time: one item may be to blame. It is
    tried once more, alone.
    """
    try:
        yield
    except BaseException as error:
        if not concerns_one_item(error) and not isinstance(error, QueryCanceled):
            with suppress(psycopg.Error, WirecopyError):
                database.transact(forgive_attempts, holder, since)
        raise


def _begin(
    connection: Connection, context: StageContext, item: WorkItem, find: FindWaiting
) -> dict[int, int]:
    return begin_attempts(connection, item, find(connection, context), context.holder, context.clock.now())


def _work_on_begun(
    context: StageContext, item: WorkItem, begun: Mapping[int, int], work: WorkOnBatch
) -> Counter[str]:
    deadly = [item_id for item_id, attempts in begun.items() if attempts > MAX_ATTEMPTS]
    for item_id in deadly:
        context.log.trouble(f"{item} was set aside", trace=f"{item} {item_id}: {TOOK_TASK_DOWN}")
        context.database.transact(set_aside, item, item_id, TOOK_TASK_DOWN, context.clock.now())
    others = sorted(begun.keys() - set(deadly))
    return Counter(set_aside=len(deadly)) + _work_on_batch(context, item, others, work)


def _work_on_batch(
    context: StageContext, item: WorkItem, item_ids: Sequence[int], work: WorkOnBatch
) -> Counter[str]:
    """Work on items in their order; where that fails, on each half of them."""
    if not item_ids:
        return Counter()
    try:
        counts = context.database.transact(_work_and_end, context, item, item_ids, work)
        context.report(len(item_ids))
        return counts
    except Exception as error:
        # No name outlives the block: with its traceback an error would hold the whole batch until the stage ends.
        if not concerns_one_item(error):
            raise
        if len(item_ids) == 1:
            return _fail(context, item, item_ids[0], error)
    half = len(item_ids) // 2
    first = _work_on_batch(context, item, item_ids[:half], work)
    return first + _work_on_batch(context, item, item_ids[half:], work)


def _work_and_end(
    connection: Connection, context: StageContext, item: WorkItem, item_ids: Sequence[int], work: WorkOnBatch
) -> Counter[str]:
    counts = work(connection, context, item_ids)
    end_attempts(connection, item, item_ids, context.holder)
    return counts


def _fail(context: StageContext, item: WorkItem, item_id: int, error: Exception) -> Counter[str]:
    error.add_note(f"while {context.stage} worked on {item} {item_id}")
    context.log.trouble(f"{item} failed in {context.stage}", error=error)
    is_set_aside = context.database.transact(
        fail_attempt, item, item_id, refusal(error), context.clock.now(), most=MAX_ATTEMPTS
    )
    return Counter(set_aside=1) if is_set_aside else Counter(failed=1)
