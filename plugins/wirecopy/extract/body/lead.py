"""The lead of an article: the sentences between headline and body, where they stand outside what extractors find.

One put in front of the text gains .004 F1 on fundus (docs/evidence/extraction.md, 3d).
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from wirecopy.extract.body.prune import is_box, text_length
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured, following, text_of

_LEAD_TAGS = ("p", "h2", "h3", "h4", "div", "span", "strong")
_LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introduction|vorspann|excerpt|sapo|"
    r"ingress|manchet\w*|perex|chapo|chapeau|sommario|bajada|entradilla|lead-?(?:text|in)|intro-?text|elementLead)"
    r"(?:$|[\s_-])|[a-z](?:Lead|Intro)(?:$|[\s_-])",
)
# These numbers are chosen, not measured.
_NEAR = 40  # elements after the h1
_MIN_LEAD, _MAX_LEAD = 40, 1000  # characters
_MAX_LINKED = 0.5  # of a lead's characters
_START = 10  # characters, compared before anything that costs more
_SAME = 60  # characters by which a lead is recognised in the text
_FIRST_LINES = 8  # of the text, among which the lead is looked for


def visible_lead(tree: HtmlElement, page: Structured) -> str:
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


def with_lead(lead: str, lines: list[str]) -> list[str]:
    """`lines`, led by `lead` where they do not begin with it already."""
    if not lead or not lines:
        return lines
    start = title_key(" ".join(lines[:_FIRST_LINES]))
    return lines if title_key(lead)[:_SAME] in start else [lead, *lines]
