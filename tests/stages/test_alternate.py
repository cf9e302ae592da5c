"""A page that gives no text is fetched once more with its AMP or print form, whose text is then the article's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, column, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import replay
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import RunKind, Stage

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
PAGE = "http://paper.example/the-crane-4711"
AMP = "http://paper.example/amp/the-crane-4711"
INGEST = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)
EMPTY = f"<html><head><title>The crane</title><link rel='amphtml' href='{AMP}'></head><body><div id='app'></div></body></html>"


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    write_outlets(outlets, FEED)
    site.put_feed(FEED, Item(PAGE))
    site.put(PAGE, EMPTY, etag='"1"')
    site.put_page(AMP, "The crane", prose(1))
    return pipeline


def ingested(pipeline: Pipeline, hour: int = 0) -> dict[str, int]:
    return pipeline.run(NOW + hour * HOUR, *INGEST)[Stage.EXTRACT]


def test_the_amp_form_gives_the_text_of_a_page_without_one(listing: Pipeline, site: Site) -> None:
    assert ingested(listing) == {"no_text": 1}
    assert AMP not in site.asked
    assert ingested(listing, 1) == {"extracted": 1}
    assert rows(listing.database, "select url, title, text, text_source from news.articles") == [
        (PAGE, "The crane", prose(1), "alternate")
    ]
    assert rows(listing.database, "select kind, url, outcome, words from news.article_parts") == [
        ("amp", AMP, "ok", len(prose(1).split()))
    ]


def test_a_form_that_gave_the_text_is_fetched_again_when_the_page_changes(
    listing: Pipeline, site: Site
) -> None:
    ingested(listing)
    ingested(listing, 1)
    site.put(PAGE, EMPTY + "<!-- changed -->")
    site.put_page(AMP, "The crane", prose(2))
    ingested(listing, 3)
    assert column(listing.database, "select text from news.articles") == [prose(2)]


def test_a_form_that_gave_the_text_and_fails_for_today_is_asked_again(listing: Pipeline, site: Site) -> None:
    ingested(listing)
    ingested(listing, 1)
    site.put(PAGE, EMPTY + "<!-- changed -->")
    site.put(AMP, status=503)
    assert ingested(listing, 3) == {}
    site.put_page(AMP, "The crane", prose(2))
    assert ingested(listing, 5) == {"extracted": 1}
    assert column(listing.database, "select text from news.articles") == [prose(2)]


@pytest.mark.parametrize(("status", "body", "asked"), [(404, "", 1), (503, "", 3), (200, EMPTY, 1)])
def test_a_form_that_gives_nothing_either_is_fetched_in_one_run_only(
    listing: Pipeline, site: Site, status: int, body: str, asked: int
) -> None:
    site.put(AMP, body, status=status)
    for hour in (0, 1, 3, 12):
        site.put(PAGE, f"{EMPTY}<!-- {hour} -->")
        assert ingested(listing, hour) == {"no_text": 1}
    assert site.asked.count(AMP) == asked
    assert value(listing.database, "select alternate_words from wirecopy.page") == 0


def test_a_page_with_a_text_of_its_own_is_not_asked_for_another_form(listing: Pipeline, site: Site) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in prose(3).splitlines())
    site.put(PAGE, EMPTY.replace("<div id='app'>", f"<article><h1>The crane</h1>{paragraphs}</article><div>"))
    for hour in (0, 1):
        ingested(listing, hour)
    assert AMP not in site.asked


def test_the_text_of_a_feed_is_enough(listing: Pipeline, site: Site) -> None:
    content = "".join(f"<p>{line}</p>" for number in (4, 5, 6) for line in prose(number).splitlines())
    site.put_feed(FEED, Item(PAGE, content=content))
    for hour in (0, 1):
        assert ingested(listing, hour).get("no_text") is None
    assert AMP not in site.asked


def test_a_replay_reads_the_other_form_again(listing: Pipeline) -> None:
    listing.run(NOW)
    listing.run(NOW + HOUR)
    assert replay(listing, RunKind.REPLAY).pages == {ReplayEffect.SAME: 1}
