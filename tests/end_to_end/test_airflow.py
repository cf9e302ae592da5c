"""The DAG wirecopy_ingest under Airflow itself: a green hour, and one that must be red."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.end_to_end.commands import environment
from tests.pipeline import environment_of, new_database, rows, settings_for, value
from tests.world import World, truth
from wirecopy.cli import cli
from wirecopy.model import RunKind
from wirecopy.settings import ROOT
from wirecopy.store.database import Database

pytestmark = pytest.mark.airflow


@dataclass(frozen=True)
class Runs:
    database: Database
    green: dict[str, Any]
    red: dict[str, Any]
    mistaken: dict[str, Any]
    read: dict[str, Any]  # by the pages, from Airflow's database
    log: str  # of all tasks, as Airflow writes it
    home: Path  # of Airflow

    def states(self, run: dict[str, Any]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for task in run["tasks"]:
            found.setdefault(task["task"], set()).add(task["state"])
        return found


@pytest.fixture(scope="module")
def runs(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """One run over the world's first hour, one two hours later, when nothing in the world answers, and one with a mistake
    in the list of outlets."""
    home = tmp_path_factory.mktemp("airflow")
    with new_database(server_url) as database, World() as world:
        world.write_outlets(home / "outlets.yaml")
        settings = settings_for(world.port, home / "outlets.yaml", max_shards=32)
        first = {**environment_of(settings, database), "WIRECOPY_NOW": world.time(1).isoformat()}
        at_two, at_three = (world.time(1) + timedelta(hours=hours) for hours in (2, 3))
        second = {
            "WIRECOPY_CONNECT_TO": f"127.0.0.1:{_closed_port()}",
            "WIRECOPY_NOW": at_two.isoformat(),
            "WIRECOPY_LOG_LEVEL": "DEBUG",
        }
        mistaken_list = home / "mistaken.yaml"
        mistaken_list.write_text((home / "outlets.yaml").read_text().replace("url:", "ulr:", 1))
        third = {"WIRECOPY_OUTLETS": str(mistaken_list), "WIRECOPY_NOW": at_three.isoformat()}
        found, log = _run_dag(home, [first, second, third])
        green, red, mistaken = found["runs"]
        yield Runs(database, green, red, mistaken, found["read"], log, home)


def _closed_port() -> int:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        return int(reserved.getsockname()[1])


def _airflow(home: Path) -> dict[str, str]:
    return {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
    }


def _run_dag(home: Path, hours: list[dict[str, str]]) -> tuple[dict[str, Any], str]:
    exchange = home / "runs.json"
    exchange.write_text(json.dumps(hours))
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.run_dag", str(exchange)],
        cwd=ROOT,
        env=environment(_airflow(home)),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    found: dict[str, Any] = json.loads(exchange.read_text())
    return found, done.stdout + done.stderr


def test_an_hour_is_green_from_sync_to_gate(runs: Runs) -> None:
    assert runs.green["state"] == "success"
    states = runs.states(runs.green)
    assert {stage.value for stage in RunKind.INGEST.stages} <= set(states)
    assert all(found == {"success"} for found in states.values()), states
    assert rows(runs.database, "select state, run_key from news.runs order by run_id limit 1") == [
        ("green", runs.green["run_id"])
    ]


def test_its_articles_are_those_of_the_hour(runs: Runs) -> None:
    assert set(value(runs.database, "select array_agg(url) from news.articles")) == truth.article_urls(1)


def test_the_work_is_mapped_over_shards_and_each_says_what_it_met(runs: Runs) -> None:
    labels = {
        task: [each["label"] for each in runs.green["tasks"] if each["task"] == task]
        for task in ("poll", "fetch", "extract")
    }
    shards = value(runs.database, "select shards from wirecopy.run order by run_id limit 1")
    assert shards > 1
    assert [label.split(":")[0] for label in labels["poll"]] == [str(shard) for shard in range(shards)]
    assert len(labels["fetch"]) == shards
    assert any(" ok" in label for label in labels["poll"])
    assert any(re.search(r"\d server error \([\w.-]+\.example \d", label) for label in labels["poll"])
    assert [label for label in labels["extract"] if "extracted" in label] == labels["extract"]


def test_a_green_run_that_changed_something_updates_the_asset_and_says_how_much(runs: Runs) -> None:
    (asset,) = runs.green["assets"]
    assert asset["name"] == "wirecopy_articles"
    assert asset["extra"]["hour"] == "2026-08-03T01:00:00+00:00"
    assert asset["extra"]["articles"] == len(truth.article_urls(1))
    assert asset["extra"]["stories"] == value(runs.database, "select count(*) from news.stories")


def test_an_hour_in_which_every_feed_fails_is_red_by_its_gate_alone(runs: Runs) -> None:
    assert runs.red["state"] == "failed"
    states = runs.states(runs.red)
    assert states.pop("gate") == {"failed"}
    assert states.pop("announce") == {"upstream_failed"}
    assert runs.red["assets"] == []
    assert all(found <= {"success"} for found in states.values()), states
    ((state, reason),) = rows(runs.database, "select state, reason from news.runs where run_id = 2")
    assert state == "red"
    assert "every feed failed, mostly connect_failed" in reason


def test_a_mistake_in_the_list_of_outlets_is_met_once_and_is_the_reason_of_a_red_run(runs: Runs) -> None:
    states = runs.states(runs.mistaken)
    assert [(states.pop(task)) for task in ("sync", "gate")] == [{"failed"}, {"failed"}]
    assert set().union(*states.values()) == {"upstream_failed"}
    assert {task["tries"] for task in runs.mistaken["tasks"] if task["task"] == "sync"} == {1}
    ((state, reason),) = rows(runs.database, "select state, reason from news.runs where run_id = 3")
    assert state == "red"
    assert re.search(r"mistaken\.yaml:\d+: a feed lacks url", reason)


def test_the_pages_read_every_run_that_airflow_knows_and_which_task_failed_first(runs: Runs) -> None:
    read = runs.read["runs"]
    assert [(run["key"], run["state"], run["failed_task"]) for run in read] == [
        ("waits", "queued", None),
        (runs.mistaken["run_id"], "failed", "sync"),
        (runs.red["run_id"], "failed", "gate"),
        (runs.green["run_id"], "success", None),
    ]
    assert all(run["started_at"] < run["ended_at"] for run in read[1:])
    unread = {"name": "wirecopy_ingest.py", "message": "SyntaxError: invalid syntax"}
    assert runs.read["unread_files"] == [unread]
    assert (runs.read["is_paused"], runs.read["trouble"]) == (False, "")


def test_every_attempt_at_a_stage_tells_its_beginning_and_end_in_the_log_of_its_task(runs: Runs) -> None:
    for run in (runs.green, runs.red):
        for stage in RunKind.INGEST.stages:
            for word in ("begin", "end"):
                assert re.search(
                    rf"{word} run={re.escape(run['run_id'])} run_id=\d+ stage={stage} shard=0", runs.log
                )
    assert re.search(r"begin run=\S+ run_id=1 stage=poll shard=0 due=\d+ domains=\S+\.example", runs.log)


def test_the_log_of_the_gate_tells_why_the_run_is_red(runs: Runs) -> None:
    reason = "the run is red: every feed failed, mostly connect_failed"
    assert re.search(
        rf"\[error +\].*{reason}.* run={re.escape(runs.red['run_id'])} run_id=2 stage=gate", runs.log
    )
    assert re.search(rf"AirflowFailException: {reason}", runs.log)


def test_the_level_of_the_variable_holds_for_our_lines_and_no_others(runs: Runs) -> None:
    """The red hour ran at DEBUG, the green one without a level."""
    requests = re.findall(r"\[debug +\].*request method=GET url=\S+ kind=feed outcome=(\w+)", runs.log)
    assert set(requests) == {"connect_failed"}
    assert not re.search(r"\[debug +\](?!.*\[wirecopy)", runs.log)


def test_a_red_hour_loses_nothing(runs: Runs) -> None:
    assert set(value(runs.database, "select array_agg(url) from news.articles")) == truth.article_urls(1)
    assert value(runs.database, "select count(*) from wirecopy.feed where lease_holder is not null") == 0


def test_records_and_logs_of_runs_that_are_long_over_are_deleted_and_the_younger_run_stays(
    runs: Runs,
) -> None:
    now = datetime.now(UTC)
    old = now - timedelta(days=31)
    ids = {"old": runs.green["run_id"], "at": f"{old:%Y-%m-%d %H:%M:%S}", "now": f"{now:%Y-%m-%d %H:%M:%S}"}
    log = runs.home / "logs" / "dag_id=wirecopy_ingest" / "old.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.touch()
    os.utime(log, (old.timestamp(), old.timestamp()))
    with closing(sqlite3.connect(runs.home / "airflow.db")) as airflow, airflow:
        airflow.execute("update dag_run set start_date = :now", ids)
        for table, column in (
            ("dag_run", "start_date"),
            ("task_instance", "start_date"),
            ("xcom", "timestamp"),
        ):
            airflow.execute(f"update {table} set {column} = :at where run_id = :old", ids)
        in_young = airflow.execute("select count(*) from task_instance where run_id <> :old", ids).fetchone()

    done = CliRunner().invoke(cli, ["clean-airflow"], env=_airflow(runs.home))

    assert done.exit_code == 0, done.output
    assert "and 1 logs" in done.output
    with closing(sqlite3.connect(runs.home / "airflow.db")) as airflow:
        young = airflow.execute("select run_id from dag_run order by id").fetchall()
        assert young == [(runs.red["run_id"],), (runs.mistaken["run_id"],)]
        assert airflow.execute("select count(*) from task_instance").fetchone() == in_young
        names = {name for (name,) in airflow.execute("select name from sqlite_master where type = 'table'")}
    assert not [name for name in names if name.startswith("_airflow_deleted")]
