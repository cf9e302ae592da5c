"""The lines of an article: a cascade of ways to find them, each tried where those before it gave little.

1. A copy of the page is cut down: boxes, navigation, lists of links, layout tables (`prune`, `layout_tables`).
2. trafilatura's main extractor reads what is left (`trafilatura_calls.main_lines`), and containers of the same kind as
   those that it chose add what it missed (`containers.with_siblings`).
3. Where that is little of the paragraphs or of all text: the densest container, if nearly nothing was found beside it
   (`containers.densest`), else all of trafilatura with its fallbacks, if that finds more (`compared_lines`).
4. Where that is almost nothing: the articleBody of the JSON-LD, else the body in script data (`embedded`), if it is
   clearly longer.
5. The lead goes in front, where the page shows one that the text lacks.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache

from lxml.html import HtmlElement

from wirecopy.extract.body.containers import densest, paragraphs_of, with_siblings
from wirecopy.extract.body.embedded import embedded_lines, paragraphs_in
from wirecopy.extract.body.layout_tables import unwrap_layout_tables
from wirecopy.extract.body.prune import is_box, prune, text_length
from wirecopy.extract.body.trafilatura_calls import compared_lines, main_lines
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured, following, text_of

# "Halved" and "doubled" in these comments: what that changes in the mean F1 of the 367 development pages with gold text
# (docs/evidence/extraction.md, 1).

# Step 3. An answer this small, as a share of the paragraphs or of all text left after the cut, is compared with those of
# other algorithms, which takes three times as long as the rest. On fundus, fundus_eval, zyte and wcxb comparing
# won on 7 pages by .45 and more, 6 of them below these shares, lost on 1 and changed nothing on 20 others.
_SMALL_OF_PARAGRAPHS = 0.3  # halved -.0019, doubled 0
_SMALL_OF_ALL = 0.12  # halved 0, doubled 0
# Characters. A longer answer is no teaser, however many comments the page has. Halved 0, doubled 0.
_SHORT = 1500
# Of the densest container. A long text of which next to nothing was found is a body in odd markup: halved -.0005,
# doubled -.0006. With more than this found, what is dense is as often the readers' comments (3 of 4 pages of trafeval).
_NEXT_TO_NOTHING = 0.1
# The same share for a live blog, which is one document. Halved +.0003, which is one page; chosen, not measured.
_LIVE_FOUND = 0.5

# Step 4, chosen: halved or doubled, no text of the 922 development pages changes.
_ALMOST_NO_TEXT = 500  # characters
_STUB = 2  # so many times as long is what a stub stands for

# Step 5. A lead put in front gains .004 on fundus (docs/evidence/extraction.md, 3d); its numbers are chosen, not measured.
_LEAD_TAGS = ("p", "h2", "h3", "h4", "div", "span", "strong")
_LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introduction|vorspann|excerpt|sapo|"
    r"ingress|manchet\w*|perex|chapo|chapeau|sommario|bajada|entradilla|lead-?(?:text|in)|intro-?text|elementLead)"
    r"(?:$|[\s_-])|[a-z](?:Lead|Intro)(?:$|[\s_-])",
)
_NEAR = 40  # elements after the h1
_MIN_LEAD, _MAX_LEAD = 40, 1000  # characters
_MAX_LINKED = 0.5  # of a lead's characters
_START = 10  # characters, compared before anything that costs more
_SAME = 60  # characters by which a lead is recognised in the text
_FIRST_LINES = 8  # of the text, among which the lead is looked for

_PARAGRAPH = 80  # characters; shorter ones are labels. Chosen, not measured.


def read_text(tree: HtmlElement, page: Structured) -> list[str]:
    """The lines of the article, lead first; empty when there is none. The tree stays as it is.

    Raises whatever trafilatura raises on trees it cannot handle.
    """
    lines = _shown_lines(tree, page.linked.is_live_blog)
    if _length(lines) <= _ALMOST_NO_TEXT:
        lines = _longer_in_scripts(lines, tree, page)
    return _with_lead(_visible_lead(tree, page), lines)


def _shown_lines(tree: HtmlElement, is_live: bool) -> list[str]:
    """Steps 1 to 3: what stands in the markup."""
    cut = _cut_down(tree)
    paragraphs = paragraphs_of(cut)
    in_paragraphs = sum(len(p.text) for p in paragraphs if not p.is_heading and len(p.text) > _PARAGRAPH)
    everything = text_length(cut)
    lines = with_siblings(main_lines(cut), paragraphs)
    found = _length(lines)
    is_small = found < _SMALL_OF_ALL * everything and found < _SHORT
    if found >= _SMALL_OF_PARAGRAPHS * in_paragraphs and not is_small:
        return lines
    dense = densest(paragraphs)
    if found < (_LIVE_FOUND if is_live else _NEXT_TO_NOTHING) * _length(dense):
        return dense
    compared = compared_lines(_cut_down(tree))
    return compared if _length(compared) > found else lines


def _cut_down(tree: HtmlElement) -> HtmlElement:
    """Step 1, on a copy: it takes 0.6 ms a page, and what reads facts from the page need not come before it."""
    copy = deepcopy(tree)
    prune(copy)
    unwrap_layout_tables(copy)
    return copy


def _longer_in_scripts(lines: list[str], tree: HtmlElement, page: Structured) -> list[str]:
    """Step 4: the body that the JSON-LD states or the scripts hold, if it is an article of which `lines` are a stub."""
    stated = paragraphs_in(page.linked.body)
    if _length(stated) > _STUB * _ALMOST_NO_TEXT:
        return stated
    embedded = embedded_lines(tree)
    if _length(embedded) <= _STUB * max(_length(lines), _ALMOST_NO_TEXT):
        return lines
    shown = [line for line in lines if len(line) > _PARAGRAPH]
    is_this_article = not shown or any(line in embedded for line in shown)
    return embedded if is_this_article else lines


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _visible_lead(tree: HtmlElement, page: Structured) -> str:
    """The lead where it stands outside the body and extractors lose it.

    It is the page's description where the page also shows it, else what a class calls a lead close to the h1.
    """
    descriptions = [page.linked.description, page.first("og:description"), page.first("description")]
    descriptions = [text.strip() for text in descriptions if len(text) >= _MIN_LEAD]
    keys = {title_key(text.rstrip(" .…")) for text in descriptions}
    starts = {text[:_START] for text in descriptions}
    for element in tree.iter(*_LEAD_TAGS) if keys else ():
        if len(element) > 4 or not element.text or element.text.lstrip()[:_START] not in starts:
            continue
        text = text_of(element)
        key = title_key(text)
        if len(key) < _MAX_LEAD and any(key.startswith(known) for known in keys):
            return text
    return _called_lead(tree)


def _called_lead(tree: HtmlElement) -> str:
    heading = next(tree.iter("h1"), None)
    for element in following(tree, heading, _NEAR) if heading is not None else ():
        if element.tag in _LEAD_TAGS and _calls_lead(element.get("class")):
            text = text_of(element)
            linked = sum(map(text_length, element.iter("a")))
            if _MIN_LEAD <= len(text) <= _MAX_LEAD and linked < _MAX_LINKED * len(text):
                return text
    return ""


@lru_cache(maxsize=10_000)
def _calls_lead(marks: str | None) -> bool:
    return bool(marks and _LEAD_CLASS.search(marks) and not is_box(marks, None))


def _with_lead(lead: str, lines: list[str]) -> list[str]:
    """`lines`, led by `lead` where they do not begin with it already."""
    start = title_key(" ".join(lines[:_FIRST_LINES]))
    if not lead or not lines or title_key(lead)[:_SAME] in start:
        return lines
    return [lead, *lines]
