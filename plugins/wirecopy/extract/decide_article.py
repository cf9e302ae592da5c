"""What a page makes of its article: its new state, and what changes in the article that we know. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from wirecopy.credible_time import credible
from wirecopy.extract.absence import Absence
from wirecopy.extract.article_address import article_address
from wirecopy.extract.body.prose import is_sentence
from wirecopy.extract.page_or_feed import complete
from wirecopy.extract.site_memory.boilerplate import without_lines
from wirecopy.model import Access, Extraction, FeedMetadata, SeenPage, StatedTime, TextSource
from wirecopy.storable_text import storable
from wirecopy.urls import registrable_domain

# Of one article. lemon24/reader stores at most 24 updates of an entry that only its hash shows, after feeds had changed
# theirs at each look without end (lemon24/reader#225; docs/evidence/peers.md 6).
MAX_MINOR_REVISIONS = 24


@dataclass(frozen=True, slots=True)
class ArticleState:
    """A new state of an article: the extraction of its page, completed with what its feed says."""

    outlet_id: int
    page: SeenPage
    address: str  # identifies the article, unless different articles name it
    extraction: Extraction  # its times are credible ones

    @property
    def whole_text(self) -> str:
        """Headline and text, as revisions count them."""
        return f"{self.extraction.title}\n{self.extraction.text}"

    @property
    def text_sha256(self) -> bytes:
        """Of headline and text: when it changes, the article has a new revision."""
        return _digest(storable(self.extraction.title), storable(self.extraction.text))

    @property
    def metadata_sha256(self) -> bytes:
        """Of all else that is stored, except times of ours, the extractor's version and where the text is from."""
        article = self.extraction
        return _digest(
            article.canonical_url or "",
            *article.authors,
            *article.organisations,
            _raw(article.published) or "",
            _raw(article.modified) or "",
            article.language or "",
            article.section or "",
            *article.tags,
            article.image_url or "",
            article.access,
            article.rights or "",
            *(f"{c.role}{c.party}{c.evidence}{c.source}{c.confidence}" for c in article.credits),
            *(f"{_raw(entry.published)}{entry.headline}{entry.text}" for entry in article.live_entries),
        )


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The stored state of an article, as far as a new one is compared with it."""

    article_id: int
    outlet_id: int
    page_id: int
    url: str
    canonical_url: str | None
    published_at: datetime | None
    title: str
    text: str
    text_sha256: bytes
    extractor: str
    revision_count: int
    metadata_sha256: bytes
    access: Access = Access.FREE
    text_source: TextSource = TextSource.PAGE
    minor_revision_count: int = 0
    missing_since: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def absence(self) -> Absence:
        return Absence(self.missing_since, self.withdrawn_at)

    @property
    def whole_text(self) -> str:
        """Headline and text, as revisions count them."""
        return f"{self.title}\n{self.text}"

    def outranks(self, article: Extraction) -> bool:
        """Whether it stays as it is: a feed replaces nothing that was read on the page, and a summary no longer text."""
        if article.replaces is None:
            return False
        is_summary = self.text_source is TextSource.FEED and self.access is Access.TEASER
        return self.text_source is not TextSource.FEED or (article.is_summary and not is_summary)


class RevisionCause(StrEnum):
    """Why an article has a new revision."""

    FIRST_SEEN = "first_seen"
    PAGE_CHANGED = "page_changed"  # the newsroom did it
    REEXTRACTED = "reextracted"  # we did it
    SOURCE_CHANGED = "source_changed"  # read from another document, such as the page after its feed's summary


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What an article becomes and why, with the headline and text before, from which its new words are counted."""

    cause: RevisionCause
    text_before: str
    state: ArticleState
    is_minor: bool = False  # a revision that changes no prose, or goes back to an earlier state


class ReplayEffect(StrEnum):
    """What the extractor of now does to one page, compared with what is stored."""

    SAME = "same"
    CHANGED = "changed"  # headline or text differ
    METADATA = "metadata"  # only authors, times, credits and the like differ
    GAINED = "gained"  # had no text, is now an article
    LOST = "lost"  # was an article, has now no text; the stored article stays
    FAILED = "failed"  # the extractor broke on it, or its document is gone
    OVERTAKEN = "overtaken"  # fetched anew meanwhile: the newer document is the ingest run's


def article_state(page: SeenPage, outlet_id: int, extraction: Extraction, feed: FeedMetadata) -> ArticleState:
    """The article that a page shows, with what its feed says where the page says nothing."""
    address = article_address(page.final_url, extraction.canonical_url)
    article = replace(
        extraction,
        published=credible(extraction.published, page.fetched_at),
        modified=credible(extraction.modified, page.fetched_at),
        live_entries=tuple(
            replace(entry, published=credible(entry.published, page.fetched_at))
            for entry in extraction.live_entries
        ),
    )
    return ArticleState(outlet_id, page, address, complete(article, feed, _site_names(page.final_url)))


def decide_change(
    known: KnownArticle, state: ArticleState, *, seen_before: bool = False
) -> ArticleChange | None:
    """What a page changes in its article; None when it only shows that the article is still there.

    Of several addresses that show one article only its own page changes it. `seen_before` says whether the article was in
    this state of headline and text before. After MAX_MINOR_REVISIONS minor ones, the article keeps its headline and text at
    the next minor one, and what else the page says changes alone.
    """
    if state.page.page_id != known.page_id or _is_same(known, state):
        return None
    # Lines learned as boilerplate since then left the text by our doing, not the newsroom's.
    before = replace(known, text=without_lines(known.text, state.extraction.boilerplate))
    is_minor = _is_minor(before, state, seen_before=seen_before)
    if is_minor and known.minor_revision_count >= MAX_MINOR_REVISIONS:
        state, is_minor = _with_text_of(before, state), False
        if _is_same(known, state):
            return None
    is_ours = before.text != known.text and before.whole_text == state.whole_text
    return ArticleChange(_cause(known, state, is_ours=is_ours), before.whole_text, state, is_minor)


def _is_same(known: KnownArticle, state: ArticleState) -> bool:
    return (state.text_sha256, state.metadata_sha256) == (known.text_sha256, known.metadata_sha256)


def _is_minor(before: KnownArticle, state: ArticleState, *, seen_before: bool) -> bool:
    """Whether a revision only goes back to an earlier state, or changes no headline and no line that reads like prose.

    Counters, teasers and "5 minutes ago" come and go with each look, and so do blocks that take turns.
    """
    if state.text_sha256 == before.text_sha256 or state.whole_text == before.whole_text:
        return False
    return seen_before or (
        state.extraction.title == before.title and _prose(state.extraction.text) == _prose(before.text)
    )


def _prose(text: str) -> list[str]:
    return [line for line in text.split("\n") if is_sentence(line)]


def _with_text_of(before: KnownArticle, state: ArticleState) -> ArticleState:
    kept = replace(
        state.extraction,
        title=before.title,
        text=before.text,
        extractor=before.extractor,
        text_source=before.text_source,
    )
    return replace(state, extraction=kept)


def _cause(known: KnownArticle, state: ArticleState, *, is_ours: bool) -> RevisionCause:
    if is_ours:
        return RevisionCause.REEXTRACTED
    is_elsewhere = known.text_source is not state.extraction.text_source
    return RevisionCause.SOURCE_CHANGED if is_elsewhere else RevisionCause.PAGE_CHANGED


def replay_effect(known: KnownArticle, state: ArticleState | None, *, had_text: bool) -> ReplayEffect:
    """What a replay does to a page that shows a known article; `state` is None when it gives no text now.

    `had_text` says whether this document gave one before. An article of an earlier document loses nothing when the
    newest one never had a text.
    """
    if state is None:
        return ReplayEffect.LOST if had_text else ReplayEffect.SAME
    if state.text_sha256 != known.text_sha256:
        return ReplayEffect.CHANGED
    return ReplayEffect.METADATA if state.metadata_sha256 != known.metadata_sha256 else ReplayEffect.SAME


def _site_names(url: str) -> tuple[str, ...]:
    domain = registrable_domain(url)
    return (domain, domain.partition(".")[0])


def _raw(stated: StatedTime | None) -> str | None:
    return None if stated is None else stated.raw


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()
