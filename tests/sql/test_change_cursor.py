"""The change cursor under fire: publishers, writers and open transactions at once, and a reader who comes when it likes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from random import Random

from psycopg import Connection

from tests.pipeline import Background, rows, value
from tests.store.rows import add_article, add_outlet, add_story
from wirecopy.store.database import Database
from wirecopy.store.rollup import number_changes
from wirecopy.store.story import lock_stories

ARTICLES = 24
ROUNDS = 25  # of each writer and publisher
KINDS = ("text", "headline", "metadata", "story", "withdrawn")


@dataclass(frozen=True, slots=True)
class Seen:
    change_seq: int
    article_id: int
    changed: frozenset[str]


@dataclass
class Reader:
    """A consumer: it asks from the number that it remembers, for pages of any size."""

    database: Database
    position: int = 0
    seen: list[Seen] = field(default_factory=list)

    def read(self, limit: int) -> int:
        found = rows(
            self.database,
            "select change_seq, article_id, changed from news.changes(%(after)s, %(limit)s) where kind = 'article'",
            after=self.position,
            limit=limit,
        )
        self.seen += [Seen(number, article, frozenset(changed)) for number, article, changed in found]
        self.position = self.seen[-1].change_seq if self.seen else 0
        return len(found)


@dataclass(frozen=True, slots=True)
class Write:
    """A committed change; `after` is the last number that had been given out when it was committed."""

    article_id: int
    kind: str
    after: int


def _change(connection: Connection, article_id: int, kind: str) -> None:
    connection.execute(
        "update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, %s) where article_id = %s",
        (kind, article_id),
    )


def _articles(database: Database) -> list[int]:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "a.example")
        articles = [
            add_article(connection, outlet, f"http://a.example/{number}", "Title")
            for number in range(ARTICLES)
        ]
        add_story(connection, *articles)
    return articles


def test_nothing_is_missed_doubled_or_out_of_order_whatever_commits_when(database: Database) -> None:
    """Four writers, five publishers, of which three forget the lock of their stage, and all give up now and then.

    One transaction stays open over most of it, and a reader comes in between.
    """
    articles = _articles(database)
    written: list[Write] = []

    def last_number() -> int:
        return int(value(database, "select last_seq from wirecopy.change_counter"))

    def write(seed: int) -> None:
        chance = Random(seed)
        for _ in range(ROUNDS):
            chosen = sorted(chance.sample(articles[1:], chance.choice((1, 2, 9))))
            kinds = {article: chance.choice(KINDS) for article in chosen}
            gives_up = chance.random() < 0.2
            with database.session() as connection:
                for article, kind in kinds.items():
                    _change(connection, article, kind)
                after = last_number()  # while the rows are held, nobody can number them
                if gives_up:
                    connection.rollback()
                    continue
                connection.commit()
            written.extend(Write(article, kind, after) for article, kind in kinds.items())

    def publish(seed: int) -> None:
        chance = Random(seed)
        for _ in range(ROUNDS):
            with database.session() as connection:
                if seed % 2:
                    lock_stories(connection)
                number_changes(connection, [])
                if chance.random() < 0.3:
                    connection.rollback()
                else:
                    connection.commit()

    reader, chance = Reader(database), Random(0)
    with database.session() as long_open:
        _change(long_open, articles[0], "headline")
        at_work = [Background(partial(write, seed)) for seed in range(4)]
        at_work += [Background(partial(publish, seed)) for seed in range(5)]
        while not all(work.is_done for work in at_work):
            reader.read(chance.choice((1, 3, 1000)))
            if len(written) > 5 * ROUNDS:
                long_open.commit()
        long_open.commit()
    for work in at_work:
        work.result()
    database.transact(number_changes, [])
    while reader.read(7):
        pass

    numbers = [seen.change_seq for seen in reader.seen]
    assert numbers == sorted(set(numbers))
    assert len(written) > 2 * ROUNDS
    written.append(Write(articles[0], "headline", 0))
    for write_ in written:
        assert any(
            seen.article_id == write_.article_id
            and seen.change_seq > write_.after
            and seen.changed & {write_.kind, "new"}
            for seen in reader.seen
        ), write_
    # At the end each article was last seen with its last number, and nothing waits.
    last = {seen.article_id: seen.change_seq for seen in reader.seen}
    assert last == dict(rows(database, "select article_id, change_seq from wirecopy.article"))
    assert not value(database, "select exists (select from wirecopy.article where unpublished)")
