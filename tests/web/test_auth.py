"""The plugin as Airflow loads it, with Airflow's own check in front."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.web.test_app import PAGES, client_of, no_database
from wirecopy.settings import ROOT
from wirecopy.web.app import make_app
from wirecopy.web.auth import view_guard

pytestmark = pytest.mark.airflow


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
