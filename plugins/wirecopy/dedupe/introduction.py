"""Whether a text's own words before what it shares announce it: "the statement reads", "laut dpa", "écrit-il".

Whoever prints a report as his own does not announce it. Captions, weather and subscription offers above a
report name no statement and nobody who wrote. A text without spaces between its words announces by a colon only
(speech.py).
"""

from __future__ import annotations

from wirecopy.dedupe.dateline_pattern import DATELINE
from wirecopy.dedupe.overlap import Overlap
from wirecopy.dedupe.tokens import words
from wirecopy.phrases import spellings
from wirecopy.phrases.offers import OFFERING
from wirecopy.phrases.statement import ANNOUNCING

# The last sentence before the longest run. From 15 to 40 no verdict changes (objections_to_copy.py says of which).
REACH = 25  # words
# Words as tokens.py folds them, in the seven languages in which most agencies write. Left out is what stands above
# any report: "said" and "shows" (captions), "via" (photographers), "read" (more), "post", "press" and "tribune"
# (names of papers and agencies), "note" (of the editor), "publié" and "publicado" (dates), and words that are
# everyday ones in another of the languages (German "Brief").
_ANNOUNCEMENTS = frozenset(words(" ".join(spellings(ANNOUNCING))))
# "Follow us on Facebook", "sign up for our email newsletter": the site speaks of itself.
_OFFERS = frozenset(words(" ".join(spellings(OFFERING))))
# Between the start of a line and the longest run, if the dateline is not shared.
_DATELINE_REACH = 12  # words


def is_named(overlap: Overlap) -> bool:
    """Whether one of the text's last own words before the longest run speaks of a statement or of whoever wrote it."""
    before = words(overlap.article)[: overlap.start]
    own = [word for word, shared in zip(before, overlap.shared, strict=False) if not shared]
    last = own[-REACH:]
    return not _ANNOUNCEMENTS.isdisjoint(last) and _OFFERS.isdisjoint(last)


def is_report(overlap: Overlap) -> bool:
    """Whether a dateline begins the longest run or stands just before it."""
    place = 0
    for line in overlap.article.split("\n"):
        end = place + len(words(line))
        if end > overlap.start:
            return overlap.start - place <= _DATELINE_REACH and bool(DATELINE.match(line))
        place = end
    return False
