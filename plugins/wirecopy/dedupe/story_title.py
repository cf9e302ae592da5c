"""Under which headline a story goes, of those that its members print (docs/evidence/dedupe.md 12)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirecopy.phrases import one_of, spellings
from wirecopy.phrases.no_topic import NO_TOPIC
from wirecopy.phrases.photo import AGENCIES, FILED, PHOTO, PICTURE_AGENCIES

_WORD = re.compile(r"\w+")
_NO_TOPIC = spellings(NO_TOPIC)
_PHOTO = one_of(PHOTO)
_AGENCY = one_of(AGENCIES, PICTURE_AGENCIES)
# As in "… (AP Photo/Ada Quill)", "… (Foto: dpa)", "… Ada Quill/Getty Images", "Photo: Ada Quill", "© Ada Quill" and
# "FILE - In this July 7 photo, …".
_CAPTION = re.compile(
    rf"[(\[][^()\[\]]*\b{_PHOTO}\b[^()\[\]]*[)\]]\W*$|\w\s?/\s?{_AGENCY}\b[^.]*$|^{_PHOTO}\s*[:：]|©"
    rf"|^{one_of(FILED)}\s*(?:{_PHOTO}\s*)?[-–—:]\s",
    re.IGNORECASE,
)
# "Politics", "Subscribe". In scripts without spaces a headline is one word.
_LABEL = re.compile(r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\U0003ffff]+|[\d\s]+")
# Longer ones are sentences below pictures or above lists. Chosen, not measured.
_MAX_WORDS = 35
# Letters of a word that two headlines share for a reason; "the" and "and" are shorter. Chosen, not measured.
_MIN_CONTENT = 4


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """What one member has for a headline; `names` are those of its outlet and of its section."""

    title: str
    outlet_id: int
    names: tuple[str, ...] = ()


def choose_title(printed: Sequence[PrintedTitle], preferred: Iterable[PrintedTitle] = ()) -> str:
    """The title of a story from those of its members, at least one, in the order of their appearance.

    That of the originator's own outlet (`preferred`), else the one that most outlets print; of several, the one that has
    most words in common with those of the other outlets. What is no headline has no say while there is one.
    """
    headlines = [each for each in printed if is_headline(each)]
    for own in preferred:
        if own in headlines:
            return own.title
    candidates = headlines or list(printed)
    outlets: defaultdict[str, set[int]] = defaultdict(set)
    for each in candidates:
        outlets[headline_key(each.title)].add(each.outlet_id)
    common = _outlets_of_words(outlets)

    def rank(each: PrintedTitle) -> tuple[int, float]:
        key = headline_key(each.title)
        return len(outlets[key]), _agreement(key, common)

    # The first of equals: max() keeps it.
    return max(candidates, key=rank).title


def is_headline(printed: PrintedTitle) -> bool:
    """Whether a title names the text: no name of the outlet or of a section, no caption of a picture, and not empty."""
    key = headline_key(printed.title)
    return (
        bool(key)
        and len(key.split()) <= _MAX_WORDS
        and not _LABEL.fullmatch(key)
        and key not in _NO_TOPIC
        and key not in {headline_key(name) for name in printed.names}
        and not _CAPTION.search(printed.title)
    )


def headline_key(title: str) -> str:
    """What makes two wordings the same headline: letters and digits only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))


def _outlets_of_words(outlets: dict[str, set[int]]) -> Counter[str]:
    """In the headlines of how many outlets each word stands."""
    printed_by: defaultdict[str, set[int]] = defaultdict(set)
    for key, ids in outlets.items():
        for word in _content_words(key):
            printed_by[word] |= ids
    return Counter({word: len(ids) for word, ids in printed_by.items()})


def _agreement(key: str, common: Counter[str]) -> float:
    """How many outlets print a word of this headline, on average."""
    words = _content_words(key)
    return sum(common[word] for word in words) / len(words) if words else 0.0


def _content_words(key: str) -> set[str]:
    return {word for word in key.split() if len(word) >= _MIN_CONTENT}
