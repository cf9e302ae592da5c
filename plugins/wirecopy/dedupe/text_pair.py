"""Two texts beside each other: how much they share, and where each of the two has it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wirecopy.dedupe.fingerprint import Fingerprint, Hashes
from wirecopy.dedupe.overlap import Overlap, find_overlap, longest_run


@dataclass(frozen=True, slots=True, eq=False)
class TextPair:
    """Two texts, the shorter first, and the amount that they share."""

    short: Fingerprint
    long: Fingerprint
    common: Hashes  # shingles of both, ascending
    longest_run: int  # words of the longest run in both

    @property
    def shared(self) -> int:
        """Shingles in common."""
        return self.common.size

    @property
    def containment(self) -> float:
        """Shared part of the shorter text, 0 to 1."""
        return self.shared / self.short.shingles.size if self.short.shingles.size else 0.0

    @property
    def jaccard(self) -> float:
        """Shared part of all that either text has, 0 to 1."""
        together = self.short.shingles.size + self.long.shingles.size - self.shared
        return self.shared / together if together else 0.0

    @property
    def has_one_headline(self) -> bool:
        return self.short.headline is not None and self.short.headline == self.long.headline

    @property
    def is_in_live_blog(self) -> bool:
        """Whether only the longer text is a live blog: it may open with any report that it carries whole."""
        return self.long.is_live and not self.short.is_live


@dataclass(frozen=True, slots=True, eq=False)
class OverlappingPair:
    """Two texts that share more than set phrases, and where each of them has what they share."""

    texts: TextPair
    short: Overlap
    long: Overlap


def pair_up(a: Fingerprint, b: Fingerprint) -> TextPair:
    """Put two texts beside each other; the order of the arguments does not matter."""
    short, long = sorted((a, b), key=lambda text: (text.shingles.size, text.words, text.body_hash))
    common = np.intersect1d(a.shingles, b.shingles, assume_unique=True)
    return TextPair(short, long, common, longest_run(a, b, common) if common.size else 0)


def find_overlaps(pair: TextPair) -> OverlappingPair | None:
    """Where each text has what both share; None when they share nothing but set phrases."""
    short, long = find_overlap(pair.short, pair.common), find_overlap(pair.long, pair.common)
    return OverlappingPair(pair, short, long) if short and long else None
