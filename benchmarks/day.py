"""Runs a day of the pipeline over an internet of which a fifth misbehaves in each hour, and looks for what that leaves behind.

    python -m benchmarks.day [--hours 24] [--outlets 50] [--troubled 10] [--seed N] [--trouble KIND] [--log FILE]

`benchmarks/day_server.py` is the internet: which outlets misbehave in an hour, and how, is drawn from the seed. Every stage
of the hourly run is done by a process that lives as long as the day, so that what one hour leaves in it adds up; Airflow
starts a new one each time. Names go through the resolver and its guard, and so do connections. After the day come hours
in which all behave well, six at most, until every outlet is polled again.

Wrong is, in any hour:
- an article of an outlet that behaves well and is not backed off, and that is not among the articles at the end of the
  hour in which its feed lists it; an outlet that is backed off longer than its failures explain; a red run
- a connection, lock, lease or attempt in the database, a file or a process that is left after the stages

and at the end:
- an entry that was listed and is not stored, or is stored and was not listed; an entry without a fate, or with two
- memory of a process that grew: the median hour of the last third against that of the first
- open files of a process that grew

Durations of fetching and the budgets of poll and fetch are a twentieth of what ships, so that a day takes a part of an hour;
a crawl delay of a second stands for one of twenty. What computes is not faster for that: the time limit of parsing and the
budget of the other stages are a fifth.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import logging
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
import yaml

from benchmarks.day_server import START, Day, Trouble, domain, published
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import Outcome, Stage
from wirecopy.schedule import DUE_AHEAD
from wirecopy.schedule.backoff import backoff
from wirecopy.settings import MIB, ROOT, FetchLimits, ParseLimits, Settings
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate

HOUR = timedelta(hours=1)
STAGES = (Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH)
SHORTER = 20  # times, durations and budgets
COMPUTES_SHORTER = 5
MOST_CALM_HOURS = 6
# By so much the memory of a process may differ between two thirds of a day without a leak: which outlets misbehave,
# and how, differs more.
END_GROWTH, PEAK_GROWTH = 16 * MIB, 48 * MIB

LEFT_OVER = {
    "connections": """select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'""",
    "transactions": """select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null""",
    "locks": "select count(*) from pg_locks where locktype = 'advisory'",
    "leases": """select (select count(*) from wirecopy.feed where lease_holder is not null)
        + (select count(*) from wirecopy.page where lease_holder is not null)
        + (select count(*) from wirecopy.page_fetch where lease_holder is not null)""",
    "attempts": "select count(*) from wirecopy.attempt where reason = '' and set_aside_at is null",
}
ARTICLES = """select f.domain, e.guid from wirecopy.entry e join wirecopy.feed f using (feed_id)
    join wirecopy.page p using (page_id) join wirecopy.article a using (article_id)
    where a.change_seq is not null and e.first_seen_at >= %s"""
BACKED_OFF = """select f.domain, f.failures_in_row, greatest(f.next_poll_at, h.until)
    from wirecopy.feed f left join wirecopy.domain_hold h on h.domain = f.domain and h.until > %(start)s
    where f.next_poll_at > %(due)s or h.until > %(start)s"""
ENTRIES = "select f.domain, e.guid from wirecopy.entry e join wirecopy.feed f using (feed_id)"
FATES = """select t.entry_id, t.article_id is not null and t.stage = 'publish', t.outcome, t.message,
        p.next_fetch_at is not null, exists (
            select from wirecopy.attempt a where a.set_aside_at is not null
            and (a.item = 'page' and a.item_id = p.page_id or a.item = 'feed_text' and a.item_id = p.page_id
                 or a.item = 'article' and a.item_id = p.article_id or a.item = 'document' and a.item_id in (
                     select page_fetch_id from wirecopy.page_fetch f where f.page_id = p.page_id)))
    from news.entry_fates t join wirecopy.entry e using (entry_id) left join wirecopy.page p using (page_id)"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--outlets", type=int, default=50)
    parser.add_argument("--troubled", type=int, default=10, help="outlets that misbehave in each hour")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--trouble", type=Trouble, help="the only one: " + ", ".join(Trouble))
    parser.add_argument("--log", type=Path, default=Path(os.devnull), help="where the stages' log goes")
    options = parser.parse_args()
    day = Day(options.seed, options.outlets, options.troubled, options.hours, options.trouble)
    print(
        f"seed {day.seed}: {day.outlets} outlets, of which {day.troubled} misbehave in each hour", flush=True
    )
    started = time.monotonic()
    with scene(day, options.log) as bench:
        hours = list(bench.live())
        wrong = [line for hour in hours for line in hour.wrong] + bench.count_fates() + growth(hours)
    print(f"{len(hours)} hours in {(time.monotonic() - started) / 60:.0f} minutes")
    print("\n".join(wrong) or "nothing wrong")
    sys.exit(bool(wrong))


# ------------------------------------------------------------------------------------------- processes


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one stage in one hour: wall seconds, and bytes of memory of its process and of the largest of its children."""

    seconds: float
    peak: int
    end: int
    child_peak: int
    files: int  # open at the end


class StageProcess:
    """A process that does one stage of each hour."""

    def __init__(self, stage: Stage, url: str, log: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._stage = stage
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(stage, url, log, other), name=str(stage))
        self._process.start()
        self.folder = Path(f"/proc/{self._process.pid}")

    def run(self, key: str, settings: Settings) -> tuple[dict[str, int], Cost]:
        """Do the stage for the run of that key. Raises RuntimeError if it fails."""
        (self.folder / "clear_refs").write_text("5")  # resets the peak of its memory (proc(5))
        started = time.monotonic()
        with _Children(self) as children:
            self._pipe.send((key, settings))
            counts: dict[str, int] | str = self._pipe.recv()
        if isinstance(counts, str):
            raise RuntimeError(f"{self._stage} failed: {counts}")
        seconds = time.monotonic() - started
        memory = memory_of(self.folder)
        files = len(list((self.folder / "fd").iterdir()))
        return counts, Cost(seconds, memory["VmHWM"], memory["VmRSS"], children.peak, files)

    def children(self) -> list[Path]:
        lists = self.folder.glob("task/*/children")
        return [Path(f"/proc/{pid}") for each in lists for pid in _read(each).split()]

    def end(self) -> None:
        self._process.terminate()
        self._process.join()


def _work(stage: Stage, url: str, log: Path, pipe: Pipe) -> None:
    libc = ctypes.CDLL(None)
    logging.basicConfig(filename=log, level=logging.INFO, format="%(message)s")
    while True:
        key, settings = pipe.recv()
        try:
            with Database(url) as database:
                counts: dict[str, int] | str = run_stage(stage, key, settings=settings, database=database)
        except Exception as error:
            logging.exception("failed")
            counts = repr(error)
        gc.collect()
        libc.malloc_trim(0)  # what the allocator keeps for later is no leak
        pipe.send(counts)


class _Children:
    """Watches how much memory the largest child of a stage's process takes."""

    def __init__(self, parent: StageProcess) -> None:
        self.peak = 0
        self._parent = parent
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Children:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max([self.peak, *(memory_of(child)["VmHWM"] for child in self._parent.children())])


def memory_of(folder: Path) -> defaultdict[str, int]:
    """In bytes, by the names of /proc/PID/status (proc(5)); 0 for a process that has ended."""
    found: defaultdict[str, int] = defaultdict(int)
    lines = (line.split() for line in _read(folder / "status").splitlines() if line.startswith("Vm"))
    found.update({line[0].rstrip(":"): int(line[1]) * 1024 for line in lines})
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


# ----------------------------------------------------------------------------------------------- hours


@dataclass(slots=True)
class Hour:
    number: int
    troubles: Mapping[int, Trouble]
    costs: dict[Stage, Cost] = field(default_factory=dict)
    listed: int = 0  # by outlets that behave well
    backed_off: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def start(self) -> datetime:
        return START + self.number * HOUR

    def complain(self, what: str) -> None:
        self.wrong.append(f"hour {self.number}: {what}")


@dataclass(frozen=True, slots=True)
class Bench:
    day: Day
    port: int
    settings: Settings
    url: str
    temporary: Path  # the stages' folder for temporary files
    stages: Mapping[Stage, StageProcess]
    own: psycopg.Connection

    def live(self) -> Iterator[Hour]:
        show_head()
        last_trouble: dict[int, int] = {}
        for number in range(self.day.hours + MOST_CALM_HOURS):
            hour = Hour(number, self.day.troubles(number))
            last_trouble.update(dict.fromkeys(hour.troubles, number))
            self._live(hour, last_trouble)
            show(hour)
            yield hour
            if number >= self.day.hours and not self._backed_off(hour.start + HOUR):
                return

    def _live(self, hour: Hour, last_trouble: Mapping[int, int]) -> None:
        self.ask(f"/hour/{hour.number}")
        backed_off = self._backed_off(hour.start)
        self._check_backed_off(hour, backed_off, last_trouble)
        settings = self.settings.model_copy(update={"now": hour.start})
        key = f"hour {hour.number}"
        self._run_here(key, settings, Stage.SYNC, Stage.PLAN)
        for stage, process in self.stages.items():
            _, hour.costs[stage] = process.run(key, settings)
        verdict = self._run_here(key, settings, Stage.GATE)
        if "green" not in verdict:
            hour.complain("the run is red")
        self._check_articles(hour, backed_off)
        self._check_left_over(hour)

    def ask(self, path: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return bytes(answer.read())

    def _run_here(self, key: str, settings: Settings, *stages: Stage) -> dict[str, int]:
        with Database(self.url) as database:
            (*_, counts) = [run_stage(each, key, settings=settings, database=database) for each in stages]
        return counts

    def _rows(self, query: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        with self.own.transaction():
            return self.own.execute(query.encode(), parameters).fetchall()

    def _backed_off(self, start: datetime) -> dict[str, tuple[int, datetime]]:
        """The domains that a run of that start leaves alone: how often they failed in a row, and until when they rest."""
        rows = self._rows(BACKED_OFF, {"start": start, "due": start + DUE_AHEAD})
        return {name: (failures, until) for name, failures, until in rows}

    def _check_backed_off(
        self,
        hour: Hour,
        backed_off: Mapping[str, tuple[int, datetime]],
        last_trouble: Mapping[int, int],
    ) -> None:
        """Back-off ends, with its jitter, when the last hour of trouble explains it no more."""
        for outlet in range(self.day.outlets):
            if domain(outlet) not in backed_off or outlet in hour.troubles:
                continue
            hour.backed_off += 1
            failures, until = backed_off[domain(outlet)]
            last = START + last_trouble.get(outlet, -24) * HOUR
            if until > last + backoff(max(failures, 1)) * 1.1 + timedelta(minutes=10):
                hour.complain(
                    f"{domain(outlet)} is left alone until {until:%d %H:%M}, its trouble was {last:%d %H:%M}"
                )

    def _check_articles(self, hour: Hour, backed_off: Mapping[str, object]) -> None:
        listed = {
            (domain(outlet), path)
            for outlet in range(self.day.outlets)
            if outlet not in hour.troubles and domain(outlet) not in backed_off
            for path in published(outlet, hour.number)
        }
        hour.listed = len(listed)
        for name, path in sorted(listed - set(self._rows(ARTICLES, [hour.start]))):
            hour.complain(f"no article of {name}{path}")

    def _check_left_over(self, hour: Hour) -> None:
        for what, query in LEFT_OVER.items():
            if number := self._settled(query):
                hour.complain(f"{number} {what} left")
        for stage, process in self.stages.items():
            if children := process.children():
                hour.complain(f"{len(children)} processes of {stage} left")
        if files := list(self.temporary.rglob("*")):
            hour.complain(f"{len(files)} temporary files left, as {files[0].name}")

    def _settled(self, query: str) -> int:
        """The number that a query counts; a backend may take a moment to end."""
        for _ in range(20):
            ((number,),) = self._rows(query)
            if not number:
                break
            time.sleep(0.1)
        return int(number)

    def count_fates(self) -> list[str]:
        """Print how many entries had which fate; returns what is wrong with them."""
        told: dict[str, list[str]] = json.loads(self.ask("/listed"))
        listed = {(name, path) for name, paths in told.items() for path in paths}
        stored = self._rows(ENTRIES)
        fates = self._rows(FATES)
        counts = Counter(fate_of(*row[1:]) for row in fates)
        print(
            f"{len(listed)} entries listed, {len(stored)} stored:",
            ", ".join(f"{n} {what}" for what, n in counts.most_common()),
        )
        differences = {
            "entries listed and not stored": len(listed - set(stored)),
            "entries stored and not listed": len(set(stored) - listed),
            "entries doubled": len(stored) - len(set(stored)),
            "entries without a fate": counts["none"],
            "entries with two fates, or none": abs(len(fates) - len(stored))
            + len(fates)
            - len({row[0] for row in fates}),
        }
        return [f"{number} {what}" for what, number in differences.items() if number]


def fate_of(
    is_published: bool, outcome: str | None, message: str | None, is_due: bool, is_aside: bool
) -> str:
    if is_aside:
        return "set aside"
    if is_published:
        return "published"
    if outcome is None:
        return f"waiting ({message})" if message else "none"
    return f"{outcome}, tried again" if is_due and not Outcome(outcome).is_success else f"{outcome}"


def growth(hours: Sequence[Hour]) -> list[str]:
    """Print how the memory and the open files of each process changed over the day; returns what grew.

    The first hour does not count: modules are imported in it.
    """
    third = max(len(hours) // 3, 1)
    wrong = []
    for stage in STAGES:
        costs = [hour.costs[stage] for hour in hours[1:]]
        first, last = costs[:third], costs[-third:]
        for what, limit in (
            ("peak", PEAK_GROWTH),
            ("end", END_GROWTH),
            ("child_peak", PEAK_GROWTH),
            ("files", 1),
        ):
            before, after = (median(getattr(cost, what) for cost in part) for part in (first, last))
            shown = (
                f"{before:.0f} to {after:.0f}"
                if what == "files"
                else f"{before / MIB:.0f} to {after / MIB:.0f} MiB"
            )
            print(f"{stage:8} {what.replace('_', ' '):10} {shown}")
            if after - before > limit:
                wrong.append(f"{what} of {stage} grew from {shown}")
    return wrong


def show_head() -> None:
    print(
        "hour  seconds of poll fetch extract dedupe publish  MiB at peak/end of each (largest child)  open files  well, resting, listed  troubles"
    )


def show(hour: Hour) -> None:
    costs = hour.costs.values()
    seconds = " ".join(f"{cost.seconds:5.1f}" for cost in costs)
    memory = " ".join(
        f"{cost.peak // MIB:4}/{cost.end // MIB}" + (f"({cost.child_peak // MIB})" if cost.child_peak else "")
        for cost in costs
    )
    files = "/".join(str(cost.files) for cost in costs)
    troubles = " ".join(f"{outlet}:{trouble}" for outlet, trouble in hour.troubles.items())
    print(
        f"{hour.number:4}  {seconds}  {memory}  {files}  {hour.backed_off:3} {hour.listed:4}  {troubles}",
        flush=True,
    )
    for line in hour.wrong:
        print(f"      {line}", flush=True)


# ----------------------------------------------------------------------------------------------- scene


@contextmanager
def scene(day: Day, log: Path) -> Iterator[Bench]:
    """The internet, a database, and the processes of the stages."""
    with tempfile.TemporaryDirectory(prefix="wirecopy-day-") as name, internet(day) as (port, names):
        folder = Path(name)
        folder.chmod(0o755)  # the database server's account must be able to enter
        temporary = folder / "temporary"
        temporary.mkdir()
        outlets = folder / "outlets.yaml"
        outlets.write_text(
            yaml.safe_dump({"outlets": [_outlet(number, port) for number in range(day.outlets)]})
        )
        url = embedded_server(folder / "home")
        try:
            migrate(url)
            with (
                _stage_processes(url, temporary, log) as stages,
                psycopg.connect(url, autocommit=True) as own,
            ):
                yield Bench(day, port, _settings(day, port, names, outlets), url, temporary, stages, own)
        finally:
            stop_embedded_server(folder / "home")


@contextmanager
def internet(day: Day) -> Iterator[tuple[int, str]]:
    """The port of its web and the address of its name server."""
    arguments = [str(each) for each in (day.seed, day.outlets, day.troubled, day.hours)]
    trouble = ["--trouble", day.trouble] if day.trouble else []
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.day_server", *arguments, *trouble],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        port, names = process.stdout.readline().split()
        yield int(port), names
        process.stdin.close()


def _outlet(number: int, port: int) -> dict[str, object]:
    feed = {"url": f"http://{domain(number)}:{port}/feed", "category": "general"}
    about = {
        "name": f"Paper {number}",
        "domain": domain(number),
        "language": "en",
        "country": "US",
        "kind": "newspaper",
    }
    return {**about, "feeds": [feed]}


def _settings(day: Day, port: int, names: str, outlets: Path) -> Settings:
    usual, fetch = Settings(), FetchLimits()
    durations = {
        name: getattr(fetch, name) / SHORTER for name in type(fetch).model_fields if name.endswith("_seconds")
    }
    return Settings(
        outlets=outlets,
        allow_private=tuple(f"{domain(number)}:{port}" for number in range(day.outlets)),
        fetch=FetchLimits(**durations, robots_max_age=fetch.robots_max_age / SHORTER, name_servers=(names,)),
        parse=ParseLimits(seconds=ParseLimits().seconds / COMPUTES_SHORTER),
        poll_budget=usual.poll_budget / SHORTER,
        fetch_budget=usual.fetch_budget / SHORTER,
        stage_budget=usual.stage_budget / COMPUTES_SHORTER,
        max_shards=1,
    )


@contextmanager
def _stage_processes(url: str, temporary: Path, log: Path) -> Iterator[dict[Stage, StageProcess]]:
    # glibc gives threads up to 16 heaps on two cores, which fill in the course of a day and would look like a leak.
    variables = {"TMPDIR": str(temporary), "MALLOC_ARENA_MAX": "1"}
    os.environ.update(variables)
    stages = {stage: StageProcess(stage, url, log) for stage in STAGES}
    for name in variables:
        del os.environ[name]
    try:
        yield stages
    finally:
        for process in stages.values():
            process.end()


if __name__ == "__main__":
    main()
