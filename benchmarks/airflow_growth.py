"""How fast Airflow's own records, task logs and process logs grow, under its real scheduler.

    python -m benchmarks.airflow_growth [RUNS]

Runs `wirecopy_ingest` over all feeds of config/outlets.yaml, none of which answers (every connection is refused), so
that the tasks are those of a full hour, and prints what one run adds, what an idle hour adds, and both for a month of
hourly runs. An hour with news writes a line of progress for each half minute of a task more. Takes ten minutes.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from wirecopy.local import airflow, prepare, services, stop_embedded_server
from wirecopy.local.postgres import database_address
from wirecopy.settings import Settings, load_settings

HOURS_OF_MONTH = 30 * 24
IDLE_SECONDS = 300

TABLES = """
    select relname, pg_total_relation_size(c.oid) from pg_class c join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind = 'r'"""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    with tempfile.TemporaryDirectory() as folder, airflow_at(Path(folder)) as settings:
        url = database_address(settings.home, "airflow")
        run_once(settings, url)  # tables, caches and folders that every first run makes
        before = Sizes(settings.home, url)
        for _ in range(runs):
            run_once(settings, url)
        after = Sizes(settings.home, url)
        time.sleep(IDLE_SECONDS)
        idle = Sizes(settings.home, url)
        report(before, after, idle, runs)


class Sizes:
    """What stands there now: rows and bytes of Airflow's tables, bytes of the logs."""

    def __init__(self, home: Path, url: str) -> None:
        self.at = time.monotonic()
        logs = home / "logs"
        self.bytes = {
            "task logs": size_of(logs / "tasks"),
            "logs of parsing": size_of(logs / "dag_processor"),
            "logs of Airflow's processes": sum(file.stat().st_size for file in logs.glob("*.log")),
            "log of Postgres": (home / "postgres" / "log").stat().st_size,
        }
        self.rows: dict[str, int] = {}
        with psycopg.connect(url, autocommit=True) as connection:
            for name, size in connection.execute(TABLES).fetchall():
                self.bytes[f"table {name}"] = size
                ((self.rows[name],),) = connection.execute(
                    f'select count(*) from "{name}"'.encode()
                ).fetchall()


def size_of(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def run_once(settings: Settings, url: str) -> None:
    """One hour: every feed is due again."""
    with psycopg.connect(database_address(settings.home, "wirecopy"), autocommit=True) as news:
        news.execute("update wirecopy.feed set next_poll_at = now() - interval '1 hour'")
    with psycopg.connect(url, autocommit=True) as connection:
        known = ended_runs(connection)
        while not airflow.start_run(settings):
            time.sleep(1)
        while ended_runs(connection) == known:
            time.sleep(1)


def ended_runs(connection: psycopg.Connection[Any]) -> int:
    query = "select count(*) from dag_run where dag_id = 'wirecopy_ingest' and state in ('success', 'failed')"
    ((ended,),) = connection.execute(query.encode()).fetchall()
    return int(ended)


@contextmanager
def airflow_at(home: Path) -> Iterator[Settings]:
    """Airflow as `wirecopy up` runs it, in a new home, where every connection to a feed is refused."""
    home.chmod(0o711)  # Postgres does not run as root, and its account passes through here
    with socket.socket() as reserved, socket.socket() as port:
        reserved.bind(("127.0.0.1", 0))
        port.bind(("127.0.0.1", 0))
        os.environ["WIRECOPY_CONNECT_TO"] = f"127.0.0.1:{reserved.getsockname()[1]}"
        os.environ["WIRECOPY_FETCH__RETRIES"] = "0"
        settings = load_settings(home=home, port=port.getsockname()[1])
        port.close()
        running = services.Services(home, prepare(settings))
        try:
            running.start()
            while airflow.unhealthy_parts(settings):
                running.require_alive()
                time.sleep(1)
            yield settings
        finally:
            running.stop()
            stop_embedded_server(home)


def report(before: Sizes, after: Sizes, idle: Sizes, runs: int) -> None:
    tasks = (after.rows["task_instance"] - before.rows["task_instance"]) / runs
    minutes = (after.at - before.at) / runs / 60
    print(
        f"{runs} runs of {tasks:.0f} tasks, {minutes:.1f} minutes each; then {IDLE_SECONDS} s without a run\n"
    )
    print(f"{'':34}{'rows/run':>9}{'KB/run':>9}{'KB/idle hour':>14}{'MB/month':>10}")
    total = 0.0
    for name in sorted(after.bytes):
        per_idle_second = (idle.bytes[name] - after.bytes[name]) / (idle.at - after.at)
        in_runs = after.bytes[name] - before.bytes[name]
        per_run = max(0.0, (in_runs - per_idle_second * (after.at - before.at)) / runs)
        month = HOURS_OF_MONTH * (per_run + 3600 * per_idle_second)
        total += month
        table = name.removeprefix("table ")
        rows = (after.rows[table] - before.rows[table]) / runs if table in after.rows else 0.0
        if month > 1e5 or rows:
            print(f"{name:34}{rows:9.0f}{per_run / 1e3:9.1f}{3.6 * per_idle_second:14.1f}{month / 1e6:10.1f}")
    print(f"{'all':34}{'':9}{'':9}{'':14}{total / 1e6:10.1f}")


if __name__ == "__main__":
    main()
