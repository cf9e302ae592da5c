"""kill -9 in the middle of poll and fetch, again and again: is an entry lost or doubled, a validator ahead of it?

    python -m benchmarks.kills 150 [--seed N] [--validators-first]

Each turn the server moves on to five new entries for each of 40 feeds, which no later turn lists again. A process
polls and fetches and is killed at a random moment; the next one, undisturbed, has to bring the turn to its end.
`--validators-first` saves the validators before the entries, on purpose: a loop that does not fail then is broken.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import tempfile
import time
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.feed_server import NEW_ENTRIES
from benchmarks.poll import START, feed_server
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.model import Stage
from wirecopy.settings import FetchLimits, Settings
from wirecopy.stages import poll as poll_stage
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database
from wirecopy.store.feed import sync_feeds
from wirecopy.store.migrations import migrate
from wirecopy.store.outlet import sync_outlets

FEEDS = 40
WRONG = {
    "entries lost": "select %(expected)s - count(*) from wirecopy.entry",
    "entries doubled": "select count(*) - count(distinct (feed_id, guid)) from wirecopy.entry",
    "pages fetched twice": "select count(*) - count(distinct page_id) from wirecopy.page_fetch",
    "pages not fetched": "select count(*) from wirecopy.page where last_fetched_at is null",
    "validators ahead of their entries": """
        select count(*) from wirecopy.feed f where etag is not null and not exists (
            select from wirecopy.entry e where e.feed_id = f.feed_id
            and e.first_seen_at >= (select started_at from wirecopy.run order by run_id desc limit 1) - interval '30 minutes')""",
    "leases left": "select count(*) from wirecopy.feed where lease_holder is not null",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--validators-first", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="wirecopy-kills-") as folder, feed_server() as port:
        Path(folder).chmod(0o755)  # the server's account must be able to enter
        home = Path(folder) / "home"
        url = embedded_server(home)
        try:
            migrate(url)
            show(*loop(url, port, options.kills, chance, options.validators_first))
        finally:
            stop_embedded_server(home)


def loop(
    url: str, port: int, kills: int, chance: random.Random, validators_first: bool
) -> tuple[int, dict[str, int]]:
    settings = Settings(
        connect_to=f"127.0.0.1:{port}", fetch=FetchLimits(domain_spacing_seconds=0), max_shards=1
    )
    with Database(url) as database, database.transaction() as connection:
        outlets = [_outlet(number) for number in range(FEEDS)]
        sync_outlets(connection, outlets, START)
        sync_feeds(connection, outlets, START)
    seconds, hit = 1.0, 0
    for turn in range(kills):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/round/{turn}").read()
        hour = settings.model_copy(update={"now": START + turn * timedelta(hours=1)})
        hit += _killed(
            lambda hour=hour, turn=turn: _hour(url, hour, f"{turn}-killed", validators_first),
            chance.uniform(0, seconds),
        )
        later = hour.model_copy(update={"now": START + turn * timedelta(hours=1) + timedelta(minutes=20)})
        started = time.monotonic()
        _undisturbed(lambda later=later, turn=turn: _hour(url, later, f"{turn}-whole", validators_first))
        seconds = time.monotonic() - started
    with Database(url) as database, database.transaction() as connection:
        expected = {"expected": kills * FEEDS * NEW_ENTRIES}
        rows = {
            name: connection.execute(query.encode(), expected).fetchone() for name, query in WRONG.items()
        }
    return hit, {name: row[0] for name, row in rows.items() if row}


def _outlet(number: int) -> OutletConfig:
    feed = FeedConfig(f"http://paper{number}.example/k{number}", "general")
    return OutletConfig(
        f"Paper {number}", f"paper{number}.example", "en", "US", OutletKind.NEWSPAPER, (feed,)
    )


def _hour(url: str, settings: Settings, key: str, validators_first: bool) -> None:
    """A run from its beginning through fetch, in a process of its own."""
    from wirecopy.clock import Clock
    from wirecopy.model import RunKind
    from wirecopy.store.run import begin_run, ensure_partitions

    if validators_first:
        _save_validators_first()
    with Database(url) as database:
        clock = Clock.starting_at(settings.now)
        database.transact(begin_run, key, clock, RunKind.INGEST)
        database.transact(ensure_partitions, clock.now())
        for stage in (Stage.PLAN, Stage.POLL, Stage.FETCH):
            run_stage(stage, key, settings=settings, database=database)


def _save_validators_first() -> None:
    """The mistake that the loop must find."""
    read = poll_stage.FeedReader.read
    store = poll_stage._store

    def careless(connection, context, answers):  # type: ignore[no-untyped-def]
        with Database(context.database.url) as other, other.transaction() as ahead:
            for answer in answers:
                ahead.execute(
                    "update wirecopy.feed set etag = %s, last_whole_at = %s where feed_id = %s",
                    (answer.response.validators.etag, context.clock.now(), answer.feed.feed_id),
                )
        time.sleep(0.05)
        return store(connection, context, answers)

    assert read
    poll_stage._store = careless


def _killed(work: Callable[[], None], after: float) -> bool:
    """Whether the process was still at work when it was killed."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(after)
    if process.pid and process.is_alive():
        process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _undisturbed(work: Callable[[], None]) -> None:
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 0


def show(hit: int, wrong: dict[str, int]) -> None:
    print(f"{hit} processes killed at work")
    for name, number in wrong.items():
        print(f"{number:6} {name}")


if __name__ == "__main__":
    main()
