"""How many feeds the poll stage takes in a second, what they cost, and `reader` beside it on the same feeds.

    python -m benchmarks.poll 10000 [--reader PYTHON] [--spacing 0] [--profile]

A loopback server (benchmarks/feed_server.py) serves N feeds on N / 5 hosts. A first run takes in everything and
is not measured; in the second 70 % of the feeds answer 304 or the same bytes and 30 % list 30 entries of which
5 are new, and every row goes into the embedded Postgres. One process for each processor, as Airflow has one for
each shard; pacing and robots.txt are obeyed as in production. `--reader` names an interpreter that can import
`reader`; it updates the same feeds from the same server afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import psycopg
from psycopg.conninfo import make_conninfo

from wirecopy.clock import Clock
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import RunKind, Stage
from wirecopy.settings import ROOT, FetchLimits, Settings
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.feed import sync_feeds
from wirecopy.store.migrations import migrate
from wirecopy.store.outlet import sync_outlets
from wirecopy.store.run import begin_run, ensure_partitions

START = datetime(2026, 8, 3, 6, tzinfo=UTC)
FEEDS_PER_HOST = 5
READER_WORKERS = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """`worker_cpu` is ours (parsers included), `database_cpu` the server's; `memory` the sum over our processes."""

    seconds: float
    worker_cpu: float
    database_cpu: float
    memory: int
    counts: dict[str, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("feeds", type=int, nargs="+")
    parser.add_argument("--reader", metavar="PYTHON")
    parser.add_argument("--reader-feeds", type=int, help="fewer feeds for reader, which takes its time")
    parser.add_argument("--spacing", type=float, default=FetchLimits().domain_spacing_seconds)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder, feed_server() as port:
        # The server's account must be able to enter.
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        url = embedded_server(home)
        try:
            for feeds in options.feeds:
                show_ours(feeds, ours(url, home, port, feeds, options.spacing, options.processes))
        finally:
            stop_embedded_server(home)
        if options.reader:
            feeds = options.reader_feeds or max(options.feeds)
            show_reader(feeds, readers(options.reader, port, feeds, Path(folder)))


@contextmanager
def feed_server() -> Iterator[int]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.feed_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        yield int(process.stdout.readline())
        assert process.stdin
        process.stdin.close()


def ours(url: str, home: Path, port: int, feeds: int, spacing: float, processes: int) -> Cost:
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute("drop database if exists wirecopy with (force)")
        connection.execute("create database wirecopy")
    migrate(url)
    settings = Settings(
        connect_to=f"127.0.0.1:{port}",
        fetch=FetchLimits(domain_spacing_seconds=spacing),
        max_shards=processes,
        now=START,
    )
    with Database(url) as database:
        database.transact(_add_feeds, feeds)
        _run(0, settings, database, port, processes)
        return measured(home, lambda: _run(1, settings, database, port, processes))


def _add_feeds(connection: psycopg.Connection, feeds: int) -> None:
    outlets = [
        OutletConfig(
            name=f"Paper {host}",
            domain=f"paper{host}.example",
            language="en",
            country="US",
            kind=OutletKind.NEWSPAPER,
            feeds=tuple(
                FeedConfig(f"http://paper{host}.example/f{feed}", "general")
                for feed in range(host * FEEDS_PER_HOST, min(feeds, (host + 1) * FEEDS_PER_HOST))
            ),
        )
        for host in range(-(-feeds // FEEDS_PER_HOST))
    ]
    ensure_partitions(connection, START)
    sync_outlets(connection, outlets, START)
    sync_feeds(connection, outlets, START)


def _run(turn: int, settings: Settings, database: Database, port: int, processes: int) -> dict[str, int]:
    """One hour: the server moves on, and every shard is polled by a process of its own."""
    urllib.request.urlopen(f"http://127.0.0.1:{port}/round/{turn}").read()
    settings = settings.model_copy(update={"now": START + turn * timedelta(hours=1)})
    key = f"bench_{turn}"
    database.transact(begin_run, key, Clock.starting_at(settings.now), RunKind.INGEST)
    run_stage(Stage.PLAN, key, settings=settings, database=database)
    host, worker_port = settings.connect_to or ("", 0)
    environment = os.environ | {
        "WIRECOPY_DATABASE_URL": database.url,
        "WIRECOPY_CONNECT_TO": f"{host}:{worker_port}",
        "WIRECOPY_FETCH__DOMAIN_SPACING_SECONDS": str(settings.fetch.domain_spacing_seconds),
    }
    code = "import sys, json; from wirecopy.stages.pipeline import run_stage_here as run;"
    code += "print(json.dumps(run('poll', sys.argv[1], int(sys.argv[2]))))"
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", code, key, str(shard)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for shard in range(processes)
    ]
    counts: dict[str, int] = {}
    for worker in workers:
        output, _ = worker.communicate()
        assert worker.returncode == 0
        for word, number in json.loads(output).items():
            counts[word] = counts.get(word, 0) + number
    return counts


def measured(home: Path, work: object) -> Cost:
    postmaster = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))
    watch = _Watch()
    database_before, workers_before, started = _cpu_of(postmaster), _children_cpu(), time.monotonic()
    with watch:
        counts = work()  # type: ignore[operator]
    seconds = time.monotonic() - started
    return Cost(
        seconds,
        _children_cpu() - workers_before,
        _cpu_of(postmaster) - database_before,
        watch.peak,
        counts,
    )


def _children_cpu() -> float:
    """Processor seconds of children that have ended, and of their children in turn."""
    times = os.times()
    return times.children_user + times.children_system


def _cpu_of(process: psutil.Process) -> float:
    own = process.cpu_times()
    total = own.user + own.system + own.children_user + own.children_system
    for child in process.children():
        times = child.cpu_times()
        total += times.user + times.system
    return total


class _Watch:
    """The highest sum of the unshared memory of the workers and their parsers, sampled."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.2):
            self.peak = max(self.peak, sum(map(_memory_of, psutil.Process().children(recursive=True))))


def _memory_of(process: psutil.Process) -> int:
    try:
        if "feed_server" in " ".join(process.cmdline()):
            return 0
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0


def readers(python: str, port: int, feeds: int, folder: Path) -> dict[str, float]:
    script = str(Path(__file__).with_name("poll_reader.py"))
    done = subprocess.run(
        [python, script, str(port), str(feeds), str(READER_WORKERS), str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def show_ours(feeds: int, cost: Cost) -> None:
    per_thousand = 1000 / feeds
    print(
        f"wirecopy {feeds:>6,} feeds: {cost.seconds:7.1f} s {feeds / cost.seconds:7.0f} feeds/s"
        f"  CPU s per 1,000 feeds: {cost.worker_cpu * per_thousand:5.2f} ours"
        f" + {cost.database_cpu * per_thousand:5.2f} Postgres  {cost.memory / 2**20:4.0f} MiB  {cost.counts}",
        flush=True,
    )


def show_reader(feeds: int, cost: dict[str, float]) -> None:
    print(
        f"reader   {feeds:>6,} feeds: {cost['seconds']:7.1f} s {feeds / cost['seconds']:7.0f} feeds/s"
        f"  CPU s per 1,000 feeds: {cost['cpu'] * 1000 / feeds:5.2f} with SQLite"
        f"  {cost['memory'] / 2**20:4.0f} MiB  {cost['new']:.0f} new entries",
        flush=True,
    )


if __name__ == "__main__":
    main()
