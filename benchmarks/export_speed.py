"""Measures exports of a large database, and kills one again and again until it is done.

    python -m benchmarks.large_archive 100000 --home /tmp/large
    python -m benchmarks.export_speed /tmp/large

Each export is a process of its own; its time begins with the interpreter's start. Then exports of each view are killed
with SIGKILL at random moments, and the rows that they leave in the end are held against those of one that nobody
disturbed: the newest state of each key, by a hash over all columns.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import get_args

import duckdb

from wirecopy.export.exported_view import ExportedView
from wirecopy.local import embedded_server
from wirecopy.settings import ExportFormat

KILLS = 5
KEYS = {
    ExportedView.ARTICLES: "article_id",
    ExportedView.STORIES: "story_id",
    ExportedView.COPIES: "article_id",
    ExportedView.REVISIONS: "article_id, revision_no",
}
# The command, and then the most memory that it had, in KiB.
PROGRAM = """
import resource, sys
from wirecopy.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def start(url: str, to: Path, view: ExportedView, file_format: ExportFormat) -> subprocess.Popen[str]:
    arguments = ["export", "--to", str(to), "--what", view, "--format", file_format]
    environment = {**os.environ, "WIRECOPY_DATABASE_URL": url}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    )


def measure(url: str, to: Path, view: ExportedView, file_format: ExportFormat) -> None:
    """Print rows and MB a second, processor seconds of this process (not of Postgres) and its peak memory."""
    began, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    out, _ = start(url, to, view, file_format).communicate()
    seconds, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    words = out.split()
    rows, peak = int(words[words.index("rows") - 1].replace(",", "")), int(words[-1]) // 1024
    size = sum(path.stat().st_size for path in (to / view).rglob("*") if path.is_file()) / 1e6
    print(
        f"{file_format:<8} {view:<10} {rows:>9,} rows {size:>8.1f} MB {seconds:>6.1f} s"
        f" {rows / seconds:>7,.0f} rows/s {size / seconds:>6.1f} MB/s  processor {processor:>5.1f} s  peak {peak} MiB",
        flush=True,
    )


def export_with_kills(url: str, to: Path, view: ExportedView, chance: random.Random) -> int:
    """Export, killed at most `KILLS` times soon after each has begun to write files; returns how often."""
    for kills in range(KILLS):
        process, known = start(url, to, view, "parquet"), files(to / view)
        while process.poll() is None and files(to / view) == known:
            sleep(0.01)
        sleep(chance.random())
        if process.poll() is not None:
            return kills
        process.kill()
        process.communicate()
    start(url, to, view, "parquet").communicate()
    return KILLS


def files(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("changes-*"))


def digest(to: Path, view: ExportedView) -> tuple[int, int]:
    """How many rows, and the sum of their hashes."""
    found = duckdb.execute(f"""
        select count(*), sum(hash(state))
        from (select * exclude (day) from read_parquet('{to}/{view}/*/*.parquet', hive_partitioning = true)
              qualify row_number() over (partition by {KEYS[view]} order by change_seq desc) = 1) state
    """).fetchall()
    return found[0]


def main() -> None:
    """Measure, kill, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path, help="folder of the database server, filled by large_archive")
    url = embedded_server(parser.parse_args().home)
    with TemporaryDirectory() as folder:
        for file_format in get_args(ExportFormat):
            for view in ExportedView:
                measure(url, Path(folder, file_format), view, file_format)
        for view in ExportedView:
            kills = export_with_kills(url, Path(folder, "killed"), view, random.Random(1))
            whole, killed = (digest(Path(folder, name), view) for name in ("parquet", "killed"))
            print(
                f"{view}: {kills} kills, {killed[0]:,} rows, {'the same' if whole == killed else 'OTHER'} as undisturbed"
            )


if __name__ == "__main__":
    main()
