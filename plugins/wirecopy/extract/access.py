"""What a reader without a subscription gets of the article."""

from __future__ import annotations

from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import Access

# Fewer are a summary, which most feeds and many teasers carry in the place of the text. Chosen, not measured.
MIN_ARTICLE_WORDS = 80

# A locked page that still carries this many words carries the article (bodies behind a script);
# with fewer it shows the beginning only.
_TEASER_WORDS = 150

_TIERS = {"metered": Access.METERED, "free": Access.FREE}  # article:content_tier, of the Open Graph news tags


def read_access(page: Structured, text: str) -> Access:
    """From isAccessibleForFree and article:content_tier; a page that claims nothing is free."""
    tier = page.first("article:content_tier", "og:article:content_tier").lower()
    if tier in _TIERS:
        return _TIERS[tier]
    if tier == "locked" or page.linked.is_free is False:
        return Access.TEASER if _length(text) < _TEASER_WORDS else Access.PAYWALLED
    return Access.FREE


def _length(text: str) -> int:
    """Words; four characters count as one where the script sets no spaces."""
    return max(len(text.split()), len(text) // 12)
