"""Articles, their revisions and the credits read on their pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from psycopg import Connection

from wirecopy.model import Credit, Extraction, LiveEntry
from wirecopy.store.queries import load_query
from wirecopy.store.row_factory import row_of
from wirecopy.store.stated_time import StoredTime, stored_time
from wirecopy.store.storable import storable


class RevisionCause(StrEnum):
    FIRST_SEEN = "first_seen"
    PAGE_CHANGED = "page_changed"
    REEXTRACTED = "reextracted"


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The present state of an article, as far as a new extraction is held against it."""

    article_id: int
    outlet_id: int
    page_id: int
    title: str
    text: str
    text_sha256: bytes
    extractor: str
    revision_count: int
    metadata_sha256: bytes

    @property
    def whole_text(self) -> str:
        """Headline and text, as revisions count them."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class ArticleState:
    """A new state of an article: the extraction with what feeds and store know besides."""

    outlet_id: int
    page_id: int
    page_fetch_id: int | None
    url: str
    key_sha256: bytes
    extraction: Extraction
    published: StoredTime
    modified: StoredTime
    first_seen_at: datetime
    seen_at: datetime

    @property
    def whole_text(self) -> str:
        """Headline and text, as revisions count them."""
        return f"{self.extraction.title}\n{self.extraction.text}"

    @property
    def text_sha256(self) -> bytes:
        return _digest(storable(self.extraction.title), storable(self.extraction.text))

    @property
    def live_entries(self) -> list[tuple[LiveEntry, StoredTime]]:
        return [(entry, stored_time(entry.published, self.seen_at)) for entry in self.extraction.live_entries]

    @property
    def metadata_sha256(self) -> bytes:
        """Of all that is stored besides title and text, except clocks and the extractor's version."""
        page = self.extraction
        return _digest(
            page.canonical_url or "",
            *page.authors,
            self.published.raw or "",
            self.modified.raw or "",
            page.language or "",
            page.section or "",
            *page.tags,
            page.image_url or "",
            page.access,
            page.rights or "",
            *(f"{c.role}{c.party}{c.evidence}{c.source}{c.confidence}" for c in page.credits),
            *(f"{claim.raw}{entry.headline}{entry.text}" for entry, claim in self.live_entries),
        )


def lock_article(connection: Connection, key_sha256: bytes) -> KnownArticle | None:
    """The article of an address, locked; None when it is new."""
    with connection.cursor(row_factory=row_of(KnownArticle)) as cursor:
        return cursor.execute(load_query("article/lock"), {"key_sha256": key_sha256}).fetchone()


def lock_article_of_page(connection: Connection, page_id: int) -> KnownArticle | None:
    """The article that a page shows and alone may change, locked; None when it has none."""
    with connection.cursor(row_factory=row_of(KnownArticle)) as cursor:
        return cursor.execute(load_query("article/lock_by_page"), {"page_id": page_id}).fetchone()


def add_article(connection: Connection, state: ArticleState) -> int | None:
    """Store a new article with its first revision and its credits; returns its number.

    None: another transaction has added an article with that address meanwhile, and nothing was stored.
    """
    row = connection.execute(load_query("article/add"), _columns(state)).fetchone()
    if row is None:
        return None
    article_id = int(row[0])
    _add_revision(
        connection,
        article_id,
        1,
        state,
        RevisionCause.FIRST_SEEN,
        added=state.extraction.word_count,
        removed=0,
    )
    _replace_credits(connection, article_id, state.extraction.credits)
    _add_live_entries(connection, article_id, state)
    return article_id


def change_article(
    connection: Connection,
    known: KnownArticle,
    state: ArticleState,
    cause: RevisionCause,
    *,
    words_added: int,
    words_removed: int,
) -> None:
    """Store a new state of an article; a revision too when headline or text differ."""
    text_changed = state.text_sha256 != known.text_sha256
    connection.execute(
        load_query("article/change"),
        {**_columns(state), "article_id": known.article_id, "text_changed": text_changed},
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
    _add_live_entries(connection, known.article_id, state)


def article_seen(connection: Connection, article_id: int, now: datetime) -> None:
    """Served again, unchanged."""
    connection.execute(load_query("article/mark_seen"), {"article_id": article_id, "now": now})


def _columns(state: ArticleState) -> dict[str, object]:
    page = state.extraction
    return {
        "outlet_id": state.outlet_id,
        "page_id": state.page_id,
        "url": state.url,
        "key_sha256": state.key_sha256,
        "canonical_url": page.canonical_url,
        "title": page.title,
        "authors": list(page.authors),
        "published_at": state.published.at,
        "published_raw": state.published.raw,
        "published_precision": state.published.precision,
        "published_source": state.published.source,
        "modified_at": state.modified.at,
        "modified_raw": state.modified.raw,
        "modified_source": state.modified.source,
        "first_seen_at": state.first_seen_at,
        "now": state.seen_at,
        "language": page.language,
        "text": page.text,
        "text_sha256": state.text_sha256,
        "metadata_sha256": state.metadata_sha256,
        "word_count": page.word_count,
        "section": page.section,
        "tags": list(page.tags),
        "image_url": page.image_url,
        "access": page.access,
        "rights": page.rights,
        "extractor": page.extractor,
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
            "seen_at": state.seen_at,
            "title": state.extraction.title,
            "text": state.extraction.text,
            "text_sha256": state.text_sha256,
            "words_added": added,
            "words_removed": removed,
            "cause": cause,
            "page_fetch_id": state.page_fetch_id,
            "extractor": state.extraction.extractor,
        },
    )


def _replace_credits(connection: Connection, article_id: int, credits: tuple[Credit, ...]) -> None:
    connection.execute(load_query("article/delete_credits"), {"article_id": article_id})
    connection.execute(
        load_query("article/add_credits"),
        {
            "article_id": article_id,
            "role": [credit.role for credit in credits],
            "party": [credit.party for credit in credits],
            "evidence": [credit.evidence for credit in credits],
            "source": [credit.source for credit in credits],
            "confidence": [credit.confidence for credit in credits],
        },
    )


def _add_live_entries(connection: Connection, article_id: int, state: ArticleState) -> None:
    entries = state.live_entries
    if not entries:
        return
    connection.execute(
        load_query("article/add_live_entries"),
        {
            "article_id": article_id,
            "published_at": [claim.at for _, claim in entries],
            "published_raw": [claim.raw for _, claim in entries],
            "published_precision": [claim.precision for _, claim in entries],
            "published_source": [claim.source for _, claim in entries],
            "headline": [entry.headline for entry, _ in entries],
            "text": [entry.text for entry, _ in entries],
        },
    )


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()
