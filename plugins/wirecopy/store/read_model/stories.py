"""Stories, and what each outlet did with the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.dedupe.rollup import CopyRelation
from wirecopy.model import Access
from wirecopy.store.read_model.reader import Reader


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
class CarriedStory:
    """A story and its copies."""

    story: StorySummary
    copies: tuple[CopySummary, ...]


def read_newest_stories(reader: Reader, limit: int) -> tuple[CarriedStory, ...]:
    """The stories of several outlets that gained or changed a copy last."""
    stories = reader.rows(StorySummary, "read_model/newest_stories", max=limit)
    copies = _copies(reader, [story.story_id for story in stories])
    return tuple(CarriedStory(story, tuple(copies[story.story_id])) for story in stories)


def _copies(reader: Reader, story_ids: Sequence[int]) -> Mapping[int, list[CopySummary]]:
    copies: dict[int, list[CopySummary]] = defaultdict(list)
    for copy in reader.rows(CopySummary, "read_model/story_copies", story_ids=list(story_ids)):
        copies[copy.story_id].append(copy)
    return copies
