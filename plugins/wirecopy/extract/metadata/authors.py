"""Where a page names who wrote it: the fields and lines that count, best first; byline_names.py reads the names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from wirecopy.extract.metadata.byline_names import (
    INTRODUCED,
    MOST_CHARACTERS,
    NOT_A_NAME,
    TITLES,
    is_house,
    is_name,
    is_organisation,
    is_person,
    name_key,
    split_names,
)
from wirecopy.extract.structured.json_ld import Author
from wirecopy.extract.structured.structured_data import Structured, following, text_of
from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.between_names import FOR, IN, ON
from wirecopy.phrases.by import AUTHOR, BY, OPENS_HEADLINES
from wirecopy.phrases.months import month_names

_META = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "article:author_name", "dable:author", "authors",
)  # fmt: skip

_CAPITAL_BY = pattern_of(
    word.capitalize() for word in spellings(BY, without=OPENS_HEADLINES) if " " not in word
)
# The part of a class that calls its element a byline: "post-byline", "article_author-name__2tybB", "detail__authors".
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|authorbold|autor(?:en|es|enzeile|in)?|auteurs?|redakteure?|"
    r"journalists?|reporters?|writers?|vcard|username|unauteur|lesauteurs)(?:$|[\s_-]|\d)|"
    r"[a-z](?:Byline|Authors?|AuthorName)(?:$|[\s_-]|[A-Z\d])|authorname"
)
# Each word of `_BYLINE_CLASS` has one of these; asked for first, they take a fourth of its time.
IN_BYLINE_CLASS = (
    "yline", "y-line", "uthor", "utor", "auteur", "redakteur", "journalist", "reporter", "writer", "vcard", "username",
)  # fmt: skip
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
_BEGINS_WITH_BY = re.compile(rf"[\W_]*{one_of(BY, AUTHOR, without=OPENS_HEADLINES)}", re.IGNORECASE)
# These and the numbers below are chosen, not measured, where nothing else is said.
_NEAR = 250  # elements after the headline in which a byline may stand
# "Ann Roe February 28, 2025" and "Ann Roe 28 February 2025".
_MONTH = pattern_of(month_names())
_AFTER_NAME = re.compile(
    rf"\s+{one_of(IN, ON, FOR)}\s.*$|\s*[|•·].*$|\s+\d.*$|\s+(?i:{_MONTH})\.?\s+\d{{1,2}}\b.*$"
)
_NUMBERS_BEHIND = re.compile(r"\s*[|•·][^|•·]*\d.*$")  # "Ann Roe · 2 April 2026, 18:30"
_BY_LABEL = re.compile(rf"{one_of(BY, AUTHOR)}:?$", re.IGNORECASE)
_ENDS_AS_LABEL = re.compile(rf"(?:^|\s){one_of(BY, AUTHOR)}\s*:?$|:$", re.IGNORECASE)
_ROW = "\N{BROKEN BAR}"  # no name has one
_LOGIN = re.compile(r"^[a-z0-9._-]+$")
_MAX_BYLINE = 120  # characters
_MAX_SHORT = 3  # words of a nickname
_MAX_SHOWN = 6  # people in a byline that is believed against the data


# Counts in C, so that of the boxes behind a headline only short ones are read. A script may stand in a byline.
_shown_length = cast("Callable[[HtmlElement], float]", XPath("string-length(normalize-space(.))"))
_LONGEST_BYLINE = 400  # characters
_normalized_text = cast("Callable[[HtmlElement], str]", XPath("normalize-space(.)"))
_SET_RIGHT = cast(
    "Callable[[HtmlElement], list[HtmlElement]]",
    XPath(".//p[@align='right' or contains(translate(@style, ' ', ''), 'text-align:right')]"),
)
_NAMED = cast("Callable[[HtmlElement], list[HtmlElement]]", XPath(".//*[@itemprop='name']"))
_UNMARKED_BYLINE = re.compile(rf"{_CAPITAL_BY} ((?:\S+ ){{1,8}}\S+)$")


def read_bylines(
    page: Structured, tree: HtmlElement, elements: list[HtmlElement], site_names: tuple[str, ...]
) -> tuple[Author, ...]:
    """The bylines as the page words them: the first of JSON-LD, meta tags and the visible byline that names a person.

    Where none does, the first that says anything, if only the name of the site.
    """
    best: tuple[Author, ...] = ()
    sites = {name_key(name) for name in site_names}
    for bylines in _sources(page, tree, elements, sites):
        if _names_a_person(bylines, sites) and not _repeat(best, bylines):
            return bylines
        best = best or bylines
    return best


def _repeat(known: tuple[Author, ...], bylines: tuple[Author, ...]) -> bool:
    """Whether they say the same once more beside a label or a date: "AuthorHarbour Club", "Harbour Club March"."""
    return any(
        re.search(rf"\w{re.escape(party.name)}$", byline.name)
        or (
            byline.name.startswith(party.name) and not is_person(byline.name.removeprefix(party.name).strip())
        )
        for party in known
        for byline in bylines
    )


def _names_a_person(bylines: tuple[Author, ...], sites: set[str]) -> bool:
    """A login ("annroe", "ann.roe") is believed only when nothing better is found."""
    people = [name for byline in bylines if not byline.is_organisation for name in split_names(byline.name)]
    people = [name for name in people if not is_organisation(name, sites) and not _LOGIN.match(name)]
    people += [byline.name for byline in bylines if byline.is_site_owner and is_person(byline.name)]
    return len(people) == 1 or any(map(is_person, people))


def _sources(
    page: Structured, tree: HtmlElement, elements: list[HtmlElement], sites: set[str]
) -> Iterator[tuple[Author, ...]]:
    shown: tuple[Author, ...] | None = None
    if page.linked.authors:
        marked = _marked_byline(elements, sites)
        shown = marked or _byline_near_headline(tree)
        yield _fuller(page.linked.authors, shown, is_marked=bool(marked))
    for name in _META:
        yield tuple(Author(v) for v in dict.fromkeys(page.meta.get(name, ())) if not NOT_A_NAME.search(v))
    yield _card_byline(page)
    yield (_marked_byline(elements, sites) or _byline_near_headline(tree)) if shown is None else shown
    yield _unmarked_byline(tree)
    yield _signature(tree)


def _card_byline(page: Structured) -> tuple[Author, ...]:
    """What Yoast states for the cards that Slack shows, "Written by" and the name: on 111 of 922 gold pages.

    https://developer.yoast.com/features/social-metadata/slack/
    """
    card = [(page.first(f"twitter:label{n}"), page.first(f"twitter:data{n}")) for n in (1, 2)]
    card += [("written by", page.first("twitter:misc:written by"))]
    return tuple(Author(name) for label, name in card if name and _BY_LABEL.match(label.strip()))


def _signature(tree: HtmlElement) -> tuple[Author, ...]:
    """A name alone in the last paragraph that is set to the right, as writers sign below a text."""
    for paragraph in reversed(_SET_RIGHT(tree)):
        if _shown_length(paragraph) <= MOST_CHARACTERS:
            name = text_of(paragraph)
            return (Author(name),) if is_person(name) else ()
    return ()


def _fuller(stated: tuple[Author, ...], shown: tuple[Author, ...], *, is_marked: bool) -> tuple[Author, ...]:
    """The visible byline where it names everybody that the data names, and more: some systems state only the first.

    So it is where the data has a single word, which may be a login or a town, and markup calls the other a byline.
    """
    named = {name_key(name) for party in stated for name in split_names(party.name)}
    seen = {name_key(name) for party in shown for name in split_names(party.name)}
    is_list_of_people = all(is_person(name) for party in shown for name in split_names(party.name))
    is_one_word = (
        is_marked
        and len(named) == 1
        and not stated[0].name.isupper()  # an agency's short name
        and " " not in next(iter(named))
        and not any(map(is_person, named))
        and not any(party.is_organisation for party in stated)
    )
    is_fuller = named < seen or (is_one_word and bool(seen))
    return shown if is_fuller and is_list_of_people and len(seen) <= _MAX_SHOWN else stated


def _marked_byline(elements: list[HtmlElement], sites: set[str]) -> tuple[Author, ...]:
    """The first element that its markup calls a byline and that names somebody.

    One that names the newsroom is the article's too: bylines further down belong to other articles.
    """
    for element in elements:
        names = _names_in(element)
        if names:
            return tuple(map(Author, names))
        whole = _readable(element)
        if whole and len(whole) <= MOST_CHARACTERS and is_organisation(whole, sites):
            return (Author(whole),)
    return ()


def _names_in(element: HtmlElement) -> list[str]:
    """The names that an element sets apart, else all its text when that is a list of names."""
    named = _NAMED(element)
    parts = named or [
        part for part in element.iter("a", "span", "li") if len(part) == 0 and part is not element
    ]
    names = [name for name in map(_readable, parts) if _are_people(name) or is_organisation(name, set())]
    names = names if any(map(_are_people, names)) else []
    whole = _readable(element)
    if not names and 0 < len(whole) <= _MAX_BYLINE:
        # All of it, though only a part is a person: "Ann Roe, Bloomberg News" names an agency as well.
        names = [whole] if any(map(is_person, split_names(whole))) else _nickname(element, whole)
    return list(dict.fromkeys(names))


def _are_people(words: str) -> bool:
    """ "Ann Roe", "Ann Roe and Bo Lee"."""
    names = split_names(words) if len(words) <= _MAX_BYLINE else []
    return bool(names) and all(map(is_person, names))


def byline_text(elements: list[HtmlElement]) -> str:
    """What the first short one of the byline elements says, perhaps only an agency; empty without one."""
    texts = map(_readable, elements)
    return next((text for text in texts if 0 < len(text) <= MOST_CHARACTERS), "")


def pen_names(shown: str) -> tuple[Author, ...]:
    """A short byline that is no name of a person, for pages that name nobody elsewhere: a nickname or the newsroom.

    On 15 such dev pages, each of another site, it is the gold name on 11.
    """
    is_label = INTRODUCED.match(f"{shown} x") or (TITLES.search(shown) and not is_house(shown, set()))
    return (Author(shown),) if len(shown.split()) <= _MAX_SHORT and not is_label else ()


def _nickname(element: HtmlElement, text: str) -> list[str]:
    """One word is a name only where the markup leaves no doubt."""
    name = INTRODUCED.sub("", text)
    is_certain = element.get("rel") == "author" or "vcard" in (element.get("class") or "")
    return [name] if is_certain and is_name(name) and len(name.split()) == 1 and name[0].isupper() else []


def _byline_near_headline(tree: HtmlElement) -> tuple[Author, ...]:
    """A link to an author's page or a line "By …" behind the h1."""
    return tuple(map(Author, _near_headline(tree)))


def _near_headline(tree: HtmlElement) -> list[str]:
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return []
    for element in following(tree, heading, _NEAR):
        if element.tag == "a" and _AUTHOR_LINK.search(element.get("href") or ""):
            name = _readable(element)
            if is_person(name):
                return [name]
        elif element.tag in ("p", "span", "div", "em", "strong", "b", "li", "small", "h2", "h3", "h4", "h5"):
            if len(element) > 6 or not _may_be_by_line(element):
                continue
            found = _BY_LINE.match(
                _NUMBERS_BEHIND.sub("", _rows_of(element)[: 2 * _MAX_BYLINE])[:_MAX_BYLINE]
            )
            # All of it, though only a part is a person: "Ann Roe AP Sports Writer" names an agency as well. With a stroke it
            # signs a picture: "By Ann Roe/Reuters".
            if found and "/" not in found["names"] and any(map(is_person, split_names(found["names"]))):
                return [found["names"]]
    return []


def _may_be_by_line(element: HtmlElement) -> bool:
    """Whether a short text begins like a byline. Most do not, and to read them all takes .2 ms a page."""
    if not len(element):
        return _BEGINS_WITH_BY.match(element.text or "") is not None
    text = _normalized_text(element)
    if len(text) > _LONGEST_BYLINE:
        return False
    # What nobody sees may stand in front.
    return _BEGINS_WITH_BY.match(text) is not None or next(element.iter("script", "style"), None) is not None


def _unmarked_byline(tree: HtmlElement) -> tuple[Author, ...]:
    """A line of its own that begins with "By", on pages whose markup knows looks but no meanings."""
    for element in tree.iter("i", "em", "b", "strong", "small"):
        line = _UNMARKED_BYLINE.match(text_of(element))
        if line:
            return (Author(line[1]),)
    return ()


def _readable(element: HtmlElement) -> str:
    text = INTRODUCED.sub("", _AFTER_NAME.sub("", _rows_of(element)[: 2 * _MAX_BYLINE])).strip(" ,.:")
    return "" if NOT_A_NAME.search(text) else text


def _rows_of(element: HtmlElement) -> str:
    """The text with commas where line breaks divide it, unless a label stands before: the name, the post, the outlet."""
    if not len(element) or next(element.iter("br"), None) is None:
        return text_of(element)
    copy = deepcopy(element)
    copy.tail = None
    for line_break in copy.iter("br"):
        line_break.tail = _ROW + (line_break.tail or "")
    rows = ""
    for row in filter(None, (row.strip(" ,") for row in text_of(copy).split(_ROW))):
        rows += row if not rows else f" {row}" if _ENDS_AS_LABEL.search(rows) else f", {row}"
    return rows


def calls_byline(classes: str) -> bool:
    """Whether a class means a byline."""
    return bool(_BYLINE_CLASS.search(classes) and not _NO_BYLINE_CLASS.search(classes))
