"""Which elements their markup calls a byline, a caption or the credit of a picture; found in one walk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from wirecopy.extract.metadata.authors import IN_BYLINE_CLASS, calls_byline
from wirecopy.extract.metadata.picture_credits import (
    IN_CLASS_OF_PICTURE,
    calls_caption,
    calls_picture_credit,
)

_TAGS = ("a", "span", "div", "p", "address", "li", "small", "strong", "td", "h4", "section", "ul")


@dataclass(frozen=True, slots=True)
class MarkedElements:
    """Elements in page order. Of the last two, those that stand with a picture of the article are still to be chosen."""

    bylines: list[HtmlElement]
    captions: list[HtmlElement]
    picture_credits: list[HtmlElement]


def marked_elements(tree: HtmlElement) -> MarkedElements:
    """What classes call a byline, a caption, or the credit of a picture."""
    marked = MarkedElements([], [], [])
    # Most elements have a class and nothing else, so the class is asked for first; `attrib` would make a mapping each time.
    found = [
        element
        for element in tree.iter(*_TAGS)
        if ((classes := element.get("class")) and _meaning(classes))
        or element.get("rel") == "author"
        or element.get("itemprop") == "author"
    ]
    for element in found:
        getattr(marked, _meaning(element.get("class")) or "bylines").append(element)
    return marked


# Each class with a meaning has one of these: a page has 170 classes that no other has, and most mean nothing here.
_MAY_MEAN = re.compile("|".join((*IN_BYLINE_CLASS, *IN_CLASS_OF_PICTURE)))


@lru_cache(maxsize=10_000)
def _meaning(classes: str | None) -> str:
    """The field of `MarkedElements` for elements with this class; empty for most."""
    if not classes or not _MAY_MEAN.search(classes):
        return ""
    if calls_byline(classes):
        return "bylines"
    if calls_picture_credit(classes):
        return "picture_credits"
    return "captions" if calls_caption(classes) else ""
