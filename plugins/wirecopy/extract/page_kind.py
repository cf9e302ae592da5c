"""What a page is that is no article: a notice in the place of one, a list of articles, a comparison of versions. Pure.

Decided from the page as a whole and never from one site's markup: what it says to its visitor (`phrases.notices`), what
it calls itself, and whether prose or headlines with links fill it. A false alarm loses an article, so what is not clear
stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from wirecopy.extract.html_tree import Refusal
from wirecopy.extract.metadata.page_facts import PageFacts
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import Outcome
from wirecopy.phrases import Phrases, notices, one_of
from wirecopy.phrases.sentence import SPACED_ENDS, UNSPACED_ENDS
from wirecopy.urls import absolute_url, registrable_domain

# The numbers in this file were chosen on invented pages, and checked on the gold pages (docs/evidence/extraction.md): no
# article is refused there.

_SPACE = re.compile(r"\s+")
_SENTENCES = re.compile(rf"(?<=[{re.escape(SPACED_ENDS)}])\s+|(?<=[{re.escape(UNSPACED_ENDS)}])|\n")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]*)[\"”“»]")
_MIN_QUOTED = 4  # words of somebody else's; fewer are the name of a button
_IS_WORD = re.compile(r"\w")

# Of a text, in columns. So much of it is a notice.
_NOTICE = 0.5
# The same where a title or heading of the page says it as well.
_NOTICE_BY_TITLE = 0.15
# A short text is one notice; in a longer one only what stands in its first columns decides if the rest is looked at.
_SHORT = 1500
# In front of a wall stands the beginning of the article.
_TEASER = 100
# Without any text the page is looked at; a longer one is more than a notice.
_MAX_SHOWN = 6000


@dataclass(frozen=True, slots=True)
class _Notice:
    """One kind of notice: the outcome that it comes to, and how it is told."""

    outcome: Outcome
    message: str
    says: re.Pattern[str]
    title: re.Pattern[str]


def _notice(outcome: Outcome, message: str, says: Phrases, titles: Phrases) -> _Notice:
    # Scripts without spaces have no borders of words.
    said = re.compile(rf"(?:(?<!\w)|(?<=[\u2e80-\ufaff])){one_of(says)}")
    return _Notice(outcome, message, said, re.compile(rf"\W*{one_of(titles)}\W*"))


_NOTICES = (
    _notice(
        Outcome.CHALLENGE,
        "a test for robots stands in place of the article",
        notices.ROBOT_CHECK,
        notices.ROBOT_TITLES,
    ),
    _notice(
        Outcome.FORBIDDEN,
        "the page says that it is not for readers of this country",
        notices.REGION_BLOCK,
        notices.REGION_TITLES,
    ),
    _notice(
        Outcome.NOT_FOUND,
        "the page says that there is none at this address",
        notices.NOT_FOUND,
        notices.NOT_FOUND_TITLES,
    ),
    _notice(
        Outcome.CONSENT_PAGE,
        "a request to agree to cookies stands in place of the article",
        notices.CONSENT,
        notices.CONSENT_TITLES,
    ),
    _notice(
        Outcome.FORBIDDEN,
        "a registration or pay wall stands in place of the article",
        notices.WALL,
        notices.WALL_TITLES,
    ),
    _notice(
        Outcome.NO_TEXT,
        "a notice about the browser stands in place of the article",
        notices.BROWSER,
        notices.BROWSER_TITLES,
    ),
)
_WALL = _NOTICES[4]

_LIST = Refusal(Outcome.NOT_AN_ARTICLE, "the page lists articles: a front page, a section, links")
_DIFF = Refusal(Outcome.NOT_AN_ARTICLE, "the page compares versions of a text")


def other_than_article(
    text: str, facts: PageFacts, url: str, parse_again: Callable[[], HtmlElement]
) -> Refusal | None:
    """What the page is instead, as an outcome and a message; None for an article.

    `text` is what was taken for the article. `parse_again` makes the tree of the page, for the few that need a look.
    """
    page = facts.structured
    return _notice_in(text, page, parse_again) or _collection(facts, url, parse_again)


# ------------------------------------------------------------------------------------------ notices


@dataclass(frozen=True, slots=True)
class _Shares:
    """Of a text, in columns: how much of it each kind of notice is, and all of them together."""

    of: tuple[float, ...]
    together: float
    rest: float  # columns that are no notice


def _notice_in(text: str, page: Structured, parse_again: Callable[[], HtmlElement]) -> Refusal | None:
    titled = _titled((page.title_tag, *page.headings))
    if not text.strip():
        text = _shown_text(parse_again())
    elif _shares(text[:_SHORT]).together < (_NOTICE_BY_TITLE if titled else _NOTICE) / 2 and not titled:
        return None
    shares = _shares(text)
    best = max(range(len(_NOTICES)), key=shares.of.__getitem__)
    if shares.together >= _NOTICE and not _is_teaser_before_wall(best, shares):
        return _refusal(best)
    if len(text) > _MAX_SHOWN or not titled:
        return None
    said = [kind for kind in titled if shares.of[kind] >= _NOTICE_BY_TITLE]
    if said and len(text) <= _SHORT:
        return _refusal(said[0])
    return _titled_notice(titled, page, parse_again)


def _titled_notice(
    titled: tuple[int, ...], page: Structured, parse_again: Callable[[], HtmlElement]
) -> Refusal | None:
    """A notice that only its title and a sentence tell, because lists of other articles surround it."""
    if _states_article(page):
        return None
    shown = _folded(_shown_text(parse_again()))
    said = [kind for kind in titled if _NOTICES[kind].says.search(shown)]
    return _refusal(said[0]) if said else None


def _refusal(kind: int) -> Refusal:
    return Refusal(_NOTICES[kind].outcome, _NOTICES[kind].message)


def _titled(titles: tuple[str, ...]) -> tuple[int, ...]:
    """The kinds of notice that a title or heading names, with or without the name of the site."""
    parts = [_folded(part) for title in titles for part in (title, *re.split(r"\s+[-–—|·:•»]+\s+", title))]
    return tuple(
        kind for kind, notice in enumerate(_NOTICES) if any(notice.title.fullmatch(part) for part in parts)
    )


def _is_teaser_before_wall(kind: int, shares: _Shares) -> bool:
    return _NOTICES[kind] is _WALL and shares.rest >= _TEASER


def _shares(text: str) -> _Shares:
    columns = [0.0] * len(_NOTICES)
    total = told = 0.0
    for sentence in _SENTENCES.split(_QUOTED.sub(_unless_long, text)):
        if not _IS_WORD.search(sentence):
            continue
        width = _width(sentence)
        total += width
        folded = _folded(sentence)
        kinds = [kind for kind, notice in enumerate(_NOTICES) if notice.says.search(folded)]
        told += width if kinds else 0
        for kind in kinds:
            columns[kind] += width
    total = max(total, 1.0)
    return _Shares(tuple(found / total for found in columns), told / total, total - told)


def _unless_long(quotation: re.Match[str]) -> str:
    return " " if len(quotation[1].split()) >= _MIN_QUOTED else quotation[0]


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.lower()).strip()


def _width(text: str) -> int:
    """Columns: characters of scripts without spaces count three times, as they say as much."""
    return len(text) + 2 * sum("\u2e80" < character < "\ufb00" for character in text)


def _shown_text(tree: HtmlElement) -> str:
    """What the page shows, a line for each block; only of a short page."""
    lines = [block.text for block in _blocks(tree, everywhere=True)]
    text = "\n".join(lines)
    return text if len(text) <= _MAX_SHOWN else ""


# ------------------------------------------------------------------------------------------ lists

_MIN_HEADLINES = 5
_HEADLINE = 20  # columns; a shorter link is a label
_LINKED = 0.7  # of a block that is a link
_PROSE = 60  # columns; a shorter block is a label
# Columns between two headlines of a list. A teaser is shorter, an article longer.
_LONGEST_TEASER = 500

_BLOCKS = frozenset(
    [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "div",
        "article",
        "section",
        "main",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "figcaption",
        "body",
        "ul",
        "ol",
        "header",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "button", "select", "textarea"]
)
_AROUND = frozenset(["nav", "footer", "aside", "form", "header"])
_DIFF_PLACE = re.compile(r"(?:^|[?&;/])(?:diff|oldid|compare|revisions?|rev\d*)(?:[=/&]|$)")
_DIFF_CLASS = re.compile(r"(?:^|[\s_-])diff(?:[\s_-]|$)")
_DIFF_TITLE = re.compile(rf"(?:.*\W)?{one_of(notices.DIFF_TITLES)}\W*")
_MIN_DIFF_ELEMENTS = 3


@dataclass(slots=True)
class _Block:
    """The text of one block without that of the blocks within, how much of it is a link, and where that leads."""

    text: str
    linked: int
    href: str


def _collection(facts: PageFacts, url: str, parse_again: Callable[[], HtmlElement]) -> Refusal | None:
    page = facts.structured
    is_front = _is_front(url)
    may_be_diff = bool(_DIFF_PLACE.search(urlsplit(url).query or urlsplit(url).path)) or _is_diff_title(page)
    if _states_article(page) and not is_front and not may_be_diff:
        return None
    tree = parse_again()
    if may_be_diff and _compares(tree):
        return _DIFF
    if _states_article(page) and not is_front:
        return None
    return _LIST if _lists_articles(tree, url) else None


def _states_article(page: Structured) -> bool:
    """Whether the page says that it is one article; structured data may describe one of those that it lists."""
    if page.first("og:type").lower() in ("article", "news", "newsarticle", "video.other", "blog post"):
        return True
    if page.first("article:published_time", "datepublished", "pubdate", "dc.date.issued", "parsely-pub-date"):
        return True
    headline = title_key(page.linked.headline)
    titles = [title_key(title) for title in (page.title_tag, page.first("og:title"), *page.headings)]
    return bool(headline and page.linked.published and any(headline in title for title in titles))


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _is_diff_title(page: Structured) -> bool:
    return any(_DIFF_TITLE.fullmatch(_folded(title)) for title in (page.title_tag, *page.headings))


def _compares(tree: HtmlElement) -> bool:
    """Whether elements are marked as old and new, by <ins> and <del> or by their classes."""
    marked = (e for e in tree.iter("ins", "del", "td", "tr", "table", "div", "span"))
    found = 0
    for element in marked:
        found += element.tag in ("ins", "del") or bool(_DIFF_CLASS.search(element.get("class") or ""))
        if found >= _MIN_DIFF_ELEMENTS:
            return True
    return False


def _lists_articles(tree: HtmlElement, url: str) -> bool:
    """Whether headlines that lead to other pages of the site fill the page, with no more than a teaser between two."""
    headlines: set[str] = set()
    run = longest = 0
    for block in _blocks(tree):
        width = _width(block.text)
        target = (
            _target(block, url) if block.linked >= _LINKED * len(block.text) and width >= _HEADLINE else ""
        )
        if target:
            headlines.add(target)
            run = 0
        elif width >= _PROSE:
            run += width
            longest = max(longest, run)
    return len(headlines) >= _MIN_HEADLINES and longest < _LONGEST_TEASER


def _target(block: _Block, url: str) -> str:
    """The page of the same site that a block leads to; empty for its own and for others."""
    target = absolute_url(url, block.href) if block.href else None
    if not target or registrable_domain(target) != registrable_domain(url):
        return ""
    place = target.partition("#")[0]
    return "" if place == url.partition("#")[0] or _is_front(place) else place


def _blocks(tree: HtmlElement, *, everywhere: bool = False) -> Iterator[_Block]:
    """The blocks of the page in its order; what surrounds the content only if asked for."""
    unseen = _UNSEEN if everywhere else _UNSEEN | _AROUND
    body = tree.find("body") if tree.tag == "html" else tree
    block = _Block("", 0, "")
    for text, href, is_new in _texts(body if body is not None else tree, unseen):
        if is_new and block.text:
            yield _tidy(block)
            block = _Block("", 0, "")
        block.text += text
        if href:
            block.linked += len(text.strip())
            block.href = block.href or href
    if block.text:
        yield _tidy(block)


def _tidy(block: _Block) -> _Block:
    return _Block(_SPACE.sub(" ", block.text).strip(), block.linked, block.href)


def _texts(element: HtmlElement, unseen: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """Pieces of text, the link that each stands in, and whether a block begins or ends before it."""
    is_new = True
    stack: list[tuple[HtmlElement, str, bool]] = [(element, "", False)]
    while stack:
        node, href, is_tail = stack.pop()
        if is_tail:
            is_new = is_new or node.tag in _BLOCKS or node.tag == "br"
            text = node.tail
        elif not isinstance(node.tag, str) or node.tag in unseen:
            continue
        else:
            is_new = is_new or node.tag in _BLOCKS
            href = (node.get("href") or "") if node.tag == "a" else href
            for child in reversed(node):
                stack += [(child, href, True), (child, href, False)]
            text = node.text
        if text and not text.isspace():
            yield text, href, is_new
            is_new = False
