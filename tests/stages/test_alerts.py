"""Alerts from rows to rows, and from there to people."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.dedupe.prose import prose
from tests.pipeline import Pipeline, rows, value
from tests.stages.site import Item, Site, write_outlets
from tests.stages.stand import Stand
from tests.store.rows import NOW, begin, outlet, sync
from wirecopy.alert.alert_facts import FeedVolume, OutletDay, StoryConflict
from wirecopy.alert.alert_message import Message
from wirecopy.model import Credit, CreditSource, Outcome, Role, Stage
from wirecopy.settings import Settings
from wirecopy.stages.watch import watch
from wirecopy.store.alert import data_folder, read_news_facts
from wirecopy.store.database import Database

COUNTS = [
    "polls",
    "polls_failed",
    "entries_new",
    "page_fetches",
    "page_fetches_failed",
    "extractions",
    "extractions_failed",
    "bytes",
    "articles",
    "words",
    "copies",
    "revisions",
]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GB = 1_000_000_000


@dataclass
class Disk:
    """Whatever disk is asked for."""

    free: int = 500 * GB
    used: int = 0
    total: int = 1000 * GB


@pytest.fixture(autouse=True)
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """That of the machine may be nearly full."""
    disk = Disk()
    monkeypatch.setattr("shutil.disk_usage", lambda folder: disk)
    return disk


def count_hours(database: Database, domain: str, hours_ago: range, **counts: int) -> None:
    with database.transaction() as connection:
        connection.execute(
            f"""insert into wirecopy.outlet_hour (outlet_domain, hour, {", ".join(COUNTS)})
                select %s, date_trunc('hour', %s::timestamptz) - ago * interval '1 hour', {", ".join(["%s"] * len(COUNTS))}
                from unnest(%s::integer[]) ago""".encode(),
            (domain, NOW, *[counts.get(name, 0) for name in COUNTS], list(hours_ago)),
        )


def count_failure(database: Database, domain: str, stage: str, outcome: Outcome, failures: int) -> None:
    with database.transaction() as connection:
        connection.execute(
            "insert into wirecopy.outlet_hour_failure values (%s, date_trunc('hour', %s::timestamptz), %s, %s, %s)",
            (domain, NOW, stage, outcome, failures),
        )


def test_outlets_that_refuse_pages_or_lost_their_texts_are_read_from_their_hours(database: Database) -> None:
    count_hours(
        database,
        "wall.example",
        range(3),
        page_fetches=8,
        page_fetches_failed=2,
        extractions=4,
        extractions_failed=2,
    )
    count_failure(database, "wall.example", "fetch", Outcome.FORBIDDEN, 4)
    count_failure(database, "wall.example", "fetch", Outcome.TIMED_OUT, 2)
    count_failure(database, "wall.example", "extract", Outcome.CHALLENGE, 6)
    count_hours(
        database, "redesigned.example", range(1), page_fetches=20, extractions=20, extractions_failed=18
    )
    count_hours(
        database, "redesigned.example", range(26, 100), page_fetches=3, extractions=2, extractions_failed=1
    )
    count_failure(database, "redesigned.example", "extract", Outcome.NO_TEXT, 18)
    count_hours(
        database,
        "well.example",
        range(3),
        page_fetches=9,
        page_fetches_failed=1,
        extractions=8,
        extractions_failed=1,
    )
    count_failure(database, "well.example", "fetch", Outcome.FORBIDDEN, 3)
    count_failure(database, "well.example", "extract", Outcome.NO_TEXT, 3)
    begin(database)
    found = database.transact(read_news_facts, NOW, with_feeds=True)
    assert found.outlets == [
        OutletDay("redesigned.example", 20, 0, None, 20, 2, Outcome.NO_TEXT, 148, 74),
        OutletDay("wall.example", 24, 10, Outcome.CHALLENGE, 6, 6, None, 0, 0),
    ]


def test_feeds_that_may_be_silent_are_read_with_what_is_usual_on_this_day_of_the_week(
    database: Database,
) -> None:
    begin(database)
    urls = ["http://a.example/quiet", "http://a.example/well", "http://a.example/failing"]
    with database.transaction() as connection:
        sync(connection, outlet("a.example", *urls), now=NOW - 14 * DAY)
        connection.execute(
            "update wirecopy.feed set last_polled_at = %s, last_new_at = %s, last_outcome ="
            " case when url = %s then 'timed_out' else 'ok' end",
            (NOW, NOW - 3 * HOUR, urls[2]),
        )
        # 56 a day, on this day of the week 28; on the last day 7 of the first feed, and 56 of the others.
        connection.execute(
            """insert into wirecopy.entry (feed_id, key, first_seen_at, last_seen_at, content_sha256)
               select feed_id, sha256(convert_to(number::text, 'UTF8')), seen_at, seen_at, ''
               from wirecopy.feed, generate_series(0, 14 * 56 - 1) number,
                    lateral (select %(now)s - interval '1 minute' - number * interval '1 day' / 56 as seen_at) at
               where case when url = %(quiet)s and seen_at > %(now)s - interval '1 day' then number %% 8 = 0
                          when seen_at > %(now)s - interval '8 days' and seen_at <= %(now)s - interval '7 days' then number %% 2 = 0
                          else true end""",
            {"now": NOW, "quiet": urls[0]},
        )
        quiet, failing = read_news_facts(connection, NOW, with_feeds=True).feeds
    assert (quiet.url, quiet.last_day, round(quiet.mean), quiet.same_weekday) == (urls[0], 7, 50, 28)
    assert (failing.url, failing.is_failing, failing.last_outcome) == (urls[2], True, Outcome.TIMED_OUT)
    assert isinstance(quiet, FeedVolume)


def test_young_stories_with_a_conflict_are_read_with_an_outlet_that_disagrees(database: Database) -> None:
    stand = Stand(database)

    def by(party: str) -> tuple[Credit, ...]:
        return (Credit(Role.ORIGINATOR, party, party, CreditSource.TAIL, 0.9),)

    stand.put("http://a.example/1", prose(1, 200), credits=by("Reuters"))
    stand.put("http://b.example/1", prose(1, 200), credits=by("Reuters"))
    stand.put("http://c.example/1", prose(1, 200), credits=by("AFP"))
    stand.put("http://a.example/2", prose(2, 200), credits=by("Reuters"))
    stand.group()
    story = value(database, "select story_id from news.stories where credit_conflicts > 0")
    found = database.transact(read_news_facts, NOW + DAY, with_feeds=True).conflicts
    assert found == [StoryConflict(story, "A title", "Reuters", "c.example", "Agence France-Presse")]
    assert database.transact(read_news_facts, NOW + 3 * DAY, with_feeds=True).conflicts == []


OPEN = "select kind, subject, opened_at, summary from news.alerts where cleared_at is null"


def test_a_red_run_opens_an_alert_once_and_the_next_green_one_clears_it(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    database = pipeline.database
    write_outlets(outlets, "http://paper.example/f")
    site.put("http://paper.example/f", status=500)
    pipeline.run(NOW)
    (opened,) = rows(database, OPEN)
    assert opened[:2] == ("run_red", "wirecopy_ingest")
    assert opened[3] == "run 1 is red: every feed failed, mostly server_error"
    pipeline.stage(Stage.GATE, value(database, "select run_key from news.runs"), now=NOW)
    assert rows(database, OPEN) == [opened], "the gate was cleared in Airflow"
    site.put_feed("http://paper.example/f", Item("http://paper.example/1"))
    pipeline.run(NOW + HOUR)
    assert rows(database, OPEN) == []
    assert value(database, "select cleared_at > opened_at + interval '50 minutes' from news.alerts")


@dataclass
class Receiver:
    """A web hook: `status` is what it answers, `bodies` what it got."""

    status: int = 200
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            found.headers.append(dict(self.headers))
            self.send_response(found.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/services/SECRET"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def no_mail(recipients: Sequence[str], message: Message) -> None:
    raise AssertionError("no mail was asked for")


def test_people_are_told_once_that_an_hour_was_missed_and_once_that_it_is_over(
    database: Database, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "wirecopy")
    begin(database, now=NOW)
    with database.transaction() as connection:
        connection.execute(
            "update wirecopy.run set state = 'green', started_at = started_at - interval '3 hours'"
        )
    settings = Settings(alert_url=SecretStr(receiver.url))
    receiver.status = 503
    airflow = "https://news.example/base/"
    assert watch(settings, database, no_mail, airflow) == {"opened": 1, "cleared": 0, "told": 0}
    assert "it answered 503" in caplog.text
    receiver.status = 204
    assert watch(settings, database, no_mail, airflow) == {"opened": 0, "cleared": 0, "told": 1}
    assert watch(settings, database, no_mail) == {"opened": 0, "cleared": 0, "told": 0}
    assert receiver.bodies[0] == receiver.bodies[1], "what was not accepted is sent again"
    told = json.loads(receiver.bodies[1])["text"]
    assert told.startswith("*Wirecopy alerts: 1 opened*\nalert: no run began for 3 hours, from ")
    assert "What to do: See in Airflow whether the DAG wirecopy_ingest is paused" in told
    assert told.endswith("All alerts: https://news.example/base/plugin/wirecopy/base/wirecopy/alerts")

    with database.transaction() as connection:
        connection.execute("update wirecopy.run set started_at = started_at + interval '3 hours'")
    ntfy = Settings(alert_url=SecretStr(f"ntfy+{receiver.url}"))
    assert watch(ntfy, database, no_mail) == {"opened": 0, "cleared": 1, "told": 1}
    assert watch(ntfy, database, no_mail) == {"opened": 0, "cleared": 0, "told": 0}
    assert receiver.bodies[2].startswith(b"over: no run began for 3 hours, from ")
    assert receiver.headers[2]["Title"] == "Wirecopy alerts: 1 over"
    assert len(receiver.bodies) == 3
    assert "SECRET" not in caplog.text
    assert "SECRET" not in repr(settings)


def test_an_address_that_nobody_answers_and_a_mail_server_that_fails_are_told_without_the_address(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    begin(database, now=NOW)
    with database.transaction() as connection:
        connection.execute("update wirecopy.run set state = 'red', reason = 'all <failed>'")

    def failing(recipients: Sequence[str], message: Message) -> None:
        assert recipients == ["desk@example.org", "night@example.org"]
        raise OSError("the server of desk@example.org says no")

    for address in ("http://127.0.0.1:9/SECRET", "mailto:desk@example.org,night@example.org"):
        assert watch(Settings(alert_url=SecretStr(address)), database, failing)["told"] == 0
    assert "reason=ClientConnectorError" in caplog.text
    assert "reason=OSError" in caplog.text
    assert "SECRET" not in caplog.text
    assert "desk@" not in caplog.text
    assert watch(Settings(), database, failing)["told"] == 0
    assert rows(database, "select kind, opening_sent_at from news.alerts") == [("run_red", None)]


def test_whoever_begins_to_listen_hears_what_is_open_and_what_was_over_today_but_not_all_of_the_past(
    database: Database, receiver: Receiver
) -> None:
    begin(database, now=NOW)
    with database.transaction() as connection:
        connection.execute(
            """insert into wirecopy.alert (kind, subject, cause, is_group, summary, numbers, opened_at, cleared_at)
               select 'feed_silent', name, 'ok', false, name || ' <!channel>', '{}', %(now)s - interval '9 days', over_at
               from (values ('open', null), ('over today', %(now)s - interval '1 hour'), ('over long ago', %(now)s - interval '2 days'))
                    as alert (name, over_at)""",
            {"now": NOW},
        )
    assert watch(Settings(alert_url=SecretStr(receiver.url)), database, no_mail)["told"] == 2
    told = json.loads(receiver.bodies[0])["text"]
    assert "1 opened, 1 over" in told
    assert "long ago" not in told
    assert "alert: open &lt;!channel&gt; [feed_silent]" in told, "Slack would wake up everybody"


def test_the_disk_that_holds_the_database_is_watched(database: Database, disk: Disk) -> None:
    folder = database.transact(data_folder)
    assert folder is not None
    assert Path(folder).is_dir()
    begin(database, now=NOW)
    disk.free = GB
    assert watch(Settings(), database, no_mail) == {"opened": 1, "cleared": 0, "told": 0}
    assert rows(database, "select kind, subject, summary from news.alerts") == [
        ("disk_nearly_full", folder, f"{folder} has 1.0 GB free of 1000")
    ]
    disk.free = 100 * GB
    assert watch(Settings(), database, no_mail) == {"opened": 0, "cleared": 1, "told": 0}
