"""A Chromium for tests and screenshots, and what it complained of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and "WIRECOPY_REQUIRE_BROWSER" not in os.environ,
        reason="NO CHROMIUM FOUND: the pages were not tried in a browser",
    ),
]
# Not ours: Airflow's own frame, its missing icon, and what its requests for a session say before one signs in.
_BLAMED_ON_AIRFLOW = ("allow-scripts and allow-same-origin", "favicon")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium that ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Complaints:
    """Every error on the console, script that failed and dialog of the pages of a context, as lines."""

    def __init__(self, context: BrowserContext) -> None:
        self._lines: list[str] = []
        context.on("page", self._listen)

    def _listen(self, page: Page) -> None:
        page.on(
            "console",
            lambda message: (
                self._lines.append(f"{message.text} at {page.url}")
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.on("pageerror", lambda error: self._lines.append(str(error)))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self._lines.append(f"dialog {dialog.message}")
        dialog.dismiss()

    @property
    def ours(self) -> list[str]:
        """Those that no part of Airflow is to blame for."""
        return [line for line in self._lines if not any(words in line for words in _BLAMED_ON_AIRFLOW)]
