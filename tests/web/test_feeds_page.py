"""All feeds, and one of them: found, counted, explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.web.rows import add_feed, add_outlet, insert, now
from tests.web.sample import FEED, FEED_LISTING, NOW
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import CONTEXT, ROOT, elements_at, text_of
from wirecopy.store.database import Database
from wirecopy.store.read_model.feed_detail import FeedSummary, PollFilter
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.web.app import make_app
from wirecopy.web.pages.feeds import pause_line, poll_marks, poll_tone, render_feed, render_feeds, status_line
from wirecopy.web.tone import Tone

HOUR = timedelta(hours=1)


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def test_statuses_are_counted_explained_and_lead_to_their_feeds() -> None:
    page = render_feeds(FEED_LISTING, CONTEXT)
    assert "5,000 feeds 1 failing its last poll failed 4,999 ok answers well" in text_of(page)
    assert f'href="{ROOT}/?status=failing"' in page
    assert f'href="{ROOT}/feed/3"' in page
    assert f'href="{ROOT}/outlet/harbour-herald.example"' in page
    failing = replace(FEED_LISTING, status=FeedStatus.FAILING)
    assert (failing.total, failing.of_status(None), failing.of_all) == (1, 5000, 5000)


def test_a_search_that_finds_nothing_says_so_and_leads_back() -> None:
    page = text_of(
        render_feeds(replace(FEED_LISTING, feeds=(), counts=()), replace(CONTEXT, filters={"q": "x"}))
    )
    assert "No feed matches. Show all feeds" in page


def test_feeds_are_searched_filtered_sorted_and_paged(database: Database, client: TestClient) -> None:
    with database.transaction() as connection:
        at = now(connection)
        harbour = add_outlet(connection, "Harbour Herald")
        for number in range(51):
            add_feed(
                connection,
                harbour,
                f"https://h.example/{number:02}",
                last_outcome="ok",
                last_success_at=at,
                last_new_at=at - number * timedelta(minutes=1),
            )
        valley = add_outlet(connection, "Valley Times")
        failing = {"last_outcome": "dns_failed", "failures_in_row": 2, "last_success_at": at - 3 * HOUR}
        add_feed(connection, valley, "https://v.example/rss", **failing)

    first = client.get("/feeds").text
    assert "52 feeds 1 failing its last poll failed 51 ok" in text_of(first)
    assert text_of(first).index("v.example/rss") < text_of(first).index("h.example/00")
    assert "1 to 50 of 52" in text_of(first)
    assert "51 to 52 of 52" in text_of(client.get("/feeds?page=2").text)
    newest = text_of(client.get("/feeds?sort=newest&status=ok").text)
    assert newest.index("h.example/00") < newest.index("h.example/01")
    assert "51 feeds of 52" in newest
    for query in (
        "q=VALLEY",
        "q=valley-times.example",
        "q=v.example",
        "outcome=dns_failed",
        "status=failing&q=",
    ):
        found = text_of(client.get(f"/feeds?{query}").text)
        assert "v.example/rss" in found
        assert "h.example" not in found
    for wrong in ("status=well", "outcome=fine", "sort=url", "page=0", "page=x"):
        assert client.get(f"/feeds?{wrong}").status_code == 404


def test_a_feed_shows_its_polls_what_they_mean_and_what_became_of_its_entries(
    database: Database, client: TestClient
) -> None:
    with database.transaction() as connection:
        at = now(connection)
        feed = add_feed(
            connection,
            add_outlet(connection, "Harbour Herald"),
            "https://h.example/rss",
            last_outcome="timed_out",
            last_message="after 45 s",
            failures_in_row=2,
            last_success_at=at - 5 * HOUR,
            next_poll_at=at + HOUR,
        )
        run = insert(connection, "run", run_key="1", started_at=at, state="green")
        connection.execute("select wirecopy.ensure_document_partition(%s)", [at - 5 * HOUR])
        document = insert(
            connection,
            "document",
            fetched_at=at - 5 * HOUR,
            kind="feed",
            url="https://h.example/rss",
            headers='{"content-type": "application/rss+xml"}',
            sha256=b"x",
            body_bytes=2048,
            body_zstd=b"",
        )
        came = {
            "document_id": document,
            "document_fetched_at": at - 5 * HOUR,
            "entries_listed": 40,
            "entries_new": 3,
        }
        poll = {"feed_id": feed, "run_id": run}
        insert(connection, "poll", polled_at=at - 5 * HOUR, outcome="ok", http_status=200, **poll, **came)
        for hours in (2, 1):
            insert(
                connection,
                "poll",
                polled_at=at - hours * HOUR,
                outcome="timed_out",
                message="after 45 s",
                **poll,
            )
        insert(
            connection,
            "entry",
            feed_id=feed,
            key=b"1",
            content_sha256=b"",
            title="Ferry aground",
            outcome="no_link",
            first_seen_at=at - 5 * HOUR,
            last_seen_at=at,
        )
    page = text_of(client.get(f"/feed/{feed}").text)
    assert "Failing since" in page
    assert "Timed out, 2 times in a row. after 45 s What to do: Nothing, unless it stays" in page
    assert "The last 3 polls" in page
    assert "timed out 2 Nothing, unless it stays" in page
    assert "Ferry aground its feed gives no address that can be fetched" in page
    assert "2.0 kB, its server calls it application/rss+xml" in page
    good = text_of(client.get(f"/feed/{feed}?outcome=ok").text)
    assert "Polls that ended as ok" in good
    assert "ok 200 3 40" in good
    assert "after 45 s 0" not in good
    assert "None." in text_of(client.get(f"/feed/{feed}?day=2001-01-01").text)
    assert client.get(f"/feed/{feed}?day=today").status_code == 404
    assert client.get("/feed/99").status_code == 404


def test_who_may_act_sees_buttons_unless_the_feed_is_retired() -> None:
    acting = replace(CONTEXT, may_act=True)
    retired = replace(FEED, feed=replace(FEED.feed, status=FeedStatus.RETIRED))
    places = [
        [form.get("action") for form in elements_at(render_feed(feed, PollFilter(), context), "//form")]
        for feed, context in ((FEED, acting), (FEED, CONTEXT), (retired, acting))
    ]
    assert places == [[f"{ROOT}/feed/3/poll", f"{ROOT}/feed/3/retire"], [], []]


@pytest.mark.parametrize(
    ("changed", "matter", "pause"),
    [
        ({}, "The name of its server has no address, 5 times in a row.", "The pause doubles"),
        (
            {"failures_in_row": 12},
            "12 times in a row",
            "After 12 failures in a row a feed is asked once a week.",
        ),
        ({"status": FeedStatus.SILENT}, "Usual are 12.5 new entries a day.", "The pause is 1/8 of the time"),
        ({"status": FeedStatus.OK}, "Answers well, and lists news as usual.", "The pause is 1/8 of the time"),
        ({"status": FeedStatus.GONE}, "taken down for good", "asked once a week"),
        ({"status": FeedStatus.NEW}, "Not polled yet.", "It was never polled."),
        ({"status": FeedStatus.RETIRED}, "No longer configured, not asked.", "It is no longer configured."),
        (
            {"held_until": NOW, "hold_reason": "it asked for that"},
            "no address",
            "left alone until then: it asked",
        ),
        ({"set_aside": "two tasks died"}, "no address", "No run takes it until `wirecopy retry`"),
    ],
)
def test_a_feed_says_how_it_is_and_why_it_is_asked_when(
    changed: dict[str, object], matter: str, pause: str
) -> None:
    feed: FeedSummary = replace(FEED.feed, **changed)  # type: ignore[arg-type]  # of any field
    assert matter in status_line(feed)
    assert pause in pause_line(feed)
    assert matter in text_of(render_feed(replace(FEED, feed=feed), PollFilter(), CONTEXT))


def test_the_strip_of_polls_ends_with_the_newest_and_tells_trouble_from_no_news() -> None:
    failed, good = FEED.newest_polls
    assert [mark.tone for mark in poll_marks((failed, good))] == [Tone.GOOD, Tone.WARN]
    assert poll_tone(replace(good, entries_new=0)) is Tone.QUIET
    titles = elements_at(render_feed(FEED, PollFilter(), CONTEXT), "//*[@class='mark warn']/title")
    assert (
        titles[0].text_content()
        == "3 Aug 2026 09:06 UTC: the name of its server has no address, 0 new of 0 entries"
    )
