"""One story: who had it when, what each outlet did with the text, and how it is joined with others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wirecopy.dedupe.rollup import CopyRelation, OriginalGround
from wirecopy.model import Access, CreditSource, Ground, PassageKind, Precision, Role
from wirecopy.store.read_model.reader import Reader

# Of a story with more articles, a page shows so many and leads to the next.
MEMBERS_SHOWN = 50
# Chosen: a screenful or two of each.
HEADLINES_SHOWN = 30
CREDITS_SHOWN = 40
VERSIONS_SHOWN = 50
MOVES_SHOWN = 50
# 50 members with 1,000 passages each would be the most.
PASSAGES_READ = 2_000
# Of a text, for the passages that outlets cut and for a comparison of two: an hour of reading aloud is 60,000.
CHARACTERS_READ = 100_000


@dataclass(frozen=True, slots=True)
class StoryFacts:
    story_id: int
    title: str
    originator: str | None
    distributor: str | None
    language: str | None
    outlet_count: int
    article_count: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    original_article_id: int | None
    original_ground: OriginalGround | None
    original_outlet: str | None
    fullest_article_id: int | None
    fullest_outlet: str | None
    credit_conflicts: int  # members whose own page credits another originator
    running_story_id: int | None


@dataclass(frozen=True, slots=True)
class RanFirst:
    """An outlet with the earliest of its articles."""

    outlet: str
    outlet_domain: str
    article_id: int
    lag: timedelta
    lag_source: Literal["stated", "observed"]
    published_at: datetime | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One outlet's article in a story. Its word counts are None until it is compared with the fullest text."""

    article_id: int
    outlet: str
    outlet_domain: str
    title: str
    url: str
    access: Access
    word_count: int
    published_at: datetime | None  # stated
    published_precision: Precision | None
    first_seen_at: datetime
    withdrawn_at: datetime | None
    revision_count: int
    relation: CopyRelation
    lag: timedelta | None
    lag_source: Literal["stated", "observed"]
    words_kept: int | None
    words_cut: int | None
    words_added: int | None
    headline_changed: bool | None
    ground: Ground
    containment: float  # in the article that it was matched with
    matched_article_id: int | None
    matched_outlet: str | None
    rule: str
    decided_at: datetime
    revised_at: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class MemberPassage:
    """Sentences in a row that an article cut from the fullest text, or added to it."""

    article_id: int
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    article_id: int
    story_id: int | None
    outlet: str
    outlet_domain: str
    title: str
    text: str
    is_live: bool  # whether it has live entries


@dataclass(frozen=True, slots=True)
class PrintedHeadline:
    """A headline with the outlets that run the story under it now, the first five by name."""

    title: str
    outlet_count: int
    article_id: int
    outlets: tuple[str, ...]
    has_original: bool
    of_all: int  # headlines, including those beyond the limit


@dataclass(frozen=True, slots=True)
class HeadlineChange:
    article_id: int
    outlet: str
    outlet_domain: str
    seen_at: datetime
    was: str
    title: str


@dataclass(frozen=True, slots=True)
class StoryCredit:
    """A credit, with how many outlets print it in these words, and the first five articles that do."""

    role: Role
    party: str
    evidence: str
    source: CreditSource
    confidence: float
    outlet_count: int
    outlets: tuple[str, ...]
    article_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryVersion:
    """A story of the running story, and the earlier one that it rewrites; that is None for the first."""

    story_id: int
    title: str
    first_outlet: str | None
    outlet_count: int
    first_seen_at: datetime | None
    earlier_story_id: int | None
    containment: float | None
    longest_run: int | None  # words
    ground: Ground | None
    article_id: int | None  # of the earlier story, which was compared with
    other_article_id: int | None


@dataclass(frozen=True, slots=True)
class StoryMove:
    """A story that became part of this one (merged), or an article that went to another (left)."""

    kind: Literal["merged", "left"]
    story_id: int  # that was given up, or that it went to
    article_id: int
    outlet: str
    title: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoryDetail:
    story: StoryFacts
    ran_first: tuple[RanFirst, ...]  # and who came second
    members: tuple[StoryMember, ...]  # of one page
    page: int
    fullest: ArticleText | None  # None until the story is published
    # Of the members of this page, by article, but of those for which there was no room.
    passages: Mapping[int, Sequence[MemberPassage]]
    headlines: tuple[PrintedHeadline, ...]
    headline_changes: tuple[HeadlineChange, ...]
    credits: tuple[StoryCredit, ...]
    versions: tuple[StoryVersion, ...]
    moves: tuple[StoryMove, ...]


@dataclass(frozen=True, slots=True)
class ChainedArticle:
    """An article with the one that it was found to copy; that is None for the founder of the story."""

    article_id: int
    outlet: str
    title: str
    matched_article_id: int | None
    ground: Ground
    containment: float
    rule: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class WhyDetail:
    """Two articles, each with how it came into its story: what it was found to copy, and so on to the founder."""

    articles: tuple[ArticleText, ArticleText]
    chains: tuple[tuple[ChainedArticle, ...], tuple[ChainedArticle, ...]]


@dataclass(frozen=True, slots=True)
class _Successor:
    successor: int


def read_story(reader: Reader, story_id: int, page: int = 1) -> StoryDetail | None:
    """One story with a page of its articles; None if no story has that number, or it was merged."""
    story = reader.row(StoryFacts, "read_model/story", story_id=story_id)
    if story is None:
        return None
    members = reader.rows(
        StoryMember,
        "read_model/story_members",
        story_id=story_id,
        skip=(page - 1) * MEMBERS_SHOWN,
        max=MEMBERS_SHOWN,
    )
    return StoryDetail(
        story=story,
        ran_first=tuple(reader.rows(RanFirst, "read_model/story_ran_first", story_id=story_id, max=2)),
        members=tuple(members),
        page=page,
        fullest=read_article_text(reader, story.fullest_article_id) if story.fullest_article_id else None,
        passages=_passages(reader, [member.article_id for member in members]),
        headlines=tuple(
            reader.rows(PrintedHeadline, "read_model/story_headlines", story_id=story_id, max=HEADLINES_SHOWN)
        ),
        headline_changes=tuple(
            reader.rows(
                HeadlineChange, "read_model/story_headline_changes", story_id=story_id, max=HEADLINES_SHOWN
            )
        ),
        credits=tuple(
            reader.rows(StoryCredit, "read_model/story_credits", story_id=story_id, max=CREDITS_SHOWN)
        ),
        versions=_versions(reader, story.running_story_id),
        moves=tuple(reader.rows(StoryMove, "read_model/story_moves", story_id=story_id, max=MOVES_SHOWN)),
    )


def read_article_text(reader: Reader, article_id: int) -> ArticleText | None:
    """The beginning of an article's text; None if no article has that number."""
    return reader.row(
        ArticleText, "read_model/article_text", article_id=article_id, characters=CHARACTERS_READ
    )


def read_why(reader: Reader, article_id: int, other_id: int) -> WhyDetail | None:
    """Two articles and how they came into their stories; None if one of them is unknown."""
    article, other = read_article_text(reader, article_id), read_article_text(reader, other_id)
    if article is None or other is None:
        return None
    return WhyDetail((article, other), (_chain(reader, article_id), _chain(reader, other_id)))


def find_successor(reader: Reader, story_id: int) -> int | None:
    """The story that a story was merged into; None if it was not merged."""
    found = reader.row(_Successor, "read_model/story_successor", story_id=story_id)
    return None if found is None else found.successor


def _passages(reader: Reader, article_ids: Sequence[int]) -> Mapping[int, list[MemberPassage]]:
    found = reader.rows(
        MemberPassage, "read_model/story_passages", article_ids=list(article_ids), max=PASSAGES_READ
    )
    # Where the limit cut, nothing is told of that member and those behind it: they would seem to have kept all the rest.
    whole = article_ids.index(found[-1].article_id) if len(found) == PASSAGES_READ else len(article_ids)
    passages: dict[int, list[MemberPassage]] = {article_id: [] for article_id in article_ids[:whole]}
    for passage in found:
        if passage.article_id in passages:
            passages[passage.article_id].append(passage)
    return passages


def _chain(reader: Reader, article_id: int) -> tuple[ChainedArticle, ...]:
    return tuple(reader.rows(ChainedArticle, "read_model/match_chain", article_id=article_id))


def _versions(reader: Reader, running_story_id: int | None) -> tuple[StoryVersion, ...]:
    if running_story_id is None:
        return ()
    return tuple(
        reader.rows(
            StoryVersion,
            "read_model/story_versions",
            running_story_id=running_story_id,
            max=VERSIONS_SHOWN,
        )
    )
