"""`make demo`: three hours of invented news through Airflow, then what the analysts' views say about them.

Everything happens in .wirecopy-demo, made anew each time and apart from the real database.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.rows import namedtuple_row
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from tests.world.server import World
from tests.world.shapes import HOURS
from wirecopy.console import safe
from wirecopy.errors import ConfigError, WirecopyError
from wirecopy.local import prepare, stop_embedded_server
from wirecopy.model import RunKind
from wirecopy.settings import ROOT, load_settings

HOME = ROOT / ".wirecopy-demo"
MARKER = HOME / "made-by-make-demo"
LOG = HOME / "logs" / "demo.log"
WIDTH = 100

console = Console(width=WIDTH, highlight=False)


def main() -> None:
    started = time.monotonic()
    try:
        make_anew()
        with server() as (connection, environment):
            run_hours(connection, environment)
            report(connection)
    except WirecopyError as error:
        sys.exit(f"demo: {error}")
    except KeyboardInterrupt:
        sys.exit("\ndemo: stopped")
    console.print(f"\nThat took {time.monotonic() - started:.0f} s. Look further:")
    console.print("  make psql WIRECOPY_HOME=.wirecopy-demo", style="bold")
    console.print("  make pages WIRECOPY_HOME=.wirecopy-demo", style="bold")


def make_anew() -> None:
    """Remove what an earlier demo left, and nothing else."""
    if HOME.exists():
        if not MARKER.exists():
            raise ConfigError(f"{HOME} was not made by `make demo`: move it away")
        stop_embedded_server(HOME)
        shutil.rmtree(HOME)
    HOME.mkdir()
    MARKER.touch()


@contextmanager
def server() -> Iterator[tuple[Connection[Any], dict[str, str]]]:
    """Postgres with both databases for as long as the demo lasts; none of the caller's settings count."""
    for name in [name for name in os.environ if name.startswith("WIRECOPY_")]:
        del os.environ[name]
    try:
        environment = prepare(load_settings(home=HOME))
        url = environment["WIRECOPY_DATABASE_URL"]
        with psycopg.connect(url, autocommit=True, row_factory=namedtuple_row) as connection:
            yield connection, environment
    finally:
        stop_embedded_server(HOME)


# ------------------------------------------------------------------------------------------- hours


def run_hours(connection: Connection[Any], environment: dict[str, str]) -> None:
    """Run the hours in a process of their own and show which stage of which hour is at work."""
    with LOG.open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.world.hours"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        with Live(console=console, refresh_per_second=4) as live:
            while child.poll() is None:
                live.update(progress(connection))
                time.sleep(0.25)
            live.update(progress(connection))
        if not console.is_terminal:
            console.print()  # the table of a Live that is not on a terminal has no line end
    finally:
        child.terminate()
        child.wait()
    if child.returncode != 0:
        raise WirecopyError(f"the hours did not all end well: see {LOG.relative_to(ROOT)}")


def progress(connection: Connection[Any]) -> Table:
    """A row for each hour, a cell for each stage: a dot, the tasks that are done, or a tick."""
    stages = connection.execute("select run_id, stage, shards, shards_open from news.run_stages").fetchall()
    cells = {(stage.run_id, stage.stage): stage for stage in stages}
    runs = [run.run_id for run in connection.execute("select run_id from news.runs order by run_id")]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("hour", style="bold")
    for stage in RunKind.INGEST.stages:
        table.add_column(stage.value, justify="center", min_width=7)
    for hour, run in zip(HOURS, runs + [None] * len(HOURS), strict=False):
        table.add_row(
            f"{World.time(hour):%H:%M}",
            *(cell(cells.get((run, stage.value))) for stage in RunKind.INGEST.stages),
        )
    return table


def cell(stage: Any) -> Text:
    if stage is None:
        return Text("·", "dim")
    if not stage.shards_open:
        return Text("✓" if stage.shards == 1 else f"✓ {stage.shards}", "green")
    return Text(f"{stage.shards - stage.shards_open}/{stage.shards}", "yellow")


# ------------------------------------------------------------------------------------------ report


def report(connection: Connection[Any]) -> None:
    """What the hours brought, read from the views in schema news as an analyst would."""
    connection.execute("set search_path = news")
    report_feeds(connection)
    report_articles(connection)
    report_stories(connection)
    report_revision(connection)
    report_refusal(connection)


def heading(title: str, view: str) -> None:
    console.print(f"\n[bold]{title}[/]  [dim]{view}[/]")


def table(*columns: str) -> Table:
    made = Table(
        box=None, pad_edge=False, show_header=bool(columns), header_style="dim", padding=(0, 2, 0, 0)
    )
    for name in columns:
        made.add_column(
            name, justify="right" if name in {"kept", "cut", "added"} else "left", overflow="ellipsis"
        )
    return made


def report_feeds(connection: Connection[Any]) -> None:
    feeds = connection.execute("select * from feed_health order by outlet, url").fetchall()
    failing = [feed for feed in feeds if feed.status != "ok"]
    heading(f"{len(feeds)} feeds, {len(feeds) - len(failing)} of them well", "feed_health")
    shown = table("outlet", "status", "last outcome", "why")
    for feed in failing:
        shown.add_row(safe(feed.outlet), feed.status, feed.last_outcome, safe(feed.message, 48))
    console.print(shown)


def report_articles(connection: Connection[Any]) -> None:
    query = """
        select first_seen_at, count(*) as articles, count(distinct outlet) as outlets, sum(word_count) as words
        from (select date_trunc('hour', first_seen_at) as first_seen_at, outlet, word_count from articles) a
        group by 1 order by 1"""
    hours = connection.execute(query).fetchall()
    heading(f"{sum(hour.articles for hour in hours)} articles", "articles")
    for hour in hours:
        at: datetime = hour.first_seen_at
        console.print(f"{at:%H}:05  {hour.articles} new, {hour.words} words, from {hour.outlets} outlets")


def report_stories(connection: Connection[Any]) -> None:
    query = "select * from stories where outlet_count > 1 order by outlet_count desc, story_id"
    stories = connection.execute(query).fetchall()
    heading(f"{len(stories)} stories carried by several outlets", "stories, story_copies, credits")
    for story in stories[:2]:
        credit = story.originator or "nobody credited"
        via = f", via {story.distributor}" if story.distributor else ""
        console.print(f"[bold]{safe(story.title, 60)}[/]  [cyan]{safe(credit + via)}[/]")
        console.print(copies(connection, story.story_id), "")
    for story in stories[2:]:
        credit = safe(story.originator or "nobody credited")
        console.print(f"{safe(story.title, 60)}  [cyan]{credit}[/]  {story.outlet_count} outlets")


def copies(connection: Connection[Any], story_id: int) -> Table:
    query = """
        select c.outlet, c.relation, c.words_kept, c.words_cut, c.words_added, c.headline_changed, a.title,
            credited.party, credited.source
        from story_copies c join articles a using (article_id)
        left join lateral (
            select x.party, x.source from credits x
            where x.article_id = c.article_id and x.role = 'originator' order by x.confidence desc limit 1
        ) credited on true
        where c.story_id = %s order by c.relation <> 'original', a.first_seen_at, c.outlet"""
    shown = table("outlet", "is", "kept", "cut", "added", "its credit", "own headline")
    for copy in connection.execute(query, [story_id]).fetchall():
        shown.add_row(
            safe(copy.outlet, 20),
            copy.relation,
            str(copy.words_kept),
            str(copy.words_cut),
            str(copy.words_added),
            safe(f"{copy.party} ({copy.source})", 28) if copy.party else "[red]none[/]",
            safe(copy.title, 26) if copy.headline_changed else "",
        )
    return shown


def report_revision(connection: Connection[Any]) -> None:
    query = """
        select a.outlet, old.title as old_title, new.title, old.text as old_text, new.text, new.seen_at,
            new.words_added, new.words_removed
        from revisions new join articles a using (article_id)
        join revisions old on old.article_id = new.article_id and old.revision_no = new.revision_no - 1
        where new.cause = 'page_changed'
        order by new.text ilike '%%correction%%' desc, new.seen_at, new.article_id limit 1"""
    revision = connection.execute(query).fetchone()
    heading("What a newsroom changed afterwards", "revisions")
    if revision is None:
        console.print("nothing")
        return
    counts = f"{revision.words_added} words added, {revision.words_removed} removed"
    console.print(f"{safe(revision.outlet)}, seen at {revision.seen_at:%H:%M}: {counts}")
    for line in changed_lines(
        [revision.old_title, *revision.old_text.splitlines()], [revision.title, *revision.text.splitlines()]
    ):
        console.print(safe(line, WIDTH), style="red" if line.startswith("-") else "green")


def changed_lines(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The first few lines that differ, marked - and +."""
    lines = [line for line in difflib.ndiff(old, new) if line[0] in "-+"]
    return lines[:6]


def report_refusal(connection: Connection[Any]) -> None:
    query = """
        select title, url, feed, outcome, message from entry_fates
        where outcome = any(%s) order by outcome, entry_id limit 1"""
    words = ["refused_address", "refused_redirect", "refused_url", "too_large"]
    refused = connection.execute(query, [words]).fetchone()
    heading("A page that was refused", "entry_fates")
    if refused is None:
        console.print("none")
        return
    console.print(safe(refused.url, WIDTH))
    console.print(f"[red]{refused.outcome}[/]: {safe(refused.message, WIDTH)}")


if __name__ == "__main__":
    main()
