"""Checks this machine, the configuration and the database, with one finding for each subject, and repairs the database."""

from __future__ import annotations

import pyexpat
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from wirecopy.config.outlets import load_outlets
from wirecopy.config.wire_services import load_wire_services
from wirecopy.errors import WirecopyError
from wirecopy.local import airflow, database_url
from wirecopy.local.reader_address import reader_login
from wirecopy.settings import DatabaseLimits, Settings
from wirecopy.store.database import Database
from wirecopy.store.database_repair import has_times_ahead, repair
from wirecopy.store.future_times import require_agreeing_clocks
from wirecopy.store.migrations import require_current
from wirecopy.store.queries import load_query
from wirecopy.store.read_model.feeds import read_set_aside
from wirecopy.store.read_model.reader import Reader, page_reader

# Before 2.7.5 expat needs quadratic time for one long token (CVE-2023-52425; docs/evidence/reliability.md D09).
_SAFE_EXPAT = (2, 7, 5)
_FREE_BYTES = 1_000_000_000  # chosen, not measured


@dataclass(frozen=True, slots=True)
class Finding:
    subject: str
    is_well: bool
    message: str


def diagnose(settings: Settings) -> list[Finding]:
    """Check everything. What is wrong becomes a finding, not an exception."""
    checks: dict[str, Callable[[Settings], str]] = {
        "python": _python,
        "xml parsers": _xml_parsers,
        "disk": _disk,
        "contact": _contact,
        "outlets": _outlets,
        "wire services": _wire_services,
        "database": _database,
    }
    findings = [_finding(subject, check, settings) for subject, check in checks.items()]
    if findings[-1].is_well:
        findings.append(_finding("clocks", _clocks, settings))
        findings.append(_finding("stored times", _stored_times, settings))
        findings.append(_finding("connections", _connections, settings))
        findings.append(_finding("readers", _readers, settings))
        findings.append(_finding("pages", _pages, settings))
        findings.append(_finding("set aside", _set_aside, settings))
    return findings


def repair_database(settings: Settings) -> list[str]:
    """Put right what a wrong clock or killed workers left in the database; returns what was changed, in lines.

    Raises:
        UsageError: a run is at work, or a clock is wrong now.
        DatabaseError: the database cannot be reached or lacks migrations.
    """
    with Database(database_url(settings)) as database:
        require_current(database)
        require_agreeing_clocks(database)
        return database.transact(repair)


def _finding(subject: str, check: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(subject, True, check(settings))
    except WirecopyError as error:
        return Finding(subject, False, str(error))


def _python(_: Settings) -> str:
    return f"{sys.version.split()[0]} in {sys.prefix}"


def _xml_parsers(_: Settings) -> str:
    expat = ".".join(map(str, pyexpat.version_info))
    libxml2 = ".".join(map(str, etree.LIBXML_VERSION))
    if pyexpat.version_info < _SAFE_EXPAT:
        return f"libxml2 {libxml2}; expat {expat} is below 2.7.5: long tokens cost it seconds, so feeds are parsed in a process with a time limit"
    return f"libxml2 {libxml2}, expat {expat}"


def _disk(settings: Settings) -> str:
    place = settings.home if settings.home.exists() else settings.home.resolve().parent
    free = shutil.disk_usage(place).free
    if free < _FREE_BYTES:
        raise WirecopyError(f"only {free / 1e9:.1f} GB are free at {place}: make room, or set WIRECOPY_HOME")
    return f"{free / 1e9:.0f} GB free at {place}"


def _contact(settings: Settings) -> str:
    if not settings.has_contact:
        raise WirecopyError(
            "set WIRECOPY_CONTACT to a page or mailbox of yours: publishers see it in the User-Agent"
        )
    return settings.user_agent


def _outlets(settings: Settings) -> str:
    outlets = load_outlets(settings.outlets)
    return (
        f"{len(outlets)} outlets, {sum(len(outlet.feeds) for outlet in outlets)} feeds in {settings.outlets}"
    )


def _wire_services(settings: Settings) -> str:
    return f"{len(load_wire_services(settings.wire_services))} in {settings.wire_services}"


def _database(settings: Settings) -> str:
    with Database(database_url(settings)) as database:
        require_current(database)
        with database.transaction() as connection:
            row = connection.execute(load_query("server/version")).fetchone()
    assert row is not None
    return f"PostgreSQL {row[0]}, database {row[1]}, schema up to date"


def _clocks(settings: Settings) -> str:
    with Database(database_url(settings)) as database:
        require_agreeing_clocks(database)
    return "this machine's and the database server's agree"


def _stored_times(settings: Settings) -> str:
    with Database(database_url(settings)) as database:
        if database.transact(has_times_ahead):
            raise WirecopyError(
                "some lie in the future, as a clock ran ahead: `wirecopy doctor --repair` brings them back"
            )
    return "none lies in the future"


def _connections(settings: Settings) -> str:
    with Database(database_url(settings)) as database, database.transaction() as connection:
        row = connection.execute(load_query("server/connections")).fetchone()
    assert row is not None
    there, readers, has_airflow = row
    if readers < 0:
        raise WirecopyError(
            "readers may take every connection: run `wirecopy migrate`, or as an administrator"
            " `alter role wirecopy_reader connection limit 50`"
        )
    needed = connections_needed(settings.database, readers=readers, airflow_here=has_airflow)
    takers = ", ".join(f"{name} {count}" for name, count in needed.items() if count)
    total = sum(needed.values())
    if total > there:
        raise WirecopyError(
            f"{there} are there and {total} may be needed ({takers}): raise max_connections of the server by"
            f" {total - there}, or lower WIRECOPY_DATABASE__POOL_SIZE or the connection limit of wirecopy_reader"
        )
    return f"{total} of {there} may be needed ({takers})"


def connections_needed(limits: DatabaseLimits, *, readers: int, airflow_here: bool) -> dict[str, int]:
    """The most connections that are open at once, by who opens them; docs/limits.md explains the sum.

    `readers` is the limit of their role, the pages among them; what the pages change goes through the pool of the API server.
    `airflow_here` says whether Airflow's tables are on the same server.
    """
    of_process = limits.pool_size + 1  # the lock of its stage
    return {
        "tasks": airflow.PARALLELISM * of_process,
        "a command": of_process,
        "pages": limits.pool_size,
        "readers": readers,
        "Airflow": airflow.MAX_CONNECTIONS if airflow_here else 0,
    }


def _readers(settings: Settings) -> str:
    with Database(database_url(settings)) as database, database.transaction() as connection:
        row = connection.execute(load_query("server/open_to_readers")).fetchone()
    assert row is not None
    *may, databases = row
    what = (
        "temporary tables",
        "large objects",
        "messages in the server's log",
        "temporary files without a limit",
    )
    is_open = [name for name, may_do in zip(what, may, strict=True) if may_do]
    if databases:
        is_open.append(f"other databases ({', '.join(databases[:3])}{', …' if len(databases) > 3 else ''})")
    if not is_open:
        return "wirecopy_reader may read the schema news, and nothing else on this server"
    # Not bad: on a server of others it may stay so.
    return f"open to wirecopy_reader: {', '.join(is_open)}; an administrator can close it: sql/README.md"


def _pages(settings: Settings) -> str:
    url = reader_login(settings, database_url(settings))
    if url is None:
        # Not bad: who runs no Airflow has no pages.
        return "WIRECOPY_READER_URL is not set: the pages in Airflow stay empty without it (docs/readers.md)"
    with page_reader(Database(url)):
        return "read with a login that may do nothing else"


def _set_aside(settings: Settings) -> str:
    with Database(database_url(settings)) as database:
        found = database.transact(lambda connection: read_set_aside(Reader(connection)))
    if found:
        where = ", ".join(sorted({each.stage.value for each in found}))
        raise WirecopyError(
            f"{len(found)} set aside in {where}, the last at {found[0].set_aside_at:%Y-%m-%d %H:%M}:"
            " `wirecopy retry` lists them and puts them back"
        )
    return "nothing"
