"""The pipeline in a test's own process: stages run one by one or hour by hour, and rows read back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from wirecopy.local.reader_address import reader_address
from wirecopy.model import RunKind, Stage
from wirecopy.settings import FetchLimits, Settings
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.database import Database

WAIT_SECONDS = 120  # only a hang takes so long; a shared machine may need a minute
# The columns that tell when and how often we looked, not what we saw: the only ones that a run over an unchanged
# world may touch. Outcomes count among them: "ok" becomes "not_modified" when the same document is asked again.
CLOCKS = [
    "next_poll_at",
    "last_polled_at",
    "last_success_at",
    "last_outcome",
    "last_message",
    "moved_count",
    "failures_in_row",
    "next_fetch_at",
    "last_fetched_at",
    "checks",
    "attempts",
    "last_seen_at",
]
# What a run writes about itself. Raw documents count too: one that cannot be read is kept each time it comes.
BOOKKEEPING = {
    "run",
    "run_stage",
    "poll",
    "page_fetch",
    "document",
    "outlet_hour",
    "outlet_hour_failure",
    "alert",
}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One database and the settings of its runs; `run` begins a run at `now` and takes it through stages."""

    database: Database
    settings: Settings

    def run(self, now: datetime, *stages: Stage) -> dict[Stage, dict[str, int]]:
        """A new run through these stages, all of them when none is named; returns their counts."""
        key = uuid4().hex
        return {stage: self.stage(stage, key, now=now) for stage in stages or RunKind.INGEST.stages}

    def stage(
        self, stage: Stage, key: str, *, now: datetime | None = None, shard: int = 0, **changes: object
    ) -> dict[str, int]:
        settings = self.settings.model_copy(update={**changes, **({"now": now} if now else {})})
        return run_stage(stage, key, settings=settings, database=self.database, shard=shard)


def settings_for(port: int, outlets: Path, **changes: Any) -> Settings:
    """Every connection goes to one loopback port, nobody waits for a turn, and one shard has all the work."""
    known: dict[str, Any] = {
        "connect_to": f"127.0.0.1:{port}",
        "outlets": outlets,
        "fetch": FetchLimits(domain_spacing_seconds=0, retry_seconds=0),
        "max_shards": 1,
        "extract_workers": 1,
    }
    return Settings(**{**known, **changes})


def rows(database: Database, query: str, /, **parameters: object) -> list[tuple[Any, ...]]:
    with database.transaction() as connection:
        return connection.execute(query.encode(), parameters).fetchall()


def column(database: Database, query: str, /, **parameters: object) -> list[Any]:
    return [row[0] for row in rows(database, query, **parameters)]


def value(database: Database, query: str, /, **parameters: object) -> Any:
    ((found,),) = rows(database, query, **parameters)
    return found


def digests(database: Database, *, without: Sequence[str] = CLOCKS) -> dict[str, str]:
    """One digest for each table that holds results, over all its rows and all columns but those."""
    tables = column(
        database,
        "select relname from pg_class where relnamespace = 'wirecopy'::regnamespace"
        " and relkind in ('r', 'p') and not relispartition order by 1",
    )
    return {
        table: value(
            database,
            f"""select md5(coalesce(string_agg(line, ' ' order by line), ''))
                from (select (to_jsonb(t) - %(without)s::text[])::text as line from wirecopy.{table} t) lines""",
            without=list(without),
        )
        for table in tables
        if table not in BOOKKEEPING
    }


class OwnedDatabase(Database):
    """A database as its owner; `reader` logs in as readers do."""

    @contextmanager
    def reader(self) -> Iterator[Connection]:
        with Database(reader_address(self.url, may_log_in=True)).reader() as connection:
            yield connection


@contextmanager
def new_database(server_url: str, template: str = "wirecopy") -> Iterator[Database]:
    """A database of its own, copied from another that nobody is connected to, and gone afterwards."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(make_conninfo(server_url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f'create database "{name}" template "{template}"'.encode())
        with OwnedDatabase(server_url.replace("/wirecopy?", f"/{name}?")) as database:
            yield database
        connection.execute(f'drop database "{name}" with (force)'.encode())


def name_of(database: Database) -> str:
    return str(value(database, "select current_database()"))


class Background:
    """A call in a thread of its own, for two transactions at once; `result` gives its value or its exception."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._outcome: list[Any] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            self._outcome.append(work())
        except BaseException as error:
            self._error = error

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()

    def result(self) -> Any:
        self._thread.join(WAIT_SECONDS)
        assert self.is_done, "the call did not end"
        if self._error:
            raise self._error
        return self._outcome[0]


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Ask again and again until it is so; a test that waits for ever fails instead."""
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, f"waited {WAIT_SECONDS} s for {what}"
        time.sleep(0.005)


def is_blocked(database: Database) -> bool:
    """Whether some connection to the database waits for another's lock."""
    return bool(
        value(
            database,
            "select exists(select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')",
        )
    )


def environment_of(settings: Settings, database: Database | None = None) -> Mapping[str, str]:
    """The same settings as variables for a command in a process of its own."""
    assert settings.connect_to
    host, port = settings.connect_to
    found = {
        "WIRECOPY_CONNECT_TO": f"{host}:{port}",
        "WIRECOPY_OUTLETS": str(settings.outlets),
        "WIRECOPY_FETCH__DOMAIN_SPACING_SECONDS": str(settings.fetch.domain_spacing_seconds),
        "WIRECOPY_FETCH__RETRY_SECONDS": str(settings.fetch.retry_seconds),
        "WIRECOPY_MAX_SHARDS": str(settings.max_shards),
        "WIRECOPY_EXTRACT_WORKERS": str(settings.extract_workers),
    }
    return found | ({"WIRECOPY_DATABASE_URL": database.url} if database else {})
