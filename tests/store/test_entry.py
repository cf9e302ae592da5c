"""Entries: new, changed and unchanged ones, and the pages that they queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from tests.pipeline import Background, is_blocked, rows, value, wait_until
from tests.store.rows import NOW, outlet, save_listing, sync
from wirecopy.feeds.identity import keyed_entry
from wirecopy.model import Entry, FeedMetadata, KeyedEntry, ListedEntry, Outcome, Precision, StatedTime
from wirecopy.store.database import Database
from wirecopy.store.entry import SavedEntries, feed_metadata_of, save_entries

HOUR = timedelta(hours=1)


def entry(number: int, **fields: Any) -> KeyedEntry:
    known: dict[str, Any] = {
        "link": f"http://a.example/{number}",
        "title": f"Title {number}",
        "summary": "Words.",
    }
    return keyed_entry(f"{number:04}".encode(), Entry(**{**known, **fields}))


@pytest.fixture
def feed(database: Database) -> int:
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f", "http://a.example/g"))
    return int(value(database, "select min(feed_id) from wirecopy.feed"))


def test_new_entries_are_stored_and_their_pages_queued(database: Database, feed: int) -> None:
    assert database.transact(save_listing, feed, [entry(1), entry(2)], NOW) == SavedEntries(new=2, changed=0)
    found = rows(
        database,
        """select e.title, p.url, p.next_fetch_at, e.first_seen_at from wirecopy.entry e join wirecopy.page p using (page_id)
           order by 1""",
    )
    assert found == [("Title 1", "http://a.example/1", NOW, NOW), ("Title 2", "http://a.example/2", NOW, NOW)]


def test_an_unchanged_entry_is_only_seen_again_and_that_is_written_down_once_a_day(
    database: Database, feed: int
) -> None:
    seen = "select entry_id, first_seen_at, last_seen_at from wirecopy.entry"
    database.transact(save_listing, feed, [entry(1)], NOW)
    assert database.transact(save_listing, feed, [entry(1)], NOW + HOUR) == SavedEntries(0, 0)
    assert rows(database, seen) == [(1, NOW, NOW)]
    assert database.transact(save_listing, feed, [entry(1)], NOW + 24 * HOUR) == SavedEntries(0, 0)
    assert rows(database, seen) == [(1, NOW, NOW + 24 * HOUR)]


def test_documents_of_many_feeds_are_stored_and_counted_apart(database: Database, feed: int) -> None:
    with database.transaction() as connection:
        listed = {feed + 1: [entry(1), entry(2)], feed: []}
        assert save_entries(connection, listed, NOW, new_pages_per_feed=250) == {
            feed + 1: SavedEntries(2, 0),
            feed: SavedEntries(0, 0),
        }
        changed = {feed: [entry(1)], feed + 1: [entry(1, title="Corrected"), entry(3)]}
        assert save_entries(connection, changed, NOW, new_pages_per_feed=250) == {
            feed: SavedEntries(1, 0),
            feed + 1: SavedEntries(1, 1),
        }


def test_a_changed_entry_is_rewritten_and_its_fetched_page_due_again(database: Database, feed: int) -> None:
    database.transact(save_listing, feed, [entry(1), entry(2)], NOW)
    with database.transaction() as connection:
        connection.execute("update wirecopy.page set last_fetched_at = %s, next_fetch_at = null", (NOW,))
    saved = database.transact(save_listing, feed, [entry(1, title="Corrected"), entry(2)], NOW + HOUR)
    assert saved == SavedEntries(new=0, changed=1)
    assert rows(database, "select title, first_seen_at from wirecopy.entry order by 1") == [
        ("Corrected", NOW),
        ("Title 2", NOW),
    ]
    assert rows(database, "select url, next_fetch_at from wirecopy.page order by 1") == [
        ("http://a.example/1", NOW + HOUR),
        ("http://a.example/2", None),
    ]


def test_an_entry_of_the_same_key_in_another_feed_is_another_entry(database: Database, feed: int) -> None:
    database.transact(save_listing, feed, [entry(1)], NOW)
    assert database.transact(save_listing, feed + 1, [entry(1)], NOW).new == 1
    assert value(database, "select count(*) from wirecopy.page") == 1


def test_two_entries_that_lead_to_one_page_queue_it_once(database: Database, feed: int) -> None:
    links = ("http://a.example/1", "https://www.a.example/1/", "http://a.example/1?utm_source=rss")
    database.transact(save_listing, feed, [entry(n, link=link) for n, link in enumerate(links)], NOW)
    assert value(database, "select count(*) from wirecopy.page") == 1
    assert value(database, "select count(distinct page_id) from wirecopy.entry") == 1
    assert value(database, "select count(*) from wirecopy.entry") == 3


def test_an_entry_that_cannot_become_a_page_is_kept_with_its_reason(database: Database, feed: int) -> None:
    judged = replace(entry(1, link=None), outcome=Outcome.NO_LINK, message="no link")
    database.transact(save_listing, feed, [judged], NOW)
    assert rows(database, "select stage, outcome, message, url from news.entry_fates") == [
        ("poll", "no_link", "no link", None)
    ]


def test_one_document_with_the_same_key_twice_is_refused_before_it_can_lose_an_entry(
    database: Database, feed: int
) -> None:
    """The stage keys entries apart; were it to fail, Postgres refuses the batch instead of storing half of it."""
    with pytest.raises(psycopg.errors.CardinalityViolation):
        database.transact(save_listing, feed, [entry(1), entry(1, title="Other")], NOW)
    assert value(database, "select count(*) from wirecopy.entry") == 0


def test_a_listed_entry_without_a_row_is_refused_before_half_of_it_is_stored(
    database: Database, feed: int
) -> None:
    with pytest.raises(psycopg.errors.NotNullViolation):
        database.transact(save_listing, feed, [keyed_entry(b"1", ListedEntry(title="Title"))], NOW)


def test_an_address_of_8_kib_is_stored_whole_and_found_again(database: Database, feed: int) -> None:
    """2,704 bytes would be the end of a text index (docs/evidence/reliability.md F04), so pages are keyed by a digest."""
    noise = "".join(f"{n * 2654435761 % 16**8:08x}" for n in range(1020))
    link = f"http://a.example/{noise}"
    assert len(link) > 8000
    database.transact(save_listing, feed, [entry(1, link=link)], NOW)
    database.transact(save_listing, feed, [entry(1, link=link)], NOW + HOUR)
    assert rows(
        database, "select p.url, e.link from wirecopy.page p join wirecopy.entry e using (page_id)"
    ) == [(link, link)]


def test_the_first_feed_that_listed_a_page_speaks_for_it(database: Database, feed: int) -> None:
    published = StatedTime(NOW, "Mon", Precision.SECOND, "rss:pubDate")
    database.transact(
        save_listing, feed + 1, [entry(7, link="http://a.example/1", title="First", published=published)], NOW
    )
    database.transact(save_listing, feed, [entry(1, title="Second")], NOW + HOUR)
    with database.transaction() as connection:
        claims = feed_metadata_of(connection, value(database, "select page_id from wirecopy.page"))
    assert (claims.title, claims.published_at, claims.published_precision) == ("First", NOW, "second")
    with database.transaction() as connection:
        assert feed_metadata_of(connection, 999) == FeedMetadata()


def test_two_feeds_that_list_the_same_pages_at_once_do_not_deadlock(database: Database, feed: int) -> None:
    first_batch = [entry(n) for n in range(50)]
    with database.session() as first:
        save_listing(first, feed, first_batch, NOW)
        second = Background(lambda: database.transact(save_listing, feed + 1, first_batch[::-1], NOW))
        wait_until(lambda: is_blocked(database), "the second feed to wait for the first one's pages")
        first.commit()
    assert second.result().new == 50
    assert value(database, "select count(*) from wirecopy.page") == 50
    assert value(database, "select count(*) from wirecopy.entry where page_id is null") == 0
