"""maintenance: old rows go, what anybody may still need stays, and boilerplate is noted."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count, pairwise
from pathlib import Path

import pytest
from psycopg import Connection

from tests.pipeline import column, rows, value
from tests.store.rows import NOW, add_article, add_outlet, add_page, add_story
from wirecopy.errors import DatabaseError
from wirecopy.model import Match, Relation
from wirecopy.settings import Settings
from wirecopy.stages.maintenance import CHORES, Chore, run_chore
from wirecopy.store.database import Database
from wirecopy.store.partition import ensure_partitions
from wirecopy.store.story import link_versions

DAY = timedelta(days=1)
OLD, YOUNG = NOW - 181 * DAY, NOW - 179 * DAY
HASH = 42
VERSION = Match(Relation.VERSION, containment=0.6, jaccard=0.3, shared=30, longest_run=20, rule="test")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, now=NOW)


def partitions(database: Database, parent: str) -> list[str]:
    return column(
        database,
        "select inhrelid::regclass::text from pg_inherits where inhparent = %(parent)s::regclass order by 1",
        parent=f"wirecopy.{parent}",
    )


# ------------------------------------------------------------------------------------------ partitions


def test_a_pipeline_that_stands_still_for_a_month_finds_its_partitions(
    settings: Settings, database: Database
) -> None:
    run_chore(Chore.PARTITIONS, settings, database)

    assert partitions(database, "document") == ["wirecopy.document_2026_08", "wirecopy.document_2026_09"]
    assert partitions(database, "shingle") == [
        "wirecopy.shingle_2026_07_13",
        "wirecopy.shingle_2026_08_10",
        "wirecopy.shingle_2026_09_07",
    ]


def test_shingles_older_than_the_window_of_comparison_are_dropped(
    settings: Settings, database: Database
) -> None:
    for at in (NOW - 90 * DAY, NOW - 60 * DAY, NOW - 37 * DAY, NOW - 30 * DAY, NOW):
        database.transact(ensure_partitions, at, timedelta())

    assert run_chore(Chore.OLD_SHINGLES, settings, database) == {"shingle_partitions_dropped": 2}
    assert partitions(database, "shingle") == ["wirecopy.shingle_2026_06_15", "wirecopy.shingle_2026_07_13"]


def test_new_partitions_stand_beside_the_weeks_of_an_older_version(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(
            """create table wirecopy.shingle_2026_07_20 partition of wirecopy.shingle
               for values from ('2026-07-20Z') to ('2026-07-27Z')"""
        )
        for day in ("2026-07-22Z", "2026-07-14Z", "2026-08-03Z", "2026-07-27Z"):
            connection.execute("select wirecopy.ensure_shingle_partition(%s)", (day,))
    found = rows(
        database,
        "select to_char(since, 'MM-DD'), to_char(until, 'MM-DD') from wirecopy.time_partition where parent = 'shingle' order by since",
    )
    assert found == [("07-13", "07-20"), ("07-20", "07-27"), ("07-27", "08-10")]


# ----------------------------------------------------------------------------------------- boilerplate


class Press:
    """Stories of one article each, by outlets of their own or of one, that all share one shingle."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers = count()
        ensure_partitions(connection, NOW, timedelta())

    def print(self, outlet: str | None = None) -> int:
        """A story with the shingle; returns its article."""
        number = next(self._numbers)
        domain = outlet or f"outlet{number}.example"
        url = f"http://{domain}/{number}"
        article = add_article(self._connection, add_outlet(self._connection, domain), url, f"Title {number}")
        add_story(self._connection, article)
        self._connection.execute(
            "insert into wirecopy.shingle (hash, article_id, seen_at) values (%s, %s, %s)",
            (HASH, article, NOW),
        )
        return article


def stop_shingles(database: Database) -> list[tuple[int, int]]:
    return rows(database, "select hash, stories from wirecopy.stop_shingle")


@pytest.mark.parametrize(("stories", "noted"), [(50, []), (51, [(HASH, 51)])])
def test_a_hash_in_more_than_fifty_stories_is_boilerplate(
    settings: Settings, database: Database, stories: int, noted: list[tuple[int, int]]
) -> None:
    with database.transaction() as connection:
        press = Press(connection)
        for _ in range(stories):
            press.print()

    assert run_chore(Chore.STOP_SHINGLES, settings, database) == {"stop_shingles": len(noted)}
    assert stop_shingles(database) == noted


@pytest.mark.parametrize(("stories", "noted"), [(5, []), (6, [(HASH, 6)])])
def test_a_hash_in_more_than_five_stories_of_one_outlet_is_its_furniture(
    settings: Settings, database: Database, stories: int, noted: list[tuple[int, int]]
) -> None:
    with database.transaction() as connection:
        press = Press(connection)
        for _ in range(stories):
            press.print("paper.example")

    run_chore(Chore.STOP_SHINGLES, settings, database)

    assert stop_shingles(database) == noted


def test_a_wire_story_that_everybody_carries_is_no_boilerplate(
    settings: Settings, database: Database
) -> None:
    with database.transaction() as connection:
        press = Press(connection)
        first = press.print()
        for _ in range(60):
            press.print()
        connection.execute(
            "update wirecopy.story_copy set story_id = (select story_id from wirecopy.story_copy where article_id = %s)",
            (first,),
        )

    run_chore(Chore.STOP_SHINGLES, settings, database)

    assert stop_shingles(database) == []


def test_the_versions_of_a_running_story_are_no_furniture(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        press = Press(connection)
        articles = [press.print("paper.example") for _ in range(8)]
        pairs = dict.fromkeys(pairwise(articles), VERSION)
        link_versions(connection, pairs, [], NOW)

    run_chore(Chore.STOP_SHINGLES, settings, database)

    assert stop_shingles(database) == []


def test_a_hash_that_is_boilerplate_no_more_is_looked_up_again(
    settings: Settings, database: Database
) -> None:
    with database.transaction() as connection:
        connection.execute("insert into wirecopy.stop_shingle values (7, 99, %s)", (NOW - 40 * DAY,))

    run_chore(Chore.STOP_SHINGLES, settings, database)

    assert stop_shingles(database) == []


# --------------------------------------------------------------------------------------------- history


def add_fetch(
    connection: Connection, page_id: int, at: datetime, *, document: int | None = None, extracted: bool = True
) -> int:
    row = connection.execute(
        """insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, document_id, extract_outcome)
           values (%s, 1, %s, 'ok', %s, %s) returning page_fetch_id""",
        (page_id, at, document, "extracted" if document and extracted else None),
    ).fetchone()
    assert row is not None
    return int(row[0])


def fetches(database: Database) -> list[int]:
    return column(database, "select page_fetch_id from wirecopy.page_fetch order by 1")


def test_old_fetches_of_a_page_go_and_young_ones_stay(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        page = add_page(connection, "http://paper.example/1")
        add_fetch(connection, page, OLD, document=1)
        kept = [add_fetch(connection, page, YOUNG, document=2), add_fetch(connection, page, NOW)]

    counts = run_chore(Chore.HISTORY, settings, database)

    assert counts["page_fetches_deleted"] == 1
    assert fetches(database) == kept


def test_the_last_fetch_of_a_page_and_its_newest_document_stay_for_good(
    settings: Settings, database: Database
) -> None:
    with database.transaction() as connection:
        page = add_page(connection, "http://paper.example/1")
        add_fetch(connection, page, OLD - 3 * DAY, document=1)
        newest = add_fetch(connection, page, OLD - 2 * DAY, document=2)
        add_fetch(connection, page, OLD - DAY)
        last = add_fetch(connection, page, OLD)

    run_chore(Chore.HISTORY, settings, database)

    assert fetches(database) == [newest, last]


def test_a_fetch_that_waits_for_extraction_stays(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        page = add_page(connection, "http://paper.example/1")
        kept = [
            add_fetch(connection, page, OLD - DAY, document=1, extracted=False),
            add_fetch(connection, page, OLD, document=2),
        ]

    run_chore(Chore.HISTORY, settings, database)

    assert fetches(database) == kept


def test_history_is_deleted_in_batches_until_none_is_left(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        feed = connection.execute(
            """insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, created_at)
               values (%s, 'x', 'x', 'x', %s, %s) returning feed_id""",
            (outlet, NOW, NOW),
        ).fetchone()
        connection.execute(
            """insert into wirecopy.poll (feed_id, run_id, polled_at, outcome)
               select %s, 1, case when n %% 4 = 0 then %s else %s end, 'ok' from generate_series(1, 12000) n""",
            (feed[0] if feed else None, YOUNG, OLD),
        )

    assert run_chore(Chore.HISTORY, settings, database)["polls_deleted"] == 9000
    assert value(database, "select count(*) from wirecopy.poll") == 3000


def test_robots_files_of_hosts_that_nobody_asks_are_deleted(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        for origin, age in (("http://young.example", 6 * DAY), ("http://old.example", 8 * DAY)):
            connection.execute(
                "insert into wirecopy.robots (origin, fetched_at) values (%s, %s)", (origin, NOW - age)
            )

    assert run_chore(Chore.ROBOTS, settings, database) == {"robots_deleted": 1}
    assert column(database, "select origin from wirecopy.robots") == ["http://young.example"]


# ------------------------------------------------------------------------------------------- the chores


@pytest.mark.parametrize("chore", Chore)
def test_every_chore_can_be_done_on_an_empty_database_and_again(
    settings: Settings, database: Database, chore: Chore
) -> None:
    first = run_chore(chore, settings, database)

    assert run_chore(chore, settings, database) == first


def test_every_chore_has_work_of_its_name() -> None:
    assert {chore: work.__name__ for chore, work in CHORES.items()} == {chore: chore.value for chore in Chore}


def test_a_database_without_migrations_is_refused_in_one_line(settings: Settings, database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("delete from _yoyo_migration where migration_id = '0007_archive'")

    with pytest.raises(DatabaseError, match="wirecopy migrate"):
        run_chore(Chore.ROBOTS, settings, database)
