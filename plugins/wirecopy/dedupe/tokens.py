"""What a word is: the one normalisation that fingerprints and comparisons share.

Two outlets print the same sentence with other quotes, dashes, accents and capitals. All of these are
folded away here.
"""

from __future__ import annotations

import re
import unicodedata

from wirecopy.word_count import EAST_ASIAN, SOUTHEAST_ASIAN

# Each character of a script that is written without spaces between words counts as a word.
_UNSPACED_RANGES = EAST_ASIAN + SOUTHEAST_ASIAN
UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]")

WORD = rf"[{_UNSPACED_RANGES}]|[^\W_{_UNSPACED_RANGES}]+"
_WORD = re.compile(WORD)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ＇`´"))


def words(text: str) -> list[str]:
    """Split text into normalised words, in order: lower case, no accents, no punctuation.

    "Don’t" and "don't" are both "dont"; "state-run" is two words. Combining marks are dropped in every script
    (Hindi vowel signs, Arabic vocalisation), because `\\w` does not match them and would cut words in pieces.
    """
    return _WORD.findall(_without_marks(text.translate(_APOSTROPHES).casefold()))


def with_capitals(text: str) -> str:
    """`text` with the same words for `WORD` to find as `words` gives, but in their own case, and with its punctuation."""
    return _without_marks(text.translate(_APOSTROPHES))


def _without_marks(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text)
    if folded.isascii():
        return folded
    return "".join(c for c in folded if not unicodedata.category(c).startswith("M"))
