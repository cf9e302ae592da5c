"""Times what readers ask: every question of sql/cookbook, and those that have a goal of their own.

    python -m benchmarks.reader_questions --home /tmp/large

The home is one that benchmarks/large_archive.py filled. Each question is asked as the reader, once to warm the caches and
then seven times; the median is shown, and marked where it is over its goal. Then the sizes of tables and indexes, in bytes
per article. The pipeline's clock is set to the last hour of the archive, so that "the last day" is a full one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
from psycopg import Connection

from wirecopy.local import embedded_server
from wirecopy.store.queries import SQL_DIR

REPEATS = 7
COOKBOOK_GOAL = 200  # ms
SEARCH_GOAL = 100
CHANGES_GOAL = 20
NEWEST_GOAL = 10


@dataclass(frozen=True)
class Question:
    name: str
    sql: str
    goal: int  # ms


def own_questions(connection: Connection) -> Iterator[Question]:
    """Those with a goal of their own, about outlets, words and addresses that the archive has."""
    newest = "order by first_seen_at desc limit 20"
    largest, smallest = _row(
        connection,
        """select max(outlet_domain) filter (where place = 1), max(outlet_domain) filter (where place = outlets)
           from (select outlet_domain, row_number() over (order by count(*) desc) as place, count(*) over () as outlets
                 from wirecopy.article group by outlet_domain) counted""",
    )
    for size, domain in (("largest", largest), ("smallest", smallest)):
        asked = f"select title, url from articles where outlet_domain = '{domain}'"
        yield Question(f"newest of the {size} outlet", f"{asked} {newest}", NEWEST_GOAL)
        day = "first_seen_at >= clock() - interval '31 days' and first_seen_at < clock() - interval '30 days'"
        yield Question(f"a day of the {size} outlet", f"{asked} and {day}", COOKBOOK_GOAL)
    for column in ("originator", "distributor", "language"):
        (value,) = _row(
            connection,
            f"select {column} from wirecopy.article where {column} is not null group by 1 order by count(*) desc limit 1",
        )
        asked = f"select title, url from articles where {column} = '{value}' {newest}"
        yield Question(f"newest by {column}", asked, COOKBOOK_GOAL)
    (last,) = _row(connection, "select max(change_seq) from wirecopy.article")
    yield Question("1,000 changes", f"select * from changes({last // 2}, 1000)", CHANGES_GOAL)
    yield from _of_addresses(connection)
    yield from _searches(connection)


def _of_addresses(connection: Connection) -> Iterator[Question]:
    url, host, words = _row(
        connection,
        """select url, '//' || outlet_domain || '/', array_to_string((wirecopy.address_words(url))[7:9], '-')
           from wirecopy.article order by article_id offset 1000 limit 1""",
    )
    for name, part in (
        ("whole", url),
        ("host", host),
        ("part", words),
        ("month", "2026/03"),
        ("absent", "no-such"),
    ):
        asked = f"select * from find_address('{part}')"
        yield Question(f"address, {name}", asked, COOKBOOK_GOAL)
    yield Question("address, as it is", f"select title from articles where url = '{url}'", COOKBOOK_GOAL)


def _searches(connection: Connection) -> Iterator[Question]:
    counted = connection.execute(
        """select word from ts_stat($$select search from wirecopy.article_search where language = 'en'
                                      order by first_seen_at desc limit 3000$$) order by ndoc desc, word"""
    ).fetchall()
    words = [word for (word,) in counted]
    common, other, rare = words[0], words[1], words[-1]
    asked = {
        "common word": common,
        "two common words": f"{common} {other}",
        "phrase of common words": f'"{common} {other}"',
        "phrase of common words the other way": f'"{other} {common}"',
        "phrase that is rare": f'"{rare} {common}"',
        "rare word": rare,
        "absent word": "xylophonistic",
        "beginning of a word": f"{rare[:4]}*",
        "common word, not another": f"{common} -{other}",
    }
    for name, query in asked.items():
        yield Question(f"search, {name}", f"select * from search('{query}', max => 20)", SEARCH_GOAL)
    collapsed = f"select * from search('{common}', max => 20, collapse => 'story')"
    yield Question("search, each story once", collapsed, SEARCH_GOAL)


def cookbook() -> Iterator[Question]:
    """Every question of the cookbook."""
    for path in sorted((SQL_DIR / "cookbook").glob("*.sql")):
        yield Question(f"cookbook/{path.name}", path.read_text(), COOKBOOK_GOAL)


def seconds_of(connection: Connection, question: Question) -> tuple[float, int]:
    """The median, and how many rows came back."""
    taken = []
    rows = 0
    for _ in range(REPEATS + 1):
        began = perf_counter()
        rows = len(connection.execute(question.sql.encode()).fetchall())
        taken.append(perf_counter() - began)
    return median(taken[1:]), rows


def measure(url: str) -> None:
    """Print what each question takes, and the sizes."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(
            """insert into wirecopy.run (run_key, started_at, ended_at, state, clock_offset)
               select 'reader_questions', max(first_seen_at), max(first_seen_at), 'green', max(first_seen_at) - now()
               from wirecopy.article
               on conflict (run_key) do update set clock_offset = excluded.clock_offset"""
        )
        questions = [*own_questions(owner), *cookbook()]
        (articles,) = _row(owner, "select count(*) from wirecopy.article")
        print(f"{articles:,} articles; ms, the median of {REPEATS}\n")
        with psycopg.connect(url, autocommit=True) as reader:
            reader.execute("set role wirecopy_reader")
            reader.execute("set search_path = news")
            for question in questions:
                seconds, rows = seconds_of(reader, question)
                mark = f"  over {question.goal}" if seconds * 1000 > question.goal else ""
                print(f"{seconds * 1000:9.1f}  {rows:6,} rows  {question.name}{mark}", flush=True)
        _print_sizes(owner, articles)


def _print_sizes(connection: Connection, articles: int) -> None:
    sizes = connection.execute(
        """select relname, pg_relation_size(c.oid), pg_table_size(c.oid) - pg_relation_size(c.oid), pg_indexes_size(c.oid)
           from pg_class c
           where relnamespace = 'wirecopy'::regnamespace and relkind in ('r', 'm') and pg_total_relation_size(c.oid) > 1e6
           order by pg_total_relation_size(c.oid) desc"""
    ).fetchall()
    print(f"\n{'bytes per article':24}{'rows':>8}{'toast':>8}{'indexes':>8}{'all':>8}")
    for name, *parts in [*sizes, ("all", *(sum(column) for column in list(zip(*sizes, strict=True))[1:]))]:
        print(f"{name:24}" + "".join(f"{part / articles:8,.0f}" for part in [*parts, sum(parts)]))
    indexes = connection.execute(
        """select indexrelname, pg_relation_size(indexrelid) from pg_stat_user_indexes
           where schemaname = 'wirecopy' and pg_relation_size(indexrelid) > 1e6 order by 2 desc limit 12"""
    ).fetchall()
    print("\nlargest indexes: " + ", ".join(f"{name} {size / articles:,.0f}" for name, size in indexes))


def _row(connection: Connection, query: str) -> tuple[Any, ...]:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return tuple(row)


def main() -> None:
    """Measure in the database of a home."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True, help="that benchmarks/large_archive.py filled")
    measure(embedded_server(parser.parse_args().home))


if __name__ == "__main__":
    main()
