"""`wirecopy fixture` takes any page whose raw document is still there, and says in one line why it does not."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, settings_for, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW
from wirecopy.errors import UsageError
from wirecopy.model import Stage
from wirecopy.settings import ParseLimits
from wirecopy.stages.archive import archive
from wirecopy.stages.page_fixture import PageFixture, make_fixture
from wirecopy.store.database import Database

FEED, PAGE, PDF = "http://paper.example/f", "http://paper.example/the-crane", "http://paper.example/crane.pdf"
SECRET = b"secret"


@pytest.fixture
def stored(database: Database, site: Site, tmp_path: Path) -> Pipeline:
    """A page and a PDF, fetched and read."""
    write_outlets(tmp_path / "outlets.yaml", FEED)
    site.put_feed(FEED, Item(PAGE), Item(PDF))
    site.put(PAGE, page("The crane of Harwick", prose(1)))
    site.put(PDF, b"%PDF-1.7 crane", content_type="text/html")
    pipeline = Pipeline(database, settings_for(site.port, tmp_path / "outlets.yaml", home=tmp_path))
    pipeline.run(NOW, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)
    return pipeline


def fixture_of(stored: Pipeline, url: str, **settings: object) -> PageFixture:
    return make_fixture(stored.database, stored.settings.model_copy(update=settings), url, SECRET)


def refusal(stored: Pipeline, url: str, **settings: object) -> str:
    with pytest.raises(UsageError) as raised:
        fixture_of(stored, url, **settings)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_stored_page_becomes_one_with_other_words_that_is_read_alike(stored: Pipeline) -> None:
    fixture = fixture_of(stored, PAGE)
    expected = json.loads(fixture.expectation)
    assert fixture.differences == ()
    assert b"Harwick" not in fixture.html
    assert [len(line) for line in expected["text"]] == [len(line) for line in prose(1).split("\n")]
    assert re.fullmatch(r"http://\w{5}\.example/the-\w{5}", expected["url"])
    assert "crane" not in expected["url"]


def test_the_newest_document_counts(stored: Pipeline, site: Site) -> None:
    site.put(PAGE, page("The crane of Harwick", prose(2) + "\n" + prose(3)))
    with stored.database.transaction() as connection:
        connection.execute("update wirecopy.page set next_fetch_at = first_seen_at")
    stored.run(NOW + timedelta(hours=3), Stage.SYNC, Stage.PLAN, Stage.FETCH)
    lines = json.loads(fixture_of(stored, PAGE).expectation)["text"]
    assert [len(line) for line in lines] == [len(line) for line in f"{prose(2)}\n{prose(3)}".split("\n")]


def test_an_unknown_address_is_one_line(stored: Pipeline) -> None:
    assert "no page was stored from http://paper.example/unknown" in refusal(
        stored, "http://paper.example/unknown"
    )
    assert "no page was stored from gibberish" in refusal(stored, "gibberish")


def test_a_document_that_is_no_page_is_one_line(stored: Pipeline) -> None:
    assert "the document is a PDF document" in refusal(stored, PDF)


def test_a_page_that_kills_its_parser_is_one_line(stored: Pipeline) -> None:
    assert "no fixture of http://paper.example/the-crane: its parser" in refusal(
        stored, PAGE, parse=ParseLimits(seconds=0.001)
    )


def test_a_page_in_the_archive_is_found_there(stored: Pipeline) -> None:
    archive(stored.settings, stored.database, NOW + timedelta(days=200))
    assert value(stored.database, "select count(*) from wirecopy.document") == 0
    assert fixture_of(stored, PAGE).differences == ()


def test_a_document_that_was_deleted_is_one_line(stored: Pipeline) -> None:
    with stored.database.transaction() as connection:
        connection.execute("delete from wirecopy.document")
    assert "was deleted, and no archive holds it" in refusal(stored, PAGE)
