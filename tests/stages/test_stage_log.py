"""What the log tells of an attempt: begin, progress, end, and every trouble of ours with its traceback."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.pipeline import Pipeline
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.confine import ConfinedWorker, WorkerKilled, traceback_of
from wirecopy.errors import ArchiveError, UsageError
from wirecopy.model import Outcome, Stage
from wirecopy.settings import Settings
from wirecopy.stages import pipeline as stages
from wirecopy.stages.context import StageContext
from wirecopy.stages.maintenance import Chore, run_chore
from wirecopy.stages.stage_log import MAX_RECORDS_OF_A_KIND, PROGRESS_SECONDS, StageLog
from wirecopy.store.database import Database
from wirecopy.store.run import DueWork

FEEDS = [f"http://paper{number}.example/f" for number in range(7)]


class Seconds:
    """A clock that runs when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="wirecopy")
    return caplog


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def log(seconds: Seconds) -> StageLog:
    return StageLog({"run": "hourly", "run_id": 7, "stage": Stage.POLL, "shard": 3}, seconds=seconds)


WHOSE = "run=hourly run_id=7 stage=poll shard=3"


# ------------------------------------------------------------------------------------------ begin and end


def test_the_first_line_names_the_work_and_the_first_domains(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    log.begin(
        DueWork(
            {
                f"{letter}.example": items
                for letter, items in zip("abcdefg", (6, 1, 1, 1, 1, 1, 1), strict=True)
            },
            is_all=True,
        )
    )
    log.begin(DueWork({"a.example": 6000, "b.example": 4000}, is_all=False))
    log.begin()
    assert lines.messages == [
        f'begin {WHOSE} due=12 domains="a.example, b.example, c.example, d.example, e.example and 2 more"',
        f'begin {WHOSE} due=10000+ domains="a.example, b.example"',
        f"begin {WHOSE}",
    ]


def test_the_last_line_has_the_counts_the_seconds_and_the_three_slowest_hosts(
    log: StageLog, seconds: Seconds, lines: pytest.LogCaptureFixture
) -> None:
    for host, took in (("a", 0.5), ("b", 2), ("c", 3), ("b", 2.25), ("d", 9)):
        log.answered(f"{host}.example", took)
    seconds.now += 12.5
    log.end({"ok": 4, "timed_out": 1})
    assert lines.messages == [
        f'end {WHOSE} seconds=12.50 ok=4 timed_out=1 slowest_hosts="d.example 9.0s/1, b.example 4.2s/2, c.example 3.0s/1"'
    ]


def test_before_the_last_line_each_outcome_that_is_none_names_its_hosts_in_harmless_characters(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    for url in ("http://b.example/1", "http://b.example/2", "http://a.example:8080/1", "http://[half"):
        log.item_ended(Outcome.TIMED_OUT, url)
    log.item_ended(Outcome.DNS_FAILED, f"http://{{{{x}}}}<b>\u202e{'y' * 80}/")
    log.item_ended(Outcome.OK, "http://c.example/1")
    log.end({"ok": 1, "timed_out": 4, "dns_failed": 1})
    assert lines.messages == [
        f'went wrong {WHOSE} outcome=timed_out items=4 hosts="b.example 2, ? 1, a.example 1"',
        f'went wrong {WHOSE} outcome=dns_failed items=1 hosts="??x???b??{"y" * 51} 1"',
        f"end {WHOSE} seconds=0.00 ok=1 timed_out=4 dns_failed=1",
    ]


# ------------------------------------------------------------------------------------------ progress


def test_a_long_attempt_tells_how_far_it_is_and_a_short_one_does_not(
    log: StageLog, seconds: Seconds, lines: pytest.LogCaptureFixture
) -> None:
    shown: list[int] = []
    report = log.with_progress(shown.append)
    for _ in range(8):
        seconds.now += PROGRESS_SECONDS / 3
        report(5)
    assert shown == [5] * 8
    assert lines.messages == [
        f"progress {WHOSE} done=15 per_second=0.50 seconds=30.00",
        f"progress {WHOSE} done=30 per_second=0.50 seconds=60.00",
    ]


def test_a_host_that_answers_late_moves_the_progress_too(
    log: StageLog, seconds: Seconds, lines: pytest.LogCaptureFixture
) -> None:
    seconds.now += PROGRESS_SECONDS
    log.answered("slow.example", PROGRESS_SECONDS)
    assert lines.messages == [f"progress {WHOSE} done=0 per_second=0.00 seconds=30.00"]


def test_threads_lose_no_item_and_write_one_line_of_progress(
    log: StageLog, seconds: Seconds, lines: pytest.LogCaptureFixture
) -> None:
    report = log.with_progress(lambda _done: None)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(report, [1] * 1000))
        seconds.now += PROGRESS_SECONDS
        list(threads.map(report, [0] * 100))
    assert lines.messages == [f"progress {WHOSE} done=1000 per_second=33.33 seconds=30.00"]


# ------------------------------------------------------------------------------------------ trouble


def crash_on(document: bytes) -> None:
    raise LookupError(f"no title in {document!r}")


def hang_on(document: bytes) -> None:
    while document:
        pass


def test_a_parser_that_fails_leaves_address_document_run_and_the_traceback_of_its_process(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    with ConfinedWorker(seconds=60, memory_bytes=2**30) as worker:
        try:
            worker.call(crash_on, b"<rss>")
        except LookupError as error:
            log.trouble("the parser failed", url=FEEDS[0], document_id=42, trace=traceback_of(error))
    (record,) = lines.records
    first, _, trace = record.getMessage().partition("\n")
    assert record.levelno == logging.ERROR
    assert first == f"the parser failed {WHOSE} url={FEEDS[0]} document=42"
    assert "in crash_on" in trace
    assert trace.endswith("LookupError: no title in b'<rss>'")


def test_a_parser_that_is_killed_leaves_the_line_where_it_stood(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    with ConfinedWorker(seconds=0.2, memory_bytes=2**30, preload=[__name__]) as worker:
        try:
            worker.call(hang_on, b"<html>")
        except WorkerKilled as error:
            log.trouble("the parser was killed", url=FEEDS[0], error=error)
    (message,) = lines.messages
    assert "WorkerKilled: " in message
    assert "was ended by SIGPROF" in message
    assert "in hang_on" in message


def test_a_row_that_postgres_refuses_leaves_its_words(
    log: StageLog, database: Database, lines: pytest.LogCaptureFixture
) -> None:
    try:
        with database.transaction() as connection:
            connection.execute(
                "insert into wirecopy.run (run_key, kind, started_at) values ('x', 'dance', now())"
            )
    except psycopg.Error as error:
        log.trouble("the database refused it", url=FEEDS[0], document_id=42, error=error)
    (message,) = lines.messages
    assert message.startswith(f"the database refused it {WHOSE} url={FEEDS[0]} document=42\nTraceback")
    assert "dance" in message


def test_an_address_leaves_its_secrets_behind(log: StageLog, lines: pytest.LogCaptureFixture) -> None:
    address = "http://editor:sesame@paper.example/f?token=sesame&n=1"
    log.trouble("the parser failed", url=address, error=ValueError(address))
    (message,) = lines.messages
    assert 'url="http://paper.example/f?token=(hidden)&n=1"' in message
    assert "sesame" not in message


def test_of_one_kind_of_trouble_the_first_are_written_and_the_rest_counted(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    for number in range(MAX_RECORDS_OF_A_KIND + 5):
        log.trouble("the parser failed", document_id=number)
    log.trouble("the parser was killed", document_id=0)
    log.end({})
    *written, killed, more, _end = lines.messages
    assert written == [
        f"the parser failed {WHOSE} document={number}" for number in range(MAX_RECORDS_OF_A_KIND)
    ]
    assert killed == f"the parser was killed {WHOSE} document=0"
    assert more == f"5 more of: the parser failed {WHOSE}"


# ------------------------------------------------------------------------------------------ what ends an attempt


def test_an_error_that_ends_an_attempt_is_written_once_and_goes_on(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    for _ in range(MAX_RECORDS_OF_A_KIND + 1):
        log.trouble("the parser failed")
    lines.clear()
    with pytest.raises(OSError, match="disk full"), log.failure_logged():
        raise OSError("disk full")
    more, failed = lines.records
    assert more.getMessage().startswith("1 more of: the parser failed")
    assert failed.levelno == logging.ERROR
    assert failed.getMessage().startswith(f"failed {WHOSE} seconds=0.00\nTraceback")
    assert failed.getMessage().endswith("OSError: disk full")


def test_a_foreseen_error_is_no_alarm_since_whoever_catches_it_shows_it(
    log: StageLog, lines: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ArchiveError), log.failure_logged():
        raise ArchiveError("the bucket is gone")
    (record,) = lines.records
    assert record.levelno == logging.INFO
    assert record.getMessage().endswith("ArchiveError: the bucket is gone")


def test_a_person_who_stops_it_sees_no_traceback(log: StageLog, lines: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyboardInterrupt), log.failure_logged():
        raise KeyboardInterrupt
    assert lines.messages == [f"stopped {WHOSE} seconds=0.00"]


# ------------------------------------------------------------------------------------------ the pipeline


def test_every_stage_of_a_run_begins_and_ends_in_the_log(
    pipeline: Pipeline, site: Site, outlets: Path, lines: pytest.LogCaptureFixture
) -> None:
    write_outlets(outlets, *FEEDS)
    for feed in FEEDS:
        site.put_feed(feed, Item(feed.replace("/f", "/1")))
        site.put_page(feed.replace("/f", "/1"), "A headline", f"What {feed} has to say. " * 30)
    counted = {
        stage: pipeline.stage(stage, "hourly", now=NOW)
        for stage in Stage
        if stage.value not in ("import", "replay")
    }
    told = [line for line in lines.messages if line.startswith(("begin ", "end "))]
    assert [line.split()[0] for line in told] == ["begin", "end"] * len(counted)
    assert all("run=hourly run_id=1 " in line for line in told)
    begun = {stage: told[2 * number] for number, stage in enumerate(counted)}
    ended = {stage: told[2 * number + 1] for number, stage in enumerate(counted)}
    named = 'due=7 domains="paper0.example, paper1.example, paper2.example, paper3.example, paper4.example and 2 more"'
    for stage in (Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE):
        assert begun[stage] == f"begin run=hourly run_id=1 stage={stage} shard=0 {named}"
    assert begun[Stage.PUBLISH].endswith("stage=publish shard=0 due=7")
    assert begun[Stage.GATE].endswith("stage=gate shard=0")
    for stage, counts in counted.items():
        assert all(f" {word}={number}" in ended[stage] for word, number in counts.items())


def test_an_error_that_ends_a_stage_is_told_with_its_run(
    pipeline: Pipeline,
    site: Site,
    outlets: Path,
    lines: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def break_down(context: StageContext) -> dict[str, int]:
        raise ZeroDivisionError("nothing to divide by")

    write_outlets(outlets, *FEEDS)
    pipeline.stage(Stage.SYNC, "hourly", now=NOW)
    monkeypatch.setattr(stages, "_work_of", lambda _stage: break_down)
    lines.clear()
    with pytest.raises(ZeroDivisionError):
        pipeline.stage(Stage.POLL, "hourly")
    begin, failed = lines.messages
    assert begin.startswith("begin run=hourly run_id=1 stage=poll")
    assert failed.startswith("failed run=hourly run_id=1 stage=poll shard=0 seconds=")
    assert "in break_down" in failed


def test_a_stage_that_another_worker_holds_is_told_without_alarm(
    pipeline: Pipeline, outlets: Path, lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def do_it_again(context: StageContext) -> dict[str, int]:
        with pytest.raises(UsageError):
            pipeline.stage(Stage.PLAN, "hourly")
        return {}

    write_outlets(outlets, *FEEDS)
    pipeline.stage(Stage.SYNC, "hourly", now=NOW)
    monkeypatch.setattr(stages, "_work_of", lambda _stage: do_it_again)
    pipeline.stage(Stage.PLAN, "hourly")
    assert [
        record.levelname for record in lines.records if "already being worked on" in record.getMessage()
    ] == ["INFO"]


def test_a_red_run_is_told_with_its_reason(
    pipeline: Pipeline, site: Site, outlets: Path, lines: pytest.LogCaptureFixture
) -> None:
    write_outlets(outlets, FEEDS[0])
    site.put(FEEDS[0], status=500)
    pipeline.run(NOW)
    (red,) = [record for record in lines.records if "the run is red" in record.getMessage()]
    assert red.levelno == logging.ERROR
    assert red.getMessage().startswith("the run is red: every feed failed, mostly server_error run=")


def test_a_chore_begins_and_ends_in_the_log(database: Database, lines: pytest.LogCaptureFixture) -> None:
    run_chore(Chore.ROBOTS, Settings(now=NOW), database)
    begin, end = lines.messages
    assert begin == "begin chore=robots"
    assert end.startswith("end chore=robots seconds=")
    assert end.endswith("robots_deleted=0")
