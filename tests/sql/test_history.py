"""What happened and why: polls and page fetches as readers see them, what of them is kept for ever, and fates in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from psycopg import Connection

from tests.pipeline import column, new_database, rows, value
from tests.store.rows import NOW, add_article, add_outlet, add_page, add_story
from wirecopy.model import Outcome
from wirecopy.settings import Settings
from wirecopy.stages.maintenance import Chore, run_chore
from wirecopy.store.database import Database
from wirecopy.store.outlet_hour import count_outlet_hours, hour_of
from wirecopy.store.queries import SQL_DIR

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

QUESTIONS = {
    "poll_polled": "select * from news.polls where polled_at > now() - interval '12 hours'",
    "poll_outcome": "select * from news.polls where outcome = 'timed_out' and polled_at > now() - interval '1 month'",
    "page_fetch_fetched": "select * from news.page_fetches where fetched_at > now() - interval '12 hours'",
    "page_fetch_outcome": "select url from news.page_fetches where outcome = 'timed_out' and fetched_at > now() - interval '1 month'",
    "page_fetch_page": "select * from news.page_fetches where page_id = 1",
    "page_url": "select * from news.pages where url = 'https://paper.example/1'",
    "entry_page": "select fate, next_step from news.entry_fates where page_id = 1",
    "outlet_hour_pkey": "select * from news.outlet_hours where outlet_domain = 'paper.example' and hour > now() - interval '1 month'",
    "outlet_hour_hour": "select sum(articles) from news.outlet_hours where hour > now() - interval '1 day'",
    "outlet_hour_failure_pkey": "select * from news.outlet_hour_failures where outlet_domain = 'paper.example'",
}


@pytest.fixture(scope="module")
def empty(server_url: str) -> Iterator[Database]:
    """One for the questions whose plans alone are looked at."""
    with new_database(server_url) as database:
        yield database


@pytest.mark.parametrize("index", QUESTIONS)
def test_a_question_is_answered_through_its_index(empty: Database, index: str) -> None:
    """Postgres scans a small table unless it is told not to."""
    with empty.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        plan = "\n".join(line for (line,) in connection.execute(f"explain {QUESTIONS[index]}".encode()))
    assert f" {index}" in plan


# ------------------------------------------------------------------------------------------ polls and fetches


def add_feed(connection: Connection, url: str, domain: str) -> int:
    row = connection.execute(
        """insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, last_polled_at, last_outcome, created_at)
           values (%s, %s, sha256(convert_to(%s, 'utf-8')), %s, %s, %s, 'ok', %s) returning feed_id""",
        (add_outlet(connection, domain), url, url, domain, NOW, NOW, NOW - 60 * DAY),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_poll(connection: Connection, feed_id: int, at: datetime, outcome: str = "ok", new: int = 0) -> None:
    connection.execute(
        """insert into wirecopy.poll (feed_id, run_id, polled_at, outcome, message, wire_bytes, entries_new)
           values (%s, 1, %s, %s, %s, 100, %s)""",
        (feed_id, at, outcome, f"it {outcome}", new),
    )


def add_fetch(
    connection: Connection, page_id: int, at: datetime, outcome: str = "ok", extracted: str | None = None
) -> None:
    connection.execute(
        """insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, message, wire_bytes, document_id, extract_outcome)
           values (%s, 1, %s, %s, %s, 1000, %s, %s)""",
        (page_id, at, outcome, f"it {outcome}", 1 if extracted else None, extracted),
    )


def set_clock(connection: Connection, now: datetime) -> None:
    connection.execute(
        "insert into wirecopy.run (run_key, started_at, clock_offset) values ('run', %s, %s - now())",
        (now, now),
    )


def cookbook(database: Database, name: str, **replaced: str) -> list[tuple[Any, ...]]:
    statement = (SQL_DIR / "cookbook" / f"{name}.sql").read_text(encoding="utf-8")
    for old, new in replaced.items():
        statement = statement.replace(old, new)
    with database.reader() as connection:
        return connection.execute(statement.encode()).fetchall()


def test_which_two_timed_out_last_night_and_how_often_this_month(database: Database) -> None:
    night = NOW.replace(day=20, hour=3, minute=5)
    with database.transaction() as connection:
        set_clock(connection, night + 5 * HOUR)
        first, second, well = (
            add_feed(connection, f"http://paper{n}.example/f", f"paper{n}.example") for n in range(3)
        )
        for feed in (first, second, well):
            add_poll(connection, feed, night - HOUR)
            add_poll(connection, feed, night, "ok" if feed == well else "timed_out")
        for days in (1, 2, 40):
            add_poll(connection, second, night - days * DAY, "timed_out")
        add_poll(connection, first, night - DAY, "dns_failed")
    found = [
        (row[1], row[2], row[3], row[5], row[7], row[8]) for row in cookbook(database, "failed_last_night")
    ]
    assert found == [
        ("http://paper0.example/f", "timed_out", "it timed_out", night, night - HOUR, 1),
        ("http://paper1.example/f", "timed_out", "it timed_out", night, night - HOUR, 3),
    ]


def test_pages_that_failed_last_night_and_all_that_happened_to_one(database: Database) -> None:
    """A page belongs to the outlet with the longest domain, where several outlets share a registrable one."""
    night = NOW.replace(day=20, hour=3, minute=5)
    url = "http://sport.paper.example/1"
    with database.transaction() as connection:
        set_clock(connection, night + 5 * HOUR)
        feed = add_feed(connection, "http://paper.example/f", "paper.example")
        outlet = add_outlet(connection, "paper.example")
        connection.execute(
            "insert into wirecopy.outlet (domain, name, created_at) values ('sport.paper.example', 'Sport', now())"
        )
        article = add_article(connection, outlet, url, "Ferry sinks")
        page = add_page(connection, url)
        for at, outcome, extracted in (
            (night - DAY, "ok", "extracted"),
            (night - HOUR, "timed_out", None),
            (night, "timed_out", None),
        ):
            add_fetch(connection, page, at, outcome, extracted)
        add_fetch(connection, add_page(connection, "http://elsewhere.example/1"), night, "gone")
        connection.execute(
            """update wirecopy.page set article_id = %s, last_outcome = 'timed_out', attempts = 2, next_fetch_at = %s
               where page_id = %s""",
            (article, night + 4 * HOUR, page),
        )
        connection.execute(
            """insert into wirecopy.entry (feed_id, key, page_id, title, content_sha256, first_seen_at, last_seen_at)
               values (%s, 'k', %s, 'Ferry', '', %s, %s)""",
            (feed, page, night - 2 * DAY, night),
        )
        add_poll(connection, feed, night - 2 * DAY)  # hours are counted from the oldest poll on
        count_outlet_hours(connection, hour_of(night - 2 * DAY))
    assert cookbook(database, "pages_failed_last_night") == [
        ("Sport", "timed_out", 2, night - HOUR, night, url, hour_of(night - DAY), 2),
        ("elsewhere.example", "gone", 1, night, night, "http://elsewhere.example/1", None, 1),
    ]
    happened = cookbook(database, "one_address", **{"https://paper.example/1": url})
    assert [(at, what, detail) for at, what, _, detail in happened] == [
        (NOW, "revision 1", "+1 -0 words: Ferry sinks"),
        (night - 2 * DAY, "listed", "Ferry"),
        (night - DAY, "fetched", "ok: it ok"),
        (night - HOUR, "fetched", "timed_out: it timed_out"),
        (night, "fetched", "timed_out: it timed_out"),
        (night + 4 * HOUR, "next", "article, and at the last look: timed out; published in the next run"),
    ]


def test_feeds_and_outlets_that_went_quiet(database: Database) -> None:
    with database.transaction() as connection:
        set_clock(connection, NOW)
        quiet, busy = (
            add_feed(connection, f"http://{name}.example/f", f"{name}.example") for name in ("quiet", "busy")
        )
        connection.execute(
            """insert into wirecopy.entry (feed_id, key, content_sha256, first_seen_at, last_seen_at)
               select %s, int4send(n), '', %s - n * interval '3 hours', %s from generate_series(40, 200) n""",
            (quiet, NOW, NOW),
        )
        connection.execute(
            "update wirecopy.feed set last_new_at = case feed_id when %s then %s::timestamptz else %s end",
            (quiet, NOW - 120 * HOUR, NOW),
        )
        for days in range(28):
            add_poll(connection, busy, NOW - days * DAY - HOUR, new=9)
            add_poll(connection, quiet, NOW - days * DAY - HOUR, new=9 if days > 4 else 0)
        count_outlet_hours(connection, hour_of(NOW - 30 * DAY))
    ((_, url, _, _, silent_for, per_day, missing),) = cookbook(database, "feeds_gone_quiet")
    assert url == "http://quiet.example/f"
    assert timedelta(hours=119) < silent_for < timedelta(hours=121)
    assert missing == round(per_day * 5)
    assert [row[:3] for row in cookbook(database, "outlets_gone_quiet")] == [
        ("quiet.example", 0, value(database, "select round(23 * 9 / 28.0, 1)"))
    ]


# --------------------------------------------------------------------------------------- hours kept for ever

HOURS = """select outlet_domain, hour, polls, polls_failed, entries_new, page_fetches, page_fetches_failed, extractions,
                  extractions_failed, bytes, articles, words, copies, revisions
           from news.outlet_hours order by hour, outlet_domain"""
FAILURES = (
    "select outlet_domain, hour, stage, outcome, failures from news.outlet_hour_failures order by 2, 1, 3, 4"
)


def test_hours_are_counted_anew_until_they_are_final_and_stay_when_their_polls_are_deleted(
    database: Database, tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path, now=NOW, keep_history=timedelta(days=30))
    first = hour_of(NOW - 2 * DAY)
    with database.transaction() as connection:
        feed = add_feed(connection, "http://paper.example/f", "paper.example")
        add_poll(connection, feed, first, new=2)
        add_poll(connection, feed, first + timedelta(minutes=59, seconds=59), "timed_out")
        outlet = add_outlet(connection, "paper.example")
        articles = [
            add_article(connection, outlet, f"http://paper.example/{n}", f"Title {n}", "Two words.")
            for n in range(2)
        ]
        add_story(connection, *articles)
        connection.execute(
            "update wirecopy.story_copy set relation = 'original' where article_id = %s", (articles[0],)
        )
        connection.execute("update wirecopy.article set first_seen_at = %s", (first,))
        connection.execute(
            """update wirecopy.revision set seen_at = %s, cause = 'page_changed' where article_id = %s""",
            (first + HOUR, articles[0]),
        )
        page = add_page(connection, "http://paper.example/0")
        add_fetch(connection, page, first, extracted="no_text")
        add_fetch(connection, page, first, "gone")
        for _ in range(2):
            count_outlet_hours(connection, first - DAY)
    counted = [
        ("paper.example", first, 2, 1, 2, 2, 1, 1, 1, 2200, 2, 4, 1, 0),
        ("paper.example", first + HOUR, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    ]
    failures = [
        ("paper.example", first, "extract", "no_text", 1),
        ("paper.example", first, "fetch", "gone", 1),
        ("paper.example", first, "poll", "timed_out", 1),
    ]
    assert rows(database, HOURS) == counted
    assert rows(database, FAILURES) == failures

    # What is read again, or comes late, changes its hour; what was counted by mistake goes.
    with database.transaction() as connection:
        connection.execute(
            "update wirecopy.page_fetch set extract_outcome = 'extracted' where extract_outcome = 'no_text'"
        )
        connection.execute("delete from wirecopy.revision where cause = 'page_changed'")
        connection.execute(
            "update wirecopy.outlet_hour set hour = hour + interval '90 days' where revisions = 1"
        )
    run_chore(Chore.HISTORY, settings, database)
    counted = [("paper.example", first, 2, 1, 2, 2, 1, 1, 0, 2200, 2, 4, 1, 0)]
    assert rows(database, HOURS) == counted
    assert rows(database, FAILURES) == failures[1:]

    # A week later the hour is final, and a month later all that is left of it.
    run_chore(Chore.HISTORY, settings.model_copy(update={"now": NOW + 6 * DAY}), database)
    with database.transaction() as connection:
        add_poll(connection, feed, first + timedelta(minutes=30))
    later = run_chore(Chore.HISTORY, settings.model_copy(update={"now": NOW + 60 * DAY}), database)
    assert later["polls_deleted"] == 3
    assert rows(database, HOURS) == counted
    assert rows(database, FAILURES) == failures[1:]


def test_what_was_polled_before_hours_were_counted_is_counted_before_it_is_deleted(
    database: Database, tmp_path: Path
) -> None:
    with database.transaction() as connection:
        feed = add_feed(connection, "http://paper.example/f", "paper.example")
        for days in (200, 190, 100):
            add_poll(connection, feed, NOW - days * DAY)
    assert run_chore(Chore.HISTORY, Settings(home=tmp_path, now=NOW), database)["polls_deleted"] == 2
    assert rows(database, "select hour, polls from news.outlet_hours order by hour") == [
        (hour_of(NOW - days * DAY), 1) for days in (200, 190, 100)
    ]


# ------------------------------------------------------------------------------------------- fates in words


def test_every_outcome_has_words_of_its_own(empty: Database) -> None:
    words = dict(rows(empty, "select outcome, in_words from news.outcomes"))
    assert set(words) == set(Outcome)
    assert all(words.values())
    assert len(set(words.values())) == len(words)


def set_columns(connection: Connection, table: str, number: int | None, columns: dict[str, Any]) -> None:
    for name, given in columns.items():
        statement = f"update wirecopy.{table} set {name} = %s where {table}_id = %s"
        connection.execute(statement.encode(), (given, number))


def add_entry(connection: Connection, url: str, outcome: str | None = None, **page: object) -> int:
    """An entry with its page, whose columns are given."""
    feed = connection.execute("select feed_id from wirecopy.feed").fetchone()
    feed_id = feed[0] if feed else add_feed(connection, "http://paper.example/f", "paper.example")
    page_id = None if outcome else add_page(connection, url)
    set_columns(connection, "page", page_id, page)
    connection.execute(
        """insert into wirecopy.entry (feed_id, key, page_id, link, outcome, content_sha256, first_seen_at, last_seen_at)
           values (%s, convert_to(%s, 'utf-8'), %s, %s, %s, '', %s, %s)""",
        (feed_id, url, page_id, url, outcome, NOW, NOW),
    )
    return page_id or 0


def test_whatever_a_fetch_an_extraction_or_an_entry_ended_with_its_fate_is_told_in_words(
    database: Database,
) -> None:
    failures = [outcome for outcome in Outcome if not outcome.is_success]
    with database.transaction() as connection:
        for outcome in failures:
            if outcome is Outcome.NO_LINK:
                add_entry(connection, f"poll {outcome}", outcome)
                continue
            add_entry(connection, f"http://paper.example/fetch-{outcome}", last_outcome=outcome)
            page = add_entry(connection, f"http://paper.example/extract-{outcome}", last_outcome="ok")
            add_fetch(connection, page, NOW, extracted=outcome)
    told = rows(
        database,
        "select f.outcome, f.fate = o.in_words, f.next_step <> '' from news.entry_fates f join news.outcomes o using (outcome)",
    )
    assert sorted(told) == sorted(
        (outcome.value, True, True)
        for outcome in failures
        for _ in range(1 if outcome is Outcome.NO_LINK else 2)
    )


def test_a_fate_says_what_became_of_an_entry_and_what_comes_next(database: Database) -> None:
    soon, held = NOW + HOUR, NOW + 3 * HOUR
    with database.transaction() as connection:
        set_clock(connection, NOW)
        outlet = add_outlet(connection, "paper.example")

        def at(name: str, **page: object) -> int:
            return add_entry(connection, f"http://paper.example/{name}", None, **page)

        def article(name: str, columns: dict[str, Any] | None = None, **page: object) -> int:
            shown = add_article(connection, outlet, f"http://paper.example/{name}", name)
            set_columns(connection, "article", shown, {"change_seq": shown, **(columns or {})})
            at(name, **{"article_id": shown, "article_verified": True, "last_outcome": "ok", **page})
            return shown

        at("waits", next_fetch_at=soon)
        at("tried", last_outcome="timed_out", attempts=1, next_fetch_at=soon)
        at("given-up", last_outcome="timed_out", attempts=5)
        at("gone", last_outcome="gone", attempts=1)
        at("left-alone", domain="held.example", last_outcome="rate_limited", attempts=1, next_fetch_at=soon)
        connection.execute(
            "insert into wirecopy.domain_hold values ('held.example', %s, 'it asked for 3 h')", (held,)
        )
        add_fetch(connection, at("unread", last_outcome="ok", next_fetch_at=soon), NOW)
        connection.execute("update wirecopy.page_fetch set document_id = 1")
        add_fetch(
            connection, at("consent", last_outcome="ok", next_fetch_at=soon), NOW, extracted="consent_page"
        )
        connection.execute(
            "insert into wirecopy.attempt (item, item_id, attempts, began_at, set_aside_at) values ('page', %s, 2, now(), now())",
            (at("aside", next_fetch_at=soon),),
        )
        add_entry(connection, "mailto:desk", "no_link")
        whole = article("whole", next_fetch_at=soon)
        article("final")
        article("uncompared", {"compared": False, "change_seq": None})
        article("unpublished", {"change_seq": None})
        article("taken-down", last_outcome="not_found", attempts=1)
        article("other-form", {"text_source": "alternate"})
        article("preview", {"access": "teaser"})
        article("feed-text", {"text_source": "feed"}, last_outcome="forbidden", attempts=1)
        article("less", {"text_source": "feed"})
        article("summary", {"text_source": "feed", "access": "teaser"}, next_fetch_at=soon)
        summary = add_page(connection, "http://paper.example/summary")
        add_fetch(connection, summary, NOW, extracted="challenge")
        for name, verified in (("amp", True), ("claimed", False)):
            at(name, article_id=whole, article_verified=verified, last_outcome="ok")
    told = {
        url.rpartition("/")[2]: (fate, step, next_at)
        for url, fate, step, next_at in rows(
            database, "select url, fate, next_step, next_fetch_at from news.entry_fates"
        )
    }
    again, never = ("looked at again", soon), ("never looked at again, unless its entry changes", None)
    assert told == {
        "waits": ("not fetched yet", "fetched", soon),
        "tried": ("timed out", "tried again", soon),
        "given-up": ("timed out", "given up after 5 attempts, unless its entry changes", None),
        "gone": ("taken down for good", "never fetched again, unless its entry changes", None),
        "left-alone": (
            "its server asked us to come less often",
            "tried again; until then its domain is left alone: it asked for 3 h",
            held,
        ),
        "unread": ("fetched, not read yet", "read in the next run", soon),
        "consent": ("a request for consent stands before it", *again),
        "aside": ("not fetched yet", "set aside until `wirecopy retry`, as our software failed on it", soon),
        "mailto:desk": (
            "its feed gives no address that can be fetched",
            "nothing, unless its feed gives an address",
            None,
        ),
        "whole": ("article", *again),
        "final": ("article", *never),
        "uncompared": ("article", "compared with other articles in the next run", None),
        "unpublished": ("article", "published in the next run", None),
        "taken-down": (
            "article, and at the last look: there is no such page, or no longer",
            "never fetched again, unless its entry changes",
            None,
        ),
        "other-form": ("article, from the AMP or print form of its page", *never),
        "preview": ("article, but only its beginning: the rest is for subscribers", *never),
        "feed-text": (
            "article, from the text in its feed: kept from us, by a subscription, for our country or as a block",
            "never fetched again, unless its entry changes",
            None,
        ),
        "less": ("article, from the text in its feed: its page gives less", *never),
        "summary": ("article, from the summary in its feed: a test for robots stands before it", *again),
        "amp": ("the same article as at another address", *never),
        "claimed": (
            "perhaps the article of another address, which it names as canonical",
            "compared with that article by the daily maintenance",
            None,
        ),
    }
    assert column(
        database, "select count(*) from news.entry_fates where fate is null or next_step is null"
    ) == [0]
