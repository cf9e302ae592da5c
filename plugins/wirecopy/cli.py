"""The command `wirecopy`: the stages and the daily chores, without Airflow.

Exit codes: 0 done; 1 the run is red, the checked feed failed, or a fixture is read otherwise than its page; 2 wrong use or configuration;
3 database, archive or target of an export; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from secrets import token_bytes
from threading import Event
from typing import TYPE_CHECKING, BinaryIO, NoReturn, get_args
from uuid import uuid4

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from wirecopy import __version__, console
from wirecopy.clock import Clock
from wirecopy.config.outlets import OutletKind
from wirecopy.doctor import diagnose, repair_database
from wirecopy.errors import UsageError, WirecopyError
from wirecopy.export.exported_view import ExportedView
from wirecopy.local import database_url, local, warn_without_contact
from wirecopy.log_handler import log_shown
from wirecopy.model import RunKind, RunState, Stage
from wirecopy.schedule import DUE_AHEAD
from wirecopy.settings import ExportFormat, LogLevel, Settings, load_settings
from wirecopy.stages.context import Watcher
from wirecopy.stages.pipeline import run_import, run_replay, run_stage
from wirecopy.store.attempt import put_back
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.migrations import count_views, migrate, plan_migrations, require_current
from wirecopy.store.read_model.feeds import FeedStatus, read_feeds, read_set_aside
from wirecopy.store.read_model.reader import Reader
from wirecopy.store.read_model.runs import read_run
from wirecopy.store.run import find_run, waiting_work

if TYPE_CHECKING:
    from wirecopy.stages.replay import ReplayWindow

# What reads pages and compares texts is imported by the commands that do so: it takes 1.2 s of processor time to import,
# and all the rest 0.5.

_VERBOSITY = "wirecopy.verbosity"  # where click's contexts keep how often -v was given
# In a pipe there is no edge to wrap at, and a cut address cannot be pasted.
_console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Wirecopy: one story, all its copies, who wrote it and who ran it."""


for _command in local.commands.values():
    cli.add_command(_command)


@cli.command()
def ingest() -> None:
    """Run the whole pipeline once, now, without Airflow."""
    settings = load_settings()
    key = _new_key(RunKind.INGEST, settings)
    with Database(database_url(settings), settings.database) as database:
        with _progress() as progress:
            for stage in RunKind.INGEST.stages:
                _run_shown(stage, key, settings, database, progress)
        warn_without_contact(settings)
        _show_verdict(key, database)


@cli.command("replay")
@click.option("--since", help="Pages whose newest document was fetched at this time (UTC) or later …")
@click.option("--until", help="… and before this one, like 2026-08-03 or 2026-08-03T01:00:00Z.")
@click.option("--outlet", help="Only pages on this domain.")
@click.option("--apply", is_flag=True, help="Store what differs; without it nothing is changed.")
@click.option(
    "--samples",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    help="How many of the largest changes are listed, with their passages.",
)
@click.option("--from-start", is_flag=True, help="Do not go on where the same replay was interrupted.")
@click.option(
    "--warc",
    multiple=True,
    help="Take in the pages of WARC files (Common Crawl News) instead: a file, an fsspec address, or a pattern with *.",
)
def replay_command(
    since: str | None,
    until: str | None,
    outlet: str | None,
    apply: bool,
    samples: int,
    from_start: bool,
    warc: tuple[str, ...],
) -> None:
    """Extract stored raw pages again and compare, or import the pages of WARC files.

    Ctrl-C ends it after the pages in hand. The same command goes on from there.
    """
    from wirecopy.stages.replay import ReplayWindow

    settings = load_settings()
    if warc and (since or until or outlet or apply or from_start):
        raise UsageError("--warc takes no option of a replay: a WARC file is imported whole")
    if warc:
        _import(warc, settings)
    elif since is not None and until is not None:
        kind = RunKind.REPLAY if apply else RunKind.REHEARSAL
        _replay(ReplayWindow.read(since, until, outlet), kind, samples, from_start, settings)
    else:
        raise UsageError("say which pages: --since and --until, or --warc FILE")


def _replay(window: ReplayWindow, kind: RunKind, samples: int, from_start: bool, settings: Settings) -> None:
    from wirecopy.stages.replay import ReplayInterrupted

    key = _new_key(kind, settings)
    with Database(database_url(settings), settings.database) as database:
        try:
            with _progress() as progress, _watcher(Stage.REPLAY, progress) as watcher:
                report = run_replay(
                    window,
                    key,
                    kind=kind,
                    settings=settings,
                    database=database,
                    samples=samples,
                    from_start=from_start,
                    watcher=watcher,
                )
                for stage in kind.stages[1:]:
                    _run_shown(stage, key, settings, database, progress)
        except ReplayInterrupted as interrupted:
            console.replay(_console, interrupted.report)
            done = interrupted.report.pages.total()
            _fail(
                f"stopped after {done} of {interrupted.pages} pages; the same command goes on from there", 130
            )
        console.replay(_console, report)
        _show_verdict(key, database)


def _import(paths: Sequence[str], settings: Settings) -> None:
    from wirecopy.stages.import_warc import ImportInterrupted

    key = _new_key(RunKind.IMPORT, settings)
    with Database(database_url(settings), settings.database) as database:
        try:
            with _progress() as progress:
                with _watcher(Stage.IMPORT, progress) as watcher:
                    run_import(paths, key, settings=settings, database=database, watcher=watcher)
                for stage in RunKind.IMPORT.stages[1:]:
                    _run_shown(stage, key, settings, database, progress)
        except ImportInterrupted as interrupted:
            console.stage_counts(_console, Stage.IMPORT, interrupted.counts)
            _fail("stopped; the same command goes on from there", 130)
        _show_verdict(key, database)


@cli.command("maintain")
def maintain_command() -> None:
    """Do the daily chores now: partitions, stop shingles, archive, old rows."""
    from wirecopy.stages.maintenance import Chore, run_chore

    settings = load_settings()
    with Database(database_url(settings), settings.database) as database:
        for chore in Chore:
            console.chore(_console, chore, run_chore(chore, settings, database))


@cli.command("export")
@click.option("--to", "url", help="Folder or fsspec address (s3://…).  [default: WIRECOPY_EXPORT]")
@click.option(
    "--what",
    "views",
    multiple=True,
    type=click.Choice([view.value for view in ExportedView]),
    help="Only this; may be repeated.  [default: all]",
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(get_args(ExportFormat)),
    help="[default: WIRECOPY_EXPORT_FORMAT, or parquet]",
)
@click.option(
    "--since", help="Leave out days before this one (UTC), like 2026-11-01; holds for the target for good."
)
def export_command(
    url: str | None, views: Sequence[str], file_format: ExportFormat | None, since: str | None
) -> None:
    """Write articles, stories, copies and revisions to files: all at first, then what changed."""
    from wirecopy.stages.export import export, read_day

    settings = load_settings()
    to = url or settings.export
    if not to:
        raise UsageError("say where the files go: --to PATH, or set WIRECOPY_EXPORT")
    day = read_day(since) if since else None
    with Database(database_url(settings), settings.database) as database, _progress() as progress:
        bar = progress.add_task("export", total=None)
        found = export(
            database,
            to,
            [ExportedView(view) for view in views] or list(ExportedView),
            file_format or settings.export_format,
            day,
            lambda done: progress.advance(bar, done),
        )
    console.exported(_console, found)


def _new_key(kind: RunKind, settings: Settings) -> str:
    now = Clock.starting_at(settings.now).now()
    return f"cli_{kind}__{now:%Y-%m-%dT%H:%M:%S}__{uuid4().hex[:8]}"


class _LeftColumn(TextColumn):
    """How many a second, and how long it takes on: of stages that know how much there is."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        if task.finished or not task.speed or task.time_remaining is None:
            return Text("")
        return Text(f"{task.speed:.1f}/s, {timedelta(seconds=round(task.time_remaining))} left")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        _LeftColumn(),
        console=_console,
        # Lines on standard error go above the bar, unless they go elsewhere than the bar.
        redirect_stderr=sys.stderr.isatty(),
    )


@contextmanager
def _watcher(stage: Stage, progress: Progress) -> Iterator[Watcher]:
    """A bar, and an ear for Ctrl-C: the first lets the stage end what is in hand, the second ends it at once."""
    bar = progress.add_task(stage.value, total=None)
    is_stopped = Event()

    def stop(_number: int, _frame: object) -> None:
        is_stopped.set()
        signal.signal(signal.SIGINT, before)
        progress.console.print("stops after what is in hand; Ctrl-C once more stops at once")

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield Watcher(
            report=lambda done: progress.advance(bar, done),
            expect=lambda items: progress.update(bar, total=items),
            is_stopped=is_stopped.is_set,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def _show_verdict(key: str, database: Database) -> NoReturn:
    """Show what a run did and end with its colour."""
    run = database.transact(find_run, key)
    assert run is not None
    summary = database.transact(lambda connection: read_run(Reader(connection), run.run_id))
    console.run_summary(_console, summary)
    sys.exit(0 if summary.state is RunState.GREEN else 1)


def _run_shown(stage: Stage, key: str, settings: Settings, database: Database, progress: Progress) -> None:
    """Run one stage in shard 0 of 1, with its bar."""
    total = None if stage is Stage.SYNC else _waiting(stage, settings, database)
    bar = progress.add_task(stage.value, total=total)
    run_stage(
        stage,
        key,
        settings=settings.model_copy(update={"max_shards": 1}),
        database=database,
        report=lambda done: progress.advance(bar, done),
    )
    done = progress.tasks[bar].completed
    progress.update(bar, total=max(done, 1), completed=max(done, 1))


def _waiting(stage: Stage, settings: Settings, database: Database) -> int | None:
    due = Clock.starting_at(settings.now).now() + DUE_AHEAD
    fetches_due = due + timedelta(minutes=30)
    return database.transact(waiting_work, polls_due=due, fetches_due=fetches_due).get(stage)


@cli.group("dedupe", invoke_without_command=True)
@click.option(
    "--explain", "urls", nargs=2, metavar="URL1 URL2", help="Say why two articles are, or are not, one story."
)
@click.pass_context
def dedupe_group(context: click.Context, urls: tuple[str, str] | None) -> None:
    """Look at what dedupe decided, and put it right."""
    from wirecopy.stages.explain_pair import explain_pair

    if context.invoked_subcommand is not None:
        return
    if urls is None:
        raise UsageError(
            "say which articles: --explain URL1 URL2; stage dedupe itself is `wirecopy stage dedupe`"
        )
    with Database(database_url(load_settings())) as database:
        console.pair_evidence(_console, explain_pair(database, *urls))


@dedupe_group.command("split")
@click.argument("article_id", type=int)
@click.option("--why", required=True, help="Your reason; it stands in the log.")
def dedupe_split(article_id: int, why: str) -> None:
    """Take an article out of its story for good: it gets a story of its own."""
    from wirecopy.stages.split_article import split_article

    settings = load_settings()
    now = Clock.starting_at(settings.now).now()
    with Database(database_url(settings), settings.database) as database:
        split = split_article(database, article_id, why, now)
    click.echo(f"article {article_id} left story {split.story_id} for story {split.new_story_id}")


@cli.command("stage")
@click.argument("name", type=click.Choice([stage.value for stage in RunKind.INGEST.stages]))
@click.option("--run", "run_key", required=True, help="Key of the run; stage sync begins it.")
@click.option("--shard", default=0, show_default=True, help="Which bucket of domains, or which chunk.")
def stage_command(name: str, run_key: str, shard: int) -> None:
    """Run one stage of a run. Stages in order: sync plan poll fetch extract dedupe publish gate."""
    settings = load_settings()
    with Database(database_url(settings), settings.database) as database:
        counts = run_stage(Stage(name), run_key, settings=settings, database=database, shard=shard)
    console.stage_counts(_console, Stage(name), counts)
    if RunState.RED.value in counts:
        sys.exit(1)


@cli.command("retry")
@click.argument("address", required=False)
@click.option("--all", "everything", is_flag=True, help="Put back all of it.")
def retry_command(address: str | None, everything: bool) -> None:
    """List what was set aside because work on it failed, or put it back: the next run takes it again."""
    if address is not None and everything:
        raise UsageError("say one address, or --all")
    settings = load_settings()
    now = Clock.starting_at(settings.now).now()
    with Database(database_url(settings), settings.database) as database:
        require_current(database)
        if address is None and not everything:
            console.set_aside(
                _console, database.transact(lambda connection: read_set_aside(Reader(connection)))
            )
            return
        found = database.transact(put_back, address, now)
    if address is not None and not found:
        raise UsageError(f"nothing at {address} is set aside: `wirecopy retry` lists what is")
    console.put_back(_console, found)


@cli.group()
def feeds() -> None:
    """Look at feeds, add and retire them."""


@feeds.command("list")
@click.option(
    "--status",
    type=click.Choice([status.value for status in FeedStatus]),
    help="Only feeds of this status.",
)
def feeds_list(status: str | None) -> None:
    """List the feeds with their health."""
    with Database(database_url(load_settings())) as database:
        require_current(database)
        wanted = [FeedStatus(status)] if status else list(FeedStatus)
        found = database.transact(lambda connection: read_feeds(Reader(connection), wanted))
    console.feed_health(_console, found)


@feeds.command("check")
@click.argument("url")
def feeds_check(url: str) -> None:
    """Poll one feed or site once, without storing anything, and show what the pipeline would make of it."""
    from wirecopy.feed_check import check_feed

    if "://" not in url:
        url = f"https://{url}"
    check = asyncio.run(check_feed(url, load_settings()))
    console.feed_check(_console, check)
    sys.exit(0 if check.outcome.is_success else 1)


def _outlet_options(command: Callable[..., None]) -> Callable[..., None]:
    """What is said of outlets that the file does not have yet."""
    for option in (
        click.option(
            "--kind", type=click.Choice([kind.value for kind in OutletKind]), default=OutletKind.DIGITAL.value
        ),
        click.option(
            "--country", help="Of the newsroom, two capitals or INT.  [default: the domain's, or else INT]"
        ),
        click.option(
            "--language",
            help="Of most articles, two small letters.  [default: what the feed or list says]",
        ),
    ):
        command = option(command)
    return command


@feeds.command("add")
@click.argument("address")
@click.option("--category", default="general", show_default=True)
@click.option("--name", help="Of a new outlet; as the feed calls itself where not given.")
@_outlet_options
def feeds_add(
    address: str, category: str, name: str | None, language: str | None, country: str | None, kind: str
) -> None:
    """Check a feed, or find the feed of a site, and add it to the file of outlets."""
    from wirecopy.feed_check import check_feed
    from wirecopy.subscriptions import OutletFacts, subscribe

    settings = load_settings()
    check = asyncio.run(check_feed(address if "://" in address else f"https://{address}", settings))
    facts = OutletFacts(name, language, country, OutletKind(kind))
    outlet = subscribe(settings.outlets, check, category, facts)
    click.echo(f"added {outlet.feeds[0].url} ({outlet.domain}); the next run polls it")


@feeds.command("retire")
@click.argument("url")
def feeds_retire(url: str) -> None:
    """Take a feed out of the file of outlets; what it brought stays."""
    from wirecopy.subscriptions import unsubscribe

    unsubscribe(load_settings().outlets, url)
    click.echo(f"retired {url}; what it brought stays in the database")


@feeds.command("import")
@click.argument("file", type=click.File("rb"))
@_outlet_options
def feeds_import(file: BinaryIO, language: str | None, country: str | None, kind: str) -> None:
    """Add the feeds of an OPML file, as feed readers export it. They are not asked before the next run."""
    from wirecopy.subscriptions import OutletFacts, import_opml

    facts = OutletFacts(None, language, country, OutletKind(kind))
    settings = load_settings()
    added, known = import_opml(settings.outlets, file.read(), facts, settings.parse)
    click.echo(f"added {added} feeds; {known} stood there already")


@feeds.command("export")
@click.argument("file", type=click.File("wb"), default="-")
def feeds_export(file: BinaryIO) -> None:
    """Write all feeds as OPML, for feed readers."""
    from wirecopy.subscriptions import export_opml

    file.write(export_opml(load_settings().outlets))


@cli.command("fixture")
@click.argument("url")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--seed", help="Swap the words as another time with this seed; whoever knows it can swap them back."
)
def fixture_command(url: str, folder: Path, seed: str | None) -> None:
    """Make an anonymised test of a stored raw page: words, names and hosts are swapped for invented ones."""
    from wirecopy.stages.page_fixture import make_fixture

    settings = load_settings()
    page, expectation = folder / "page.html", folder / "expected.json"
    if page.exists() or expectation.exists():
        raise UsageError(f"{folder} holds a page already: choose another folder")
    with Database(database_url(settings), settings.database) as database:
        fixture = make_fixture(database, settings, url, seed.encode() if seed else token_bytes())
    folder.mkdir(parents=True, exist_ok=True)
    page.write_bytes(fixture.html)
    expectation.write_text(fixture.expectation, encoding="utf-8")
    console.page_fixture(_console, fixture, page, expectation)
    sys.exit(1 if fixture.differences else 0)


@cli.command("migrate")
@click.option("--plan", "is_plan", is_flag=True, help="Only say what would be applied; change nothing.")
def migrate_command(is_plan: bool) -> None:
    """Bring the database to the schema of this version. Safe to repeat."""
    url = database_url(load_settings())
    if is_plan:
        console.migration_plan(_console, plan_migrations(url), count_views())
        return
    applied = migrate(url)
    click.echo(f"applied {', '.join(applied)}" if applied else "the schema is up to date")


@cli.command()
@click.option(
    "--repair",
    "is_repair",
    is_flag=True,
    help="First put right what a wrong clock or killed workers left in the database, and say what.",
)
def doctor(is_repair: bool) -> None:
    """Check this machine, the configuration and the database."""
    settings = load_settings()
    if is_repair:
        for line in repair_database(settings) or ["nothing to repair"]:
            click.echo(line)
    findings = diagnose(settings)
    console.findings(_console, findings)
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)


def _set_verbosity(context: click.Context, _option: click.Parameter, times: int) -> None:
    """Show the log while the command runs; `-v` of a group is for its commands."""
    times += context.meta.get(_VERBOSITY, 0)
    context.meta[_VERBOSITY] = times
    if isinstance(context.command, click.Group):
        return
    asked: Mapping[int, LogLevel] = {0: load_settings().log_level or "WARNING", 1: "INFO"}
    context.with_resource(log_shown(asked.get(times, "DEBUG")))


def _add_verbosity(command: click.Command) -> None:
    """Give a command, and all below it, the option `-v`; not psql, whose own `-v name=value` is passed on."""
    if command.context_settings.get("ignore_unknown_options"):
        return
    command.params.append(
        click.Option(
            ["-v", "--verbose"],
            count=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Tell on standard error what is done; -vv tells each request.",
        )
    )
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        _add_verbosity(each)


_add_verbosity(cli)


def main() -> None:
    """Run the command; every foreseen trouble ends in one line on standard error."""
    try:
        with server_trouble_told():
            cli(standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(UsageError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped; the next run takes up what was left", 130)
    except WirecopyError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", 1)


def _fail(message: str, code: int) -> None:
    click.echo(f"wirecopy: {message}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
