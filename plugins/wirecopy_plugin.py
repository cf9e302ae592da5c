"""What Airflow loads: the Wirecopy pages behind its login, their place in the navigation, and the way to them from a task."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from airflow.plugins_manager import AirflowPlugin
from airflow.sdk import BaseOperatorLink

from wirecopy.airflow_names import INGEST_DAG, REPLAY_DAG, page_in_airflow
from wirecopy.web.actions import Actions, configured_owner
from wirecopy.web.airflow_runs import read_airflow
from wirecopy.web.app import configured_database, make_app
from wirecopy.web.auth import act_check, act_guard, base_url, view_guard

_ACTIONS = Actions(act_guard(), act_check(), configured_owner, base_url=base_url())


class RunLink(BaseOperatorLink):
    """From a task to the page of its run. Airflow shows a link of plugins on all tasks, and none where it is empty."""

    name = "Wirecopy: this run"

    def get_link(self, operator: Any, *, ti_key: Any) -> str:
        if ti_key.dag_id not in (INGEST_DAG, REPLAY_DAG):
            return ""
        return page_in_airflow(base_url(), f"runs/of/{quote(ti_key.run_id, safe='')}")


class WirecopyPlugin(AirflowPlugin):
    name = "wirecopy"
    fastapi_apps = [  # noqa: RUF012 (Airflow reads plain class attributes)
        {
            "name": "Wirecopy",
            "app": make_app(view_guard(), configured_database, read_airflow, actions=_ACTIONS),
            "url_prefix": "/wirecopy",
        }
    ]
    global_operator_extra_links = [RunLink()]  # noqa: RUF012
    # Addresses without a leading slash, so that they also hold where Airflow lives under a base path.
    external_views = [  # noqa: RUF012
        {
            "name": "Wirecopy",
            "href": "wirecopy/",
            "destination": "nav",
            "url_route": "wirecopy",
            "nav_top_level": True,
            "icon": "wirecopy/static/icon.svg",
            "icon_dark_mode": "wirecopy/static/icon-dark.svg",
        }
    ]
