"""Airflow's four processes as children of `wirecopy up`: start, watch, stop, and find after a crash.

Each child leads a session of its own, so that Ctrl-C in the terminal reaches `up` alone and everything a
child started can be found by its session, even when child and `up` are dead. `airflow standalone` is not
used: it mixes four logs on the terminal and leaves its grandchildren to themselves.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import psutil

from wirecopy.errors import UsageError, WirecopyError
from wirecopy.local.logs import fresh_log, limit_log, log_path
from wirecopy.local.postgres import server_log

COMPONENTS: Mapping[str, tuple[str, ...]] = {
    # The log server listens on every interface, whatever is configured; on one machine the API server reads
    # the files themselves.
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "triggerer": ("triggerer", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "api-server": ("api-server",),
}
# What shows pages: nothing begins a run without a scheduler.
PAGES = ("dag-processor", "api-server")
# Between two SIGTERMs and before SIGKILL: after the first, scheduler and triggerer finish their work; after the second,
# they stop at once.
GRACE_SECONDS = (4.0, 8.0)
STOP_SECONDS = 2 * sum(GRACE_SECONDS)
# Not while Airflow starts and makes its first run, which takes both cores.
FIRST_CLEANING_SECONDS = 600.0
CLEANING_SECONDS = 24 * 3600.0
CLEANING = "clean-airflow"


class Services:
    """The running children, by name."""

    def __init__(
        self, home: Path, environment: Mapping[str, str], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`seconds` is a clock that only runs forward."""
        self._home = home
        self._environment = {**os.environ, **environment}
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._seconds = seconds
        self._clean_at = seconds() + FIRST_CLEANING_SECONDS

    def start(self, names: Iterable[str] = COMPONENTS, *, without: Collection[str] = ()) -> None:
        """Start all four, or these, `without` some variables; each writes to logs/<name>.log, the log before it is kept as .log.1."""
        for variable in without:
            self._environment.pop(variable, None)
        for name in names:
            self._start_child(name, "airflow", *COMPONENTS[name])

    def _start_child(self, name: str, *module: str) -> None:
        # Appended to, so that writing goes on at the new end of a log that was cut.
        with fresh_log(self._home, name).open("ab") as log:
            self._children[name] = subprocess.Popen(  # noqa: S603 (our own interpreter and words)
                [sys.executable, "-m", *module],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        _write_state(self._home, [child.pid for child in self._children.values()])

    def require_alive(self) -> None:
        """
        Raises:
            WirecopyError: one of the children has ended; names its log.
        """
        for name, child in self._children.items():
            if name != CLEANING and child.poll() is not None:
                log = log_path(self._home, name)
                raise WirecopyError(f"Airflow's {name} ended (exit code {child.returncode}): see {log}")

    def keep_small(self) -> None:
        """Bound what the children write, and what Airflow keeps of runs that are long over; to be called all the time."""
        for log in (*(log_path(self._home, name) for name in COMPONENTS), server_log(self._home)):
            limit_log(log)
        cleaning = self._children.get(CLEANING)
        if cleaning is None and self._seconds() >= self._clean_at:
            self._clean_at = self._seconds() + CLEANING_SECONDS
            self._start_child(CLEANING, "wirecopy.cli", CLEANING)
        elif cleaning is not None and cleaning.poll() is not None:
            del self._children[CLEANING]
            if cleaning.returncode != 0:
                log = log_path(self._home, CLEANING)
                click.echo(f"Airflow's old records and logs could not all be deleted: see {log}", err=True)

    def stop(self) -> None:
        """End all children and all that they started; tasks report their end to the API server, so it goes last."""
        last = "api-server"
        end_sessions([child.pid for name, child in self._children.items() if name != last])
        end_sessions([child.pid for name, child in self._children.items() if name == last])
        for child in self._children.values():
            child.wait()
        _state_path(self._home).unlink(missing_ok=True)


def end_sessions(sessions: Sequence[int]) -> int:
    """Ask every process of these sessions to end, then insist; returns how many there were.

    SIGTERM goes to all members, not to the leaders alone: a task that gets it reports "up for retry" and goes on at the
    next start, while Ctrl-C would wait for minutes until a task has ended by itself.
    """
    found = _members(sessions)
    for seconds in GRACE_SECONDS:
        _send(signal.SIGTERM, _members(sessions))
        psutil.wait_procs(found, timeout=seconds)
    _send(signal.SIGKILL, _members(sessions))
    psutil.wait_procs(found, timeout=GRACE_SECONDS[-1])
    return len(found)


def _send(number: signal.Signals, processes: Sequence[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.send_signal(number)


def end_leftovers(home: Path) -> int:
    """End what an `up` that died left running; returns how many processes that were."""
    sessions = _read_state(home)
    ended = end_sessions(sessions) if sessions else 0
    _state_path(home).unlink(missing_ok=True)
    return ended


@contextmanager
def single_instance(home: Path) -> Iterator[None]:
    """Be the only `up` of that home until the block ends; the lock ends with the process, however that ends.

    Raises:
        UsageError: another one runs.
    """
    home.mkdir(parents=True, exist_ok=True)
    with _lock_file(home).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(
                f"Wirecopy is already up from {home}; `make down`, with the same WIRECOPY_HOME, stops it"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
        lock.truncate(0)


def stop_running_instance(home: Path, seconds: float) -> bool:
    """Ask the `up` of that home to stop and wait until it has; False when none is running."""
    if not _lock_file(home).exists():
        return False
    deadline = time.monotonic() + seconds
    asked = False
    with _lock_file(home).open() as lock:
        while time.monotonic() < deadline:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                if not asked and (pid := lock.read().strip()):
                    os.kill(int(pid), signal.SIGTERM)
                    asked = True
                time.sleep(0.1)
                continue
            return asked
    raise WirecopyError(f"`wirecopy up` does not stop: see {home / 'logs'}")


def _lock_file(home: Path) -> Path:
    return home / "up.lock"


def _state_path(home: Path) -> Path:
    return home / "up.json"


def _write_state(home: Path, sessions: list[int]) -> None:
    new = home / "up.json.new"
    new.write_text(json.dumps({"booted_at": psutil.boot_time(), "sessions": sessions}))
    new.replace(_state_path(home))


def _read_state(home: Path) -> list[int]:
    try:
        state = json.loads(_state_path(home).read_text())
        # After a restart of the machine the numbers belong to other processes.
        return [int(pid) for pid in state["sessions"]] if state["booted_at"] == psutil.boot_time() else []
    except (OSError, ValueError, KeyError):
        return []


def _members(sessions: Sequence[int]) -> list[psutil.Process]:
    """The living processes of these sessions that run our interpreter."""
    ours = Path(sys.executable).resolve()
    members = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if os.getsid(process.pid) in sessions and Path(process.exe()).resolve() == ours:
                members.append(process)
    return members
