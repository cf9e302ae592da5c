"""How texts are related, and how copies differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How two texts are related."""

    COPY = "copy"  # the same text, perhaps trimmed or framed
    VERSION = "version"  # one rewrites the other; this never merges stories
    NONE = "none"


class Ground(StrEnum):
    """Why two texts are, or are not, copies or versions (dedupe/match.py)."""

    FOUNDER = "founder"  # the first article of a story, which was compared with none
    # How much they share.
    SAME_BODY = "same_body"
    CONTAINED = "contained"  # the shorter text is in the longer: a trim, a brief, an excerpt
    ALIKE = "alike"  # each has most of the other
    REWRITTEN = "rewritten"  # long passages of one stand in the other
    LITTLE_SHARED = "little_shared"
    TOO_SHORT = "too_short"  # under 40 words only equal bodies are copies
    TEMPLATE = "template"  # what differs is most of the names and numbers
    # Where they share it: enough, but not in the places of a copy.
    STATEMENT = "statement"  # somebody's words, which both introduce in their own
    PASSAGE = "passage"  # one passage between own paragraphs of both
    QUOTED = "quoted"  # one text whole, between own paragraphs of the other
    ITEM = "item"  # one text is an item of the other, or stands below its newer text
    ROUND_UP = "round_up"  # one text goes on about something else after what they share


@dataclass(frozen=True, slots=True)
class Match:
    """How two texts are related, with the numbers that decided it."""

    relation: Relation
    containment: float  # shared shingles / shingles of the shorter text
    jaccard: float
    shared: int  # shingles in common
    longest_run: int  # words
    rule: str  # name and version of the set of rules
    ground: Ground = Ground.FOUNDER
    decided_by: str = ""  # name of the one rule that decided (dedupe/match.py); not stored


class PassageKind(StrEnum):
    """What a copy did with a passage."""

    KEPT = "kept"
    EDITED = "edited"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands in a text, in characters from 0."""

    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row that a copy treated alike. `span` is None if they were cut, `full_span` if they were added."""

    kind: PassageKind
    span: Span | None
    full_span: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a copy differs from the fullest text of its story, in words and by passages."""

    words_kept: int
    words_cut: int
    words_added: int
    order_changed: bool = False  # sentences of the fullest text stand in another order
    whole_sentences_only: bool = False  # of two very long texts: an edited sentence counts as cut and added
    passages: tuple[Passage, ...] = ()
