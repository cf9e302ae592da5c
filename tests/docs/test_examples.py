"""The example of a consumer is run, killed half-way through a page, and run again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection

from tests.docs.pages import DOCS
from tests.pipeline import is_blocked, new_database, rows, value, wait_until
from tests.store.rows import add_article, add_outlet, add_story
from wirecopy.local.reader_address import reader_address
from wirecopy.store.database import Database
from wirecopy.store.rollup import number_changes

COPY = "select article_id, outlet, title, text, withdrawn_at from {} order by 1"


def _publish(connection: Connection, *urls: str) -> list[int]:
    outlet = add_outlet(connection, "a.example")
    articles = [add_article(connection, outlet, url, f"Title of {url}") for url in urls]
    number_changes(connection, [add_story(connection, article) for article in articles])
    return articles


@contextmanager
def _consumer(wirecopy: Database, own: Database) -> Iterator[subprocess.Popen[bytes]]:
    """The example at work; it never ends by itself, and is killed as by kill -9."""
    command = [sys.executable, str(DOCS / "examples" / "follow_changes.py")]
    process = subprocess.Popen([*command, reader_address(wirecopy.url, may_log_in=False), own.url])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _position(own: Database) -> int:
    exists = value(own, "select to_regclass('position') is not null")
    return int(value(own, "select change_seq from position")) if exists else 0


def test_a_consumer_that_is_killed_in_the_middle_of_a_page_has_stored_all_or_nothing_of_it(
    database: Database, server_url: str
) -> None:
    with new_database(server_url, "template1") as own:

        def wait_for_all() -> None:
            last = value(database, "select last_seq from wirecopy.change_counter")
            wait_until(lambda: _position(own) == last, "the consumer to read all")

        database.transact(_publish, "http://a.example/1", "http://a.example/2")
        with _consumer(database, own) as consumer:
            wait_for_all()
            before, copied = _position(own), rows(own, COPY.format("article"))
            with own.session() as other:
                # The numbers of the articles are known before they are there: the consumer waits at the middle one.
                other.execute("insert into article (article_id) values (%s)", (len(copied) + 2,))
                articles = database.transact(
                    _publish, *(f"http://a.example/{number}" for number in (3, 4, 5))
                )
                assert articles[1] == len(copied) + 2
                wait_until(lambda: is_blocked(own), "the notification to wake the consumer")
                consumer.kill()
                consumer.wait()
        assert (_position(own), rows(own, COPY.format("article"))) == (before, copied)

        with database.transaction() as connection:
            connection.execute(
                "update wirecopy.article set title = 'Another', unpublished = true where article_id = %s",
                (articles[0],),
            )
            number_changes(connection, [])
        with _consumer(database, own):
            wait_for_all()
        assert rows(own, COPY.format("article")) == rows(database, COPY.format("news.articles"))
        assert len(rows(own, COPY.format("article"))) == 5
