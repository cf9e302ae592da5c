"""replay: the same raw pages, read again; nothing is lost by it and nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.pipeline import Pipeline, column, digests, new_database, rows, settings_for, value
from tests.stages.prose import prose
from tests.stages.replaying import DAY, change_article, change_document, replay
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW
from wirecopy.clock import Clock
from wirecopy.errors import UsageError
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import RunKind, Stage, WorkItem
from wirecopy.stages import replay as replay_stage
from wirecopy.stages.archive import archive
from wirecopy.stages.context import Watcher
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.read_again import LoadedPage
from wirecopy.stages.replay import ReplayInterrupted, ReplayWindow
from wirecopy.stages.waiting_items import TOOK_TASK_DOWN
from wirecopy.store.attempt import Retried, begin_attempts, put_back
from wirecopy.store.database import Database
from wirecopy.store.run import begin_run

FEED, OTHER_FEED = "http://paper.example/f", "http://gazette.example/f"
PAGE, OTHER_PAGE, LIST_PAGE = (
    "http://paper.example/1",
    "http://gazette.example/1",
    "http://gazette.example/list",
)
TEXT, OTHER_TEXT = prose(1), prose(2)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def first_hour(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """Two articles of two outlets, and a page without text: copied for each test, since a run takes seconds."""
    folder = tmp_path_factory.mktemp("first_hour")
    write_outlets(folder / "outlets.yaml", FEED, OTHER_FEED)
    with Site() as site, new_database(server_url) as database:
        serve(site)
        pipeline = Pipeline(database, settings_for(site.port, folder / "outlets.yaml", home=folder))
        pipeline.run(NOW)
        database.close()
        yield pipeline


@pytest.fixture
def ingested(first_hour: Pipeline, server_url: str, site: Site) -> Iterator[Pipeline]:
    serve(site)
    settings = first_hour.settings.model_copy(update={"connect_to": ("127.0.0.1", site.port)})
    with new_database(server_url, template=database_name(first_hour)) as database:
        yield Pipeline(database, settings)


def serve(site: Site) -> None:
    site.put_feed(FEED, Item(PAGE))
    site.put_feed(OTHER_FEED, Item(OTHER_PAGE), Item(LIST_PAGE))
    site.put_page(PAGE, "A headline", TEXT)
    site.put_page(OTHER_PAGE, "Another headline", OTHER_TEXT)
    site.put(LIST_PAGE, "<!doctype html><html><body><a href='/1'>one</a></body></html>")


def database_name(pipeline: Pipeline) -> str:
    return str(conninfo_to_dict(pipeline.database.url)["dbname"])


def text_of(pipeline: Pipeline, url: str) -> str:
    return str(value(pipeline.database, "select text from news.articles where url = %(url)s", url=url))


def newest_change(pipeline: Pipeline) -> int:
    return int(value(pipeline.database, "select max(change_seq) from news.articles"))


def test_the_same_extractor_finds_nothing_to_change(ingested: Pipeline) -> None:
    before = digests(ingested.database, without=())

    report = replay(ingested, RunKind.REPLAY)

    assert report.pages == {ReplayEffect.SAME: 3}
    assert (report.words_added, report.words_removed, report.largest) == (0, 0, [])
    assert digests(ingested.database, without=()) == before


def test_a_changed_text_is_told_in_words_and_a_rehearsal_stores_nothing(ingested: Pipeline) -> None:
    old = "\n".join([*TEXT.splitlines()[:-1], "Subscribe to our newsletter now."])
    change_article(ingested, PAGE, text=old)
    before = digests(ingested.database, without=())

    report = replay(ingested)

    (page,) = report.largest
    assert report.pages == {ReplayEffect.SAME: 2, ReplayEffect.CHANGED: 1}
    assert (page.url, page.words_before, page.words_after) == (PAGE, len(old.split()), len(TEXT.split()))
    assert (page.words_added, page.words_removed) == (len(TEXT.splitlines()[-1].split()), 5)
    assert digests(ingested.database, without=()) == before


@pytest.fixture
def by_single_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay_stage, "_BATCH", 1)


@pytest.mark.usefixtures("by_single_pages")
def test_a_replay_that_was_stopped_goes_on_where_it_was_and_reports_both_parts(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)
    expected: list[int] = []
    done: list[int] = []
    asked_to_stop = Watcher(done.append, expected.append, is_stopped=lambda: True)

    with pytest.raises(ReplayInterrupted) as first:
        replay(ingested, RunKind.REPLAY, watcher=asked_to_stop)
    with pytest.raises(ReplayInterrupted):
        replay(ingested, RunKind.REPLAY, watcher=asked_to_stop)
    assert first.value.report.pages.total() == 1
    assert replay(ingested, RunKind.REPLAY, watcher=Watcher(done.append, expected.append)).pages == {
        ReplayEffect.SAME: 2,
        ReplayEffect.CHANGED: 1,
    }
    assert (expected, sum(done)) == ([3, 2, 1], 3)
    assert replay(ingested, RunKind.REPLAY).pages == {ReplayEffect.SAME: 3}, "it had come to its end"


@pytest.mark.usefixtures("by_single_pages")
def test_a_replay_that_died_goes_on_unless_it_is_to_begin_anew(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)

    def die() -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replay(ingested, watcher=Watcher(is_stopped=die))
    assert replay(ingested, RunKind.REPLAY).pages.total() == 3, "it was asked something else"

    change_article(ingested, PAGE, text=OTHER_TEXT)
    report = replay(ingested)
    assert report.pages == {ReplayEffect.SAME: 2, ReplayEffect.CHANGED: 1}
    (page,) = report.largest
    assert page.passages[0].startswith(("- ", "+ ", "~ "))

    with pytest.raises(ReplayInterrupted):
        replay(ingested, watcher=Watcher(is_stopped=lambda: True))
    done: list[int] = []
    assert replay(ingested, from_start=True, watcher=Watcher(done.append)).pages.total() == sum(done) == 3


def test_an_applied_replay_makes_a_revision_and_readers_hear_of_it(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)
    remembered = newest_change(ingested)

    replay(ingested, RunKind.REPLAY)

    assert text_of(ingested, PAGE) == TEXT
    assert column(ingested.database, "select cause from news.revisions order by revision_no, article_id") == [
        "first_seen",
        "first_seen",
        "reextracted",
    ]
    changed = "select a.url from news.changes(%(after)s) join news.articles a using (article_id)"
    assert column(ingested.database, changed, after=remembered) == [PAGE]
    assert value(ingested.database, "select bool_and(compared) from wirecopy.article")


def test_applying_twice_changes_nothing_the_second_time(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)
    replay(ingested, RunKind.REPLAY)
    once = digests(ingested.database, without=())

    report = replay(ingested, RunKind.REPLAY)

    assert report.pages == {ReplayEffect.SAME: 3}
    assert digests(ingested.database, without=()) == once


def test_what_only_describes_an_article_changes_without_a_revision(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, metadata=True, section="Menu", last_seen_at=NOW + 5 * HOUR)

    report = replay(ingested, RunKind.REPLAY)

    assert report.pages == {ReplayEffect.SAME: 2, ReplayEffect.METADATA: 1}
    assert rows(
        ingested.database,
        "select section, revision_count, last_seen_at from news.articles where url = %(url)s",
        url=PAGE,
    ) == [(None, 1, NOW + 5 * HOUR)]  # an old fetch read again is no new sight of the article


def test_what_was_thought_of_a_text_is_thought_anew(ingested: Pipeline) -> None:
    judged = "select text_doubt, text_choice from wirecopy.page_fetch where final_url = %(url)s"
    now = rows(ingested.database, judged, url=PAGE)
    with ingested.database.transaction() as connection:
        connection.execute(
            "update wirecopy.page_fetch set text_doubt = 'no_sentences', text_choice = 'region'"
        )
    replay(ingested)
    assert rows(ingested.database, judged, url=PAGE) == [("no_sentences", "region")]
    replay(ingested, RunKind.REPLAY)
    assert rows(ingested.database, judged, url=PAGE) == now


def test_a_page_that_had_no_text_becomes_an_article_with_a_story(ingested: Pipeline) -> None:
    change_document(ingested, LIST_PAGE, page("Found at last", prose(3)).encode())

    rehearsed = replay(ingested)
    assert rehearsed.pages[ReplayEffect.GAINED] == 1
    assert value(ingested.database, "select count(*) from news.articles") == 2

    replay(ingested, RunKind.REPLAY)

    assert rows(
        ingested.database,
        "select a.title, s.article_count, f.outcome from news.articles a join news.stories s using (story_id)"
        " join news.entry_fates f using (article_id) where a.url = %(url)s",
        url=LIST_PAGE,
    ) == [("Found at last", 1, "ok")]
    assert replay(ingested, RunKind.REPLAY).pages == {ReplayEffect.SAME: 3}


def test_an_article_whose_page_has_no_text_now_is_reported_and_stays(ingested: Pipeline) -> None:
    change_document(ingested, PAGE, b"<!doctype html><html><body><nav>Menu</nav></body></html>")

    report = replay(ingested, RunKind.REPLAY)

    (lost,) = report.largest
    assert (lost.effect, lost.words_before, lost.words_after) == (ReplayEffect.LOST, len(TEXT.split()), 0)
    assert text_of(ingested, PAGE) == TEXT


def test_a_page_whose_raw_document_is_gone_fails_and_the_others_go_on(ingested: Pipeline) -> None:
    with ingested.database.transaction() as connection:
        connection.execute("delete from wirecopy.document where url = %s", (PAGE,))

    assert replay(ingested).pages == {ReplayEffect.SAME: 2, ReplayEffect.FAILED: 1}


def test_a_page_whose_raw_document_is_damaged_fails_with_a_trace_and_the_others_go_on(
    ingested: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    with ingested.database.transaction() as connection:
        connection.execute("update wirecopy.document set body_zstd = 'no zstd' where url = %s", (PAGE,))
    assert replay(ingested).pages == {ReplayEffect.FAILED: 1, ReplayEffect.SAME: 2}
    assert all(told in caplog.text for told in ("a stored document is damaged", PAGE, "Traceback"))


def test_a_page_that_the_database_refuses_fails_with_a_trace_and_the_others_go_on(
    ingested: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)
    with ingested.database.transaction() as connection:
        connection.execute(
            "alter table wirecopy.article add constraint refused check (title <> 'A headline') not valid"
        )

    assert replay(ingested, RunKind.REPLAY).pages == {ReplayEffect.SAME: 2, ReplayEffect.FAILED: 1}
    assert text_of(ingested, PAGE) == OTHER_TEXT
    assert all(told in caplog.text for told in ("refused", PAGE, "Traceback"))


def test_only_the_newest_document_of_a_page_counts(ingested: Pipeline, site: Site) -> None:
    site.put_page(PAGE, "A headline", prose(4))
    ingested.run(NOW + 2 * HOUR)
    hour = ReplayWindow(NOW - HOUR, NOW + HOUR)

    assert replay(ingested, RunKind.REPLAY, hour).pages == {ReplayEffect.SAME: 2}
    assert replay(ingested, RunKind.REPLAY).pages == {ReplayEffect.SAME: 3}
    assert text_of(ingested, PAGE) == prose(4)


def test_a_page_that_waits_for_extraction_is_left_to_its_run(ingested: Pipeline, site: Site) -> None:
    site.put_page(PAGE, "A headline", prose(4))
    ingested.run(NOW + 2 * HOUR, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)

    assert replay(ingested).pages == {ReplayEffect.SAME: 2}


@pytest.mark.parametrize(
    ("outlet", "pages"), [("paper.example", 1), ("gazette.example", 2), ("example", 3), ("azette.example", 0)]
)
def test_one_outlet_can_be_replayed_alone(ingested: Pipeline, outlet: str, pages: int) -> None:
    window = ReplayWindow(NOW - DAY, NOW + DAY, outlet)

    assert replay(ingested, window=window).pages.total() == pages


def test_a_second_address_of_an_article_does_not_change_it(ingested: Pipeline, site: Site) -> None:
    twin = "http://paper.example/twin"
    site.put_feed(FEED, Item(PAGE), Item(twin))
    site.put_page(twin, "A headline", prose(5), canonical=PAGE)
    ingested.run(NOW + 2 * HOUR)

    assert replay(ingested, RunKind.REPLAY).pages == {ReplayEffect.SAME: 3}
    assert text_of(ingested, PAGE) == TEXT


def test_a_replay_is_no_ingest_run_and_is_judged_by_its_own_stages(ingested: Pipeline) -> None:
    replay(ingested)
    replay(ingested, RunKind.REPLAY)

    found = rows(ingested.database, "select kind, state, counts from news.runs order by run_id")
    assert [(kind, state) for kind, state, _ in found] == [
        ("ingest", "green"),
        ("rehearsal", "green"),
        ("replay", "green"),
    ]
    assert found[1][2].keys() == {"replay", "gate"}
    assert found[2][2]["replay"] == {"same": 3, "words_added": 0, "words_removed": 0}


def test_the_hourly_run_does_not_wait_for_a_replay_nor_close_it(ingested: Pipeline) -> None:
    ingested.database.transact(begin_run, "replay", Clock.starting_at(NOW + HOUR), RunKind.REPLAY)

    ingested.run(NOW + 2 * HOUR)

    assert rows(ingested.database, "select kind, state from news.runs order by run_id") == [
        ("ingest", "green"),
        ("replay", "running"),
        ("ingest", "green"),
    ]


def test_a_replay_that_did_not_finish_is_red(ingested: Pipeline) -> None:
    ingested.database.transact(begin_run, "replay", Clock.starting_at(NOW + HOUR), RunKind.REPLAY)

    assert ingested.stage(Stage.GATE, "replay") == {"red": 1}
    assert value(ingested.database, "select reason from news.runs where kind = 'replay'").startswith(
        "replay did not run"
    )


def test_an_article_of_another_season_is_stored_and_compared(ingested: Pipeline) -> None:
    """Its week has no partition of shingles any more."""
    with ingested.database.transaction() as connection:
        connection.execute("update wirecopy.page set first_seen_at = first_seen_at - interval '200 days'")
        connection.execute("update wirecopy.article set first_seen_at = first_seen_at - interval '200 days'")
    change_article(ingested, PAGE, text=OTHER_TEXT)

    replay(ingested, RunKind.REPLAY)

    assert text_of(ingested, PAGE) == TEXT
    assert value(ingested.database, "select bool_and(compared) from wirecopy.article")


def test_a_month_in_the_archive_is_replayed_from_its_files(ingested: Pipeline) -> None:
    change_article(ingested, PAGE, text=OTHER_TEXT)
    archived = archive(ingested.settings, ingested.database, NOW + 200 * DAY)
    assert archived["documents"] == 5
    assert value(ingested.database, "select count(*) from wirecopy.document") == 0

    report = replay(ingested, RunKind.REPLAY)

    assert report.pages == {ReplayEffect.SAME: 2, ReplayEffect.CHANGED: 1}
    assert text_of(ingested, PAGE) == TEXT


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("yesterday", "2026-08-04", "'yesterday' is no time"),
        ("2026-08-04", "2026-08-03", "the window is empty"),
        ("2026-08-04", "2026-08-04", "the window is empty"),
    ],
)
def test_a_window_that_makes_no_sense_is_refused_in_one_line(since: str, until: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ReplayWindow.read(since, until, None)


def test_a_time_without_zone_is_utc() -> None:
    window = ReplayWindow.read("2026-08-03", "2026-08-03T03:00:00+02:00", "")

    assert window.since == datetime.fromisoformat("2026-08-03T00:00:00Z")
    assert window.until == datetime.fromisoformat("2026-08-03T01:00:00Z")
    assert window.outlet is None


def test_a_form_whose_times_are_left_out_asks_for_the_day_before_it_was_sent() -> None:
    assert ReplayWindow.read_form(None, None, None, NOW) == ReplayWindow(NOW - DAY, NOW)
    assert ReplayWindow.read_form(None, "2026-08-03", "", NOW).since == datetime.fromisoformat(
        "2026-08-02T00:00:00Z"
    )
    since = (NOW - 2 * DAY).isoformat()
    assert ReplayWindow.read_form(since, None, "", NOW) == ReplayWindow(NOW - 2 * DAY, NOW)


def test_a_page_that_took_two_replays_down_is_set_aside_until_it_is_put_back(ingested: Pipeline) -> None:
    deadly = value(
        ingested.database,
        "select page_fetch_id from wirecopy.page_fetch where final_url = %(url)s",
        url=PAGE,
    )
    for _ in range(2):
        ingested.database.transact(begin_attempts, WorkItem.READ_AGAIN, [deadly], "dead", NOW)
    assert replay(ingested).pages == {ReplayEffect.FAILED: 1, ReplayEffect.SAME: 2}
    aside = rows(ingested.database, "select stage, item, url, reason from news.set_aside")
    assert aside == [("replay", "read_again", PAGE, TOOK_TASK_DOWN)]
    (found,) = ingested.database.transact(put_back, PAGE, NOW)
    assert found.became is Retried.PUT_BACK
    assert replay(ingested).pages == {ReplayEffect.SAME: 3}
    assert value(ingested.database, "select count(*) from wirecopy.attempt") == 0


def test_a_page_that_took_one_replay_down_is_read_after_the_others_and_alone(
    ingested: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = value(ingested.database, "select min(page_fetch_id) from wirecopy.page_fetch")
    ingested.database.transact(begin_attempts, WorkItem.READ_AGAIN, [first], "dead", NOW)
    order: list[int] = []

    def read(database: Database, workers: ExtractWorkers, loaded: LoadedPage) -> None:
        order.append(loaded.page.page_fetch_id)

    monkeypatch.setattr(replay_stage, "read_again", read)
    replay(ingested)
    assert len(order) == 3
    assert order[-1] == first
