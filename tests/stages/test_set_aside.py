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
from tests.store.rows import NOW
from wirecopy.dedupe.fingerprint import Fingerprint, fingerprint
from wirecopy.model import RunKind, Stage, WorkItem
from wirecopy.stages import fingerprint_cache
from wirecopy.store.attempt import begin_attempts, put_back

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
    return [each.is_put_back for each in pipeline.database.transact(put_back, url, NOW + hour * HOUR)]


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


DIES_IN_DEDUPE = """
import os, signal, sys
from wirecopy.model import Stage
from wirecopy.stages import fingerprint_cache
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
