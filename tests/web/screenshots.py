"""`make screenshots`: writes docs/screenshots, every page of the plugin over the demo's three hours, in Airflow.

Airflow starts without a scheduler, so a picture shows what the three hours left. Which article or story is shown, where a
route has many, is chosen for what there is to see.
"""

from __future__ import annotations

import logging
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Page

from tests.end_to_end.commands import COMMAND, environment
from tests.end_to_end.three_hours import three_hours
from tests.pipeline import environment_of, settings_for, value
from tests.test_local import free_port
from tests.web.chromium import open_browser, sign_in
from tests.web.examine import NARROW, WIDE
from tests.web.walk import follow_links, pages_app
from wirecopy.local import embedded_server, stop_embedded_server
from wirecopy.local.airflow import ensure_secrets
from wirecopy.local.reader_address import reader_address
from wirecopy.settings import ROOT
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate

FOLDER = ROOT / "docs" / "screenshots"
HEIGHT = 900
TALLEST = 900  # so that no picture takes more than 200 KB
KINDS = ("light", "dark", "narrow")
SHOWN_IN_ALL_KINDS = ("/", "/story/{story_id}", "/article/{article_id}")
CHOSEN = {
    "/story/{story_id}": "select story_id from news.stories order by outlet_count desc, story_id limit 1",
    "/article/{article_id}": "select article_id from news.story_copies order by words_cut desc nulls last, article_id limit 1",
    "/feed/{feed_id}": "select feed_id from news.feed_health where status = 'failing' order by feed_id limit 1",
    "/outlet/{domain}": "select outlet_domain from news.articles group by 1 order by count(*) desc, 1 limit 1",
}
"""Which address of a route is shown: SQL that gives its parameter."""


def main() -> None:
    logging.disable()  # what the hours meet is meant to be met
    with (
        pages() as (address, home, database),
        open_browser() as browser,
        httpx.Client(base_url=f"{address}/wirecopy/", timeout=60, trust_env=False) as client,
    ):
        context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT})
        page = context.new_page()
        frame = sign_in(page, address, ensure_secrets(home).admin_password)
        shoot(page, "overview-in-airflow")
        for cookie in context.cookies():
            client.cookies.set(cookie["name"], cookie["value"])
        visited = follow_links(client, pages_app(), each=1)
        addresses = {
            each.route: each.address for each in reversed(visited) if each.is_page and each.status == 200
        }
        alone = context.new_page()
        for route, found in addresses.items():
            shown = chosen(database, route) or found
            alone.goto(f"{address}/wirecopy{shown}")
            for kind in kinds_of(route):
                alone.emulate_media(color_scheme="dark" if kind == "dark" else "light")
                alone.set_viewport_size({"width": NARROW if kind == "narrow" else WIDE, "height": HEIGHT})
                shoot(alone, f"{name_of_picture(route)}-{kind}")
        write_list(sorted(addresses))
        frame.goto(f"{address}/wirecopy{chosen(database, '/story/{story_id}')}")
        shoot(page, "story-in-airflow")


def write_list(routes: Sequence[str]) -> None:
    """The page that shows the pictures."""
    text = (
        "# Pictures of the pages\n\n"
        "`make screenshots` takes them, over the three hours of the demo. In Airflow the pages stand in a frame:\n"
        "[the overview](overview-in-airflow.png), [a story](story-in-airflow.png).\n"
    )
    for route in routes:
        pictures = " ".join(f"![{kind}]({name_of_picture(route)}-{kind}.png)" for kind in kinds_of(route))
        text += f"\n## `{route}`\n\n{pictures}\n"
    (FOLDER / "README.md").write_text(text, encoding="utf-8")


@contextmanager
def pages() -> Iterator[tuple[str, Path, Database]]:
    """Where Airflow shows them, its home, and the database that they read."""
    with TemporaryDirectory(prefix="wirecopy-screenshots-") as folder:
        news, home = Path(folder) / "news", Path(folder) / "airflow"
        try:
            url = embedded_server(news)
            migrate(url)
            with three_hours(url, Path(folder) / "outlets.yaml") as hours:
                port = free_port()
                settings = settings_for(hours.world.port, hours.outlets)
                variables = {
                    **environment_of(settings, hours.database),
                    "WIRECOPY_READER_URL": reader_address(hours.database.url, may_log_in=True),
                    "WIRECOPY_HOME": str(home),
                    "WIRECOPY_PORT": str(port),
                    "PYTHONUNBUFFERED": "1",
                }
                process = subprocess.Popen(
                    [*COMMAND, "pages"], env=environment(variables), stdout=subprocess.PIPE, text=True
                )
                assert process.stdout is not None
                next(line for line in process.stdout if "The pages alone" in line)
                try:
                    yield f"http://127.0.0.1:{port}", home, hours.database
                finally:
                    process.terminate()
                    process.communicate()
        finally:
            stop_embedded_server(news)


def kinds_of(route: str) -> Sequence[str]:
    return KINDS if route in SHOWN_IN_ALL_KINDS else KINDS[:1]


def chosen(database: Database, route: str) -> str | None:
    if route not in CHOSEN:
        return None
    return re.sub(r"{\w+}", str(value(database, CHOSEN[route])), route)


def name_of_picture(route: str) -> str:
    return "-".join(re.findall(r"\w+", re.sub(r"{\w+_id}|{domain}", "", route))) or "overview"


def shoot(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state("networkidle")
    size = page.viewport_size
    assert size is not None
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(
        path=path, full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": height}
    )
    print(f"{path.relative_to(ROOT)} {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
