"""Bodies that a page sets in several containers of one kind, of which the engine finds only the first.

Magazines break long texts around advertisements, live blogs have one container per entry. What stands in a
container of the same kind, in the same article element and under the same headline, belongs to the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from wirecopy.extract.structured.structured_data import text_of

_MIN_PARAGRAPH = 80  # characters; shorter ones are as often labels
# Of what was found: less was notes and other texts on 9 of 10 pages, more whole halves on 4 of 4.
_MIN_MISSING = 0.6
_MIN_LOST = 1000  # characters; half a short notice is an offer to subscribe as often
_KEY = 60  # characters that tell paragraphs apart

Home = tuple[str, str, int, int]  # the container's tag and class, its article element, the headline above it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or subheading as it stands on the page."""

    text: str
    key: str
    home: Home
    is_heading: bool


def paragraphs_of(tree: HtmlElement) -> list[Paragraph]:
    """All paragraphs and subheadings of a pruned tree in page order."""
    found: list[Paragraph] = []
    articles: dict[HtmlElement, int] = {}
    numbers: dict[HtmlElement, int] = {}  # of the article element around a parent of paragraphs
    headlines = 0
    for element in tree.iter("h1", "p", "h2", "h3"):
        if element.tag == "h1":
            headlines += 1
            continue
        text = text_of(element)
        if not text:
            continue
        parent = element.getparent()
        if parent not in numbers:
            article = next(element.iterancestors("article", "main"), None)
            numbers[parent] = _number_of(article, articles) if article is not None else -1
        home = (str(parent.tag), parent.get("class") or "", numbers[parent], headlines)
        found.append(Paragraph(text, _key(text), home, element.tag != "p"))
    return found


def _number_of(article: HtmlElement, articles: dict[HtmlElement, int]) -> int:
    """The number of an article element; one without a heading goes on with the one before it."""
    if article not in articles:
        has_heading = next(article.iter("h1", "h2", "h3", "h4", "header"), None) is not None
        last = max(articles.values(), default=-1)
        articles[article] = last + 1 if has_heading or last < 0 else last
    return articles[article]


def with_siblings(lines: list[str], paragraphs: list[Paragraph]) -> list[str]:
    """`lines` and what containers of the same kind hold, in page order; `lines` as they are where that is little."""
    places = {_key(line): number for number, line in enumerate(lines)}
    homes = {
        p.home for p in paragraphs if not p.is_heading and len(p.text) >= _MIN_PARAGRAPH and p.key in places
    }
    homes = {home for home in homes if home[1]}  # without a class nothing tells a container's kind
    inside = "".join(lines).replace(" ", "")  # several paragraphs may stand in one line
    missing = [p for p in paragraphs if p.home in homes and p.key not in places and p.key not in inside]
    lost = sum(len(p.text) for p in missing if not p.is_heading and len(p.text) >= _MIN_PARAGRAPH)
    if lost < max(_MIN_LOST, _MIN_MISSING * sum(map(len, lines))):
        return lines
    wanted = set(map(id, missing))
    after: dict[int, list[str]] = {}
    place = -1
    for paragraph in paragraphs:
        place = places.get(paragraph.key, place)
        if id(paragraph) in wanted:
            after.setdefault(place, []).append(paragraph.text)
    joined = [*after.get(-1, [])]
    for number, line in enumerate(lines):
        joined += [line, *after.get(number, [])]
    return joined


def densest(paragraphs: list[Paragraph]) -> list[str]:
    """The paragraphs and subheadings around those that share the container kind with the most text."""
    mass: Counter[Home] = Counter()
    for paragraph in paragraphs:
        if not paragraph.is_heading and len(paragraph.text) >= _MIN_PARAGRAPH:
            mass[paragraph.home] += len(paragraph.text)
    if not mass:
        return []
    home = max(mass, key=lambda home: mass[home])
    in_article = home[2] >= 0
    return [p.text for p in paragraphs if p.home == home or (in_article and p.home[2:] == home[2:])]


def _key(text: str) -> str:
    """The first letters of a text on one line: at least every second character of it is no space."""
    return text[: 2 * _KEY].replace(" ", "")[:_KEY]
