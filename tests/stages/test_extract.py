"""extract: waiting pages become articles and revisions, each exactly once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline import Background, Pipeline, is_blocked, rows, value, wait_until
from tests.stages.prose import prose
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW, add_page, begin, outlet, sync
from wirecopy.model import Extraction, Outcome, SeenPage, Stage, WorkItem
from wirecopy.settings import ParseLimits
from wirecopy.stages.store_article import store_article
from wirecopy.store.attempt import begin_attempts
from wirecopy.store.page import claim_waiting

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
PAGE = "http://paper.example/1"
BEFORE = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)

Listing = Callable[..., Pipeline]


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Listing:
    """A feed that lists these pages, each an article of its own."""

    def list_pages(*urls: str) -> Pipeline:
        write_outlets(outlets, FEED)
        site.put_feed(FEED, *(Item(url) for url in urls))
        for number, url in enumerate(urls):
            site.put_page(url, f"Headline {number}", prose(number))
        return pipeline

    return list_pages


def extracted(pipeline: Pipeline, hour: int = 0) -> dict[str, int]:
    return pipeline.run(NOW + hour * HOUR, *BEFORE, Stage.EXTRACT)[Stage.EXTRACT]


def test_a_page_becomes_an_article_with_its_first_revision(listing: Listing) -> None:
    pipeline = listing(PAGE)
    assert extracted(pipeline) == {"extracted": 1}
    assert rows(
        pipeline.database,
        """select a.title, a.url, a.outlet, a.text, a.first_seen_at, a.published_at, a.published_source, r.cause, r.revision_no
           from news.articles a join news.revisions r using (article_id)""",
    ) == [
        ("Headline 0", PAGE, "paper.example", prose(0), *_first_seen(pipeline), NOW, "feed", "first_seen", 1)
    ]


def _first_seen(pipeline: Pipeline) -> tuple[object]:
    return (value(pipeline.database, "select first_seen_at from wirecopy.page"),)


def test_a_changed_text_or_headline_is_a_revision_and_the_article_stays_the_same(
    listing: Listing, site: Site
) -> None:
    pipeline = listing(PAGE)
    extracted(pipeline)
    site.put_page(PAGE, "Headline 0", prose(0) + "\nThe correction says twelve and not fourteen.")
    extracted(pipeline, 1)
    site.put_page(PAGE, "A better headline", prose(0) + "\nThe correction says twelve and not fourteen.")
    extracted(pipeline, 3)
    assert rows(pipeline.database, "select title, revision_count from news.articles") == [
        ("A better headline", 3)
    ]
    assert rows(
        pipeline.database,
        "select revision_no, cause, words_added, words_removed from news.revisions where revision_no > 1 order by 1",
    ) == [(2, "page_changed", 7, 0), (3, "page_changed", 3, 2)]


def test_boilerplate_that_changes_around_the_text_is_no_revision(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    extracted(pipeline)
    site.put(PAGE, page("Headline 0", prose(0)).replace("<body>", "<body><nav>42 visitors</nav>"))
    assert extracted(pipeline, 1) == {"extracted": 1}
    assert rows(pipeline.database, "select revision_count from news.articles") == [(1,)]


def test_an_article_whose_page_is_gone_or_says_that_it_is_not_there_is_withdrawn_until_it_is_back(
    listing: Listing, site: Site
) -> None:
    pipeline = listing(PAGE)
    is_withdrawn = "select withdrawn_at is not null from news.articles"
    extracted(pipeline)
    site.put(PAGE, status=410)
    extracted(pipeline, 1)
    assert value(pipeline.database, is_withdrawn)
    site.put_page(PAGE, "Headline 0", prose(0) + "\nThe correction says twelve and not fourteen.")
    extracted(pipeline, 3)
    assert not value(pipeline.database, is_withdrawn)
    for hour, is_second_look in ((12, False), (48, True)):
        site.put(PAGE, page("Page not found", f"The page that you look for is not there, at {hour}."))
        extracted(pipeline, hour)
        assert value(pipeline.database, is_withdrawn) is is_second_look
    assert value(pipeline.database, "select revision_count from news.articles") == 2


def test_two_addresses_of_one_article_are_one_article(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE, "http://paper.example/amp/1")
    site.put_page("http://paper.example/amp/1", "Headline 0", prose(0), canonical=PAGE)
    assert extracted(pipeline) == {"extracted": 2}
    assert value(pipeline.database, "select count(*) from news.articles") == 1
    assert value(pipeline.database, "select count(distinct article_id) from news.entry_fates") == 1


def test_two_addresses_of_one_article_extracted_at_the_same_moment_are_one_article(
    pipeline: Pipeline,
) -> None:
    found = Extraction(Outcome.EXTRACTED, title="T", text=prose(1), canonical_url=PAGE, extractor="test")

    def raw(number: int, url: str) -> SeenPage:
        with pipeline.database.transaction() as connection:
            page_id = add_page(connection, url)
        return SeenPage(number, page_id, NOW, url, NOW, url)

    with pipeline.database.transaction() as connection:
        sync(connection, outlet("paper.example"))
    one, other = raw(1, PAGE), raw(2, "http://paper.example/amp/1")
    with pipeline.database.session() as first:
        store_article(first, one, found)
        second = Background(lambda: pipeline.database.transact(store_article, other, found))
        wait_until(lambda: is_blocked(pipeline.database), "the second worker to wait for the first")
        first.commit()
    second.result()
    assert value(pipeline.database, "select count(*) from news.articles") == 1
    assert value(pipeline.database, "select count(distinct article_id) from wirecopy.page") == 1
    assert value(pipeline.database, "select count(*) from wirecopy.page where article_id is null") == 0


def test_a_page_without_an_article_has_a_fate_with_a_reason(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put(PAGE, "<html><body><img src='a.jpg'></body></html>")
    assert extracted(pipeline) == {"no_text": 1}
    assert rows(pipeline.database, "select stage, outcome, article_id from news.entry_fates") == [
        ("extract", "no_text", None)
    ]


def test_a_page_that_kills_its_extractor_does_not_keep_the_others_from_being_read(listing: Listing) -> None:
    pipeline = listing(PAGE, "http://paper.example/2")
    pipeline.run(NOW, *BEFORE)
    hurried = Pipeline(
        pipeline.database, pipeline.settings.model_copy(update={"parse": ParseLimits(seconds=0)})
    )
    (outcome,) = hurried.run(NOW + HOUR, Stage.SYNC, Stage.EXTRACT)[Stage.EXTRACT]
    assert outcome == "parser_killed"
    fates = rows(pipeline.database, "select stage, outcome, message <> '' from news.entry_fates")
    assert fates == [("extract", "parser_killed", True)] * 2


def test_domains_take_turns_so_that_many_pages_of_one_keep_no_other_waiting(listing: Listing) -> None:
    """500 long copies of one outlet once took all the time, and no article of another came in its hour."""
    pipeline = listing("http://other.example/1", *(f"http://paper.example/{number}" for number in range(4)))
    pipeline.run(NOW, *BEFORE)
    claim: dict[str, Any] = {"now": NOW, "lease": HOUR, "holder": "2/extract/0", "limit": 2}
    with pipeline.database.transaction() as connection:
        claimed = claim_waiting(connection, suspect=False, imported=False, **claim)
    assert {page.listed_url for page in claimed} == {"http://other.example/1", "http://paper.example/0"}


def test_only_the_page_at_work_is_blamed_when_its_task_dies_and_set_aside_after_two_deaths(
    listing: Listing,
) -> None:
    """A task claims 32 pages at once: when it dies again and again, 31 of them had no part in it."""
    pipeline = listing(PAGE, "http://paper.example/2", "http://paper.example/3")
    pipeline.run(NOW, *BEFORE)
    for hour in (1, 2):
        begin(pipeline.database, f"dies {hour}", NOW + hour * HOUR)
        claim: dict[str, Any] = {"now": NOW, "lease": HOUR, "holder": f"{hour + 1}/extract/0", "limit": 32}
        with pipeline.database.transaction() as connection:
            others = claim_waiting(connection, suspect=False, imported=False, **claim)
            suspects = claim_waiting(connection, suspect=True, imported=False, **claim)
            begin_attempts(
                connection, WorkItem.DOCUMENT, [(suspects or others)[0].page_fetch_id], "dead", NOW
            )
        assert (len(others), len(suspects)) == ((3, 0) if hour == 1 else (2, 1))
    counts = pipeline.run(NOW + 3 * HOUR, Stage.SYNC, Stage.EXTRACT)[Stage.EXTRACT]
    assert counts == {"parser_killed": 1, "extracted": 2}
    assert value(
        pipeline.database, "select message from news.entry_fates where outcome = 'parser_killed'"
    ) == ("set aside: 2 attempts took their task down")


def test_a_page_that_flips_is_stored_24_times_and_its_edits_always(pipeline: Pipeline) -> None:
    with pipeline.database.transaction() as connection:
        sync(connection, outlet("paper.example"))
        page_id = add_page(connection, PAGE)

    def show(text: str, hours: int) -> tuple[Any, ...]:
        """Extract the page so much later; the article's revisions, its text and when it was last seen."""
        seen = SeenPage(hours, page_id, NOW + hours * HOUR, PAGE, NOW, PAGE)
        found = Extraction(Outcome.EXTRACTED, title="T", text=text, extractor="test")
        pipeline.database.transact(store_article, seen, found)
        ((article),) = rows(pipeline.database, "select revision_count, text, last_seen_at from news.articles")
        return article

    one, other = prose(1), prose(2)
    shown = [show((one, other)[hours % 2], hours) for hours in range(30)]
    # The first state, the first of the other, and 24 returns.
    assert [count for count, *_ in shown] == [*range(1, 27), 26, 26, 26, 26]
    assert shown[-1] == (26, other, NOW + 29 * HOUR)
    edited = other + "\nThe correction says twelve and not fourteen."
    assert show(edited, 30) == (27, edited, NOW + 30 * HOUR)
    assert show(one, 31) == (27, edited, NOW + 31 * HOUR)
    query = "select text from news.revisions order by revision_no desc limit 1"
    assert value(pipeline.database, query) == edited


def test_pages_whose_documents_are_gone_have_their_fate_and_the_others_go_on(listing: Listing) -> None:
    """As many as a claim takes: nothing behind them was ever read."""
    pipeline = listing(PAGE, "http://paper.example/2")
    pipeline.run(NOW, *BEFORE)
    with pipeline.database.transaction() as connection:
        connection.execute(
            """with lost as (
                   insert into wirecopy.page (url, key_sha256, domain, first_seen_at, next_fetch_at, body_sha256)
                   select 'http://paper.example/lost' || n, sha256(n::text::bytea), 'paper.example', now(), now() + '1 day', 'x'
                   from generate_series(1, 32) as n
                   returning page_id)
               insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, final_url, document_id, document_fetched_at)
               select page_id, 1, now(), 'ok', 'http://paper.example/lost', 1000000 + page_id, now() from lost"""
        )
    counts = pipeline.run(NOW + HOUR, Stage.SYNC, Stage.EXTRACT)[Stage.EXTRACT]
    assert counts == {"parser_failed": 32, "extracted": 2}
    lost = "from wirecopy.page_fetch f join wirecopy.page p using (page_id) where f.document_id > 1000000"
    assert rows(pipeline.database, f"select distinct extract_message {lost}") == [
        ("its raw document is gone",)
    ]
    # The next run fetches them whole.
    assert value(
        pipeline.database, f"select bool_and(next_fetch_at < now() + '1 hour' and body_sha256 is null) {lost}"
    )


def test_a_second_attempt_at_the_stage_extracts_nothing_twice(listing: Listing) -> None:
    pipeline = listing(PAGE)
    for stage in (*BEFORE, Stage.EXTRACT):
        pipeline.stage(stage, "run", now=NOW)
    assert pipeline.stage(Stage.EXTRACT, "run") == {}
    assert value(pipeline.database, "select count(*) from wirecopy.revision") == 1


def test_an_article_that_the_database_refuses_is_a_failed_page_and_the_others_go_on(
    listing: Listing, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline = listing(PAGE, "http://paper.example/2")
    with pipeline.database.transaction() as connection:
        connection.execute(
            "alter table wirecopy.article add constraint no_zero check (title <> 'Headline 0')"
        )
    assert extracted(pipeline) == {"parser_failed": 1, "extracted": 1}
    ((outcome, message),) = rows(
        pipeline.database, "select outcome, message from news.entry_fates where url = %(url)s", url=PAGE
    )
    assert outcome == "parser_failed"
    assert message.startswith("the database refused it: CheckViolation: ")
    assert "\n" not in message
    number = value(
        pipeline.database, "select document_id from wirecopy.document where url = %(url)s", url=PAGE
    )
    assert all(told in caplog.text for told in ("refused", PAGE, str(number), "no_zero", "Traceback"))


def test_a_page_that_breaks_its_extractor_leaves_a_trace(
    listing: Listing, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline = listing(PAGE, "http://paper.example/2")
    pipeline.run(NOW, *BEFORE)
    hurried = Pipeline(
        pipeline.database, pipeline.settings.model_copy(update={"parse": ParseLimits(seconds=0)})
    )
    hurried.run(NOW + HOUR, Stage.SYNC, Stage.EXTRACT)
    assert all(told in caplog.text for told in ("killed", PAGE, "http://paper.example/2"))
