"""Lines that came out with the text but are not it: the repeated headline, bylines, dates, "read also", captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.extract.title import title_key

_HEAD_LINES = 8  # where headline, byline and date are looked for

_FURNITURE = re.compile(
    r"^\W*(?:read more|read also|also read|see also|more on this|related(?: articles?| stories| topics)?\s*:|lesen sie|mehr zum thema|lire aussi|"
    r"à lire aussi|leia também|leia mais|lee también|te puede interesar|leggi anche|lees ook|läs (?:också|även|mer)|les også|"
    r"læs også|читайте также|читайте також|czytaj także|čtěte také|baca juga|関連記事|share this|share on|follow us on|"
    r"sign up (?:for|to)|subscribe to|comments?\s*$|blog comments powered by|(?:please )?enable javascript|"
    r"view the discussion thread|advertisement\s*$|anzeige\s*$|werbung\s*$|publicidad\s*$|listen to this article|click here|"
    r"this article (?:is|was) (?:more than|over) \d|\d+ min(?:ute)?s? read)",
    re.IGNORECASE,
)
_FURNITURE_MAX = 160
_CAPTION = re.compile(
    r"^\W*(?:(?:photo|image|foto|bild|photograph|picture|credit|fotocredit)\s*(?:credit\s*)?(?::|\bby\b|©|/)|©\s*(?:getty|reuters|dpa|afp|imago))|"
    r"\((?:photo|file photo|ap photo|image|foto)\b[^)]*\)\s*$|(?:/|via )getty images\W*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\W*(?:(?:written |words |story |posted )?by|von|par|por|door|autor(?:in)?|text)\b\s*:?\s+\S",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:published|updated|posted|last updated|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|"
    r"stand|pubblicato|aggiornato)?\b.{0,40}\b(?:19|20)\d\d\b.{0,40}$",
    re.IGNORECASE,
)
_FILED = re.compile(r"^\W*(?:published in|filed under|posted in|filed in)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['”\"’»)]*$")


@dataclass(frozen=True, slots=True)
class CleanText:
    """The remaining lines, and the byline lines that were taken out (they may name an agency)."""

    lines: tuple[str, ...]
    bylines: tuple[str, ...]


def clean_lines(lines: list[str], headlines: tuple[str, ...], authors: tuple[str, ...]) -> CleanText:
    """Drop what is not text. `headlines` are all wordings of the title, `authors` the names known so far."""
    titles = {title_key(title) for title in headlines} - {""}
    names = {title_key(name) for name in authors} - {""}
    kept: list[str] = []
    bylines: list[str] = []
    for number, line in enumerate(lines):
        in_head = number < _HEAD_LINES
        if (
            not re.search(r"\w", line)
            or _is_furniture(line)
            or (in_head and (title_key(line) in titles or _is_stamp(line)))
        ):
            continue
        if in_head and _is_byline(line, names):
            bylines.append(line)
            continue
        kept.append(line)
    return CleanText(tuple(kept), tuple(bylines))


def _is_furniture(line: str) -> bool:
    return len(line) <= _FURNITURE_MAX and bool(_FURNITURE.match(line) or _CAPTION.search(line))


def _is_byline(line: str, names: set[str]) -> bool:
    key = title_key(line)
    if key in names:
        return True
    if len(line) > 120 or _SENTENCE_END.search(line):
        return False
    return bool(_BYLINE.match(line)) or any(
        key.startswith(name) and len(key) < len(name) + 40 for name in names
    )


def _is_stamp(line: str) -> bool:
    """A short line around a date or a section: few words, no sentence."""
    if len(line) > 80 or _SENTENCE_END.search(line) or len(line.split()) > 10:
        return False
    return bool(_DATE.match(line) or _FILED.match(line))
