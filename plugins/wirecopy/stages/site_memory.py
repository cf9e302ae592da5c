"""Site memory: dedupe writes down which lines its articles show, the next extraction leaves out what repeats."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from threading import Lock
from urllib.parse import urlsplit

from psycopg import Connection

from wirecopy.extract.site_memory.boilerplate import SiteMemory, lines_of
from wirecopy.extract.site_memory.sighting import with_sighting
from wirecopy.store.database import Database
from wirecopy.store.site_line import (
    LineKey,
    SiteLine,
    boilerplate_of,
    save_lines,
    shown_texts,
    sightings_of,
    versions_of,
)


class SiteMemories:
    """What outlets repeat, read once for each host: for the time of one stage, and for all its threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, SiteMemory] = {}
        self._lock = Lock()

    def of(self, url: str) -> SiteMemory:
        """The memory of the outlet that an address belongs to."""
        host = urlsplit(url).hostname or ""
        with self._lock:
            if host not in self._known:
                self._known[host] = self._database.transact(boilerplate_of, host)
            return self._known[host]


def remember_lines(connection: Connection, article_ids: Collection[int], now: datetime) -> None:
    """Note which lines the text of these articles shows; their stories must be known.

    What is boilerplate already is no longer in a text, and stays boilerplate: nothing is counted anew, so that a replay
    over the articles that taught a line changes nothing.
    """
    articles = shown_texts(connection, article_ids)
    lines = {article.article_id: lines_of(article.text) for article in articles}
    keys = {(article.outlet_id, number) for article in articles for number in lines[article.article_id]}
    sightings = sightings_of(connection, keys)
    versions = versions_of(connection, {article.story_id for article in articles})
    words: dict[LineKey, str] = {}
    for article in articles:
        for number, line in lines[article.article_id].items():
            key = (article.outlet_id, number)
            sightings[key] = with_sighting(sightings.get(key, ()), article.sighting, versions)
            words.setdefault(key, line)
    save_lines(connection, [SiteLine(*key, sightings[key], words[key]) for key in sorted(keys)], now.date())
