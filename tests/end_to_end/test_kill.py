"""kill -9 at ten random moments: the next run finishes the work, nothing comes twice, nothing is lost."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import psycopg
import pytest
import yaml

from tests.end_to_end.commands import COMMAND, environment
from tests.pipeline import column, environment_of, new_database, rows, settings_for, value, wait_until
from tests.world import World, truth
from wirecopy.store.database import Database

KILLS = 10
# Half of the outlets, so that a run takes seconds; copies, revisions and trouble are among them.
OUTLETS = (
    "Harbor Herald",
    "The Capital Ledger",
    "Prairie Gazette",
    "Lakeshore Daily",
    "Northgate Now",
    "Megabyte Mirror",
)
# How far a run has come: the rows that each stage leaves. Written in one statement, so that it is one moment.
PROGRESS = """
    select (select count(*) from wirecopy.run_stage) + (select count(*) from wirecopy.document)
         + (select count(*) from wirecopy.poll) + (select count(*) from wirecopy.page_fetch)
         + (select count(*) from wirecopy.page_fetch where extract_outcome is not null)
         + (select count(*) from wirecopy.fingerprint) + (select count(*) from wirecopy.story where change_seq is not null)"""
# What must be the same after a kill and the run that follows as after one run that nobody disturbed.
RESULTS = {
    "articles": "select url, title, md5(text), authors, published_at, originator, distributor, revision_count from news.articles",
    "revisions": "select a.url, r.revision_no, md5(r.text), r.cause from news.revisions r join news.articles a using (article_id)",
    "entries": "select feed, url, title, stage, outcome, message from news.entry_fates",
    "stories": "select array_agg(url order by url) from news.articles group by story_id",
    "credits": "select a.url, c.role, c.party, c.evidence from news.credits c join news.articles a using (article_id)",
    "copies": "select a.url, c.relation, c.words_kept, c.words_cut, c.words_added from news.story_copies c join news.articles a using (article_id)",
    "feeds": "select url, status, last_outcome from news.feed_health",
}


LISTED = "select f.url, e.key from wirecopy.entry e join wirecopy.feed f using (feed_id)"
KNOWN_AGAIN = (
    "select url from wirecopy.feed where coalesce(etag, last_modified, body_sha256::text) is not null"
)


@dataclass(frozen=True)
class Scene:
    """The world at its last hour, the variables of a run over it, and a database to copy."""

    server_url: str
    world: World
    variables: dict[str, str]

    @contextmanager
    def database(self) -> Iterator[Database]:
        with new_database(self.server_url) as database:
            yield database

    def start(self, database: Database, minutes: int) -> subprocess.Popen[str]:
        """`wirecopy ingest` so many minutes after the hour."""
        return subprocess.Popen(
            [*COMMAND, "ingest"],
            env=self._variables(database, minutes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def put_back(self, database: Database, minutes: int) -> None:
        """`wirecopy retry --all` so many minutes after the hour."""
        variables = self._variables(database, minutes)
        subprocess.run(
            [*COMMAND, "retry", "--all"], env=variables, check=True, capture_output=True, timeout=100
        )

    def _variables(self, database: Database, minutes: int) -> dict[str, str]:
        now = self.world.time(3) + timedelta(minutes=minutes)
        return environment(
            {**self.variables, "WIRECOPY_DATABASE_URL": database.url, "WIRECOPY_NOW": now.isoformat()}
        )

    def finish(self, database: Database, minutes: int) -> None:
        process = self.start(database, minutes)
        said, _ = process.communicate(timeout=100)
        assert process.returncode == 0, said


@pytest.fixture(scope="module")
def scene(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    outlets = tmp_path_factory.mktemp("kill") / "outlets.yaml"
    with World(hour=3) as world:
        listed = yaml.safe_load(world.outlets_yaml)["outlets"]
        outlets.write_text(yaml.safe_dump({"outlets": [each for each in listed if each["name"] in OUTLETS]}))
        yield Scene(server_url, world, dict(environment_of(settings_for(world.port, outlets))))


@dataclass(frozen=True)
class Undisturbed:
    results: dict[str, list[str]]
    progress: int
    listed: frozenset[tuple[str, bytes]]  # every entry of every feed


@pytest.fixture(scope="module")
def undisturbed(scene: Scene) -> Undisturbed:
    with scene.database() as database:
        scene.finish(database, 0)
        return Undisturbed(_results(database), value(database, PROGRESS), _listed(database))


def _listed(database: Database) -> frozenset[tuple[str, bytes]]:
    return frozenset((url, bytes(key)) for url, key in rows(database, LISTED))


def _results(database: Database) -> dict[str, list[str]]:
    return {name: sorted(map(repr, rows(database, query))) for name, query in RESULTS.items()}


@pytest.fixture(scope="module")
def moments(undisturbed: Undisturbed) -> list[int]:
    """One moment at random in each tenth of a run. KILL_SEED repeats what a failing test printed."""
    seed = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))
    print(f"KILL_SEED={seed}")
    chance = random.Random(seed)
    step = (undisturbed.progress - 1) / KILLS
    return [int(chance.uniform(part * step, (part + 1) * step)) for part in range(KILLS)]


@pytest.mark.parametrize("part", range(KILLS))
def test_after_a_kill_the_next_run_ends_where_an_undisturbed_one_does(
    scene: Scene, undisturbed: Undisturbed, moments: list[int], part: int
) -> None:
    print(f"killed after {moments[part]} of {undisturbed.progress} rows")
    with scene.database() as database:
        _kill_at(scene, database, moments[part], minutes=0)
        known_again = set(column(database, KNOWN_AGAIN))
        promised = {(feed, key) for feed, key in undisturbed.listed if feed in known_again}
        assert promised <= _listed(database), "a validator is ahead of its entries"
        scene.finish(database, 1)
        found = _results(database)
        for name in RESULTS:
            assert found[name] == undisturbed.results[name], name
        assert _broken_promises(database) == []
    assert truth.FORBIDDEN_HOSTS.isdisjoint(request.host for request in scene.world.requests)


def test_kills_in_a_row_lose_nothing_either(
    scene: Scene, undisturbed: Undisturbed, moments: list[int]
) -> None:
    """Three deaths before anybody finishes: a machine that restarts again and again."""
    with scene.database() as database:
        for minute, part in enumerate((2, 5, 8)):
            _kill_at(scene, database, moments[part], minutes=minute)
        scene.finish(database, 3)
        # What was at work, alone, at two of the deaths is set aside with its reason, and comes back when it is put back.
        if rows(database, "select from news.set_aside"):
            scene.put_back(database, 4)
            scene.finish(database, 5)
        found = _results(database)
        for name in RESULTS:
            assert found[name] == undisturbed.results[name], name
        assert _broken_promises(database) == []


def _kill_at(scene: Scene, database: Database, rows_written: int, minutes: int) -> None:
    """Start a run and kill it as soon as so many rows are there; it may then be in the middle of anything."""
    process = scene.start(database, minutes)
    with psycopg.connect(database.url, autocommit=True) as connection:

        def is_far_enough() -> bool:
            row = connection.execute(PROGRESS).fetchone()
            assert row is not None
            return bool(row[0] > rows_written) or process.poll() is not None

        wait_until(is_far_enough, "the run to come so far")
    process.kill()
    assert process.wait() == -9, process.communicate()[0]
    _wait_for_the_server_to_notice(database)


def _wait_for_the_server_to_notice(database: Database) -> None:
    """Postgres ends a dead client's last statement first, and its locks with it."""
    with psycopg.connect(database.url, autocommit=True) as connection:

        def is_alone() -> bool:
            row = connection.execute(
                "select count(*) = 0 from pg_stat_activity where datname = current_database() and application_name = 'wirecopy'"
            ).fetchone()
            return row == (True,)

        wait_until(is_alone, "the killed run's connections to end")


def _broken_promises(database: Database) -> list[str]:
    """The invariants of docs/evidence/reliability.md 6 that do not hold, each with its number of offenders."""
    promises = {
        "a lease without a worker": " union all ".join(
            f"select 1 from wirecopy.{table} where lease_holder is not null"
            for table in ("feed", "page", "page_fetch")
        ),
        "a raw page that was neither extracted nor waits": """
            select 1 from wirecopy.page_fetch f left join wirecopy.document d on d.document_id = f.document_id
            where f.document_id is not null and (d.document_id is null or f.extract_outcome is null)""",
        "an article twice": "select 1 from wirecopy.article group by key_sha256 having count(*) > 1",
        "revisions out of order": """
            select 1 from wirecopy.revision group by article_id having array_agg(revision_no::bigint order by revision_id)
            <> array(select generate_series(1, count(*)))""",
        "an article without its story": """
            select 1 from wirecopy.article a left join wirecopy.story_copy c using (article_id) where c.article_id is null""",
        "a change number twice": """
            select 1 from (select change_seq from wirecopy.article union all select change_seq from wirecopy.story) n
            where change_seq is not null group by change_seq having count(*) > 1""",
        "a change without a number": "select 1 from wirecopy.article where change_seq is null or unpublished or not compared",
        "a run without a verdict": "select 1 from wirecopy.run where state = 'running' or ended_at is null",
    }
    counted = {
        name: value(database, f"select count(*) from ({query}) broken") for name, query in promises.items()
    }
    return [f"{name}: {number}" for name, number in counted.items() if number]
