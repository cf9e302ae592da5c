"""The web application: its routes behind Airflow's login, and errors to one line."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from wirecopy.errors import DatabaseError, UsageError, WirecopyError
from wirecopy.settings import load_settings
from wirecopy.store.database import Database
from wirecopy.web.actions import Actions
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.response import message
from wirecopy.web.routes import actions as action_routes
from wirecopy.web.routes import alerts, articles, feeds, outlets, overview, runs, set_aside, stories

_log = logging.getLogger(__name__)

_ROUTERS = (
    overview.router,
    runs.router,
    set_aside.router,
    alerts.router,
    feeds.router,
    outlets.router,
    stories.router,
    articles.router,
)
_NO_ACTIONS = Actions()


def configured_database() -> Database:
    """The database of WIRECOPY_READER_URL. Nothing connects before a page is read.

    Raises:
        ConfigError, DatabaseError: it is not set, or wrong.
    """
    url = load_settings().reader_url
    if url is None:
        raise DatabaseError(
            "WIRECOPY_READER_URL is not set for Airflow's API server: it is the address of wirecopy_reader, which"
            " `wirecopy url --reader` prints for the embedded server"
        )
    return Database(url)


def without_airflow() -> None:
    """For pages that stand alone: they know the runs that were stored."""


def make_app(
    guard: Callable[..., Any],
    find_database: Callable[[], Database],
    read_airflow: Callable[[], AirflowStatus | None] = without_airflow,
    *,
    actions: Actions = _NO_ACTIONS,
) -> FastAPI:
    """The pages, each behind `guard`, and what their buttons do, behind `actions.guard` too.

    The files under /static are public on purpose: they are in the public source, hold no data, and the page
    that asks to sign in needs its style. There are no docs and openapi routes, which would be public too.
    """
    app = FastAPI(
        dependencies=[Depends(guard), Depends(actions.notice())],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.find_database = find_database
    app.state.read_airflow = read_airflow
    app.state.actions = actions
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(UsageError, _not_done)
    app.add_exception_handler(WirecopyError, _unavailable)
    app.add_exception_handler(Exception, _broken)
    for router in _ROUTERS:
        app.include_router(router)
    app.include_router(
        action_routes.router, dependencies=[Depends(actions.guard), Depends(actions.origin_guard())]
    )
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401:
        return message(
            request, 401, "Sign in again", "Your Airflow session has ended.", "Reload Airflow to sign in."
        )
    if error.status_code == 404:
        return _not_found(request, error)
    return message(request, error.status_code, "Not for you", str(error.detail))


def _not_found(request: Request, _: Exception) -> Response:
    return message(request, 404, "No such page", "There is nothing at this address.")


def _not_done(request: Request, error: Exception) -> Response:
    return message(request, 404, "Nothing was done", str(error))


def _unavailable(request: Request, error: Exception) -> Response:
    return message(request, 503, "No data", str(error))


def _broken(request: Request, error: Exception) -> Response:
    _log.error("page %s failed", request.url.path, exc_info=error)
    return message(request, 500, "This page is broken", "The API server's log says why.")
