"""The article's own words: prune, extract with trafilatura, put back the lead."""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from wirecopy.extract.structured import Structured, text_of
from wirecopy.extract.tables import unwrap_layout_tables
from wirecopy.extract.title import title_key

# Boxes that are no part of any article, by word of class or id. "paywall" must never be among them: some
# publishers mark real paragraphs with it (80 % of four pages lost, notes/extraction.md, lessons).
_BOX = re.compile(
    r"(?:^|[\s_-])(?:disqus\w*|comments?[-_]?(?:area|section|list|box|wrapper|container|thread|form)?|respond|"
    r"newsletter\w*|sign-?up|related\w*|recirc\w*|read-?(?:more|also|next)|recommend\w*|outbrain|taboola\w*|"
    r"share-?(?:bar|buttons?|links?|tools?)?|social-?(?:share|links?|bar|media|icons?)?|sharing|"
    r"most-?(?:read|popular)|caption\w*|figcaption|wp-caption-text|inline-?promo|promo-?box|author-?(?:bio|box|card)|"
    r"tags?-?list|breadcrumbs?|print-?only|visually-?hidden|screen-?reader-?text|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PRUNABLE = ("div", "section", "aside", "ul", "ol", "figcaption", "p", "span", "form", "details", "nav")
_MAX_SHARE = (
    0.25  # of the text, or of the paragraph text: what holds more is the article, however it is called
)

_LEAD_TAGS = ("p", "h2", "h3", "h4", "div", "span", "strong")
_MIN_LEAD = 40


def read_text(tree: HtmlElement, page: Structured) -> list[str]:
    """The lines of the article, lead first; empty when there is none. Changes the tree.

    Raises whatever trafilatura raises on trees it cannot handle.
    """
    lead = _visible_lead(tree, page)
    prune(tree)
    unwrap_layout_tables(tree)
    # deduplicate stays off: trafilatura counts texts per process and would empty the fourth outlet's copy
    # of a wire story (notes/peers.md section 5).
    document = bare_extraction(tree, include_comments=False, with_metadata=False, deduplicate=False)
    text = (getattr(document, "text", None) or "") if document else ""
    lines = [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
    return _with_lead(lead, lines)


def prune(tree: HtmlElement) -> None:
    """Take out comment, share, newsletter and related boxes, captions, and blocks that are nothing but links."""
    for script in list(tree.iter("script", "style")):
        if "ld+json" not in (script.get("type") or ""):  # trafilatura reads these as a last resort
            script.drop_tree()
    limit = _MAX_SHARE * _weight(tree)
    paragraphs_limit = _MAX_SHARE * sum(map(_weight, tree.iter("p")))
    for element in list(tree.iter(*_PRUNABLE)):
        if not _is_box(element) and not _is_all_links(element):
            continue
        held = 0 if element.tag == "p" else sum(map(_weight, element.iter("p")))
        if held <= paragraphs_limit and _weight(element) <= limit and element.find(".//h1") is None:
            element.drop_tree()


def _weight(element: HtmlElement) -> int:
    return sum(len(text) for text in element.itertext())


def _is_box(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(marks) > 1 and bool(_BOX.search(marks))


def _is_all_links(element: HtmlElement) -> bool:
    """A paragraph or list in which every word is part of a link: "Read also: …", further stories."""
    if element.tag not in ("p", "ul", "ol") or element.find(".//a") is None:
        return False
    linked = sum(_weight(a) for a in element.iter("a"))
    return linked >= 0.95 * len("".join(element.itertext()).strip()) > 0


def _visible_lead(tree: HtmlElement, page: Structured) -> str:
    """The page's description where the page also shows it; extractors lose leads that stand outside the body."""
    descriptions = [page.linked.description, page.first("og:description"), page.first("description")]
    keys = {title_key(text.rstrip(" .…")) for text in descriptions if len(text) >= _MIN_LEAD}
    if not keys:
        return ""
    starts = {key[:20] for key in keys}
    for element in tree.iter(*_LEAD_TAGS):
        if len(element) > 4 or title_key((element.text or "")[:60])[:20] not in starts:
            continue
        text = text_of(element)
        key = title_key(text)
        if len(key) < 1000 and any(key.startswith(known) for known in keys):
            return text
    return ""


def _with_lead(lead: str, lines: list[str]) -> list[str]:
    key = title_key(lead)
    if not lead or not lines or key[:80] in title_key(" ".join(lines)):
        return lines
    return [lead, *lines]
