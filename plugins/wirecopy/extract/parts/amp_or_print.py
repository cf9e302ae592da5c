"""Another form of a page that gives no text: its AMP or print version, as the page itself links to it. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from wirecopy.extract.access import MIN_ARTICLE_WORDS
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import Access, Alternate, PartKind
from wirecopy.urls import absolute_url, clean_url, registrable_domain, url_key

_CUT = re.compile(r"(?:…|\.\.\.)\W*$")
_CUT_WITHIN = 40  # characters at the end: a search in 100 KB of dots took 80 s

_PRINT = re.compile(
    r"(?:^|[/?&=_,.;-])(?:(?:story|news|article|b)?print(?:view|able|er|version)?|druck(?:en|ansicht|version)?|imprimir|imprimer|"
    r"stampa|drukuj|tisk)(?:$|[/?&=_,.;-])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{4,}")  # the number of an article; a day or month is shorter


def is_teaser(text: str, access: Access, page: Structured) -> bool:
    """Whether a page shows a summary only, and does not say that the rest is for subscribers."""
    if access is not Access.FREE or len(text.split()) >= MIN_ARTICLE_WORDS:
        return False
    descriptions = (page.linked.description, page.first("og:description"), page.first("description"))
    is_cut = bool(_CUT.search(text[-_CUT_WITHIN:]))
    return is_cut or title_key(text) in {title_key(told) for told in descriptions if told}


def find_alternate(page: Structured, url: str) -> Alternate | None:
    """The AMP form that the page names, else a link to a print form of the same article; on the same domain only."""
    for link in page.amp_links:
        if address := _address(link, url):
            return Alternate(PartKind.AMP, address)
    for link in page.links:
        address = _address(link, url) if _PRINT.search(link) else None
        if address and _is_same_article(address, url):
            return Alternate(PartKind.PRINT, address)
    return None


def _address(link: str, url: str) -> str | None:
    address = absolute_url(url, link)
    if (
        address is None
        or registrable_domain(address) != registrable_domain(url)
        or url_key(address) == url_key(url)
    ):
        return None
    return clean_url(address)


def _is_same_article(address: str, url: str) -> bool:
    """Whether it has the path of the article, or its number, in it."""
    path = urlsplit(url).path.rstrip("/")
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    numbers = set(_NUMBER.findall(path)) & set(_NUMBER.findall(address))
    is_number_of_it = bool(numbers & set(_NUMBER.findall(stem)))
    return bool(stem) and (stem in address or is_number_of_it)
