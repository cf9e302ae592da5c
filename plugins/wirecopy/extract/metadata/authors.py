"""Who wrote an article: from the fields and lines that name people to a clean list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from wirecopy.extract.structured.json_ld import Author
from wirecopy.extract.structured.structured_data import Structured, following, text_of
from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.between_names import AND, FOR, IN, ON
from wirecopy.phrases.by import AUTHOR, BY, OPENS_HEADLINES
from wirecopy.phrases.dated import PUBLISHED, UPDATED
from wirecopy.phrases.newsroom import NEWSROOM, POSTS, RANKS
from wirecopy.phrases.no_name import NO_NAME

_META = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "article:author_name", "dable:author", "authors",
)  # fmt: skip

_INTRODUCED = one_of(BY, AUTHOR)
_BY = re.compile(rf"^{_INTRODUCED}\b\s*:?\s+", re.IGNORECASE)
_AND = one_of(AND)
_BETWEEN = re.compile(
    rf"\s*(?:[;|•·\n]|\s[-–—/]\s|\s{_AND}\s|\s&\s|,\s*(?:{_AND})?\s+|、|，)\s*", re.IGNORECASE
)

_CAPITAL_BY = pattern_of(
    word.capitalize() for word in spellings(BY, without=OPENS_HEADLINES) if " " not in word
)
_SECTION_BEFORE = re.compile(rf"^(?:\S+\s){{1,3}}{_CAPITAL_BY}\s+(?=[^\W\d_])")  # "Capital Von Ann Roe"

# Words after a name: what the person is, not who.
_TITLES = re.compile(rf"\b{one_of(POSTS, RANKS, PUBLISHED, UPDATED)}\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:ph\.?d\.?|m\.?d\.?|m\.?s\.?|b\.?a\.?|m\.?a\.?|rd|rn|mba|jr\.?|sr\.?|esq\.?|[A-Z®]{2,6})$"
)
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3,}|[<>{}=\\]|^\W*$|facebook|twitter", re.IGNORECASE)
_NO_NAMES = spellings(NO_NAME)
_NEWSROOMS = frozenset(re.sub(r"\W", "", name) for name in spellings(NEWSROOM))
_NO_PERSON = _NO_NAMES | _NEWSROOMS

# The part of a class that calls its element a byline: "post-byline", "article_author-name__2tybB", "detail__authors".
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|authorbold|autor(?:en|es|enzeile|in)?|auteurs?|redakteure?|"
    r"journalists?|reporters?|writers?|vcard|username|unauteur|lesauteurs)(?:$|[\s_-]|\d)|"
    r"[a-z](?:Byline|Authors?|AuthorName)(?:$|[\s_-]|[A-Z\d])|authorname"
)
_NO_BYLINE_CLASS = re.compile(
    r"comment|avatar|image|photo|bio(?:$|[\s_-])|social|follow|share|related|teaser|footer|nav|menu",
    re.IGNORECASE,
)
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|journalists?|staff|people|reporters?|writers?|by|redaktion|profil[eo]?s?|"
    r"team|contributors?|columnists?|personas?|firmas?|redactor(?:es)?)/[^/]",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    rf"^{one_of(BY, AUTHOR, without=OPENS_HEADLINES)}\s*:?\s+(?P<names>[^\W\d_].{{2,80}})$", re.IGNORECASE
)
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w.'’-]*|[a-z]{1,3})$")
# These and the numbers below are chosen, not measured, where nothing else is said.
_NEAR = 250  # elements after the headline in which a byline may stand
_AFTER_NAME = re.compile(rf"\s+{one_of(IN, ON, FOR)}\s.*$|\s*[|•·].*$|\s+\d.*$")
_LOGIN = re.compile(r"^[a-z0-9._-]+$")
_MAX_BYLINE = 120  # characters
_MAX_NAME = 80  # characters
_MAX_FIELD = 1000  # characters of a byline in the data; the longest on 400 development pages has 91
_MAX_SHORT = 3  # words of a nickname
_MAX_PERSON = 50  # characters
_MAX_SHOWN = 6  # people in a byline that is believed against the data
_MAX_AUTHORS = 20  # a list that is longer is the masthead


_NAMED = cast("Callable[[HtmlElement], list[HtmlElement]]", XPath(".//*[@itemprop='name']"))
_UNMARKED_BYLINE = re.compile(rf"{_CAPITAL_BY} ((?:\S+ ){{1,8}}\S+)$")


def read_bylines(
    page: Structured, tree: HtmlElement, elements: list[HtmlElement], site_names: tuple[str, ...]
) -> tuple[Author, ...]:
    """The bylines as the page words them: the first of JSON-LD, meta tags and the visible byline that names a person.

    Where none does, the first that says anything, if only the name of the site.
    """
    best: tuple[Author, ...] = ()
    for bylines in _sources(page, tree, elements):
        if _names_a_person(bylines, site_names):
            return bylines
        best = best or bylines
    return best


def _names_a_person(bylines: tuple[Author, ...], site_names: tuple[str, ...]) -> bool:
    """A login ("annroe", "ann.roe") is believed only when nothing better is found."""
    sites = {_key(name) for name in site_names}
    people = [name for byline in bylines if not byline.is_organisation for name in _split(byline.name)]
    people = [name for name in people if not _is_house(name, sites) and not _LOGIN.match(name)]
    return len(people) == 1 or any(map(_is_person, people))


def _sources(
    page: Structured, tree: HtmlElement, elements: list[HtmlElement]
) -> Iterator[tuple[Author, ...]]:
    shown: tuple[Author, ...] | None = None
    if page.linked.authors:
        shown = _visible_byline(tree, elements)
        yield _fuller(page.linked.authors, shown)
    for name in _META:
        yield tuple(Author(v) for v in dict.fromkeys(page.meta.get(name, ())) if not _NOT_A_NAME.search(v))
    yield _visible_byline(tree, elements) if shown is None else shown
    yield _unmarked_byline(tree)


def _fuller(stated: tuple[Author, ...], shown: tuple[Author, ...]) -> tuple[Author, ...]:
    """The visible byline where it names everybody that the data names, and more: some systems state only the first."""
    named = {_key(name) for party in stated for name in _split(party.name)}
    seen = {_key(name) for party in shown for name in _split(party.name)}
    is_list_of_people = all(_is_person(name) for party in shown for name in _split(party.name))
    return shown if named < seen and is_list_of_people and len(seen) <= _MAX_SHOWN else stated


def _visible_byline(tree: HtmlElement, elements: list[HtmlElement]) -> tuple[Author, ...]:
    """The first element that its markup calls a byline; else a link to an author's page or a line "By …" near the h1."""
    for element in elements:
        names = _names_in(element)
        if names:
            return tuple(map(Author, names))
    return tuple(map(Author, _near_headline(tree)))


def _names_in(element: HtmlElement) -> list[str]:
    """The names that an element sets apart, else all its text when that is a list of names."""
    named = _NAMED(element)
    parts = named or [
        part for part in element.iter("a", "span", "li") if len(part) == 0 and part is not element
    ]
    names = [name for name in map(_readable, parts) if _is_person(name)]
    whole = _readable(element)
    if not names and 0 < len(whole) <= _MAX_BYLINE:
        # All of it, though only a part is a person: "Ann Roe, Bloomberg News" names an agency as well.
        names = [whole] if any(map(_is_person, _split(whole))) else _nickname(element, whole)
    return list(dict.fromkeys(names))


def byline_text(elements: list[HtmlElement]) -> str:
    """What the first short one of the byline elements says, perhaps only an agency; empty without one."""
    texts = map(_readable, elements)
    return next((text for text in texts if 0 < len(text) <= _MAX_PERSON), "")


def pen_names(shown: str) -> tuple[Author, ...]:
    """A short byline that is no name of a person, for pages that name nobody elsewhere: a nickname or the newsroom.

    On 15 such dev pages, each of another site, it is the gold name on 11.
    """
    is_label = _BY.match(f"{shown} x") or (_TITLES.search(shown) and not _is_house(shown, set()))
    return (Author(shown),) if len(shown.split()) <= _MAX_SHORT and not is_label else ()


def _nickname(element: HtmlElement, text: str) -> list[str]:
    """One word is a name only where the markup leaves no doubt."""
    name = _BY.sub("", text)
    is_certain = element.get("rel") == "author" or "vcard" in (element.get("class") or "")
    return [name] if is_certain and _is_name(name) and len(name.split()) == 1 and name[0].isupper() else []


def _near_headline(tree: HtmlElement) -> list[str]:
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return []
    for element in following(tree, heading, _NEAR):
        if element.tag == "a" and _AUTHOR_LINK.search(element.get("href") or ""):
            name = _readable(element)
            if _is_person(name):
                return [name]
        elif element.tag in ("p", "span", "div", "em", "strong", "b", "li", "small", "h2", "h3", "h4", "h5"):
            if len(element) > 6:
                continue
            found = _BY_LINE.match(text_of(element)[:_MAX_BYLINE])
            names = [name for name in _split(found["names"]) if _is_person(name)] if found else []
            if names:
                return names
    return []


def _unmarked_byline(tree: HtmlElement) -> tuple[Author, ...]:
    """A line of its own that begins with "By", on pages whose markup knows looks but no meanings."""
    for element in tree.iter("i", "em", "b", "strong", "small"):
        line = _UNMARKED_BYLINE.match(text_of(element))
        if line:
            return (Author(line[1]),)
    return ()


def _readable(element: HtmlElement) -> str:
    text = _BY.sub("", _AFTER_NAME.sub("", text_of(element)[: 2 * _MAX_BYLINE])).strip(" ,.:")
    return "" if _NOT_A_NAME.search(text) else text


def _is_person(name: str) -> bool:
    """Two to five words that could be a name; two to four characters in a script without spaces."""
    words = name.split()
    if not 2 <= len(words) <= 5:
        return bool(re.fullmatch(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,6}", name))
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(name) <= _MAX_PERSON
        and all(_NAME_WORD.match(word) for word in words)
        and (capitals >= 2 or (not name.isascii() and capitals == 0 and name.lower() == name.upper()))
        and not _NO_PERSON & {word.casefold() for word in words}
        and not _TITLES.search(name)
    )


def calls_byline(classes: str) -> bool:
    """Whether a class means a byline."""
    return bool(_BYLINE_CLASS.search(classes) and not _NO_BYLINE_CLASS.search(classes))


def clean_authors(bylines: tuple[Author, ...], site_names: tuple[str, ...]) -> tuple[str, ...]:
    """Single names, each once. An organisation stays only when nobody else is named: then it is the byline."""
    people: list[str] = []
    organisations: list[str] = []
    sites = {_key(name) for name in site_names} - {""}
    for byline in bylines:
        for name in _split(byline.name):
            is_house = byline.is_organisation or _is_house(name, sites)
            (organisations if is_house else people).append(name)
    chosen = people or organisations[:1]
    return tuple({_key(name): name for name in reversed(chosen)}.values())[::-1][:_MAX_AUTHORS]


def _is_house(name: str, sites: set[str]) -> bool:
    """Whether it is the site or its newsroom."""
    return _key(name) in sites or re.sub(r"\W", "", name.casefold()) in _NEWSROOMS


def _split(byline: str) -> list[str]:
    """The names of one byline: "By Ann Roe and Bo Lee, Senior Reporter" gives two."""
    line = re.sub(r"\([^)]*\)|\S*@\S+", " ", byline[:_MAX_FIELD])
    line = _SECTION_BEFORE.sub("", _BY.sub("", " ".join(line.split())))
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
    if not 1 < len(name) <= _MAX_NAME or _NOT_A_NAME.search(name) or name.casefold() in _NO_NAMES:
        return False
    return len(name.split()) <= 6


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
