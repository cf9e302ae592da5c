"""Columns that hold a word from a closed list: the database takes the words of the enum, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import pytest
from psycopg import errors

from tests.docs.pages import DOCS, code_rows
from tests.pipeline import column, new_database, rows, value
from tests.store.rows import add_outlet
from wirecopy.config.outlets import OutletKind
from wirecopy.dedupe.rollup import BELIEVED, CopyRelation, OriginalGround
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import (
    Access,
    AlertKind,
    CreditSource,
    DocumentKind,
    FeedState,
    Ground,
    KeyPolicy,
    Outcome,
    PartKind,
    PassageKind,
    Precision,
    Role,
    RunKind,
    RunState,
    Stage,
    TextChoice,
    TextDoubt,
    TextSource,
    UsedUp,
    WorkItem,
)
from wirecopy.store.database import Database

WORDS: dict[str, Iterable[str]] = {
    "alert.kind": AlertKind,
    "article.access": Access,
    "article.published_precision": Precision,
    "article.text_source": TextSource,
    "attempt.item": WorkItem,
    "copy_passage.kind": PassageKind,
    "credit.role": Role,
    "credit.source": CreditSource,
    "document.kind": set(DocumentKind) - {DocumentKind.ROBOTS},
    "entry.outcome": Outcome,
    "entry.published_precision": Precision,
    "feed.key_policy": KeyPolicy,
    "feed.last_outcome": Outcome,
    "feed.status": FeedState,
    "left_over.used_up": UsedUp,
    "live_entry.published_precision": Precision,
    "outlet.kind": OutletKind,
    "outlet_hour_failure.outcome": Outcome,
    "outlet_hour_failure.stage": [Stage.POLL, Stage.FETCH, Stage.EXTRACT],
    "page.alternate_kind": [kind for kind in PartKind if kind.is_alternate],
    "page.last_outcome": Outcome,
    "page_fetch.extract_outcome": Outcome,
    "page_fetch.outcome": Outcome,
    "page_fetch.text_choice": TextChoice,
    "page_fetch.text_doubt": TextDoubt,
    "page_part.kind": PartKind,
    "page_part.outcome": Outcome,
    "poll.outcome": Outcome,
    "revision.cause": RevisionCause,
    "revision.text_source": TextSource,
    "replay.kind": (RunKind.REPLAY, RunKind.REHEARSAL),
    "run.kind": RunKind,
    "run.state": RunState,
    "run_stage.stage": Stage,
    "story.original_ground": OriginalGround,
    "story_copy.ground": Ground,
    "story_copy.relation": CopyRelation,
    "story_version.ground": Ground,
}
ENUMS: list[type[StrEnum]] = [
    Access,
    AlertKind,
    CopyRelation,
    CreditSource,
    DocumentKind,
    FeedState,
    Ground,
    KeyPolicy,
    OriginalGround,
    Outcome,
    OutletKind,
    PartKind,
    PassageKind,
    Precision,
    RevisionCause,
    Role,
    RunKind,
    RunState,
    Stage,
    TextChoice,
    TextDoubt,
    TextSource,
    UsedUp,
    WorkItem,
]
KNOWN = {str(word) for enum in ENUMS for word in enum} | {
    str(word) for words in WORDS.values() for word in words
}
ASKED = sorted(KNOWN | {"", "nonsense", "OK"})
CHECKS = """
    select c.conrelid::regclass::text || '.' || a.attname as place, a.attname, pg_get_expr(c.conbin, c.conrelid) as condition
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_class r on r.oid = c.conrelid
    where c.contype = 'c' and cardinality(c.conkey) = 1 and a.atttypid = 'text'::regtype
      and c.connamespace = 'wirecopy'::regnamespace and not r.relispartition
    order by 1"""


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    with new_database(server_url) as database:
        yield database


def test_each_column_of_words_takes_those_of_its_enum_and_no_other(database: Database) -> None:
    taken = {
        place.removeprefix("wirecopy."): column(
            database,
            f"select word from unnest(%(asked)s::text[]) as asked (word), lateral (select word as {name}) row where {condition}",
            asked=ASKED,
        )
        for place, name, condition in rows(database, CHECKS)
    }
    assert {place: set(words) for place, words in taken.items()} == {
        place: {str(word) for word in words} for place, words in WORDS.items()
    }


def test_every_check_was_held_against_the_rows_that_were_there(database: Database) -> None:
    assert column(database, "select conname from pg_constraint where not convalidated") == []


def test_a_word_that_is_no_outcome_is_refused(database: Database) -> None:
    with database.transaction() as connection:
        feed = """insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, created_at, last_outcome)
                  values (%s, 'http://a.example/f', 'x', 'a.example', now(), now(), %s)"""
        outlet = add_outlet(connection, "a.example")
        with pytest.raises(errors.CheckViolation, match="feed_last_outcome_check"):
            connection.execute(feed, (outlet, "okay"))


def test_sql_and_code_agree_on_which_outcomes_are_successes(database: Database) -> None:
    found = column(
        database,
        "select word from unnest(%(asked)s::text[]) word where wirecopy.is_success(word)",
        asked=ASKED,
    )
    assert set(found) == {outcome for outcome in Outcome if outcome.is_success}


def test_readers_find_every_outcome_with_what_the_documentation_says_of_it(database: Database) -> None:
    documented = [tuple(cell.replace("`", "") for cell in row) for row in code_rows(DOCS / "outcomes.md")]
    assert rows(database, "select outcome, meaning, action from news.outcomes") == documented
    assert rows(database, "select outcome, is_success from news.outcomes") == [
        (word, Outcome(word).is_success) for word, _, _ in documented
    ]


def test_sql_and_code_agree_on_which_credits_are_believed(database: Database) -> None:
    assert value(database, "select wirecopy.is_believed(%(least)s::real)", least=BELIEVED)
    assert not value(database, "select wirecopy.is_believed(%(less)s::real)", less=BELIEVED - 0.001)
