"""Counts attempts at feeds, pages, articles and stories, and sets aside those on which work fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from psycopg import Connection

from wirecopy.model import Stage, WorkItem
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


def begin_attempts(
    connection: Connection, item: WorkItem, item_ids: Sequence[int], holder: str, now: datetime
) -> dict[int, int]:
    """Count an attempt at each item; returns how many there were, including this one, by number."""
    parameters = {"item": item, "item_id": list(item_ids), "holder": holder, "now": now}
    return dict(connection.execute(load_query("attempt/begin"), parameters).fetchall())


def end_attempts(connection: Connection, item: WorkItem, item_ids: Sequence[int], holder: str | None) -> None:
    """Forget the holder's attempts at items, or anybody's for None, in the transaction that stores what became of them.

    A worker that lost its claim leaves alone what another one has begun since then.
    """
    parameters = {"item": item, "item_id": list(item_ids), "holder": holder}
    connection.execute(load_query("attempt/end"), parameters)


def fail_attempt(
    connection: Connection, item: WorkItem, item_id: int, reason: str, now: datetime, *, most: int
) -> bool:
    """Note why work on an item failed; returns whether it is set aside, as this was attempt number `most`."""
    parameters = {"item": item, "item_id": item_id, "reason": reason, "now": now, "most": most}
    return connection.execute(load_query("attempt/fail"), parameters).fetchone() == (True,)


def set_aside(connection: Connection, item: WorkItem, item_id: int, reason: str, now: datetime) -> None:
    """Keep an item from every stage until it is put back."""
    parameters = {"item": item, "item_id": item_id, "reason": reason, "now": now}
    connection.execute(load_query("attempt/set_aside"), parameters)


def forgive_attempts(connection: Connection, holder: str, since: datetime) -> None:
    """Take back the attempts that a worker began since then and has not ended: what ended them was no item's doing."""
    connection.execute(load_query("attempt/forgive"), {"holder": holder, "since": since})


class Retried(StrEnum):
    """What became of an item that was to be put back."""

    PUT_BACK = "put_back"  # the next run takes it
    SUPERSEDED = "superseded"  # a newer document of its page was read meanwhile: nothing is left to do
    ARCHIVED = "archived"  # it stays aside: its document is in the archive, which only a replay reads


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was set aside, and what became of it."""

    stage: Stage
    url: str | None
    became: Retried


def put_back(connection: Connection, url: str | None, now: datetime) -> list[PutBack]:
    """Have the next run take what was set aside at an address, or all of it for None."""
    with connection.cursor(row_factory=row_of(PutBack)) as cursor:
        return cursor.execute(load_query("attempt/put_back"), {"url": url, "now": now}).fetchall()
