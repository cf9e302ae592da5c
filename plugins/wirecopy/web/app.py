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

from wirecopy.errors import DatabaseError, WirecopyError
from wirecopy.settings import load_settings
from wirecopy.store.database import Database
from wirecopy.web.response import message
from wirecopy.web.routes import articles, feeds, overview, runs, set_aside, stories

_log = logging.getLogger(__name__)

_ROUTERS = (overview.router, runs.router, set_aside.router, feeds.router, stories.router, articles.router)


def configured_database() -> Database:
    """The database of WIRECOPY_DATABASE_URL. Nothing connects before a page is read.

    Raises:
        ConfigError, DatabaseError: it is not set, or wrong.
    """
    url = load_settings().database_url
    if url is None:
        raise DatabaseError("WIRECOPY_DATABASE_URL is not set for Airflow's API server")
    return Database(url)


def make_app(guard: Callable[..., Any], find_database: Callable[[], Database]) -> FastAPI:
    """The pages, each behind `guard`.

    The files under /static are public on purpose: they are in the public source, hold no data, and the page
    that asks to sign in needs its style. There are no docs and openapi routes, which would be public too.
    """
    app = FastAPI(dependencies=[Depends(guard)], openapi_url=None, docs_url=None, redoc_url=None)
    app.state.find_database = find_database
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(WirecopyError, _unavailable)
    app.add_exception_handler(Exception, _broken)
    for router in _ROUTERS:
        app.include_router(router)
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


def _unavailable(request: Request, error: Exception) -> Response:
    return message(request, 503, "No data", str(error))


def _broken(request: Request, error: Exception) -> Response:
    _log.error("page %s failed", request.url.path, exc_info=error)
    return message(request, 500, "This page is broken", "The API server's log says why.")
