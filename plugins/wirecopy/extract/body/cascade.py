"""The lines of an article: a cascade of ways to find them, each tried where those before it gave little.

0. What stands before the headline, other articles, comments and consent banners go, however long they are, unless they
   say more about the headline than the rest (`prune.drop_surroundings`).
1. The page is cut down: boxes, navigation, lists of links, layout tables (`prune`, `layout_tables`).
2. trafilatura's main extractor reads what is left (`trafilatura_calls.main_lines`), and containers of the same kind as
   those that it chose add what it missed (`containers.with_siblings`).
3. Where that is little of the paragraphs or of all text: all of trafilatura with its fallbacks (`compared_lines`) or, if
   nearly nothing was found beside it, the densest container (`containers.densest`), whichever finds most.
4. Where that is almost nothing: the articleBody of the JSON-LD, else the body in script data (`embedded`), if it is
   clearly longer, or the page shows something else.
5. The text is held against all prose of the page; what looks wrong is compared with other texts (`text_judge`).
6. The lead goes in front, where the page shows one that the text lacks (`lead`).
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache

from lxml.html import HtmlElement

from wirecopy.extract.body.containers import densest, paragraphs_of, with_siblings
from wirecopy.extract.body.embedded import embedded_lines, paragraphs_in
from wirecopy.extract.body.layout_tables import unwrap_layout_tables
from wirecopy.extract.body.lead import with_lead
from wirecopy.extract.body.prose import columns, examples_of_code, key_of, prose_of, squeezed, without_code
from wirecopy.extract.body.prune import drop_surroundings, prune, text_length
from wirecopy.extract.body.text_judge import Evidence, Judgement, doubt_of, evidence_of, second_opinion
from wirecopy.extract.body.trafilatura_calls import compared_lines, main_lines
from wirecopy.extract.metadata.page_facts import PageFacts
from wirecopy.extract.metadata.title import headlines
from wirecopy.extract.structured.structured_data import part_texts

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

_PARAGRAPH = 80  # characters; shorter ones are labels. Chosen, not measured.


def read_text(tree: HtmlElement, facts: PageFacts, parse_again: Callable[[], HtmlElement]) -> Judgement:
    """The lines of the article, lead first, empty when there is none; with the doubts about them.

    Consumes the tree, whence it asks for the facts: they are read from a whole one. `parse_again` makes the same tree
    anew, for the few pages that need a second look; a copy for every page costs 8 % of all time (measured). Raises
    whatever trafilatura raises on trees it cannot handle.
    """
    page = facts.structured
    descriptions = (page.linked.description, page.first("og:description"), page.first("description"))
    evidence = evidence_of(facts.title, headlines(page), page.linked.body, descriptions)
    prose = prose_of(tree)
    prose = drop_surroundings(tree, prose, evidence.headlines, evidence.named_in)
    parse_again = _without_surroundings(parse_again, evidence)
    lines = _shown_lines(tree, page.linked.is_live_blog, parse_again)
    lines = without_code(lines, lambda: squeezed(examples_of_code(parse_again())))
    if _length(lines) <= _ALMOST_NO_TEXT:
        lines = _longer_in_scripts(lines, evidence, parse_again)
    doubt = doubt_of(lines, prose, evidence)
    judged = second_opinion(lines, doubt, evidence, parse_again) if doubt else Judgement(lines)
    return replace(judged, lines=with_lead(facts.lead, judged.lines))


def _without_surroundings(
    parse_again: Callable[[], HtmlElement], evidence: Evidence
) -> Callable[[], HtmlElement]:
    """The same tree each time, copied: the pages that need a second look need up to five, and a copy takes a fifth of the
    time of parsing, collecting the prose and dropping what is around it (.6 of 2.9 ms)."""

    @cache
    def kept() -> HtmlElement:
        tree = parse_again()
        drop_surroundings(tree, prose_of(tree), evidence.headlines, evidence.named_in)
        return tree

    return lambda: deepcopy(kept())


def _shown_lines(tree: HtmlElement, is_live: bool, parse_again: Callable[[], HtmlElement]) -> list[str]:
    """Steps 1 to 3: what stands in the markup."""
    _cut_down(tree)
    paragraphs = paragraphs_of(tree)
    in_paragraphs = sum(len(p.text) for p in paragraphs if not p.is_heading and len(p.text) > _PARAGRAPH)
    everything = text_length(tree)
    lines = with_siblings(main_lines(tree), paragraphs)
    found = _length(lines)
    is_small = found < _SMALL_OF_ALL * everything and found < _SHORT
    if found >= _SMALL_OF_PARAGRAPHS * in_paragraphs and not is_small:
        return lines
    dense = densest(paragraphs)
    if found >= (_LIVE_FOUND if is_live else _NEXT_TO_NOTHING) * _length(dense):
        dense = []
    tree = parse_again()
    _cut_down(tree)
    compared = compared_lines(tree)
    return max((lines, compared, dense), key=_length)


def _cut_down(tree: HtmlElement) -> None:
    prune(tree)
    unwrap_layout_tables(tree)
    part_texts(tree)


def _longer_in_scripts(
    lines: list[str], evidence: Evidence, parse_again: Callable[[], HtmlElement]
) -> list[str]:
    """Step 4: the body of the JSON-LD, or the one in script data, if it is an article of which `lines` are a stub."""
    stated = paragraphs_in(evidence.stated_body)
    if _length(stated) > _STUB * max(_length(lines), _PARAGRAPH) or _is_other_text(lines, stated):
        return stated
    embedded = embedded_lines(parse_again(), evidence.may_be_about)
    if evidence.has_subject and not evidence.named_in(lines):
        return embedded if _length(embedded) > _STUB * _PARAGRAPH else lines
    if _length(embedded) <= _STUB * max(_length(lines), _PARAGRAPH):
        return lines
    shown = [line for line in lines if len(line) > _PARAGRAPH]
    is_this_article = not shown or any(line in embedded for line in shown)
    return embedded if is_this_article else lines


def _is_other_text(lines: list[str], stated: list[str]) -> bool:
    """Whether the page shows less than the structured data states, and none of it: a consent text, say."""
    shown = [line for line in lines if columns(line) >= _PARAGRAPH]
    inside = squeezed(stated)
    return (
        _width(stated) > _width(lines) and bool(shown) and not any(key_of(line) in inside for line in shown)
    )


def _width(lines: list[str]) -> int:
    return sum(map(columns, lines))


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))
