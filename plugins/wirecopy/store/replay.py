"""Stores how far replays are, so that one that was interrupted goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from wirecopy.model import Run
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of


@dataclass(frozen=True, slots=True)
class ReplayPosition:
    """How far a replay is: the page_fetch_id up to which all is done, and the report of that as a JSON object."""

    replay_id: int
    pages: int  # in all, when it began
    after: int
    report: dict[str, Any]
    begun_at: datetime


def begin_replay(
    connection: Connection,
    run: Run,
    *,
    since: datetime,
    until: datetime,
    outlet: str | None,
    extractor: str,
    from_start: bool,
    now: datetime,
) -> ReplayPosition:
    """Begin a replay of the pages fetched in [since, until), or go on with the one that was asked the same and interrupted.

    With `from_start` that one begins anew.
    """
    asked = {"since": since, "until": until, "outlet": outlet}
    row = connection.execute(load_query("page/count_newest_documents"), asked).fetchone()
    assert row is not None
    with connection.cursor(row_factory=row_of(ReplayPosition)) as cursor:
        position = cursor.execute(
            load_query("replay/begin"),
            {
                **asked,
                "run_id": run.run_id,
                "kind": run.kind,
                "extractor": extractor,
                "pages": row[0],
                "now": now,
                "from_start": from_start,
            },
        ).fetchone()
    assert position is not None
    return position


def save_replay(connection: Connection, replay_id: int, after: int, report: dict[str, Any]) -> None:
    """Note that all pages up to that page_fetch_id are done."""
    connection.execute(
        load_query("replay/save"), {"replay_id": replay_id, "after": after, "report": Jsonb(report)}
    )


def end_replay(connection: Connection, replay_id: int) -> None:
    """Forget how far a replay is: all is done, and the next one of the same begins with the first page."""
    connection.execute(load_query("replay/end"), {"replay_id": replay_id})
