"""Stores articles, their revisions, live entries and credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from wirecopy.extract.absence import Absence
from wirecopy.extract.decide_article import ArticleState, KnownArticle, RevisionCause
from wirecopy.model import Credit, LiveEntry
from wirecopy.store.entry import page_key
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.stated_time import time_columns
from wirecopy.word_count import count_words


def lock_article(connection: Connection, address: str) -> KnownArticle | None:
    """The article of an address, locked until the transaction ends; None if there is none yet."""
    with connection.cursor(row_factory=row_of(KnownArticle)) as cursor:
        return cursor.execute(load_query("article/lock"), {"key_sha256": page_key(address)}).fetchone()


def lock_article_of_page(connection: Connection, page_id: int) -> KnownArticle | None:
    """The article of a page, locked until the transaction ends; None unless this page alone may change it."""
    with connection.cursor(row_factory=row_of(KnownArticle)) as cursor:
        return cursor.execute(load_query("article/lock_by_page"), {"page_id": page_id}).fetchone()


def authors_of(connection: Connection, article_id: int) -> tuple[str, ...]:
    """Who wrote an article, as its page or feed says."""
    row = connection.execute(load_query("article/authors"), {"article_id": article_id}).fetchone()
    return tuple(row[0]) if row else ()


def lock_shown_article(connection: Connection, page_id: int) -> KnownArticle | None:
    """The article that a page shows, its own or that of another page, locked; None when it has none."""
    with connection.cursor(row_factory=row_of(KnownArticle)) as cursor:
        return cursor.execute(load_query("article/lock_shown"), {"page_id": page_id}).fetchone()


def move_article(connection: Connection, article_id: int, address: str) -> bool:
    """Let an address identify an article from now on; False when it identifies another one."""
    parameters = {"article_id": article_id, "key_sha256": page_key(address)}
    return connection.execute(load_query("article/move"), parameters).fetchone() is not None


def add_article(connection: Connection, state: ArticleState) -> int | None:
    """Store a new article with its first revision, credits and live entries; returns its number.

    Returns None and stores nothing if there is an article with that address.
    """
    first = {"cause": RevisionCause.FIRST_SEEN, "page_fetch_id": state.page.page_fetch_id}
    columns = {**_columns(state), **first, **_credit_columns(state.extraction.credits)}
    row = connection.execute(load_query("article/add"), columns).fetchone()
    if row is None:
        return None
    article_id = int(row[0])
    _add_live_entries(connection, article_id, state.extraction.live_entries)
    return article_id


def change_article(
    connection: Connection,
    known: KnownArticle,
    state: ArticleState,
    cause: RevisionCause,
    *,
    words_added: int,
    words_removed: int,
    is_minor: bool = False,
) -> None:
    """Store a new state of an article, and a revision if title or text differ; `is_minor` says of what kind."""
    text_changed = state.text_sha256 != known.text_sha256
    connection.execute(
        load_query("article/change"),
        {
            **_columns(state),
            **_credit_columns(state.extraction.credits),
            "article_id": known.article_id,
            "text_changed": text_changed,
            "is_minor": is_minor,
        },
    )
    if text_changed:
        _add_revision(
            connection,
            known.article_id,
            known.revision_count + 1,
            state,
            cause,
            added=words_added,
            removed=words_removed,
        )
    _replace_credits(connection, known.article_id, state.extraction.credits)
    connection.execute(load_query("article/delete_live_entries"), {"article_id": known.article_id})
    _add_live_entries(connection, known.article_id, state.extraction.live_entries)


def has_revision(connection: Connection, article_id: int, text_sha256: bytes) -> bool:
    """Whether an article was in this state of headline and text before."""
    parameters = {"article_id": article_id, "text_sha256": text_sha256}
    return connection.execute(load_query("article/has_revision"), parameters).fetchone() == (True,)


@dataclass(frozen=True, slots=True)
class ArticleOfPage:
    """An article that a page shows, as far as a look at the page tells whether it is still there."""

    article_id: int
    is_own: bool  # whether the article is read from this page
    missing_since: datetime | None
    withdrawn_at: datetime | None

    @property
    def absence(self) -> Absence:
        return Absence(self.missing_since, self.withdrawn_at)


def lock_absence(connection: Connection, page_id: int) -> ArticleOfPage | None:
    """The article that a page shows, locked; None where it has none, or the page was never served."""
    with connection.cursor(row_factory=row_of(ArticleOfPage)) as cursor:
        return cursor.execute(load_query("article/lock_absence"), {"page_id": page_id}).fetchone()


def save_absence(connection: Connection, article_id: int, absence: Absence) -> None:
    """Store since when an article is missing, and withdrawn; readers hear of the latter."""
    connection.execute(
        load_query("article/save_absence"),
        {
            "article_id": article_id,
            "missing_since": absence.missing_since,
            "withdrawn_at": absence.withdrawn_at,
        },
    )


def mark_article_seen(connection: Connection, article_id: int, now: datetime) -> None:
    """Note that the article's page was fetched again and has not changed."""
    connection.execute(load_query("article/mark_seen"), {"article_id": article_id, "now": now})


def _columns(state: ArticleState) -> dict[str, object]:
    article = state.extraction
    published, modified = time_columns(article.published), time_columns(article.modified)
    return {
        "outlet_id": state.outlet_id,
        "page_id": state.page.page_id,
        "url": state.page.final_url,
        "key_sha256": page_key(state.address),
        "canonical_url": article.canonical_url,
        "title": article.title,
        "authors": list(article.authors),
        "organisations": list(article.organisations),
        "published_at": published.at,
        "published_raw": published.raw,
        "published_precision": published.precision,
        "published_source": published.source,
        "modified_at": modified.at,
        "modified_raw": modified.raw,
        "modified_source": modified.source,
        "first_seen_at": state.page.first_seen_at,
        "now": state.page.fetched_at,
        "language": article.language,
        "text": article.text,
        "text_sha256": state.text_sha256,
        "metadata_sha256": state.metadata_sha256,
        "word_count": count_words(article.text),
        "section": article.section,
        "tags": list(article.tags),
        "image_url": article.image_url,
        "access": article.access,
        "rights": article.rights,
        "extractor": article.extractor,
        "text_source": article.text_source,
    }


def _add_revision(
    connection: Connection,
    article_id: int,
    revision_no: int,
    state: ArticleState,
    cause: RevisionCause,
    *,
    added: int,
    removed: int,
) -> None:
    connection.execute(
        load_query("article/add_revision"),
        {
            "article_id": article_id,
            "revision_no": revision_no,
            "seen_at": state.page.fetched_at,
            "title": state.extraction.title,
            "text": state.extraction.text,
            "text_sha256": state.text_sha256,
            "words_added": added,
            "words_removed": removed,
            "cause": cause,
            "page_fetch_id": state.page.page_fetch_id,
            "extractor": state.extraction.extractor,
            "text_source": state.extraction.text_source,
        },
    )


def _replace_credits(connection: Connection, article_id: int, credits: tuple[Credit, ...]) -> None:
    connection.execute(load_query("article/delete_credits"), {"article_id": article_id})
    connection.execute(
        load_query("article/add_credits"), {"article_id": article_id, **_credit_columns(credits)}
    )


def _credit_columns(credits: Sequence[Credit]) -> dict[str, object]:
    return {
        "role": [credit.role for credit in credits],
        "party": [credit.party for credit in credits],
        "evidence": [credit.evidence for credit in credits],
        "source": [credit.source for credit in credits],
        "confidence": [credit.confidence for credit in credits],
    }


def _add_live_entries(connection: Connection, article_id: int, entries: Sequence[LiveEntry]) -> None:
    if not entries:
        return
    published = [time_columns(entry.published) for entry in entries]
    connection.execute(
        load_query("article/add_live_entries"),
        {
            "article_id": article_id,
            "published_at": [time.at for time in published],
            "published_raw": [time.raw for time in published],
            "published_precision": [time.precision for time in published],
            "published_source": [time.source for time in published],
            "headline": [entry.headline for entry in entries],
            "text": [entry.text for entry in entries],
        },
    )
