"""The prose of a page: what reads like sentences, wherever it stands and however its element is called.

Knows no class, no id and no element but those that break a line, so that it can testify against what knows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from wirecopy.extract.structured.structured_data import INLINE_TAGS
from wirecopy.phrases.sentence import ANY_END, APOSTROPHE, BRACKETS, QUOTES

# Elements that do not break a line; pictures stand in one.
INLINE = INLINE_TAGS | {"img", "nobr", "svg"}
# Nobody reads these: code, and what a form holds.
NO_TEXT = ("script", "style", "textarea", "select", "option", "title", "svg")

_LONG_TEXT = 25  # characters; a run of prose has at least one text node that is longer
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff]")
_SENTENCE = re.compile(
    rf"[{re.escape(ANY_END)}][{re.escape(APOSTROPHE + QUOTES + BRACKETS)}]*(?:\s|$)|[。！？]"
)
# Thai and Lao end sentences with a blank; a headline is shorter.
_UNMARKED = re.compile("[\u0e00-\u0eff]")
_MIN_UNMARKED = 60  # letters; chosen, not measured
_CODE = re.compile(r"[{};]\s*$|\bfunction\s*\(|=>|\bvar \w+\s*=|^\s*[@.#][\w-]+\s*\{|</\w")
# Each form of `_CODE` has one of these. Asked for first, they spare prose the expression, which tries all forms at every letter.
_SIGNS_OF_CODE = ("{", "}", ";", "=>", "</", "function", "var ")

# Characters. Short sources are told by how they begin as well.
_MIN_SOURCE = 80
_MIN_CODE_SIGNS = 0.03  # of its characters; none of the 16,789 lines of the gold texts has so many
_MIN_SIGNS_OF_SHORT = 0.05
_MAX_SOURCES = 0.3  # of the lines
_CODE_SIGN = re.compile(r'[{}=;]|\(\)|":|\w\.\w+\(')
_ENDS_OF_SOURCES = tuple("};)]>")
_OPENS_SOURCE = re.compile(
    r"""(?:var|let|const)\s[\w$]+\s*=|\(?function\b|\(\)\s*=>|[\w$]+(?:\.[\w$]+)+\s*[(=\[]|[.#@][a-zA-Z][^.?!{]*\{|"""
    r"""\{\s*["'\w]+\s*:|\[\s*\{|</?[a-z]+[\s>]|/\*"""
)
_BEHIND_SENTENCE = re.compile(rf"[{re.escape(ANY_END)}]\s+(?={_OPENS_SOURCE.pattern})")

MIN_COLUMNS = 80  # shorter runs are labels, headlines and dates
_MAX_LINKED = 0.3  # of a run's characters; more is a row of links
_KEY = 40  # letters that tell runs apart


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text on one line, as long as no element breaks it, and the element that holds it."""

    text: str
    columns: int
    linked: int  # characters that are links
    block: HtmlElement

    @property
    def is_prose(self) -> bool:
        return self.linked < _MAX_LINKED * len(self.text) and is_sentence(self.text)


def prose_of(tree: HtmlElement) -> list[TextRun]:
    """Runs of 80 columns or more with the sign of a sentence, hardly linked, each once, in page order."""
    found: dict[str, TextRun] = {}
    for block in _blocks_of_long_texts(tree):
        if len(block) == 0 and len(block.text or "") < MIN_COLUMNS and (block.text or "").isascii():
            continue  # most blocks
        for run in runs_of(block, least=MIN_COLUMNS):
            if run.columns >= MIN_COLUMNS and run.is_prose:
                found.setdefault(key_of(run.text), run)
    return list(found.values())


def _blocks_of_long_texts(tree: HtmlElement) -> Iterable[HtmlElement]:
    """The elements that hold a long text node, in themselves or in inline elements, in page order."""
    blocks: dict[HtmlElement, None] = {}
    for element in tree.iter():
        text = element.text if element.tag not in NO_TEXT else None
        if text and len(text.strip()) > _LONG_TEXT:
            blocks[_block_of(element)] = None
        tail = element.tail
        if tail and len(tail.strip()) > _LONG_TEXT and element.getparent().tag not in NO_TEXT:
            blocks[_block_of(element.getparent())] = None
    return blocks


def _block_of(element: HtmlElement) -> HtmlElement:
    while element.tag in INLINE:
        element = element.getparent()
    return element


def runs_of(block: HtmlElement, *, least: int = 0) -> Iterator[TextRun]:
    """What stands in a block itself, cut where a line break or a block inside it breaks the line.

    Of runs under `least` columns some are left out: those that are seen to be short before they are put on one line.
    """
    if len(block) == 0:  # most blocks
        yield from _run([block.text or ""], 0, block, least)
        return
    pieces: list[str] = []
    linked = 0
    texts: list[tuple[str | None, bool]] = []
    _add_texts(block, block.tag == "a", texts)
    for text, is_link in texts:
        if text is None:
            yield from _run(pieces, linked, block, least)
            pieces, linked = [], 0
        else:
            pieces.append(text)
            linked += len(text) if is_link else 0
    yield from _run(pieces, linked, block, least)


def _add_texts(element: HtmlElement, is_link: bool, texts: list[tuple[str | None, bool]]) -> None:
    """Adds its texts and those of inline elements in it, each with whether it is a link; None where the line breaks."""
    if element.text:
        texts.append((element.text, is_link))
    for child in element:
        tag = child.tag
        if tag in INLINE:
            if tag != "svg":
                _add_texts(child, is_link or tag == "a", texts)
        elif tag not in NO_TEXT:
            texts.append((None, False))
        if child.tail:
            texts.append((child.tail, is_link))


def _run(pieces: list[str], linked: int, block: HtmlElement, least: int) -> Iterator[TextRun]:
    whole = "".join(pieces)
    if len(whole) < least and whole.isascii():
        return  # most runs
    text = " ".join(whole.split())
    if text:
        yield TextRun(text, columns(text), linked, block)


# These two are asked of the prose of a page, and again of the text that was found in it.
@lru_cache(maxsize=1000)
def columns(text: str) -> int:
    """The width of a text: a character of Chinese, Japanese or Thai says as much as three of other scripts."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


@lru_cache(maxsize=1000)
def is_sentence(text: str) -> bool:
    """Whether a line reads like prose: it has the sign of a sentence and none of code."""
    if not _SENTENCE.search(text):
        return not text.isascii() and len(_UNMARKED.findall(text)) >= _MIN_UNMARKED
    return not (any(sign in text for sign in _SIGNS_OF_CODE) and _CODE.search(text))


def without_code(lines: list[str], code_shown: Callable[[], str]) -> list[str]:
    """The lines without sources of scripts, styles and data that a page shows by mistake; a text about code keeps its own.

    `code_shown` gives what the page marks as code, without blanks; it is asked on few pages.
    """
    if not any(map(_may_hold_source, lines)):
        return lines
    cleared = list(map(_without_source, lines))
    if cleared == lines:
        return lines
    meant = code_shown()
    kept = [line if key_of(line) in meant else own for line, own in zip(lines, cleared, strict=True)]
    taken = sum(not line for line in kept)
    return list(filter(None, kept)) if taken < _MAX_SOURCES * len(lines) else lines


def examples_of_code(tree: HtmlElement) -> list[str]:
    """What a page marks as code for its readers."""
    return [element.text_content().replace("\n", "") for element in tree.iter("pre", "code", "samp", "kbd")]


def _may_hold_source(line: str) -> bool:
    return line.endswith(_ENDS_OF_SOURCES)


def _without_source(line: str) -> str:
    """The sentences before the source in a line; empty where it is nothing else."""
    if not _may_hold_source(line) or not _is_source(line):
        return line
    behind = _BEHIND_SENTENCE.search(line)
    before = line[: behind.start() + 1] if behind else ""
    return before if len(before) >= MIN_COLUMNS and not _is_source(before) else ""


def _is_source(line: str) -> bool:
    signs = len(_CODE_SIGN.findall(line))
    if len(line) >= _MIN_SOURCE:
        return signs >= _MIN_CODE_SIGNS * len(line)
    return signs >= _MIN_SIGNS_OF_SHORT * len(line) and bool(_OPENS_SOURCE.match(line))


def key_of(text: str) -> str:
    """The first letters of a line, whatever blanks stand between them."""
    return text[: 2 * _KEY].replace(" ", "")[:_KEY]


def squeezed(lines: Iterable[str]) -> str:
    """All lines without blanks: where `key_of` a line is found in it, the line is among them."""
    return "".join(lines).replace(" ", "")
