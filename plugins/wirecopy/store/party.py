"""Stores the names of those who are credited, and which of them each outlet is itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import Connection

from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of

Spelling = tuple[str, str]  # as a page may have it; the name of the party
# Credits that are renamed in one transaction: their articles are written again, which took 2 ms each (100,000 articles).
_MAX_RENAMED = 2000


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """`party` is the name under which it is credited itself, None until `save_parties_of_outlets`."""

    outlet_id: int
    domain: str
    name: str
    listed: bool
    party: str | None


def named_outlets(connection: Connection) -> list[NamedOutlet]:
    with connection.cursor(row_factory=row_of(NamedOutlet)) as cursor:
        return cursor.execute(load_query("outlet/named")).fetchall()


def renamed_parties(connection: Connection, spelled: Sequence[Spelling]) -> list[tuple[str, str]]:
    """The names of parties that these spellings give another name, and that name."""
    return connection.execute(load_query("party/renamed"), _columns(spelled)).fetchall()


def rename_credits(connection: Connection, was: str, name: str) -> int:
    """Give some of the credits of a name another one; returns how many."""
    parameters = {"was": was, "name": name, "max": _MAX_RENAMED}
    row = connection.execute(load_query("party/rename_credits"), parameters).fetchone()
    assert row is not None
    return int(row[0])


def save_listed_parties(connection: Connection, spelled: Sequence[Spelling]) -> None:
    """Let these spellings be these names, of two with one spelling the first."""
    connection.execute(load_query("party/save_listed"), _columns(spelled))


def _columns(spelled: Sequence[Spelling]) -> dict[str, object]:
    return {"spelling": [spelling for spelling, _ in spelled], "name": [name for _, name in spelled]}


def save_parties_of_outlets(connection: Connection, agencies: Sequence[tuple[int, str | None]]) -> None:
    """Store for outlets the name under which each is credited itself: that of its agency if it is one."""
    connection.execute(
        load_query("outlet/save_parties"),
        {
            "outlet_id": [outlet_id for outlet_id, _ in agencies],
            "agency": [agency for _, agency in agencies],
        },
    )


def name_credits(connection: Connection, story_ids: Sequence[int], *, max_articles: int) -> None:
    """Give the credits of articles that are about to be numbered the one name of each party."""
    connection.execute(load_query("party/name_credits"), {"story_id": list(story_ids), "max": max_articles})
