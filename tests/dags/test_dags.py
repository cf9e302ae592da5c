"""The DAG files: they load, they keep the house rules, and their tasks hang together as documented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from wirecopy.errors import ConfigError, DatabaseError
from wirecopy.local.clean_airflow import TABLES
from wirecopy.model import RunKind
from wirecopy.settings import ROOT
from wirecopy.stages.maintenance import Chore

pytestmark = [pytest.mark.airflow, pytest.mark.xdist_group("airflow")]

INGEST, REPLAY, MAINTENANCE = "wirecopy_ingest", "wirecopy_replay", "wirecopy_maintenance"
EXPORT, WATCH = "wirecopy_export", "wirecopy_watch"
DAGS = (INGEST, REPLAY, MAINTENANCE, EXPORT, WATCH)


@pytest.fixture(scope="module")
def bag() -> Any:
    from airflow.dag_processing.dagbag import DagBag

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WIRECOPY_EXPORT", "memory://export")
        return DagBag(ROOT / "dags")


def tasks(bag: Any, dag: str) -> Mapping[str, Any]:
    return dict(bag.dags[dag].task_dict)


def graph(bag: Any, dag: str) -> dict[str, set[str]]:
    """Each task with those that follow it."""
    return {name: set(task.downstream_task_ids) for name, task in tasks(bag, dag).items()}


def test_all_files_load_and_hold_these(bag: Any) -> None:
    assert bag.import_errors == {}
    assert set(bag.dags) == set(DAGS)


@pytest.mark.parametrize("name", DAGS)
def test_the_house_rules_hold(bag: Any, name: str) -> None:
    dag = bag.dags[name]
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    assert dag.dagrun_timeout is not None
    assert dag.is_paused_upon_creation is False
    assert dag.tags == {"wirecopy"}
    assert dag.doc_md
    for task in dag.tasks:
        assert task.owner == "wirecopy"
        assert task.retries == 2
        assert task.retry_policy.evaluate(ConfigError("a misspelled setting"), 1, 2).action.value == "fail"
        assert task.retry_policy.evaluate(DatabaseError("no answer"), 1, 2).action.value == "default"
        assert task.execution_timeout is not None
        assert task.execution_timeout <= dag.dagrun_timeout


@pytest.mark.parametrize("name", DAGS)
def test_the_description_for_the_ui_names_every_task(bag: Any, name: str) -> None:
    dag = bag.dags[name]
    for task in dag.task_ids:
        assert task in dag.doc_md


@pytest.mark.parametrize(
    ("name", "expression"), [(INGEST, "5 * * * *"), (MAINTENANCE, "35 3 * * *"), (WATCH, "*/10 * * * *")]
)
def test_the_timetable_is_explicit_and_in_utc(bag: Any, name: str, expression: str) -> None:
    from airflow.sdk import CronTriggerTimetable

    timetable = bag.dags[name].timetable
    assert isinstance(timetable, CronTriggerTimetable)
    assert (timetable.expression, str(timetable.timezone)) == (expression, "UTC")


def test_a_run_of_ingest_ends_before_the_next_begins(bag: Any) -> None:
    assert bag.dags[INGEST].dagrun_timeout < timedelta(hours=1)


def test_a_replay_starts_by_hand_only_and_explains_its_form(bag: Any) -> None:
    dag = bag.dags[REPLAY]
    assert dag.timetable.can_be_scheduled is False
    assert set(dag.params) == {"since", "until", "outlet", "apply"}
    assert dag.params["apply"] is False, "it only compares unless told otherwise"
    for name in dag.params:
        assert dag.params.get_param(name).description
        assert dag.params.get_param(name).resolve() in (None, False), "it can be sent as it is"


def test_the_tasks_of_ingest_hang_together_as_documented(bag: Any) -> None:
    assert graph(bag, INGEST) == {
        "sync": {"plan"},
        "plan": {"poll", "fetch", "extract"},
        "poll": {"fetch"},
        "fetch": {"extract"},
        "extract": {"dedupe"},
        "dedupe": {"publish"},
        "publish": {"gate", "announce"},
        "gate": {"announce"},
        "announce": set(),
    }


def test_the_tasks_of_replay_hang_together_as_documented(bag: Any) -> None:
    assert graph(bag, REPLAY) == {
        "replay": {"dedupe"},
        "dedupe": {"publish"},
        "publish": {"gate"},
        "gate": set(),
    }


@pytest.mark.parametrize(("name", "kind"), [(INGEST, RunKind.INGEST), (REPLAY, RunKind.REPLAY)])
def test_tasks_are_the_stages_of_the_run(bag: Any, name: str, kind: RunKind) -> None:
    assert set(tasks(bag, name)) - {"announce"} == set(kind.stages)


def test_maintenance_does_every_chore_and_none_waits_for_another(bag: Any) -> None:
    assert graph(bag, MAINTENANCE) == {chore.value: set() for chore in Chore}


@pytest.mark.parametrize("name", [INGEST, REPLAY])
def test_only_the_gate_decides_the_colour_and_it_always_runs(bag: Any, name: str) -> None:
    """Airflow takes a run's colour from its leaves alone; what follows the gate does not run after a red one."""
    leaf = {INGEST: "announce", REPLAY: "gate"}[name]
    assert [task for task, following in graph(bag, name).items() if not following] == [leaf]
    assert tasks(bag, name)["gate"].trigger_rule == "all_done"
    assert leaf == "gate" or tasks(bag, name)[leaf].trigger_rule == "all_success"


def test_one_failed_shard_does_not_stop_the_hour(bag: Any) -> None:
    rules = {name: task.trigger_rule for name, task in tasks(bag, INGEST).items()}
    assert {name for name, rule in rules.items() if rule == "all_done_min_one_success"} == {
        "fetch",
        "extract",
        "dedupe",
    }


def test_the_asset_of_articles_is_updated_behind_the_gate(bag: Any) -> None:
    emitting = {
        name: [asset.name for asset in task.outlets]
        for name, task in tasks(bag, INGEST).items()
        if task.outlets
    }
    assert emitting == {"announce": ["wirecopy_articles"]}


def test_an_export_follows_the_articles_and_emits_an_asset_of_its_own(bag: Any) -> None:
    waits_for = bag.dags[EXPORT].timetable.asset_condition.objects
    assert [asset.name for asset in waits_for] == ["wirecopy_articles"]
    assert [asset.name for asset in tasks(bag, EXPORT)["export"].outlets] == ["wirecopy_export"]


def test_without_a_target_there_is_no_export() -> None:
    from airflow.dag_processing.dagbag import DagBag

    assert DagBag(ROOT / "dags" / "wirecopy_export.py").dags == {}


def test_every_table_that_airflow_can_clean_is_cleaned_or_left_for_a_reason() -> None:
    from airflow.utils.db_cleanup import config_dict

    left = {
        "dag": "apache/airflow#71864",
        "job": "of processes that run",
        "_xcom_archive": "of an upgrade from Airflow 2",
        "celery_taskmeta": "of another executor",
        "celery_tasksetmeta": "of another executor",
        "connection_test_request": "asked by hand",
        "partitioned_asset_key_log": "of partitioned assets",
    }
    assert set(TABLES) | left.keys() == config_dict.keys()
