"""Real Postgres for every test that asks for it: one embedded server, a fresh migrated database each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

# Before anything imports Airflow: its configuration is read once, at import.
os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="wirecopy-airflow-"))
os.environ.setdefault("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
for _name in [
    name for name in os.environ if name.startswith("WIRECOPY_") and name != "WIRECOPY_REQUIRE_BROWSER"
]:
    del os.environ[_name]

import hypothesis  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from psycopg.conninfo import make_conninfo  # noqa: E402

from tests.pipeline import new_database  # noqa: E402
from tests.web.chromium import CHROMIUM, open_browser  # noqa: E402
from wirecopy.local import embedded_server, stop_embedded_server  # noqa: E402
from wirecopy.store.database import Database  # noqa: E402
from wirecopy.store.migrations import migrate  # noqa: E402

# Speed is measured in benchmarks/, never asserted: a busy machine is no failure.
hypothesis.settings.register_profile("wirecopy", deadline=None)
hypothesis.settings.load_profile("wirecopy")

# The modules that take longest, a minute or two each. They begin first, or one worker ends alone with them.
LONGEST = (
    "end_to_end/test_kill.py",
    "end_to_end/test_up.py",
    "test_cli.py",
    "test_local.py",
    "end_to_end/test_airflow.py",
    "end_to_end/test_hours.py",
    "test_backup.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest modules first; all others keep their order."""
    tests = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        module = item.path.relative_to(tests).as_posix()
        return LONGEST.index(module) if module in LONGEST else len(LONGEST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def server_home() -> Iterator[Path]:
    """Not below pytest's own folder: each new pytest session closes that to everybody but its user, and the
    server of a session that root started is another user."""
    home = Path(tempfile.mkdtemp(prefix="wirecopy-tests-"))
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def server_url(server_home: Path) -> Iterator[str]:
    """The embedded server with a migrated database `wirecopy` to copy from; one for each test worker."""
    url = embedded_server(server_home)
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute("alter system set fsync = off")  # a copy for a test: 0.04 s instead of 0.17 s
        connection.execute("select pg_reload_conf()")
    migrate(url)
    yield url
    stop_embedded_server(server_home)


@pytest.fixture
def database(server_url: str) -> Iterator[Database]:
    """A fresh migrated database of its own."""
    with new_database(server_url) as database:
        yield database


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real one; tests that ask for it have the mark `browser`."""
    if CHROMIUM is None and "WIRECOPY_REQUIRE_BROWSER" not in os.environ:
        pytest.skip("NO CHROMIUM FOUND: the pages were not tried in a browser")
    with open_browser() as browser:
        yield browser
