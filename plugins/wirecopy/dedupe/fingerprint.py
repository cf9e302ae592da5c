"""The fingerprint of a text: what makes two texts comparable without their words.

Hashes are the same in every process, on every machine and in every version of Python, because the
database keeps them. When two fingerprints match is said in match.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt

from wirecopy.dedupe.prose_lines import keep_prose
from wirecopy.dedupe.tokens import UNSPACED, words

Hashes = npt.NDArray[np.int64]
Sketch = tuple[int, ...]

# On human labels as good as 8 words, far better than 1 (docs/evidence/dedupe.md 4a).
WORDS_PER_SHINGLE = 5
# About five words of Chinese or Japanese; chosen, not measured.
CHARACTERS_PER_SHINGLE = 10
# Lost no copy down to a length ratio of 0.1, where 16 lost about 1 % (docs/evidence/dedupe.md 4c).
SKETCH_SIZE = 32
# A brief shares its lead with its report, and often too few of the smallest hashes. Of heads of a tenth, 14 in 100
# shared less than the two hashes that make a candidate; of heads of a twentieth, 63. Two hashes of the lead bring most
# of them back: 0 and 6 in 100 (docs/decisions/0009-copies-open-alike.md).
LEAD_HASHES = 2
LEAD_WORDS = 40
# Below it 32 of at most 35 shingles are no sample, and a quoted sentence would be a text.
MIN_WORDS = 40
# "The Boston Globe" and "AP News in Brief" head more than one text.
MIN_HEADLINE_WORDS = 5

# Any odd number will do, because odd numbers have an inverse modulo 2**64.
_BASE = 0x9E3779B97F4A7C15
_BASE_INVERSE = pow(_BASE, -1, 2**64)
# A page may hold megabytes without a space; a cache must not. Chosen, not measured.
_LONGEST_CACHED_TOKEN = 64  # characters


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """All that is compared of one text. Hashes are signed 64-bit, as a Postgres bigint is.

    A shingle is a run of five words, or of ten characters where a script has no spaces.

    Attributes:
        article: the text that was hashed.
        headline: the hash of the headline, if it is too long to be another text's by chance.
        body_hash: the hash of the whole normalised text.
        words: how many the text has.
        shingles: the distinct hashes of shingles, ascending.
        sequence: the hash of the shingle at every position, in reading order.
        sketch: 32 of `shingles`, the two smallest of the first 40 words and the smallest of all; empty for a text of
            less than 40 words.
        is_live: whether it is a live blog, which holds other texts whole.
    """

    article: str
    headline: int | None
    body_hash: int
    words: int
    shingles: Hashes
    sequence: Hashes
    sketch: Sketch
    is_live: bool = False


def fingerprint(text: str, title: str = "", *, is_live: bool = False) -> Fingerprint:
    """Fingerprint a body text, without the boilerplate and captions still in it, and its headline.

    The script decides between words and characters, not the language that a page claims: two outlets may label the
    same text differently.
    """
    article = keep_prose(text, MIN_WORDS)
    spaced, characters = UNSPACED.subn(r" \g<0> ", article)
    word_hashes = np.fromiter(chain.from_iterable(map(_token_hashes, spaced.split())), dtype=np.int64)
    count = word_hashes.size
    width = CHARACTERS_PER_SHINGLE if 2 * characters > count else WORDS_PER_SHINGLE
    sequence = run_hashes(word_hashes, width)
    shingles = np.unique(sequence)
    return Fingerprint(
        article=article,
        headline=_headline(title),
        body_hash=_hash(word_hashes.astype("<i8").tobytes()),
        words=count,
        shingles=shingles,
        sequence=sequence,
        sketch=_sketch(sequence, shingles) if count >= MIN_WORDS else (),
        is_live=is_live,
    )


def _sketch(sequence: Hashes, shingles: Hashes) -> Sketch:
    lead = set(np.unique(sequence[:LEAD_WORDS])[:LEAD_HASHES].tolist())
    smallest = [value for value in shingles[:SKETCH_SIZE].tolist() if value not in lead]
    return tuple(sorted([*lead, *smallest[: SKETCH_SIZE - len(lead)]]))


def _headline(title: str) -> int | None:
    normalised = words(title)
    return _hash(" ".join(normalised).encode()) if len(normalised) >= MIN_HEADLINE_WORDS else None


def run_hashes(sequence: Hashes, width: int) -> Hashes:
    """One hash for every run of `width` neighbours, in order; empty when the sequence is shorter.

    A polynomial modulo 2**64 by prefix sums, so that the cost does not grow with `width`.
    """
    count = len(sequence) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.int64)
    powers = np.multiply.accumulate(np.full(len(sequence), _BASE, dtype=np.uint64))
    inverses = np.multiply.accumulate(np.full(count, _BASE_INVERSE, dtype=np.uint64))
    sums = np.zeros(len(sequence) + 1, dtype=np.uint64)
    np.add.accumulate(sequence.view(np.uint64) * powers, out=sums[1:])
    hashes: Hashes = ((sums[width:] - sums[:-width]) * inverses).view(np.int64)
    return hashes


def found_in(sequence: Hashes, hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Which of `sequence` are among `hashes`, which ascend. Several times as fast as numpy's isin."""
    if not hashes.size:
        return np.zeros(sequence.size, dtype=np.bool_)
    places = np.searchsorted(hashes, sequence)
    places[places == hashes.size] = 0
    found: npt.NDArray[np.bool_] = hashes[places] == sequence
    return found


def _token_hashes(token: str) -> tuple[int, ...]:
    return _hash_words(token) if len(token) > _LONGEST_CACHED_TOKEN else _cached_hash_words(token)


def _hash_words(token: str) -> tuple[int, ...]:
    return tuple(_hash(word.encode("utf-8", "surrogatepass")) for word in words(token))


# 30 MB when full, measured.
_cached_hash_words = lru_cache(maxsize=2**17)(_hash_words)


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)
