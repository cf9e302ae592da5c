"""What fails or dies on one item, in any stage, ends with that item: it is set aside, shown, and can be put back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.pipeline import WAIT_SECONDS, Pipeline, environment_of, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import replay
from tests.stages.site import Item, Site, write_outlets
from tests.stages.stand import Stand
from tests.store.rows import NOW
from wirecopy.dedupe.fingerprint import Fingerprint, fingerprint
from wirecopy.errors import DatabaseError
from wirecopy.model import RunKind, Stage, WorkItem
from wirecopy.stages import context, extract, fingerprint_cache
from wirecopy.store.attempt import Retried, begin_attempts, end_attempts, put_back, set_aside
from wirecopy.store.database import Database
from wirecopy.store.run import waiting_work
from wirecopy.store.story import create_stories

HOUR = timedelta(hours=1)
HOSTS = ("a", "b", "c")
BAD = "http://b.example/1"
WORK = (Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH)
UNTIL = {stage: WORK[: number + 1] for number, stage in enumerate(WORK)}
ASIDE = "select stage, item, url, reason from news.set_aside"


@pytest.fixture
def papers(pipeline: Pipeline, site: Site, outlets: Path) -> Pipeline:
    """Three outlets, each with a feed and an article; the one of B is what fails."""
    write_outlets(outlets, *(f"http://{host}.example/f" for host in HOSTS))
    for number, host in enumerate(HOSTS):
        url = f"http://{host}.example/1"
        site.put_feed(f"http://{host}.example/f", Item(url, content=f"<p>{prose(number)}</p>"))
        site.put_page(url, f"Headline of {host}", prose(number))
    return pipeline


def change(pipeline: Pipeline, statement: str) -> None:
    with pipeline.database.transaction() as connection:
        connection.execute(statement.encode())


def refuse(pipeline: Pipeline, table: str, condition: str) -> Callable[[], None]:
    """Let the database refuse rows for which the condition does not hold, until the result is called."""
    change(pipeline, f"alter table wirecopy.{table} add constraint refused check ({condition}) not valid")
    return lambda: change(pipeline, f"alter table wirecopy.{table} drop constraint refused")


def retry(pipeline: Pipeline, url: str | None, hour: int) -> list[bool]:
    found = pipeline.database.transact(put_back, url, NOW + hour * HOUR)
    return [each.became is Retried.PUT_BACK for each in found]


def published(pipeline: Pipeline) -> set[str]:
    return {
        url
        for (url,) in rows(pipeline.database, "select url from news.articles where change_seq is not null")
    }


# ---------------------------------------------------------------------------- what fails, in each stage


def test_an_article_that_dedupe_fails_on_twice_is_set_aside_and_comes_back_when_it_is_put_back(
    papers: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    papers.run(NOW, *UNTIL[Stage.EXTRACT])
    bad = value(papers.database, "select article_id from news.articles where url = %(url)s", url=BAD)
    accept = refuse(papers, "fingerprint", f"article_id <> {bad}")
    first = papers.run(NOW + HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH)
    assert (first[Stage.DEDUPE]["articles"], first[Stage.DEDUPE]["failed"]) == (2, 1)
    assert published(papers) == {"http://a.example/1", "http://c.example/1"}
    assert rows(papers.database, ASIDE) == []
    assert papers.run(NOW + 2 * HOUR, Stage.SYNC, Stage.DEDUPE)[Stage.DEDUPE] == {"set_aside": 1}
    ((stage, item, url, reason),) = rows(papers.database, ASIDE)
    assert (stage, item, url) == ("dedupe", "article", BAD)
    assert reason.startswith("the database refused it: CheckViolation: ")
    assert f"article {bad}" in caplog.text
    fate = "select message from news.entry_fates where url = %(url)s"
    assert value(papers.database, fate, url=BAD).startswith("set aside by dedupe: the database refused it")
    assert papers.run(NOW + 3 * HOUR, Stage.SYNC, Stage.DEDUPE)[Stage.DEDUPE] == {}
    accept()
    assert retry(papers, "http://a.example/1", 4) == []
    assert retry(papers, BAD, 4) == [True]
    last = papers.run(NOW + 4 * HOUR, Stage.SYNC, Stage.DEDUPE, Stage.PUBLISH)
    assert last[Stage.DEDUPE]["articles"] == 1
    assert BAD in published(papers)
    assert value(papers.database, "select count(*) from wirecopy.attempt") == 0


def test_an_article_on_which_our_own_code_breaks_costs_the_others_nothing(
    papers: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_on_one(text: str, title: str, *, is_live: bool = False) -> Fingerprint:
        if title == "Headline of b":
            raise RecursionError("too deep")
        return fingerprint(text, title, is_live=is_live)

    monkeypatch.setattr(fingerprint_cache, "fingerprint", break_on_one)
    counts = papers.run(NOW, *WORK)[Stage.DEDUPE]
    assert (counts["articles"], counts["failed"]) == (2, 1)
    assert papers.run(NOW + HOUR, *WORK)[Stage.DEDUPE] == {"set_aside": 1}
    assert [row[3] for row in rows(papers.database, ASIDE)] == ["RecursionError: too deep"]
    assert published(papers) == {"http://a.example/1", "http://c.example/1"}


def test_a_story_that_publish_fails_on_twice_is_set_aside_and_comes_back_when_it_is_put_back(
    papers: Pipeline,
) -> None:
    accept = refuse(papers, "story", "title is null or title <> 'Headline of b'")
    first = papers.run(NOW, *WORK)[Stage.PUBLISH]
    assert (first["stories"], first["failed"]) == (2, 1)
    assert papers.run(NOW + HOUR, Stage.SYNC, Stage.PUBLISH)[Stage.PUBLISH] == {"set_aside": 1}
    assert [row[:3] for row in rows(papers.database, ASIDE)] == [("publish", "story", BAD)]
    assert papers.run(NOW + 2 * HOUR, Stage.SYNC, Stage.PUBLISH)[Stage.PUBLISH] == {}
    accept()
    assert retry(papers, None, 3) == [True]
    assert papers.run(NOW + 3 * HOUR, Stage.SYNC, Stage.PUBLISH)[Stage.PUBLISH] == {
        "stories": 1,
        "compared": 1,
    }


def test_a_page_whose_article_is_refused_is_set_aside_and_read_again_when_it_is_put_back(
    papers: Pipeline,
) -> None:
    accept = refuse(papers, "article", "title <> 'Headline of b'")
    assert papers.run(NOW, *WORK)[Stage.EXTRACT] == {"extracted": 2, "parser_failed": 1}
    assert [row[:3] for row in rows(papers.database, ASIDE)] == [("extract", "document", BAD)]
    accept()
    assert retry(papers, BAD, 1) == [True]
    assert papers.run(NOW + HOUR, Stage.SYNC, *WORK[4:])[Stage.EXTRACT] == {"extracted": 1}
    assert BAD in published(papers)
    assert rows(papers.database, ASIDE) == []


def test_a_page_that_was_set_aside_and_is_read_by_a_replay_is_set_aside_no_longer(papers: Pipeline) -> None:
    accept = refuse(papers, "article", "title <> 'Headline of b'")
    papers.run(NOW, *WORK)
    replay(papers, RunKind.REPLAY)
    assert len(rows(papers.database, ASIDE)) == 1
    accept()
    replay(papers)
    assert len(rows(papers.database, ASIDE)) == 1  # a rehearsal changes nothing
    replay(papers, RunKind.REPLAY)
    assert rows(papers.database, ASIDE) == []
    assert BAD in published(papers)


def test_a_page_whose_document_is_in_the_archive_stays_aside_for_a_replay(papers: Pipeline) -> None:
    refuse(papers, "article", "title <> 'Headline of b'")
    papers.run(NOW, *WORK)
    change(papers, f"delete from wirecopy.document where url = '{BAD}'")
    assert retry(papers, BAD, 1) == [False]
    assert len(rows(papers.database, ASIDE)) == 1


def test_the_feeds_text_of_a_page_that_is_refused_is_set_aside_and_read_again_when_it_is_put_back(
    papers: Pipeline, site: Site
) -> None:
    site.put(BAD, status=403)
    accept = refuse(papers, "article", "text_source <> 'feed'")
    assert papers.run(NOW, *WORK)[Stage.EXTRACT] == {"extracted": 2, "parser_failed": 1}
    assert [row[:3] for row in rows(papers.database, ASIDE)] == [("extract", "feed_text", BAD)]
    accept()
    assert retry(papers, BAD, 1) == [True]
    assert papers.run(NOW + HOUR, Stage.SYNC, Stage.EXTRACT)[Stage.EXTRACT] == {"extracted": 1}


def test_a_page_whose_fetch_is_refused_is_set_aside_and_fetched_again_when_it_is_put_back(
    papers: Pipeline,
) -> None:
    accept = refuse(papers, "document", f"url <> '{BAD}'")
    assert papers.run(NOW, *WORK)[Stage.FETCH] == {"ok": 2, "parser_failed": 1}
    assert [row[:3] for row in rows(papers.database, ASIDE)] == [("fetch", "page", BAD)]
    accept()
    assert "parser_failed" not in papers.run(NOW + HOUR, *WORK)[Stage.FETCH]
    assert retry(papers, BAD, 2) == [True]
    assert papers.run(NOW + 2 * HOUR, *WORK)[Stage.FETCH]["ok"] == 1
    assert BAD in published(papers)


# --------------------------------------------------------------------- what takes the whole process down


DEADLY = {
    WorkItem.FEED: (Stage.POLL, "select feed_id from wirecopy.feed where url like 'http://b.%%'"),
    WorkItem.PAGE: (Stage.FETCH, "select page_id from wirecopy.page where url like 'http://b.%%'"),
    WorkItem.DOCUMENT: (
        Stage.EXTRACT,
        "select page_fetch_id from wirecopy.page_fetch where final_url like 'http://b.%%'",
    ),
    WorkItem.FEED_TEXT: (Stage.EXTRACT, "select page_id from wirecopy.page where url like 'http://b.%%'"),
    WorkItem.ARTICLE: (Stage.DEDUPE, "select article_id from wirecopy.article where url like 'http://b.%%'"),
    WorkItem.STORY: (
        Stage.PUBLISH,
        "select story_id from wirecopy.story_copy join wirecopy.article using (article_id) where url like 'http://b.%%'",
    ),
}


@pytest.mark.parametrize("item", DEADLY)
def test_what_was_at_work_when_two_tasks_died_is_set_aside_and_comes_back_when_it_is_put_back(
    papers: Pipeline, site: Site, item: WorkItem
) -> None:
    stage, find = DEADLY[item]
    if item is WorkItem.FEED_TEXT:
        site.put(BAD, status=403)
    before = WORK[: WORK.index(stage)]
    papers.run(NOW, *before)
    (deadly,) = (number for (number,) in rows(papers.database, find))
    for _ in range(2):
        with papers.database.transaction() as connection:
            begin_attempts(connection, item, [deadly], "dead", NOW)
    counts = papers.run(NOW + HOUR, Stage.SYNC, stage)[stage]
    assert sum(counts.get(word, 0) for word in ("parser_killed", "set_aside")) == 1
    assert sum(counts.get(word, 0) for word in ("ok", "extracted", "articles", "stories")) >= 2
    ((found_stage, found_item, _, reason),) = rows(papers.database, ASIDE)
    assert (found_stage, found_item, reason) == (stage, item, "set aside: 2 attempts took their task down")
    papers.run(NOW + 2 * HOUR, *WORK)
    assert len(rows(papers.database, ASIDE)) == 1
    assert retry(papers, None, 3) == [True]
    papers.run(NOW + 3 * HOUR, *WORK)
    assert published(papers) == {f"http://{host}.example/1" for host in HOSTS}
    assert value(papers.database, "select count(*) from wirecopy.attempt") == 0


@pytest.mark.parametrize("item", DEADLY)
def test_what_was_at_work_when_one_task_died_is_tried_once_more(
    papers: Pipeline, site: Site, item: WorkItem
) -> None:
    stage, find = DEADLY[item]
    if item is WorkItem.FEED_TEXT:
        site.put(BAD, status=403)
    papers.run(NOW, *WORK[: WORK.index(stage)])
    with papers.database.transaction() as connection:
        begin_attempts(connection, item, [number for (number,) in rows(papers.database, find)], "dead", NOW)
    papers.run(NOW + HOUR, *WORK)
    assert published(papers) == {f"http://{host}.example/1" for host in HOSTS}
    assert value(papers.database, "select count(*) from wirecopy.attempt") == 0


def died(database: Database, item: WorkItem, *item_ids: int, holder: str = "dead") -> None:
    """Let a task have died while these were at work."""
    database.transact(begin_attempts, item, item_ids, holder, NOW)


def test_the_death_of_a_task_counts_though_its_retry_meets_trouble_that_is_no_items(papers: Pipeline) -> None:
    """A task that is tried again has the name of the one that died."""
    papers.stage(Stage.SYNC, "run", now=NOW)
    (deadly,) = (number for (number,) in rows(papers.database, DEADLY[WorkItem.FEED][1]))
    died(papers.database, WorkItem.FEED, deadly, holder="1/poll/0")
    change(papers, "alter table wirecopy.poll rename to lost")
    with pytest.raises(psycopg.errors.UndefinedTable):
        papers.stage(Stage.POLL, "run")
    assert rows(papers.database, "select item_id, attempts from wirecopy.attempt") == [(deadly, 1)]


def test_a_worker_that_lost_its_claim_does_not_end_the_attempt_of_the_one_that_has_it(
    database: Database,
) -> None:
    died(database, WorkItem.PAGE, 1, holder="slow")
    died(database, WorkItem.PAGE, 1, holder="thief")
    database.transact(end_attempts, WorkItem.PAGE, [1], "slow")
    assert rows(database, "select holder, attempts from wirecopy.attempt") == [("thief", 2)]
    database.transact(end_attempts, WorkItem.PAGE, [1], "thief")
    assert rows(database, "select holder, attempts from wirecopy.attempt") == []


@pytest.fixture
def stand(database: Database) -> Stand:
    """Three articles that wait for dedupe."""
    stand = Stand(database)
    for number in range(3):
        stand.put(f"http://{HOSTS[number]}.example/1", prose(number))
    return stand


def test_a_statement_that_runs_out_of_time_counts_for_what_was_at_work_and_is_not_repeated_at_once(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []

    def out_of_time(text: str, title: str, *, is_live: bool = False) -> Fingerprint:
        times.append(title)
        raise psycopg.errors.QueryCanceled("canceling statement due to statement timeout")

    monkeypatch.setattr(fingerprint_cache, "fingerprint", out_of_time)
    for _ in range(2):
        with pytest.raises(DatabaseError, match="statement timeout"):
            stand.group()
    assert len(times) == 2  # in the second run one article alone
    assert sorted(rows(stand.database, "select attempts from wirecopy.attempt")) == [(1,), (1,), (2,)]


def test_a_suspect_has_its_turn_after_a_batch_though_others_wait(stand: Stand) -> None:
    first, second, third = (
        number for (number,) in rows(stand.database, "select article_id from wirecopy.article order by 1")
    )
    died(stand.database, WorkItem.ARTICLE, third)
    stand.batch = 1
    stand.group()
    placed = rows(stand.database, "select article_id from wirecopy.story_copy order by story_id")
    assert [number for (number,) in placed] == [first, third, second]


def test_a_suspect_page_is_read_after_a_claim_of_others_though_more_wait(
    papers: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "_CLAIM", 1)
    papers.run(NOW, *UNTIL[Stage.FETCH])
    fetches = [
        number
        for (number,) in rows(papers.database, "select page_fetch_id from wirecopy.page_fetch order by 1")
    ]
    died(papers.database, WorkItem.DOCUMENT, fetches[0])
    papers.run(NOW + HOUR, Stage.SYNC, Stage.EXTRACT)
    read = "select page_fetch_id from wirecopy.page_fetch join wirecopy.article using (page_id) order by article_id"
    assert [number for (number,) in rows(papers.database, read)] == [fetches[2], fetches[0], fetches[1]]


@pytest.mark.parametrize(
    ("stage", "item", "done"),
    [
        (Stage.POLL, WorkItem.FEED, "select url from wirecopy.feed where last_polled_at is not null"),
        (Stage.FETCH, WorkItem.PAGE, "select url from wirecopy.page where last_fetched_at is not null"),
    ],
)
def test_the_last_of_a_stages_time_belongs_to_suspects(
    papers: Pipeline, monkeypatch: pytest.MonkeyPatch, stage: Stage, item: WorkItem, done: str
) -> None:
    """They come last, and would have no turn in a shard that uses up its time hour after hour."""
    papers.run(NOW, *WORK[: WORK.index(stage)])
    (suspect,) = (number for (number,) in rows(papers.database, DEADLY[item][1]))
    died(papers.database, item, suspect)
    monkeypatch.setattr(context, "SUSPECTS_SHARE", 1)
    papers.run(NOW + HOUR, Stage.SYNC, stage)
    assert [url.removesuffix("f").removesuffix("1") for (url,) in rows(papers.database, done)] == [
        "http://b.example/"
    ]
    assert rows(papers.database, "select stage, items, used_up from news.left_over") == [(stage, 2, "time")]


# ---------------------------------------------------------------- what is set aside and needs no work any more


def aside(database: Database, item: WorkItem, item_id: int) -> None:
    database.transact(set_aside, item, item_id, "refused", NOW)


def test_a_story_that_was_merged_into_another_is_set_aside_no_longer(database: Database) -> None:
    first, second = database.transact(create_stories, 2, NOW)
    aside(database, WorkItem.STORY, second)
    assert [row[1] for row in rows(database, ASIDE)] == ["story"]
    with database.transaction() as connection:
        connection.execute("update wirecopy.story set merged_into = %s where story_id = %s", (first, second))
    assert rows(database, ASIDE) == []


def test_a_document_with_a_newer_one_that_was_read_has_nothing_to_be_put_back(
    papers: Pipeline, site: Site
) -> None:
    accept = refuse(papers, "article", "title <> 'Headline of b'")
    papers.run(NOW, *UNTIL[Stage.EXTRACT])
    site.put_page(BAD, "Another headline", prose(7))
    papers.run(NOW + HOUR, *UNTIL[Stage.EXTRACT])
    accept()
    (found,) = papers.database.transact(put_back, BAD, NOW)
    assert found.became is Retried.SUPERSEDED
    assert rows(papers.database, ASIDE) == []
    assert (
        value(
            papers.database,
            "select count(*) from wirecopy.page_fetch where extract_outcome is null and document_id is not null",
        )
        == 0
    )


def test_what_is_set_aside_is_not_counted_as_waiting(papers: Pipeline) -> None:
    later = {"polls_due": NOW + HOUR, "fetches_due": NOW + HOUR}
    for stage, (item, find) in {
        Stage.POLL: (WorkItem.FEED, DEADLY[WorkItem.FEED][1]),
        Stage.FETCH: (WorkItem.PAGE, DEADLY[WorkItem.PAGE][1]),
        Stage.DEDUPE: (WorkItem.ARTICLE, DEADLY[WorkItem.ARTICLE][1]),
        Stage.PUBLISH: (WorkItem.STORY, DEADLY[WorkItem.STORY][1]),
    }.items():
        for each in WORK[: WORK.index(stage)]:
            papers.stage(each, "run", now=NOW)
        before = papers.database.transact(waiting_work, **later)[stage]
        (bad,) = (number for (number,) in rows(papers.database, find))
        aside(papers.database, item, bad)
        assert papers.database.transact(waiting_work, **later)[stage] == before - 1
        change(papers, "delete from wirecopy.attempt")


DIES_IN_DEDUPE = """
import os, signal, sys
from wirecopy.model import Stage
from wirecopy.stages import context, extract, fingerprint_cache
from wirecopy.stages.pipeline import run_stage_here

def fingerprint(text, title, *, is_live=False, real=fingerprint_cache.fingerprint):
    if title == "Headline of b":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(text, title, is_live=is_live)

fingerprint_cache.fingerprint = fingerprint
print(run_stage_here(Stage.DEDUPE, sys.argv[1]))
"""


def killed(pipeline: Pipeline, script: str) -> subprocess.CompletedProcess[str]:
    """A stage of the run in a process of its own, which kills itself in the middle of its work."""
    environment = {
        "PATH": "",
        "PYTHONPATH": ":".join(sys.path),
        **environment_of(pipeline.settings, pipeline.database),
    }
    command = [sys.executable, "-c", script, "run"]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=WAIT_SECONDS
    )


def test_an_article_that_kills_dedupe_costs_the_others_two_attempts(papers: Pipeline) -> None:
    papers.run(NOW, *UNTIL[Stage.EXTRACT])
    papers.stage(Stage.SYNC, "run", now=NOW + HOUR)
    assert killed(papers, DIES_IN_DEDUPE).returncode == -9  # all three at once
    assert killed(papers, DIES_IN_DEDUPE).returncode == -9  # one by one: the first is done, the second kills
    assert killed(papers, DIES_IN_DEDUPE).returncode == 0
    assert value(papers.database, "select count(*) from wirecopy.article where compared") == 2
    assert [row[2] for row in rows(papers.database, ASIDE)] == [BAD]


DIES_IN_EXTRACT = """
import os, signal, sys
from wirecopy.model import Stage
from wirecopy.stages import extract
from wirecopy.stages.pipeline import run_stage_here

def read_page(workers, document, *more, real=extract.read_page, **named):
    if document.url == "http://a.example/1":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(workers, document, *more, **named)

extract.read_page = read_page
print(run_stage_here(Stage.EXTRACT, sys.argv[1]))
"""


def test_a_page_that_kills_extract_costs_the_others_one_attempt(papers: Pipeline) -> None:
    papers.run(NOW, *UNTIL[Stage.FETCH])
    papers.stage(Stage.SYNC, "run", now=NOW + HOUR)
    assert killed(papers, DIES_IN_EXTRACT).returncode == -9  # it comes first
    assert killed(papers, DIES_IN_EXTRACT).returncode == -9  # the others come first, and are done
    assert value(papers.database, "select count(*) from news.articles") == 2
    assert killed(papers, DIES_IN_EXTRACT).returncode == 0
    assert [row[2] for row in rows(papers.database, ASIDE)] == ["http://a.example/1"]


# ------------------------------------------------------------------------------ what is no item's trouble


@pytest.mark.parametrize(
    ("stage", "table"),
    [
        (Stage.POLL, "poll"),
        (Stage.FETCH, "page_fetch"),
        (Stage.EXTRACT, "revision"),
        (Stage.DEDUPE, "fingerprint"),
        (Stage.PUBLISH, "copy_passage"),
    ],
)
def test_trouble_of_the_database_ends_the_stage_and_blames_nobody(
    papers: Pipeline, stage: Stage, table: str
) -> None:
    papers.run(NOW, *WORK[: WORK.index(stage)])
    for hour in (1, 2, 3):
        change(papers, f"alter table wirecopy.{table} rename to lost")
        with pytest.raises(psycopg.errors.UndefinedTable):
            papers.run(NOW + hour * HOUR, Stage.SYNC, stage)
        change(papers, f"alter table wirecopy.lost rename to {table}")
    assert value(papers.database, "select count(*) from wirecopy.attempt") == 0
    papers.run(NOW + 4 * HOUR, *WORK)
    assert published(papers) == {f"http://{host}.example/1" for host in HOSTS}
