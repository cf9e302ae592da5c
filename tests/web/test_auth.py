"""The plugin as Airflow loads it, with Airflow's own checks in front, and its own runs behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request

from tests.web.test_app import NOWHERE, OUR_PAGE, PAGES, POSTS, client_of, let_in, no_database
from wirecopy.airflow_names import INGEST_DAG
from wirecopy.settings import ROOT
from wirecopy.web.actions import Actions
from wirecopy.web.app import make_app
from wirecopy.web.auth import act_check, act_guard, base_url, view_guard
from wirecopy.web.response import context_of
from wirecopy.web.start_run import RunRequest, start_run

pytestmark = [pytest.mark.airflow, pytest.mark.xdist_group("airflow")]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Of Airflow's database, with its tables and the ingest."""
    import airflow.models
    from airflow import settings
    from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
    from airflow.models.base import Base
    from airflow.models.dagbundle import DagBundleModel
    from airflow.utils.db import synchronize_log_template

    airflow.models.import_all_models()  # type: ignore[no-untyped-call]  # Airflow's own
    Base.metadata.create_all(settings.engine)
    synchronize_log_template()
    assert settings.Session is not None
    with settings.Session() as session:
        session.add(DagBundleModel(name="dags-folder"))
        session.commit()
        sync_bag_to_db(DagBag(ROOT / "dags" / "wirecopy_ingest.py"), "dags-folder", None)
        yield session
    Base.metadata.drop_all(settings.engine)


@pytest.fixture(scope="module")
def cookies(session: Any) -> Mapping[str, str]:
    """Of a user of each role."""
    from airflow.api_fastapi.app import create_auth_manager
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser

    manager = create_auth_manager()
    roles = ("viewer", "user", "op", "admin")
    return {
        role: f"_token={manager.generate_jwt(SimpleAuthManagerUser(username=role, role=role))}"
        for role in roles
    }


def guarded_app(**changed: Any) -> FastAPI:
    """The app as the plugin makes it, with the address of an owner's database that is not there."""
    actions = Actions(act_guard(), act_check(), lambda: NOWHERE, **changed)
    return make_app(view_guard(), no_database, actions=actions)


def test_who_may_view_may_not_change_and_who_may_start_a_run_may(cookies: Mapping[str, str]) -> None:
    app = guarded_app()

    @app.get("/may-act")
    def may_act(request: Request) -> bool:
        return context_of(request).may_act

    client = client_of(app)

    def answers(role: str) -> set[int]:
        return {client.post(path, headers=OUR_PAGE | {"Cookie": cookies[role]}).status_code for path in POSTS}

    assert {client.post(path, headers=OUR_PAGE).status_code for path in POSTS} == {401}
    assert answers("viewer") == {403}
    assert answers("user") == answers("op") == answers("admin") == {503}, "the database was asked for"
    shown = {
        role: client.get("/may-act", headers={"Cookie": cookie}).json() for role, cookie in cookies.items()
    }
    assert shown == {"viewer": False, "user": True, "op": True, "admin": True}


def test_a_run_is_started_unless_one_will_poll_what_is_due(session: Any) -> None:
    from airflow.models import DagModel, DagRun
    from airflow.utils.state import DagRunState

    now, minute = timedelta(), timedelta(minutes=1)
    assert [start_run(now) for _ in range(5)] == [RunRequest.STARTED, *[RunRequest.WAITING] * 4]
    (run,) = DagRun.find(dag_id=INGEST_DAG)
    assert run.run_id.startswith("manual__")
    run.state, run.start_date = DagRunState.RUNNING, datetime.now(UTC) - minute
    session.merge(run)
    session.commit()
    assert start_run(2 * minute) is RunRequest.UNDER_WAY
    assert start_run(now) is RunRequest.STARTED, "that one may have polled before"
    session.get(DagModel, INGEST_DAG).is_paused = True
    session.commit()
    assert start_run(now) is RunRequest.PAUSED


def test_where_airflow_moved_its_checks_nothing_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("api_fastapi.core_api.security", "api.common.trigger_dag", "configuration"):
        monkeypatch.setitem(sys.modules, f"airflow.{module}", None)
    actions = Actions(act_guard(), act_check(), lambda: NOWHERE, base_url=base_url())
    client = client_of(make_app(let_in, no_database, actions=actions))
    assert {client.post(path, headers=OUR_PAGE).status_code for path in POSTS} == {403}
    assert base_url() == ""
    assert start_run(timedelta()) is RunRequest.FAILED


@pytest.mark.parametrize("path", PAGES)
def test_airflow_turns_anonymous_away(path: str) -> None:
    answer = client_of(make_app(view_guard(), no_database)).get(path)
    assert answer.status_code == 401
    assert "Sign in again" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_nobody_gets_in_when_airflows_check_is_not_where_it_was(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "airflow.api_fastapi.core_api.security", None)
    assert client_of(make_app(view_guard(), no_database)).get(path).status_code == 403


def test_the_plugin_offers_the_guarded_app_its_place_in_the_navigation_and_a_link_on_tasks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sys.path.insert(0, str(ROOT / "plugins"))
    from airflow.models.taskinstancekey import TaskInstanceKey

    from wirecopy_plugin import WirecopyPlugin

    [app] = WirecopyPlugin.fastapi_apps
    [view] = WirecopyPlugin.external_views
    [link] = WirecopyPlugin.global_operator_extra_links
    client = client_of(app["app"], app["url_prefix"])
    assert {client.get(path).status_code for path in PAGES} == {401}
    assert {client.post(path, headers=OUR_PAGE).status_code for path in POSTS} == {401}
    assert view["destination"] == "nav"
    for icon in (view["icon"], view["icon_dark_mode"]):
        assert client.get("/" + icon.removeprefix("wirecopy/")).headers["content-type"] == "image/svg+xml"
    task = TaskInstanceKey("wirecopy_ingest", "poll", "manual__2026-08-03T09:05:00+00:00")
    assert (
        link.get_link(None, ti_key=task)
        == "plugin/wirecopy/wirecopy/runs/of/manual__2026-08-03T09%3A05%3A00%2B00%3A00"
    )
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://news.example/air/")
    assert link.get_link(None, ti_key=task).startswith("plugin/wirecopy/air/wirecopy/runs/of/")
    assert link.get_link(None, ti_key=task._replace(dag_id="of_somebody_else")) == ""


def test_airflow_loads_the_plugin_file_and_leaves_the_package_alone() -> None:
    from airflow._shared.module_loading.file_discovery import find_path_from_directory

    found = find_path_from_directory(ROOT / "plugins", ".airflowignore", "glob")
    assert {Path(path).name for path in found if path.endswith(".py")} == {"wirecopy_plugin.py"}
