"""Who may see the pages. It imports Airflow, as `airflow_runs` does.

A FastAPI app in a plugin stands outside Airflow's login: an anonymous GET returned 200, and the maintainers
chose to document that (apache/airflow #72655, #72935). The documented way to close it lies in Airflow's
internals, so a release may move it; then nobody gets in, instead of everybody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import HTTPException

_log = logging.getLogger(__name__)


def view_guard() -> Callable[..., Any]:
    """A FastAPI dependency that passes those who may view plugin pages: 401 for others, 403 for the rest."""
    try:
        from airflow.api_fastapi.auth.managers.models.resource_details import AccessView
        from airflow.api_fastapi.core_api.security import requires_access_view

        return requires_access_view(AccessView.PLUGINS)
    except Exception:  # whatever is wrong in there, the answer is the same
        _log.exception("Airflow's permission check is not where it was: the Wirecopy pages stay closed")
        return _deny


def _deny() -> None:
    raise HTTPException(403, "Airflow's permission check was not found: see the API server's log")
