"""Where the words that two texts share stand in one of them, and how much is that text's own.

Measures only; what the figures mean is said in amounts.py and objections_to_copy.py. What two texts share is called their
overlap; a passage (compare.py) is something else: the sentences that a copy kept, cut or added.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wirecopy.dedupe.fingerprint import Fingerprint, Hashes, found_in, run_hashes
from wirecopy.dedupe.speech import find_speech
from wirecopy.dedupe.tokens import words

# "Tried" says how many of 4,138 verdicts another value changes (objections_to_copy.py says of which).
#
# Shorter runs are names, titles and set phrases ("the 2016 U.S. presidential election"). Tried: 7 changes five, 10 none.
MIN_RUN = 8  # words
# The lead of a report: one paragraph, 20 to 45 words. Tried: 30 changes ten, 50 three.
OPENING = 40  # words
# Half of the lead: edited leads keep more, other leads little. Tried: 0.4 changes five, 0.6 two.
OPENS = 0.5
# A subheading or a caption without a credit has fewer. Tried: 15 changes two, 25 and 30 none.
SENTENCE = 20  # words
# A shared run may start with the last words of the announcement ("the statement reads:") or just after it. From the
# start of the run to the colon; chosen, not measured.
_ANNOUNCEMENT_REACH = (-3, 8)  # words

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """What one text shares with another. Counts are words; `start` and `end` bound the longest shared run.

    `run_starts` and `run_ends` count all runs, be they as short as a shingle. Set phrases are not in `shared`.
    """

    article: str
    run_starts: Places
    run_ends: Places
    shared: Mask  # per word
    start: int
    end: int

    @property
    def introduction(self) -> int:
        """Words before the first shared run."""
        return int(self.shared.argmax())

    @property
    def conclusion(self) -> int:
        """Words after the last shared run."""
        return int(self.shared[::-1].argmax())

    @property
    def before(self) -> int:
        """Own words before the longest run."""
        return int((~self.shared[: self.start]).sum())

    @property
    def own_paragraphs(self) -> int:
        """Paragraphs of a sentence or more, none of it shared, before the longest run."""
        count = place = 0
        for line in self.article.split("\n"):
            end = place + len(words(line))
            if end > self.start:
                break
            count += end - place >= SENTENCE and not self.shared[place:end].any()
            place = end
        return count

    @property
    def after(self) -> int:
        """Own words after the longest run."""
        return int((~self.shared[self.end :]).sum())

    @property
    def opening(self) -> float:
        """Shared part of the text's lead, 0 to 1."""
        return float(self.shared[:OPENING].mean())

    @property
    def opens(self) -> bool:
        """Whether the text opens with what is shared."""
        return self.opening >= OPENS

    @property
    def share(self) -> float:
        """Shared part of the whole text, 0 to 1."""
        return float(self.shared.mean())


def find_overlap(text: Fingerprint, common: Hashes) -> Overlap | None:
    """What `text` shares, given the shingles that both texts have; None when nothing but set phrases."""
    width = text.words - text.sequence.size + 1
    is_common = np.concatenate(([False], found_in(text.sequence, common), [False]))
    edges = np.flatnonzero(is_common[1:] != is_common[:-1])
    run_starts, run_ends = edges[::2], edges[1::2] + width - 1
    is_long = run_ends - run_starts >= MIN_RUN
    starts, ends = run_starts[is_long], run_ends[is_long]
    if not starts.size:
        return None
    shared = np.zeros(text.words, dtype=np.bool_)
    for start, end in zip(starts, ends, strict=True):
        shared[start:end] = True
    longest = int((ends - starts).argmax())
    return Overlap(text.article, run_starts, run_ends, shared, int(starts[longest]), int(ends[longest]))


def spoken_share(overlap: Overlap) -> float:
    """Part of the shared words that are somebody's words rather than the outlet's, 0 to 1.

    What a colon announces is all somebody's words, marked or not.
    """
    spoken = find_speech(overlap.article).spoken[overlap.shared].mean()
    if is_after_colon(overlap):
        spoken = max(spoken, (overlap.end - overlap.start) / overlap.shared.sum())
    return float(spoken)


def is_after_colon(overlap: Overlap) -> bool:
    """Whether a colon announces the longest run."""
    distance = find_speech(overlap.article).announced - overlap.start
    return bool(((distance >= _ANNOUNCEMENT_REACH[0]) & (distance <= _ANNOUNCEMENT_REACH[1])).any())


def longest_run(a: Fingerprint, b: Fingerprint, common: Hashes) -> int:
    """Words of the longest run that stands in both texts, given the shingles in common.

    Bisection over the length: a text that repeats one word a hundred thousand times costs no more than
    any other, where following every pair of equal positions would be quadratic. The longest stretch of
    common shingles in each text bounds it from above, and nearly always is the answer.
    """
    low, high = 1, min(_longest_stretch(a.sequence, common), _longest_stretch(b.sequence, common))
    middle = high
    while low < high:
        if np.isin(run_hashes(a.sequence, middle), run_hashes(b.sequence, middle)).any():
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    words_beyond_first_shingle = a.words - a.sequence.size
    return low + words_beyond_first_shingle


def _longest_stretch(sequence: Hashes, common: Hashes) -> int:
    is_common = np.concatenate(([False], found_in(sequence, common), [False]))
    edges = np.flatnonzero(is_common[1:] != is_common[:-1])
    return int((edges[1::2] - edges[::2]).max(initial=0))
