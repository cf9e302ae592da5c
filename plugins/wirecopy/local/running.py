"""`wirecopy up` and `wirecopy down`: the real thing on one machine, started and stopped as a whole."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click
import psycopg
from psycopg import sql

from wirecopy.airflow_names import INGEST_DAG
from wirecopy.errors import ConfigError, UsageError, WirecopyError
from wirecopy.local import airflow, services
from wirecopy.local.logs import fresh_log
from wirecopy.local.news_lines import NewsLines
from wirecopy.local.postgres import (
    STOP_SECONDS,
    database_address,
    embedded_server,
    is_running,
    server_log,
    stop_embedded_server,
)
from wirecopy.settings import ROOT, Settings
from wirecopy.store.migrations import migrate
from wirecopy.store.queries import load_query

FREE_BYTES = 1_000_000_000  # a first week of news and logs; less, and Postgres may stop in the middle of one
HEALTHY_SECONDS = 300  # 35-90 s were measured on 2 cores, depending on what else they do
FIRST_RUN_SECONDS = 90
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(settings: Settings) -> None:
    """Run Postgres, Airflow and the hourly pipeline until Ctrl-C or `down`; returns after a clean stop.

    Raises:
        WirecopyError: something is missing or has failed; everything that was started is stopped again.
    """
    _run_until_stopped(settings, _run_pipeline)
    click.echo("Stopped. The data stay; `make up` goes on from here.")


def show_pages(settings: Settings) -> None:
    """Run Postgres and what of Airflow shows pages, until Ctrl-C or `down`: no run begins, and nothing is polled.

    Raises:
        WirecopyError: something is missing or has failed; everything that was started is stopped again.
    """
    _run_until_stopped(settings, _run_pages)
    click.echo("Stopped.")


def _run_until_stopped(settings: Settings, run: Callable[[Settings, services.Services], None]) -> None:
    home = settings.home.resolve()
    _require_disk(home)
    with services.single_instance(home), _stopping_on_signals():
        if left := services.end_leftovers(home):
            click.echo(f"Ended {left} processes that an earlier `up` had left behind.")
        _require_port(settings)
        try:
            running = services.Services(home, prepare(settings))
            try:
                run(settings, running)
            finally:
                with _undisturbed():
                    click.echo("\nStopping …")
                    running.stop()
        except KeyboardInterrupt:
            pass
        finally:
            with _undisturbed():
                stop_embedded_server(home)


def _run_pipeline(settings: Settings, running: services.Services) -> None:
    running.start()
    _wait_until_healthy(settings, running)
    _welcome(settings)
    warn_without_contact(settings)
    _warn_without_reader(settings)
    _start_first_run(settings, running)
    lines = NewsLines(settings.database_url or database_address(settings.home.resolve(), "wirecopy"))
    _watch(settings, running, lines.print_new)


def _run_pages(settings: Settings, running: services.Services) -> None:
    # Without the owner's address nothing can be changed from the pages.
    running.start(services.PAGES, without=["WIRECOPY_DATABASE_URL"])
    _wait_until_healthy(settings, running, only="api-server")
    _welcome(settings)
    _warn_without_reader(settings)
    click.echo(
        "The pages alone: no scheduler runs, so Airflow calls itself unhealthy, and nothing is polled."
    )
    _watch(settings, running)


def _watch(
    settings: Settings, running: services.Services, print_new: Callable[[], None] = lambda: None
) -> NoReturn:
    while True:
        _require_alive(settings, running)
        running.keep_small()
        print_new()
        time.sleep(1)


def _require_alive(settings: Settings, running: services.Services) -> None:
    """
    Raises:
        WirecopyError: something has ended; names it and its log. Airflow ends soon after its database.
    """
    try:
        running.require_alive()
    except WirecopyError as error:
        home = settings.home.resolve()
        if is_running(home):
            raise
        raise WirecopyError(f"Postgres ended, and Airflow after it: see {server_log(home)}") from error


def down(settings: Settings) -> None:
    """Stop what runs from that home, started from whichever terminal, alive or crashed."""
    home = settings.home.resolve()
    if not home.exists():
        click.echo("Nothing is running.")
        return
    asked = services.stop_running_instance(home, seconds=services.STOP_SECONDS + STOP_SECONDS)
    left = services.end_leftovers(home)
    stopped = stop_embedded_server(home)
    click.echo("Stopped." if asked or left or stopped else "Nothing is running.")


def prepare(settings: Settings) -> dict[str, str]:
    """Start Postgres, bring both databases to this version, and return Airflow's environment."""
    home = settings.home.resolve()
    click.echo(f"Postgres   {home / 'postgres'}")
    embedded = embedded_server(home, settings.reader_port)
    database_url = settings.database_url or embedded
    migrate(database_url)
    environment = airflow.airflow_environment(settings, database_url)
    _migrate_airflow(home, environment)
    return environment


def _migrate_airflow(home: Path, environment: dict[str, str]) -> None:
    """Bring Airflow's own tables to the installed version, once per version.

    The version is noted on the database itself, where it cannot outlive the tables: asking Airflow takes as
    long as migrating (about 6 s).
    """
    wanted = f"tables of Airflow {version('apache-airflow')}"
    with psycopg.connect(database_address(home, "airflow"), autocommit=True) as connection:
        if connection.execute(load_query("server/comment")).fetchone() == (wanted,):
            return
        click.echo("Airflow    making its tables …")
        log = fresh_log(home, "migrate")
        with log.open("wb") as out:
            done = subprocess.run(
                [sys.executable, "-m", "airflow", "db", "migrate"],
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            raise WirecopyError(f"Airflow could not make its tables: see {log}")
        connection.execute(
            sql.SQL(load_query("server/set_airflow_comment")).format(comment=sql.Literal(wanted))
        )


def _require_disk(home: Path) -> None:
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    if free < FREE_BYTES:
        raise ConfigError(
            f"{existing} has {free / 1e6:.0f} MB free, and 1000 are needed: make room, or set WIRECOPY_HOME"
        )


def _require_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.port))
        except OSError:
            other = settings.port + 1
            raise UsageError(
                f"port {settings.port} is in use: stop its owner, or take another one: WIRECOPY_PORT={other} make up"
            ) from None


def _wait_until_healthy(settings: Settings, running: services.Services, only: str | None = None) -> None:
    """Wait until all parts of Airflow are healthy, or only this one."""
    click.echo("Airflow    starting, up to a minute …")
    deadline = time.monotonic() + HEALTHY_SECONDS
    parts = ["api-server"]
    while time.monotonic() < deadline:
        running.require_alive()
        parts = airflow.unhealthy_parts(settings)
        if not parts or (only and only not in parts):
            return
        time.sleep(1)
    raise WirecopyError(
        f"Airflow's {parts[0]} is not healthy after {HEALTHY_SECONDS} s: see {settings.home / 'logs'}"
    )


def warn_without_contact(settings: Settings) -> None:
    """Publishers block crawlers that do not say whose they are."""
    if not settings.has_contact:
        click.echo(
            "Set WIRECOPY_CONTACT to a page or mailbox of yours: publishers see it in the User-Agent.",
            err=True,
        )


def _warn_without_reader(settings: Settings) -> None:
    """On a server of the user's own the password of its readers is not ours to know."""
    if settings.database_url is not None and settings.reader_url is None:
        click.echo(
            "The Wirecopy pages stay empty: set WIRECOPY_READER_URL to the address of wirecopy_reader (docs/readers.md).",
            err=True,
        )


def _welcome(settings: Settings) -> None:
    password = airflow.ensure_secrets(settings.home.resolve()).admin_password
    click.secho(f"\nWirecopy is up at {airflow.base_url(settings)}", bold=True)
    click.echo(f"  sign in as {airflow.ADMIN} with the password {password}")
    click.echo(f"  its pages are at {airflow.base_url(settings)}/plugin/wirecopy")
    click.echo(
        f"  logs are in {_short(settings.home.resolve() / 'logs')}; Ctrl-C stops, or `{_down(settings)}` in another terminal\n"
    )


def _down(settings: Settings) -> str:
    """The command that stops what runs from this home."""
    home = settings.home.resolve()
    return "make down" if home == ROOT / ".wirecopy" else f"make down WIRECOPY_HOME={_short(home)}"


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _start_first_run(settings: Settings, running: services.Services) -> None:
    """Start a run at once; a DAG that is not to be had is told, and no reason to stop."""
    deadline = time.monotonic() + FIRST_RUN_SECONDS
    while time.monotonic() < deadline:
        running.require_alive()
        try:
            if airflow.start_run(settings):
                click.echo(f"A run of {INGEST_DAG} is under way; from now on there is one every hour.")
                return
        except urllib.error.HTTPError as error:
            click.echo(f"No run was started: Airflow answered {error.code} {error.reason}.", err=True)
            return
        except OSError:
            pass
        time.sleep(2)
    click.echo(f"No run was started: Airflow does not find {INGEST_DAG} in {ROOT / 'dags'}.", err=True)


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """Let `kill` and a closed terminal do what Ctrl-C does, also where a shell made us ignore Ctrl-C."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in _STOP_SIGNALS:
        signal.signal(number, interrupt)
    yield


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Finish stopping even when Ctrl-C is pressed again: half a stop is what leaves processes behind."""
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    yield
