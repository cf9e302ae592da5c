"""Measures what dedupe costs for a new article when 10 thousand, 100 thousand or a million others are stored.

    python -m benchmarks.dedupe_scale 10000 100000 1000000 --home /tmp/scale [--datasketch-up-to 100000]

The articles are invented and spread over 30 days:

- Stories have Zipf-like numbers of carriers (exponent 2.5); every 50,000 articles one story has 600.
- Half of the copies are word for word, the others are trimmed, framed or both. Some stories rewrite earlier ones.
- Some articles share quotations of 30 to 50 words, as many in a small archive as in a large one. One paragraph is in 1 %
  of all articles, and one of fifty others in 5 %.

All but the last 15,000 are written to the tables as dedupe would have left them, but without stop shingles. The dedupe
stage then compares the last 15,000 in batches of 5,000; that is what is measured. For comparison datasketch's MinHashLSH
(in memory, 128 permutations, Jaccard 0.5) does one query and one insertion for each of them. It has to be installed
first: pip install datasketch.
"""

from __future__ import annotations

import argparse
import os
import resource
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from wirecopy.clock import Clock
from wirecopy.dedupe.candidates import NEAR_IDENTICAL, REPRESENTS_WITHIN, body_key
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import Stage
from wirecopy.settings import DedupePolicy, Settings
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate
from wirecopy.store.run import begin_run

SEED = 20260803
SINCE = datetime(2026, 7, 1, tzinfo=UTC)
SPAN = timedelta(days=30)
LAG = timedelta(hours=7)
NEW = 15_000
BATCH = 5_000
WORDS = 170  # median; the texts are short so that a million fit into a benchmark
OUTLETS = 700
PEAK = 600
PEAK_EVERY = 50_000  # articles
LOADED_AT_ONCE = 20_000


# -------------------------------------------------------------------------------------------- invention


@dataclass(frozen=True, slots=True)
class Invented:
    """An article: its story, which of the story's carriers it is, and when it was seen."""

    story: int
    carrier: int
    at: datetime


def invent(count: int) -> list[Invented]:
    """Invent so many articles, in the order of time."""
    chance = np.random.default_rng(SEED)
    articles: list[Invented] = []
    story = 0
    while len(articles) < count:
        peak = len(articles) // PEAK_EVERY > (len(articles) - 1) // PEAK_EVERY and articles
        carriers = PEAK if peak else min(int(chance.zipf(2.5)), PEAK)
        start = float(chance.random())
        lags = np.concatenate(([0.0], chance.exponential(LAG / SPAN, carriers - 1)))
        articles += [
            Invented(story, carrier, SINCE + SPAN * min(start + lag, 1.0)) for carrier, lag in enumerate(lags)
        ]
        story += 1
    return sorted(articles[:count], key=lambda article: article.at)


@cache
def vocabulary() -> tuple[tuple[str, ...], np.ndarray[Any, np.dtype[np.float64]]]:
    """Twenty thousand invented words and the share of text up to each."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    chance = np.random.default_rng(SEED)
    words = tuple(
        "".join(syllables[i] for i in chance.integers(0, len(syllables), size))
        for size in chance.integers(1, 5, 20_000)
    )
    shares = 1 / np.arange(10, 20_010) ** 0.8
    return words, np.cumsum(shares / shares.sum())


def prose(count: int, *seed: int) -> list[str]:
    words, shares = vocabulary()
    picked = np.searchsorted(shares, np.random.default_rng((SEED, *seed)).random(count))
    return [words[i] for i in np.minimum(picked, len(words) - 1)]


def body(story: int) -> list[str]:
    """The original text of a story. One in twenty rewrites an earlier story: its first 60 % are the other's."""
    chance = np.random.default_rng((SEED, 1, story))
    count = int(np.clip(chance.lognormal(np.log(WORDS), 0.5), 60, 900))
    text = prose(count, 2, story)
    if story > 20 and chance.random() < 0.05:
        text = body_of_earlier(story, chance)[: count * 6 // 10] + text[count * 6 // 10 :]
    return text


def body_of_earlier(story: int, chance: np.random.Generator) -> list[str]:
    return body(int(chance.integers(max(0, story - 2000), story)))


def text_of(article: Invented) -> str:
    """The text of this carrier."""
    chance = np.random.default_rng((SEED, 3, article.story, article.carrier))
    words = body(article.story)
    kind = chance.random()
    if article.carrier and kind < 0.35:
        words = words[: max(60, int(len(words) * chance.uniform(0.4, 0.95)))]
    if article.carrier and 0.25 < kind < 0.5:
        words = words + prose(int(chance.integers(10, 40)), 4, article.story, article.carrier)
    if chance.random() < 0.10:
        words = words + prose(int(chance.integers(30, 50)), 5, article.story // 20)
    if chance.random() < 0.05:
        words = words + prose(40, 6, int(chance.integers(0, 50)))
    if chance.random() < 0.01:
        words = words + prose(60, 7)
    return "\n".join(f"{' '.join(words[i : i + 15]).capitalize()}." for i in range(0, len(words), 15))


def title_of(article: Invented) -> str:
    return " ".join(prose(7, 8, article.story)).capitalize()


# ---------------------------------------------------------------------------------------------- loading


def load(connection: Connection, articles: Sequence[Invented]) -> None:
    """Write articles to the tables: the last NEW wait for dedupe, the others are compared already."""
    _load_frame(connection, articles)
    leaders: defaultdict[int, list[tuple[datetime, int, frozenset[int]]]] = defaultdict(list)
    for first in range(0, len(articles), LOADED_AT_ONCE):
        chunk = articles[first : first + LOADED_AT_ONCE]
        texts = [text_of(article) for article in chunk]
        stored = max(0, len(articles) - NEW - first)
        _load_articles(connection, first, chunk, texts, stored)
        _load_index(connection, first, chunk[:stored], texts, leaders)


def _load_frame(connection: Connection, articles: Sequence[Invented]) -> None:
    stories = max(article.story for article in articles[:-NEW]) + 1
    for statement in (
        "set session_replication_role = replica",  # the benchmark's own rows need no foreign keys checked
        f"""insert into wirecopy.outlet (domain, name, created_at)
            select 'o' || i || '.example', 'o' || i, '2026-07-01Z' from generate_series(1, {OUTLETS}) i""",
        "insert into wirecopy.page (url, key_sha256, domain, first_seen_at) values ('http://o1.example/', '\\x00', 'o1.example', '2026-07-01Z')",
        f"insert into wirecopy.story (created_at, unpublished) select '2026-07-01Z', false from generate_series(1, {stories})",
        f"""select wirecopy.ensure_shingle_partition(day) from generate_series('{SINCE - timedelta(days=7)}'::timestamptz, '{SINCE + SPAN}', '1 day') day""",
        "drop index wirecopy.shingle_hash",
        "drop index wirecopy.shingle_article",
    ):
        connection.execute(statement.encode())


def _load_articles(
    connection: Connection, first: int, chunk: Sequence[Invented], texts: Sequence[str], stored: int
) -> None:
    columns = (
        "outlet_id, outlet_domain, page_id, url, key_sha256, title, first_seen_at, last_seen_at, text, text_sha256,"
        " metadata_sha256, word_count, extractor, compared, unpublished"
    )
    statement = f"copy wirecopy.article ({columns}) from stdin".encode()
    with connection.cursor().copy(statement) as rows:
        for i, (article, text) in enumerate(zip(chunk, texts, strict=True)):
            number = first + i + 1
            digest = sha256(text.encode()).digest()
            outlet, waits = article.carrier % OUTLETS + 1, i >= stored
            domain, title = f"o{outlet}.example", title_of(article)
            row = (
                outlet,
                domain,
                1,
                f"http://{domain}/{number}",
                number.to_bytes(8),
                title,
                article.at,
                article.at,
                text,
                digest,
                b"",
            )
            rows.write_row((*row, len(text.split()), "invented", not waits, False))


def _load_index(
    connection: Connection,
    first: int,
    chunk: Sequence[Invented],
    texts: Sequence[str],
    leaders: defaultdict[int, list[tuple[datetime, int, frozenset[int]]]],
) -> None:
    shingles, prints, copies = [], [], []
    for i, article in enumerate(chunk):
        number = first + i + 1
        made = fingerprint(texts[i], title_of(article))
        sketch = frozenset(made.sketch)
        known = leaders[article.story]
        representative = next(
            (
                other
                for at, other, known_sketch in known
                if article.at - at <= REPRESENTS_WITHIN and len(sketch & known_sketch) >= NEAR_IDENTICAL
            ),
            None,
        )
        prints.append(
            (number, body_key(made, title_of(article)), made.words, len(made.shingles), representative)
        )
        copies.append((number, article.story + 1, 1.0, 1.0, 0, 0, "loaded", "founder", article.at))
        if representative is None:
            known.append((article.at, number, sketch))
            shingles += [f"{value}\t{number}\t{article.at.isoformat()}\n" for value in made.sketch]
    with connection.cursor().copy("copy wirecopy.shingle from stdin") as rows:
        rows.write("".join(shingles))
    with connection.cursor().copy("copy wirecopy.fingerprint from stdin") as table:
        for row in prints:
            table.write_row(row)
    statement = (
        "copy wirecopy.story_copy (article_id, story_id, containment, jaccard, shared, longest_run, rule, ground, decided_at)"
        " from stdin"
    )
    with connection.cursor().copy(statement.encode()) as table:
        for copy in copies:
            table.write_row(copy)


# -------------------------------------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class Cost:
    """Figures for one new article; `copies` and `stories` are of all."""

    stored: int
    milliseconds: float
    worst_batch: float
    python: float  # milliseconds of processor time in this process
    postgres: float  # milliseconds of processor time in the server
    candidates: float
    comparisons: float
    index_bytes: float
    indexed: float  # share of the articles that are in the index
    copies: int
    stories: int

    def __str__(self) -> str:
        return (
            f"{self.stored:>9,} stored: {self.milliseconds:.2f} ms per new article (worst batch {self.worst_batch:.2f},"
            f" processor time {self.python:.2f} ours + {self.postgres:.2f} Postgres), {self.candidates:.1f} candidates, {self.comparisons:.2f} comparisons,"
            f" index {self.index_bytes:,.0f} bytes per article ({self.indexed:.0%} indexed),"
            f" {self.copies:,} copies, {self.stories:,} new stories"
        )


def measure(stored: int, server: str) -> Cost:
    """Load and index so many articles, then let dedupe compare NEW others."""
    name = f"scale_{stored}"
    with psycopg.connect(make_conninfo(server, dbname="postgres"), autocommit=True) as admin:
        admin.execute(f"drop database if exists {name} with (force)".encode())
        admin.execute(f"create database {name}".encode())
    url = server.replace("/wirecopy?", f"/{name}?")
    migrate(url)
    began = perf_counter()
    with psycopg.connect(url) as connection:
        load(connection, invent(stored + NEW))
        connection.execute("create index shingle_hash on wirecopy.shingle (hash) include (article_id)")
        connection.execute("create index shingle_article on wirecopy.shingle (article_id)")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
        size = _index_bytes(connection)
        indexed = _one(connection, "select count(distinct article_id) from wirecopy.shingle")
    print(f"{stored:,} articles invented and loaded in {perf_counter() - began:.0f} s", flush=True)
    with Database(url) as database:
        return _dedupe(database, stored, size / stored, indexed / stored)


def _dedupe(database: Database, stored: int, index_bytes: float, indexed: float) -> Cost:
    now = SINCE + SPAN
    database.transact(begin_run, "scale", Clock.starting_at(now))
    ends = [perf_counter()]
    ours, server = process_time(), server_time(database)
    counts = run_stage(
        Stage.DEDUPE,
        "scale",
        settings=Settings(dedupe=DedupePolicy(batch=BATCH), now=now),
        database=database,
        report=lambda _: ends.append(perf_counter()),
    )
    ours, server = process_time() - ours, server_time(database) - server
    batches = np.diff(ends) / BATCH * 1000
    return Cost(
        stored,
        (ends[-1] - ends[0]) / NEW * 1000,
        float(batches.max()),
        ours / NEW * 1000,
        server / NEW * 1000,
        counts["candidates"] / NEW,
        counts["comparisons"] / NEW,
        index_bytes,
        indexed,
        counts["copies"],
        counts["stories"],
    )


def server_time(database: Database) -> float:
    """Processor seconds of the database's connections. Wall time would include other work on the machine."""
    with database.transaction() as connection:
        rows = connection.execute(
            "select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'"
        ).fetchall()
    stats = [Path(f"/proc/{pid}/stat") for (pid,) in rows]
    fields = [stat.read_text(encoding="utf-8").rpartition(")")[2].split() for stat in stats if stat.exists()]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def _index_bytes(connection: Connection) -> int:
    """Bytes of the table of shingles and of its indexes."""
    return _one(
        connection,
        "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'wirecopy.shingle'::regclass",
    )


def _one(connection: Connection, query: str) -> int:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def measure_datasketch(stored: int) -> str:
    """Signature, query and insertion with MinHashLSH at Jaccard 0.5."""
    datasketch = import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    before = _resident()
    articles = invent(stored + NEW)
    candidates = 0
    took = 0.0
    for number, article in enumerate(articles):
        text = text_of(article)
        began = perf_counter()
        made = datasketch.MinHash(num_perm=128)
        made.update_batch(_shingles(text))
        if number >= stored:
            candidates += len(index.query(made))
        index.insert(number, made)
        took += perf_counter() - began if number >= stored else 0
    return (
        f"{stored:>9,} stored: {took / NEW * 1000:.2f} ms per new article, {candidates / NEW:.1f} candidates (not compared),"
        f" {(_resident() - before) / len(articles):,.0f} bytes of memory per article"
    )


def _shingles(text: str) -> list[bytes]:
    words = text.lower().replace(".", "").split()
    return [" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)]


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def _sizes(arguments: argparse.Namespace) -> Iterator[int]:
    yield from sorted(arguments.stored)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stored", type=int, nargs="+")
    parser.add_argument("--home", type=Path, required=True, help="folder for the database server; stays")
    parser.add_argument("--datasketch-up-to", type=int, default=0)
    arguments = parser.parse_args()
    server = embedded_server(arguments.home)
    try:
        costs = []
        for stored in _sizes(arguments):
            costs.append(measure(stored, server))
            print(costs[-1], flush=True)
            if stored <= arguments.datasketch_up_to:
                print(f"datasketch {measure_datasketch(stored)}", flush=True)
        print(f"growth {costs[-1].milliseconds / costs[0].milliseconds:.2f}x")
    finally:
        stop_embedded_server(arguments.home)


if __name__ == "__main__":
    main()
