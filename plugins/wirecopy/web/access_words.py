"""What a reader of an outlet's site needs to read a text."""

from __future__ import annotations

from wirecopy.model import Access

_WORDS: dict[str, str] = {
    Access.FREE: "free to read",
    Access.METERED: "some free, then a subscription",
    Access.PAYWALLED: "for subscribers",
    Access.TEASER: "only the beginning",
}


def access_words(access: str) -> str:
    """In plain words; the word itself where it is none of ours."""
    return _WORDS.get(access, access)
