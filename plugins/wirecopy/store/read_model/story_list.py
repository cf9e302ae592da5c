"""Lists of stories: newest, most carried, or with some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from wirecopy.store.read_model.reader import Reader

STORIES_LISTED = 25  # on a page. Chosen: two screenfuls.
STORIES_FOUND = 50  # with some words, on the only page of these

# Stories that one page looks at: 50,000 take 50 ms with a filter that none passes, at a million articles (measured).
STORIES_LOOKED_AT = 50_000
# Articles with a phrase; with mere words 1,000 are looked at.
MATCHES_ENOUGH = 200
# Without a day the most carried stories are those of the last days.
MOST_CARRIED_DAYS = 7


class StoryOrder(StrEnum):
    """What comes first."""

    NEWEST = "newest"  # the story that gained or changed a copy last
    FIRST_SEEN = "first_seen"  # the story that began last
    OUTLETS = "outlets"  # the story that most outlets carry


@dataclass(frozen=True, slots=True)
class StoryPosition:
    """Behind which story a page begins: its number, and what it is sorted by (outlets, else a time)."""

    story_id: int
    at: datetime | None = None
    outlets: int | None = None


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories; None where any will do."""

    words: str | None = None
    day: date | None = None  # UTC, of the first sight
    agency: str | None = None  # originator or distributor
    language: str | None = None
    outlets: int = 2  # at least
    order: StoryOrder = StoryOrder.NEWEST


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story. Its copies' word counts are None until they are compared."""

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
    words_kept: int | None
    words_cut: int | None
    words_added: int | None


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Where the words were found in a story."""

    story_id: int
    snippet: str  # a match stands between U+E000 and U+E001
    hits: int  # articles that have them
    of_all: int  # stories that pass the filter, including those beyond the limit


@dataclass(frozen=True, slots=True)
class StoryList:
    """A page of stories."""

    stories: tuple[ListedStory, ...]
    agencies: tuple[str, ...]  # to choose from
    languages: tuple[str, ...]
    behind: StoryPosition | None = None  # where the next page begins; None: no more are known
    stopped_early: bool = False  # enough were looked at before the page was full
    matches: tuple[WordMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    story_id: int
    at: datetime
    is_match: bool
    place: int  # among those that were looked at, from 1


@dataclass(frozen=True, slots=True)
class _Carried:
    story_id: int
    outlet_count: int


@dataclass(frozen=True, slots=True)
class _Party:
    party: str


@dataclass(frozen=True, slots=True)
class _Language:
    language: str


def read_stories(reader: Reader, chosen: StoryFilter, after: StoryPosition | None = None) -> StoryList:
    """The stories that pass a filter, from the first or from behind a position."""
    matches: tuple[WordMatch, ...] = ()
    behind, stopped_early = None, False
    if chosen.words:
        matches = _with_words(reader, chosen)
        story_ids = [match.story_id for match in matches]
    elif chosen.order is StoryOrder.OUTLETS:
        carried = _most_carried(reader, chosen, after)
        story_ids = [each.story_id for each in carried[:STORIES_LISTED]]
        if len(carried) > STORIES_LISTED:
            last = carried[STORIES_LISTED - 1]
            behind = StoryPosition(last.story_id, outlets=last.outlet_count)
    else:
        found = _by_time(reader, chosen, after)
        story_ids = [each.story_id for each in found[:STORIES_LISTED] if each.is_match]
        is_full = len(found) > STORIES_LISTED
        stopped_early = bool(found) and not is_full and found[-1].place == STORIES_LOOKED_AT
        if is_full or stopped_early:
            last_found = found[:STORIES_LISTED][-1]
            behind = StoryPosition(last_found.story_id, at=last_found.at)
    return StoryList(
        stories=tuple(reader.rows(ListedStory, "read_model/listed_stories", story_ids=story_ids)),
        agencies=tuple(each.party for each in reader.rows(_Party, "read_model/story_agencies")),
        languages=tuple(each.language for each in reader.rows(_Language, "read_model/story_languages")),
        behind=behind,
        stopped_early=stopped_early,
        matches=matches,
    )


def _by_time(reader: Reader, chosen: StoryFilter, after: StoryPosition | None) -> Sequence[_Found]:
    """One more than a page holds, which says whether there is another."""
    since, until = _bounds(chosen.day)
    query = (
        "read_model/stories_by_first_seen"
        if chosen.order is StoryOrder.FIRST_SEEN
        else "read_model/stories_by_last_seen"
    )
    return reader.rows(
        _Found,
        query,
        since=since,
        until=until,
        before=after.at if after else None,
        before_story_id=after.story_id if after else None,
        outlets=chosen.outlets,
        agency=chosen.agency,
        language=chosen.language,
        look=STORIES_LOOKED_AT,
        max=STORIES_LISTED + 1,
    )


def _most_carried(reader: Reader, chosen: StoryFilter, after: StoryPosition | None) -> Sequence[_Carried]:
    since, until = _bounds(chosen.day)
    return reader.rows(
        _Carried,
        "read_model/stories_by_outlets",
        since=since or reader.now - timedelta(days=MOST_CARRIED_DAYS),
        until=until or reader.now + timedelta(days=1),
        fewer_than=after.outlets if after else None,
        fewer_than_story_id=after.story_id if after else None,
        outlets=chosen.outlets,
        agency=chosen.agency,
        language=chosen.language,
        look=STORIES_LOOKED_AT,
        max=STORIES_LISTED + 1,
    )


def _with_words(reader: Reader, chosen: StoryFilter) -> tuple[WordMatch, ...]:
    since, until = _bounds(chosen.day)
    return tuple(
        reader.rows(
            WordMatch,
            "read_model/stories_with_words",
            words=chosen.words,
            since=since,
            until=until,
            outlets=chosen.outlets,
            agency=chosen.agency,
            language=chosen.language,
            enough=MATCHES_ENOUGH,
            max=STORIES_FOUND,
        )
    )


def _bounds(day: date | None) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    begin = datetime.combine(day, time(), UTC)
    return begin, begin + timedelta(days=1)
