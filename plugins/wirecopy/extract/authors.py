"""The people who wrote it: from the fields and lines that name them to a clean list."""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from wirecopy.extract.jsonld import Party
from wirecopy.extract.structured import Structured

_META = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "article:author_name", "dable:author", "authors",
)  # fmt: skip

_BY = re.compile(
    r"^(?:(?:words|written|reported|posted|story|text|texte|texto|testo|words and photos)\s+)?"
    r"(?:by|von|vom|par|por|da|di|av|af|door|od|autor(?:in|es|a)?|author|text|from)\b\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[;|•·\n]|\s[-–—/]\s|\s(?:and|und|et|og|och|en|y)\s|\s&\s|,\s*(?:and|und)?\s+|、|，)\s*", re.IGNORECASE)

# Words after a name: what the person is, not who.
_TITLES = re.compile(
    r"\b(?:reporter(?:in)?|correspondent|korrespondent(?:in)?|editor(?:-in-chief)?|redakteur(?:in)?|journalist(?:in|e)?|writer|"
    r"columnist|kolumnist(?:in)?|producer|photographer|contributor|chief|bureau|staff|freelance|senior|political|"
    r"director|professor|analyst|author|autor(?:in)?|opinion|guest|special to|for the|updated|published)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"^(?:ph\.?d\.?|m\.?d\.?|m\.?s\.?|b\.?a\.?|m\.?a\.?|rd|rn|mba|jr\.?|sr\.?|esq\.?|[A-Z®]{2,6})$")
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3,}|[<>{}=\\]|^\W*$|facebook|twitter", re.IGNORECASE)
_EMPTY_NAMES = frozenset("admin administrator user webmaster author null none undefined unknown anonymous redaction".split())

_MAX_NAME = 80
_MAX_AUTHORS = 20  # a list that is longer is the masthead


def read_bylines(page: Structured, tree: HtmlElement) -> tuple[Party, ...]:
    """The author fields as the page words them: JSON-LD, else meta tags, else the visible byline."""
    if page.linked.authors:
        return page.linked.authors
    for name in _META:
        values = [value for value in page.meta.get(name, ()) if not _NOT_A_NAME.search(value)]
        if values:
            return tuple(Party(value) for value in dict.fromkeys(values))
    visible = extract_author(tree)
    return tuple(Party(name) for name in visible.split("; ")) if visible else ()


def clean_authors(bylines: tuple[Party, ...], site_names: tuple[str, ...]) -> tuple[str, ...]:
    """Single names, each once. An organisation stays only when nobody else is named: then it is the byline."""
    people: list[str] = []
    organisations: list[str] = []
    sites = {_key(name) for name in site_names} - {""}
    for byline in bylines:
        for name in _split(byline.name):
            is_site = byline.is_organisation or _key(name) in sites
            (organisations if is_site else people).append(name)
    chosen = people or organisations[:1]
    return tuple({_key(name): name for name in reversed(chosen)}.values())[::-1][:_MAX_AUTHORS]


def _split(byline: str) -> list[str]:
    """The names of one byline: "By Ann Roe and Bo Lee, Senior Reporter" gives two."""
    line = re.sub(r"\([^)]*\)|\S+@\S+", " ", byline)
    line = _BY.sub("", " ".join(line.split()))
    names: list[str] = []
    for part in _BETWEEN.split(line):
        name = _BY.sub("", part.strip(" .,:*|-–—/\"'")).strip()
        if names and _DEGREE.match(name):
            continue
        if _is_name(name) and not (names and _TITLES.search(name)):
            names.append(name)
    return names


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= _MAX_NAME or _NOT_A_NAME.search(name) or name.casefold() in _EMPTY_NAMES:
        return False
    return len(name.split()) <= 6


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
