"""The application around the pages: who gets in, what is served, what happens when there is no data."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx import Response
from starlette.routing import Mount

from wirecopy.errors import DatabaseError
from wirecopy.store.database import Database
from wirecopy.web.actions import Actions
from wirecopy.web.app import configured_database, make_app

NOWHERE = Database("postgresql://nobody:secret-word@127.0.0.1:9/nothing")


def let_in() -> None:
    return None


def turn_away() -> None:
    raise HTTPException(401, "Not authenticated")


def forbid() -> None:
    raise HTTPException(403, "Forbidden")


def no_database() -> Database:
    raise DatabaseError("WIRECOPY_READER_URL is not set")


def paths_of(app: FastAPI, method: str) -> list[str]:
    """Each of its addresses for a method, with a 1 for every parameter."""
    routes = [route for route in app.routes if isinstance(route, APIRoute) and method in route.methods]
    return [re.sub(r"{[^}]+}", "1", route.path) for route in routes]


PAGES = paths_of(make_app(let_in, no_database), "GET")
POSTS = paths_of(make_app(let_in, no_database), "POST")
OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}  # what a browser says of a form on a page of ours


def client_of(app: FastAPI, prefix: str = "/wirecopy") -> TestClient:
    airflow = FastAPI()
    airflow.mount(prefix, app)
    return TestClient(airflow, base_url=f"http://testserver{prefix}", raise_server_exceptions=False)


def test_every_address_is_known_to_these_tests() -> None:
    app = make_app(let_in, no_database)
    assert set(POSTS) == {"/feed/1/poll", "/feed/1/retire", "/article/1/extract"}
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/static"]
    assert len(app.routes) == len(PAGES) + len(POSTS) + 1, "one with another method would be missed"


@pytest.mark.parametrize("path", POSTS)
def test_nothing_is_changed_for_who_may_not_nor_for_pages_of_others(path: str) -> None:
    reached = []

    def find_owner() -> None:
        reached.append(path)

    def answer(view: Callable[[], None], act: Callable[[], None], headers: dict[str, str]) -> Response:
        actions = Actions(act, find_owner=find_owner, base_url="http://testserver/")
        found: Response = client_of(make_app(view, no_database, actions=actions)).post(path, headers=headers)
        return found

    assert answer(turn_away, let_in, OUR_PAGE).status_code == 401
    for view, act, headers in [
        (forbid, let_in, OUR_PAGE),
        (let_in, forbid, OUR_PAGE),
        (let_in, let_in, {}),
        (let_in, let_in, {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}),
        (let_in, let_in, {"Origin": "null"}),
        (let_in, let_in, {"Origin": "http://evil.example"}),
    ]:
        assert answer(view, act, headers).status_code == 403
    assert client_of(make_app(let_in, no_database)).post(path, headers=OUR_PAGE).status_code == 403
    assert reached == []
    for headers in (OUR_PAGE, {"Origin": "http://testserver"}):
        without_owner = answer(let_in, let_in, headers)
        assert without_owner.status_code == 403
        assert "WIRECOPY_DATABASE_URL is not set" in without_owner.text
    assert len(reached) == 2
    assert client_of(make_app(let_in, no_database)).get(path).status_code == 405


@pytest.mark.parametrize("path", [*PAGES, "/story/0", "/story/abc"])
def test_anonymous_gets_a_page_that_asks_to_sign_in(path: str) -> None:
    answer = client_of(make_app(turn_away, no_database)).get(path)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert "Sign in again" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_user_without_the_permission_gets_no_data(path: str) -> None:
    answer = client_of(make_app(forbid, no_database)).get(path)
    assert answer.status_code == 403
    assert "Not for you" in answer.text


@pytest.mark.parametrize(
    "name", ["style.css", "leave.js", "times.js", "copy.js", "icon.svg", "icon-dark.svg"]
)
def test_our_own_static_files_are_public(name: str) -> None:
    assert client_of(make_app(turn_away, no_database)).get(f"/static/{name}").status_code == 200


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/", "/static/%00"])
def test_nothing_else_is_served_as_static(path: str) -> None:
    assert client_of(make_app(let_in, no_database)).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"])
def test_there_are_no_docs_routes(path: str) -> None:
    assert client_of(make_app(let_in, no_database)).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/nothing", "/story/abc", "/story/0", f"/story/{2**63}", "/story/1/2"])
def test_a_wrong_address_is_a_page_not_found(path: str) -> None:
    answer = client_of(make_app(let_in, no_database)).get(path)
    assert answer.status_code == 404
    assert "No such page" in answer.text


@pytest.mark.parametrize("path", ["/runs/of/%00", "/outlet/%00"])
def test_what_postgres_cannot_hold_is_a_page_not_found(path: str) -> None:
    assert client_of(make_app(let_in, no_database)).get(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_pages_only_read(method: str) -> None:
    assert client_of(make_app(let_in, no_database)).request(method, "/").status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_inline_script_and_foreign_frames(path: str) -> None:
    headers = client_of(make_app(let_in, no_database)).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_missing_database_is_one_line_without_the_password() -> None:
    answer = client_of(make_app(let_in, lambda: NOWHERE)).get("/")
    assert answer.status_code == 503
    assert "no connection to database nothing on 127.0.0.1" in answer.text
    assert "secret-word" not in answer.text
    assert "Traceback" not in answer.text


def test_an_unset_database_says_which_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECOPY_DATABASE_URL", "postgresql://owner@127.0.0.1:9/news")
    answer = client_of(make_app(let_in, configured_database)).get("/feeds")
    assert answer.status_code == 503
    assert "WIRECOPY_READER_URL is not set" in answer.text


def test_a_bug_of_ours_shows_no_trace() -> None:
    def broken() -> Database:
        raise RuntimeError("inner words")

    answer = client_of(make_app(let_in, broken)).get("/")
    assert answer.status_code == 500
    assert "This page is broken" in answer.text
    assert "inner words" not in answer.text


def test_pages_know_the_path_that_they_are_mounted_under() -> None:
    answer = client_of(make_app(turn_away, no_database), "/base/wirecopy").get("/")
    assert 'href="/base/wirecopy/static/style.css"' in answer.text
    assert 'href="/base/"' in answer.text
