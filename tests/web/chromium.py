"""A Chromium for tests and screenshots, and what a page complained of in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Frame, Page, sync_playwright

from wirecopy.local.airflow import ADMIN

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_AIRFLOWS = ("allow-scripts and allow-same-origin", "favicon")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium that ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def sign_in(page: Page, address: str, password: str) -> Frame:
    """Sign in to the Airflow there as `up` knows its user; returns the frame in which our pages stand."""
    page.goto(f"{address}/plugin/wirecopy")
    page.locator("input[name=username]").fill(ADMIN)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")
    element = page.wait_for_selector("iframe")
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.get_by_role("heading", level=1).wait_for()
    return frame


class Complaints:
    """Every error and warning on the console of a page, script of it that failed, and dialog, as lines."""

    def __init__(self, page: Page) -> None:
        self._lines: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._lines.append(str(error)))
        page.on("dialog", self._dismiss)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._lines.append(f"{message.text} {message.location['url']}")

    def _dismiss(self, dialog: Dialog) -> None:
        self._lines.append(f"dialog {dialog.message}")
        dialog.dismiss()

    @property
    def ours(self) -> list[str]:
        """Those that are not about Airflow's own frame or its missing icon."""
        return [line for line in self._lines if not any(words in line for words in _AIRFLOWS)]
