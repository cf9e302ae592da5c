"""Which address identifies the article of a page: the one that answered, or the canonical one that it names. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from wirecopy.urls import registrable_domain


def article_address(url: str, canonical_url: str | None) -> str:
    """The address that identifies the article: the canonical one if it can be believed, else the one that answered.

    A canonical on another site is syndication, not identity. One that names the front page is a template's
    mistake. Other mistakes show when a different page names the same address (shared_address.py).
    """
    if canonical_url is None or registrable_domain(canonical_url) != registrable_domain(url):
        return url
    return canonical_url if urlsplit(canonical_url).path.strip("/") else url
