"""Holds the loading of articles against the least that Postgres can be asked for: a bare binary COPY of the same columns.

    python -m benchmarks.load

Extracted articles are stored by the stage's own function, each in a transaction of its own, as `extract` does. Then the
rows that came of it (article, what it is found by, revision, credits) are copied in one transaction by binary COPY into
tables with the same columns, indexes and keys, after the server made the texts searchable in both. Rounds of the two take
turns, so that other work on the machine meets both. Time passes in waiting too, for the other process and for the disk at
each commit, which grows with the load of the machine; processor time does not. Then the statements are shown.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import psycopg
from psycopg import Connection, Cursor

from benchmarks.dedupe_scale import server_time
from benchmarks.large_archive import invent, sentences
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import Credit, CreditSource, Extraction, Outcome, Role, SeenPage
from wirecopy.stages.store_article import store_article
from wirecopy.store.database import Database, without_waiting
from wirecopy.store.entry import page_key
from wirecopy.store.migrations import migrate

ARTICLES = 1000  # in a round
ROUNDS = 5
TABLES = ("article", "article_search", "revision", "credit")

took: defaultdict[str, float] = defaultdict(float)  # seconds, by the first line of a statement


class Cost(NamedTuple):
    seconds: float
    processor: float  # ours and the server's


class TimedCursor(Cursor[Any]):
    """Adds up the time in which each statement, or its answer, is waited for."""

    _first_line = ""

    def execute(self, query: Any, *arguments: Any, **options: Any) -> Any:
        """As a cursor does."""
        text = query.decode() if isinstance(query, bytes) else str(query)
        self._first_line = text.splitlines()[0][:90]
        with self._timed():
            return super().execute(query, *arguments, **options)

    def fetchone(self) -> Any:
        """As a cursor does."""
        with self._timed():
            return super().fetchone()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        began = perf_counter()
        yield
        took[self._first_line] += perf_counter() - began


def pages_and_extractions(database: Database, count: int) -> list[tuple[SeenPage, Extraction]]:
    """Invented articles of some 400 words with pages that wait for them."""
    made = []
    invented: Iterator[Any] = invent(count, sentences())
    with database.transaction() as connection:
        for number, _, _, outlet, language, seen, title, text in invented:
            url = f"https://outlet{outlet}.example/{seen:%Y/%m/%d}/{number}"
            row = connection.execute(
                "insert into wirecopy.page (url, key_sha256, domain, first_seen_at) values (%s, %s, %s, %s) returning page_id",
                (url, page_key(url), f"outlet{outlet}.example", seen),
            ).fetchone()
            assert row is not None
            credits = (
                (Credit(Role.ORIGINATOR, "Reuters", "By Somebody", CreditSource.BYLINE, 0.9),)
                if number % 10 < 3
                else ()
            )
            extraction = Extraction(
                Outcome.EXTRACTED,
                title=title,
                text=text,
                language=language,
                authors=("Somebody Else",),
                section="News",
                credits=credits,
                extractor="invented",
            )
            made.append((SeenPage(None, row[0], seen + timedelta(hours=1), url, seen, url), extraction))
    return made


def store(database: Database, made: Sequence[tuple[SeenPage, Extraction]]) -> None:
    """As the stage does."""
    for page, extraction in made:
        database.transact(_store, page, extraction)


def _store(connection: Connection, page: SeenPage, extraction: Extraction) -> None:
    with without_waiting(connection):
        store_article(connection, page, extraction)


def prepare_copy(connection: Connection) -> None:
    """A schema with tables like ours, and one of such tables without indexes."""
    connection.execute("create schema copied; create schema bare")
    for table in TABLES:
        connection.execute(
            f"create table copied.{table} (like wirecopy.{table} including all excluding identity);"
            f"create table bare.{table} (like wirecopy.{table})".encode()
        )


def rows_of(connection: Connection, first_page: int, last_page: int) -> dict[str, bytes]:
    """What the stage stored for these pages, as binary COPY gives it."""
    found = {}
    for table in TABLES:
        of = (
            "page_id"
            if table == "article"
            else "(select page_id from wirecopy.article a where a.article_id = t.article_id)"
        )
        written = BytesIO()
        query = f"copy (select t.* from wirecopy.{table} t where {of} between {first_page} and {last_page}) to stdout (format binary)"
        with connection.cursor().copy(query.encode()) as blocks:
            for block in blocks:
                written.write(block)
        found[table] = written.getvalue()
    return found


def copy(connection: Connection, schema: str, rows: dict[str, bytes]) -> None:
    """COPY these rows in one transaction."""
    for table in TABLES:
        with connection.cursor().copy(f"copy {schema}.{table} from stdin (format binary)".encode()) as target:
            target.write(rows[table])
    connection.commit()


def make_searchable(connection: Connection, first_page: int, last_page: int) -> None:
    """What no COPY does: the server makes words of the texts."""
    connection.execute(
        "select sum(length(wirecopy.search_vector(language, title, text))) from wirecopy.article where page_id between %s and %s",
        (first_page, last_page),
    )
    connection.commit()


def cost_of(database: Database, work: Callable[[], None]) -> Cost:
    """What passed, and what both processes worked."""
    began, worked = perf_counter(), process_time() + server_time(database)
    work()
    return Cost(perf_counter() - began, process_time() + server_time(database) - worked)


def measure(url: str) -> None:
    """Print the figures."""
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    with Database(url) as database, psycopg.connect(url) as copier:
        made = pages_and_extractions(database, (ROUNDS + 1) * ARTICLES)
        prepare_copy(copier)
        copier.commit()
        database.transact(lambda connection: setattr(connection, "cursor_factory", TimedCursor))
        for number in range(ROUNDS + 1):
            part = made[number * ARTICLES : (number + 1) * ARTICLES]
            pages = (part[0][0].page_id, part[-1][0].page_id)
            took.clear()
            stored = cost_of(database, partial(store, database, part))
            in_statements = dict(took)
            rows = rows_of(copier, *pages)
            if number == 0:
                # It fills the caches, and tells the planner that these are no empty tables.
                copier.commit()
                with psycopg.connect(url, autocommit=True) as connection:
                    connection.execute("vacuum analyze")
                continue
            costs["stored by the stage, each in its transaction"].append(stored)
            costs["made searchable"].append(cost_of(database, partial(make_searchable, copier, *pages)))
            costs["copied"].append(cost_of(database, partial(copy, copier, "copied", rows)))
            costs["copied, without indexes"].append(cost_of(database, partial(copy, copier, "bare", rows)))
    _print(costs, stored, in_statements)


def _print(costs: Mapping[str, list[Cost]], last: Cost, in_statements: Mapping[str, float]) -> None:
    print(f"milliseconds an article, the median of {ROUNDS} rounds of {ARTICLES:,}: passed, processor\n")
    middle = {
        name: Cost(*(median(figures) / ARTICLES * 1000 for figures in zip(*each, strict=True)))
        for name, each in costs.items()
    }
    for name, cost in middle.items():
        print(f"  {cost.seconds:6.2f}  {cost.processor:6.2f}  {name}")
    stored, searchable, copied, _ = middle.values()
    print(
        f"\nA COPY and the making of words take {(copied.seconds + searchable.seconds) / stored.seconds:.0%} of the"
    )
    print(
        f"stage's time, and {(copied.processor + searchable.processor) / stored.processor:.0%} of its processor time.\n"
    )
    print("Where it passes, last round:")
    for name, seconds in sorted(in_statements.items(), key=lambda item: -item[1]):
        print(f"  {seconds / ARTICLES * 1000:6.3f}  {name}")
    print(
        f"  {(last.seconds - sum(in_statements.values())) / ARTICLES * 1000:6.3f}  commits, and Python between them"
    )


def main() -> None:
    """Measure on a server of its own."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    with tempfile.TemporaryDirectory(prefix="wirecopy-load-") as name:
        home = Path(name)
        url = embedded_server(home)
        try:
            migrate(url)
            measure(url)
        finally:
            stop_embedded_server(home)


if __name__ == "__main__":
    main()
