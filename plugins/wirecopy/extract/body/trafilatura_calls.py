"""trafilatura, called on trees that were pruned: its main extractor alone, or all of its machinery.

The only module that knows how trafilatura works inside. The parts used here are its own steps without those that
cost most and change least: whole-page copies, metadata, and the readability and justext comparison.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import cast

from lxml.etree import Element, XPath, strip_elements, strip_tags
from lxml.etree import _Element as XmlElement
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.htmlprocessing import (
    convert_tags,
    delete_by_link_density,
    link_density_test_tables,
    process_node,
    tree_cleaning,
)
from trafilatura.main_extractor import handle_textelem, recover_wild_text
from trafilatura.settings import TAG_CATALOG, Extractor
from trafilatura.xml import delete_element, xmltotxt

from wirecopy.extract.body.article_element import discard_boxes, frames
from wirecopy.extract.body.prose import is_sentence
from wirecopy.extract.body.prune import in_paragraphs, text_length
from wirecopy.extract.structured.structured_data import text_of

# deduplicate stays off: trafilatura counts texts per process and would empty the fourth outlet's copy of a wire
# story (docs/evidence/peers.md 5).
_OPTIONS = Extractor(comments=False, dedup=False)

_TAGS = TAG_CATALOG | {"table", "td", "th", "tr"}
# Of these trafilatura makes a new element and leaves the tail behind.
_REBUILT = ("code", "quote", "list", "table")
_NOT_AT_THE_END = ("head", "ref")
_ENOUGH_IN_PARAGRAPHS = 3 * _OPTIONS.min_extracted_size  # on a page with less, the text stands in bare divs

# Lists and subheadings are read with these on 12 of 835 pages, which gain .06 in the mean; 2 lose.
_LONG_PARAGRAPH = 80  # characters; shorter ones are as often labels
_MAX_LINKED = 0.5  # of a list
_MAX_HEADINGS = 3  # between two long paragraphs; more are the headlines of other articles

_count_elements = cast("Callable[[HtmlElement], float]", XPath("count(descendant::*)"))

_REPEATED = 50  # characters; shorter lines may well stand twice


def main_lines(tree: HtmlElement) -> list[str]:
    """The lines that the main extractor finds; it consumes the tree."""
    page = convert_tags(tree_cleaning(tree, _OPTIONS), _OPTIONS)
    tags = set(_TAGS)
    body = Element("body")
    for frame in frames(page):
        copy = deepcopy(frame)  # what the frame loses here, a wider one or the last resort may want
        copied = list(copy.iter())
        _discard(copy)
        if not _has_enough_in_paragraphs(page, frame, copy):
            tags.add("div")
        _read_frame(copy, body, tags)
        if len(body) > 1:
            break
        for twin, original in zip(copied, frame.iter(), strict=True):
            if twin.tag == "done" or _is_in(body, twin):
                original.tag = "done"
    if len(" ".join(map(str, body.itertext())).strip()) < _OPTIONS.min_extracted_size:
        _show_lists_and_headings(page)
        body = recover_wild_text(page, body, _OPTIONS, tags)
    return _lines(xmltotxt(_finished(body), False))


def _has_enough_in_paragraphs(page: HtmlElement, frame: HtmlElement, left: HtmlElement) -> bool:
    """Whether paragraphs hold a text, in what is left of the frame or, asked of few pages, beside the frame too."""
    held = in_paragraphs(left)
    return (
        held >= _ENOUGH_IN_PARAGRAPHS
        or in_paragraphs(page) - in_paragraphs(frame) + held >= _ENOUGH_IN_PARAGRAPHS
    )


def _show_lists_and_headings(page: HtmlElement) -> None:
    """Make lists and subheadings between the first and the last long paragraph paragraphs themselves, and lists of such.

    The last resort reads paragraphs only. Lists of links and rows of headings lead to other articles.
    """
    passed: list[HtmlElement] | None = None
    for element in list(page.iter("p", "list", "head")):
        is_prose = element.tag == "list" and _holds_paragraphs(element)
        if is_prose:
            _as_paragraphs(element)
        if is_prose or (element.tag == "p" and text_length(element) >= _LONG_PARAGRAPH):
            passed = passed or []
            if sum(between.tag == "head" for between in passed) <= _MAX_HEADINGS:
                for between in passed:
                    _as_paragraphs(between)
            passed = []
        elif passed is not None:
            passed.append(element)


def _holds_paragraphs(found: HtmlElement) -> bool:
    """Whether a list is the article: a listicle, questions and answers. Items with headlines lead to other articles."""
    texts = [
        item.text_content() for item in found.iter("item") if next(item.iter("head", "ref"), None) is None
    ]
    long = sum(len(text) for text in texts if len(text) >= _LONG_PARAGRAPH and is_sentence(text))
    return 2 * long > text_length(found)


def _as_paragraphs(element: HtmlElement) -> None:
    if element.tag == "head":
        element.tag = "p"
    elif element.tag == "list":
        linked = sum(map(text_length, element.iter("ref")))
        if linked <= _MAX_LINKED * text_length(element):
            element.tag = "div"
            for item in element.iter("item"):
                item.tag = "div" if next(item.iter("p"), None) is not None else "p"


def compared_lines(tree: HtmlElement) -> list[str]:
    """The lines that trafilatura chooses after it has compared its answer with readability's and justext's."""
    document = bare_extraction(tree, include_comments=False, with_metadata=False, deduplicate=False)
    return _lines((getattr(document, "text", None) or "") if document else "")


def fullest_lines(tree: HtmlElement) -> list[str]:
    """The lines that trafilatura finds when it may rather take too much; best on a tree that was not pruned."""
    document = bare_extraction(
        tree, include_comments=False, with_metadata=False, deduplicate=False, favor_recall=True
    )
    return _lines((getattr(document, "text", None) or "") if document else "")


def _read_frame(frame: HtmlElement, body: XmlElement, tags: set[str]) -> None:
    """Append the text elements of a frame to the body; consumes it."""
    if len(frame) == 0:
        return
    elements = list(frame.iterdescendants("*"))
    inside = {element.tag for element in elements}
    if inside == {"lb"} or (
        frame.tag == "div" and "div" in tags and inside <= {"hi", "ref", "del", "code", "lb"}
    ):
        elements = [frame]
    elif frame.text and not frame.text.isspace():
        _append_text(body, frame.text)
    for element in elements:
        if not _is_in(body, element):
            _append(body, element, tags)
    while len(body) > 0 and body[-1].tag in _NOT_AT_THE_END:
        delete_element(body[-1], keep_tail=False)


def _append(body: XmlElement, element: HtmlElement, tags: set[str]) -> None:
    tag, tail = element.tag, element.tail  # reading may change them
    found = handle_textelem(element, tags, _OPTIONS)
    if found is not None:
        body.append(found)
        if not _is_in(body, element):
            element.tag = "done"
    if tag in _REBUILT and tail and not tail.isspace() and (found is None or found.tail is None):
        _append_text(body, tail)


def _append_text(body: XmlElement, text: str) -> None:
    paragraph = Element("p")
    paragraph.text = text
    if process_node(paragraph, _OPTIONS) is not None:
        body.append(paragraph)


def _is_in(body: XmlElement, element: XmlElement) -> bool:
    """Whether an element was moved to the body instead of copied."""
    return element.getroottree().getroot() is body


def _discard(frame: HtmlElement) -> None:
    """Take out boxes and what consists of links; an outer block may consist of them only once an inner one is gone."""
    discard_boxes(frame)
    for _ in range(2):
        size = _count_elements(frame)
        delete_by_link_density(frame, "div", backtracking=True)
        delete_by_link_density(frame, "list")
        delete_by_link_density(frame, "p")
        if _count_elements(frame) == size:
            break
    for table in list(frame.iter("table")):
        if link_density_test_tables(table):
            delete_element(table, keep_tail=False)
    strip_tags(frame, "span", "ref")


def _finished(body: XmlElement) -> XmlElement:
    """Without elements that repeat the one before them, and without what was consumed."""
    previous = ""
    for element in list(body):
        text = text_of(element)
        if text == previous and len(text) > _REPEATED:
            delete_element(element, keep_tail=False)
        else:
            previous = text
    strip_elements(body, "done")
    strip_tags(body, "div")
    return body


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
