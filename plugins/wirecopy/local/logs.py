"""The logs of the processes that run from a home: where they are, and how large they become."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MAX_LOG_BYTES = 10_000_000  # and as much is kept of what was written before


def log_path(home: Path, name: str) -> Path:
    return home / "logs" / f"{name}.log"


def fresh_log(home: Path, name: str) -> Path:
    """The path for a new log of that name, its predecessor moved aside."""
    path = log_path(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.replace(path.with_suffix(".log.1"))
    return path


def limit_log(path: Path) -> None:
    """Cut a log that has grown beyond MAX_LOG_BYTES, and keep its content as .log.1 (logrotate's copytruncate).

    Its writer must append to it. A line that is written between copy and cut is lost.
    """
    try:
        facts = path.stat()
    except FileNotFoundError:
        return
    if facts.st_size <= MAX_LOG_BYTES:
        return
    kept = path.with_name(f"{path.name}.1")
    try:
        shutil.copyfile(path, kept)
        shutil.copymode(path, kept)
        os.chown(kept, facts.st_uid, facts.st_gid)
    except OSError:  # a full disk: what was kept makes room
        kept.unlink(missing_ok=True)
    os.truncate(path, 0)
