"""Kills backups, restores and moves of the news database with SIGKILL, at random moments, and counts what is wrong afterwards.

    python -m benchmarks.kill_copies 20 --seed 1

Each turn takes one of the three on databases of an embedded server, kills it, looks at what is there, and does it again.
It ends with 1 where anything was lost, or was taken for whole.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.local.backup import back_up, restore
from wirecopy.local.move import move
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate
from wirecopy.store.table_digest import TableDigest, digest_tables

FORK = get_context("fork")
FILL = """
    select wirecopy.ensure_document_partition(now());
    insert into wirecopy.document (fetched_at, kind, url, sha256, body_bytes, body_zstd)
    select now(), 'page', 'https://paper.example/' || n, sha256('x'), 9,
           (select string_agg(sha256((n * 1000 + i)::text::bytea), '') from generate_series(1, 200) i)
    from generate_series(1, {rows}) n"""


class Bench:
    """One server with a filled database, and empty ones beside it."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder = folder
        self.url = embedded_server(folder / "home")
        migrate(self.url)
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(FILL.format(rows=rows).encode())
        self.expected = content(self.url)

    def address(self, name: str) -> str:
        return self.url.replace("/wirecopy?", f"/{name}?")

    def administer(self, statement: str) -> None:
        with psycopg.connect(make_conninfo(self.url, dbname="postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def renew(self, name: str, template: str = "template0") -> str:
        self.administer(f"drop database if exists {name} with (force)")
        self.administer(f"create database {name} template {template}")
        return self.address(name)

    def wait_until_alone(self, name: str) -> None:
        """Until the server has noticed that everybody who was connected is gone."""
        query = f"select from pg_stat_activity where datname like '{name}%'"
        with psycopg.connect(make_conninfo(self.url, dbname="postgres"), autocommit=True) as connection:
            while connection.execute(query.encode()).fetchone() is not None:
                time.sleep(0.05)


def content(url: str) -> dict[str, TableDigest]:
    with Database(url) as database, database.session() as connection:
        return digest_tables(connection)


def killed(work: Callable[[], object], after: float) -> bool:
    """Do work in a process and kill that; says whether it was still at work."""
    process = FORK.Process(target=work)
    process.start()
    process.join(after)
    hit = process.is_alive()
    process.kill()
    process.join()
    return hit


def kill_backup(bench: Bench, after: float) -> tuple[bool, Counter[str]]:
    folder = bench.folder / "backup"
    shutil.rmtree(folder, ignore_errors=True)
    hit = killed(lambda: back_up(bench.url, folder), after)
    wrong: Counter[str] = Counter()
    if folder.exists():
        target = bench.renew("kills_target")
        restore(target, folder, replace=False)
        wrong["a backup that looks whole and is not"] = content(target) != bench.expected
        return hit, wrong
    bench.wait_until_alone("wirecopy")
    wrong["a second backup unlike the database"] = back_up(bench.url, folder).tables != bench.expected
    wrong["left beside the backup"] = folder.with_name("backup.partial").exists()
    return hit, wrong


def kill_restore(bench: Bench, after: float) -> tuple[bool, Counter[str]]:
    folder = bench.folder / "whole"
    if not folder.exists():
        back_up(bench.url, folder)
    target = bench.renew("kills_target")
    migrate(target)
    before = content(target)
    hit = killed(lambda: restore(target, folder, replace=False), after)
    bench.wait_until_alone("kills_target")
    found = content(target)
    wrong: Counter[str] = Counter()
    wrong["a database that is neither the old nor the new one"] = found not in (before, bench.expected)
    if found == before:
        restore(target, folder, replace=False)
        wrong["a second restore unlike the backup"] = content(target) != bench.expected
    return hit, wrong


def kill_move(bench: Bench, after: float) -> tuple[bool, Counter[str]]:
    source, target = bench.renew("kills_source", "wirecopy"), bench.renew("kills_target")
    hit = killed(lambda: move(source, target), after)
    bench.wait_until_alone("kills_")
    wrong: Counter[str] = Counter()
    wrong["rows lost in the old place"] = content(source) != bench.expected
    found = content(target)
    wrong["a part of the rows in the new place"] = bool(found) and found != bench.expected
    with psycopg.connect(source) as connection:
        is_closed = connection.execute("show default_transaction_read_only").fetchone() == ("on",)
    wrong["closed before all was there"] = is_closed and found != bench.expected
    if not is_closed:
        move(source, target)
        wrong["a second move unlike the database"] = content(target) != bench.expected
    return hit, wrong


KILLS = {"backup": kill_backup, "restore": kill_restore, "move": kill_move}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, help="of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=list(KILLS))
    parser.add_argument("--rows", type=int, default=5000, help="raw documents of 6.4 kB")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    total: Counter[str] = Counter()
    folder = Path(tempfile.mkdtemp(prefix="wirecopy-kill-copies-"))
    try:
        bench = Bench(folder, arguments.rows)
        for name, kill in KILLS.items():
            if arguments.only not in (None, name):
                continue
            began = time.monotonic()
            kill(bench, 600)
            seconds, hits = time.monotonic() - began, 0
            # Its checks take the rest.
            for _ in range(arguments.kills):
                hit, wrong = kill(bench, chance.uniform(0, 0.6 * seconds))
                hits += hit
                total += wrong
            print(
                f"{name}: {hits} of {arguments.kills} kills hit, {seconds:.1f} s undisturbed with its checks"
            )
    finally:
        stop_embedded_server(folder / "home")
        shutil.rmtree(folder)
    print("\n".join(f"{name}: {count}" for name, count in total.items()) or "nothing lost, nothing half-way")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
