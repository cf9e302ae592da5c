"""Text as a reader sees it: without characters that nobody sees, entities decoded as often as they were encoded. Pure."""

from __future__ import annotations

import html
import re
from html.entities import html5

# Where a browser may break a line, and marks of writing direction: they cut or double words for everybody but a
# browser. Not here are the joiners U+200C and U+200D, which Persian, Hindi and families of emoji are spelled with.
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
# "&lt;b&gt;" that is left after decoding is what a headline is about; once more, and it would be markup.
_ANGLES = frozenset("<>")
_MAX_ROUNDS = 3  # feeds and pages were seen that encode three times

# The digits of Arabic, Persian, Hindi and Bengali.
_DIGITS = {first + digit: str(digit) for first in (0x0660, 0x06F0, 0x0966, 0x09E6) for digit in range(10)}


def without_invisible(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", text)


def ascii_digits(text: str) -> str:
    return text if text.isascii() else text.translate(_DIGITS)


def decode_references(text: str) -> str:
    """Each complete reference that HTML knows as its character, once: headlines do say "AT&T;"."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def decode_leftovers(text: str) -> str:
    """Text in which references are still readable, decoded until none is: publishers encode twice and three times
    (owncloud/news 286, RSS-Bridge 4460). What would become "<" or ">" stays."""
    for _ in range(_MAX_ROUNDS):
        if "&" not in text:
            break
        decoded = _REFERENCE.sub(_harmless_character, text)
        if decoded == text:
            break
        text = decoded
    return text


def _character(match: re.Match[str]) -> str:
    if match[1] and match[1] + ";" not in html5:
        return match[0]
    return html.unescape(match[0])


def _harmless_character(match: re.Match[str]) -> str:
    character = _character(match)
    if character == "&" and match.string.startswith(("lt;", "gt;", "#60;", "#62;"), match.end()):
        return match[0]
    return match[0] if character in _ANGLES else character
