"""What `wirecopy up` starts, from sign-in to Ctrl-C: Airflow itself, over the three hours, seen through a browser.

The list of outlets has a mistake, so the run that `up` begins is red.
"""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import jwt
import psutil
import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.end_to_end.commands import COMMAND, environment
from tests.end_to_end.three_hours import ThreeHours
from tests.pipeline import column, environment_of, rows, settings_for, value, wait_until
from tests.test_local import free_port, temporary_home, wirecopy
from tests.web.chromium import Complaints, sign_in
from tests.web.examine import faults
from tests.web.walk import Visited, follow_links, pages_app, routes_of
from tests.world import truth
from wirecopy.local.airflow import Secrets, ensure_secrets
from wirecopy.local.reader_address import reader_address
from wirecopy.settings import ROOT

pytestmark = pytest.mark.airflow


@dataclass(frozen=True)
class Up:
    """The command at work, what it has said, and where Airflow answers."""

    process: subprocess.Popen[str]
    said: list[str]
    address: str
    secrets: Secrets
    hours: ThreeHours
    home: Path

    def client(self, token: str = "") -> httpx.Client:
        """Asks for our pages, with this token or as nobody."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(
            base_url=f"{self.address}/wirecopy/", headers=headers, timeout=60, trust_env=False
        )

    def token(self, role: str) -> str:
        """Signed as Airflow does at a sign-in: `up` knows one user, so others cannot sign in."""
        now = datetime.now(UTC)
        claims = {"sub": role, "role": role, "teams": None, "aud": "apache-airflow", "iat": now, "nbf": now}
        claims["exp"] = now + timedelta(hours=1)
        return jwt.encode(claims, self.secrets.jwt_secret, algorithm="HS512")


@pytest.fixture(scope="module")
def up(hours: ThreeHours) -> Iterator[Up]:
    hours.outlets.write_text(hours.outlets.read_text().replace("url:", "ulr:", 1))
    port = free_port()
    settings = settings_for(hours.world.port, hours.outlets)
    with temporary_home("wire copy") as home:
        variables = {
            **environment_of(settings, hours.database),
            "WIRECOPY_READER_URL": reader_address(hours.database.url, may_log_in=True),
            "WIRECOPY_HOME": str(home),
            "WIRECOPY_PORT": str(port),
            "WIRECOPY_NOW": hours.world.time(4).isoformat(),
            "PYTHONUNBUFFERED": "1",
        }
        process = subprocess.Popen(
            [*COMMAND, "up"], env=environment(variables), cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "is under way" in line:
                break
        yield Up(process, said, f"http://127.0.0.1:{port}", ensure_secrets(home), hours, home)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate()


@dataclass(frozen=True)
class View:
    """A page of Airflow's with ours in its frame, signed in."""

    up: Up
    page: Page
    frame: Frame
    complaints: Complaints

    def open(self, address: str) -> None:
        self.frame.goto(f"{self.up.address}/wirecopy{address}")


@pytest.fixture(scope="module")
def view(browser: Browser, up: Up) -> View:
    page = browser.new_page()
    frame = sign_in(page, up.address, up.secrets.admin_password)
    return View(up, page, frame, Complaints(page))


@pytest.fixture(scope="module")
def visited(up: Up) -> list[Visited]:
    """Pages that links lead to, after the run that `up` began is over."""
    wait_until(
        lambda: (
            rows(up.hours.database, "select from news.runs where state = 'red' and ended_at is not null")
            != []
        ),
        "the run with the mistake",
    )
    key = value(up.hours.database, "select run_key from news.runs order by run_id desc limit 1")
    with up.client(up.token("admin")) as client:
        return follow_links(client, pages_app(), f"/runs/of/{key}")  # Airflow's tasks link to it


def test_every_page_is_reached_by_links_that_all_lead_somewhere(visited: list[Visited]) -> None:
    assert [each for each in visited if each.status != 200] == []
    assert set(routes_of(pages_app(), "GET")) - {each.route for each in visited} == set()


@pytest.mark.browser
def test_every_page_is_sound_in_light_and_dark_wide_and_narrow(view: View, visited: list[Visited]) -> None:
    """Each as links first reach it, and with the most filters."""
    found = []
    pages = [each for each in visited if each.is_page]
    firsts = {each.route: each.address for each in reversed(pages)}
    fullest = {each.route: each.address for each in sorted(pages, key=lambda each: each.address.count("="))}
    for address in dict.fromkeys([*firsts.values(), *fullest.values()]):
        view.open(address)
        found += [f"{address}: {fault}" for fault in faults(view.page, view.frame)]
    assert not found, "\n".join(found)
    assert view.complaints.ours == []


@pytest.mark.browser
def test_an_article_is_searched_and_its_story_has_everybody_who_carried_it(view: View) -> None:
    ((story, outlets),) = rows(
        view.up.hours.database,
        """select story_id, array_agg(outlet) from news.story_copies group by 1 order by count(*) desc, 1 limit 1""",
    )
    assert len(outlets) >= 5
    frame = view.frame
    view.open("/")
    frame.get_by_role("link", name="Articles", exact=True).click()
    frame.get_by_role("searchbox").fill('"ferry" oregon')
    frame.get_by_role("button", name="Show").click()
    frame.get_by_role("link", name="ferry").first.click()
    frame.get_by_role("navigation", name="Wirecopy").get_by_role("link", name="Stories").click()
    frame.locator(f"a[href$='/story/{story}']").first.click()
    frame.wait_for_url(f"**/story/{story}")
    told = frame.get_by_role("main").inner_text()
    assert [outlet for outlet in outlets if outlet not in told] == []


@pytest.mark.browser
def test_what_a_newsroom_changed_is_marked_word_by_word(view: View) -> None:
    article = value(
        view.up.hours.database,
        "select article_id from news.articles where url = %(url)s",
        url=truth.CORRECTED_URL,
    )
    view.open(f"/article/{article}")
    view.frame.get_by_role("link", name=re.compile(r"\d+ changes?")).first.click()
    view.frame.locator("del bdi").first.wait_for()
    was, now = (figure.removesuffix(" million") for figure in truth.CORRECTED_TEXT)
    assert set(view.frame.locator("del bdi").all_inner_texts()) == {was}
    assert now in view.frame.locator("ins bdi").all_inner_texts()


@pytest.mark.browser
def test_a_mistake_in_the_list_of_outlets_is_told_on_the_first_page(view: View) -> None:
    view.open("/")
    assert view.frame.get_by_role("heading", level=1).inner_text().startswith("Red")
    assert "outlets.yaml:8: a feed lacks url" in view.frame.get_by_role("main").inner_text()


def test_who_has_not_signed_in_gets_nothing(up: Up, visited: list[Visited]) -> None:
    outlets = column(up.hours.database, "select distinct outlet from news.articles")
    with up.client() as nobody:
        for method, address in _requests(visited):
            answer = nobody.request(method, address)
            assert answer.status_code == 401, (method, address)
            assert [name for name in outlets if name in answer.text] == []


def test_who_may_only_view_changes_nothing(up: Up, visited: list[Visited]) -> None:
    with up.client(up.token("viewer")) as viewer:
        for method, address in _requests(visited):
            expected = 200 if method == "GET" else 403
            answer = viewer.request(method, address, follow_redirects=True)
            assert answer.status_code == expected, (method, address)


def _requests(visited: list[Visited]) -> list[tuple[str, str]]:
    """A request for every route of the app, each method that it answers."""
    gets = {each.route: ("GET", each.address.removeprefix("/")) for each in visited if each.route}
    posts = [
        ("POST", re.sub(r"{\w+}", "1", route).removeprefix("/")) for route in routes_of(pages_app(), "POST")
    ]
    return [*gets.values(), *posts]


@pytest.mark.browser
def test_a_button_has_a_run_begin_that_polls_a_feed(view: View, visited: list[Visited]) -> None:
    view.open(next(each.address for each in visited if each.route == "/feed/{feed_id}"))
    view.frame.get_by_role("button", name="Poll now").click()
    assert "polls this feed" in view.frame.get_by_role("status").inner_text()
    assert view.complaints.ours == []


def test_ctrl_c_leaves_nothing_behind(up: Up) -> None:
    family = psutil.Process(up.process.pid).children(recursive=True)
    up.process.send_signal(signal.SIGINT)
    said = [*up.said, *(up.process.stdout or ())]
    assert up.process.wait() == 0
    assert f"Wirecopy is up at {up.address}\n" in said, said
    assert said[-1] == "Stopped. The data stay; `make up` goes on from here.\n"
    assert [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE] == []
    assert wirecopy(up.home, "down").stdout == "Nothing is running.\n"
