"""The web application: addresses to pages, errors to one line, and the headers that keep a page in its frame.

Plain `def` endpoints: FastAPI runs them in its thread pool, so a slow query does not stop Airflow's server.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from wirecopy.errors import DatabaseError, WirecopyError
from wirecopy.settings import load_settings
from wirecopy.store.database import Database
from wirecopy.store.read_model import (
    FEEDS_LISTED,
    find_successor,
    page_reader,
    read_article,
    read_feeds,
    read_overview,
    read_story,
)
from wirecopy.web.pages import render_article, render_feeds, render_message, render_overview, render_story

_log = logging.getLogger(__name__)

Number = Annotated[int, Path(ge=1, le=2**63 - 1)]

# Our own files and nothing else; the only frame we may stand in is Airflow's, on the same origin.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


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


def make_app(guard: Callable[..., Any], find_database: Callable[[], Database]) -> FastAPI:
    """The pages, each behind `guard`.

    The files under /static are public on purpose: they are in the public source, hold no data, and the page
    that asks to sign in needs its style. There are no docs and openapi routes, which would be public too.
    """
    app = FastAPI(dependencies=[Depends(guard)], openapi_url=None, docs_url=None, redoc_url=None)
    app.mount("/static", StaticFiles(directory=FilePath(__file__).parent / "static"))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(WirecopyError, _unavailable)
    app.add_exception_handler(Exception, _broken)

    @app.get("/")
    def overview(request: Request) -> Response:
        with page_reader(find_database()) as connection:
            found = read_overview(connection)
        return _page(render_overview(found, _root(request)))

    @app.get("/feeds")
    def feeds(request: Request) -> Response:
        with page_reader(find_database()) as connection:
            found = read_feeds(connection, limit=FEEDS_LISTED)
        return _page(render_feeds(found, _root(request)))

    @app.get("/story/{story_id}")
    def story(request: Request, story_id: Number) -> Response:
        with page_reader(find_database()) as connection:
            found = read_story(connection, story_id)
            successor = find_successor(connection, story_id) if found is None else None
        if found is not None:
            return _page(render_story(found, _root(request)))
        if successor is not None:
            return RedirectResponse(f"{_root(request)}/story/{successor}", headers=_HEADERS)
        return _message(request, 404, "No such story", f"There is no story {story_id}.")

    @app.get("/article/{article_id}")
    def article(request: Request, article_id: Number) -> Response:
        with page_reader(find_database()) as connection:
            found = read_article(connection, article_id)
        if found is None:
            return _message(request, 404, "No such article", f"There is no article {article_id}.")
        return _page(render_article(found, _root(request)))

    return app


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, headers=_HEADERS)


def _message(request: Request, status: int, title: str, message: str, hint: str = "") -> Response:
    return _page(render_message(title, message, _root(request), hint), status)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401:
        return _message(
            request, 401, "Sign in again", "Your Airflow session has ended.", "Reload Airflow to sign in."
        )
    if error.status_code == 404:
        return _not_found(request, error)
    return _message(request, error.status_code, "Not for you", str(error.detail))


def _not_found(request: Request, _: Exception) -> Response:
    return _message(request, 404, "No such page", "There is nothing at this address.")


def _unavailable(request: Request, error: Exception) -> Response:
    return _message(request, 503, "No data", str(error))


def _broken(request: Request, error: Exception) -> Response:
    _log.error("page %s failed", request.url.path, exc_info=error)
    return _message(request, 500, "This page is broken", "The API server's log says why.")
