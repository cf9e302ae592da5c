"""Who may see the pages, and who may change something from them: asks Airflow.

A FastAPI app in a plugin stands outside Airflow's login: an anonymous GET returned 200, and the maintainers
chose to document that (apache/airflow #72655, #72935). The documented way to close it lies in Airflow's
internals, so a release may move it; then nobody gets in, instead of everybody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import Depends, HTTPException, Request

from wirecopy.airflow_names import INGEST_DAG

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


def act_guard() -> Callable[..., Any]:
    """A FastAPI dependency that passes those who may start a run of the ingest: 401 and 403 as `view_guard`."""
    try:
        from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
        from airflow.api_fastapi.core_api.security import requires_access_dag

        return requires_access_dag("POST", DagAccessEntity.RUN, INGEST_DAG)
    except Exception:
        _log.exception("Airflow's permission check is not where it was: nobody may change anything")
        return _deny


def act_check() -> Callable[..., bool]:
    """A FastAPI dependency that says whether `act_guard` would pass the user, so that others are shown no buttons."""
    try:
        from airflow.api_fastapi.core_api.security import get_user

        guard = act_guard()

        # No Annotated: FastAPI would look for get_user among the names of this module.
        def may_act(request: Request, user: Any = Depends(get_user)) -> bool:  # noqa: B008
            try:
                guard(request, user)
            except HTTPException:
                return False
            return True

        return may_act
    except Exception:
        _log.exception("Airflow's permission check is not where it was: nobody is shown a button")
        return _never


def base_url() -> str:
    """Where Airflow is served, as its configuration says; empty where it does not."""
    try:
        from airflow.configuration import conf

        return str(conf.get("api", "base_url", fallback=""))
    except Exception:
        _log.exception("Airflow's configuration is not where it was")
        return ""


def _deny() -> None:
    raise HTTPException(403, "Airflow's permission check was not found: see the API server's log")


def _never() -> bool:
    return False
