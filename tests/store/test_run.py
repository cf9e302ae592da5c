"""Runs: one at a time, dead ones closed, living ones left alone."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from psycopg import Connection

from tests.pipeline import rows, value
from tests.store.rows import NOW, add_page, begin, outlet, sync
from wirecopy.clock import Clock
from wirecopy.errors import UsageError
from wirecopy.model import Run, RunKind, RunState, Stage, UsedUp
from wirecopy.store.claim import Claim
from wirecopy.store.database import Database
from wirecopy.store.feed import claim_feeds
from wirecopy.store.page import claim_pages, claim_waiting
from wirecopy.store.queries import load_query
from wirecopy.store.run import (
    DueWork,
    begin_run,
    due_work,
    find_run,
    lease_holder,
    left_over_of,
    require_turn,
    save_left_over,
    save_verdict,
    set_shards,
)
from wirecopy.store.stage_lock import StageLock, locked_stage

LATER = NOW + timedelta(hours=1)
CLOCK = Clock()


def _states(database: Database) -> list[tuple[str, str]]:
    return rows(database, "select run_key, state from wirecopy.run order by run_id")


def test_a_run_keeps_its_clock_and_is_found_by_its_key(database: Database) -> None:
    run = begin(database, "first", NOW)
    assert timedelta() <= run.started_at - NOW < timedelta(seconds=5)
    assert begin(database, "first", LATER) == run


def test_a_run_that_died_between_stages_is_closed_by_the_next(database: Database) -> None:
    begin(database, "dead", NOW)
    begin(database, "next", LATER)
    assert _states(database) == [("dead", "red"), ("next", "running")]
    assert "abandoned" in value(database, "select reason from wirecopy.run where run_key = 'dead'")


def test_a_run_that_a_scheduler_drives_is_alive_between_two_tasks(database: Database) -> None:
    """A task waits for its retry or for a slot, and the next run closed the run under its hands."""
    patience = timedelta(minutes=10)
    database.transact(begin_run, "hourly", Clock.starting_at(NOW), RunKind.INGEST, patience)
    with pytest.raises(UsageError, match=r"run 1 \(hourly\) has been at work since"):
        begin(database, "by hand", LATER)
    # The scheduler itself runs no two of its runs at once: what it begins may close what it left.
    database.transact(begin_run, "next hour", Clock.starting_at(LATER), RunKind.INGEST, patience)
    assert _states(database) == [("hourly", "red"), ("next hour", "running")]
    with database.transaction() as connection:
        connection.execute("update wirecopy.run set last_sign_at = now() - interval '11 minutes'")
    begin(database, "by hand", LATER + timedelta(hours=1))
    assert _states(database)[1:] == [("next hour", "red"), ("by hand", "running")]


def test_a_run_that_was_dead_for_longer_than_its_patience_does_not_go_on_beside_its_successor(
    database: Database,
) -> None:
    """Airflow misses a killed task for five minutes. Its retry asked hosts that the next run was asking too."""
    hourly = database.transact(
        begin_run, "hourly", Clock.starting_at(NOW), RunKind.INGEST, timedelta(minutes=4)
    )
    database.transact(require_turn, hourly)
    with database.transaction() as connection:
        connection.execute("update wirecopy.run set last_sign_at = now() - interval '5 minutes'")
    by_hand = begin(database, "by hand", LATER)
    with (
        locked_stage(database, by_hand, Stage.POLL, 0, CLOCK),
        pytest.raises(
            UsageError, match=r"run 2 \(by hand\) has been at work since .*: wait for it, or stop it"
        ),
    ):
        database.transact(require_turn, hourly)
    database.transact(save_verdict, by_hand, RunState.GREEN, "", LATER)
    database.transact(require_turn, hourly)


def test_a_stage_at_work_leaves_no_transaction_open(database: Database) -> None:
    """It kept VACUUM from working as long as the stage lasted."""
    run = begin(database, "alive", NOW)
    old = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null"
    with locked_stage(database, run, Stage.POLL, 0, CLOCK):
        assert value(database, old) == 0


def test_a_run_with_a_living_worker_is_left_alone_and_the_newcomer_refused(database: Database) -> None:
    run = begin(database, "alive", NOW)
    with (
        locked_stage(database, run, Stage.POLL, 0, CLOCK),
        pytest.raises(UsageError, match=r"run 1 \(alive\) has been at work since 2026-08-03 01:05"),
    ):
        begin(database, "next", LATER)
    assert _states(database) == [("alive", "running")]


def test_a_worker_in_another_process_counts_as_alive_until_it_is_killed(database: Database) -> None:
    run = begin(database, "alive", NOW)
    worker = _worker_in_stage(database, run, Stage.FETCH)
    try:
        with pytest.raises(UsageError, match="has been at work"):
            begin(database, "next", LATER)
    finally:
        worker.kill()
        worker.wait()
    database.transact(_until_let_go)
    assert begin(database, "next", LATER).key == "next"
    assert _states(database) == [("alive", "red"), ("next", "running")]


def _worker_in_stage(database: Database, run: Run, stage: Stage) -> subprocess.Popen[str]:
    """A process that has opened the stage and then does nothing."""
    program = (
        "import sys, time\n"
        "from wirecopy.clock import Clock\n"
        "from wirecopy.model import Stage\n"
        "from wirecopy.store.database import Database\n"
        "from wirecopy.store.run import find_run\n"
        "from wirecopy.store.stage_lock import locked_stage\n"
        "database = Database(sys.argv[1])\n"
        "run = database.transact(find_run, sys.argv[2])\n"
        "with locked_stage(database, run, Stage(sys.argv[3]), 0, Clock()):\n"
        "    print('holds', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", program, database.url, run.key, stage.value],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "holds\n"
    return worker


def _until_let_go(connection: Connection) -> None:
    """Returns when the server has noticed that the killed worker's connection is gone."""
    connection.execute(
        "select pg_advisory_lock(lock_key), pg_advisory_unlock(lock_key) from wirecopy.run_stage"
    )


def test_what_a_dead_run_had_claimed_is_given_back(database: Database) -> None:
    run = begin(database, "dead", NOW)
    claim: Claim = {
        "due": NOW,
        "started": NOW,
        "now": NOW,
        "lease": timedelta(days=1),
        "shard": 0,
        "shards": 1,
        "holder": lease_holder(run, Stage.POLL, 3),
        "limit": 9,
    }
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        page = add_page(connection, "http://a.example/1")
        connection.execute("update wirecopy.page set next_fetch_at = %s", (NOW,))
        connection.execute(
            """with d as (insert into wirecopy.document (fetched_at, kind, url, sha256, body_bytes, body_zstd)
                          values (%(now)s, 'page', '', '', 0, '') returning document_id)
               insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, final_url, document_id, document_fetched_at)
               select %(page)s, 1, %(now)s, 'ok', 'http://a.example/1', document_id, %(now)s from d""",
            {"page": page, "now": NOW},
        )
        assert claim_feeds(connection, **claim)
        assert claim_pages(connection, ["a.example"], **claim)
        assert claim_waiting(
            connection,
            suspect=False,
            imported=False,
            holder=claim["holder"],
            now=NOW,
            lease=timedelta(days=1),
            limit=9,
        )
    begin(database, "next", LATER)
    held = "select count(*) from (select lease_holder from wirecopy.{} where lease_holder is not null or lease_until is not null) x"
    assert [value(database, held.format(table)) for table in ("feed", "page", "page_fetch")] == [0, 0, 0]


def test_what_killed_workers_of_a_run_had_claimed_is_given_back_by_its_verdict(database: Database) -> None:
    """The next hour could not take it before the lease had ended, though nobody worked on it any more."""
    run = begin(database)
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f", "http://a.example/g"))
        connection.execute(
            "update wirecopy.feed set lease_until = %s, lease_holder = feed_id || '/poll/7'", (LATER,)
        )
    database.transact(save_verdict, run, RunState.RED, "poll did not finish", NOW)
    assert rows(database, "select lease_holder from wirecopy.feed order by feed_id") == [
        (None,),
        ("2/poll/7",),
    ]


CLAIM = {"due": NOW, "started": NOW, "now": NOW, "until": LATER, "holder": "1/fetch/0", "max": 50}


@pytest.mark.parametrize(
    ("query", "parameters", "index"),
    [
        ("run/unclaim", {"holder": "1/fetch/0"}, "page_leased"),
        ("run/give_back_claims", {"run_ids": ["1"]}, "page_leased"),
        ("page/unclaim", {"holder": "1/fetch/0"}, "page_leased"),
        ("page/claim", {**CLAIM, "domains": ["a.example"]}, "page_domain_due"),
    ],
)
def test_pages_are_claimed_and_given_back_without_a_look_at_all_of_them(
    database: Database, query: str, parameters: dict[str, object], index: str
) -> None:
    """A second for each claim among 100,000 due pages, 0.25 s for each attempt at a stage among 600,000 fetches. Postgres
    scans a small table unless it is told not to."""
    with database.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        plan = "\n".join(
            line for (line,) in connection.execute(f"explain {load_query(query)}".encode(), parameters)
        )
    assert index in plan
    assert "Seq Scan on page" not in plan


def test_claims_of_a_run_whose_number_begins_alike_are_not_given_back(database: Database) -> None:
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        connection.execute("update wirecopy.feed set lease_holder = '11/poll/0', lease_until = %s", (LATER,))
    begin(database, "dead", NOW)  # run 1
    begin(database, "next", LATER)
    assert value(database, "select lease_holder from wirecopy.feed") == "11/poll/0"


def test_a_second_attempt_at_a_stage_begins_with_what_the_first_had_claimed(database: Database) -> None:
    run = begin(database)
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        connection.execute(
            "update wirecopy.feed set lease_holder = %s, lease_until = %s", (f"{run.run_id}/poll/0", LATER)
        )
    with locked_stage(database, run, Stage.POLL, 0, CLOCK):
        assert value(database, "select lease_holder from wirecopy.feed") is None


def test_a_stage_and_shard_has_one_worker_but_shards_work_side_by_side(database: Database) -> None:
    run = begin(database)
    with (
        locked_stage(database, run, Stage.POLL, 0, CLOCK),
        locked_stage(database, run, Stage.POLL, 1, CLOCK),
        pytest.raises(UsageError, match=r"stage poll \(shard 0\) of this run is already being worked on"),
        locked_stage(database, run, Stage.POLL, 0, CLOCK),
    ):
        pass
    assert rows(database, "select shard, ended_at is null from wirecopy.run_stage order by 1") == [
        (0, False),
        (1, False),
    ]


def test_a_worker_whose_lock_a_restart_ended_holds_it_again(database: Database) -> None:
    run = begin(database)
    with locked_stage(database, run, Stage.POLL, 0, CLOCK) as lock:
        _end_sessions(database)
        assert lock.database.transact(find_run, run.key) == run
        with (
            pytest.raises(UsageError, match="already being worked on"),
            locked_stage(database, run, Stage.POLL, 0, CLOCK),
        ):
            pass
        lock.counts["ok"] = 1
    assert rows(database, "select ended_at is null, counts from wirecopy.run_stage") == [(False, {"ok": 1})]


def test_a_worker_whose_stage_was_taken_after_a_restart_stores_nothing_more(database: Database) -> None:
    """Its lock had ended with the server's sessions, and it went on beside the one that took the stage next."""
    run = begin(database)
    lock = StageLock(database, run, Stage.POLL, 0)
    lock.take(CLOCK, lease_holder(run, Stage.POLL, 0))
    _end_sessions(database)
    with locked_stage(database, run, Stage.POLL, 0, CLOCK) as taken:
        taken.counts["ok"] = 2
    with pytest.raises(UsageError, match=r"stage poll \(shard 0\) of this run was taken over"):
        lock.database.transact(set_shards, run, 9)
    with pytest.raises(UsageError, match="taken over"):
        lock.end(CLOCK)
    lock.release()
    assert rows(
        database, "select counts, shards from wirecopy.run_stage join wirecopy.run using (run_id)"
    ) == [({"ok": 2}, 1)]


def test_a_worker_whose_run_was_closed_stores_nothing_more(database: Database) -> None:
    run = begin(database)
    lock = StageLock(database, run, Stage.POLL, 0)
    lock.take(CLOCK, lease_holder(run, Stage.POLL, 0))
    _end_sessions(database)
    begin(database, "next", LATER)
    with pytest.raises(UsageError, match="taken over"):
        lock.database.transact(set_shards, run, 9)
    lock.release()


def _end_sessions(database: Database) -> None:
    """What a restart of the server is to its clients; it waits until they are gone."""
    value(
        database,
        "select count(pg_terminate_backend(pid, 60000)) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()",
    )


def test_a_stage_that_raises_stays_open_for_the_gate_to_see(database: Database) -> None:
    run = begin(database)
    with suppress(ZeroDivisionError), locked_stage(database, run, Stage.POLL, 0, CLOCK) as lock:
        lock.counts["ok"] = 1
        raise ZeroDivisionError
    assert rows(database, "select ended_at, counts from wirecopy.run_stage") == [(None, {})]
    with locked_stage(database, run, Stage.POLL, 0, CLOCK) as lock:
        lock.counts["ok"] = 2
    assert rows(database, "select ended_at is null, counts from wirecopy.run_stage") == [(False, {"ok": 2})]


def test_a_clock_before_the_newest_run_is_refused_in_one_line(database: Database) -> None:
    begin(database, "first", NOW)
    with pytest.raises(
        UsageError, match=r"before the newest run's start 2026-08-03T01:05:.*WIRECOPY_NOW"
    ) as refused:
        begin(database, "past", NOW - timedelta(hours=1))
    assert "\n" not in str(refused.value)
    assert _states(database) == [("first", "running")]  # the refusal closed nothing


def test_without_a_given_time_a_run_begins_now(database: Database) -> None:
    run = database.transact(begin_run, "now", Clock.starting_at(None))
    assert abs(run.started_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert run.clock_offset == timedelta()


def test_a_judged_run_is_not_closed_again(database: Database) -> None:
    run = begin(database, "done", NOW)
    database.transact(save_verdict, run, RunState.GREEN, "", NOW)
    begin(database, "next", LATER)
    assert _states(database) == [("done", "green"), ("next", "running")]


def test_what_is_due_is_counted_by_domain_for_the_shard_and_up_to_a_limit(database: Database) -> None:
    with database.transaction() as connection:
        feeds = ("http://a.example/1", "http://a.example/2", "http://b.example/1")
        sync(connection, outlet("a.example", *feeds[:2]), outlet("b.example", feeds[2]))
    run = begin(database)

    def due(shard: int = 0, shards: int = 1, at: datetime = LATER, limit: int = 100) -> DueWork:
        of_shards = replace(run, shards=shards)
        return database.transact(due_work, of_shards, Stage.POLL, shard, now=NOW, due=at, limit=limit)

    assert due() == DueWork({"a.example": 2, "b.example": 1}, is_all=True)
    assert due(at=NOW - timedelta(days=1)) == DueWork({}, is_all=True)
    assert due(limit=2).items == 2
    assert not due(limit=2).is_all
    in_shards = [due(shard, 2) for shard in range(2)]
    assert sum(work.items for work in in_shards) == 3
    assert sorted(domain for work in in_shards for domain in work.domains) == ["a.example", "b.example"]


@pytest.mark.parametrize("stage", [Stage.SYNC, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH])
def test_a_feed_that_is_due_is_work_for_poll_alone(database: Database, stage: Stage) -> None:
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/1"))
    due = database.transact(due_work, begin(database), stage, 0, now=NOW, due=LATER, limit=100)
    assert due.items == 0


def test_what_a_stage_left_over_may_be_stored_twice_where_the_end_of_a_transaction_was_not_told(
    database: Database,
) -> None:
    run = begin(database, "hourly", NOW)
    with locked_stage(database, run, Stage.FETCH, 0, CLOCK) as lock:
        for _ in range(2):
            lock.database.transact(save_left_over, run, Stage.FETCH, 0, [(None, 3, UsedUp.TIME)])
    left = database.transact(left_over_of, [run.run_id])[run.run_id]
    assert [str(each) for each in left] == ["fetch: 3 for want of time"]
