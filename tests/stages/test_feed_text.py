"""Full text in the feed: it becomes the article when the page is refused, gone, walled or clearly shorter."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice, product
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, rows, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.model import Stage
from wirecopy.settings import ParseLimits

FEED = "http://paper.example/f"
PAGE = "http://paper.example/1"
HOUR = timedelta(hours=1)
STAGES = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)


def as_html(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    """A feed that carries the whole text of its one story."""
    write_outlets(outlets, FEED)
    site.put_feed(FEED, Item(PAGE, title="Ferry runs again", content=as_html(prose(1))))
    return pipeline


def articles(pipeline: Pipeline, hour: int = 0) -> list[tuple[object, ...]]:
    pipeline.run(NOW + hour * HOUR, *STAGES)
    return rows(
        pipeline.database,
        "select title, text, url, text_source, published_source from news.articles",
    )


FROM_FEED = ("Ferry runs again", prose(1), PAGE, "feed", "feed")


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_page_that_is_refused_or_gone_leaves_the_text_of_the_feed(
    listing: Pipeline, site: Site, status: int
) -> None:
    site.put(PAGE, status=status)
    assert articles(listing) == [FROM_FEED]
    ((stage, outcome, message),) = rows(
        listing.database, "select stage, outcome, message from news.entry_fates"
    )
    assert (stage, outcome) == ("extract", "extracted")
    assert str(message).startswith("the text is the feed's; its page: ")


def test_robots_that_forbid_the_page_leave_the_text_of_the_feed(listing: Pipeline, site: Site) -> None:
    site.put("http://paper.example/robots.txt", "User-agent: *\nDisallow: /1\n", content_type="text/plain")
    assert articles(listing) == [FROM_FEED]
    assert PAGE not in site.asked


def test_a_page_without_an_article_or_with_its_first_lines_only_gives_way(
    listing: Pipeline, site: Site
) -> None:
    site.put(PAGE, "<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert articles(listing) == [FROM_FEED]


def test_a_page_with_a_part_of_the_text_keeps_its_headline(listing: Pipeline, site: Site) -> None:
    site.put_page(PAGE, "Ferry runs once more", prose(1).splitlines()[0])
    assert articles(listing) == [("Ferry runs once more", prose(1), PAGE, "feed", "feed")]
    fate = "select message from news.entry_fates"
    assert value(listing.database, fate) == "the text is the feed's: its page has less"


def test_a_page_with_the_whole_text_is_the_source(listing: Pipeline, site: Site) -> None:
    site.put_page(PAGE, "Ferry runs again", prose(1))
    assert articles(listing) == [("Ferry runs again", prose(1), PAGE, "page", "feed")]


def test_a_page_that_only_failed_for_now_is_waited_for(listing: Pipeline, site: Site) -> None:
    site.put(PAGE, status=500)
    assert articles(listing) == []
    site.put_page(PAGE, "Ferry runs again", prose(1))
    assert articles(listing, 2) == [("Ferry runs again", prose(1), PAGE, "page", "feed")]


def test_a_page_that_went_away_keeps_the_article_that_was_read_on_it(listing: Pipeline, site: Site) -> None:
    site.put_page(PAGE, "Ferry runs again", prose(2))
    articles(listing)
    site.put(PAGE, status=410)
    assert articles(listing, 2) == [("Ferry runs again", prose(2), PAGE, "page", "feed")]


def test_a_text_that_the_feed_corrects_is_corrected(listing: Pipeline, site: Site) -> None:
    site.put(PAGE, status=403)
    articles(listing)
    site.put_feed(FEED, Item(PAGE, title="Ferry runs again", content=as_html(prose(3))))
    assert [text for _, text, *_ in articles(listing, 2)] == [prose(3)]
    assert value(listing.database, "select revision_count from news.articles") == 2


def test_a_summary_is_no_text(listing: Pipeline, site: Site) -> None:
    site.put_feed(FEED, Item(PAGE, content="<p>The ferry runs again.</p>"))
    site.put(PAGE, status=403)
    assert articles(listing) == []
    assert rows(listing.database, "select stage, outcome from news.entry_fates") == [("fetch", "forbidden")]


def test_the_feed_of_another_outlet_does_not_speak_for_a_page(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    write_outlets(outlets, "http://aggregator.example/f")
    site.put_feed("http://aggregator.example/f", Item(PAGE, content=as_html(prose(1))))
    site.put(PAGE, status=403)
    assert articles(pipeline) == []


def test_the_feed_of_another_outlet_does_not_date_a_page(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    """An aggregator that lists a page before its own outlet does once dated and signed it."""
    write_outlets(outlets, "http://aggregator.example/f")
    site.put_feed("http://aggregator.example/f", Item(PAGE))
    site.put_page(PAGE, "Ferry runs again", prose(1))
    pipeline.run(NOW, *STAGES)
    assert rows(pipeline.database, "select title, published_at from news.articles") == [
        ("Ferry runs again", None)
    ]
    write_outlets(outlets, "http://aggregator.example/f", FEED)
    site.put_feed(FEED, Item(PAGE))
    site.put_page(PAGE, "Ferry runs again", prose(2))
    pipeline.run(NOW + 2 * HOUR, *STAGES)
    assert value(pipeline.database, "select published_at is not null from news.articles")


def test_a_text_of_a_feed_that_the_database_refuses_leaves_a_trace_and_is_not_tried_for_ever(
    listing: Pipeline, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.put(PAGE, status=403)
    with listing.database.transaction() as connection:
        connection.execute(
            "alter table wirecopy.article add constraint refused check (title <> 'Ferry runs again')"
        )
    assert listing.run(NOW, *STAGES)[Stage.EXTRACT] == {"parser_failed": 1}
    assert all(told in caplog.text for told in ("refused", PAGE, "Traceback"))
    assert listing.run(NOW + HOUR, *STAGES)[Stage.EXTRACT] == {}


def test_a_long_text_of_a_feed_is_stored_whole_and_is_one_more_article_of_its_hour(
    listing: Pipeline, site: Site
) -> None:
    """A megabyte of different words: more than a search vector holds. It ended the stage, hour for hour."""
    words = map("".join, product("бвгджзклмп", repeat=5))
    long = "\n".join(f"Паром {' '.join(islice(words, 60))} сегодня." for _ in range(1500))
    assert len(long.encode()) > 1_000_000
    other = "http://paper.example/2"
    site.put_feed(FEED, Item(PAGE, content=as_html(long)), Item(other, content=as_html(prose(2))))
    site.put(PAGE, status=403)
    site.put(other, status=403)
    patient = listing.settings.model_copy(update={"parse": ParseLimits(seconds=100)})
    counts = Pipeline(listing.database, patient).run(NOW, *STAGES, Stage.DEDUPE, Stage.PUBLISH)
    assert counts[Stage.EXTRACT] == {"extracted": 2}
    assert counts[Stage.DEDUPE]["articles"] == 2
    assert rows(listing.database, "select url, length(text) > 500000 from news.articles order by url") == [
        (PAGE, True),
        (other, False),
    ]
