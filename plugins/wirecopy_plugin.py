"""What Airflow loads: the Wirecopy pages behind its login, and their place in the navigation."""

from __future__ import annotations

from airflow.plugins_manager import AirflowPlugin

from wirecopy.web.actions import Actions, configured_owner
from wirecopy.web.app import configured_database, make_app
from wirecopy.web.auth import act_check, act_guard, base_url, view_guard

_ACTIONS = Actions(act_guard(), act_check(), configured_owner, base_url=base_url())


class WirecopyPlugin(AirflowPlugin):
    name = "wirecopy"
    fastapi_apps = [  # noqa: RUF012 (Airflow reads plain class attributes)
        {
            "name": "Wirecopy",
            "app": make_app(view_guard(), configured_database, actions=_ACTIONS),
            "url_prefix": "/wirecopy",
        }
    ]
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
