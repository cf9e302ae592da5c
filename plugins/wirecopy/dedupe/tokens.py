"""What a word is: the one normalisation that fingerprints and comparisons share.

Two outlets print the same sentence with other quotes, dashes, accents and capitals. All of these are
folded away here.
"""

from __future__ import annotations

import re
import unicodedata

# Scripts written without spaces between words: Chinese and Japanese, Thai, Lao, Burmese, Khmer. Each of
# their characters counts as a word. Korean and Vietnamese put spaces and are not here.
_UNSPACED_RANGES = (
    "\u0e01-\u0e3e\u0e40-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
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
