"""The people who wrote it: from the fields and lines that name them to a clean list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from wirecopy.extract.jsonld import Party
from wirecopy.extract.structured import Structured, text_of

_META = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "article:author_name", "dable:author", "authors",
)  # fmt: skip

_BY = re.compile(
    r"^(?:(?:words(?: and photos)?|written|reported|posted|published|story|article|post author|view all posts|text|texte|"
    r"texto|testo|artikel|beitrag|pressemitteilung|veröffentlicht|publié|pubblicato)\s+)?"
    r"(?:by|von|vom|par|por|da|di|av|af|door|od|autor(?:in|es|a)?|auteurs?|author|text|from)\b\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[;|•·\n]|\s[-–—/]\s|\s(?:and|und|et|og|och|en|y)\s|\s&\s|,\s*(?:and|und)?\s+|、|，)\s*",
    re.IGNORECASE,
)

# Words after a name: what the person is, not who.
_TITLES = re.compile(
    r"\b(?:reporter(?:in)?|correspondent|korrespondent(?:in)?|editor(?:-in-chief)?|redakteur(?:in)?|journalist(?:in|e)?|writer|"
    r"columnist|kolumnist(?:in)?|producer|photographer|contributor|chief|bureau|staff|freelance|senior|political|"
    r"director|professor|analyst|author|autor(?:in)?|opinion|guest|special to|for the|updated|published)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?d\.?|m\.?s\.?|b\.?a\.?|m\.?a\.?|rd|rn|mba|jr\.?|sr\.?|esq\.?|[A-Z®]{2,6})$"
)
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3,}|[<>{}=\\]|^\W*$|facebook|twitter", re.IGNORECASE)
_EMPTY_NAMES = frozenset(
    [
        "admin",
        "administrator",
        "user",
        "webmaster",
        "author",
        "null",
        "none",
        "undefined",
        "unknown",
        "anonymous",
        "name",
        "posted",
        "by",
    ]
)

_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|article-?authors?|journalist|autor(?:en)?)(?:$|[\s_-](?=name|link|$))"
    r"|(?:^|\s)\w*(?:Byline|AuthorName|authorName|authorname)(?:\s|$)",
)
_AFTER_NAME = re.compile(r"\s+(?:in|on|am|at|for|für|pour|para)\s.*$|\s*[|•·].*$|\s+\d.*$")
_LOGIN = re.compile(r"^[a-z0-9._-]+$")
_MAX_BYLINE = 120
_MAX_NAME = 80
_MAX_AUTHORS = 20  # a list that is longer is the masthead


_UNMARKED_BYLINE = re.compile(r"(?:By|Von|Par|Por) ((?:\S+ ){1,8}\S+)$")


def read_bylines(page: Structured, tree: HtmlElement, site_names: tuple[str, ...]) -> tuple[Party, ...]:
    """The bylines as the page words them: JSON-LD, meta tags, the visible byline; the first that names a person.

    Where none does, what the best of them says, if only the name of the site.
    """
    best: tuple[Party, ...] = ()
    for bylines in _sources(page, tree):
        if _names_a_person(bylines, site_names):
            return bylines
        best = best or bylines
    return best


def _names_a_person(bylines: tuple[Party, ...], site_names: tuple[str, ...]) -> bool:
    """A login ("annroe", "ann.roe") is believed only when nothing better is found."""
    sites = {_key(name) for name in site_names}
    people = [name for byline in bylines if not byline.is_organisation for name in _split(byline.name)]
    return any(_key(name) not in sites and not _LOGIN.match(name) for name in people)


def _sources(page: Structured, tree: HtmlElement) -> Iterator[tuple[Party, ...]]:
    yield page.linked.authors
    for name in _META:
        yield tuple(Party(v) for v in dict.fromkeys(page.meta.get(name, ())) if not _NOT_A_NAME.search(v))
    guess = extract_author(tree)
    yield tuple(Party(name) for name in guess.split("; ")) if guess else ()
    yield _visible_byline(tree)
    yield _unmarked_byline(tree)


def _visible_byline(tree: HtmlElement) -> tuple[Party, ...]:
    """The first element that its markup calls a byline: the names it sets apart, else all its text."""
    for element in tree.iter("a", "span", "div", "p", "address", "li", "h4", "section"):
        if not _is_byline(element):
            continue
        named = element.xpath(".//*[@itemprop='name']")
        parts = named or [
            part for part in element.iter("a", "span") if len(part) == 0 and part is not element
        ]
        names = _readable(parts) or _readable([element])
        if names:
            return tuple(Party(name) for name in names)
    return ()


def _unmarked_byline(tree: HtmlElement) -> tuple[Party, ...]:
    """A line of its own that begins with "By", on pages whose markup knows looks but no meanings."""
    for element in tree.iter("i", "em", "b", "strong", "small"):
        line = _UNMARKED_BYLINE.match(text_of(element))
        if line:
            return (Party(line[1]),)
    return ()


def _readable(elements: list[HtmlElement]) -> list[str]:
    names = [_AFTER_NAME.sub("", text_of(element)) for element in elements]
    names = [name for name in names if len(name.split()) > 1 and len(name) <= _MAX_BYLINE]
    return [name for name in dict.fromkeys(names) if not _NOT_A_NAME.search(name)]


def _is_byline(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    marks = element.get("class")
    return bool(marks and _BYLINE_CLASS.search(marks))


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
    line = re.sub(r"\([^)]*\)|\S*@\S+", " ", byline)
    line = _BY.sub("", " ".join(line.split()))
    names: list[str] = []
    for part in _BETWEEN.split(line):
        name = _BY.sub("", part.strip(" .,:*|-–—/\"'")).strip()
        if names and _DEGREE.match(name):
            continue
        if names and _TITLES.search(name):
            continue
        name = _without_title(name)
        if _is_name(name):
            names.append(name)
    return names


def _without_title(name: str) -> str:
    """ "Ann Roe Senior Reporter" is Ann Roe; "Staff Writer" alone is all there is."""
    found = _TITLES.search(name)
    return name[: found.start()].strip(" ,") if found and len(name[: found.start()].split()) >= 2 else name


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= _MAX_NAME or _NOT_A_NAME.search(name) or name.casefold() in _EMPTY_NAMES:
        return False
    return len(name.split()) <= 6


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
