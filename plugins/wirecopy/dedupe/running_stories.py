"""Which stories make up one running story, and under which number it goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryInRun:
    """A story with the running story that it has been part of. `begun_by` is the story of that number, or the one that
    took its place in a merge."""

    story_id: int
    running_story_id: int | None
    begun_by: int | None


def running_story_ids(
    stories: Iterable[StoryInRun], links: Iterable[tuple[int, int]]
) -> dict[int, int | None]:
    """The number of the running story of each story; None for one without a link.

    Stories that links join are one running story. It goes on under the smallest number that its stories had, so that it
    stays when others join and the older stays when two turn out to be one. A number goes with the story that began it:
    where a running story falls apart, the part without that story, like a new one, takes the number of its oldest story.
    No two parts can have one number, because each holds the story that began it.
    """
    known = {story.story_id: story for story in stories}
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in links:
        neighbours[one].add(other)
        neighbours[other].add(one)
    found: dict[int, int | None] = {}
    for story_id in sorted(known):
        if story_id not in found:
            joined = set(_joined(story_id, neighbours))
            running_story_id = _number(joined, known) if len(joined) > 1 else None
            found.update(dict.fromkeys(joined, running_story_id))
    return found


def _joined(story_id: int, neighbours: Mapping[int, set[int]]) -> Iterator[int]:
    """A story and all that links join to it."""
    seen = {story_id}
    waiting = [story_id]
    while waiting:
        yield (here := waiting.pop())
        unseen = neighbours.get(here, set()) - seen
        seen |= unseen
        waiting += unseen


def _number(joined: set[int], known: Mapping[int, StoryInRun]) -> int:
    had = {known[each].running_story_id for each in joined if known[each].begun_by in joined}
    return min(filter(None, had), default=min(joined))
