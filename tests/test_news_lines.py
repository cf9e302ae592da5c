"""What `make up` prints while it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.store.rows import NOW, begin
from wirecopy.local.news_lines import NewsLines, run_line
from wirecopy.model import RunKind, RunState, Stage
from wirecopy.store.database import Database
from wirecopy.store.run import EndedRun, StageCounts, save_verdict

RUN = EndedRun(7, RunKind.INGEST, NOW, NOW + timedelta(minutes=4), RunState.GREEN, "")


def test_each_run_and_each_alert_is_one_line_once(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    def printed(after: float) -> list[str]:
        clock[0] += after
        lines.print_new()
        return capsys.readouterr().out.splitlines()

    def execute(statement: str) -> None:
        with database.transaction() as connection:
            connection.execute(statement.encode())

    add = "insert into wirecopy.alert (kind, subject, cause, is_group, summary, numbers, opened_at) values"
    run = begin(database)
    execute(f"{add} ('disk_nearly_full', '/news', '', false, '/news has 1.0 GB free of 20', '{{}}', now())")
    clock = [100.0]
    lines = NewsLines(database.url, lambda: clock[0])
    assert printed(0) == ["alert: /news has 1.0 GB free of 20"]
    database.transact(save_verdict, run, RunState.RED, "every feed failed", NOW + timedelta(minutes=4))
    execute(f"{add} ('run_red', 'wirecopy_ingest', '', false, 'run 1 is\n\x1b[2J red', '{{}}', now())")
    assert printed(5) == [], "it does not look all the time"
    assert printed(5) == [
        "01:09 UTC run 1 red after 4 min: every feed failed",
        "alert: run 1 is \ufffd[2J red",
    ]
    execute("update wirecopy.alert set cleared_at = now() where kind = 'disk_nearly_full'")
    assert printed(10) == ["over: /news has 1.0 GB free of 20"]
    assert printed(10) == []
    lines.url = "postgresql://postgres@127.0.0.1:9/gone"
    assert printed(10) == [], "a database that is away"


def test_a_line_says_what_a_run_did() -> None:
    stages = [
        StageCounts(Stage.POLL, 0, {"ok": 300, "not_modified": 36, "timed_out": 12}),
        StageCounts(Stage.FETCH, 0, {"ok": 110, "same_body": 10}),
        StageCounts(Stage.EXTRACT, 0, {"extracted": 98, "no_text": 2}),
        StageCounts(Stage.DEDUPE, 0, {"articles": 98, "copies": 41}),
    ]
    assert run_line(RUN, stages) == (
        "01:09 UTC run 7 green after 4 min: 348 feeds (12 failed), 120 pages, 98 articles, 41 copies"
    )
    short = replace(RUN, ended_at=NOW + timedelta(seconds=34))
    assert run_line(short, [StageCounts(Stage.POLL, 0, {"ok": 1})]) == (
        "01:05 UTC run 7 green after 34 s: 1 feed"
    )
    # The session may have the zone of its machine.
    in_tokyo = replace(RUN, ended_at=RUN.ended_at.astimezone(ZoneInfo("Asia/Tokyo")))
    assert run_line(in_tokyo, []) == "01:09 UTC run 7 green after 4 min: nothing was due"
