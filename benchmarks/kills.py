"""Counts what kill -9 costs in the middle of each step: rows lost or doubled, counts that are wrong, locks that stay.

    python -m benchmarks.kills 500 [--seed N] [--validators-first | --cleared-first]

In each turn the server lists new entries, and no later turn lists them again (benchmarks/kill_feeds.py). A process takes
them through all steps that ship, from sync to a replay, and is killed at a random moment of a random step. A second
process brings the turn to its end: in half of the turns it goes on with the runs of the first, as a retry of Airflow does,
and in the others it begins new ones, as the next hour does. Then all that readers see must equal what a database shows
that nobody disturbed, and nothing may be left behind (benchmarks/kill_checks.py): every count below those of the kills
must be 0. Migrations are killed on databases of their own (benchmarks/kill_migrate.py).

The moment is spread evenly over the time that the step took in the turns before. Postgres runs without fsync, since only
our process dies, not the machine.

Two controls make a mistake on purpose, so that a kill does harm; if ten kills do none, the loop is broken.
`--validators-first` saves the validators of feeds before the entries; `--cleared-first` clears what marks a story as
unpublished before it is published.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from statistics import median

import psycopg
import yaml
from psycopg.conninfo import make_conninfo

from benchmarks.kill_checks import (
    RawPages,
    Reader,
    Results,
    entries_lost_or_doubled,
    left_behind,
    results,
    validators_ahead,
)
from benchmarks.kill_controls import CONTROLS
from benchmarks.kill_feeds import PAPERS, START, domain, feed_url
from benchmarks.kill_migrate import MigrationKills
from benchmarks.kill_turn import (
    Attempt,
    Bench,
    Durations,
    Hit,
    Step,
    killed,
    make_turns_cheap,
    wait_until_alone,
)
from benchmarks.poll import feed_server
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate
from wirecopy.store.partition import ensure_partitions

TURNS = 15  # of one database: four and a half months, so that chores have work
SHOWN = 3  # of the rows that differ

Expected = Sequence[Results]  # by turn


@dataclass(slots=True)
class Tally:
    """What was hit, and what was wrong afterwards."""

    turns: int = 0
    hits: list[Hit] = field(default_factory=list)  # the other kills found a process that had come to its end
    wrong: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class World:
    """A database in whose turns processes are killed, and those who look at it."""

    bench: Bench
    reader: Reader
    raw_pages: RawPages
    turn: int = 0

    @classmethod
    def of(cls, bench: Bench) -> World:
        return cls(bench, Reader(bench), RawPages(bench))

    def results(self) -> Results:
        return results(self.bench, self.reader, self.raw_pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    controls = parser.add_mutually_exclusive_group()
    for name in CONTROLS:
        controls.add_argument(f"--{name}", dest="control", action="store_const", const=name)
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    make_turns_cheap()
    with Databases.open() as databases:
        expected, durations = undisturbed(databases)
        started = time.monotonic()
        chance = random.Random(options.seed)
        tally = kill_again_and_again(databases, expected, durations, options.kills, chance, options.control)
    show(tally, durations, time.monotonic() - started)
    sys.exit(any(tally.wrong.values()))


def show(tally: Tally, durations: Durations, seconds: float) -> None:
    kills = len(tally.hits)
    print(f"{kills} kills in {tally.turns} turns, {seconds:.0f} s, {seconds / tally.turns:.1f} s a turn")
    print("kills  in step      seconds after it began: least, median, most; of all, undisturbed")
    for step in Step:
        if after := sorted(hit.seconds for hit in tally.hits if hit.step is step):
            print(
                f"{len(after):5}  {step:11}"
                f"  {after[0]:5.2f}  {median(after):5.2f}  {after[-1]:5.2f}  {durations.mean(step):5.2f}"
            )
    print(f"{tally.turns - kills:5}  came too late: the process had ended")
    for name, number in tally.wrong.items():
        print(f"{number:5}  {name}")


# ---------------------------------------------------------------------------------------------------- databases


class Databases:
    """One server of databases and one of feeds."""

    def __init__(self, server_url: str, port: int, folder: Path) -> None:
        self.server_url = server_url
        self._port = port
        self._folder = folder
        self._outlets = folder / "outlets.yaml"
        self._numbers = count()

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[Databases]:
        with tempfile.TemporaryDirectory(prefix="wirecopy-kills-") as name, feed_server() as (_, port):
            folder = Path(name)
            folder.chmod(0o755)  # the server's account must be able to enter
            url = embedded_server(folder / "home")
            try:
                databases = cls(url, port, folder)
                databases._prepare()
                yield databases
            finally:
                stop_embedded_server(folder / "home")

    def _prepare(self) -> None:
        self._administer("alter system set fsync = off", "select pg_reload_conf()")
        migrate(self.server_url)
        with Database(self.server_url) as database:
            database.transact(ensure_partitions, START)
        outlets = [
            {
                "name": f"Paper {paper}",
                "domain": domain(paper),
                "language": "en",
                "country": "US",
                "kind": "newspaper",
                "feeds": [{"url": feed_url(paper), "category": "general"}],
            }
            for paper in range(PAPERS)
        ]
        self._outlets.write_text(yaml.safe_dump({"outlets": outlets}))

    def new(self) -> World:
        """A database with all migrations and no rows."""
        name = f"kills_{next(self._numbers)}"
        self._administer(f"create database {name} template wirecopy")
        home = self._folder / name
        home.mkdir()
        url = self.server_url.replace("/wirecopy?", f"/{name}?")
        return World.of(Bench(url, self._port, home, self._outlets))

    def _administer(self, *statements: str) -> None:
        with psycopg.connect(
            make_conninfo(self.server_url, dbname="postgres"), autocommit=True
        ) as connection:
            for statement in statements:
                connection.execute(statement.encode())


# -------------------------------------------------------------------------------------------------------- turns


def undisturbed(databases: Databases) -> tuple[Expected, Durations]:
    """What a database shows after each turn in which nobody is killed. It is the first one that `databases` makes."""
    world, durations = databases.new(), Durations()
    expected = []
    for turn in range(TURNS):
        world.bench.prepare(turn)
        process, progress = world.bench.start(Attempt.first(turn))
        process.join()
        assert process.exitcode == 0
        wait_until_alone(world.bench.url)
        durations.add(progress.seconds())
        world.reader.follow()
        expected.append(world.results())
        wrong = +(left_behind(world.bench) + entries_lost_or_doubled(world.bench, turn))
        assert not wrong, f"an undisturbed turn went wrong: {wrong}"
    return expected, durations


def kill_again_and_again(
    databases: Databases,
    expected: Expected,
    durations: Durations,
    kills: int,
    chance: random.Random,
    control: str | None,
) -> Tally:
    """Kill so many processes at work, each in a turn of its own."""
    steps, mistake = list(Step), None
    if control:
        step, mistake = CONTROLS[control]
        steps = [step]
    migrations = None if control else MigrationKills(databases.server_url, "kills_0", durations)
    tally = Tally()
    world = None
    while len(tally.hits) < kills:
        step = chance.choice(steps)
        if step is Step.MIGRATE:
            assert migrations
            hit, wrong = migrations.kill(chance)
        else:
            if world is None or world.turn == TURNS:
                world = databases.new()
                world.bench = replace(world.bench, mistake=mistake)
            hit, wrong = kill_in_turn(world, step, expected[world.turn], durations, chance)
        tally.turns += 1
        tally.hits += [hit] if hit else []
        tally.wrong.update(wrong)
        if +wrong:
            print(f"turn {tally.turns}: {hit}, {dict(+wrong)}", flush=True)
            world = None  # what is wrong in one turn stays wrong in those that follow
    return tally


def kill_in_turn(
    world: World, step: Step, expected: Results, durations: Durations, chance: random.Random
) -> tuple[Hit | None, Counter[str]]:
    """Do a turn with a kill in that step or one behind it; returns what was hit, and what was wrong at the end."""
    bench, turn = world.bench, world.turn
    world.turn += 1
    bench.prepare(turn)
    first = Attempt.first(turn)
    process, progress = bench.start(first, awaited=step)
    hit = killed(process, progress, chance.uniform(0, durations.lately(step)))
    wait_until_alone(bench.url)
    durations.add(progress.seconds())
    wrong = Counter({"validators ahead of their entries": validators_ahead(bench, turn)})
    world.reader.follow()

    process, _ = bench.start(first.second(same_runs=chance.random() < 0.5))
    process.join()
    wait_until_alone(bench.url)
    wrong["second tries that failed"] = int(process.exitcode != 0)
    world.reader.follow()
    wrong.update(entries_lost_or_doubled(bench, turn))
    wrong["pages asked for more than twice"] = int(bench.most_asked() > 2)
    wrong["changes that a reader missed"] = world.reader.missed()
    wrong.update(left_behind(bench))
    wrong.update(differences(world.results(), expected))
    return hit, wrong


def differences(found: Results, expected: Results) -> Counter[str]:
    """How many rows differ, by kind; some of them are printed."""
    differing = Counter[str]()
    for name in expected:
        missing, additional = expected[name] - found[name], found[name] - expected[name]
        differing[f"{name} unlike those of undisturbed turns"] = missing.total() + additional.total()
        for mark, rows in (("-", missing), ("+", additional)):
            for row in list(rows.elements())[:SHOWN]:
                print(f"{mark} {name}: {row}", flush=True)
    return differing


if __name__ == "__main__":
    main()
