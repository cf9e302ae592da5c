"""Deletes what Airflow keeps of runs that are long over: their records in its database, and its log files.

Not a task of `wirecopy_maintenance`: a task of Airflow 3 may not reach Airflow's database, whose address it does not even
see (airflow.sdk.execution_time.supervisor.block_orm_access). So this runs in a process of its own: a child of
`wirecopy up`, a service of docker-compose.yml, or a line in somebody's crontab.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wirecopy.errors import DatabaseError

# All that `airflow db clean` knows and that grows with the runs. `dag` and `job` do not: to clean `dag` ends with a violated
# foreign key (apache/airflow#71864), and a scheduler whose row in `job` is gone does not recover from that. Its heartbeat
# is old when the machine was suspended for long.
TABLES = (
    "asset_event",
    "callback",
    "dag_run",
    "dag_version",
    "deadline",
    "import_error",
    "log",
    "revoked_token",
    "task_instance",
    "task_instance_history",
    "task_reschedule",
    "task_state_store",
    "trigger",
    "xcom",
)
_ROWS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class DeletedFiles:
    count: int = 0
    size: int = 0  # bytes


def delete_records(before: datetime, environment: Mapping[str, str]) -> None:
    """Delete the records of runs that began before that time; Airflow keeps the last scheduled run of each DAG.

    `environment` is Airflow's: with the address of its database.

    Raises:
        DatabaseError: Airflow could not clean all tables; the message holds its last line.
    """
    command = ["db", "clean", "--clean-before-timestamp", before.isoformat(), "--tables", ",".join(TABLES)]
    done = subprocess.run(  # noqa: S603 (our own interpreter and words)
        [
            *(sys.executable, "-m", "airflow", *command),
            *("--yes", "--skip-archive", "--error-on-cleanup-failure", "--batch-size", str(_ROWS_AT_ONCE)),
        ],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        last_line = (done.stdout.strip() or "no reason given").splitlines()[-1]
        raise DatabaseError(f"Airflow could not delete its old records: {last_line}")


def log_folders(environment: Mapping[str, str]) -> list[Path]:
    """Where Airflow writes the logs of tasks and of parsing, by its settings or their defaults."""
    home = Path(environment.get("AIRFLOW_HOME", "~/airflow")).expanduser()
    tasks = environment.get("AIRFLOW__LOGGING__BASE_LOG_FOLDER") or home / "logs"
    parsing = environment.get("AIRFLOW__LOGGING__DAG_PROCESSOR_CHILD_PROCESS_LOG_DIRECTORY")
    return [Path(folder) for folder in (tasks, parsing) if folder]


def delete_logs(folder: Path, before: datetime) -> DeletedFiles:
    """Delete the `*.log` files in a folder that were last written before that time, and the folders that it empties.

    A link is neither followed nor deleted: nothing outside the folder is touched. Airflow deletes no log by itself.
    """
    if not folder.is_dir():
        return DeletedFiles()
    count = size = 0
    emptied: set[str] = set()
    # From the bottom up, and by descriptors of folders, so that no folder is replaced by a link meanwhile.
    for path, folders, names, descriptor in os.fwalk(folder.resolve(), topdown=False, follow_symlinks=False):
        deleted = 0
        for name in names:
            with suppress(FileNotFoundError):
                facts = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                is_old = stat.S_ISREG(facts.st_mode) and facts.st_mtime < before.timestamp()
                if is_old and name.endswith(".log"):
                    os.unlink(name, dir_fd=descriptor)
                    deleted, count, size = deleted + 1, count + 1, size + facts.st_size
        for name in folders:
            if os.path.join(path, name) in emptied:  # noqa: PTH118 (as os.fwalk puts them together)
                with suppress(OSError):  # somebody has put a file there since
                    os.rmdir(name, dir_fd=descriptor)
                    deleted += 1
        if deleted and deleted == len(names) + len(folders):
            emptied.add(path)
    return DeletedFiles(count, size)
