"""One look through a real browser, in a frame with the sandbox that Airflow gives to plugin pages."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, Page

from tests.web.chromium import Complaints
from tests.web.rows import add_article, add_outlet, add_story, insert, now
from tests.web.test_app import let_in
from wirecopy.store.database import Database
from wirecopy.web.app import make_app

pytestmark = pytest.mark.browser

# As in Airflow 3.3's Iframe.tsx.
FRAME = (
    '<iframe sandbox="allow-scripts allow-same-origin allow-forms allow-downloads" src="/wirecopy/"></iframe>'
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def address(database: Database) -> Iterator[str]:
    """The pages within an outer page, served on loopback until the test ends."""
    airflow = FastAPI()
    airflow.mount("/wirecopy", make_app(let_in, lambda: database))
    airflow.get("/")(lambda: HTMLResponse(FRAME))
    airflow.get("/{path:path}")(lambda: HTMLResponse("<h1>elsewhere</h1>"))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(airflow, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def test_the_page_works_inside_airflows_frame(database: Database, address: str, page: Page) -> None:
    with database.transaction() as connection:
        at = now(connection)
        insert(connection, "run", run_key="manual__1", started_at=at, ended_at=at, state="green")
        articles = {
            add_article(
                connection, add_outlet(connection, name), f"{address}/{name}", HOSTILE, at
            ): timedelta()
            for name in ("northwire", "ostkurier")
        }
        add_story(connection, HOSTILE, articles)
    complaints = Complaints(page)

    page.goto(address)
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Green").wait_for()
    frame.get_by_role("link", name=HOSTILE).first.click()
    frame.get_by_role("heading", name="Who carried it").wait_for()
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="its page").first.click()
    assert opened.value.url == f"{address}/northwire"
    frame.get_by_role("link", name="Overview").click()
    frame.get_by_role("link", name="green", exact=True).click()
    frame.get_by_role("link", name="This run in Airflow").click()
    page.wait_for_url(f"{address}/dags/wirecopy_ingest/runs/manual__1")

    assert complaints.ours == []
