"""Keys of stored entries: read for a doubt, moved without ever standing in each other's way."""

from __future__ import annotations

import pytest

from tests.pipeline import rows, value
from tests.store.rows import NOW, outlet, save_listing, sync
from wirecopy.feeds.identity import MAX_REKEYED, keyed_entry
from wirecopy.model import Entry, ListedEntry, Precision, StatedTime
from wirecopy.store.database import Database
from wirecopy.store.entry_keys import listed_before, move_keys, stored_identities

STORED = Entry(
    guid="1",
    link="http://a.example/1",
    title="Title",
    published=StatedTime(NOW, "Mon", Precision.DAY, "rss:pubDate"),
    content="All of it.",
)
READ = StatedTime(NOW, "Mon", None, "")


@pytest.fixture
def feed(database: Database) -> int:
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
    feed_id = int(value(database, "select feed_id from wirecopy.feed"))
    database.transact(
        save_listing, feed_id, [keyed_entry(b"1", STORED), keyed_entry(b"2", Entry(title="Other"))], NOW
    )
    return feed_id


def test_what_a_document_listed_is_known_until_the_next_one(database: Database, feed: int) -> None:
    assert database.transact(listed_before, [feed, 999]) == {
        feed: [ListedEntry("1", "http://a.example/1", "Title", READ), ListedEntry(title="Other")]
    }
    database.transact(save_listing, feed, [keyed_entry(b"2", Entry(title="Other"))], NOW)
    assert database.transact(listed_before, [feed]) == {feed: [ListedEntry(title="Other")]}


def test_all_that_can_identify_a_stored_entry_is_read_back(database: Database, feed: int) -> None:
    assert database.transact(stored_identities, feed, MAX_REKEYED) == [
        (b"1", Entry("1", "http://a.example/1", "Title", READ, content="All of it.")),
        (b"2", Entry(title="Other")),
    ]


def test_a_key_that_an_entry_has_already_stays_with_it(database: Database, feed: int) -> None:
    database.transact(move_keys, feed, {b"1": b"2", b"2": b"3"})
    assert rows(database, "select key, title from wirecopy.entry order by entry_id") == [
        (b"1", "Title"),
        (b"3", "Other"),
    ]
