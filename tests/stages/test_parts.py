"""An article on several addresses is one article, whose parts are fetched by the rules of pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.pipeline import Pipeline, column, digests, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import replay
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import RunKind, Stage

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
CRANE = "http://paper.example/the-crane"
SECOND, THIRD = CRANE + "?page=2", CRANE + "?page=3"
BEFORE = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)
PAGER = f"<p><a href='{CRANE}'>1</a> <a href='{SECOND}'>2</a> <a href='{THIRD}'>3</a></p>"


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    """A feed with one article on three addresses."""
    write_outlets(outlets, FEED)
    site.put_feed(FEED, Item(CRANE))
    for number, url in enumerate((CRANE, SECOND, THIRD)):
        put_part(site, url, number)
    return pipeline


def put_part(site: Site, url: str, number: int) -> None:
    site.put(url, page("The crane", prose(number)).replace("</article>", f"{PAGER}</article>"))


def extracted(pipeline: Pipeline, hour: int = 0) -> dict[str, int]:
    return pipeline.run(NOW + hour * HOUR, *BEFORE, Stage.EXTRACT)[Stage.EXTRACT]


def parts(pipeline: Pipeline) -> list[tuple[object, ...]]:
    return rows(
        pipeline.database, "select part_no, kind, url, outcome from news.article_parts order by part_no"
    )


def results(pipeline: Pipeline) -> dict[str, str]:
    """Digests of all tables but the schedule of the feed."""
    return {table: digest for table, digest in digests(pipeline.database).items() if table != "feed"}


def text(pipeline: Pipeline) -> str:
    return str(value(pipeline.database, "select text from news.articles"))


def test_an_article_on_three_addresses_is_one_article_with_all_its_text(
    listing: Pipeline, site: Site
) -> None:
    assert extracted(listing) == {"extracted": 1}
    assert text(listing) == "\n".join(prose(number) for number in range(3))
    assert parts(listing) == [(2, "further", SECOND, "ok"), (3, "further", THIRD, "ok")]
    words = column(listing.database, "select words from news.article_parts order by part_no")
    assert words == [len(prose(number).split()) for number in (1, 2)]
    assert [url for url in site.asked if url.startswith(CRANE)] == [CRANE, SECOND, THIRD]
    assert column(listing.database, "select url from wirecopy.page") == [CRANE]


def test_pages_that_wait_for_their_further_parts_do_not_wait_for_each_other(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    """Not even where each of them is more than may wait, and others ask the same domain."""
    write_outlets(outlets, FEED)
    papers = [f"http://paper{n}.example/the-crane" for n in range(6)]
    site.put_feed(FEED, *map(Item, papers), Item(CRANE))
    for url in (*papers, CRANE):
        for number, part in enumerate((url, url + "?page=2", url + "?page=3")):
            text = page("The crane", prose(number)).replace("</article>", f"{PAGER}</article>")
            site.put(part, text.replace(CRANE, url))
    limits = pipeline.settings.fetch.model_copy(update={"waiting_bytes": 1, "connections": 1})
    narrow = Pipeline(pipeline.database, pipeline.settings.model_copy(update={"fetch": limits}))
    assert narrow.run(NOW, *BEFORE)[Stage.FETCH] == {"ok": 7}
    assert value(pipeline.database, "select count(*) from wirecopy.page_part where outcome = 'ok'") == 14


def test_every_part_is_kept_raw(listing: Pipeline) -> None:
    extracted(listing)
    kept = column(
        listing.database, "select url from wirecopy.document where kind = 'page' order by document_id"
    )
    assert kept == [CRANE, SECOND, THIRD]


def test_an_unchanged_article_is_asked_for_its_first_page_only(listing: Pipeline, site: Site) -> None:
    extracted(listing)
    before = results(listing)
    site.asked.clear()
    assert listing.run(NOW + HOUR, *BEFORE, Stage.EXTRACT)[Stage.FETCH] == {"same_body": 1}
    assert [url for url in site.asked if url.startswith(CRANE)] == [CRANE]
    assert results(listing) == before


def test_a_part_that_fails_for_today_is_come_by_the_next_time(listing: Pipeline, site: Site) -> None:
    site.put(THIRD, status=503)
    extracted(listing)
    assert text(listing) == "\n".join(prose(number) for number in range(2))
    assert parts(listing)[1] == (3, "further", THIRD, "server_error")
    put_part(site, THIRD, 2)
    extracted(listing, 1)
    assert text(listing) == "\n".join(prose(number) for number in range(3))


def test_an_article_loses_no_text_because_a_part_fails_for_today(listing: Pipeline, site: Site) -> None:
    extracted(listing)
    before = text(listing)
    site.put(CRANE, site.answers[CRANE].body.decode() + "<!-- changed -->")
    site.put(SECOND, status=503)
    assert listing.run(NOW + HOUR, *BEFORE, Stage.EXTRACT)[Stage.FETCH] == {"server_error": 1}
    assert text(listing) == before
    told = value(listing.database, "select last_message from wirecopy.page")
    assert told.startswith(f"its part {SECOND}: ")
    put_part(site, SECOND, 7)
    extracted(listing, 3)
    assert text(listing) == "\n".join(prose(number) for number in (0, 7, 2))


def test_a_part_that_never_came_does_not_keep_the_first_page_from_changing(
    listing: Pipeline, site: Site
) -> None:
    site.put(SECOND, status=503)
    extracted(listing)
    put_part(site, CRANE, 7)
    extracted(listing, 1)
    assert text(listing) == prose(7)


def test_a_part_that_is_gone_ends_the_article(listing: Pipeline, site: Site) -> None:
    site.put(SECOND, status=404)
    extracted(listing)
    assert text(listing) == prose(0)
    assert parts(listing) == [(2, "further", SECOND, "not_found")]
    assert listing.run(NOW + HOUR, *BEFORE)[Stage.FETCH] == {"same_body": 1}


def test_a_link_that_leads_back_is_no_part(listing: Pipeline, site: Site) -> None:
    site.put(SECOND, status=302, location=CRANE)
    extracted(listing)
    assert text(listing) == prose(0)
    assert parts(listing) == []


def test_a_host_that_wants_to_be_left_alone_is_asked_for_no_further_part(
    listing: Pipeline, site: Site
) -> None:
    site.put(SECOND, status=429, retry_after="600")
    extracted(listing)
    assert THIRD not in site.asked
    assert value(listing.database, "select count(*) from wirecopy.domain_hold") == 1


def test_robots_txt_forbids_parts_as_it_forbids_pages(listing: Pipeline, site: Site) -> None:
    site.put(
        "http://paper.example/robots.txt", "User-agent: *\nDisallow: /*?page=", content_type="text/plain"
    )
    extracted(listing)
    assert SECOND not in site.asked
    assert parts(listing) == [(2, "further", SECOND, "refused_robots")]


def test_parts_together_may_be_as_large_as_a_page(listing: Pipeline, site: Site) -> None:
    size = sum(len(site.answers[url].body) for url in (CRANE, SECOND))
    limits = listing.settings.fetch.model_copy(update={"page_bytes": size - 1})
    short = Pipeline(listing.database, listing.settings.model_copy(update={"fetch": limits}))
    extracted(short)
    assert THIRD not in site.asked


def test_a_view_of_all_parts_gives_the_text(listing: Pipeline, site: Site) -> None:
    whole = CRANE + "?page=all"
    link = f"<p><a href='{whole}'>Read on one page</a></p>"
    site.put(CRANE, page("The crane", prose(0)).replace("</article>", f"{PAGER}{link}</article>"))
    site.put_page(whole, "The crane", "\n".join(prose(number) for number in range(3)))
    extracted(listing)
    assert text(listing) == "\n".join(prose(number) for number in range(3))
    assert parts(listing) == [(2, "whole", whole, "ok")]
    assert SECOND not in site.asked


def test_a_stage_that_dies_between_parts_leaves_nothing_behind_and_the_next_attempt_has_all(
    listing: Pipeline,
) -> None:
    for stage in (Stage.SYNC, Stage.PLAN, Stage.POLL):
        listing.stage(stage, "run", now=NOW)
    with listing.database.transaction() as connection:
        connection.execute(
            """create function wirecopy.break() returns trigger language plpgsql as $$
               begin raise exception 'the disk is full'; end $$;
               create trigger break before insert on wirecopy.page_part
               for each row when (new.part_no = 3) execute function wirecopy.break()"""
        )
    with pytest.raises(psycopg.errors.RaiseException):
        listing.stage(Stage.FETCH, "run")
    count = "select (select count(*) from wirecopy.page_fetch), (select count(*) from wirecopy.document where kind = 'page')"
    assert rows(listing.database, count) == [(0, 0)]
    with listing.database.transaction() as connection:
        connection.execute("drop function wirecopy.break() cascade")
    assert listing.stage(Stage.FETCH, "run") == {"ok": 1}
    assert listing.stage(Stage.FETCH, "run") == {}
    assert rows(listing.database, count) == [(1, 3)]


def test_a_replay_reads_all_parts_again(listing: Pipeline) -> None:
    listing.run(NOW)
    assert replay(listing, RunKind.REPLAY).pages == {ReplayEffect.SAME: 1}
