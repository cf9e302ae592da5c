"""One article: its text, what it did with the text of its story, where each value came from, and how it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import Access, Outcome, PartKind, PassageKind, Precision, TextSource
from wirecopy.store.read_model.credits import CreditEvidence, read_credits
from wirecopy.store.read_model.reader import Reader

# Chosen: about a screenful of each.
REVISIONS_SHOWN = 50
LIVE_ENTRIES_SHOWN = 50
PAGES_SHOWN = 10
FETCHES_SHOWN = 20
ENTRIES_SHOWN = 20
# Some 16,000 words, and as much of what was cut: a text may have a megabyte.
CHARACTERS_SHOWN = 100_000


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    article_id: int
    story_id: int | None  # None until the article is compared
    outlet: str
    outlet_domain: str
    url: str
    canonical_url: str | None
    title: str  # at most 1,000 characters of it
    authors: tuple[str, ...]
    organisations: tuple[str, ...]
    originator: str | None
    distributor: str | None
    is_wire_copy: bool | None
    rights: str | None
    access: Access
    language: str | None
    text: str  # at most CHARACTERS_SHOWN of it
    is_cut: bool  # whether there is more of it
    text_source: TextSource
    extractor: str
    word_count: int
    section: str | None
    tags: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_source: str | None
    modified_at: datetime | None
    first_seen_at: datetime
    last_seen_at: datetime
    withdrawn_at: datetime | None
    revision_count: int
    relation: CopyRelation | None
    lag: timedelta | None
    lag_source: str | None  # stated or observed
    words_kept: int | None  # None until it is compared with the fullest text
    words_cut: int | None
    words_added: int | None
    order_changed: bool | None
    story_title: str | None
    other_outlets: int | None  # that carry its story; None until that is published
    fullest_article_id: int | None
    fullest_outlet: str | None


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage of an article, compared with the fullest text of its story or with another revision."""

    kind: PassageKind
    text: str
    was: str | None  # of an edited passage: the words of the other text
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class RevisionSummary:
    revision_no: int
    seen_at: datetime
    title: str
    words_added: int
    words_removed: int
    cause: RevisionCause
    extractor: str


@dataclass(frozen=True, slots=True)
class RevisionText:
    """One state of an article; the text as in ArticleSummary."""

    revision_no: int
    seen_at: datetime
    title: str
    words_added: int
    words_removed: int
    cause: RevisionCause
    extractor: str
    text: str
    is_cut: bool


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
class NeighbourCopy:
    """The copy of the same story that was out just before or just after."""

    article_id: int
    outlet: str
    lag: timedelta
    is_next: bool


@dataclass(frozen=True, slots=True)
class PageSummary:
    """An address at which the article was found."""

    page_id: int
    url: str
    first_seen_at: datetime
    in_words: str | None  # how the last look at it ended; None: there was none


@dataclass(frozen=True, slots=True)
class PageFetchSummary:
    page_fetch_id: int
    run_id: int
    fetched_at: datetime
    outcome: Outcome
    in_words: str
    is_success: bool
    message: str
    http_status: int | None
    bytes: int | None  # as they travelled
    seconds: float | None
    extract_outcome: Outcome | None  # None: nothing new arrived, or it waits
    extract_in_words: str | None
    extract_message: str
    final_url: str | None


@dataclass(frozen=True, slots=True)
class LeadingEntry:
    """An entry of a feed that led to the article."""

    entry_id: int
    url: str
    feed_id: int
    feed: str
    title: str
    first_seen_at: datetime
    fate: str
    next_step: str
    next_fetch_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaptureSummary:
    """A record of somebody else's WARC file."""

    url: str
    captured_at: datetime
    file: str
    start_byte: int
    record_id: str | None
    revision_no: int | None


class ArticleShow(StrEnum):
    """What is made of the text."""

    READ = "read"
    COMPARE = "compare"  # with the fullest text of the story, or with the revision before


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What is asked for of an article."""

    show: ArticleShow = ArticleShow.READ
    revision: int | None = None  # None: the present state
    against: int | None = None  # None: the revision before


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    article: ArticleSummary
    view: ArticleView
    credits: tuple[CreditEvidence, ...]
    parts: tuple[PartSummary, ...]
    live_entries: tuple[LiveEntrySummary, ...]  # in page order
    passages: tuple[PassageText, ...]  # if asked for; none while the text, or the fullest, has just changed
    revisions: tuple[RevisionSummary, ...]  # newest first
    revision: RevisionText | None  # the one that was asked for
    neighbours: tuple[NeighbourCopy, ...]
    pages: tuple[PageSummary, ...]
    fetches: tuple[PageFetchSummary, ...]  # newest first
    entries: tuple[LeadingEntry, ...]
    captures: tuple[CaptureSummary, ...]


def read_article(reader: Reader, article_id: int, view: ArticleView) -> ArticleDetail | None:
    """One article with all that is known of it; None if there is no such article, or no such revision of it."""
    article = reader.row(
        ArticleSummary, "read_model/article", article_id=article_id, characters=CHARACTERS_SHOWN
    )
    revision = _revision(reader, article_id, view)
    if article is None or (view.revision is not None and revision is None):
        return None
    pages = reader.rows(PageSummary, "read_model/article_pages", article_id=article_id, max=PAGES_SHOWN)
    return ArticleDetail(
        article,
        view,
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
        passages=_passages(reader, article_id, view),
        revisions=tuple(
            reader.rows(
                RevisionSummary, "read_model/article_revisions", article_id=article_id, max=REVISIONS_SHOWN
            )
        ),
        revision=revision,
        neighbours=tuple(reader.rows(NeighbourCopy, "read_model/article_neighbours", article_id=article_id)),
        pages=tuple(pages),
        fetches=tuple(
            reader.rows(
                PageFetchSummary,
                "read_model/article_fetches",
                page_ids=[page.page_id for page in pages],
                max=FETCHES_SHOWN,
            )
        ),
        entries=tuple(
            reader.rows(LeadingEntry, "read_model/article_entries", article_id=article_id, max=ENTRIES_SHOWN)
        ),
        captures=tuple(
            reader.rows(CaptureSummary, "read_model/article_captures", article_id=article_id, max=PAGES_SHOWN)
        ),
    )


def _revision(reader: Reader, article_id: int, view: ArticleView) -> RevisionText | None:
    if view.revision is None:
        return None
    return reader.row(
        RevisionText,
        "read_model/article_revision",
        article_id=article_id,
        revision_no=view.revision,
        characters=CHARACTERS_SHOWN,
    )


def _passages(reader: Reader, article_id: int, view: ArticleView) -> tuple[PassageText, ...]:
    if view.show is ArticleShow.READ:
        return ()
    if view.revision is None:
        return tuple(
            reader.rows(
                PassageText,
                "read_model/article_passages",
                article_id=article_id,
                characters=CHARACTERS_SHOWN,
            )
        )
    return tuple(
        reader.rows(
            PassageText,
            "read_model/article_revision_diff",
            article_id=article_id,
            old=view.revision - 1 if view.against is None else view.against,
            new=view.revision,
            characters=CHARACTERS_SHOWN,
        )
    )
