"""A page that is no article: its outcome in words, and what its feed says of it as a teaser until the article comes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import replay
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import RunKind, Stage

FEED, OTHER_FEED = "http://paper.example/f", "http://gazette.example/f"
PAGE, OTHER_PAGE = "http://paper.example/2026/ferry-runs-again", "http://gazette.example/ferry-back"
TITLE = "Ferry runs again after the storm"
SUMMARY = "The ferry across the sound runs again from Monday, a week after the storm broke its ramp."
HOUR = timedelta(hours=1)
STAGES = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)

CONSENT = (
    "<!doctype html><html lang='en'><head><title>We value your privacy</title></head><body><h1>We value your privacy</h1>"
    "<p>We and our 812 partners store and access information on your device, such as cookies.</p>"
    "<p>By clicking accept you agree to the use of cookies for advertising.</p><button>Accept all</button></body></html>"
)
ROBOT = (
    "<!doctype html><html lang='en'><head><title>Are you a robot?</title></head><body><h1>Are you a robot?</h1>"
    "<p>Please confirm that you are not a robot by clicking the box below.</p></body></html>"
)
REGION = (
    "<!doctype html><html lang='en'><head><title>451: Unavailable due to legal reasons</title></head><body>"
    "<h1>451: Unavailable due to legal reasons</h1><p>We recognise you are attempting to access this website from a country "
    "belonging to the European Economic Area and therefore access cannot be granted at this time.</p></body></html>"
)
MISSING = page(
    "Page not found", "The page that you are looking for could not be found. It may have been moved."
)
HEADLINES = "".join(
    f"<li><a href='/2026/{n}'>Council number {n} votes on the new harbour road</a></li>" for n in range(30)
)
LIST = f"<!doctype html><html><head><title>Paper</title></head><body><main><ul>{HEADLINES}</ul></main></body></html>"


@pytest.fixture
def listing(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    """A feed that carries the headline and a summary of its one story."""
    write_outlets(outlets, FEED)
    site.put_feed(FEED, Item(PAGE, title=TITLE, summary=SUMMARY))
    return pipeline


def ingest(pipeline: Pipeline, hour: int = 0) -> dict[str, int]:
    return pipeline.run(NOW + hour * HOUR, *STAGES)[Stage.EXTRACT]


def articles(pipeline: Pipeline) -> list[tuple[object, ...]]:
    return rows(pipeline.database, "select title, text, url, access, text_source from news.articles")


TEASER = (TITLE, SUMMARY, PAGE, "teaser", "feed")


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        (CONSENT, "consent_page"),
        (ROBOT, "challenge"),
        (REGION, "forbidden"),
        (MISSING, "not_found"),
        (LIST, "not_an_article"),
        ("<!doctype html><html><body><div id='app'></div></body></html>", "no_text"),
    ],
)
def test_the_summary_is_kept_beside_the_outcome_of_the_page(
    listing: Pipeline, site: Site, shown: str, outcome: str
) -> None:
    site.put(PAGE, shown)
    assert ingest(listing) == {outcome: 1}
    assert articles(listing) == [TEASER]
    ((stage, told, message, article_id),) = rows(
        listing.database, "select stage, outcome, message, article_id from news.entry_fates"
    )
    assert (stage, told) == ("extract", outcome)
    assert str(message).endswith("; the teaser is its feed's")
    assert article_id is not None
    kept = rows(listing.database, "select extract_outcome, extract_message <> '' from wirecopy.page_fetch")
    assert kept == [(outcome, True)]


@pytest.mark.parametrize("summary", ["", "A summary.", TITLE, "<p><img src='/1.jpg'></p>"])
def test_without_a_summary_there_is_only_the_outcome(listing: Pipeline, site: Site, summary: str) -> None:
    site.put_feed(FEED, Item(PAGE, title=TITLE, summary=summary))
    site.put(PAGE, CONSENT)
    assert ingest(listing) == {"consent_page": 1}
    assert articles(listing) == []
    assert rows(listing.database, "select stage, outcome, article_id from news.entry_fates") == [
        ("extract", "consent_page", None)
    ]


def test_a_page_to_which_a_feed_links_under_several_headlines_is_none_of_them(
    listing: Pipeline, site: Site
) -> None:
    site.put_feed(
        FEED,
        Item(PAGE, title=TITLE, summary=SUMMARY, guid="1"),
        Item(
            PAGE,
            title="Crane to be sold",
            summary="The council sells the old crane of the harbour.",
            guid="2",
        ),
    )
    site.put(PAGE, LIST)
    ingest(listing)
    assert articles(listing) == []


def test_the_article_replaces_the_teaser_by_a_revision_that_no_newsroom_made(
    listing: Pipeline, site: Site
) -> None:
    site.put(PAGE, CONSENT, etag='"1"')
    ingest(listing)
    # The server names the same version of the document to whoever agreed and to whoever did not.
    site.put_page(PAGE, TITLE, prose(1), etag='"1"')
    assert ingest(listing, 1) == {"extracted": 1}
    assert articles(listing) == [(TITLE, prose(1), PAGE, "free", "page")]
    assert rows(listing.database, "select cause, text from news.revisions order by revision_no") == [
        ("first_seen", SUMMARY),
        ("source_changed", prose(1)),
    ]
    assert value(listing.database, "select outcome from news.entry_fates") == "extracted"


def test_an_article_that_was_read_on_the_page_stays_when_a_notice_comes_in_its_place(
    listing: Pipeline, site: Site
) -> None:
    site.put_page(PAGE, TITLE, prose(1))
    ingest(listing)
    site.put(PAGE, ROBOT)
    assert ingest(listing, 1) == {"challenge": 1}
    assert articles(listing) == [(TITLE, prose(1), PAGE, "free", "page")]
    assert replay(listing, RunKind.REPLAY).pages == {ReplayEffect.SAME: 1}
    assert articles(listing) == [(TITLE, prose(1), PAGE, "free", "page")]


def test_a_replay_leaves_a_teaser_as_it_is(listing: Pipeline, site: Site) -> None:
    site.put(PAGE, CONSENT)
    listing.run(NOW)
    assert replay(listing, RunKind.REPLAY).pages == {ReplayEffect.SAME: 1}
    assert articles(listing) == [TEASER]


def test_only_a_page_that_cannot_become_the_article_is_not_asked_again(listing: Pipeline, site: Site) -> None:
    due = "select next_fetch_at is not null from wirecopy.page"
    site.put(PAGE, CONSENT)
    ingest(listing)
    assert value(listing.database, due) is True
    site.put(PAGE, LIST)
    ingest(listing, 1)
    assert value(listing.database, due) is False


def test_two_outlets_with_one_consent_provider_share_neither_article_nor_story(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    write_outlets(outlets, FEED, OTHER_FEED)
    site.put_feed(FEED, Item(PAGE, title=TITLE, summary=SUMMARY))
    site.put_feed(OTHER_FEED, Item(OTHER_PAGE, title=TITLE, summary=SUMMARY))
    provider = "http://consent.provider.example/ask"
    for asked in (PAGE, OTHER_PAGE):
        site.put(asked, status=302, location=f"{provider}?back={asked}")
        site.put(f"{provider}?back={asked}", CONSENT)
    pipeline.run(NOW)
    shown = "select url, outlet_domain, text_source from news.articles order by url"
    assert rows(pipeline.database, shown) == [
        (OTHER_PAGE, "gazette.example", "feed"),
        (PAGE, "paper.example", "feed"),
    ]
    assert value(pipeline.database, "select count(distinct story_id) from news.articles") == 2


def test_a_summary_that_stands_in_the_report_of_another_outlet_is_no_copy_of_it(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    write_outlets(outlets, FEED, OTHER_FEED)
    lead = " ".join(prose(1).splitlines()[:3])
    site.put_feed(FEED, Item(PAGE, title=TITLE, summary=lead))
    site.put_feed(OTHER_FEED, Item(OTHER_PAGE, title=TITLE))
    site.put(PAGE, CONSENT)
    site.put_page(OTHER_PAGE, TITLE, f"{lead}\n{prose(1)}")
    pipeline.run(NOW)
    assert value(pipeline.database, "select count(distinct story_id) from news.articles") == 2
    site.put_page(PAGE, TITLE, f"{lead}\n{prose(1)}")
    pipeline.run(NOW + HOUR)
    assert value(pipeline.database, "select count(distinct story_id) from news.articles") == 1


def test_a_provider_that_asks_in_words_that_nobody_knows_is_no_article_of_anybody(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    write_outlets(outlets, FEED, OTHER_FEED)
    provider = "http://consent.provider.example/ask"
    for feed, asked in ((FEED, PAGE), (OTHER_FEED, OTHER_PAGE)):
        site.put_feed(feed, Item(asked, title=TITLE, summary=""))
        site.put(asked, status=302, location=f"{provider}?back={asked}")
        site.put_page(f"{provider}?back={asked}", "Before you go on", prose(1).splitlines()[0])
    pipeline.run(NOW)
    assert rows(pipeline.database, "select url from news.articles") == []
    assert rows(pipeline.database, "select distinct outcome from news.entry_fates") == [("no_text",)]
