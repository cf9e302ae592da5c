"""Counts what kill -9 costs in the middle of poll and fetch: entries lost or doubled, validators without their entries.

    python -m benchmarks.kills 150 [--seed N] [--validators-first]

In each turn the server lists five new entries for each of 6 feeds, and no later turn lists them again. A process polls
and fetches through the stages that ship, and is killed at a random moment. Then every stored validator (ETag,
Last-Modified, the body's digest) must have its entries beside it, and a second process must bring the turn to its end.
At last all rows must equal those of a database that nobody disturbed; every count that is printed must be 0.

`--validators-first` is the control: it saves validators before entries, with a pause between, so that a kill loses
entries. If ten such kills lose nothing, the loop is broken.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from benchmarks.feed_server import ENTRIES, NEW_ENTRIES, START, document, validator
from benchmarks.poll import feed_server
from wirecopy.clock import Clock
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import PollDecision, RunKind, Stage
from wirecopy.settings import FetchLimits, RecheckPolicy, Settings
from wirecopy.stages import poll as poll_stage
from wirecopy.stages.context import StageContext
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.feed import sync_feeds
from wirecopy.store.migrations import migrate
from wirecopy.store.outlet import sync_outlets
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.run import begin_run

FEEDS = 6
HOUR = timedelta(hours=1)
SECOND_TRY = timedelta(minutes=20)
FORK = multiprocessing.get_context("fork")

# Of the control, between validators and entries. A turn without it takes about as long, so every second kill hits it.
PAUSE_SECONDS = 0.5

ROWS = {
    "entries": """select f.url, e.key, e.guid, e.link, e.title, e.content_sha256, e.outcome, p.url
        from wirecopy.entry e join wirecopy.feed f using (feed_id) left join wirecopy.page p using (page_id)""",
    "pages": """select p.url, p.last_outcome, p.body_sha256, p.next_fetch_at is null, count(f.page_id), count(f.document_id)
        from wirecopy.page p left join wirecopy.page_fetch f using (page_id) group by p.page_id""",
    "feeds": "select url, etag, last_modified, body_sha256, key_policy, failures_in_row, lease_holder from wirecopy.feed",
}
ENTRY_ROWS = "select f.url, e.guid from wirecopy.entry e join wirecopy.feed f using (feed_id)"
FEED_ROWS = "select url, etag, last_modified, body_sha256 from wirecopy.feed"


@dataclass(frozen=True, slots=True)
class Bench:
    """A database, and the server of its feeds and pages. `careless` saves validators before entries."""

    url: str
    port: int
    careless: bool = False

    @property
    def settings(self) -> Settings:
        return Settings(
            connect_to=f"127.0.0.1:{self.port}",
            fetch=FetchLimits(domain_spacing_seconds=0, retry_seconds=0),
            recheck=RecheckPolicy(ages=()),  # a page is fetched once: a second fetch is a mistake
            max_shards=1,
        )

    def run(self, turn: int, wait: timedelta = timedelta(), at_work: Event | None = None) -> None:
        """Do a run up to the end of fetch; sets `at_work` when it begins to poll."""
        if self.careless:
            _save_validators_first()
        key, clock = f"{turn}-{wait}", Clock.starting_at(START + turn * HOUR + wait)
        with Database(self.url) as database:
            database.transact(begin_run, key, clock, RunKind.INGEST)
            database.transact(ensure_partitions, clock.now())
            run_stage(Stage.PLAN, key, settings=self.settings, database=database)
            if at_work:
                at_work.set()
            for stage in (Stage.POLL, Stage.FETCH):
                run_stage(stage, key, settings=self.settings, database=database)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(query.encode()).fetchall()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--validators-first", action="store_true")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    started = time.monotonic()
    with benches(2) as (calm, bench):
        bench = replace(bench, careless=options.validators_first)
        turns, ahead = kill_again_and_again(bench, options.kills, random.Random(options.seed))
        for turn in range(turns):
            move_on(calm, turn)
            calm.run(turn)
        wrong = {"validators ahead of their entries": ahead, **compare(bench, calm, turns)}
    print(f"{options.kills} kills in poll and fetch, {turns} turns, {time.monotonic() - started:.0f} s")
    for name, number in wrong.items():
        print(f"{number:6} {name}")
    sys.exit(any(wrong.values()))


@contextmanager
def benches(number: int) -> Iterator[list[Bench]]:
    """New databases on one server, with the same feeds."""
    with tempfile.TemporaryDirectory(prefix="wirecopy-kills-") as folder, feed_server() as (_, port):
        Path(folder).chmod(0o755)  # the server's account must be able to enter
        home = Path(folder) / "home"
        url = embedded_server(home)
        try:
            yield [new_bench(url, f"kills_{each}", port) for each in range(number)]
        finally:
            stop_embedded_server(home)


def new_bench(server_url: str, name: str, port: int) -> Bench:
    with psycopg.connect(make_conninfo(server_url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
    url = server_url.replace("/wirecopy?", f"/{name}?")
    migrate(url)
    with Database(url) as database, database.transaction() as connection:
        outlets = [_outlet(number) for number in range(FEEDS)]
        sync_outlets(connection, outlets, START)
        sync_feeds(connection, outlets, START)
    return Bench(url, port)


def _outlet(number: int) -> OutletConfig:
    feed = FeedConfig(_address(number), "general")
    name, domain = f"Paper {number}", f"paper{number}.example"
    return OutletConfig(name, domain, "en", "US", OutletKind.NEWSPAPER, (feed,))


def _address(feed: int) -> str:
    return f"http://paper{feed}.example/k{feed}"


def kill_again_and_again(bench: Bench, kills: int, chance: random.Random) -> tuple[int, int]:
    """Kill so many processes at work; returns the turns that it took, and how many validators lacked their entries."""
    seconds, turn, hit, ahead = 1.0, 0, 0, 0
    while hit < kills:
        move_on(bench, turn)
        hit += killed(bench, turn, chance.uniform(0, seconds))
        ahead += validators_ahead(bench, turn)
        seconds = undisturbed(bench, turn)
        turn += 1
    return turn, ahead


def move_on(bench: Bench, turn: int) -> None:
    urllib.request.urlopen(f"http://127.0.0.1:{bench.port}/round/{turn}").read()


def killed(bench: Bench, turn: int, after: float) -> bool:
    """Kill a run so many seconds after it began to poll; returns whether it was still at work then."""
    process, _ = _begun(bench, turn, timedelta())
    process.join(after)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def undisturbed(bench: Bench, turn: int) -> float:
    """Bring the turn to its end; returns how many seconds polling and fetching took."""
    process, started = _begun(bench, turn, SECOND_TRY)
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started


def _begun(bench: Bench, turn: int, wait: timedelta) -> tuple[ForkProcess, float]:
    at_work = FORK.Event()
    process = FORK.Process(target=bench.run, args=(turn, wait, at_work))
    process.start()
    assert at_work.wait(60)
    return process, time.monotonic()


def validators_ahead(bench: Bench, turn: int) -> int:
    """How many feeds have a validator of a version that lacks some of its entries."""
    with psycopg.connect(bench.url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # both queries see one moment
        feeds = {row[0]: row[1:] for row in connection.execute(FEED_ROWS.encode())}
        stored = set(connection.execute(ENTRY_ROWS.encode()).fetchall())
    return sum(
        bool(set(marks_of(feed, version)) & set(feeds[_address(feed)]))
        and not {(_address(feed), guid) for guid in guids_of(feed, version)} <= stored
        for feed in range(FEEDS)
        for version in range(turn + 1)
    )


def marks_of(feed: int, version: int) -> list[object]:
    """The validators of the server's document: its digest, and ETag or Last-Modified if it has one."""
    mark = validator(feed, version)
    return [sha256(document(feed, version, NEW_ENTRIES)).digest(), *(mark[1:] if mark else ())]


def guids_of(feed: int, version: int) -> list[str]:
    newest = ENTRIES + NEW_ENTRIES * version
    return [f"{feed}-{number}" for number in range(newest, newest - NEW_ENTRIES, -1)]


def compare(bench: Bench, calm: Bench, turns: int) -> dict[str, int]:
    """Count differences from what the server listed, and from the database that nobody disturbed."""
    listed = {
        (_address(feed), guid)
        for feed in range(FEEDS)
        for version in range(turns)
        for guid in guids_of(feed, version)
    }
    stored = bench.rows(ENTRY_ROWS)
    found = {
        "entries lost": len(listed - set(stored)),
        "entries doubled": len(stored) - len(set(stored)),
        "entries that nobody listed": len(set(stored) - listed),
    }
    for name, query in ROWS.items():
        ours, theirs = set(bench.rows(query)), set(calm.rows(query))
        found[f"{name} unlike those of an undisturbed run"] = len(ours ^ theirs)
    return found


def _save_validators_first() -> None:
    """Make the mistake that the loop must find: commit validators before their entries."""
    save = poll_stage._save

    def careless(
        connection: psycopg.Connection, context: StageContext, decisions: Sequence[PollDecision]
    ) -> list[None]:
        with Database(context.database.url) as other, other.transaction() as ahead:
            for decision in decisions:
                response = decision.response
                ahead.execute(
                    "update wirecopy.feed set etag = %s, last_modified = %s, body_sha256 = %s, last_whole_at = %s where feed_id = %s",
                    (
                        response.validators.etag,
                        response.validators.last_modified,
                        response.body_sha256,
                        context.clock.now(),
                        decision.feed.feed_id,
                    ),
                )
        time.sleep(PAUSE_SECONDS)
        return save(connection, context, decisions)

    poll_stage._save = careless


if __name__ == "__main__":
    main()
