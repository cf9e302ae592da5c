"""Measures how many feeds the poll stage polls in a second, and what a feed costs, beside lemon24/reader.

    python -m benchmarks.poll 1000 10000 50000 [--reader PYTHON] [--reader-feeds 1000]

A loopback server (benchmarks/feed_server.py) serves N feeds on N / 5 hosts. The first poll of every feed stores all its
entries and is not measured. Then come the measured hours: 70 % of the feeds answer 304 or the same bytes, 30 % list 30
entries of which 5 are new, and all rows are written to the embedded Postgres. The best hour counts, since other work on
the machine only slows an hour down.

- The stage runs as it ships, in one process for each processor, as Airflow runs one for each shard.
- Pacing and robots.txt are obeyed, but the five feeds of a host are spaced by 0.05 s. With 1 s a run of 1,000 feeds would
  only wait.
- `--reader` names a Python that has `reader`. It updates the same feeds from the same server.
- The server and Postgres share the processors; their processor time is listed apart. The cost of a stage with nothing to
  do, mostly imports, is in the seconds but not in the processor seconds, which are to show the cost of a feed.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

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
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.run import begin_run

START = datetime(2026, 8, 3, 6, tzinfo=UTC)
FEEDS_PER_HOST = 5
READER_WORKERS = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds; bytes of memory, proportional shares (PSS) summed over the processes."""

    feeds: int
    seconds: float
    cpu: float  # of the workers and their parsers
    database_cpu: float
    server_cpu: float
    peak_memory: int
    steady_memory: int
    counts: dict[str, int]

    @property
    def speed(self) -> float:
        return self.feeds / self.seconds

    @property
    def cpu_per_thousand(self) -> float:
        """Processor seconds for 1,000 feeds, including the database: in `reader` that is a library."""
        return (self.cpu + self.database_cpu) * 1000 / self.feeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("feeds", type=int, nargs="+")
    parser.add_argument("--hours", type=int, default=2, help="measured after the first polls")
    parser.add_argument("--reader", metavar="PYTHON")
    parser.add_argument("--reader-feeds", type=int, default=1000)
    parser.add_argument("--spacing", type=float, default=0.05)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder, feed_server() as (server, port):
        Path(folder).chmod(0o755)  # the database server's account must be able to enter
        reader = readers(options.reader, server, port, options, Path(folder)) if options.reader else None
        if reader:
            show("reader", reader)
        home = Path(folder) / "home"
        url = embedded_server(home)
        try:
            for feeds in options.feeds:
                cost = ours(url, home, server, port, feeds, options)
                show("wirecopy", cost)
                if reader:
                    print(
                        f"  {cost.speed / reader.speed:.1f} times the throughput of reader,"
                        f" {reader.cpu_per_thousand / cost.cpu_per_thousand:.1f} times per processor second",
                        flush=True,
                    )
        finally:
            stop_embedded_server(home)


@contextmanager
def feed_server() -> Iterator[tuple[psutil.Process, int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.feed_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        yield psutil.Process(process.pid), int(process.stdout.readline())
        assert process.stdin
        process.stdin.close()


def ours(
    url: str, home: Path, server: psutil.Process, port: int, feeds: int, options: argparse.Namespace
) -> Cost:
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute("drop database if exists wirecopy with (force)")
        connection.execute("create database wirecopy")
    migrate(url)
    settings = Settings(
        connect_to=f"127.0.0.1:{port}",
        fetch=FetchLimits(domain_spacing_seconds=options.spacing),
        max_shards=options.processes,
        now=START,
    )
    postmaster = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))
    with Database(url) as database:
        start = measured(
            feeds, postmaster, server, lambda: _run(-1, settings, database, port, options.processes)
        )
        database.transact(_add_feeds, feeds)
        _run(0, settings, database, port, options.processes)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("vacuum analyze")  # as autovacuum does it within the hour
        hours = [
            measured(
                feeds,
                postmaster,
                server,
                partial(_run, hour, settings, database, port, options.processes),
            )
            for hour in range(1, options.hours + 1)
        ]
    assert all(sum(hour.counts.values()) == feeds for hour in hours)
    best = min(hours, key=lambda hour: hour.seconds)
    return replace(best, cpu=best.cpu - start.cpu, database_cpu=best.database_cpu - start.database_cpu)


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
    """Run one hour: the server moves on, and a process polls each shard."""
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


def measured(
    feeds: int, postmaster: psutil.Process, server: psutil.Process, work: Callable[[], dict[str, int]]
) -> Cost:
    watch = _Watch(server)
    before, started = (_children_cpu(), _cpu_of(postmaster), _cpu_of(server)), time.monotonic()
    with watch:
        counts = work()
    seconds = time.monotonic() - started
    after = (_children_cpu(), _cpu_of(postmaster), _cpu_of(server))
    cpu, database_cpu, server_cpu = (now - then for now, then in zip(after, before, strict=True))
    return Cost(feeds, seconds, cpu, database_cpu, server_cpu, watch.peak, watch.steady, counts)


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
    """Samples the memory of the workers and their parsers: the sum of their proportional shares (PSS)."""

    def __init__(self, server: psutil.Process) -> None:
        self._server = server
        self._samples = [0]
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        return max(self._samples)

    @property
    def steady(self) -> int:
        return int(median(self._samples))

    def _look(self) -> None:
        while not self._done.wait(0.5):
            workers = set(psutil.Process().children(recursive=True)) - {self._server}
            self._samples.append(sum(map(_memory_of, workers)))


def _memory_of(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0


def readers(
    python: str, server: psutil.Process, port: int, options: argparse.Namespace, folder: Path
) -> Cost:
    script = str(Path(__file__).with_name("poll_reader.py"))
    arguments = [port, options.reader_feeds, READER_WORKERS, options.hours, folder, server.pid]
    done = subprocess.run(
        [python, script, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True
    )
    found = json.loads(done.stdout)
    memory = int(found["memory"])
    counts = {"new entries": int(found["new"])}
    return Cost(
        options.reader_feeds, found["seconds"], found["cpu"], 0, found["server_cpu"], memory, memory, counts
    )


def show(name: str, cost: Cost) -> None:
    per_thousand = 1000 / cost.feeds
    print(
        f"{name:8} {cost.feeds:>6,} feeds: {cost.seconds:6.1f} s {cost.speed:5.0f} feeds/s"
        f"  CPU s per 1,000 feeds: {cost.cpu * per_thousand:5.2f} + {cost.database_cpu * per_thousand:4.2f} Postgres"
        f" (server {cost.server_cpu * per_thousand:4.2f})"
        f"  memory {cost.steady_memory / 2**20:3.0f} MiB, peak {cost.peak_memory / 2**20:3.0f}  {cost.counts}",
        flush=True,
    )


if __name__ == "__main__":
    main()
