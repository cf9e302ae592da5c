"""What a site repeats: lines that stand in different stories of one outlet are its boilerplate, not their text.

Pure values: the caller keeps the observations. Without labels this gave +.007 to +.008
text F1 on fundus_eval, five pages a site (docs/evidence/extraction.md, 3d). `learn` judges a handful of pages at once;
the pipeline, which sees thousands from each outlet and knows their stories, asks for more (`sighting.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from wirecopy.extract.metadata.title import title_key

# In how many stories a line must stand. Running stories repeat a paragraph of background word for word, so a long line
# needs one story more.
_STORIES_SHORT, _STORIES_LONG = 2, 3
_LONG = 150  # characters; chosen, not measured
_MIN_KEY = 4  # characters: "—" and "1." are in every text

# Two crawls of one story, counted as two stories, wiped out true text (F1 -.02) until near-copies were excluded.
_NEAR_COPY = 0.3  # of the lines of the shorter one; chosen, not measured
# Of a text. What would lose more is a copy of a remembered story. Chosen, not measured.
_MAX_DROPPED = 0.4


@dataclass(frozen=True, slots=True)
class Observation:
    """The lines of one article of a site: hash to length in characters."""

    lines: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """The hashes of a site's boilerplate lines."""

    boilerplate: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnLines:
    """The lines that are an article's own, and the hashes of those that were left out as boilerplate."""

    lines: tuple[str, ...]
    boilerplate: tuple[int, ...] = ()


def line_hash(line: str) -> int:
    """64 bits, signed as a bigint is, that stay the same whatever the punctuation and case; 0 for too short a line."""
    key = title_key(line)
    if len(key) < _MIN_KEY:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def lines_of(text: str) -> dict[int, str]:
    """The lines worth remembering of a text that has one paragraph per line, by their hashes."""
    lines = {line_hash(line): line for line in text.split("\n")}
    lines.pop(0, None)
    return lines


def observe(text: str) -> Observation:
    """What to remember of an article; `text` is that of its extraction."""
    return Observation(frozenset((number, len(line)) for number, line in lines_of(text).items()))


def learn(observations: Iterable[Observation]) -> SiteMemory:
    """The boilerplate of a site, counted over different stories only; near-copies are one story."""
    stories: list[frozenset[tuple[int, int]]] = []
    for observation in observations:
        if observation.lines and not any(_is_near_copy(observation.lines, story) for story in stories):
            stories.append(observation.lines)
    counts = Counter(line for story in stories for line in story)
    return SiteMemory(
        frozenset(
            number
            for (number, length), stories_with in counts.items()
            if stories_with >= (_STORIES_LONG if length > _LONG else _STORIES_SHORT)
        )
    )


def without_boilerplate(
    lines: Sequence[str], memory: SiteMemory, spared: Collection[str] = frozenset()
) -> OwnLines:
    """The lines that are the article's own; all of them where the memory would take too much.

    `spared` stay whatever the memory says: lines that prove a credit.
    """
    boilerplate = {
        line: number
        for line in lines
        if (number := line_hash(line)) in memory.boilerplate and line.strip() not in spared
    }
    own = tuple(line for line in lines if line not in boilerplate)
    if sum(map(len, own)) < (1 - _MAX_DROPPED) * sum(map(len, lines)):
        return OwnLines(tuple(lines))
    return OwnLines(own, tuple(dict.fromkeys(boilerplate.values())))


def without_lines(text: str, boilerplate: Collection[int]) -> str:
    """A text without the lines of these hashes."""
    return "\n".join(line for line in text.split("\n") if line_hash(line) not in boilerplate)


def _is_near_copy(lines: frozenset[tuple[int, int]], story: frozenset[tuple[int, int]]) -> bool:
    """Whether two articles share so much that they are one story, by the length of the shared lines."""
    shared = sum(length for _, length in lines & story)
    shorter = min(sum(length for _, length in lines), sum(length for _, length in story))
    return shared >= _NEAR_COPY * shorter
