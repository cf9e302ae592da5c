"""What the buttons of the pages do, on a real database and a real list of outlets."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from tests.forked_worker import FORKING
from tests.pipeline import Pipeline, settings_for, value
from tests.stages.prose import prose
from tests.stages.replaying import change_article
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW, outlet, sync
from tests.web.test_app import OUR_PAGE, client_of, let_in
from tests.web.test_pages import elements_at, text_of
from wirecopy.model import Stage
from wirecopy.store.database import Database
from wirecopy.web.actions import Actions
from wirecopy.web.app import make_app
from wirecopy.web.notice import notice
from wirecopy.web.routes import actions as action_routes
from wirecopy.web.start_run import RunRequest

FEED, PAGE = "http://paper.example/f", "http://paper.example/the-crane"


class Airflow:
    """Where runs are asked for: the first is started, and others find it."""

    def __init__(self) -> None:
        self.asked: list[timedelta] = []

    def start_run(self, due_for: timedelta) -> RunRequest:
        self.asked.append(due_for)
        return RunRequest.STARTED if len(self.asked) == 1 else RunRequest.WAITING


@pytest.fixture
def airflow() -> Airflow:
    return Airflow()


@pytest.fixture
def client(database: Database, airflow: Airflow) -> TestClient:
    actions = Actions(let_in, lambda: True, lambda: database, airflow.start_run)
    client = client_of(make_app(let_in, lambda: database, actions=actions))
    client.headers.update(OUR_PAGE)
    client.follow_redirects = False
    return client


def notice_of(answer: Response) -> str:
    """The sentence that the page shows to which an answer leads."""
    assert answer.status_code == 303
    address = urlsplit(answer.headers["location"])
    assert address.path == "/wirecopy/feed/1"
    sentence = notice(parse_qs(address.query)["done"][0])
    assert sentence is not None
    return sentence


def test_a_feed_that_is_polled_now_is_due_and_has_one_run_however_often_one_presses(
    database: Database, client: TestClient, airflow: Airflow
) -> None:
    with database.transaction() as connection:
        sync(connection, outlet("paper.example", FEED))
        connection.execute("update wirecopy.feed set next_poll_at = now() + interval '1 day'")
    answers = [client.post("/feed/1/poll") for _ in range(5)]
    assert [notice_of(answer) for answer in answers] == [
        notice(RunRequest.STARTED),
        *[notice(RunRequest.WAITING)] * 4,
    ]
    assert airflow.asked[0] == timedelta()
    assert airflow.asked == sorted(airflow.asked), "each asks for a run since the first made it due"
    assert len(set(airflow.asked)) == 5

    (shown,) = elements_at(client.get("/feeds?done=started").text, "//*[@role='status']")
    assert "A run was started" in str(shown.text)
    assert elements_at(client.get("/feeds?done=%3Cscript%3E").text, "//*[@role='status']") == []

    with database.transaction() as connection:
        connection.execute("update wirecopy.feed set status = 'retired'")
    assert "retired" in notice_of(client.post("/feed/1/poll"))
    assert len(airflow.asked) == 5
    nobody = client.post("/feed/99/poll")
    assert (nobody.status_code, "there is no feed 99" in nobody.text) == (404, True)


def test_a_retired_feed_leaves_the_list_and_a_list_that_cannot_be_written_says_the_way_out(
    database: Database, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlets = tmp_path / "outlets.yaml"
    write_outlets(outlets, FEED, "http://gazette.example/f")
    monkeypatch.setenv("WIRECOPY_OUTLETS", str(outlets))
    with database.transaction() as connection:
        sync(connection, outlet("paper.example", FEED), outlet("gazette.example", "http://gazette.example/f"))
    status = "select status from wirecopy.feed where feed_id = 1"

    in_the_way = tmp_path / "outlets.yaml.new"
    in_the_way.mkdir()  # as root, who runs the tests in a container, may write into any folder
    refused = client.post("/feed/1/retire")
    assert refused.status_code == 409
    assert f"with `wirecopy feeds retire {FEED}`" in text_of(refused.text)
    assert (FEED in outlets.read_text(), value(database, status)) == (True, "active")

    in_the_way.rmdir()
    assert "is retired" in notice_of(client.post("/feed/1/retire"))
    assert (FEED in outlets.read_text(), value(database, status)) == (False, "retired")
    again = client.post("/feed/1/retire")
    assert again.status_code == 409
    assert f"lists no feed {FEED}" in text_of(again.text)
    assert client.post("/feed/99/retire").status_code == 404


def test_an_article_is_read_again_for_a_look_one_at_a_time(
    database: Database, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecopy.confine.subprocess", FORKING)
    write_outlets(tmp_path / "outlets.yaml", FEED)
    with Site() as site:
        site.put_feed(FEED, Item(PAGE))
        site.put(PAGE, page("The crane of Harwick", prose(1)))
        pipeline = Pipeline(database, settings_for(site.port, tmp_path / "outlets.yaml", home=tmp_path))
        pipeline.run(NOW, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)
    monkeypatch.setenv("WIRECOPY_HOME", str(tmp_path))

    assert "Nothing would change." in text_of(client.post("/article/1/extract").text)
    extra = "Read more about cranes <script>here</script>."
    change_article(pipeline, PAGE, title="x" * 1_000_000, text=f"{prose(1)}\n{extra}")
    changed = client.post("/article/1/extract")
    assert changed.status_code == 200
    assert len(changed.text) < 50_000, "a headline of a megabyte is cut"
    assert [element.text for element in elements_at(changed.text, "//del/bdi")] == [extra]
    assert "The crane of Harwick" in text_of(changed.text)
    command = re.search(r"wirecopy replay --since (\S+) --until (\S+) --apply", text_of(changed.text))
    assert command is not None
    since, until = (datetime.fromisoformat(time) for time in command.groups())
    assert since <= value(database, "select fetched_at from wirecopy.page_fetch") < until
    with action_routes._EXTRACTING:
        assert client.post("/article/1/extract").status_code == 503
    nothing = client.post("/article/99/extract")
    assert (nothing.status_code, "has no page" in nothing.text) == (404, True)
