"""news.changes(): a reader who remembers one number misses nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from psycopg import Connection

from tests.pipeline import Background, is_blocked, rows, value, wait_until
from tests.store.rows import add_article, add_outlet, add_story
from wirecopy.clock import Clock
from wirecopy.store.database import Database
from wirecopy.store.rollup import number_changes
from wirecopy.store.run import begin_run
from wirecopy.store.story import lock_stories

NOW = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)


def publish(connection: Connection, *stories: int) -> None:
    lock_stories(connection)
    number_changes(connection, stories)


def changes(
    database: Database, after: int = 0, limit: int = 1000
) -> list[tuple[int, str, int | None, int | None]]:
    return rows(
        database,
        "select change_seq, kind, article_id, story_id from news.changes(%(after)s, %(limit)s)",
        after=after,
        limit=limit,
    )


def what_changed(database: Database, after: int = 0) -> list[tuple[str, list[str] | None]]:
    return rows(database, "select kind, changed from news.changes(%(after)s)", after=after)


def _founder(database: Database, name: str) -> tuple[int, int]:
    with database.transaction() as connection:
        article = add_article(
            connection, add_outlet(connection, f"{name}.example"), f"http://{name}.example/1", name
        )
        return article, add_story(connection, article)


def test_articles_come_with_their_story_and_before_it(database: Database) -> None:
    article, story = _founder(database, "a")
    database.transact(publish, story)
    assert changes(database) == [(1, "article", article, story), (2, "story", None, story)]


def test_an_article_whose_text_was_not_compared_yet_is_no_change(database: Database) -> None:
    _article, story = _founder(database, "a")
    with database.transaction() as connection:
        connection.execute("update wirecopy.article set compared = false")
    database.transact(publish, story)
    assert [kind for _, kind, *_ in changes(database)] == ["story"]


def test_what_changes_again_gets_a_new_number_and_leaves_the_old_one(database: Database) -> None:
    article, story = _founder(database, "a")
    database.transact(publish, story)
    with database.transaction() as connection:
        connection.execute("update wirecopy.article set unpublished = true")
    database.transact(publish)
    assert changes(database) == [(2, "story", None, story), (3, "article", article, story)]
    assert changes(database, after=2) == [(3, "article", article, story)]


def test_what_moves_past_a_reader_between_two_pages_loses_no_change(database: Database) -> None:
    article, story = _founder(database, "a")
    database.transact(publish, story)
    for kind in ("text", "headline"):
        with database.transaction() as connection:
            connection.execute(
                "update wirecopy.article set unpublished = true, pending = array[%s] where article_id = %s",
                (kind, article),
            )
        database.transact(publish)
    one_by_one = [
        rows(database, "select change_seq, changed from news.changes(%(after)s, 1)", after=after)
        for after in range(5)
    ]
    assert one_by_one == [[(1, ["new"])], [(2, ["new"])], [(3, ["text"])], [(4, ["headline"])], []]
    assert what_changed(database, 2) == [("article", ["headline", "text"])]
    assert what_changed(database) == [("story", ["new"]), ("article", ["headline", "new", "text"])]


def test_nothing_to_publish_uses_no_number(database: Database) -> None:
    database.transact(publish)
    assert value(database, "select last_seq from wirecopy.change_counter") == 0
    assert changes(database) == []


def test_pages_of_changes_join_without_gap_or_overlap(database: Database) -> None:
    stories = [_founder(database, name)[1] for name in ("a", "b", "c", "d")]
    database.transact(publish, *stories)
    seen: list[int] = []
    while page := changes(database, after=seen[-1] if seen else 0, limit=3):
        seen += [number for number, *_ in page]
    assert seen == list(range(1, 9))


def test_a_second_publisher_waits_so_that_numbers_appear_in_commit_order(database: Database) -> None:
    first_article, first_story = _founder(database, "a")
    with database.session() as first:
        publish(first, first_story)
        late_article, late_story = _founder(database, "b")
        second = Background(lambda: database.transact(publish, late_story))
        wait_until(lambda: is_blocked(database), "the second publisher to wait")
        # A reader who asks now remembers 0, so the first numbers are not lost to it.
        assert changes(database) == []
        first.commit()
    second.result()
    assert changes(database) == [
        (1, "article", first_article, first_story),
        (2, "story", None, first_story),
        (3, "article", late_article, late_story),
        (4, "story", None, late_story),
    ]


def test_the_counter_alone_keeps_two_numberers_apart(database: Database) -> None:
    """Even a writer that forgets the lock of its stage cannot hide a change from a reader."""
    _, first_story = _founder(database, "a")
    with database.session() as first:
        number_changes(first, [first_story])
        _, late_story = _founder(database, "b")
        second = Background(lambda: database.transact(number_changes, [late_story]))
        wait_until(lambda: is_blocked(database), "the second numberer to wait")
        first.commit()
    seen = changes(database)  # whether or not the second has ended meanwhile
    second.result()
    remembered = max(number for number, *_ in seen)
    assert late_story in {story for *_, story in (*seen, *changes(database, remembered))}
    numbers = [number for number, *_ in changes(database)]
    assert numbers == sorted(set(numbers))


def test_a_publisher_that_rolls_back_leaves_no_hole_that_hides_a_later_one(database: Database) -> None:
    _, first_story = _founder(database, "a")
    with database.session() as first:
        publish(first, first_story)
        first.rollback()
    _, late_story = _founder(database, "b")
    database.transact(publish, first_story, late_story)
    assert [number for number, *_ in changes(database)] == [1, 2, 3, 4]


def test_a_story_that_gave_way_is_a_change_too(database: Database) -> None:
    _, gone = _founder(database, "a")
    _, heir = _founder(database, "b")
    database.transact(publish, gone, heir)
    seen = changes(database)[-1][0]
    with database.transaction() as connection:
        connection.execute(
            "update wirecopy.story set merged_into = %s, unpublished = true where story_id = %s", (heir, gone)
        )
    database.transact(publish)
    assert changes(database, seen) == [(seen + 1, "story", None, gone)]


def test_an_article_that_is_changed_at_this_moment_is_numbered_later_and_holds_up_no_other(
    database: Database,
) -> None:
    busy, busy_story = _founder(database, "a")
    _, other_story = _founder(database, "b")
    database.transact(publish, busy_story, other_story)
    seen = changes(database)[-1][0]
    with database.transaction() as connection:
        connection.execute("update wirecopy.article set unpublished = true")
    with database.session() as writer:
        writer.execute("update wirecopy.article set unpublished = true where article_id = %s", (busy,))
        writer.execute(
            """insert into wirecopy.credit (article_id, position, role, party, evidence, source, confidence)
               values (%s, 1, 'originator', 'Reuters', '(Reuters)', 'tail', 0.9)""",
            (busy,),
        )
        database.transact(publish)
        assert busy not in {article for _, _, article, _ in changes(database, seen)}
        assert len(changes(database, seen)) == 1
        writer.commit()
    database.transact(publish)
    assert [article for _, _, article, _ in changes(database, seen + 1)] == [busy]
    shown = "select originator from news.articles where article_id = %(busy)s"
    assert value(database, shown, busy=busy) == "Reuters"


def test_what_was_numbered_before_it_was_recorded_what_changed_says_so(database: Database) -> None:
    article, story = _founder(database, "a")
    database.transact(publish, story)
    with database.transaction() as connection:  # as 0038_what_changed finds an older database
        connection.execute("update wirecopy.change_counter set recorded_since = last_seq")
    assert what_changed(database) == [("article", None), ("story", None)]
    seen = changes(database)[-1][0]
    with database.transaction() as connection:
        connection.execute(
            "update wirecopy.article set unpublished = true, pending = '{text}' where article_id = %s",
            (article,),
        )
    database.transact(publish)
    assert what_changed(database, seen) == [("article", ["text"])]
    assert what_changed(database) == [("story", None), ("article", None)]


def test_who_listens_is_woken_up_by_what_is_numbered_and_committed_and_by_nothing_else(
    database: Database,
) -> None:
    _, story = _founder(database, "a")
    with database.reader() as reader:
        reader.execute("listen wirecopy_changes")
        reader.commit()
        with database.session() as publisher:
            publish(publisher, story)
            publisher.rollback()
        database.transact(publish, story)
        database.transact(publish)
        last = value(database, "select last_seq from wirecopy.change_counter")
        reader.autocommit = True
        (notification,) = reader.notifies(timeout=WAIT, stop_after=1)
        assert (notification.channel, notification.payload) == ("wirecopy_changes", str(last))
        assert list(reader.notifies(timeout=0)) == []


# ------------------------------------------------------------------------------------------ the clock


def test_the_clock_follows_the_newest_runs_offset(database: Database) -> None:
    assert abs(value(database, "select wirecopy.clock() - now()")) < timedelta(seconds=1)
    later = datetime.now(UTC) + timedelta(days=400)
    database.transact(begin_run, "replay", Clock.starting_at(later))
    assert abs(value(database, "select wirecopy.clock() - %(later)s", later=later)) < timedelta(seconds=WAIT)


def test_the_reader_sees_the_pipelines_time_in_feed_health(database: Database) -> None:
    database.transact(begin_run, "replay", Clock.starting_at(NOW))
    with database.transaction() as connection:
        outlet = add_outlet(connection, "a.example")
        connection.execute(
            """insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, last_polled_at, last_new_at, created_at)
               values (%(outlet)s, 'http://a.example/f', 'x', 'a.example', %(now)s, %(now)s, %(new)s, %(now)s)""",
            {"outlet": outlet, "now": NOW, "new": NOW - timedelta(hours=3)},
        )
    with database.reader() as connection:
        row = connection.execute("select silent_for from news.feed_health").fetchone()
    assert row is not None
    assert timedelta(hours=3) <= row[0] < timedelta(hours=3, seconds=WAIT)


WAIT = 60  # seconds that a test may take between two looks at the machine's clock
