"""The list of articles: those that pass some filters, newest first, or best first where words are searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.model import Access, Precision, TextSource
from wirecopy.store.read_model.reader import Reader

ARTICLES_FOUND = 1000  # as many as news.search looks at
ARTICLES_A_PAGE = 25  # chosen: some four screens
# Looked through for what no index finds; 20,000 take 20 ms (docs/evidence/large_archive.md).
ARTICLES_SCANNED = 20_000
# A phrase is looked for further back until there are so many: two pages.
MATCHES_ENOUGH = 50


@dataclass(frozen=True, slots=True)
class ArticleFilters:
    """What a list of articles is asked for; None: all."""

    q: str | None = None  # words, in the syntax of news.search
    day: date | None = None  # of first_seen_at, in UTC
    hour: datetime | None = None
    outlet: str | None = None  # its domain
    language: str | None = None
    agency: str | None = None  # as originator or distributor
    author: str | None = None
    access: Access | None = None
    wire: bool | None = None  # False: also where nobody says who wrote it
    older_than: int | None = None  # the last article of the list before

    @property
    def since(self) -> datetime | None:
        if self.hour:
            return self.hour
        return datetime.combine(self.day, time(), UTC) if self.day else None

    @property
    def until(self) -> datetime | None:
        if self.hour:
            return self.hour + timedelta(hours=1)
        return datetime.combine(self.day, time(), UTC) + timedelta(days=1) if self.day else None


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """What articles are counted by."""

    article_id: int
    first_seen_at: datetime
    outlet: str
    outlet_domain: str
    language: str | None
    access: Access
    originator: str | None
    distributor: str | None
    is_wire_copy: bool


@dataclass(frozen=True, slots=True)
class ListedArticle:
    article_id: int
    url: str
    title: str
    outlet: str
    outlet_domain: str
    published_at: datetime | None  # as stated
    published_precision: Precision | None
    first_seen_at: datetime
    language: str | None
    access: Access
    text_source: TextSource
    word_count: int
    originator: str | None
    distributor: str | None
    withdrawn_at: datetime | None
    story_id: int | None  # None until it is compared
    relation: CopyRelation | None
    lag: timedelta | None
    other_outlets: int | None  # that carry its story; None until that is published
    snippet: str | None  # the words that were searched for stand between U+E000 and U+E001


@dataclass(frozen=True, slots=True)
class ArticleList:
    filters: ArticleFilters
    found: Sequence[FoundArticle]  # at most ARTICLES_FOUND
    listed: Sequence[ListedArticle]  # one page of them
    page_number: int


@dataclass(frozen=True, slots=True)
class _Place:
    article_id: int
    first_seen_at: datetime


def read_articles(reader: Reader, filters: ArticleFilters, page_number: int) -> ArticleList:
    """One page of the articles that pass the filters, and what all of them are counted by."""
    found = _matching(reader, filters) if filters.q else _newest(reader, filters)
    start = (page_number - 1) * ARTICLES_A_PAGE
    listed = reader.rows(
        ListedArticle,
        "read_model/listed_articles",
        article_ids=[each.article_id for each in found[start : start + ARTICLES_A_PAGE]],
        question=filters.q,
    )
    return ArticleList(filters, found, listed, page_number)


def _newest(reader: Reader, filters: ArticleFilters) -> list[FoundArticle]:
    behind = _place(reader, filters.older_than)
    return reader.rows(
        FoundArticle,
        "read_model/newest_articles",
        **_values(filters),
        until=filters.until,
        behind_at=behind and behind.first_seen_at,
        behind_id=behind and behind.article_id,
        scanned=ARTICLES_SCANNED,
        max=ARTICLES_FOUND,
    )


def _matching(reader: Reader, filters: ArticleFilters) -> list[FoundArticle]:
    behind = _place(reader, filters.older_than)
    ends = [end for end in (filters.until, behind and behind.first_seen_at) if end]
    return reader.rows(
        FoundArticle,
        "read_model/matching_articles",
        question=filters.q,
        **_values(filters),
        until=min(ends, default=None),
        enough=MATCHES_ENOUGH,
    )


def _values(filters: ArticleFilters) -> dict[str, object]:
    """What both queries are narrowed by."""
    return {
        "outlet": filters.outlet,
        "language": filters.language,
        "agency": filters.agency,
        "author": filters.author,
        "access": filters.access,
        "is_wire_copy": filters.wire,
        "since": filters.since,
    }


def _place(reader: Reader, article_id: int | None) -> _Place | None:
    if article_id is None:
        return None
    return reader.row(_Place, "read_model/article_first_seen", article_id=article_id)
