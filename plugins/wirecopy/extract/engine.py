"""trafilatura, called on trees that were pruned: its main extractor alone, or all of its machinery.

The only module that knows how trafilatura works inside. The parts used here are its own steps without those that
cost most and change least: whole-page copies, metadata, and the readability and justext comparison.
"""

from __future__ import annotations

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.htmlprocessing import convert_tags, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt

# deduplicate stays off: trafilatura counts texts per process and would empty the fourth outlet's copy of a wire
# story (notes/peers.md section 5).
_OPTIONS = Extractor(comments=False, dedup=False)


def main_lines(tree: HtmlElement) -> list[str]:
    """The lines that the main extractor finds; it consumes the tree."""
    cleaned = convert_tags(tree_cleaning(tree, _OPTIONS), _OPTIONS)
    body, _ = extract_content(cleaned, _OPTIONS)
    return _lines(xmltotxt(body, False))


def compared_lines(tree: HtmlElement) -> list[str]:
    """The lines that trafilatura chooses after it has compared its answer with readability's and justext's."""
    document = bare_extraction(tree, include_comments=False, with_metadata=False, deduplicate=False)
    return _lines((getattr(document, "text", None) or "") if document else "")


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
