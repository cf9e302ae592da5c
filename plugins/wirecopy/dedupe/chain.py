"""How two articles that are no copies of each other came into one story: each copies the next, from one to the other.

An agency writes its report anew from hour to hour, and an outlet between the hours carries nearly all of both. Of 678
pairs in the 101 stories of the 680 articles 46 are versions of each other, or less, and all 46 stand in such a chain
(docs/evidence/dedupe.md 10).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass

from wirecopy.model import Match, Relation


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Two articles of a chain, and the verdict that makes them copies."""

    article_id: int
    next_article_id: int
    match: Match


def find_chain(
    start: int, end: int, members: Collection[int], compare: Callable[[int, int], Match]
) -> tuple[ChainLink, ...]:
    """The shortest chain of copies among `members` from `start` to `end`; empty when there is none.

    Among equals, the chain through the articles with the lowest numbers.
    """
    reached_by: dict[int, ChainLink] = {}
    left = sorted(set(members) | {end})
    queue = deque([start])
    while queue and end not in reached_by:
        article = queue.popleft()
        for other in left:
            if other in reached_by or other == start:
                continue
            verdict = compare(article, other)
            if verdict.relation is Relation.COPY:
                reached_by[other] = ChainLink(article, other, verdict)
                queue.append(other)
    links: list[ChainLink] = []
    while end in reached_by:
        links.append(reached_by[end])
        end = links[-1].article_id
    return tuple(reversed(links))
