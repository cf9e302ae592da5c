"""Stores the lines of an outlet's articles, their sightings, and which lines are boilerplate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from psycopg import Connection

from wirecopy.extract.site_memory.boilerplate import SiteMemory
from wirecopy.extract.site_memory.sighting import Sighting
from wirecopy.store.outlet import host_and_parents
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of

_SAMPLE = 300  # characters

LineKey = tuple[int, int]  # outlet and hash


@dataclass(frozen=True, slots=True)
class ShownText:
    """The text of an article, and its story."""

    article_id: int
    outlet_id: int
    story_id: int
    title: str
    text: str

    @property
    def sighting(self) -> Sighting:
        return Sighting(self.article_id, self.story_id, self.title)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line of an outlet with all its sightings."""

    outlet_id: int
    line_hash: int
    sightings: tuple[Sighting, ...]
    words: str

    @property
    def sample(self) -> str | None:
        """Its words, if it may be boilerplate. Other lines are stored without their words, to save space."""
        return self.words[:_SAMPLE] if len(self.sightings) > 1 else None


def shown_texts(connection: Connection, article_ids: Collection[int]) -> list[ShownText]:
    """Those of the articles that have a story, in the order of their numbers."""
    with connection.cursor(row_factory=row_of(ShownText)) as cursor:
        return cursor.execute(
            load_query("site_line/article_texts"), {"article_id": sorted(article_ids)}
        ).fetchall()


def sightings_of(connection: Connection, lines: Collection[LineKey]) -> dict[LineKey, tuple[Sighting, ...]]:
    """The stored sightings of these lines. Locks the lines until the transaction ends."""
    found: defaultdict[LineKey, tuple[Sighting, ...]] = defaultdict(tuple)
    for outlet_id, line_hash, *sighting in connection.execute(
        load_query("site_line/sightings"), _key_columns(sorted(lines))
    ):
        found[outlet_id, line_hash] += (Sighting(*sighting),)
    return dict(found)


def versions_of(connection: Connection, story_ids: Collection[int]) -> set[tuple[int, int]]:
    """The version links of these stories, as pairs with the lower number first."""
    rows = connection.execute(load_query("site_line/story_versions"), {"story_id": list(story_ids)})
    return {(one, other) for one, other in rows}


def save_lines(connection: Connection, lines: Sequence[SiteLine], today: date) -> None:
    """Store lines with their sightings."""
    connection.execute(
        load_query("site_line/save"),
        {
            **_key_columns([(line.outlet_id, line.line_hash) for line in lines]),
            # As text, because an array of arrays must be rectangular in Postgres.
            "article_ids": [
                "{" + ",".join(str(sighting.article_id) for sighting in line.sightings) + "}"
                for line in lines
            ],
            "sample": [line.sample for line in lines],
            "today": today,
        },
    )


def boilerplate_of(connection: Connection, host: str) -> SiteMemory:
    """The known boilerplate of the outlet of a host; empty if there is no such outlet."""
    rows = connection.execute(load_query("site_line/boilerplate"), {"domains": host_and_parents(host)})
    return SiteMemory(frozenset(row[0] for row in rows))


def mark_boilerplate_seen(
    connection: Connection, outlet_id: int, hashes: Sequence[int], now: datetime
) -> None:
    """Note that an article of the outlet still shows these lines, although they are left out of its text."""
    if hashes:
        parameters = {"outlet_id": outlet_id, "line_hash": list(hashes), "today": now.date()}
        connection.execute(load_query("site_line/mark_seen"), parameters)


def delete_lines(connection: Connection, *, before: date, limit: int) -> int:
    """Delete at most `limit` lines that were last seen before that day and are not boilerplate; returns how many."""
    return connection.execute(load_query("site_line/delete"), {"before": before, "max": limit}).rowcount


def _key_columns(keys: Sequence[LineKey]) -> dict[str, object]:
    return {
        "outlet_id": [outlet_id for outlet_id, _ in keys],
        "line_hash": [line_hash for _, line_hash in keys],
    }
