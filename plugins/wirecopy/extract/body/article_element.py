"""The element that holds the article, and what in it is none of the article, told from class, id and role.

The words are trafilatura's own (its module xpaths). It asks for them with regular expressions inside XPath, which costs 7
microseconds for each element and question, a third of its time. Here the answer for a class or id is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml.html import HtmlElement
from trafilatura.xml import delete_element

from wirecopy.extract.body.prune import in_paragraphs, without_topics

_FRAME_TAGS = ("article", "main", "div", "section")

# The kinds of frame, best first: by class, by id. An article element comes second whatever it is called.
_BODY = (
    re.compile(
        r"^(?:post|entry)$|post[-_]text|post-body|post-?entry|post[-_]?content|postContent|post_inner_wrapper|"
        r"article-?text|articleText|(?:entry|page|text|article|art)-content|article__content|article(?:-|__)?body|"
        r"articleBody|ArticleContent|body-text|article__container"
    ),
    re.compile(
        r"^articleContent$|(?:entry|article|art)-content|article__content|article(?:-|__)?body|articleBody|body-text"
    ),
)
_STORY = (
    re.compile(
        r"^(?:postarea|art-postcontent|text|cell|story)$|(?i:fulltext)|^article |post-bodycopy|story-?content|"
        r"(?:theme|blog|section|single)-content|single-post|main-column|wpb_text_column|story-body|field-body"
    ),
    re.compile(r"^(?:article|story)$|^primary|story-body"),
)
_CONTENT = (
    re.compile(r"^content$|content[-_]main|content(?:-|__)body|[mM]ain-[cC]ontent|[pP]age-[cC]ontent"),
    re.compile(r"^content$|content-main|content-body|contentBody|[mM]ain-[cC]ontent"),
)

_BOX_TAGS = ("div", "item", "list", "p", "section", "span")
_BOX = (
    r"^shar|social|viral|newsletter|syndication|tags|sidebar|banner|bread-?crumb|button|author|[fF]ooter|cookie|"
    r"related|message-container"
)
_BOX_CLASS = re.compile(
    rf"{_BOX}|^(?:nav|post-nav|ZendeskForm)|subnav|avigation|navbar|navbox|menu|bar| ad |-ad-|(?:^| )ad-|dfp[Aa]d|"
    r"outbrain|taboola|criteo|paid-?content|widget|[bB]yline|share-|sociable|embed|tag-list|consent|modal-content|"
    r"permission|elated|next-|-stories|most-popular|more-on|meta|rating|attachment|timestamp|user-info|user-profile|"
    r"-icon|article-infos|slide|viewport|overlay|options|expand|obfuscated|blurred|mol-factbox|yin|zlylin|nfoline"
)
_BOX_ID = re.compile(rf"{_BOX}|^(?:jp-|dpsp-content|ad-)|bmdh|[sS]hare|[nN]av|menu|premium")
_HIDDEN_CLASS = re.compile(
    r"^(?:hide-|reply-)|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|hide-print| hidden|"
    r" hide|noprint|notloaded"
)
_HIDDEN_ID = re.compile(r"^reply-|hidden|reader-comments|akismet")
_HIDDEN_STYLE = re.compile(r"hidden|display: ?none")
_TEASER = re.compile(r"[tT]easer|caption")

# Of a frame's text: what would leave less was the article itself. The share is trafilatura's
# (htmlprocessing.prune_unwanted_nodes, whose authors mark it as open to adjustment), not measured here.
_MIN_LEFT = 1 / 7
# Of the characters in paragraphs of a frame. From .5 on, boxes that hold an article come back on 4 of 835 pages and
# boxes that hold none on 2.
_MAX_IN_BOX = 0.8
_MIN_ARTICLE = 500  # characters, as in `prune`


def frames(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The first frame of each kind, best kind first."""
    first: dict[int, HtmlElement] = {}
    for element in tree.iter(*_FRAME_TAGS):
        for kind in _kinds(element):
            first.setdefault(kind, element)
    yield from (first[kind] for kind in sorted(first))


def _kinds(element: HtmlElement) -> tuple[int, ...]:
    called = _kinds_called(
        element.tag, element.get("class") or "", element.get("id") or "", element.get("role") or ""
    )
    return (0, *called) if element.get("itemprop") == "articleBody" else called


@lru_cache(maxsize=10_000)
def _kinds_called(tag: str, classes: str, name: str, role: str) -> tuple[int, ...]:
    named = ((0, _BODY), (2, _STORY), (3, _CONTENT))
    kinds = [kind for kind, (by_class, by_id) in named if by_class.search(classes) or by_id.search(name)]
    if role == "article":
        kinds.append(2)
    if tag == "article":
        kinds.append(1)
    if tag == "main" or any(words.startswith("main") for words in (role, classes, name)):
        kinds.append(4)
    return tuple(kinds)


def discard_boxes(frame: HtmlElement) -> None:
    """Take boxes and hidden parts out of a frame, unless hardly any text would be left; then teasers and captions."""
    boxes = {
        element: None
        for element in frame.iterdescendants("*")
        if element.attrib and (_is_box(element) or _is_hidden(element))
    }
    for box in _holding_the_article(frame, boxes):
        del boxes[box]
    outer = [box for box in boxes if not any(above in boxes for above in box.iterancestors())]
    length = len(frame.text_content())
    if length - sum(len(box.text_content()) for box in outer) > _MIN_LEFT * length:
        for box in outer:
            delete_element(box)
    teasers = [
        element
        for element in frame.iterdescendants(*_BOX_TAGS)
        if _is_teaser(element.get("class")) or _is_teaser(element.get("id"))
    ]
    held_by_teasers = _holding_the_article(frame, teasers)
    for element in teasers:
        if element not in held_by_teasers:
            delete_element(element)


def _holding_the_article(frame: HtmlElement, boxes: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Those that hold nearly all paragraphs of the frame."""
    held = {box: length for box in boxes if (length := in_paragraphs(box)) > _MIN_ARTICLE}
    limit = _MAX_IN_BOX * in_paragraphs(frame) if held else 0
    return [box for box, length in held.items() if length > limit]


def _is_box(element: HtmlElement) -> bool:
    if element.tag not in _BOX_TAGS:
        return False
    return (
        _is_box_called(element.get("class") or "", element.get("id") or "")
        or "nav" in (element.get("role") or "").lower()
        or element.get("data-lp-replacement-content") is not None
    )


def _is_hidden(element: HtmlElement) -> bool:
    return (
        _is_hidden_called(element.get("class") or "", element.get("id") or "")
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


@lru_cache(maxsize=10_000)
def _is_box_called(classes: str, name: str) -> bool:
    return bool(_BOX_CLASS.search(without_topics(classes)) or _BOX_ID.search(name))


@lru_cache(maxsize=10_000)
def _is_hidden_called(classes: str, name: str) -> bool:
    return bool(_HIDDEN_CLASS.search(classes) or _HIDDEN_ID.search(name))


@lru_cache(maxsize=10_000)
def _is_teaser(name: str | None) -> bool:
    return bool(name and _TEASER.search(name))
