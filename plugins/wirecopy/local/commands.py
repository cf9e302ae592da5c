"""The commands of this room: up, down, clean-airflow, url, psql, backup, restore, move-to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from wirecopy.clock import Clock
from wirecopy.errors import DatabaseError
from wirecopy.local.airflow import airflow_environment
from wirecopy.local.backup import back_up, restore, verify_backup
from wirecopy.local.clean_airflow import delete_logs, delete_records, log_folders
from wirecopy.local.move import move
from wirecopy.local.postgres import binary, embedded_server
from wirecopy.local.reader_address import reader_address, reader_login
from wirecopy.local.reader_port import reader_port_address
from wirecopy.local.running import down, show_pages, up
from wirecopy.log_line import without_secrets
from wirecopy.settings import Settings, load_settings
from wirecopy.store.address import libpq_environment
from wirecopy.store.database import Database
from wirecopy.store.migrations import NeverMigratedError, require_current


def database_url(settings: Settings) -> str:
    """The address of the news database: the given one, or the embedded server's, started if need be."""
    return settings.database_url or embedded_server(settings.home, settings.reader_port)


@click.group()
def local() -> None:
    """Everything on this machine: Postgres, Airflow, the pipeline."""


@local.command("up")
def up_command() -> None:
    """Run Postgres, Airflow and the hourly pipeline until Ctrl-C."""
    up(load_settings())


@local.command("pages")
def pages_command() -> None:
    """Show the pages in Airflow until Ctrl-C, without a scheduler: no run begins."""
    show_pages(load_settings())


@local.command("down")
def down_command() -> None:
    """Stop everything, also what a crash left behind."""
    down(load_settings())


@local.command("clean-airflow")
def clean_airflow_command() -> None:
    """Delete Airflow's records and logs of runs that are long over."""
    settings = load_settings()
    before = Clock().now() - settings.keep_airflow
    environment = dict(os.environ)
    if "AIRFLOW_HOME" not in environment:  # nobody says which Airflow: that of `up`
        environment |= airflow_environment(settings, database_url(settings))
    delete_records(before, environment)
    deleted = [delete_logs(folder, before) for folder in log_folders(environment)]
    count, size = sum(each.count for each in deleted), sum(each.size for each in deleted)
    click.echo(
        f"deleted Airflow's records from before {before:%Y-%m-%d %H:%M} UTC and {count} logs ({size / 1e6:.1f} MB)"
    )


@local.command("url")
@click.option(
    "--reader", is_flag=True, help="The address for who only reads: notebooks, BI tools, dashboards."
)
def url_command(reader: bool) -> None:
    """Print the database's URL; the embedded server is started if need be."""
    settings = load_settings()
    url = database_url(settings)
    if reader and settings.reader_url is None and settings.database_url is None and settings.reader_port:
        url = reader_port_address(settings.home, settings.reader_port)
    elif reader:
        url = _reader_address(settings, url)
    click.echo(url)


@local.command("psql", context_settings={"ignore_unknown_options": True})
@click.option(
    "--owner", is_flag=True, help="As the owner of the tables, who may change and delete everything."
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql_command(owner: bool, arguments: Sequence[str]) -> None:
    """Open psql on the database as a reader, with the schema `news` in the search path.

    ARGUMENTS are psql's own: -c SQL, --csv, -At and so on.
    """
    settings = load_settings()
    url = database_url(settings)
    _tell_what_is_missing(url, needs_views=not owner)
    environment = libpq_environment(url if owner else _reader_address(settings, url))
    if owner:
        # Readers have a search path of their own.
        environment = {"PGOPTIONS": "-c search_path=news,wirecopy,public"} | environment
    psql = str(binary("psql"))
    os.execve(psql, [psql, "-X", *arguments], {**os.environ, **environment})  # noqa: S606


@local.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--no-verify", "is_unproven", is_flag=True, help="Do not restore it beside, to prove it.")
def backup_command(path: Path, is_unproven: bool) -> None:
    """Write a backup of the news database into the new folder PATH, while a run may go on.

    Then it is restored beside the database, compared table by table, and dropped again.
    """
    settings = load_settings()
    url = database_url(settings)
    made = back_up(url, path)
    click.echo(f"wrote {path}: {len(made.tables)} tables, {made.rows:,} rows")
    click.echo(
        f"not in it: the WARC files in {without_secrets(settings.archive_url)}, {settings.outlets}, and Airflow's own tables"
    )
    if not is_unproven:
        verify_backup(url, path)
        click.echo("proven: it was restored, and every table is the same")


@local.command("restore")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the database holds something, which is kept.")
@click.option("--verify", "is_rehearsal", is_flag=True, help="Only prove the backup; change nothing.")
def restore_command(path: Path, replace: bool, is_rehearsal: bool) -> None:
    """Put the backup in folder PATH in the place of the news database."""
    url = database_url(load_settings())
    if is_rehearsal:
        backup = verify_backup(url, path)
        click.echo(f"proven: the backup of {backup.made_at:%Y-%m-%d %H:%M} UTC was restored and is the same")
        return
    done = restore(url, path, replace=replace)
    click.echo(f"restored the backup of {done.backup.made_at:%Y-%m-%d %H:%M} UTC: {done.backup.rows:,} rows")
    if done.kept_as:
        click.echo(f"the database of before is kept as {done.kept_as}: drop it when you need it no more")
    _tell_of_roles(done.new_roles, done.schemas_without_owner)


@local.command("move-to")
@click.argument("url")
def move_command(url: str) -> None:
    """Move the news database to the empty database at URL, on another server."""
    settings = load_settings()
    done = move(database_url(settings), url)
    click.echo(
        f"moved {len(done.tables)} tables, {sum(t.rows for t in done.tables.values()):,} rows; all are the same"
    )
    _tell_of_roles(done.new_roles, done.schemas_without_owner)
    click.echo("The old database stays, and is read-only. Airflow's own tables stay where they are.")
    click.echo(
        "From now on set WIRECOPY_DATABASE_URL to the new address, for every command and for `make up`,"
        " and WIRECOPY_READER_URL to that of its readers, for the pages (docs/readers.md)."
    )


def _tell_of_roles(new: Sequence[str], schemas_without_owner: Sequence[str]) -> None:
    if new:
        click.echo(f"made roles without passwords: {', '.join(new)} (alter role … password …)")
    if schemas_without_owner:
        click.echo(f"belong to the owner of the database now: schemas {', '.join(schemas_without_owner)}")


def _reader_address(settings: Settings, url: str) -> str:
    return reader_login(settings, url) or reader_address(url, may_log_in=False)


def _tell_what_is_missing(url: str, *, needs_views: bool) -> None:
    """Say what a database lacks, but open it all the same: a reader only where there is something to read.

    A wrong address is psql's to refuse.
    """
    with Database(url) as database:
        try:
            database.check()
        except DatabaseError:
            return
        try:
            require_current(database)
        except DatabaseError as error:
            if needs_views and isinstance(error, NeverMigratedError):
                raise
            click.echo(f"wirecopy: {error}", err=True)
