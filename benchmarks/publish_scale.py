"""Times publish in archives of different sizes: it should cost as much per article in a large one as in a small one.

    python -m benchmarks.publish_scale /tmp/large20k /tmp/large

The homes are those that benchmarks/large_archive.py filled. In each, every n-th story of the archive changes with its
articles, some 1,000 articles that lie in all of its months. They are published twice: at first their texts are compared
with the fullest of their story, as those of new articles are; the second time only what readers see is written. What is
shown is seconds per 1,000 articles, those that passed and those of the processor.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.dedupe_scale import server_time
from wirecopy.clock import Clock
from wirecopy.local import embedded_server
from wirecopy.model import Stage
from wirecopy.settings import Settings
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.run import begin_run

ARTICLES = 1000
ROUNDS = 3

MARK = """
    with changed as (
        update wirecopy.story set unpublished = true where story_id %% %(step)s = %(round)s and merged_into is null
        returning story_id
    ), marked as (
        update wirecopy.article set unpublished = true
        where article_id in (select article_id from wirecopy.story_copy join changed using (story_id))
        returning article_id
    )
    select count(*) from marked"""
FORGET = "update wirecopy.story_copy set compared_with = null where story_id %% %(step)s = %(round)s"


def measure(home: Path) -> None:
    """Print a line for each round, with and without comparisons."""
    with Database(embedded_server(home)) as database, _run(database) as key:
        with database.transaction() as connection:
            row = connection.execute("select count(*) from wirecopy.article").fetchone()
            connection.execute("checkpoint")
        assert row is not None
        print(f"{home}: {row[0]:,} articles")
        for number in range(ROUNDS):
            asked = {"step": row[0] // ARTICLES, "round": number}
            with database.transaction() as connection:
                connection.execute(FORGET, asked)
            for kind in ("with comparisons", "without"):
                with database.transaction() as connection:
                    marked = connection.execute(MARK, asked).fetchone()
                assert marked is not None
                began, ours, servers = perf_counter(), process_time(), server_time(database)
                run_stage(Stage.PUBLISH, key, settings=Settings(), database=database)
                seconds, ours = perf_counter() - began, process_time() - ours
                servers = server_time(database) - servers
                per_thousand = 1000 / marked[0]
                print(
                    f"  {marked[0]:,} articles {kind}: {seconds * per_thousand:.2f} s per 1,000,"
                    f" processor {ours * per_thousand:.2f} s ours, {servers * per_thousand:.2f} s the server's",
                    flush=True,
                )


@contextmanager
def _run(database: Database) -> Iterator[str]:
    key = f"publish_scale {datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
    run = database.transact(begin_run, key, Clock())
    try:
        yield key
    finally:
        with database.transaction() as connection:
            connection.execute("delete from wirecopy.run where run_id = %s", (run.run_id,))


def main() -> None:
    """Measure in each home."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("homes", type=Path, nargs="+", metavar="HOME")
    for home in parser.parse_args().homes:
        measure(home)


if __name__ == "__main__":
    main()
