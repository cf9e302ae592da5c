"""What runs on one machine does not fill it: process logs, Airflow's logs and records of old runs."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirecopy.local.clean_airflow import DeletedFiles, delete_logs, log_folders
from wirecopy.local.logs import MAX_LOG_BYTES, limit_log
from wirecopy.local.services import CLEANING, FIRST_CLEANING_SECONDS, Services

NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
OLD, YOUNG = NOW - timedelta(days=31), NOW - timedelta(days=29)
BEFORE = NOW - timedelta(days=30)


def put(path: Path, written_at: datetime, content: str = "line\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    os.utime(path, (written_at.timestamp(), written_at.timestamp()))
    return path


def task_log(folder: Path, run: str, task: str, written_at: datetime) -> Path:
    return put(
        folder / "dag_id=wirecopy_ingest" / f"run_id={run}" / f"task_id={task}" / "attempt=1.log", written_at
    )


def test_old_logs_go_with_the_folders_that_they_leave_empty_and_young_ones_stay(tmp_path: Path) -> None:
    task_log(tmp_path, "old", "sync", OLD)
    task_log(tmp_path, "old", "poll", OLD)
    task_log(tmp_path, "mixed", "sync", OLD)
    young = task_log(tmp_path, "mixed", "poll", YOUNG)
    (tmp_path / "dag_id=new").mkdir()

    assert delete_logs(tmp_path, BEFORE) == DeletedFiles(3, 15)

    (ingest,) = tmp_path.glob("dag_id=wirecopy_ingest")
    assert [path for path in ingest.rglob("*") if path.is_file()] == [young]
    assert [path.name for path in ingest.iterdir()] == ["run_id=mixed"]
    assert (tmp_path / "dag_id=new").is_dir(), "a task may be about to write into it"


def test_nothing_but_logs_in_the_folder_is_deleted_and_no_link_is_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "elsewhere" / "precious.log", OLD)
    folder = tmp_path / "logs"
    other = put(folder / "notes.txt", OLD)
    (folder / "linked").symlink_to(outside.parent, target_is_directory=True)
    (folder / "link.log").symlink_to(outside)
    (folder / "dangling.log").symlink_to(tmp_path / "nowhere")

    assert delete_logs(folder, BEFORE) == DeletedFiles()

    assert outside.exists()
    assert {path.name for path in folder.iterdir()} == {other.name, "linked", "link.log", "dangling.log"}
    assert delete_logs(tmp_path / "never made", BEFORE) == DeletedFiles()


def test_the_folders_are_those_of_airflows_settings_or_its_defaults() -> None:
    assert log_folders({"AIRFLOW_HOME": "/a"}) == [Path("/a/logs")]
    assert log_folders(
        {
            "AIRFLOW_HOME": "/a",
            "AIRFLOW__LOGGING__BASE_LOG_FOLDER": "/b",
            "AIRFLOW__LOGGING__DAG_PROCESSOR_CHILD_PROCESS_LOG_DIRECTORY": "/c",
        }
    ) == [Path("/b"), Path("/c")]


def test_a_process_whose_log_is_cut_writes_on_at_its_new_end(tmp_path: Path) -> None:
    log = tmp_path / "scheduler.log"
    log.write_bytes(b"x" * MAX_LOG_BYTES)
    log.chmod(0o640)
    with log.open("ab") as out:
        limit_log(log)
        assert log.stat().st_size == MAX_LOG_BYTES, "not larger than it may be"
        subprocess.run([sys.executable, "-c", "print('before')"], stdout=out, check=True)
        limit_log(log)
        subprocess.run([sys.executable, "-c", "print('after')"], stdout=out, check=True)

    kept = tmp_path / "scheduler.log.1"
    assert log.read_text() == "after\n"
    assert kept.read_bytes().endswith(b"xbefore\n")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    limit_log(tmp_path / "never written.log")


def test_up_has_old_records_deleted_each_day_and_tells_where_that_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its command fails here by a setting, before it reaches Airflow."""
    clock = [0.0]
    running = Services(tmp_path, {"WIRECOPY_KEEP_AIRFLOW": "PT1H"}, seconds=lambda: clock[0])
    log = tmp_path / "logs" / f"{CLEANING}.log"
    running.keep_small()
    assert not log.exists()

    clock[0] = FIRST_CLEANING_SECONDS
    running.keep_small()
    (cleaning,) = json.loads((tmp_path / "up.json").read_text())["sessions"]
    os.waitid(os.P_PID, cleaning, os.WEXITED | os.WNOWAIT)
    running.require_alive()
    running.keep_small()

    assert str(log) in capsys.readouterr().err
    assert "WIRECOPY_KEEP_AIRFLOW" in log.read_text()
    running.keep_small()
    assert not log.with_suffix(".log.1").exists(), "not again on the same day"
    running.stop()
