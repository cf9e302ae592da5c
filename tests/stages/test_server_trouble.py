"""Postgres goes away, or its disk is full, in the middle of each stage: nothing is lost, doubled or held against anybody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from signal import SIGINT, raise_signal
from threading import Event

import psycopg
import pytest
from psycopg import Connection

from tests.pipeline import Pipeline, column, name_of, new_database, rows, settings_for, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.errors import DatabaseError
from wirecopy.model import RunKind, Stage
from wirecopy.settings import Settings
from wirecopy.stages.politeness import run_until_stopped
from wirecopy.store.database import Database

STAGES = RunKind.INGEST.stages
# For each stage a table to which it writes in the middle of its work.
WRITES = {
    Stage.SYNC: "feed",
    Stage.PLAN: "run",
    Stage.POLL: "entry",
    Stage.FETCH: "page_fetch",
    Stage.EXTRACT: "article",
    Stage.DEDUPE: "story_copy",
    Stage.PUBLISH: "story",
    Stage.GATE: "run",
}
END_ALL_SESSIONS = """
    perform pg_terminate_backend(pid, 60000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid();
    perform pg_terminate_backend(pg_backend_pid());"""
DISK_FULL = "raise exception 'could not extend file' using errcode = '53100';"


@dataclass(frozen=True)
class Undisturbed:
    """A run that nothing disturbed: for each stage the database before it, and what was found after it."""

    server_url: str
    settings: Settings
    before: Mapping[Stage, str]
    found_after: Mapping[Stage, Mapping[str, int]]

    @contextmanager
    def until(self, stage: Stage) -> Iterator[Pipeline]:
        """The same run, with this stage still to do."""
        with new_database(self.server_url, template=self.before[stage]) as database:
            yield Pipeline(database, self.settings)


@pytest.fixture(scope="module")
def undisturbed(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    """Three outlets with an article each, the third of which is a copy of the second."""
    outlets = tmp_path_factory.mktemp("trouble") / "outlets.yaml"
    write_outlets(outlets, *(f"http://{host}.example/f" for host in "abc"))
    with Site() as site, ExitStack() as databases:
        for number, host in enumerate("abc"):
            url = f"http://{host}.example/1"
            site.put_feed(f"http://{host}.example/f", Item(url, title=f"Headline of {host}"))
            site.put_page(url, f"Headline of {host}", prose(min(number, 1)))
        settings = settings_for(site.port, outlets)
        template = "wirecopy"
        before, found_after = {}, {}
        for stage in STAGES:
            before[stage] = template
            database = databases.enter_context(new_database(server_url, template=template))
            Pipeline(database, settings).stage(stage, "run", now=NOW)
            found_after[stage] = _found(database)
            template = name_of(database)
            database.close()
        yield Undisturbed(server_url, settings, before, found_after)


def _found(database: Database) -> Mapping[str, int]:
    """What readers find, and what stands against feeds and pages."""
    counted = {
        "articles": "news.articles where change_seq is not null",
        "stories": "news.stories where change_seq is not null",
        "copies": "news.story_copies",
        "revisions": "news.revisions",
        "entries": "wirecopy.entry",
        "polls": "wirecopy.poll",
        "page fetches": "wirecopy.page_fetch",
        "attempts": "wirecopy.attempt",
        "leases": "wirecopy.page where lease_holder is not null",
        "failures": "wirecopy.feed where failures_in_row > 0",
        "failed pages": "wirecopy.page where attempts > 0",
    }
    return {name: value(database, f"select count(*) from {what}") for name, what in counted.items()}


@contextmanager
def trouble(database: Database, table: str, what: str, *, once: bool = True) -> Iterator[None]:
    """Let the first write to a table do `what`, or each while the block runs. A sequence counts, as it is never rolled back."""
    condition = "nextval('public.writes') = 1" if once else "true"
    with database.transaction() as connection:
        connection.execute("create sequence public.writes")
        connection.execute(
            f"create function public.trouble() returns trigger language plpgsql as $$ begin"
            f" if {condition} then {what} end if; return new; end $$".encode()
        )
        connection.execute(
            f"create trigger trouble before insert or update on wirecopy.{table}"
            " for each row execute function public.trouble()".encode()
        )
    yield
    with database.transaction() as connection:
        connection.execute("drop function public.trouble cascade; drop sequence public.writes")


@pytest.mark.parametrize("stage", STAGES)
def test_a_restart_in_the_middle_of_a_stage_costs_nothing(
    undisturbed: Undisturbed, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """To us a restart is that every session ends, the one with the stage's lock too."""
    with undisturbed.until(stage) as pipeline:
        with trouble(pipeline.database, WRITES[stage], END_ALL_SESSIONS):
            pipeline.stage(stage, "run", now=NOW)
            assert value(pipeline.database, "select last_value from public.writes") > 1
        assert _found(pipeline.database) == undisturbed.found_after[stage]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("stage", [Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH])
def test_a_full_disk_ends_a_stage_in_one_line_and_is_held_against_nobody(
    undisturbed: Undisturbed, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with undisturbed.until(stage) as pipeline:
        with trouble(pipeline.database, WRITES[stage], DISK_FULL, once=False):
            with pytest.raises(DatabaseError, match=r"^the disk of the database is full .*make room") as told:
                pipeline.stage(stage, "run", now=NOW)
            assert "\n" not in str(told.value)
            assert rows(pipeline.database, "select * from wirecopy.attempt") == []
        pipeline.stage(stage, "run", now=NOW)
        assert _found(pipeline.database) == undisturbed.found_after[stage]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_deploy_in_the_middle_of_a_stage_ends_it_in_one_line_and_is_held_against_nobody(
    undisturbed: Undisturbed, caplog: pytest.LogCaptureFixture
) -> None:
    """The column that the old code writes to is gone at its first write, and the newer migration is noted."""
    with undisturbed.until(Stage.POLL) as pipeline:
        with trouble(
            pipeline.database,
            "entry",
            "raise exception 'no such column' using errcode = '42703';",
            once=False,
        ):
            with pipeline.database.transaction() as connection:
                connection.execute(
                    """create function public.note() returns trigger language plpgsql as $$ begin
                       insert into _yoyo_migration (migration_hash, migration_id, applied_at_utc) values ('', '0999_newer', now());
                       return new; end $$;
                       create trigger note after insert on wirecopy.attempt for each statement execute function public.note()"""
                )
            with pytest.raises(
                DatabaseError, match=r"^the database is that of a newer version.*begins with the new version$"
            ):
                pipeline.stage(Stage.POLL, "run", now=NOW)
            assert rows(pipeline.database, "select * from wirecopy.attempt") == []
            with pipeline.database.transaction() as connection:
                connection.execute(
                    "drop function public.note cascade; delete from _yoyo_migration where migration_id = '0999_newer'"
                )
        pipeline.stage(Stage.POLL, "run", now=NOW)
        assert _found(pipeline.database) == undisturbed.found_after[Stage.POLL]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_missing_partition_is_held_against_no_page(undisturbed: Undisturbed) -> None:
    """Postgres calls it a violated CHECK of the row, and each page in hand was set aside."""
    with undisturbed.until(Stage.FETCH) as pipeline:
        with pipeline.database.transaction() as connection:
            months = column(
                pipeline.database,
                "select distinct left(name, 16) from wirecopy.time_partition where parent = 'document'",
            )
            for month in months:
                connection.execute(
                    f"alter table wirecopy.document detach partition wirecopy.{month}".encode()
                )
        with pytest.raises(
            DatabaseError, match=r'no partition of relation "document" .*: the next run makes it'
        ):
            pipeline.stage(Stage.FETCH, "run", now=NOW)
        assert _found(pipeline.database)["attempts"] == _found(pipeline.database)["failed pages"] == 0
        assert rows(pipeline.database, "select * from news.set_aside") == []


def test_ctrl_c_waits_for_no_server_that_is_away(database: Database) -> None:
    """Without a word to the thread that waits, this takes a day."""
    patient = Database(database.url, restart=timedelta(days=1))
    is_lost = Event()

    def lose_the_server(connection: Connection) -> None:
        patient.url = "postgresql://127.0.0.1:1/away"
        is_lost.set()
        raise psycopg.OperationalError("the connection is lost")

    async def stage() -> None:
        work = asyncio.create_task(asyncio.to_thread(patient.transact, lose_the_server))
        await asyncio.to_thread(is_lost.wait)
        raise_signal(SIGINT)
        await work

    with patient, pytest.raises(KeyboardInterrupt):
        run_until_stopped(patient, stage())
