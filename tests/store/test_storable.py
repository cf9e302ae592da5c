"""Text from the network always fits into Postgres: NUL and lone surrogates are replaced, the rest is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.pipeline import rows, value
from tests.store.rows import NOW, article_state, begin, outlet, save_listing, save_poll, sync
from tests.store.test_feed import claim
from wirecopy.credible_time import EARLIEST, LATEST_AHEAD
from wirecopy.feeds.identity import keyed_entry
from wirecopy.model import (
    Credit,
    CreditSource,
    DocumentKind,
    Entry,
    KeyPolicy,
    Outcome,
    PollDecision,
    PollState,
    Precision,
    Response,
    RobotsFile,
    Role,
    StatedTime,
    Validators,
)
from wirecopy.storable_text import storable
from wirecopy.store.article import add_article
from wirecopy.store.database import Database
from wirecopy.store.document import add_document
from wirecopy.store.robots import find_robots, save_robots
from wirecopy.store.stated_time import StoredTime, stored_time

BAD = "a\x00b\ud800c\udfff \U0001f600"
GOOD = "a�b�c� \U0001f600"


def test_storable_replaces_what_postgres_refuses_and_keeps_all_else() -> None:
    assert storable(BAD) == GOOD
    assert storable("tab\tline\n\x7f￾") == "tab\tline\n\x7f￾"


@pytest.mark.parametrize("cast", ["text", "varchar", "unknown"])
def test_every_kind_of_parameter_passes_the_boundary(database: Database, cast: str) -> None:
    query = "select %(bad)s" if cast == "unknown" else f"select %(bad)s::{cast}"
    assert value(database, query, bad=BAD) == GOOD
    assert value(database, query.replace("%(bad)s", "%(bad)b"), bad=BAD) == GOOD
    assert value(database, query.replace("%(bad)s", "%(bad)t"), bad=BAD) == GOOD


@pytest.mark.parametrize("placeholder", ["%(bad)s", "%(bad)b", "%(bad)t"])
def test_texts_in_arrays_pass_it_too(database: Database, placeholder: str) -> None:
    assert value(database, f"select {placeholder}::text[]", bad=[BAD, None, "x"]) == [GOOD, None, "x"]


def test_an_entry_with_unstorable_text_in_every_field_is_kept(database: Database) -> None:
    claimed = StatedTime(NOW, BAD, Precision.SECOND, BAD)
    entry = Entry(
        guid=BAD,
        link="http://a.example/1",
        title=BAD,
        published=claimed,
        updated=claimed,
        authors=(BAD, "x"),
        summary=BAD,
        content=BAD,
        tags=(BAD,),
        image_url=BAD,
    )
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        save_listing(connection, 1, [replace(keyed_entry(b"k", entry), message=BAD)], NOW)
    found = rows(
        database,
        """select guid, title, summary, content, image_url, message, published_raw, updated_raw, authors[1], tags[1], authors[2]
           from wirecopy.entry""",
    )
    assert found == [(*[GOOD] * 10, "x")]


def test_an_article_with_unstorable_text_in_every_field_is_kept(database: Database) -> None:
    credit = Credit(Role.CONTRIBUTOR, BAD, BAD, CreditSource.TAIL, 0.5)
    with database.transaction() as connection:
        state = article_state(
            connection,
            "http://a.example/1",
            title=BAD,
            text=BAD,
            canonical_url=BAD,
            authors=(BAD,),
            language=BAD,
            section=BAD,
            tags=(BAD,),
            image_url=BAD,
            rights=BAD,
            credits=(credit,),
            extractor=BAD,
        )
        time = StatedTime(NOW, BAD, Precision.SECOND, BAD)
        article = replace(state.extraction, published=time, modified=time)
        add_article(connection, replace(state, page=replace(state.page, final_url=BAD), extraction=article))
    stored = rows(
        database,
        """select url, title, text, canonical_url, authors[1], language, section, tags[1], image_url, rights, extractor,
                  published_raw, published_source, modified_raw, modified_source from wirecopy.article""",
    )
    assert stored == [(GOOD,) * 15]
    assert rows(database, "select title, text, extractor from wirecopy.revision") == [(GOOD,) * 3]
    assert rows(database, "select party, evidence from wirecopy.credit") == [(GOOD, GOOD)]


def test_a_digest_is_taken_of_the_text_that_is_stored(database: Database) -> None:
    """Else the same page would look changed for ever."""
    with database.transaction() as connection:
        bad = article_state(connection, "http://a.example/1", title=BAD, text=BAD)
        good = article_state(connection, "http://a.example/1", title=GOOD, text=GOOD)
    assert bad.text_sha256 == good.text_sha256


def test_a_poll_with_unstorable_answers_is_kept(database: Database) -> None:
    run = begin(database)
    headers = {"content-type": "text/html", "x-odd": BAD, "set-cookie": "secret=1"}
    response = Response(
        Outcome.OK, url=f"http://a.example/{BAD}", message=BAD, status=200, headers=headers, body=b"<rss/>"
    )
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        document = add_document(connection, DocumentKind.FEED, response, NOW)
        (feed,) = claim(connection)
        polled = PollDecision(
            feed=feed,
            response=replace(response, document=document),
            outcome=Outcome.OK,
            message=BAD,
            entries=(),
            entries_listed=0,
            key_policy=KeyPolicy.GUID,
            validators=Validators(BAD, BAD),
            body_sha256=None,
            is_whole=True,
            title=BAD,
            interval_hint=None,
            next_state=PollState(next_poll_at=NOW, moved_to=BAD),
        )
        save_poll(connection, run.run_id, polled, NOW)
    assert rows(database, "select etag, last_modified, moved_to, title, last_message from wirecopy.feed") == [
        (GOOD,) * 5
    ]
    assert rows(database, "select message, final_url from wirecopy.poll") == [
        (GOOD, f"http://a.example/{GOOD}")
    ]
    assert value(database, "select headers from wirecopy.document") == {
        "content-type": "text/html",
        "x-odd": GOOD,
    }


def test_a_robots_file_of_any_bytes_is_kept(database: Database) -> None:
    file = RobotsFile(f"http://{GOOD}", 200, b"\x00\xff", NOW)
    database.transact(save_robots, [replace(file, origin=f"http://{BAD}")])
    assert database.transact(find_robots, [file.origin, "http://b.example"], EARLIEST) == [file, None]


# ------------------------------------------------------------------------------------- claimed times


@pytest.mark.parametrize(
    ("at", "credible"),
    [
        (datetime(1994, 12, 31, 23, 59, tzinfo=UTC), False),
        (EARLIEST, True),
        (NOW, True),
        (NOW + LATEST_AHEAD, True),
        (datetime(2026, 8, 5, 1, 5, 1, tzinfo=UTC), False),
        (datetime(9999, 12, 31, tzinfo=UTC), False),
        (datetime(1, 1, 1, tzinfo=UTC), False),
    ],
)
def test_a_time_that_nobody_can_have_meant_becomes_null_but_keeps_its_words(
    at: datetime, credible: bool
) -> None:
    claim = stored_time(StatedTime(at, "as stated", Precision.DAY, "rss:pubDate"), NOW)
    assert claim.at == (at if credible else None)
    assert claim.precision == (Precision.DAY if credible else None)
    assert (claim.raw, claim.source) == ("as stated", "rss:pubDate")


def test_no_claim_is_no_claim_and_an_endless_one_is_cut() -> None:
    assert stored_time(None, NOW) == StoredTime()
    assert stored_time(StatedTime(None, "x" * 5000, None, "rss:pubDate"), NOW).raw == "x" * 200


def test_the_table_refuses_times_that_would_make_rows_unreadable(database: Database) -> None:
    """psycopg cannot read infinity or year 10000: one such row would break every SELECT that meets it."""
    checks = rows(
        database,
        "select conrelid::regclass::text from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) like '%%2100-01-01%%'",
    )
    assert sorted(checks) == [
        ("wirecopy.article",),
        ("wirecopy.article",),
        ("wirecopy.entry",),
        ("wirecopy.entry",),
        ("wirecopy.live_entry",),
    ]
