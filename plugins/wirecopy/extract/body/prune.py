"""What is cut off a page before its text is looked for: dead markup, boxes that are no article, blocks of links.

Owns the words by which such boxes are known. Every element cut here is one that the engine need not weigh.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from itertools import takewhile
from typing import cast

from lxml.etree import XPath, strip_elements
from lxml.html import HtmlElement

from wirecopy.extract.body.prose import TextRun
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import text_of
from wirecopy.phrases import one_of
from wirecopy.phrases.notices import CONSENT_WORDS

# Never text, whatever they hold; trafilatura drops all of them later, at the cost of a walk each.
_DEAD = (
    "script", "style", "noscript", "template", "svg", "canvas", "math", "nav", "footer", "aside", "menu", "iframe",
    "object", "embed", "button", "select", "input", "label", "dialog", "audio", "video", "head", "figcaption",
)  # fmt: skip

# Of these, what the article may stand in all the same; trafilatura drops figure and fieldset itself.
DOUBTFUL = (
    "nav", "footer", "aside", "menu", "button", "label", "dialog", "noscript", "figcaption", "template", "object",
    "figure", "fieldset",
)  # fmt: skip
# Of all characters in paragraphs. With half instead of .8 more pages gain, but two lose; one that holds the h1
# as well is hardly ever anything but the article (no page of 835 changes).
_MOST = 0.8
_MOST_WITH_HEADLINE = 0.5

# Boxes that are no part of any article, by word of class or id. "paywall" must never be among them: some
# publishers mark real paragraphs with it (80 % of four pages lost, docs/evidence/extraction.md 3e). Asked of lower case,
# as IGNORECASE compares letter by letter and takes three times as long; a page has 170 classes that no other has.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:disqus\w*|comments?[-_]?(?:area|section|list|box|wrapper|container|thread|form)?|respond|"
    r"newsletter\w*|sign-?up|related\w*|recirc\w*|read-?(?:more|also|next)|recommend\w*|outbrain|taboola\w*|"
    r"share-?(?:bar|buttons?|links?|tools?)?|social-?(?:share|links?|bar|media|icons?)?|sharing|"
    r"most-?(?:read|popular)|caption\w*|figcaption|wp-caption-text|inline-?promo|promo-?box|authors?|autor|author-?(?:bio|box|card)|"
    r"tags?-?list|breadcrumbs?|print-?only|visually-?hidden|screen-?reader-?text|sr-only|"
    r"(?:image|img|picture|photo|foto|bild)s?[-_]{0,2}(?:widget|info|description|annotation|meta|legend|credit|copyright|source|subline)\w*|"
    r"bildunterschrift|bild(?:text|nachweis|quelle)|"
    r"pull-?quotes?|fact-?box\w*|info-?box\w*|ranking|modal\w*|"
    r"mvp-post-add-(?:box|wrap)|infinite-?scroll)(?:$|[\s_-])"
)
# Not "comment" alone: a column of opinion is called so.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:disqus\w*|comments|comment[-_]?(?:area|section|list|box|wrapper|container|thread)s?|respon(?:d|ses)|replies|"
    r"kommentare\w*|komentarz\w*|reacties)(?:$|[\s_-])"
)
_MIN_ABOVE = 100  # characters in paragraphs before the headline; chosen, not measured
_MIN_NAMED = 0.3  # of the headline's words. Chosen, not measured.
# WordPress names a post after its categories and tags: "post tag-privacy category-newsletter".
_TOPIC = re.compile(r"(?:^|(?<=\s))(?:tag|category)-(?!list)\S+")
# What asks for consent may be longer than a short article, but never holds most of a page: 1 of 835 pages gains, none loses. Not
# "cmp", which names components.
_CONSENT = re.compile(r"cookie|consent|gdpr|privacy|onetrust|didomi")
_MAX_CONSENT_SHARE = 0.5
# Two of these words show that what is named after consent speaks of it.
_SPEAKS_OF_CONSENT = re.compile(rf"\b{one_of(CONSENT_WORDS)}\b")
_MIN_SAID = 2
_PRUNABLE = ("div", "section", "ul", "ol", "p", "span", "form", "details", "blockquote")
_MAX_SHARE = 0.25  # of the text, or of its paragraphs: what holds more is the article, however it is called

# These and the numbers below are chosen, not measured.
_ALL_LINKS = 0.95  # of the text
_MOSTLY_LINKS = 0.7
_MIN_UNCOVERED = 500  # characters; less is a request to switch JavaScript on
_MAX_STORIES = 12  # a longer list of links is what the article is about

_LABEL = re.compile(r"[^.:!?]{3,40}[:?!](?!//)\s*")
_MIN_HEADLINE = 20  # characters; what is shorter is a name or an address

# Counts in C; a str per element is never made.
_string_length = cast("Callable[[HtmlElement], float]", XPath("string-length(.)"))


def text_length(element: HtmlElement) -> float:
    """Characters of text in an element. Most have none within, and for those XPath takes seven times as long as a str."""
    return _string_length(element) if len(element) else len(element.text or "")


def prune(tree: HtmlElement) -> None:
    """Take out what no article consists of. Changes the tree."""
    _uncover(tree)
    _keep_what_holds_the_article(tree)
    for post in tree.iter("div", "section", "article"):
        marks = post.get("class")
        if marks and "category-" in marks:
            post.set("class", without_topics(marks))
    for button in tree.iter("button"):
        if button.tail:
            button.tail = " " + button.tail
    strip_elements(tree, *_DEAD, with_tail=False)
    for time in list(tree.iter("time")):
        if (time.tail or "").strip():  # within a sentence; trafilatura drops it
            time.tag = "span"
    linking = {above for link in tree.iter("a") for above in link.iterancestors("p", "ul", "ol")}
    boxes = [
        element
        for element in tree.iter(*_PRUNABLE)
        if (
            _is_called_either(marks := element.get("class"), name := element.get("id"))
            and (is_box(marks, name) or _asks_consent(element))
        )
        or (element in linking and _is_all_links(element))
    ]
    if not boxes:
        return
    everything, everything_in_paragraphs = text_length(tree), in_paragraphs(tree)
    for box in boxes:
        share = _MAX_CONSENT_SHARE if _asks_consent(box) else _MAX_SHARE
        if text_length(box) <= share * everything and next(box.iter("h1"), None) is None:
            held = 0 if box.tag == "p" else in_paragraphs(box)
            if held <= share * everything_in_paragraphs or (_asks_consent(box) and _speaks_of_consent(box)):
                box.drop_tree()


def drop_surroundings(
    tree: HtmlElement,
    prose: list[TextRun],
    titles: Collection[str],
    named_in: Callable[[Iterable[str]], float],
) -> list[TextRun]:
    """Take what is no article, however long it is, out of the tree of `prose`, and give the prose that is left.

    That is what stands before the headline, other articles, readers' comments and consent banners. They stay where they say more about
    the headline than all else does. `titles` are the keys of the headline's wordings, `named_in` gives the share of its
    words in some lines.
    """
    headline = next((h1 for h1 in tree.iter("h1") if title_key(text_of(h1)) in titles), None)
    above = _above(headline)
    known = _other_articles(tree, headline)
    around = [_surrounding(run.block, above, known) for run in prose]
    left = [run for run, surrounding in zip(prose, around, strict=True) if surrounding is None]
    if len(left) < len(prose):
        outside = [run for run, surrounding in zip(prose, around, strict=True) if surrounding is not None]
        named = named_in(run.text for run in left)
        is_shorter = sum(run.columns for run in left) < sum(run.columns for run in outside)
        if named < named_in(run.text for run in outside) or (is_shorter and named < _MIN_NAMED):
            return prose
    if not any(surrounding in above for surrounding in around):
        has_menu = _paragraphs_before(tree, headline) > _MIN_ABOVE
        above = {element: None for element in above if has_menu and in_paragraphs(element) > _MIN_ABOVE}
    for surrounding in dict.fromkeys((*above, *around)):
        if surrounding is not None:
            _drop_but_for_data(surrounding)
    return left


def _other_articles(tree: HtmlElement, headline: HtmlElement | None) -> dict[HtmlElement, HtmlElement | None]:
    """Article elements with headings of their own, where the headline stands in one: the next article of an endless page."""
    own = next(headline.iterancestors("article"), None) if headline is not None else None
    if own is None:
        return {}
    related = {own, *own.iterancestors("article"), *own.iter("article")}
    others = [article for article in tree.iter("article") if article not in related]
    return {article: article for article in others if next(article.iter("h1", "h2"), None) is not None}


def _above(headline: HtmlElement | None) -> dict[HtmlElement, None]:
    """What stands before the headline: of 58 pages with prose there one has prose of its article there."""
    element = headline
    above: dict[HtmlElement, None] = {}
    while element is not None and element.tag not in ("body", "html"):
        above.update(dict.fromkeys(element.itersiblings(preceding=True)))
        element = element.getparent()
    return above


def _paragraphs_before(tree: HtmlElement, headline: HtmlElement | None) -> float:
    """Characters in the paragraphs above the headline."""
    before = takewhile(lambda element: element is not headline, tree.iter("p", "h1"))
    return (
        sum(text_length(element) for element in before if element.tag == "p") if headline is not None else 0
    )


def _drop_but_for_data(element: HtmlElement) -> None:
    """Scripts stay: the article may be in their data."""
    for script in list(element.iter("script")):
        if script is not element:
            element.addprevious(script)
    if element.tag != "script":
        element.drop_tree()


def _surrounding(
    element: HtmlElement, above: Collection[HtmlElement], known: dict[HtmlElement, HtmlElement | None]
) -> HtmlElement | None:
    """The outermost element around that is above the headline, or another article, comments or a banner without it."""
    if element in known:
        return known[element]
    parent = element.getparent()
    surrounding = _surrounding(parent, above, known) if parent is not None else None
    if surrounding is None and (element in above or _is_beside_article(element)):
        surrounding = element
    known[element] = surrounding
    return surrounding


def _is_beside_article(element: HtmlElement) -> bool:
    marks, name = element.get("class"), element.get("id")
    if not _is_called_surrounding(marks, name):
        return False
    is_beside = _is_called_comments(marks, name) or _speaks_of_consent(element)
    return is_beside and next(element.iter("h1", "body"), None) is None


@lru_cache(maxsize=10_000)
def _is_called_surrounding(marks: str | None, name: str | None) -> bool:
    return _is_called_comments(marks, name) or _is_called_consent(marks, name)


def _is_called_comments(marks: str | None, name: str | None) -> bool:
    return bool((marks and _COMMENTS.search(marks.lower())) or (name and _COMMENTS.search(name.lower())))


def _uncover(tree: HtmlElement) -> None:
    """Make a noscript element that holds most paragraphs of the page visible: Blogger serves posts so."""
    for element in list(tree.iter("noscript")):
        held = in_paragraphs(element)
        if held > _MIN_UNCOVERED and held > in_paragraphs(tree) / 2:
            element.tag = "div"


def _keep_what_holds_the_article(tree: HtmlElement) -> None:
    """Make a plain block of a dead element that holds the article: an aside of some designs, an unclosed footer."""
    held = {element: in_paragraphs(element) for element in tree.iter(*DOUBTFUL)}
    held = {element: length for element, length in held.items() if length > _MIN_UNCOVERED}
    if not held:
        return
    everything = in_paragraphs(tree)
    for element, length in held.items():
        has_headline = next(element.iter("h1"), None) is not None
        if length > (_MOST_WITH_HEADLINE if has_headline else _MOST) * everything:
            element.tag = "div"


def in_paragraphs(element: HtmlElement) -> float:
    """Characters of text that stand in paragraphs."""
    return sum(map(text_length, element.iter("p")))


@lru_cache(maxsize=10_000)
def is_box(marks: str | None, name: str | None) -> bool:
    """Whether class and id call an element a box that is no article."""
    return bool(
        (marks and _BOX.search(without_topics(marks.lower()))) or (name and _BOX.search(name.lower()))
    )


def without_topics(marks: str) -> str:
    """Classes without those that name what a post is about."""
    return _TOPIC.sub(" ", marks) if "tag-" in marks or "category-" in marks else marks


def _speaks_of_consent(element: HtmlElement) -> bool:
    """Whether its words are those of a request: an article in bare blocks leaves all paragraphs of its page to the banner."""
    return len(set(_SPEAKS_OF_CONSENT.findall(element.text_content().lower()))) >= _MIN_SAID


def _asks_consent(element: HtmlElement) -> bool:
    """Whether this is the outermost element that is named after consent: its parts fall or stand with it."""
    if not _is_called_consent(element.get("class"), element.get("id")):
        return False
    return not any(
        _is_called_consent(above.get("class"), above.get("id")) for above in element.iterancestors(*_PRUNABLE)
    )


@lru_cache(maxsize=10_000)
def _is_called_either(marks: str | None, name: str | None) -> bool:
    """Whether class and id call an element a box or name it after consent: two questions in one look-up, as most elements are neither."""
    return is_box(marks, name) or _is_called_consent(marks, name)


def _is_called_consent(marks: str | None, name: str | None) -> bool:
    return bool(
        (marks and _CONSENT.search(without_topics(marks.lower()))) or (name and _CONSENT.search(name.lower()))
    )


def _is_all_links(element: HtmlElement) -> bool:
    """Whether a paragraph or list with links is nothing else: "Read also: …", further stories.

    In a list a label may stand before each link: "Archaeology: an old mill found".
    """
    linked = sum(map(text_length, element.iter("a")))
    length = len(element.text_content().strip())
    if linked >= _ALL_LINKS * length > 0:
        return True
    if element.tag == "p":
        return linked >= _ALL_LINKS * _MIN_HEADLINE and _is_labelled_link(element, linked)
    if linked < _MOSTLY_LINKS * length:
        return False
    items = list(element.iter("li"))
    return 1 < len(items) <= _MAX_STORIES and all(next(item.iter("a"), None) is not None for item in items)


def _is_labelled_link(paragraph: HtmlElement, linked: float) -> bool:
    """ "Read also: The mill is found", in whatever language: a label with a colon, a headline that is a link."""
    text = text_of(paragraph)
    label = _LABEL.match(text)
    rest = len(text) - label.end() if label else 0
    return rest >= _MIN_HEADLINE and linked >= _ALL_LINKS * rest
