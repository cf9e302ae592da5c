"""From pairs of copies to stories: who founds a story, who joins one, which stories turn out to be one.

Connected components over numbers. The same articles and pairs give the same plan in whatever order they come,
and the lowest story id always survives, so that the size of a batch cannot change the outcome.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """`from_story` ends in `into_story` because `article_id`, its member, is a copy of `matched_article_id`."""

    from_story: int
    into_story: int
    article_id: int
    matched_article_id: int


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """What to write: every tuple is ascending, and each article and each story stands in it at most once.

    The articles of each new story found it together.
    """

    new_stories: tuple[tuple[int, ...], ...]
    joins: tuple[tuple[int, int], ...]  # article_id, story_id
    merges: tuple[Merge, ...]


def resolve_stories(current: Mapping[int, int | None], copies: Iterable[tuple[int, int]]) -> StoryPlan:
    """Plan the stories of the articles in `current` (article id -> story id, None: none yet).

    `copies` are pairs of these articles judged to be copies; an article without a pair founds a story of
    its own. Articles of one story belong together whether or not a pair says so.

    Raises:
        KeyError: a pair names an article that is not in `current`.
    """
    neighbours = _neighbours(current, copies)
    members = _members(current)
    seen: set[int] = set()
    new_stories: list[tuple[int, ...]] = []
    joins: list[tuple[int, int]] = []
    merges: list[Merge] = []
    for story_id in sorted(members):
        if members[story_id][0] in seen:
            continue
        for article_id, matched_article_id in _walk_copies(
            members[story_id], current, members, neighbours, seen
        ):
            other_story = current[article_id]
            if other_story is None:
                joins.append((article_id, story_id))
            else:
                merges.append(Merge(other_story, story_id, article_id, matched_article_id))
    for article_id in sorted(current):
        if article_id not in seen:
            links = _walk_copies([article_id], current, members, neighbours, seen)
            new_stories.append(tuple(sorted([article_id, *(found for found, _ in links)])))
    return StoryPlan(
        new_stories=tuple(new_stories),
        joins=tuple(sorted(joins)),
        merges=tuple(sorted(merges, key=lambda merge: merge.from_story)),
    )


def _walk_copies(
    start: Iterable[int],
    current: Mapping[int, int | None],
    members: Mapping[int, list[int]],
    neighbours: Mapping[int, set[int]],
    seen: set[int],
) -> Iterator[tuple[int, int]]:
    """Yield every link, (article reached, article it was reached from), breadth first; mark `seen`.

    A story is reached once, by its first article. The other members come with it, without a link.
    """
    queue = deque(start)
    seen.update(queue)
    while queue:
        reached_from = queue.popleft()
        for article_id in sorted(neighbours[reached_from] - seen):
            if article_id in seen:  # it came with a story a moment ago
                continue
            story_id = current[article_id]
            together = [article_id] if story_id is None else members[story_id]
            seen.update(together)
            queue.extend(together)
            yield article_id, reached_from


def _neighbours(current: Mapping[int, int | None], copies: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    neighbours: dict[int, set[int]] = {article_id: set() for article_id in current}
    for a, b in copies:
        neighbours[a].add(b)
        neighbours[b].add(a)
    return neighbours


def _members(current: Mapping[int, int | None]) -> dict[int, list[int]]:
    """The articles of each story, ascending."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for article_id in sorted(current):
        story_id = current[article_id]
        if story_id is not None:
            members[story_id].append(article_id)
    return members
