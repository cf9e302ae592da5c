"""The command line: exit codes that scripts can use, and one line for every foreseen trouble."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from rich.console import Console

from tests.dedupe.prose import head, prose
from tests.end_to_end.commands import COMMAND, environment, wirecopy
from tests.pipeline import column, environment_of, new_database, settings_for, value
from tests.stages.site import Item, Site, write_outlets
from tests.stages.stand import Stand
from tests.store.rows import NOW, begin, outlet, sync
from tests.world import World
from wirecopy import cli
from wirecopy.clock import Clock
from wirecopy.config.outlets import load_outlets
from wirecopy.local.reader_address import reader_address
from wirecopy.model import RunKind, Stage, WorkItem
from wirecopy.stages import pipeline
from wirecopy.store.attempt import set_aside
from wirecopy.store.database import Database
from wirecopy.store.stage_lock import locked_stage


class Said:
    """What a command wrote and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def line(self) -> str:
        """The only line on standard error."""
        (line,) = self.err.splitlines()
        return line


class Command:
    """`wirecopy` in this process, through its `main`, with settings as variables."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.set(home=str(home))

    def set(self, **settings: str) -> None:
        for name, text in settings.items():
            self._monkeypatch.setenv(f"WIRECOPY_{name.upper()}", text)

    def __call__(self, *arguments: str) -> Said:
        self._monkeypatch.setattr(sys, "argv", ["wirecopy", *arguments])
        self._monkeypatch.setattr(cli, "_console", Console(highlight=False, width=200))
        code = _exit_code(cli.main)
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)


def _exit_code(main: Callable[[], None]) -> int:
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    return Command(monkeypatch, capsys, tmp_path / "home")


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        yield world


@pytest.fixture
def at_world(run: Command, world: World, tmp_path: Path) -> Command:
    """The command, for a world at hour 1 and without a database."""
    outlets = tmp_path / "outlets.yaml"
    world.write_outlets(outlets)
    run.set(connect_to=world.address, outlets=str(outlets), now=world.time(1).isoformat())
    run.set(fetch__domain_spacing_seconds="0", fetch__retry_seconds="0", extract_workers="1")
    return run


# ------------------------------------------------------------------------------------------- database

PASSWORD = "sesame-4711"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"postgresql://news:{PASSWORD}@127.0.0.1:9/news", "no connection to database news on 127.0.0.1"),
        (f"mysql://news:{PASSWORD}@127.0.0.1/news", "WIRECOPY_DATABASE_URL is no Postgres address"),
        (f"postgresql://news:{PASSWORD}@127.0.0.1:port/news", ""),
        (
            f"host=127.0.0.1 port=9 dbname=news password={PASSWORD}",
            "no connection to database news on 127.0.0.1",
        ),
        ("gibberish", "WIRECOPY_DATABASE_URL is no Postgres address"),
        (
            "postgresql://news@no-such-host.invalid/news",
            "no connection to database news on no-such-host.invalid",
        ),
    ],
)
@pytest.mark.parametrize("command", [("ingest",), ("migrate",), ("feeds", "list")], ids=" ".join)
def test_a_database_that_cannot_be_reached_is_one_line_and_exit_3(
    run: Command, command: tuple[str, ...], url: str, says: str
) -> None:
    run.set(database_url=url)
    said = run(*command)
    assert said.code == 3
    assert said.line.startswith("wirecopy: ")
    assert says in said.line
    assert PASSWORD not in said.out + said.err


def test_a_wrong_password_is_one_line_and_not_shown(run: Command, database: Database) -> None:
    run.set(database_url=database.url.replace("postgres@", f"nobody:{PASSWORD}@"))
    said = run("migrate")
    assert (said.code, PASSWORD in said.err) == (3, False)
    assert 'role "nobody" does not exist' in said.line


@pytest.mark.parametrize(
    "command",
    [("ingest",), ("feeds", "list"), ("stage", "sync", "--run", "x"), ("stage", "poll", "--run", "x")],
    ids=" ".join,
)
def test_a_database_without_migrations_is_one_line_and_exit_3(
    at_world: Command, server_url: str, command: tuple[str, ...]
) -> None:
    with new_database(server_url, template="template1") as empty:
        at_world.set(database_url=empty.url)
        said = at_world(*command)
    assert said.code == 3
    assert "the database lacks migration 0001_runs" in said.line
    assert "wirecopy migrate" in said.line


def test_migrate_says_what_it_did_and_may_be_repeated(run: Command, server_url: str) -> None:
    with new_database(server_url, template="template1") as empty:
        run.set(database_url=empty.url)
        first, second = run("migrate"), run("migrate")
    assert (first.code, second.code) == (0, 0)
    assert first.out.startswith("applied 0001_runs, ")
    assert second.out == "the schema is up to date\n"


# -------------------------------------------------------------------------------------- configuration


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("connect_to", "news.example:80"),
        ("connect_to", "10.0.0.1:80"),
        ("connect_to", "127.0.0.1"),
        ("log_level", "loud"),
        ("now", "yesterday"),
        ("now", "2026-08-03T01:05:00"),  # without a zone
        ("max_shards", "0"),
        ("fetch__page_seconds", "soon"),
        ("fetch", "soon"),
        ("allow_private", "127.0.0.1:80"),
        ("recheck__ages", "PT1H"),
        ("recheck__ages", '["an hour"]'),
        ("recheck__ages", '["-PT1H"]'),
        ("recheck__max_attempts", "0"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line_and_exit_2(
    run: Command, name: str, text: str
) -> None:
    run.set(**{name: text})
    said = run("doctor")
    assert said.code == 2
    assert said.line.startswith(f"wirecopy: WIRECOPY_{name.upper()}: ")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("outlet", "did you mean WIRECOPY_OUTLETS?"),
        ("fetch__page_second", "did you mean WIRECOPY_FETCH__PAGE_SECONDS?"),
        ("fetch_page_seconds", "did you mean WIRECOPY_FETCH__PAGE_SECONDS?"),
        ("zzz", "see docs/limits.md for all names"),
    ],
)
def test_a_misspelled_setting_is_one_line_with_the_right_name_and_exit_2(
    run: Command, name: str, says: str
) -> None:
    run.set(**{name: "1"})
    said = run("doctor")
    assert said.code == 2
    assert said.line.startswith(f"wirecopy: WIRECOPY_{name.upper()} is no setting")
    assert says in said.line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "No such file"),
        ("outlets: []\n", "lists no outlet"),
        ("outlets: [", "broken.yaml:1: is not YAML"),
        ("outlets:\n- name: X\n", "broken.yaml:2: "),
    ],
)
def test_an_outlets_file_that_cannot_be_used_is_named_with_exit_2_and_changes_nothing(
    at_world: Command, database: Database, tmp_path: Path, text: str | None, says: str
) -> None:
    path = tmp_path / "broken.yaml"
    if text is not None:
        path.write_text(text)
    at_world.set(database_url=database.url, outlets=str(path))
    said = at_world("ingest")
    assert said.code == 2
    assert "broken.yaml" in said.err
    assert says.lower() in said.err.lower()
    assert "Traceback" not in said.err
    assert value(database, "select count(*) from wirecopy.outlet") == 0


def test_a_clock_in_the_past_is_one_line_and_exit_2(
    at_world: Command, database: Database, world: World
) -> None:
    at_world.set(database_url=database.url, now=world.time(2).isoformat())
    assert at_world("stage", "sync", "--run", "first").code == 0
    at_world.set(now=world.time(1).isoformat())
    said = at_world("stage", "sync", "--run", "second")
    assert said.code == 2
    assert "before the newest run's start" in said.line
    assert "WIRECOPY_NOW" in said.line


def test_a_stage_of_a_run_that_was_not_begun_is_one_line_and_exit_2(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url)
    said = at_world("stage", "poll", "--run", "unknown")
    assert (said.code, said.line) == (2, "wirecopy: no run has the key 'unknown': stage sync begins one")


@pytest.mark.parametrize(
    "arguments",
    [("no-such-command",), ("stage", "dance", "--run", "x"), ("feeds", "check"), ("stage", "poll")],
)
def test_wrong_use_is_explained_with_exit_2(run: Command, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert said.code == 2
    assert "Error: " in said.err


# --------------------------------------------------------------------------------------------- running


def test_ingest_shows_what_it_did_and_ends_with_the_runs_colour(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url)
    said = at_world("ingest")
    assert said.code == 0
    assert "run 1 is green" in said.out
    assert "17 ok" in said.out
    assert at_world("feeds", "list", "--status", "failing").out.count("failing") >= 2
    assert "20 feeds" in at_world("feeds", "list").out


def test_a_red_run_ends_with_exit_1_and_its_reason(run: Command, database: Database, tmp_path: Path) -> None:
    outlets = tmp_path / "outlets.yaml"
    write_outlets(outlets, "http://paper.example/f")
    with Site() as site:
        site.put("http://paper.example/f", status=500)
        for name, text in environment_of(settings_for(site.port, outlets), database).items():
            run.set(**{name.removeprefix("WIRECOPY_").lower(): text})
        said = run("ingest")
    assert said.code == 1
    assert "run 1 is red: every feed failed, mostly server_error" in said.out


# --------------------------------------------------------------------------------------------- the log


def test_without_asking_a_good_run_logs_nothing(at_world: Command, database: Database) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot")
    assert at_world("ingest").err == ""


def test_with_v_every_stage_says_where_it_begins_and_ends(at_world: Command, database: Database) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot")
    said = at_world("ingest", "-v")
    lines = said.err.splitlines()
    for stage in RunKind.INGEST.stages:
        begin, *went_wrong, end = (line for line in lines if f" stage={stage} " in line)
        assert " INFO begin run=cli_ingest__" in begin
        assert all(" INFO went wrong run=cli_ingest__" in line for line in went_wrong)
        assert " INFO end run=cli_ingest__" in end
    assert 'stage=poll shard=0 outcome=server_error items=1 hosts="summitsentinel.example 1"' in said.err
    assert "poll     " in said.out
    assert "INFO" not in said.out


def test_with_vv_every_request_is_told(at_world: Command, database: Database) -> None:
    at_world.set(database_url=database.url)
    err = at_world("ingest", "-vv").err
    assert (
        "DEBUG request method=GET url=http://harborherald.example/rss.xml kind=feed outcome=ok status=200"
        in err
    )


def test_the_variable_stands_for_the_option_and_the_option_goes_first(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url, log_level="info")
    assert "INFO begin" in at_world("stage", "sync", "--run", "first").err
    at_world.set(log_level="ERROR")
    assert "INFO begin" not in at_world("stage", "plan", "--run", "first").err
    assert "INFO begin" in at_world("stage", "plan", "--run", "first", "--verbose").err
    assert "INFO begin" in at_world("-v", "stage", "plan", "--run", "first").err


def test_one_command_does_not_make_the_next_one_talk(at_world: Command, database: Database) -> None:
    at_world.set(database_url=database.url)
    assert at_world("stage", "sync", "--run", "first", "-v").err.count("INFO begin") == 1
    assert at_world("stage", "plan", "--run", "first").err == ""
    assert at_world("stage", "plan", "--run", "first", "-v").err.count("INFO begin") == 1


def test_what_ends_a_stage_is_told_with_its_traceback(
    at_world: Command, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_context: object) -> dict[str, int]:
        raise OSError(errno.EIO, "Input/output error", "feeds.txt")

    at_world.set(database_url=database.url)
    monkeypatch.setattr(pipeline, "_work_of", lambda _stage: break_down)
    said = at_world("stage", "sync", "--run", "first")
    first, *_, last = said.err.splitlines()
    assert said.code == 1
    assert " ERROR failed run=first run_id=1 stage=sync shard=0 " in first
    assert "in break_down" in said.err
    assert last == "wirecopy: Input/output error: feeds.txt"


def test_a_database_that_goes_away_is_one_line_and_exit_3(
    at_world: Command, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_connection(_context: object) -> dict[str, int]:
        raise psycopg.OperationalError("server closed the connection\n\tunexpectedly")

    at_world.set(database_url=database.url)
    monkeypatch.setattr(pipeline, "_work_of", lambda _stage: lose_connection)
    said = at_world("stage", "sync", "--run", "first")
    assert said.code == 3
    assert said.line == (
        "wirecopy: the database went away (server closed the connection unexpectedly):"
        " the next attempt takes up what was left"
    )


def on_terminal(variables: Mapping[str, str], *arguments: str, errors_too: bool) -> tuple[str, str]:
    """Run the command with its output on a terminal, and its standard error too or in a pipe; returns both."""
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        [*COMMAND, *arguments],
        env={**environment(variables), "TERM": "xterm", "COLUMNS": "500"},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if errors_too else subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    with ThreadPoolExecutor(1) as reader:
        screen = reader.submit(_read_terminal, ours)
        _, err = command.communicate(timeout=120)
    assert command.returncode == 0, screen.result() + (err or "")
    return screen.result(), err or ""


def _read_terminal(descriptor: int) -> str:
    shown = b""
    with suppress(OSError), os.fdopen(descriptor, "rb", buffering=0) as terminal:  # EIO at its end
        while piece := terminal.read(65536):
            shown += piece
    return shown.decode()


def _printed_lines(screen: str) -> list[str]:
    """What is written in each line, without the codes that move the cursor and colour the text."""
    return [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line).rpartition("\r")[2] for line in screen.split("\r\n")]


def test_on_a_terminal_lines_of_the_log_stand_above_the_progress_bar(
    database: Database, world: World, tmp_path: Path
) -> None:
    screen, _ = on_terminal(_at_world(database, world, tmp_path), "ingest", "-v", errors_too=True)
    lines = _printed_lines(screen)
    told = [line for line in lines if " INFO " in line]
    assert sum(" INFO begin " in line or " INFO end " in line for line in told) == 2 * len(
        RunKind.INGEST.stages
    )
    assert all(
        re.fullmatch(r"\d{4}-\S+ \S+ INFO (begin|went wrong|end) run=cli_ingest__[^━]*", line)
        for line in told
    ), told
    assert any(re.fullmatch(r"poll +━+ 20/20 \d:\d\d:\d\d", line.strip()) for line in lines)


def test_a_log_that_goes_into_a_file_leaves_the_terminal_to_the_bar(
    database: Database, world: World, tmp_path: Path
) -> None:
    screen, err = on_terminal(_at_world(database, world, tmp_path), "ingest", "-v", errors_too=False)
    assert " INFO " not in screen
    assert "━" not in err
    assert err.count(" INFO begin ") == len(RunKind.INGEST.stages)


def _at_world(database: Database, world: World, folder: Path) -> Mapping[str, str]:
    world.write_outlets(folder / "outlets.yaml")
    settings = settings_for(world.port, folder / "outlets.yaml")
    return {**environment_of(settings, database), "WIRECOPY_NOW": world.time(1).isoformat()}


# ------------------------------------------------------------------------------- feeds add, retire, OPML


@pytest.fixture
def outlets(at_world: Command, tmp_path: Path) -> Path:
    """A file with one outlet, which the world does not have."""
    path = tmp_path / "own.yaml"
    path.write_text(
        "# Mine.\noutlets:\n  - name: Elsewhere\n    domain: elsewhere.example\n    language: en\n    country: US\n"
        "    kind: newspaper\n    feeds:\n      - url: http://elsewhere.example/f\n        category: general\n"
    )
    at_world.set(outlets=str(path))
    return path


def test_a_feed_is_checked_and_added_and_refused_the_second_time(at_world: Command, outlets: Path) -> None:
    feed = "http://harborherald.example/rss.xml"
    said = at_world("feeds", "add", feed, "--country", "US", "--language", "en", "--kind", "newspaper")
    assert (said.code, said.out) == (0, f"added {feed} (harborherald.example); the next run polls it\n")
    assert outlets.read_text().startswith("# Mine.\n")
    (_, added) = load_outlets(outlets)
    assert (added.domain, [feed.url for feed in added.feeds]) == ("harborherald.example", [feed])
    again = at_world("feeds", "add", feed, "--language", "en")
    assert again.code == 2
    assert again.line.endswith(f"{feed} stands there already, under {added.name}")


def test_a_site_is_asked_for_its_feed(at_world: Command, outlets: Path) -> None:
    # Without a scheme it is https, where nobody answers.
    assert at_world("feeds", "add", "www.capitalledger.example", "--language", "en").code != 0
    said = at_world("feeds", "add", "http://www.capitalledger.example/", "--language", "en")
    assert said.out.startswith("added http://www.capitalledger.example/feeds/all.atom")


def test_what_is_no_feed_is_not_added(at_world: Command, outlets: Path) -> None:
    before = outlets.read_text()
    said = at_world("feeds", "add", "http://clickbarrel.example/rss.xml")
    assert said.code == 2
    assert said.line.startswith("wirecopy: no feed was found there: ")
    assert outlets.read_text() == before


def test_a_feed_is_retired_by_its_address(at_world: Command, outlets: Path) -> None:
    at_world("feeds", "add", "http://harborherald.example/rss.xml", "--language", "en")
    assert at_world("feeds", "retire", "http://harborherald.example/rss.xml").code == 0
    assert [outlet.name for outlet in load_outlets(outlets)] == ["Elsewhere"]
    assert at_world("feeds", "retire", "http://harborherald.example/rss.xml").code == 2


def test_a_subscription_list_goes_out_and_comes_in_again(
    at_world: Command, outlets: Path, tmp_path: Path
) -> None:
    list_of_feeds = tmp_path / "feeds.opml"
    at_world("feeds", "add", "http://harborherald.example/rss.xml", "--language", "en", "--category", "local")
    assert at_world("feeds", "export", str(list_of_feeds)).code == 0
    at_world("feeds", "retire", "http://harborherald.example/rss.xml")
    assert at_world("feeds", "import", str(list_of_feeds)).out == "added 1 feeds; 1 stood there already\n"
    (_, back) = load_outlets(outlets)
    assert (back.domain, back.feeds[0].category) == ("harborherald.example", "local")
    assert at_world("feeds", "import", str(outlets)).code == 2


def test_what_nobody_says_of_a_listed_outlet_is_read_from_the_list_and_its_domain(
    at_world: Command, outlets: Path, tmp_path: Path
) -> None:
    list_of_feeds = tmp_path / "feeds.opml"
    list_of_feeds.write_text(
        "<opml version='2.0'><body><outline text='Der Bote' xmlUrl='https://bote.de/f' language='de-DE'/>"
        "<outline text='The Daily' xmlUrl='https://daily.co.uk/f'/>"
        "<outline text='World' xmlUrl='https://world.example/f' language='fr'/></body></opml>"
    )
    assert at_world("feeds", "import", str(list_of_feeds)).code == 0
    (_, *added) = load_outlets(outlets)
    assert [(outlet.language, outlet.country) for outlet in added] == [
        ("de", "DE"),
        ("en", "GB"),
        ("fr", "INT"),
    ]


def test_what_a_person_says_of_an_outlet_goes_first(at_world: Command, outlets: Path, tmp_path: Path) -> None:
    list_of_feeds = tmp_path / "feeds.opml"
    list_of_feeds.write_text(
        "<opml version='2.0'><body><outline text='Der Bote' xmlUrl='https://bote.de/f' language='de'/></body></opml>"
    )
    said = at_world("feeds", "import", str(list_of_feeds), "--country", "AT", "--language", "en")
    assert said.code == 0
    (_, added) = load_outlets(outlets)
    assert (added.language, added.country) == ("en", "AT")


# ----------------------------------------------------------------------------------------- feeds check


def test_checking_a_feed_shows_its_entries_and_one_article_and_stores_nothing(at_world: Command) -> None:
    said = at_world("feeds", "check", "http://harborherald.example/rss.xml")
    assert said.code == 0
    assert said.out.startswith("ok")
    assert "Harbor Herald" in said.out
    assert "http://harborherald.example/local/2026/08/bridge-vote.html" in said.out
    assert "First article" in said.out
    assert "extracted" in said.out


def test_checking_a_site_finds_its_feed(at_world: Command) -> None:
    said = at_world("feeds", "check", "http://www.capitalledger.example/")
    assert said.code == 0
    assert "the page names the feed http://www.capitalledger.example/feeds/all.atom" in said.out
    assert "atom10" in said.out


def test_checking_a_poisoned_feed_is_an_outcome_and_exit_1(at_world: Command) -> None:
    said = at_world("feeds", "check", "http://clickbarrel.example/rss.xml")
    assert said.code == 1
    assert said.out.startswith("unsafe_feed")
    assert "Traceback" not in said.out + said.err


def test_checking_a_hostile_redirect_is_refused_and_not_followed(at_world: Command, world: World) -> None:
    said = at_world("feeds", "check", "http://newsdigesthub.example/go/cloud-prices")
    assert said.code == 1
    assert said.out.startswith(("refused_address", "refused_redirect"))
    assert not [request for request in world.requests if request.host == "169.254.169.254"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:22/", "ftp://paper.example/f", "http://", "http://[::1/", "not a url"]
)
def test_checking_an_address_that_must_not_be_asked_is_an_outcome_and_exit_1(
    at_world: Command, address: str
) -> None:
    said = at_world("feeds", "check", address)
    assert said.code == 1
    assert said.out.startswith("refused_")


def test_checking_a_script_in_a_title_shows_it_as_text(at_world: Command, world: World) -> None:
    world.set_hour(2)
    assert "<script>" in at_world("feeds", "check", "http://megabytemirror.example/rss.xml").out


# --------------------------------------------------------------------------------------------- the rest


def test_doctor_is_well_when_everything_is_and_says_what_is_not(
    at_world: Command, database: Database, tmp_path: Path
) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot")
    well = at_world("doctor")
    assert well.code == 0, well.out
    assert "schema up to date" in well.out
    assert "164 of 197 may be needed" in well.out
    assert (
        "open to wirecopy_reader: temporary tables, other databases (wirecopy); an administrator" in well.out
    )
    assert "WIRECOPY_READER_URL is not set: the pages in Airflow stay empty" in well.out
    at_world.set(reader_url=database.url)
    assert "the login postgres may do more than read: WIRECOPY_READER_URL must be" in at_world("doctor").out
    at_world.set(reader_url=reader_address(database.url, may_log_in=True))
    assert "read with a login that may do nothing else" in at_world("doctor").out
    at_world.set(database_url="postgresql://127.0.0.1:9/news", outlets=str(tmp_path / "missing.yaml"))
    ill = at_world("doctor")
    assert ill.code == 1
    bad = [line for line in ill.out.splitlines() if line.startswith("bad")]
    assert [line.split()[1] for line in bad] == ["outlets", "database"]


def test_doctor_says_which_connections_do_not_fit_and_what_to_change(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot", database__pool_size="40")
    ill = at_world("doctor")
    assert ill.code == 1
    (line,) = [line for line in ill.out.splitlines() if line.startswith("bad")]
    assert "connections" in line
    assert "197 are there and 534 may be needed" in line  # of 200, less three for superusers
    assert "(tasks 328, a command 41, pages 40, readers 50, Airflow 75)" in line
    assert "raise max_connections of the server by 337, or lower WIRECOPY_DATABASE__POOL_SIZE" in line


def test_what_is_set_aside_is_told_by_doctor_listed_and_put_back_by_retry(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot")
    feeds = ["http://a.example/f", "http://b.example/f", "http://c.example/f"]
    with database.transaction() as connection:
        sync(connection, outlet("a.example", *feeds))
        for feed_id, _ in enumerate(feeds, start=1):
            set_aside(connection, WorkItem.FEED, feed_id, "set aside: it\x1b[31m failed", NOW)
    ill = at_world("doctor")
    assert ill.code == 1
    assert "3 set aside in poll, the last at 2026-08-03 01:05: `wirecopy retry` lists them" in ill.out
    listed = at_world("retry")
    assert listed.code == 0
    assert [line.split()[2:4] for line in listed.out.splitlines()[1:]] == [["poll", feed] for feed in feeds]
    assert "\x1b[31m" not in listed.out
    assert at_world("retry", feeds[0]).out == f"put back: poll of {feeds[0]}\n"
    again = at_world("retry", feeds[0])
    assert again.code == 2
    assert again.line == f"wirecopy: nothing at {feeds[0]} is set aside: `wirecopy retry` lists what is"
    assert at_world("retry", feeds[1], "--all").code == 2
    assert at_world("retry", "--all").out == "".join(f"put back: poll of {feed}\n" for feed in feeds[1:])
    assert at_world("retry").out == "nothing is set aside\n"
    assert at_world("doctor").code == 0


def test_doctor_tells_of_a_clock_that_ran_ahead_and_repairs_what_it_left(
    at_world: Command, database: Database
) -> None:
    at_world.set(database_url=database.url, contact="https://paper.example/bot")
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f"))
        connection.execute(
            """update wirecopy.feed set last_polled_at = now() + interval '3 years', next_poll_at = now() + interval '3 years',
                   lease_holder = '9/poll/0', lease_until = now() + interval '3 years'"""
        )
    ill = at_world("doctor")
    assert ill.code == 1
    (bad,) = [line for line in ill.out.splitlines() if line.startswith("bad")]
    assert "stored times   some lie in the future, as a clock ran ahead: `wirecopy doctor --repair`" in bad
    mended = at_world("doctor", "--repair")
    assert mended.code == 0, mended.out
    assert mended.out.splitlines()[:2] == [
        "gave back what a dead worker had claimed: 1 in feed",
        "brought times back from the future: 1 in feed",
    ]
    due = "select lease_until is null and greatest(last_polled_at, next_poll_at) <= now() from wirecopy.feed"
    assert value(database, due) is True
    assert at_world("doctor", "--repair").out.startswith("nothing to repair\n")


def test_doctor_repairs_nothing_of_runs_whose_clock_was_set_back_on_purpose(
    at_world: Command, database: Database
) -> None:
    """As those of the demo. They sign by the server's clock, which is years ahead of theirs."""
    at_world.set(database_url=database.url)
    with database.transaction() as connection:
        connection.execute(
            """insert into wirecopy.run (run_key, state, started_at, clock_offset, last_sign_at)
               values ('demo', 'green', now() - interval '3 years', '-3 years', now())"""
        )
    assert at_world("doctor", "--repair").out.startswith("nothing to repair\n")


def test_doctor_repairs_nothing_beside_a_run(at_world: Command, database: Database) -> None:
    at_world.set(database_url=database.url)
    with locked_stage(database, begin(database), Stage.POLL, 0, Clock()):
        said = at_world("doctor", "--repair")
    assert said.code == 2
    assert "run 1 (run) has been at work since" in said.line


def _commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name, command in cli.cli.commands.items():
        found.append((name,))
        found += [(name, each) for each in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("arguments", _commands(), ids=lambda arguments: " ".join(arguments) or "wirecopy")
def test_every_command_explains_itself(arguments: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cli.cli, [*arguments, "--help"])
    assert shown.exit_code == 0
    usage, _, body = shown.output.partition("\n\n")
    assert usage.startswith("Usage: ")
    assert len(body.split("\n\n")[0].strip()) > 10


def test_the_installed_command_runs_in_a_process_of_its_own() -> None:
    done = wirecopy("stage", "poll", "--run", "x", database_url="postgresql://127.0.0.1:9/news")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "version" in wirecopy("--version").stdout


# ------------------------------------------------------------------------------------------- dedupe


@pytest.fixture
def printed(run: Command, database: Database) -> Stand:
    """Two copies and a text of its own, compared."""
    stand = Stand(database)
    for address, seed in (("http://a.example/1", 1), ("http://b.example/1", 1), ("http://c.example/1", 2)):
        stand.put(address, prose(seed, 200), "A [bold] headline")
    stand.group()
    run.set(database_url=database.url)
    return stand


def test_two_articles_of_one_story_are_explained(run: Command, printed: Stand) -> None:
    said = run("dedupe", "--explain", "http://a.example/1", "http://b.example/1")
    assert said.code == 0
    assert "A [bold] headline" in said.out
    assert "one story" in said.out
    assert "they agree word for word" in said.out
    assert "decided by same_body" in said.out
    assert "200 words in both" in said.out


def test_two_articles_of_one_story_that_do_not_copy_each_other_are_explained_by_the_copies_between(
    run: Command, database: Database
) -> None:
    stand = Stand(database)
    early, middle, late = prose(1, 180), prose(2, 180), prose(3, 180)
    stand.put("http://a.example/1", f"{early}\n{middle}")
    stand.put("http://b.example/1", f"{early}\n{middle}\n{late}")
    stand.put("http://c.example/1", f"{head(middle, 150)}\n{late}")
    stand.group()
    run.set(database_url=database.url)
    said = run("dedupe", "--explain", "http://a.example/1", "http://c.example/1")
    assert "one story" in said.out
    assert "a chain of copies joins them" in said.out
    assert said.out.index("article 1 and article 2 http://b.") < said.out.index(
        "article 2 and article 3 http://c."
    )


def test_two_articles_that_an_older_rule_put_together_are_said_to_be(
    run: Command, database: Database
) -> None:
    stand = Stand(database)
    stand.put("http://a.example/1", prose(1, 200))
    stand.put("http://b.example/1", prose(1, 200))
    stand.group()
    with database.transaction() as connection:
        connection.execute("update wirecopy.article set text = %s where article_id = 2", (prose(2, 200),))
    run.set(database_url=database.url)
    said = run("dedupe", "--explain", "http://a.example/1", "http://b.example/1")
    assert "in one story by an older rule" in said.out


def test_two_articles_that_share_nothing_are_explained(run: Command, printed: Stand) -> None:
    said = run("dedupe", "--explain", "http://a.example/1", "http://c.example/1")
    assert "two stories" in said.out
    assert "never compared" in said.out


def test_an_article_is_taken_out_of_its_story_by_hand(run: Command, printed: Stand) -> None:
    (article,) = column(printed.database, "select article_id from news.articles where url like 'http://b.%%'")
    said = run("dedupe", "split", str(article), "--why", "not the same")
    assert said.code == 0
    assert said.out.startswith(f"article {article} left story ")
    assert printed.shared() == set()
    assert run("dedupe", "split", str(article), "--why", "again").code == 2


def test_dedupe_without_a_question_says_what_it_can_do(run: Command) -> None:
    said = run("dedupe")
    assert said.code == 2
    assert "--explain URL1 URL2" in said.line


# ------------------------------------------------------------------------------------------- export


def test_an_export_says_what_it_wrote_and_what_it_cannot_do(
    run: Command, printed: Stand, tmp_path: Path
) -> None:
    target = str(tmp_path / "export")

    first, again = (run("export", "--to", target, "--what", "articles", "--format", "csv") for _ in range(2))
    assert (first.code, again.code) == (0, 0)
    assert re.search(r"articles +3 rows in 1 new files, complete up to change \d+", first.out)
    assert "articles   0 rows in 0 new files" in again.out

    for arguments, line in (
        (["--what", "articles"], "wirecopy: say where the files go: --to PATH, or set WIRECOPY_EXPORT"),
        (["--to", target, "--since", "May"], "wirecopy: 'May' is no day like 2026-11-01"),
        (
            ["--to", target, "--what", "articles"],
            "wirecopy: the target holds articles as csv: say --format csv, or another --to",
        ),
    ):
        refused = run("export", *arguments)
        assert (refused.code, refused.line) == (2, line)


# ------------------------------------------------------------------------------------------- fixture


@pytest.fixture
def at_stored_page(run: Command, database: Database, tmp_path: Path) -> Command:
    """The command, for a database with one page of an invented paper."""
    outlets = tmp_path / "outlets.yaml"
    write_outlets(outlets, "http://paper.example/f")
    with Site() as site:
        site.put_feed("http://paper.example/f", Item("http://paper.example/crane"))
        site.put_page("http://paper.example/crane", "The crane of Harwick", prose(1, 200))
        for name, text in environment_of(settings_for(site.port, outlets), database).items():
            run.set(**{name.removeprefix("WIRECOPY_").lower(): text})
        assert run("ingest").code == 0
    return run


def test_a_fixture_is_two_files_and_what_to_do_with_them(at_stored_page: Command, tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "crane"
    said = at_stored_page("fixture", "http://paper.example/crane", str(folder))
    assert (said.code, said.err) == (0, "")
    assert "edit it to what is right" in said.out
    assert "Harwick" not in (folder / "page.html").read_text()
    assert json.loads((folder / "expected.json").read_text())["outcome"] == "extracted"


def test_a_seed_gives_the_same_fixture_and_nothing_else_does(at_stored_page: Command, tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate([("--seed", "a"), ("--seed", "a"), (), ()]):
        at_stored_page("fixture", "http://paper.example/crane", str(tmp_path / f"{number}"), *seed)
        made.append((tmp_path / f"{number}" / "page.html").read_bytes())
    assert made[0] == made[1]
    assert len(set(made)) == 3


def test_a_fixture_never_replaces_one(at_stored_page: Command, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("mine")
    said = at_stored_page("fixture", "http://paper.example/crane", str(tmp_path))
    assert said.code == 2
    assert "holds a page already" in said.line
    assert (tmp_path / "page.html").read_text() == "mine"


def test_a_fixture_of_an_unknown_page_is_one_line_and_leaves_no_folder(
    at_stored_page: Command, tmp_path: Path
) -> None:
    said = at_stored_page("fixture", "http://paper.example/unknown", str(tmp_path / "x"))
    assert said.code == 2
    assert "no page was stored from http://paper.example/unknown" in said.line
    assert not (tmp_path / "x").exists()
