"""What every route does: read as a reader, answer with a page and the headers that keep it in its frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from wirecopy.store.read_model.reader import Reader, page_reader
from wirecopy.web.notice import notice
from wirecopy.web.page_template import PageContext
from wirecopy.web.pages.message import render_message

# Our own files and nothing else; the only frame we may stand in is Airflow's, on the same origin.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    # With "no-referrer" a browser says "Origin: null" of our own forms; other sites learn nothing from either.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@contextmanager
def reading(request: Request) -> Iterator[Reader]:
    """What the facts of one page are read with.

    Raises:
        DatabaseError, ConfigError: there is no database; the message says what to do.
    """
    with page_reader(request.app.state.find_database()) as reader:
        yield reader


def context_of(request: Request, reader: Reader | None = None) -> PageContext:
    """What a page shows beside its facts. The clock is read here, so the connection must still be open."""
    root = str(request.scope.get("root_path", ""))
    filters = dict(request.query_params)
    done = filters.pop("done", "")
    return PageContext(
        root=root,
        path=request.url.path.removeprefix(root) or "/",
        filters=filters,
        now=reader.now if reader else None,
        statements=tuple(reader.statements) if reader else (),
        may_act=getattr(request.state, "may_act", False),
        notice=notice(done),
    )


def page(html: str, status: int = 200) -> Response:
    """An answer with our headers."""
    return HTMLResponse(html, status, headers=HEADERS)


def message(request: Request, status: int, title: str, text: str, hint: str = "") -> Response:
    """An answer that only says one thing."""
    return page(render_message(title, text, context_of(request), hint), status)


def redirect(address: str) -> Response:
    """Send the browser to another page of ours, with GET."""
    return RedirectResponse(address, 303, headers=HEADERS)
