"""fetch: due pages are asked once a run, kept raw, and left alone when they or their host say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, column, rows, value
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.model import Response, Stage
from wirecopy.stages import pipeline as stages
from wirecopy.stages.context import StageContext
from wirecopy.store.page import unclaim_pages

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
PAGE = "http://paper.example/1"
FETCH = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)

Listing = Callable[..., Pipeline]


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Listing:
    """A feed that lists these pages."""

    def list_pages(*urls: str) -> Pipeline:
        write_outlets(outlets, FEED)
        site.put_feed(FEED, *(Item(url) for url in urls))
        return pipeline

    return list_pages


def fetched(pipeline: Pipeline, hour: int = 0) -> dict[str, int]:
    return pipeline.run(NOW + hour * HOUR, *FETCH)[Stage.FETCH]


def test_a_page_is_kept_raw_and_waits_for_extraction(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put_page(PAGE, "A headline", prose(1), etag='"1"')
    assert fetched(pipeline) == {"ok": 1}
    assert rows(pipeline.database, "select stage, outcome, message from news.entry_fates") == [
        ("extract", None, "waits for extraction")
    ]
    assert rows(pipeline.database, "select kind, url from wirecopy.document where kind = 'page'") == [
        ("page", PAGE)
    ]


def test_a_page_is_looked_at_again_and_an_unchanged_one_stores_nothing(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE, "http://paper.example/2")
    site.put_page(PAGE, "A headline", prose(1), etag='"1"')
    site.put_page("http://paper.example/2", "Without validators", prose(2))
    assert fetched(pipeline) == {"ok": 2}
    assert fetched(pipeline, 1) == {"not_modified": 1, "same_body": 1}
    assert value(pipeline.database, "select count(*) from wirecopy.document where kind = 'page'") == 2


@pytest.mark.parametrize(
    ("status", "content_type", "outcome", "tried_again"),
    [
        (404, "text/html", "not_found", False),
        (410, "text/html", "gone", False),
        (403, "text/html", "forbidden", False),
        (500, "text/html", "server_error", True),
        (200, "application/pdf", "not_a_page", False),
    ],
)
def test_a_page_that_fails_is_an_outcome_with_a_fate(
    listing: Listing, site: Site, status: int, content_type: str, outcome: str, tried_again: bool
) -> None:
    pipeline = listing(PAGE)
    site.put(PAGE, b"%PDF-1.7", status=status, content_type=content_type)
    pipeline.run(NOW, *FETCH, Stage.EXTRACT)
    ((stage, found, article),) = rows(
        pipeline.database, "select stage, outcome, article_id from news.entry_fates"
    )
    assert (found, article) == (outcome, None)
    assert stage in ("fetch", "extract")
    if stage == "fetch":
        assert value(pipeline.database, "select next_fetch_at is not null from wirecopy.page") == tried_again


def test_a_page_that_vanishes_later_keeps_its_article(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put_page(PAGE, "A headline", prose(1))
    pipeline.run(NOW)
    site.put(PAGE, status=410)
    pipeline.run(NOW + HOUR)
    assert rows(pipeline.database, "select title, revision_count from news.articles") == [("A headline", 1)]
    assert value(pipeline.database, "select last_outcome from wirecopy.page") == "gone"


@pytest.mark.parametrize(
    "link",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:22/",
        "http://[::1]/",
        "http://paper.example:22/1",
    ],
)
def test_a_link_to_a_forbidden_place_is_refused_and_never_asked(
    listing: Listing, site: Site, link: str
) -> None:
    pipeline = listing(link)
    (outcome,) = fetched(pipeline)
    assert outcome in ("refused_address", "refused_url")
    assert not any(url.startswith(link) for url in site.asked)


def test_a_redirect_to_a_forbidden_place_is_refused(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put(PAGE, status=302, location="http://169.254.169.254/latest/")
    (outcome,) = fetched(pipeline)
    assert outcome in ("refused_address", "refused_redirect")


def test_a_host_that_wants_to_be_left_alone_is_asked_no_further(listing: Listing, site: Site) -> None:
    urls = [f"http://paper.example/{n}" for n in range(5)]
    pipeline = listing(*urls, "http://other.example/1")
    for url in urls:
        site.put(url, status=429, retry_after="600")
    site.put_page("http://other.example/1", "Elsewhere", prose(1))
    assert fetched(pipeline) == {"rate_limited": 1, "ok": 1}
    assert sum(url in urls for url in site.asked) == 1
    assert value(pipeline.database, "select count(*) from wirecopy.page where lease_holder is not null") == 0


def test_pages_beyond_the_budget_of_time_wait_for_the_next_run(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put_page(PAGE, "A headline", prose(1))
    hurried = Pipeline(
        pipeline.database, pipeline.settings.model_copy(update={"fetch_budget": timedelta(seconds=-1)})
    )
    assert fetched(hurried) == {}
    assert rows(pipeline.database, "select lease_holder, attempts from wirecopy.page") == [(None, 0)]
    assert fetched(pipeline, 1) == {"ok": 1}


def test_after_a_slow_poll_fetch_ends_early_enough_for_the_stages_behind_it(
    pipeline: Pipeline, outlets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Poll may take 24 minutes. With 20 of its own and a last page of nine, fetch left extraction one."""
    write_outlets(outlets, FEED)
    pipeline.stage(Stage.SYNC, "hourly", now=NOW)
    began = timedelta(minutes=20)
    with pipeline.database.transaction() as connection:
        connection.execute("update wirecopy.run set started_at = started_at - %s", [began])
    deadlines: list[timedelta] = []

    def note_deadline(context: StageContext) -> dict[str, int]:
        deadlines.append(context.deadline - context.run.started_at)
        return {}

    monkeypatch.setattr(stages, "_work_of", lambda _stage: note_deadline)
    pipeline.stage(Stage.FETCH, "hourly")
    assert deadlines == [timedelta(minutes=25)]


def limited(pipeline: Pipeline, **limits: object) -> Pipeline:
    fetch = pipeline.settings.fetch.model_copy(update=limits)
    return Pipeline(pipeline.database, pipeline.settings.model_copy(update={"fetch": fetch}))


@pytest.mark.parametrize(
    "limits", [{"pages_per_domain": 3}, {"page_bytes_per_domain": 1}], ids=["pages", "bytes"]
)
def test_a_flood_of_one_domain_costs_the_others_nothing_and_waits_for_the_next_run(
    listing: Listing, site: Site, limits: dict[str, object]
) -> None:
    urls = [f"http://paper.example/{number}" for number in range(5)]
    pipeline = listing("http://other.example/1", *urls)
    for number, url in enumerate((*urls, "http://other.example/1")):
        site.put_page(url, f"Headline {number}", prose(number))
    assert fetched(limited(pipeline, **limits)) == {"ok": 4 if "pages_per_domain" in limits else 2}
    assert site.asked.count("http://other.example/1") == 1
    assert value(pipeline.database, "select count(*) from wirecopy.page where lease_holder is not null") == 0
    assert fetched(pipeline, 1)["ok"] == (2 if "pages_per_domain" in limits else 4)


def test_domains_with_many_pages_get_them_turn_by_turn_until_nothing_is_due(
    listing: Listing, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim that is cut by its own limit gives each domain less than its turn, and none is done with for that."""
    monkeypatch.setattr("wirecopy.stages.fetch._CLAIM", 20)
    urls = [f"http://paper{domain}.example/{number}" for domain in range(6) for number in range(12)]
    pipeline = listing(*urls)
    for url in urls:
        site.put(url, status=404)
    assert fetched(pipeline) == {"not_found": 72}


def test_a_second_attempt_at_the_stage_fetches_only_what_was_left(listing: Listing, site: Site) -> None:
    pipeline = listing(PAGE)
    site.put_page(PAGE, "A headline", prose(1))
    for stage in (Stage.SYNC, Stage.PLAN, Stage.POLL):
        pipeline.stage(stage, "run", now=NOW)
    assert pipeline.stage(Stage.FETCH, "run") == {"ok": 1}
    assert pipeline.stage(Stage.FETCH, "run") == {}
    assert site.asked.count(PAGE) == 1


def test_a_worker_that_lost_its_lease_writes_nothing(listing: Listing, site: Site) -> None:
    """Another worker may have the page by now: what the slow one brings would come twice."""
    pipeline = listing(PAGE)
    site.put_page(PAGE, "A headline", prose(1))
    for stage in (Stage.SYNC, Stage.PLAN, Stage.POLL):
        pipeline.stage(stage, "run", now=NOW)
    with pipeline.database.transaction() as connection:
        connection.execute(
            """create function wirecopy.steal() returns trigger language plpgsql as $$
               begin
                   new.lease_holder := 'thief';
                   return new;
               end $$;
               create trigger steal before update of lease_holder on wirecopy.page
               for each row when (new.lease_holder is not null) execute function wirecopy.steal()"""
        )
    pipeline.stage(Stage.FETCH, "run")
    assert PAGE in site.asked
    assert value(pipeline.database, "select count(*) from wirecopy.page_fetch") == 0
    assert column(pipeline.database, "select lease_holder from wirecopy.page") == ["thief"]
    pipeline.database.transact(unclaim_pages, "thief")


def refuse(pipeline: Pipeline, table: str, condition: str) -> None:
    """Let the database refuse rows of a table for which the condition does not hold."""
    with pipeline.database.transaction() as connection:
        connection.execute(
            f"alter table wirecopy.{table} add constraint refused check ({condition})".encode()
        )


@pytest.mark.parametrize(
    ("table", "condition"),
    [("document", f"url <> '{PAGE}'"), ("page_fetch", "wire_bytes = 0 or wire_bytes > 1000")],
)
def test_a_page_that_the_database_refuses_is_a_failed_fetch_and_the_others_are_kept(
    listing: Listing, site: Site, caplog: pytest.LogCaptureFixture, table: str, condition: str
) -> None:
    other = "http://paper.example/2"
    pipeline = listing(PAGE, other)
    site.put_page(PAGE, "A headline", "Short.")
    site.put_page(other, "Another headline", prose(2))
    refuse(pipeline, table, condition)
    assert fetched(pipeline) == {"ok": 1, "parser_failed": 1}
    ((outcome, message),) = rows(
        pipeline.database, "select outcome, message from news.entry_fates where url = %(url)s", url=PAGE
    )
    assert outcome == "parser_failed"
    assert message.startswith("the database refused it: CheckViolation: ")
    assert all(told in caplog.text for told in (PAGE, "refused", "Traceback"))


def test_a_page_on_which_our_own_code_breaks_is_a_failed_fetch_and_the_others_are_kept(
    listing: Listing, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = listing(PAGE, "http://paper.example/2")
    site.put_page(PAGE, "A headline", prose(1))
    site.put_page("http://paper.example/2", "Another headline", prose(2))

    def break_on_one(self: Response) -> bytes:
        if self.url == PAGE:
            raise RecursionError("too deep")
        return sha256(self.body).digest()

    monkeypatch.setattr(Response, "body_sha256", property(break_on_one))
    assert fetched(pipeline) == {"ok": 1, "parser_failed": 1}
    assert rows(pipeline.database, "select message from news.entry_fates where url = %(url)s", url=PAGE) == [
        ("RecursionError: too deep",)
    ]
