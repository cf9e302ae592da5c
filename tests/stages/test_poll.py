"""poll: every answer of a feed ends as an outcome, and nothing that it listed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.pipeline import Pipeline, column, rows, value
from tests.stages.site import Item, Site, rss, write_outlets
from tests.store.rows import NOW
from wirecopy.model import Outcome, Stage, WorkItem
from wirecopy.settings import ParseLimits
from wirecopy.store.attempt import begin_attempts

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
ITEM = Item("http://paper.example/1")
# No feed is known that stalls our parser, so one that takes longer than the limit has to do.
LONG = rss(*(Item(f"http://paper.example/{n}") for n in range(20_000)))
LITTLE_TIME = ParseLimits(seconds=0.2, max_entries=20_000)
POLL = (Stage.SYNC, Stage.PLAN, Stage.POLL)


@pytest.fixture
def polled(pipeline: Pipeline, outlets: Path) -> Pipeline:
    write_outlets(outlets, FEED)
    return pipeline


def outcome(pipeline: Pipeline, hour: int = 0) -> str:
    counts = pipeline.run(NOW + hour * HOUR, *POLL)[Stage.POLL]
    (word,) = counts
    assert value(pipeline.database, "select last_outcome from wirecopy.feed") == word
    assert value(pipeline.database, "select outcome from wirecopy.poll order by poll_id desc limit 1") == word
    return word


@pytest.mark.parametrize(
    ("status", "content_type", "body", "expected"),
    [
        (200, "application/rss+xml", rss(ITEM), Outcome.OK),
        (200, "text/plain", rss(ITEM), Outcome.OK),
        (200, "application/rss+xml", rss(), Outcome.EMPTY_FEED),
        (
            200,
            "text/html",
            "<!doctype html><html><body><p>Maintenance.</p></body></html>",
            Outcome.NOT_A_FEED,
        ),
        (200, "application/rss+xml", "", Outcome.NOT_A_FEED),
        (
            200,
            "application/rss+xml",
            "<!DOCTYPE rss [<!ENTITY a 'aa'>]><rss version='2.0'><channel><title>&a;</title></channel></rss>",
            Outcome.UNSAFE_FEED,
        ),
        (403, "text/html", "no", Outcome.FORBIDDEN),
        (404, "text/html", "no", Outcome.NOT_FOUND),
        (410, "text/html", "no", Outcome.GONE),
        (418, "text/html", "no", Outcome.CLIENT_ERROR),
        (429, "text/html", "no", Outcome.RATE_LIMITED),
        (500, "text/html", "no", Outcome.SERVER_ERROR),
    ],
)
def test_an_answer_ends_as_its_outcome(
    polled: Pipeline, site: Site, status: int, content_type: str, body: str, expected: Outcome
) -> None:
    site.put(FEED, body, status=status, content_type=content_type)
    assert outcome(polled) == expected


def test_entries_pages_and_the_raw_document_are_kept(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM, Item("", title="No link"), etag='"1"')
    assert outcome(polled) == "ok"
    assert rows(polled.database, "select outcome, link from wirecopy.entry order by 1 nulls first") == [
        (None, "http://paper.example/1"),
        ("no_link", None),
    ]
    assert column(polled.database, "select url from wirecopy.page") == ["http://paper.example/1"]
    assert rows(polled.database, "select kind, url, headers ->> 'etag' from wirecopy.document") == [
        ("feed", FEED, '"1"')
    ]
    assert rows(polled.database, "select entries_listed, entries_new, http_status from wirecopy.poll") == [
        (2, 2, 200)
    ]


def test_an_unchanged_feed_is_asked_with_its_validators_and_stores_nothing(
    polled: Pipeline, site: Site
) -> None:
    site.put_feed(FEED, ITEM, etag='"1"')
    assert [outcome(polled, hour) for hour in (0, 1)] == ["ok", "not_modified"]
    assert value(polled.database, "select count(*) from wirecopy.document") == 1


def test_the_same_bytes_from_a_server_without_validators_are_not_parsed_again(
    polled: Pipeline, site: Site
) -> None:
    site.put_feed(FEED, ITEM)
    assert [outcome(polled, hour) for hour in (0, 1)] == ["ok", "same_body"]
    assert value(polled.database, "select count(*) from wirecopy.document") == 1


def test_a_failing_feed_keeps_its_entries_and_validators(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM, etag='"1"')
    outcome(polled)
    site.put(FEED, status=500)
    assert outcome(polled, 1) == "server_error"
    assert rows(
        polled.database, "select etag, failures_in_row, last_success_at < last_polled_at from wirecopy.feed"
    ) == [('"1"', 1, True)]
    assert value(polled.database, "select count(*) from wirecopy.entry") == 1


@pytest.mark.parametrize("body", ["<html><body>Moved to the new site</body></html>", LONG])
def test_b13_validators_of_a_document_that_was_not_read_are_not_kept(
    polled: Pipeline, site: Site, body: str
) -> None:
    """Else its entries would never come: the next answer would be 304."""
    polled = Pipeline(polled.database, polled.settings.model_copy(update={"parse": LITTLE_TIME}))
    site.put(FEED, body, content_type="application/rss+xml", etag='"2"')
    assert outcome(polled) in ("not_a_feed", "parser_killed")
    assert rows(polled.database, "select etag, body_sha256 from wirecopy.feed") == [(None, None)]
    site.put_feed(FEED, ITEM, etag='"2"')
    assert outcome(polled, 1) == "ok"


def test_d10_a_feed_cut_in_the_middle_gives_its_whole_entries_and_is_asked_for_again(
    polled: Pipeline, site: Site
) -> None:
    whole = rss(ITEM, Item("http://paper.example/2"))
    site.put(
        FEED,
        whole[: whole.index("<link>http://paper.example/2")],
        content_type="application/rss+xml",
        etag='"1"',
    )
    outcome(polled)
    assert "http://paper.example/1" in column(polled.database, "select link from wirecopy.entry")
    site.put(FEED, whole, content_type="application/rss+xml", etag='"1"')
    outcome(polled, 1)
    assert "http://paper.example/2" in column(polled.database, "select link from wirecopy.entry")


def test_a_feed_that_kills_its_parser_does_not_keep_the_others_from_being_read(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    healthy = [f"http://paper{n}.example/f" for n in range(4)]
    for n, url in enumerate(healthy):
        site.put_feed(url, Item(f"http://paper{n}.example/1"))
    site.put(FEED, LONG, content_type="application/rss+xml")
    write_outlets(outlets, FEED, *healthy)
    pipeline = Pipeline(pipeline.database, pipeline.settings.model_copy(update={"parse": LITTLE_TIME}))
    assert pipeline.run(NOW, *POLL)[Stage.POLL] == {"ok": 4, "parser_killed": 1}
    # On a busy machine the limit of the clock comes before that of processor time.
    assert value(
        pipeline.database, "select message from news.feed_health where last_outcome = 'parser_killed'"
    ) in ("ran over 0.2 s", "gave no answer within 1.2 s")
    # Raw is kept, so nothing is lost.
    assert value(pipeline.database, "select count(*) from wirecopy.document") == 5


def test_a_parser_that_is_killed_leaves_the_feed_and_its_document_in_the_log(
    polled: Pipeline, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    polled = Pipeline(polled.database, polled.settings.model_copy(update={"parse": LITTLE_TIME}))
    site.put(FEED, LONG, content_type="application/rss+xml")
    assert outcome(polled) == "parser_killed"
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    number = value(polled.database, "select document_id from wirecopy.document")
    assert "the parser was killed" in line
    assert FEED in line
    assert f"document={number}" in line
    assert "parse_feed" in line  # where it stood


def test_a_parser_that_fails_leaves_its_traceback_in_the_log(
    polled: Pipeline, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    """No feed is known that our parser fails on, so limits that nobody could have set make it fail."""
    limits = ParseLimits.model_construct(**{**dict(ParseLimits()), "max_title_bytes": "many"})
    polled = Pipeline(polled.database, polled.settings.model_copy(update={"parse": limits}))
    site.put_feed(FEED, ITEM)
    assert outcome(polled) == "parser_failed"
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert FEED in line
    assert "in parse_feed" in line
    assert "Traceback" not in value(polled.database, "select last_message from wirecopy.feed")


def test_a_feed_that_nobody_can_read_is_kept_once_and_again_when_it_changes(
    polled: Pipeline, site: Site
) -> None:
    for hour, body in enumerate(
        ["<html>one</html>", "<html>one</html>", "<html>two</html>", "<html>two</html>"]
    ):
        site.put(FEED, body, content_type="text/html")
        assert outcome(polled, 24 * hour) == "not_a_feed"
    assert value(polled.database, "select count(*) from wirecopy.document") == 2
    assert value(polled.database, "select count(document_id) from wirecopy.poll") == 4


def test_a_feed_of_unstorable_text_is_stored(polled: Pipeline, site: Site) -> None:
    body = rss(Item("http://paper.example/1", title="a\x00b", guid="g\x00"))
    body = body.replace("A summary.", "&#xD800; &#0; \ufffe")
    site.put(FEED, body, content_type="application/rss+xml")
    assert outcome(polled) == "ok"
    assert "\x00" not in value(polled.database, "select title || summary || guid from wirecopy.entry")


def test_half_a_character_in_a_json_feed_is_replaced_and_its_entry_stored(
    polled: Pipeline, site: Site
) -> None:
    feed = r"""{"version": "https://jsonfeed.org/version/1.1", "title": "Daily",
        "items": [{"id": "1", "url": "http://paper.example/1", "title": "Half \ud83d of it"}]}"""
    site.put(FEED, feed, content_type="application/feed+json")
    assert outcome(polled) == "ok"
    assert column(polled.database, "select title from wirecopy.entry") == ["Half \ufffd of it"]


def test_b11_a_permanent_redirect_is_followed_remembered_and_changes_no_address(
    polled: Pipeline, site: Site
) -> None:
    site.put(FEED, status=301, location="http://new.example/f")
    site.put_feed("http://new.example/f", ITEM)
    assert outcome(polled) == "ok"
    assert value(polled.database, "select final_url from wirecopy.poll") == "http://new.example/f"
    assert value(polled.database, "select url from wirecopy.feed") == FEED


def test_b12_a_gone_feed_keeps_its_entries_and_is_asked_a_week_later(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM)
    outcome(polled)
    site.put(FEED, status=410)
    assert outcome(polled, 1) == "gone"
    assert rows(polled.database, "select status from news.feed_health") == [("gone",)]
    assert value(polled.database, "select count(*) from wirecopy.entry") == 1
    assert polled.run(NOW + 48 * HOUR, *POLL)[Stage.POLL] == {}
    site.put_feed(FEED, ITEM)
    assert outcome(polled, 24 * 8) in ("ok", "same_body")
    assert rows(polled.database, "select status from wirecopy.feed") == [("active",)]


def test_a_robots_file_that_forbids_the_feed_is_obeyed_and_kept_for_the_next_run(
    polled: Pipeline, site: Site
) -> None:
    site.put("http://paper.example/robots.txt", "User-agent: *\nDisallow: /f\n", content_type="text/plain")
    site.put_feed(FEED, ITEM)
    assert outcome(polled) == "refused_robots"
    outcome(polled, 1)
    assert FEED not in site.asked
    assert site.asked.count("http://paper.example/robots.txt") == 1
    assert rows(polled.database, "select origin, status from wirecopy.robots") == [
        ("http://paper.example", 200)
    ]


def test_a_second_attempt_at_the_stage_polls_only_what_was_left(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM)
    polled.stage(Stage.SYNC, "run", now=NOW)
    polled.stage(Stage.PLAN, "run")
    assert polled.stage(Stage.POLL, "run") == {"ok": 1}
    assert polled.stage(Stage.POLL, "run") == {}
    assert site.asked.count(FEED) == 1


def test_trouble_with_the_database_ends_the_stage_and_loses_nothing(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM, etag='"1"')
    polled.stage(Stage.SYNC, "run", now=NOW)
    with polled.database.transaction() as connection:
        connection.execute("alter table wirecopy.entry rename to lost")
    with pytest.raises(psycopg.errors.UndefinedTable):
        polled.stage(Stage.POLL, "run")
    assert rows(polled.database, "select etag, last_polled_at from wirecopy.feed") == [(None, None)]
    with polled.database.transaction() as connection:
        connection.execute("alter table wirecopy.lost rename to entry")
    assert polled.stage(Stage.POLL, "run") == {"ok": 1}


def test_a_shard_that_may_hold_only_one_document_at_a_time_comes_to_its_end(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    feeds = [f"http://paper{n}.example/f" for n in range(12)]
    for n, url in enumerate(feeds):
        site.put_feed(url, Item(f"http://paper{n}.example/1"))
    write_outlets(outlets, *feeds)
    limits = pipeline.settings.fetch.model_copy(update={"waiting_bytes": 1})
    pipeline = Pipeline(pipeline.database, pipeline.settings.model_copy(update={"fetch": limits}))
    assert pipeline.run(NOW, *POLL)[Stage.POLL] == {"ok": 12}
    assert pipeline.run(NOW + HOUR, Stage.SYNC, Stage.FETCH)[Stage.FETCH] == {"not_found": 12}


def test_an_entry_that_the_database_refuses_costs_its_own_feed_only(
    pipeline: Pipeline, site: Site, outlets: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Polls share transactions, so one bad row must not take the others' entries along."""
    healthy = [f"http://paper{n}.example/f" for n in range(8)]
    for n, url in enumerate(healthy):
        site.put_feed(url, Item(f"http://paper{n}.example/1"))
    site.put_feed(FEED, Item(ITEM.link, title="Refused"), etag='"1"')
    write_outlets(outlets, *healthy, FEED)
    with pipeline.database.transaction() as connection:
        connection.execute("alter table wirecopy.entry add constraint trouble check (title <> 'Refused')")
    assert pipeline.run(NOW, *POLL)[Stage.POLL] == {"ok": 8, "parser_failed": 1}
    assert value(pipeline.database, "select count(*) from wirecopy.entry") == 8
    failed = (
        "select etag, last_message like 'the database refused it: %%' from wirecopy.feed where url = %(url)s"
    )
    assert rows(pipeline.database, failed, url=FEED) == [(None, True)]
    assert value(pipeline.database, "select count(*) from wirecopy.document") == 9
    (trouble,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert FEED in trouble.getMessage()
    assert "CheckViolation" in trouble.getMessage()


def test_a_document_that_the_database_refuses_costs_its_own_feed_only(
    pipeline: Pipeline, site: Site, outlets: Path, caplog: pytest.LogCaptureFixture
) -> None:
    healthy = [f"http://paper{n}.example/f" for n in range(3)]
    for n, url in enumerate([*healthy, FEED]):
        site.put_feed(url, Item(f"http://paper{n}.example/1"))
    write_outlets(outlets, *healthy, FEED)
    with pipeline.database.transaction() as connection:
        connection.execute(
            f"alter table wirecopy.document add constraint trouble check (url <> '{FEED}')".encode()
        )
    assert pipeline.run(NOW, *POLL)[Stage.POLL] == {"ok": 3, "parser_failed": 1}
    failed = "select failures_in_row, last_message like 'the database refused it: %%' from wirecopy.feed where url = %(url)s"
    assert rows(pipeline.database, failed, url=FEED) == [(1, True)]
    assert all(told in caplog.text for told in (FEED, "trouble", "Traceback"))


def test_a_robots_file_that_the_database_refuses_costs_its_own_origin_only(
    pipeline: Pipeline, site: Site, outlets: Path, caplog: pytest.LogCaptureFixture
) -> None:
    feeds = [f"http://paper{n}.example/f" for n in range(3)]
    for n, url in enumerate(feeds):
        site.put_feed(url, Item(f"http://paper{n}.example/1"))
    write_outlets(outlets, *feeds)
    with pipeline.database.transaction() as connection:
        connection.execute(
            "alter table wirecopy.robots add constraint trouble check (origin not like '%paper1%')"
        )
    assert pipeline.run(NOW, *POLL)[Stage.POLL] == {"ok": 3}
    assert column(pipeline.database, "select origin from wirecopy.robots order by 1") == [
        "http://paper0.example",
        "http://paper2.example",
    ]
    assert all(told in caplog.text for told in ("http://paper1.example", "trouble", "Traceback"))


# ------------------------------------------------------------------------------------------ politeness


def test_b09_once_a_day_a_feed_is_asked_as_if_for_the_first_time(polled: Pipeline, site: Site) -> None:
    """A server whose validators never change would else hide its news for ever."""
    site.put_feed(FEED, ITEM, etag='"frozen"')
    assert [outcome(polled, hour) for hour in (0, 1)] == ["ok", "not_modified"]
    site.put_feed(FEED, ITEM, Item("http://paper.example/2"), etag='"frozen"')
    assert [outcome(polled, hour) for hour in (23, 26, 27)] == ["not_modified", "ok", "not_modified"]


def test_b11_an_address_that_redirects_for_good_is_adopted_after_days_of_agreement(
    polled: Pipeline, site: Site
) -> None:
    new = "http://moved.example/f"
    site.put(FEED, status=301, location=new)
    site.put_feed(new, ITEM)
    adopted = "select adopted_url, domain from wirecopy.feed"
    for hour in (0, 24, 48, 71):
        outcome(polled, hour)
    assert rows(polled.database, adopted) == [(None, "paper.example")]
    outcome(polled, 96)
    assert rows(polled.database, adopted) == [(new, "moved.example")]
    asked = site.asked.count(FEED)
    assert outcome(polled, 120) == "same_body"
    assert site.asked.count(FEED) == asked
    assert value(polled.database, "select url from wirecopy.feed") == FEED


def test_an_adopted_address_that_fails_gives_way_to_the_configured_one(polled: Pipeline, site: Site) -> None:
    outcome(polled)
    with polled.database.transaction() as connection:
        connection.execute(
            "update wirecopy.feed set adopted_url = 'http://moved.example/f', next_poll_at = %s", (NOW,)
        )
        connection.execute("update wirecopy.feed set failures_in_row = 2")
    assert outcome(polled, 1) == "not_found"
    site.put_feed(FEED, ITEM)
    assert outcome(polled, 48) == "ok"


def test_a_second_feed_that_is_refused_for_haste_has_its_whole_domain_left_alone(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    feeds = [f"http://paper.example/{n}" for n in range(6)]
    for url in feeds:
        site.put(url, status=429, retry_after="7200")
    write_outlets(outlets, *feeds, "http://other.example/f")
    site.put_feed("http://other.example/f", Item("http://paper.example/story"))
    counts = pipeline.run(NOW, *POLL, Stage.FETCH)
    assert counts[Stage.POLL] == {"rate_limited": 2, "ok": 1}
    assert counts[Stage.FETCH] == {}
    assert rows(
        pipeline.database, "select domain, until > %(at)s from wirecopy.domain_hold", at=NOW + HOUR
    ) == [("paper.example", True)]
    held = "select count(*) from news.feed_health where held_until is not null"
    assert value(pipeline.database, held) == 6
    assert pipeline.run(NOW + HOUR, *POLL)[Stage.POLL] in ({}, {"same_body": 1})
    assert pipeline.run(NOW + 3 * HOUR, *POLL)[Stage.POLL].get("rate_limited") == 1  # one asks for all


@pytest.mark.parametrize("status", [403, 451])
def test_a_domain_that_refuses_its_feeds_is_asked_for_one_until_that_is_welcome(
    pipeline: Pipeline, site: Site, outlets: Path, status: int
) -> None:
    feeds = [f"http://paper.example/{n}" for n in range(8)]
    for url in feeds:
        site.put(url, status=status)
    healthy = "http://other.example/f"
    site.put_feed(healthy, Item("http://other.example/1"))
    write_outlets(outlets, *feeds, healthy)

    def asked(hour: int) -> int:
        pipeline.run(NOW + hour * HOUR, *POLL)
        last_run = "(select max(run_id) from wirecopy.run)"
        of_paper = "select count(*) from wirecopy.poll where outcome = 'forbidden' and run_id = " + last_run
        return int(value(pipeline.database, of_paper))

    assert [asked(hour) for hour in range(9)] == [3, 1, 0, 1, 0, 0, 0, 1, 0]
    held = "select count(*) from news.feed_health where held_until is not null and hold_reason <> ''"
    assert value(pipeline.database, held) == 8
    assert value(pipeline.database, "select count(*) > 1 from wirecopy.poll where outcome <> 'forbidden'")
    # The first that was refused stays for subscribers only.
    for url in feeds[1:]:
        site.put_feed(url, Item("http://paper.example/story"))
    assert pipeline.run(NOW + 15 * HOUR, *POLL)[Stage.POLL]["ok"] >= 5
    assert value(pipeline.database, held) == 0


def test_a_feed_that_may_have_taken_a_task_down_is_not_asked_when_its_domain_has_just_refused(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    feeds = [f"http://paper.example/{n}" for n in range(3)]
    for url in feeds:
        site.put(url, status=429, retry_after="7200")
    write_outlets(outlets, *feeds)
    pipeline.stage(Stage.SYNC, "run", now=NOW)
    suspect = value(pipeline.database, "select min(feed_id) from wirecopy.feed")
    pipeline.database.transact(begin_attempts, WorkItem.FEED, [suspect], "0/poll/0", NOW)
    for stage in (Stage.PLAN, Stage.POLL):
        pipeline.stage(stage, "run")
    assert len(set(feeds) & set(site.asked)) == 2


# -------------------------------------------------------------------------- entries that stand as before

BY_NUMBER = "select title, summary from wirecopy.entry order by link"


def tell_apart_what_is_read(pipeline: Pipeline) -> None:
    """Another text under each entry, as if the feed had once said that: what is read again gets the feed's."""
    with pipeline.database.transaction() as connection:
        connection.execute("update wirecopy.entry set summary = 'Not read.', content_sha256 = ''")


def test_of_a_document_only_what_is_new_or_changed_is_read(polled: Pipeline, site: Site) -> None:
    first, second, third, fourth = (Item(f"http://paper.example/{n}", f"Headline {n}") for n in range(4))
    site.put_feed(FEED, first, second, third)
    outcome(polled)
    tell_apart_what_is_read(polled)
    site.put_feed(FEED, fourth, first, replace(second, title="Corrected"), third)
    outcome(polled, 1)
    assert rows(polled.database, BY_NUMBER) == [
        ("Headline 0", "Not read."),
        ("Corrected", "A summary."),
        ("Headline 2", "Not read."),
        ("Headline 3", "A summary."),
    ]
    assert column(polled.database, "select entries_listed from wirecopy.poll order by poll_id") == [3, 4]
    assert column(polled.database, "select entries_new from wirecopy.poll order by poll_id") == [3, 1]
    assert value(polled.database, "select cardinality(listed) from wirecopy.feed") == 4


def test_an_entry_that_is_not_read_again_is_seen_and_stays_listed(polled: Pipeline, site: Site) -> None:
    story, *others = (Item(f"http://paper.example/{n}") for n in range(4))
    for hour, other in zip((0, 25, 50), others, strict=True):
        site.put_feed(FEED, story, other)
        outcome(polled, hour)
    seen = f"select last_seen_at - first_seen_at > interval '49 hours' from wirecopy.entry where link = '{story.link}'"
    assert value(polled.database, seen)
    assert value(polled.database, "select cardinality(listed) from wirecopy.feed") == 2


def test_another_release_reads_everything_again(polled: Pipeline, site: Site) -> None:
    site.put_feed(FEED, ITEM)
    outcome(polled)
    tell_apart_what_is_read(polled)
    with polled.database.transaction() as connection:  # as the release before would have left it
        connection.execute("update wirecopy.entry set source_digest = 'other'")
    site.put_feed(FEED, ITEM, Item("http://paper.example/2"))
    outcome(polled, 1)
    assert value(polled.database, "select count(*) from wirecopy.entry where summary = 'A summary.'") == 2


def test_of_two_items_under_one_id_the_first_counts_whether_it_was_read_or_not(
    polled: Pipeline, site: Site
) -> None:
    one = Item("http://paper.example/1", "One", guid="1")
    other = replace(one, title="Other")
    for hour, (listed, expected) in enumerate(
        [([one, other], "One"), ([ITEM, one, other], "One"), ([other, one], "Other"), ([one, one], "One")]
    ):
        site.put_feed(FEED, *listed)
        outcome(polled, hour)
        assert column(polled.database, "select title from wirecopy.entry where guid = '1'") == [expected]


def test_ids_that_change_beside_entries_that_stand_as_before_lose_no_entry(
    polled: Pipeline, site: Site
) -> None:
    site.put_feed(FEED, *items(1, 2, 3, 4, 5, 6, ids="old"))
    outcome(polled)
    site.put_feed(FEED, *items(1, 2, ids="old"), *items(3, 4, 5, 6, 7, ids="new"))
    outcome(polled, 1)
    assert column(polled.database, "select key_policy from wirecopy.feed") == ["link"]
    assert column(polled.database, "select entries_new from wirecopy.poll order by poll_id") == [6, 1]
    assert value(polled.database, "select count(*) from wirecopy.entry where summary = 'A summary.'") == 7


# ----------------------------------------------------------------------------------------------- keys


def items(*numbers: int, ids: str) -> list[Item]:
    return [Item(f"http://paper.example/{n}", f"Headline {n}", guid=f"{ids}-{n}") for n in numbers]


def test_a_feed_that_gives_all_its_entries_new_ids_keeps_them(polled: Pipeline, site: Site) -> None:
    entries = "select entry_id, link, first_seen_at from wirecopy.entry order by entry_id"
    site.put_feed(FEED, *items(1, 2, 3, 4, ids="old"))
    outcome(polled)
    site.put_feed(FEED, *items(4, 5, 6, 7, ids="old"))  # 1 to 3 left the document, and are known all the same
    outcome(polled, 1)
    before = rows(polled.database, entries)
    site.put_feed(FEED, *items(1, 4, 5, 6, 7, 8, ids="new"))
    outcome(polled, 2)
    assert rows(polled.database, entries)[:7] == before
    assert column(polled.database, "select entries_new from wirecopy.poll order by poll_id") == [4, 3, 1]
    assert column(polled.database, "select key_policy from wirecopy.feed") == ["link"]
    site.put_feed(FEED, *items(5, 6, 7, 8, ids="newer"))
    outcome(polled, 3)
    assert value(polled.database, "select count(*) from wirecopy.entry") == 8


def test_a_feed_that_moves_all_its_stories_to_other_addresses_keeps_its_entries(
    polled: Pipeline, site: Site
) -> None:
    def at(folder: str) -> list[Item]:
        return [Item(f"http://paper.example/{folder}/{n}", f"Headline {n}") for n in range(4)]

    site.put_feed(FEED, *at("old"))
    outcome(polled)
    site.put_feed(FEED, *at("new"))
    outcome(polled, 1)
    assert column(polled.database, "select entries_new from wirecopy.poll order by poll_id") == [4, 0]
    assert column(polled.database, "select link from wirecopy.entry order by title") == [
        item.link for item in at("new")
    ]


def test_ids_are_compared_with_those_of_the_document_before_only(polled: Pipeline, site: Site) -> None:
    """Stories that come again under a new id after they had left the feed are no proof against its ids."""
    for hour, batch in enumerate(
        [items(1, 2, 3, ids="old"), items(4, 5, 6, ids="old"), items(1, 2, 3, ids="new")]
    ):
        site.put_feed(FEED, *batch)
        outcome(polled, hour)
    assert column(polled.database, "select key_policy from wirecopy.feed") == ["guid"]
    assert value(polled.database, "select count(*) from wirecopy.entry") == 9


def test_an_answer_without_entries_does_not_hide_what_the_feed_listed_before(
    polled: Pipeline, site: Site
) -> None:
    for hour, batch in enumerate([items(1, 2, 3, ids="old"), [], items(1, 2, 3, ids="new")]):
        site.put_feed(FEED, *batch)
        outcome(polled, hour)
    assert value(polled.database, "select count(*) from wirecopy.entry") == 3


def test_d13_a_flood_of_new_entries_is_stored_and_told(polled: Pipeline, site: Site) -> None:
    message = "select message from news.feed_health"
    site.put_feed(FEED, *items(*range(40), ids="id"))
    outcome(polled)
    assert value(polled.database, message) == ""  # all of a feed's first document is new
    site.put_feed(FEED, *items(*range(30, 45), ids="id"))
    outcome(polled, 1)
    assert value(polled.database, message) == ""
    site.put_feed(FEED, *items(*range(100, 200), ids="id"))
    outcome(polled, 2)
    flood = "flood: 100 new entries where 45 a day are usual"
    assert value(polled.database, message) == flood
    assert value(polled.database, "select count(*) from wirecopy.entry") == 145
    outcome(polled, 3)
    assert value(polled.database, message) == ""
    assert column(polled.database, "select message from wirecopy.poll order by poll_id") == [
        "",
        "",
        flood,
        "",
    ]


def test_what_gathered_in_a_feed_that_could_not_be_had_for_days_is_no_flood(
    polled: Pipeline, site: Site
) -> None:
    site.put_feed(FEED, *items(*range(40), ids="id"))
    outcome(polled)
    site.put(FEED, status=500)
    outcome(polled, 24)
    site.put_feed(FEED, *items(*range(100, 200), ids="id"))
    outcome(polled, 72)
    assert value(polled.database, "select message from news.feed_health") == ""


@pytest.fixture(autouse=True)
def _no_leases_are_left_behind(pipeline: Pipeline) -> Iterator[None]:
    yield
    assert value(pipeline.database, "select count(*) from wirecopy.feed where lease_holder is not null") == 0


def test_entries_of_one_page_whose_ids_differ_behind_the_hash_are_kept_apart(
    polled: Pipeline, site: Site
) -> None:
    def briefs(*numbers: int, corrected: str = "") -> list[Item]:
        page = "http://paper.example/briefs"
        return [
            Item(page, f"Brief {n}{corrected}", f"{page}#{n:032}", f"Text of brief {n}.") for n in numbers
        ]

    for hour, listed in enumerate(
        [briefs(1, 2, 3, 4), briefs(2, 3, 4, 5), briefs(4, 5, corrected=", corrected")]
    ):
        site.put_feed(FEED, *listed)
        outcome(polled, hour)
    assert column(polled.database, "select title from wirecopy.entry order by guid") == [
        "Brief 1",
        "Brief 2",
        "Brief 3",
        "Brief 4, corrected",
        "Brief 5, corrected",
    ]


def test_a_counter_behind_the_hash_that_changes_with_every_edit_makes_no_new_entry(
    polled: Pipeline, site: Site
) -> None:
    for hour in range(3):
        url = "http://paper.example/a"
        edited = Item(url, "Story", f"{url}#{hour}", f"Edit {hour}.")
        site.put_feed(FEED, edited, *items(1, 2, ids="good"))
        outcome(polled, hour)
    assert value(polled.database, "select count(*) from wirecopy.entry") == 3
    assert column(polled.database, "select summary from wirecopy.entry where title = 'Story'") == ["Edit 2."]
