"""Reads what the pages in Airflow and the command line show, from the views in schema `news` only.

It returns facts; wirecopy.web and wirecopy.console make sentences and colours of them. Every time is UTC. `now` is the
pipeline's clock, so that ages are right when hours of news are run through in minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from threading import BoundedSemaphore

import psycopg
from psycopg import Connection, errors

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.errors import DatabaseError
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import (
    Access,
    CreditSource,
    LeftOver,
    Outcome,
    PartKind,
    PassageKind,
    Role,
    RunState,
    Stage,
    WorkItem,
)
from wirecopy.store.database import Database
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.run import StageCounts, left_over_of, stage_counts

# Chosen: about a screenful of each.
RUNS_SHOWN = 8  # a working day of hourly runs
FEEDS_SHOWN = 30
STORIES_SHOWN = 20
FEEDS_ALIKE = 4  # that many feeds with the same trouble are told together
FEEDS_LISTED = 5000
REVISIONS_SHOWN = 50
LIVE_ENTRIES_SHOWN = 50

# Pages that are read at once in one process; each takes a connection. FastAPI would run 40.
PAGES_AT_ONCE = 4
_PAGES = BoundedSemaphore(PAGES_AT_ONCE)
_WAIT_SECONDS = 10  # for a turn. A page takes 5 s at most.


class FeedStatus(StrEnum):
    """The words of news.feed_health.status; those that need a person come first."""

    FAILING = "failing"
    GONE = "gone"
    SILENT = "silent"
    NEW = "new"
    OK = "ok"
    RETIRED = "retired"


_TROUBLED = (FeedStatus.FAILING, FeedStatus.GONE, FeedStatus.SILENT)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts over the last 24 hours of the pipeline's clock, and feeds by status."""

    now: datetime
    articles: int
    # In 24 hours, by the week before them. None: nothing is known of the days before.
    articles_usual: int | None
    outlets: int
    shared_stories: int  # that several outlets carry
    feeds_ok: int
    feeds_failing: int
    feeds_silent: int
    feeds_gone: int
    feeds_new: int
    red_since: datetime | None  # start of the first red run after the last green one
    set_aside: int = 0  # feeds, pages, articles and stories that no stage takes, because work on them failed


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run, and what its stages did."""

    run_id: int
    key: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    reason: str
    stages: Mapping[Stage, StageCounts]
    left_over: Sequence[LeftOver] = ()  # most items first


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed: whether it is healthy, and since when it is not."""

    outlet: str
    url: str
    status: FeedStatus
    well_until: datetime | None  # when it was last healthy; None: never
    last_outcome: Outcome | None
    message: str
    failures_in_row: int
    last_polled_at: datetime | None
    next_poll_at: datetime
    entries_per_day: int
    expected_per_day: Decimal
    of_all: int  # feeds of the wanted statuses, including those beyond the limit


@dataclass(frozen=True, slots=True)
class StorySummary:
    story_id: int
    title: str
    originator: str | None
    distributor: str | None
    first_outlet: str | None
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    outlet_count: int
    article_count: int
    language: str | None


@dataclass(frozen=True, slots=True)
class CopySummary:
    """One outlet's article in a story. Its word counts are None until it is compared with the fullest text."""

    story_id: int
    article_id: int
    outlet: str
    title: str
    url: str
    access: Access
    word_count: int
    revision_count: int
    relation: CopyRelation
    lag: timedelta | None
    words_kept: int | None
    words_cut: int | None
    words_added: int | None
    headline_changed: bool | None


@dataclass(frozen=True, slots=True)
class CreditEvidence:
    """One credit, with the words that prove it and the article that has them."""

    outlet: str
    url: str
    role: Role
    party: str
    evidence: str
    source: CreditSource
    confidence: float


@dataclass(frozen=True, slots=True)
class VersionLink:
    """Another story that rewrites this one, or that this one rewrites."""

    story_id: int
    title: str | None  # None if that story was merged into another
    outlet_count: int | None
    first_seen_at: datetime | None
    reason: str
    linked_at: datetime


@dataclass(frozen=True, slots=True)
class CarriedStory:
    """A story and its copies."""

    story: StorySummary
    copies: tuple[CopySummary, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    numbers: Numbers
    runs: tuple[RunSummary, ...]  # newest first
    troubled_feeds: tuple[FeedHealth, ...]
    stories: tuple[CarriedStory, ...]  # newest first
    feed_troubles: tuple[FeedTrouble, ...] = ()  # most feeds first


@dataclass(frozen=True, slots=True)
class FeedTrouble:
    """What is wrong with several feeds."""

    status: FeedStatus
    outcome: Outcome | None  # None: they answer well, and are silent
    feeds: int
    well_until: datetime | None  # when the last of them was well; None: none ever was


@dataclass(frozen=True, slots=True)
class SetAside:
    """What no stage takes any more, because work on it failed on our side."""

    stage: Stage
    item: WorkItem
    url: str | None  # None if history deleted its fetch
    reason: str
    set_aside_at: datetime


@dataclass(frozen=True, slots=True)
class FeedList:
    now: datetime
    feeds: tuple[FeedHealth, ...]


@dataclass(frozen=True, slots=True)
class StoryDetail:
    now: datetime
    story: StorySummary
    copies: tuple[CopySummary, ...]
    credits: tuple[CreditEvidence, ...]
    versions: tuple[VersionLink, ...]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    article_id: int
    story_id: int | None  # None until the article is compared
    outlet: str
    url: str
    title: str
    authors: tuple[str, ...]
    originator: str | None
    distributor: str | None
    access: Access
    word_count: int
    published_at: datetime | None
    first_seen_at: datetime
    relation: CopyRelation | None
    lag: timedelta | None
    fullest_article_id: int | None
    fullest_outlet: str | None


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage of an article, compared with the fullest text of its story or with the revision before."""

    kind: PassageKind
    text: str
    was: str | None  # of an edited passage: the words of the other text


@dataclass(frozen=True, slots=True)
class RevisionSummary:
    revision_no: int
    seen_at: datetime
    title: str
    words_added: int
    words_removed: int
    cause: RevisionCause


@dataclass(frozen=True, slots=True)
class LiveEntrySummary:
    """One entry of a live blog."""

    published_at: datetime | None
    opening: str  # its headline, else its first paragraph
    of_all: int  # entries of the live blog, including those beyond the limit


@dataclass(frozen=True, slots=True)
class PartSummary:
    """An address, besides the article's own, that should give some of its text."""

    part_no: int
    kind: PartKind
    url: str
    outcome: Outcome
    message: str
    words: int | None


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    now: datetime
    article: ArticleSummary
    credits: tuple[CreditEvidence, ...]
    parts: tuple[PartSummary, ...]
    live_entries: tuple[LiveEntrySummary, ...]  # in page order
    passages: tuple[PassageText, ...]  # none while the text, or the fullest, has just changed
    revisions: tuple[RevisionSummary, ...]  # newest first
    last_change: tuple[PassageText, ...]  # none kept; the headline first, if it changed


@contextmanager
def page_reader(database: Database) -> Iterator[Connection]:
    """A connection with a reader's rights, for one page.

    Raises:
        DatabaseError: the database is missing, not migrated or too slow; the message says what to do.
    """
    if not _PAGES.acquire(timeout=_WAIT_SECONDS):
        raise DatabaseError(f"{PAGES_AT_ONCE} other pages are being read: try again")
    try:
        with database.reader() as connection:
            yield connection
    except (psycopg.ProgrammingError, errors.InvalidParameterValue) as error:
        # A role (22023), schema, view or column is missing, or readers may not use a view.
        raise DatabaseError(
            f"the database is not ready for readers: run `wirecopy migrate` ({_primary(error)})"
        ) from error
    except psycopg.Error as error:
        raise DatabaseError(f"the database did not answer: {_primary(error)}") from error
    finally:
        _PAGES.release()


def read_overview(connection: Connection) -> Overview:
    """The state of the pipeline: counts, runs, troubled feeds and stories, about a screenful."""
    stories = _stories(connection, "read_model/newest_stories", {"max": STORIES_SHOWN})
    copies = _copies(connection, [story.story_id for story in stories])
    return Overview(
        numbers=_numbers(connection),
        runs=_runs(connection, "read_model/newest_runs", {"max": RUNS_SHOWN}),
        troubled_feeds=_feeds(connection, _TROUBLED, FEEDS_SHOWN),
        stories=tuple(CarriedStory(story, tuple(copies[story.story_id])) for story in stories),
        feed_troubles=_feed_troubles(connection),
    )


def read_run(connection: Connection, run_id: int) -> RunSummary:
    """One run."""
    (run,) = _runs(connection, "read_model/run", {"run_id": run_id})
    return run


def read_feeds(
    connection: Connection, statuses: Sequence[FeedStatus] = tuple(FeedStatus), limit: int | None = None
) -> FeedList:
    """The feeds of these statuses, broken ones first; at most `limit`, or all for None."""
    return FeedList(read_clock(connection), _feeds(connection, statuses, limit))


def read_set_aside(connection: Connection) -> list[SetAside]:
    """All that was set aside, the newest first."""
    with connection.cursor(row_factory=row_of(SetAside)) as cursor:
        return cursor.execute(load_query("read_model/set_aside")).fetchall()


def read_story(connection: Connection, story_id: int) -> StoryDetail | None:
    """One story with everything that is known of it; None if no story has that number, or it was merged."""
    found = _stories(connection, "read_model/story", {"story_id": story_id})
    if not found:
        return None
    with connection.cursor(row_factory=row_of(VersionLink)) as cursor:
        versions = tuple(cursor.execute(load_query("read_model/story_versions"), {"story_id": story_id}))
    copies = tuple(_copies(connection, [story_id])[story_id])
    credits = _credits(connection, [copy.article_id for copy in copies])
    return StoryDetail(read_clock(connection), found[0], copies, credits, versions)


def read_article(connection: Connection, article_id: int) -> ArticleDetail | None:
    """One article with its credits, parts, passages and revisions; None if no article has that number."""
    asked = {"article_id": article_id}
    with connection.cursor(row_factory=row_of(ArticleSummary)) as cursor:
        article = cursor.execute(load_query("read_model/article"), asked).fetchone()
    if article is None:
        return None
    with connection.cursor(row_factory=row_of(PassageText)) as cursor:
        passages = tuple(cursor.execute(load_query("read_model/article_passages"), asked))
        last_change = tuple(cursor.execute(load_query("read_model/article_last_change"), asked))
    with connection.cursor(row_factory=row_of(RevisionSummary)) as cursor:
        revisions = tuple(
            cursor.execute(load_query("read_model/article_revisions"), {**asked, "max": REVISIONS_SHOWN})
        )
    with connection.cursor(row_factory=row_of(PartSummary)) as cursor:
        parts = tuple(cursor.execute(load_query("read_model/article_parts"), asked))
    with connection.cursor(row_factory=row_of(LiveEntrySummary)) as cursor:
        live_entries = tuple(
            cursor.execute(
                load_query("read_model/article_live_entries"), {**asked, "max": LIVE_ENTRIES_SHOWN}
            )
        )
    credits = _credits(connection, [article_id])
    return ArticleDetail(
        read_clock(connection), article, credits, parts, live_entries, passages, revisions, last_change
    )


def find_successor(connection: Connection, story_id: int) -> int | None:
    """The story that a story was merged into; None if it was not merged."""
    row = connection.execute(load_query("read_model/story_successor"), {"story_id": story_id}).fetchone()
    return None if row is None else int(row[0])


def read_clock(connection: Connection) -> datetime:
    """The pipeline's time: the server's, shifted as the newest run was."""
    row = connection.execute(load_query("read_model/clock")).fetchone()
    assert row is not None
    at: datetime = row[0]
    return at


def _numbers(connection: Connection) -> Numbers:
    with connection.cursor(row_factory=row_of(Numbers)) as cursor:
        numbers = cursor.execute(load_query("read_model/overview_counts")).fetchone()
    assert numbers is not None
    return numbers


def _runs(connection: Connection, query: str, parameters: Mapping[str, int]) -> tuple[RunSummary, ...]:
    rows = connection.execute(load_query(query), parameters).fetchall()
    run_ids = [row[0] for row in rows]
    stages = stage_counts(connection, run_ids)
    left = left_over_of(connection, run_ids)
    return tuple(
        RunSummary(
            run_id,
            key,
            started_at,
            ended_at,
            RunState(state),
            reason,
            {each.stage: each for each in stages.get(run_id, [])},
            left.get(run_id, ()),
        )
        for run_id, key, started_at, ended_at, state, reason in rows
    )


def _feeds(
    connection: Connection, statuses: Sequence[FeedStatus], limit: int | None
) -> tuple[FeedHealth, ...]:
    with connection.cursor(row_factory=row_of(FeedHealth)) as cursor:
        asked = {"statuses": [status.value for status in statuses], "max": limit}
        return tuple(cursor.execute(load_query("read_model/feeds"), asked))


def _feed_troubles(connection: Connection) -> tuple[FeedTrouble, ...]:
    with connection.cursor(row_factory=row_of(FeedTrouble)) as cursor:
        asked = {"statuses": [status.value for status in _TROUBLED], "min": FEEDS_ALIKE}
        return tuple(cursor.execute(load_query("read_model/feed_troubles"), asked))


def _credits(connection: Connection, article_ids: Sequence[int]) -> tuple[CreditEvidence, ...]:
    with connection.cursor(row_factory=row_of(CreditEvidence)) as cursor:
        return tuple(cursor.execute(load_query("read_model/credits"), {"article_ids": list(article_ids)}))


def _stories(connection: Connection, query: str, parameters: Mapping[str, int]) -> list[StorySummary]:
    with connection.cursor(row_factory=row_of(StorySummary)) as cursor:
        return cursor.execute(load_query(query), parameters).fetchall()


def _copies(connection: Connection, story_ids: list[int]) -> Mapping[int, list[CopySummary]]:
    copies: dict[int, list[CopySummary]] = defaultdict(list)
    with connection.cursor(row_factory=row_of(CopySummary)) as cursor:
        for copy in cursor.execute(load_query("read_model/story_copies"), {"story_ids": story_ids}):
            copies[copy.story_id].append(copy)
    return copies


def _primary(error: psycopg.Error) -> str:
    """The server's message without the statement that it quotes."""
    return error.diag.message_primary or " ".join(str(error).split())
