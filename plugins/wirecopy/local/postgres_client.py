"""Runs pg_dump, pg_restore and psql of the embedded PostgreSQL against any server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO

from psycopg import Connection

from wirecopy.errors import DatabaseError
from wirecopy.local.postgres import binary, complaints
from wirecopy.store.address import libpq_environment
from wirecopy.store.queries import load_query

JOBS = min(os.cpu_count() or 1, 4)
# Rights on functions of Postgres differ between versions and are a superuser's to change: sql/administrator.sql gives them.
DUMPED = ("--exclude-schema=pg_catalog", "--lock-wait-timeout=1min")
_NEWEST = 18  # pg_dump refuses a server of a later major version than its own
# pg_dump of 17 and later begins with it, and an earlier server does not know it.
_NEW_SETTING = b"SET transaction_timeout = 0;\n"


def server_version(connection: Connection) -> int:
    """The major version of a server that our programs can read.

    Raises:
        DatabaseError: it is newer than they are.
    """
    row = connection.execute(load_query("server/version")).fetchone()
    assert row is not None
    version = int(row[0].partition(".")[0])
    if version > _NEWEST:
        raise DatabaseError(
            f"the server is PostgreSQL {version}, and the pg_dump that came with Wirecopy is of {_NEWEST}:"
            f" use the pg_dump and pg_restore of {version}"
        )
    return version


def run_client(program: str, arguments: Sequence[str], url: str, *, server: int) -> None:
    """Run a program on a database of a server of that version, and wait for it.

    Raises:
        DatabaseError: it failed; the message holds its first complaint; those after it follow from that.
    """
    with start_client(program, arguments, url, server=server) as process:
        wait_for_client(process, program)


@contextmanager
def start_client(
    program: str,
    arguments: Sequence[str],
    url: str,
    *,
    server: int,
    role: str | None = None,
    kept_open: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program on a database, acting as that role; it is ended with the block. No password stands in its command line.

    `kept_open` are files that stay open for as long as it lives.
    """
    environment = {**os.environ, "PGAPPNAME": f"wirecopy {program}", **libpq_environment(url)}
    if role is not None:
        escaped = re.sub(r"([ \\])", r"\\\1", role)
        environment["PGOPTIONS"] = f"{environment.get('PGOPTIONS', '')} -c role={escaped}".strip()
    with subprocess.Popen(  # noqa: S603 (our own binaries, arguments built by us)
        [binary(program, server), "--no-password", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=kept_open,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            assert process.stdin is not None
            # What it has not read any more would be the error in place of the one that ends this block.
            with suppress(BrokenPipeError):
                process.stdin.close()


def wait_for_client(process: subprocess.Popen[bytes], program: str) -> None:
    """End its input, and wait until it is done.

    Raises:
        DatabaseError: it failed; the message holds its first complaint; those after it follow from that.
    """
    _, said = process.communicate()
    if process.returncode != 0:
        raise DatabaseError(f"{program} failed: {complaints(said.decode(errors='replace'))[0]}")


def copy_database(source: str, target: str, *, server: int, owner: str) -> None:
    """Copy all of one database into another that is empty, for its owner, in one transaction there.

    `server` is the version of the source. As text, because a pg_restore speaks to servers of its own time only. All of it passes
    through this process, which alone says "commit": when it is killed, the target takes everything back.
    """
    reading = ["--format=plain", "--no-owner", *DUMPED]
    writing = ["--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"]
    with (
        start_client("pg_dump", reading, source, server=server) as dump,
        start_client("psql", writing, target, server=_NEWEST, role=owner) as psql,
    ):
        assert dump.stdout is not None
        assert psql.stdin is not None
        try:
            psql.stdin.write(b"begin;\n")
            _copy_text(dump.stdout, psql.stdin)
            # Where pg_dump failed, nothing is committed.
            wait_for_client(dump, "pg_dump")
            psql.stdin.write(b"commit;\n")
        except BrokenPipeError:
            pass
        wait_for_client(psql, "psql")


def _copy_text(dump: IO[bytes], psql: IO[bytes]) -> None:
    """Pass on a dump without the setting that the target may not know, which stands before the first table."""
    for line in dump:
        if line == _NEW_SETTING:
            break
        psql.write(line)
    shutil.copyfileobj(dump, psql, 1024 * 1024)
