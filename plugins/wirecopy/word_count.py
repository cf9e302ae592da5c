"""How many words a reader counts in a text, whatever its script. Pure."""

from __future__ import annotations

import re

# Scripts written without spaces between words, as ranges for a bracket of a regular expression. Korean and Vietnamese
# put spaces and are not here. Chinese and Japanese:
EAST_ASIAN = (
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Thai, Lao, Burmese, Khmer.
SOUTHEAST_ASIAN = "\u0e01-\u0e3e\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1000-\u103f\u1780-\u17d3"
_UNSPACED = re.compile(f"[{EAST_ASIAN}{SOUTHEAST_ASIAN}]")

# Chinese and Japanese newsrooms count characters. Words of the others only a dictionary tells; translators take four
# characters of Thai for a word (https://gotranscript.com/word-count/arabic).
_WORD = re.compile(
    rf"[{EAST_ASIAN}]|[{SOUTHEAST_ASIAN}]{{1,4}}"
    rf"|[^\W{EAST_ASIAN}{SOUTHEAST_ASIAN}][^\s{EAST_ASIAN}{SOUTHEAST_ASIAN}]*"
)


def count_words(text: str) -> int:
    """The number of words: what stands between spaces, each character of Chinese and Japanese, and four of Thai, Lao,
    Burmese or Khmer, of which the last in a row may be fewer."""
    if not _UNSPACED.search(text):
        return len(text.split())
    return sum(1 for _ in _WORD.finditer(text))
