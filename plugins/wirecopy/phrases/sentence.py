"""The signs that end a sentence, and those that may stand behind them."""

# Language -> its own signs; "zz" are those that most share.
ENDS = {
    "zz": ".!?…",
    "zh": "。！？",
    "ja": "。！？",
    "hi": "।॥",
    "ur": "۔؟",
    "ar": "؟",
    "my": "။",
    "km": "។",
    "hy": "։",
    "am": "።",
}
_UNSPACED = ("zh", "ja")  # the next sentence follows without a blank

# After these a sentence goes on, or a list or quotation begins.
PAUSES = ":;,：；、，"
QUOTES = '"”’»」』'
# Apart, because headlines quote with it: counted as the end of a sentence it kept 40 of them in the texts of 680 pages.
APOSTROPHE = "'"
BRACKETS = ")]"

SPACED_ENDS = "".join(signs for language, signs in ENDS.items() if language not in _UNSPACED)
UNSPACED_ENDS = "".join(dict.fromkeys("".join(ENDS[language] for language in _UNSPACED)))
ANY_END = SPACED_ENDS + UNSPACED_ENDS
