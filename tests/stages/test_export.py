"""export: what stands in the files is what stands in the views, after each export, whatever ended the one before."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from psycopg.rows import dict_row
from pyarrow import parquet

from tests.dedupe.prose import head, prose
from tests.end_to_end.commands import environment
from tests.pipeline import Background, new_database, rows
from tests.stages.stand import Stand
from tests.store.rows import NOW
from wirecopy.dedupe.group import Merge
from wirecopy.errors import ExportError, UsageError
from wirecopy.export.csv_rows import restore
from wirecopy.export.exported_file import MAX_SMALL_FILES
from wirecopy.export.exported_view import ExportedView
from wirecopy.settings import ExportFormat
from wirecopy.stages.export import ExportCounts, export
from wirecopy.store.database import Database
from wirecopy.store.export import export_session
from wirecopy.store.export_target import ExportTarget
from wirecopy.store.rollup import number_changes
from wirecopy.store.story import merge_stories

ALL = list(ExportedView)
ARTICLES = [ExportedView.ARTICLES]
KEYS = {
    ExportedView.ARTICLES: ("article_id",),
    ExportedView.STORIES: ("story_id",),
    ExportedView.COPIES: ("article_id",),
    ExportedView.REVISIONS: ("article_id", "revision_no"),
}
VIEWS = {
    ExportedView.ARTICLES: "select * from news.articles",
    ExportedView.STORIES: "select * from news.stories",
    ExportedView.COPIES: "select * from news.story_copies",
    ExportedView.REVISIONS: "select * from news.revisions",
}
DAY = timedelta(days=1)
BODY = prose(1, 220)

Rows = dict[tuple[int, ...], dict[str, Any]]


@pytest.fixture
def stand(database: Database) -> Stand:
    return filled(database)


@pytest.fixture(scope="module")
def unchanged(server_url: str) -> Iterator[Database]:
    """The same for all tests that change nothing in it."""
    with new_database(server_url) as database:
        yield filled(database).database


def filled(database: Database) -> Stand:
    """Articles of three days, among them copies and texts that are formulas."""
    stand = Stand(database)
    stand.put("http://wire.example/1", BODY, '=HYPERLINK("http://evil.example")')
    stand.put("http://herald.example/1", head(BODY, 150), after=DAY)
    stand.put("http://herald.example/2", f"-{prose(2, 80)}", "Naïve “café”, 東京\ttab", after=DAY)
    stand.put("http://gazette.example/3", prose(3, 120), after=2 * DAY)
    stand.group()
    return stand


@pytest.fixture
def target() -> str:
    return f"memory://{uuid4().hex}"


def files(url: str, view: ExportedView) -> dict[str, bytes]:
    """What a reader of data sets sees: all files whose name and folder begin with no underscore."""
    system, root = fsspec.core.url_to_fs(url)
    found = {name.partition(f"/{view}/")[2]: name for name in system.find(f"{root}/{view}")}
    return {name: system.cat_file(path) for name, path in sorted(found.items()) if "/_" not in f"/{name}"}


def exported(url: str, view: ExportedView) -> list[dict[str, Any]]:
    """All rows of all files, older states too, as JSON has them."""
    return [
        {name: plain(value) for name, value in row.items()}
        for name, content in files(url, view).items()
        for row in read(name, content)
    ]


def read(name: str, content: bytes) -> Sequence[Mapping[str, Any]]:
    if name.endswith(".parquet"):
        table = parquet.read_table(io.BytesIO(content))
        return list(table.to_pylist())
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in content.decode().split("\n") if line]
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.total_seconds() if isinstance(value, timedelta) else value


def newest(url: str, view: ExportedView) -> Rows:
    """The newest state of each row, as docs/export.md tells readers to take it, with the columns of the view."""
    states: Rows = {}
    for row in sorted(exported(url, view), key=lambda row: int(row["change_seq"])):
        states[tuple(int(row[key]) for key in KEYS[view])] = row
    return states


def shown(database: Database, view: ExportedView) -> Rows:
    """What the view shows."""
    with database.transaction() as connection, connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(VIEWS[view].encode()).fetchall()
    return {
        tuple(row[key] for key in KEYS[view]): {name: plain(value) for name, value in row.items()}
        for row in found
    }


def in_view(states: Rows, view: Rows) -> Rows:
    """The states without the rows and columns that only an export has."""
    columns = next(iter(view.values())).keys()
    return {
        key: {name: row[name] for name in columns}
        for key, row in states.items()
        if not row.get("merged_into")
    }


def in_csv(view: Rows) -> Rows:
    """The rows of a view as CSV has them, where all is text."""

    def text(value: Any) -> str:
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    return {key: {name: text(value) for name, value in row.items()} for key, row in view.items()}


def assert_complete(database: Database, url: str, views: Sequence[ExportedView] = ALL) -> None:
    for view in views:
        expected = shown(database, view)
        found = in_view(newest(url, view), expected)
        if any(name.endswith(".csv") for name in files(url, view)):
            found = {key: {name: restore(text) for name, text in row.items()} for key, row in found.items()}
            expected = in_csv(expected)
        assert found == expected, view


def change_everything(stand: Stand) -> None:
    """A new article of an old day, a revision, a copy that grows fuller than its original, and a merge."""
    stand.put("http://gazette.example/4", prose(4, 90), after=DAY)
    stand.put("http://gazette.example/3", prose(5, 120), "Corrected")
    stand.put("http://herald.example/1", f"{BODY}\n{prose(6, 40)}", after=DAY)
    stand.group()
    (heir, gone), articles = (
        [number for (number,) in rows(stand.database, f"select {column} from news.{view} order by 1 limit 2")]
        for column, view in (("story_id", "stories"), ("article_id", "articles"))
    )
    with stand.database.transaction() as connection:
        merge_stories(connection, Merge(gone, heir, *articles), "test", NOW + DAY)
    stand.group()


def run(
    database: Database, url: str, views: Sequence[ExportedView] = ALL, **options: Any
) -> list[ExportCounts]:
    return export(database, url, views, options.pop("file_format", "parquet"), **options)


@pytest.mark.parametrize("file_format", ["parquet", "jsonl", "csv"])
def test_files_hold_what_the_views_show_at_first_and_after_changes(
    stand: Stand, database: Database, target: str, file_format: ExportFormat
) -> None:
    first = run(database, target, file_format=file_format)
    assert [each.rows for each in first] == [4, 3, 4, 4]
    assert_complete(database, target)

    change_everything(stand)
    before = {view: files(target, view) for view in ALL}
    run(database, target, file_format=file_format)
    assert_complete(database, target)
    for view in ALL:
        assert before[view].items() <= files(target, view).items(), "files that are there stay as they are"
        states = [(*(row[key] for key in KEYS[view]), row["change_seq"]) for row in exported(target, view)]
        assert len(set(states)) == len(states), "no state comes twice"

    merged = [row for row in newest(target, ExportedView.STORIES).values() if row["merged_into"]]
    redirects = rows(database, "select from_story_id, into_story_id from news.story_merges")
    assert {(int(row["story_id"]), int(row["merged_into"])) for row in merged} == set(redirects) != set()

    again = run(database, target, file_format=file_format)
    assert [(each.rows, each.files) for each in again] == [(0, 0)] * 4


def test_a_days_folder_holds_the_rows_of_that_day_in_utc(unchanged: Database, target: str) -> None:
    run(unchanged, target, ARTICLES)
    days = {name.partition("/")[0] for name in files(target, ExportedView.ARTICLES)}
    assert days == {"day=2026-08-03", "day=2026-08-04", "day=2026-08-05"}


def test_columns_keep_their_order_types_and_comments(unchanged: Database, target: str) -> None:
    run(unchanged, target)
    schemas = {
        view: parquet.read_schema(io.BytesIO(next(iter(files(target, view).values())))) for view in ALL
    }
    for view, own in zip(ALL, ([], ["merged_into"], ["change_seq"], ["change_seq"]), strict=True):
        expected = [*next(iter(shown(unchanged, view).values())), *own]
        assert schemas[view].names == expected
        assert all(schemas[view].field(name).metadata[b"comment"] for name in expected)
    copies, articles = schemas[ExportedView.COPIES], schemas[ExportedView.ARTICLES]
    assert {name: str(copies.field(name).type) for name in ("lag", "containment", "headline_changed")} == {
        "lag": "double",
        "containment": "double",
        "headline_changed": "bool",
    }
    assert str(articles.field("first_seen_at").type) == "timestamp[us, tz=UTC]"
    assert str(articles.field("authors").type).startswith("list<")


def test_a_large_day_is_cut_into_files_that_join_without_gap(
    stand: Stand, database: Database, target: str
) -> None:
    for number in range(6):
        stand.put(f"http://paper.example/{number}", prose(100 + number, 60))
    stand.group()
    views = [ExportedView.ARTICLES, ExportedView.COPIES]
    assert [each.files for each in run(database, target, views, max_file_bytes=1)] == [10, 10]
    change_everything(stand)
    run(database, target, views, max_file_bytes=1)
    assert_complete(database, target, views)


def test_many_small_files_become_one_and_leave_when_readers_had_time(
    stand: Stand, database: Database, target: str
) -> None:
    def touch() -> None:
        with database.transaction() as connection:
            connection.execute("update wirecopy.article set unpublished = true where url like '%wire%'")
            number_changes(connection, [])
        run(database, target, ARTICLES)

    run(database, target, ARTICLES)
    for _ in range(MAX_SMALL_FILES - 1):
        touch()
    today = "day=2026-08-03/"
    assert len([name for name in files(target, ExportedView.ARTICLES) if today in name]) == MAX_SMALL_FILES
    touch()
    assert (
        len([name for name in files(target, ExportedView.ARTICLES) if today in name]) == MAX_SMALL_FILES + 1
    )
    touch()
    assert len([name for name in files(target, ExportedView.ARTICLES) if today in name]) == 2
    assert_complete(database, target, ARTICLES)


def test_since_leaves_days_out_for_good(stand: Stand, database: Database, target: str) -> None:
    since = date(2026, 8, 4)
    run(database, target, since=since)
    change_everything(stand)
    run(database, target)
    for view in ALL:
        days = {name.partition("/")[0] for name in files(target, view)}
        assert min(days) == "day=2026-08-04"
    found = newest(target, ExportedView.ARTICLES)
    expected = shown(database, ExportedView.ARTICLES)
    assert found == {key: row for key, row in expected.items() if row["first_seen_at"] >= since.isoformat()}


def test_an_empty_database_leaves_an_export_that_can_go_on(database: Database, target: str) -> None:
    assert [(each.rows, each.files) for each in run(database, target)] == [(0, 0)] * 4
    stand = Stand(database)
    stand.put("http://wire.example/1", BODY)
    stand.group()
    run(database, target)
    assert_complete(database, target)


# ---------------------------------------------------------------------------------------------- killed


class Killed(BaseException):
    """Nobody catches it."""


class DyingFiles(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """Files in memory; after so many steps the process that writes them is gone."""

    protocol = "dying"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    steps_left: ClassVar[int] = 10**9

    @classmethod
    def _strip_protocol(cls, path: Any) -> Any:
        return MemoryFileSystem._strip_protocol(str(path).removeprefix("dying://"))

    @classmethod
    def step(cls) -> None:
        cls.steps_left -= 1
        if cls.steps_left < 0:
            raise Killed

    def _open(self, path: str, mode: str = "rb", **options: Any) -> Any:
        if "w" in mode:
            self.step()
        return super()._open(path, mode, **options)

    def mv(self, path1: str, path2: str, **options: Any) -> None:
        self.step()
        super().mv(path1, path2, **options)
        self.step()

    def rm_file(self, path: str) -> None:
        self.step()
        super().rm_file(path)


fsspec.register_implementation("dying", DyingFiles, clobber=True)


@pytest.fixture
def living() -> Iterator[None]:
    yield
    DyingFiles.steps_left = 10**9


def test_an_export_that_is_killed_at_any_step_is_finished_by_the_next(
    stand: Stand, database: Database, living: None
) -> None:
    views = [ExportedView.STORIES]
    killed = []
    for steps in range(40):
        url = f"dying://{uuid4().hex}"
        DyingFiles.steps_left = steps
        try:
            run(database, url, views)
        except Killed:
            killed.append(url)
        else:
            break
        assert all(
            content.startswith(b"PAR1") and content.endswith(b"PAR1")
            for view in views
            for content in files(url, view).values()
        ), "a file has its name only when it is whole"
    assert len(killed) > 10
    change_everything(stand)
    DyingFiles.steps_left = 10**9
    for url in killed:
        run(database, url, views)
        assert_complete(database, url, views)


def test_kill_9_leaves_whole_files_that_the_next_export_goes_on_behind(
    stand: Stand, database: Database, tmp_path: Path
) -> None:
    program = f"""
import os, signal
from wirecopy.export.exported_view import ExportedView
from wirecopy.stages.export import export
from wirecopy.store.database import Database
export(Database({database.url!r}), {str(tmp_path)!r}, list(ExportedView), "csv",
       report=lambda done: os.kill(os.getpid(), signal.SIGKILL))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=environment({"PYTHONPATH": os.pathsep.join(sys.path)}),
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    left = files(str(tmp_path), ExportedView.ARTICLES)
    assert len(left) == 1
    change_everything(stand)
    run(database, str(tmp_path), file_format="csv")
    assert_complete(database, str(tmp_path))
    assert left.items() <= files(str(tmp_path), ExportedView.ARTICLES).items()


# --------------------------------------------------------------------------------------------- refused


def test_what_a_target_cannot_take_is_refused_in_one_line(unchanged: Database, tmp_path: Path) -> None:
    url = str(tmp_path / "export")
    run(unchanged, url, ARTICLES)
    kept = files(url, ExportedView.ARTICLES)

    with pytest.raises(UsageError, match="holds articles as parquet: say --format parquet, or another --to"):
        run(unchanged, url, ARTICLES, file_format="csv")
    with pytest.raises(UsageError, match="articles begin with the first day: leave --since out"):
        run(unchanged, url, ARTICLES, since=date(2026, 8, 4))
    with pytest.raises(UsageError, match=r"^'nonsense://somewhere' is no place for an export"):
        run(unchanged, "nonsense://me:secret@somewhere")
    (tmp_path / "other" / "articles").mkdir(parents=True)
    (tmp_path / "other" / "articles" / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="no export of ours"):
        run(unchanged, str(tmp_path / "other"), ARTICLES)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="cannot be read or written: Not a directory"):
        run(unchanged, str(tmp_path / "file"), ARTICLES)
    ahead = Path(url, "articles", "_wirecopy_export.json")
    ahead.write_text(ahead.read_text().replace('"exported_to": ', '"exported_to": 9'))
    with pytest.raises(UsageError, match="it is another one, or was restored from a backup"):
        run(unchanged, url, ARTICLES)

    assert files(url, ExportedView.ARTICLES) == kept


def test_two_exports_to_one_target_are_one_too_many(unchanged: Database, target: str) -> None:
    with (
        export_session(unchanged, ExportTarget(target, ExportedView.ARTICLES).name),
        pytest.raises(UsageError, match="another export writes to memory://"),
    ):
        run(unchanged, target, ARTICLES)
    assert Background(lambda: run(unchanged, target, ARTICLES)).result()[0].rows == 4
