"""Every page of tests/pages/ gives what the file beside it says. tests/pages/README.md says how to add one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy.config.wire_services import load_wire_services
from wirecopy.extract import extract_page
from wirecopy.fixture.expectation import CONTENT_TYPE, SHOWS, URL, expectation_of
from wirecopy.settings import ROOT

PAGES = ROOT / "tests" / "pages"
SERVICES = load_wire_services(ROOT / "config" / "wire_services.yaml")


def name_of(page: Path) -> str:
    return page.parent.relative_to(PAGES).as_posix()


@pytest.mark.parametrize("page", sorted(PAGES.rglob("page.html")), ids=name_of)
def test_a_page_gives_what_is_expected_of_it(page: Path) -> None:
    expected = json.loads((page.parent / "expected.json").read_text(encoding="utf-8"))
    url, content_type = expected.pop(URL), expected.pop(CONTENT_TYPE, None)
    shows = expected.pop(SHOWS)
    found = extract_page(page.read_bytes(), url, content_type=content_type, wire_services=SERVICES)
    assert expectation_of(found) == expected, shows
