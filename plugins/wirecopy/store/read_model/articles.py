"""Articles: their text beside the fullest of the story, their credits, and how they changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import Access, Outcome, PartKind, PassageKind
from wirecopy.store.read_model.credits import CreditEvidence, read_credits
from wirecopy.store.read_model.reader import Reader

# Chosen: about a screenful of each.
REVISIONS_SHOWN = 50
LIVE_ENTRIES_SHOWN = 50


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
    article: ArticleSummary
    credits: tuple[CreditEvidence, ...]
    parts: tuple[PartSummary, ...]
    live_entries: tuple[LiveEntrySummary, ...]  # in page order
    passages: tuple[PassageText, ...]  # none while the text, or the fullest, has just changed
    revisions: tuple[RevisionSummary, ...]  # newest first
    last_change: tuple[PassageText, ...]  # none kept; the headline first, if it changed


def read_article(reader: Reader, article_id: int) -> ArticleDetail | None:
    """One article with its credits, parts, passages and revisions; None if no article has that number."""
    article = reader.row(ArticleSummary, "read_model/article", article_id=article_id)
    if article is None:
        return None
    return ArticleDetail(
        article,
        credits=read_credits(reader, [article_id]),
        parts=tuple(reader.rows(PartSummary, "read_model/article_parts", article_id=article_id)),
        live_entries=tuple(
            reader.rows(
                LiveEntrySummary,
                "read_model/article_live_entries",
                article_id=article_id,
                max=LIVE_ENTRIES_SHOWN,
            )
        ),
        passages=tuple(reader.rows(PassageText, "read_model/article_passages", article_id=article_id)),
        revisions=tuple(
            reader.rows(
                RevisionSummary, "read_model/article_revisions", article_id=article_id, max=REVISIONS_SHOWN
            )
        ),
        last_change=tuple(reader.rows(PassageText, "read_model/article_last_change", article_id=article_id)),
    )
