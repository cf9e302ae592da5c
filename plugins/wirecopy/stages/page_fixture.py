"""A stored raw page becomes a test of its own kind, with nothing in it that tells whose page it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from wirecopy.config.wire_services import load_wire_services
from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.errors import UsageError
from wirecopy.extract.html_tree import Refusal
from wirecopy.extract.page import extract_page
from wirecopy.fixture.anonymise import anonymise
from wirecopy.fixture.expectation import SHOWS, URL, differences, expectation_of
from wirecopy.settings import Settings
from wirecopy.stages.extract_workers import PageDocument
from wirecopy.stages.read_again import load_document
from wirecopy.store.database import Database
from wirecopy.store.migrations import require_current
from wirecopy.store.page import find_raw_page
from wirecopy.store.warc import Archive

P = ParamSpec("P")
T = TypeVar("T")

_TO_SAY = "say here what this page shows"


@dataclass(frozen=True, slots=True)
class PageFixture:
    """Attributes:
    html: the page in UTF-8, its words swapped.
    expectation: JSON of what is read from it today.
    differences: what is read otherwise than from the page itself; empty if its fault is still there.
    """

    html: bytes
    expectation: str
    differences: tuple[str, ...]


def make_fixture(database: Database, settings: Settings, url: str, secret: bytes) -> PageFixture:
    """An anonymous copy of the newest raw page at an address, and what is read from it; nothing is stored.

    Both pages are read without parts, feed or site memory, as tests/pages/ are. The same secret swaps words alike.

    Raises:
        UsageError: no page was fetched from there, nobody has its document any more, or the document is no page.
        DatabaseError: the database cannot be reached or lacks migrations.
        ArchiveError: the document is in the archive, and the archive cannot be read.
        ConfigError: the wire services cannot be read.
    """
    require_current(database)
    document = _load(database, settings, url)
    services = load_wire_services(settings.wire_services)
    with ConfinedWorker(
        seconds=settings.parse.seconds,
        memory_bytes=settings.parse.memory_bytes,
        preload=["wirecopy.extract.preload", "wirecopy.fixture.anonymise"],
    ) as worker:
        page = _call(
            url, worker, anonymise, document.html, document.url,
            content_type=document.content_type, services=services, secret=secret,
        )  # fmt: skip
        if isinstance(page, Refusal):
            raise UsageError(f"no fixture of {url}: {page.message}")
        before = _call(
            url, worker, extract_page, document.html, document.url,
            content_type=document.content_type, wire_services=services,
        )  # fmt: skip
        after = _call(url, worker, extract_page, page.html, page.url, wire_services=services)
    expectation = {SHOWS: _TO_SAY, URL: page.url, **expectation_of(after)}
    text = json.dumps(expectation, ensure_ascii=False, indent=2) + "\n"
    return PageFixture(page.html, text, tuple(differences(before, after)))


def _load(database: Database, settings: Settings, url: str) -> PageDocument:
    raw = database.transact(find_raw_page, url)
    if raw is None:
        raise UsageError(f"no page was stored from {url}: news.entry_fates says why")
    with Archive(settings.archive_url) as archive:
        document = load_document(raw.url, raw, archive)
    if document is None:
        raise UsageError(f"the raw page of {url} was deleted, and no archive holds it")
    return document


def _call(
    url: str, worker: ConfinedWorker, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    try:
        return worker.call(function, *args, **kwargs)
    except WorkerKilled as error:
        raise UsageError(f"no fixture of {url}: its parser {error}") from None
