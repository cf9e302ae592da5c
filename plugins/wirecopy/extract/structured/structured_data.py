"""Everything a page states about itself in a form made for machines, read in one walk over the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, takewhile
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from wirecopy.extract.structured.json_ld import Linked, read_linked
from wirecopy.phrases import one_of
from wirecopy.phrases.dated import AS_OF, PUBLISHED, UPDATED, UPDATED_ALONE
from wirecopy.shown_text import decode_leftovers, without_invisible
from wirecopy.urls import absolute_url

# Names of meta tags; the most that one of 922 gold pages has is 228.
_MAX_META = 1000
_MAX_VALUE = 10_000  # characters

# What stands in a line of text; all else is shown apart from it.
INLINE_TAGS = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_CONTAINERS = ("div", "section", "article", "main", "ul", "ol", "table", "dl")
_BLOCKS = (*_CONTAINERS, "p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "blockquote", "figure")
_UNREAD = ("button", "img")
_PARTED = ("a", "span", "time", "small", "label", "ins", *_UNREAD)
_LABELS = frozenset({"a", "span", "time", "small", "label"})
_UNSHOWN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_ENDS = frozenset(".,;:!?)”’\"'")
# Initials and "Mc", set in other type for their looks.
_SPLIT_NAME = re.compile(r"\b(?:[^\W\d_]|ma?c)$", re.IGNORECASE)
_LONGEST_SPLIT_NAME = 5  # characters, with the one before it and a line break behind it
# How a word is read out, set small above or behind it.
_READINGS = frozenset({"rt", "rp", "rtc"})
_BADGE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:badges?|icons?|material-icons|fa|count(?:er)?|comments?(?:-count)?|sr-only|visually-?hidden|screen-reader-text|"
    r"tooltip|share)(?:$|[\s_-])"
)
# What else stands in a heading beside the headline: when, by whom, how long to read, a line below it, a link to itself.
_BESIDE_HEADLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|time(?:stamp)?|authors?|byline|(?:reading|read)-?time|headerlink|header-?anchor|anchor|permalink|"
    r"premium|ribbon)(?:$|[\s_-])"
)
_LINE_BELOW_CLASS = re.compile(
    r"(?:^|[\s_-])(?:subtitle|sub-?headline|sub-?head(?:ing|er)?|subline|standfirst|dek)(?:$|[\s_-])"
)
_HIDDEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden")
# Characters. An empty h1 may as well stand before the first paragraph. Chosen, not measured.
_LONGEST_HEADLINE = 150
_MIN_HEADLINE = 3  # words; fewer may be the name of a section before a long headline. Chosen, not measured.
_MAX_LABEL = 40  # characters of "Last updated on:"; chosen, not measured
_CHANGED = re.compile(r"modif|updat|changed|lastmod|\bedited\b|\brevised\b")
# schema.org's marks on other elements than <meta> and <time>; Blogger has the time in the title. Asked of the attributes,
# which few elements have, this takes 0.05 ms a page; asked of every element 0.32 ms.
_DATED = XPath(
    "//@itemprop[.='datePublished' or .='dateModified']"
    "/parent::*[@content or @datetime or @title][not(self::meta or self::time)]"
)
_MARKS = ("itemprop", "class", "pubdate", "property", "id", "data-testid", "aria-label", "title")
# A comment's time, or that of another article, within which a time stands.
_OTHERS = re.compile(
    r"(?:^|\s)(?:comments?|comment[-_](?:list|item|body|meta|content|date|metadata)|related[\w-]*|recommend[\w-]*)(?:\s|$)"
)
_OTHERS_LEVELS = 6
_HATOM_DATE = re.compile(
    r"\b(?:post|entry)[-_]?(?:date|time)\s+updated\b|\bupdated\s+(?:post|entry)[-_]?(?:date|time)\b"
)
_PUBLISHED = re.compile(rf"\b{one_of(PUBLISHED, AS_OF)}\b")
_UPDATED = re.compile(rf"\b{one_of(UPDATED)}|^{one_of(UPDATED_ALONE)}[\s:]*$")


@dataclass(frozen=True, slots=True)
class TimeElement:
    """A <time>, or another element that says when: its machine form, its text, and whether it says "published" or "modified"."""

    stamp: str
    text: str
    is_published: bool
    is_modified: bool = False


@dataclass(frozen=True, slots=True)
class Structured:
    """The statements as they stand; which of them to believe is decided where each is used."""

    linked: Linked
    meta: Mapping[str, tuple[str, ...]]  # by lower-case name, property or itemprop
    title_tag: str
    headings: tuple[str, ...]  # the h1s
    subheadings: tuple[HtmlElement, ...]  # the h2s
    times: tuple[TimeElement, ...]
    figcaptions: tuple[HtmlElement, ...]
    amp_links: tuple[str, ...]  # what the page calls its AMP form
    links: tuple[str, ...]  # all that it links to, relative ones too
    canonical_url: str | None
    language: str | None  # the lang attribute, two letters
    locales: tuple[str, ...]  # og:locale and lang as they stand: "de_AT", "en-GB"

    def first(self, *names: str) -> str:
        """The first non-empty value among these meta tags."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def read_structured(tree: HtmlElement, url: str) -> Structured:
    """What scripts, meta tags, links, title, headings, time elements and captions state."""
    found = _elements_by_tag(tree, "script", "meta", "link", "title", "h1", "h2", "time", "figcaption", "a")
    meta = _meta(found["meta"])
    canonical_url = _canonical_url(found["link"], url)
    addresses = (url, canonical_url or "", next(iter(meta.get("og:url", ())), ""))
    return Structured(
        linked=read_linked(_json_ld_blocks(found["script"]), addresses),
        meta=meta,
        title_tag=next(filter(None, map(text_of, found["title"])), ""),
        headings=_headings(found["h1"], url),
        subheadings=tuple(found["h2"]),
        times=tuple(
            _time(element) for element in chain(found["time"], _dated(tree)) if not is_of_others(element)
        ),
        figcaptions=tuple(found["figcaption"]),
        amp_links=_hrefs(link for link in found["link"] if _has_relation(link, "amphtml")),
        links=_hrefs((*found["link"], *found["a"])),
        canonical_url=canonical_url,
        language=_language(tree, meta),
        locales=tuple(value for value in (*meta.get("og:locale", ()), tree.get("lang") or "") if value),
    )


def _elements_by_tag(tree: HtmlElement, *tags: str) -> Mapping[str, Sequence[HtmlElement]]:
    """The elements with these tags in page order, by tag: one walk, as each costs 0.2 ms."""
    found: dict[str, list[HtmlElement]] = {tag: [] for tag in tags}
    for element in tree.iter(*tags):
        found[element.tag].append(element)
    return found


def _json_ld_blocks(scripts: Iterable[HtmlElement]) -> list[str]:
    return [
        script.text for script in scripts if script.text and "ld+json" in (script.get("type") or "").lower()
    ]


def _meta(elements: Iterable[HtmlElement]) -> dict[str, tuple[str, ...]]:
    meta: dict[str, list[str]] = {}
    for element in elements:
        content = " ".join(without_invisible(decode_leftovers(element.get("content") or "")).split())
        if not content or len(meta) >= _MAX_META:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name:
                meta.setdefault(name.strip().lower(), []).append(content[:_MAX_VALUE])
    return {name: tuple(values) for name, values in meta.items()}


def _canonical_url(links: Iterable[HtmlElement], url: str) -> str | None:
    first = next(iter(_hrefs(link for link in links if _has_relation(link, "canonical"))), "")
    return absolute_url(url, first) if first else None


def _hrefs(elements: Iterable[HtmlElement]) -> tuple[str, ...]:
    return tuple(href for element in elements if (href := element.get("href")))


def _has_relation(link: HtmlElement, name: str) -> bool:
    return name in (link.get("rel") or "").lower().split()


def _headings(elements: Iterable[HtmlElement], url: str) -> tuple[str, ...]:
    shown = [heading for heading in elements if not _is_logo(heading, url)]
    texts = (heading_text(heading) or _moved_behind(heading) for heading in shown)
    return tuple(text for text in texts if text)


def _moved_behind(heading: HtmlElement) -> str:
    """The text of "<h1><p>…</p></h1>", of which libxml2 makes an empty h1 and a paragraph behind it."""
    behind = heading.getnext()
    if len(heading) or (heading.tail or "").strip() or behind is None or behind.tag != "p":
        return ""
    text = text_of(behind)
    return text if len(text) <= _LONGEST_HEADLINE and not text.endswith(".") else ""


def text_of(element: HtmlElement) -> str:
    """The text below an element on one line, apart where a page shows it apart: at line breaks, blocks, cells, buttons,
    and where one label ends and the next begins without a blank ("<span>Ann Roe</span><span>Reporter</span>")."""
    if not len(element):
        return " ".join(without_invisible(element.text or "").split())
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join(without_invisible("".join(pieces)).split())


def heading_text(heading: HtmlElement) -> str:
    """The text of a headline without what stands beside it in the heading, where enough is left: badges, counters, icons,
    buttons, dates, bylines, the line below it."""
    whole = text_of(heading)
    if not len(heading):
        return whole
    pieces: list[str] = []
    _gather(heading, pieces, without=_is_beside_headline)
    shown = " ".join(without_invisible("".join(pieces)).split())
    return shown if 2 * len(shown) > len(whole) or len(shown.split()) >= _MIN_HEADLINE else whole


def _gather(
    element: HtmlElement, pieces: list[str], without: Callable[[HtmlElement], bool] | None = None
) -> None:
    """Adds the texts below the element, with a blank between what is shown apart."""
    if element.text:
        pieces.append(element.text)
    before: HtmlElement | None = None
    for child in element:
        if child.tag in _READINGS:
            if child.tail:
                pieces.append(child.tail)
            continue
        is_left_out = child.tag in _UNSHOWN or (without is not None and without(child))
        is_inline = child.tag in INLINE_TAGS and not is_left_out and not _is_badge(child)
        start = len(pieces)
        if not is_inline:
            pieces.append(" ")
        if not is_left_out:
            _gather(child, pieces, without)
        if not is_inline:
            pieces.append(" ")
        elif 0 < start < len(pieces):
            touches = before is not None and not before.tail
            is_label = child.tag in _LABELS or touches
            if is_label and _are_apart(pieces[start - 1], pieces[start], touches):
                pieces.insert(start, " ")
        if child.tail:
            if child.tag in _LABELS and pieces and _are_apart(pieces[-1], child.tail, are_siblings=False):
                pieces.append(" ")
            pieces.append(child.tail)
        before = child


def part_texts(tree: HtmlElement) -> None:
    """Put a blank into the tree where a page shows two texts apart that touch in it: at blocks, and as in `text_of`."""
    for block in tree.iter(*_BLOCKS):
        tail = block.tail
        if tail and not tail.isspace():
            block.tail = f" {tail}"
            _part_blocks(block.getparent())
        if not len(block):
            continue
        if block.tag not in _CONTAINERS:
            for label in block.iterdescendants(*_PARTED):
                _part_label(label)
        elif block.text and not block.text.isspace():
            _part_blocks(block)


def _part_blocks(container: HtmlElement) -> None:
    """Put a blank between the container's own text and the blocks behind it."""
    for child in container:
        if child.tag in _BLOCKS:
            _part_before(child)


def _part_label(label: HtmlElement) -> None:
    own, tail = label.text, label.tail
    if own and label.tag not in _UNREAD:
        text = _text_before(label)
        before = label.getprevious()
        are_siblings = before is not None and not before.tail
        is_apart = label.tag == "ins" or (text and _are_apart(text, own, are_siblings))
        if text and not text[-1].isspace() and is_apart:
            label.text = " " + own
    elif label.tag in _UNREAD:
        _part_before(label)
    if tail and not tail[0].isspace():
        last = label.text if not len(label) else label[-1].tail
        if label.tag in _UNREAD or (last and _are_apart(last, tail, are_siblings=False)):
            label.tail = " " + tail


def _text_before(element: HtmlElement) -> str:
    """The text that touches the element on its left; empty where there is none."""
    before = element.getprevious()
    if before is None:
        text = element.getparent().text
    else:
        text = before.tail or (before.text if not len(before) else before[-1].tail)
    return str(text or "")


def _part_before(element: HtmlElement) -> None:
    before = element.getprevious()
    if before is not None and before.tail and not before.tail[-1].isspace():
        before.tail += " "
    parent = element.getparent()
    if before is None and parent.text and not parent.text[-1].isspace():
        parent.text += " "


def _are_apart(before: str, after: str, are_siblings: bool) -> bool:
    """Whether two texts that touch are two words: "RoeReporter", "year12 comments"; but "Mc|Donald" and "F|erry" are one.

    Of two elements in a row each with several words, each is a line of its own.
    """
    last, first = before[-1], after[0]
    if first.isupper() or (first.isdigit() and last.isalpha()):
        is_apart = last.islower() or last.isdigit() or last in _ENDS
    else:
        are_words = are_siblings and first.isalpha() and last.isalpha()
        is_apart = are_words and " " in before.strip() and " " in after.strip()
    # The expression comes last, as the letters settle most cases.
    return is_apart and not _SPLIT_NAME.search(before[-_LONGEST_SPLIT_NAME:])


def _is_badge(element: HtmlElement) -> bool:
    if element.tag in ("button", "svg") or element.get("aria-hidden") == "true":
        return True
    classes = element.get("class")
    return classes is not None and _calls_badge(classes)


@lru_cache(maxsize=10_000)
def _calls_badge(classes: str) -> bool:
    return bool(_BADGE_CLASS.search(classes.lower()))


def _is_beside_headline(element: HtmlElement) -> bool:
    if _is_badge(element) or element.tag in ("time", "small") or "hidden" in element.attrib:
        return True
    if element.tag == "sup":  # the number of a note, or of comments
        return (element.text or "").strip().isdigit()
    if element.tag == "a" and (element.get("href") or "").startswith("#"):
        return True
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").lower()
    is_below = element.getprevious() is not None or (element.getparent().text or "").strip()
    return bool(_BESIDE_HEADLINE_CLASS.search(classes) or (is_below and _LINE_BELOW_CLASS.search(classes)))


def following(tree: HtmlElement, element: HtmlElement, limit: int) -> Iterator[HtmlElement]:
    """The next elements in page order, one at a time: a list of all costs a garbage collection per page."""
    walk = tree.iter()
    for passed in walk:
        if passed is element:
            break
    return islice(walk, limit)


def _time(element: HtmlElement) -> TimeElement:
    is_modified = is_marked_modified(element)
    is_published = not is_modified and _is_marked_published(element)
    stamps = map(element.get, ("datetime",) if element.tag == "time" else ("content", "datetime", "title"))
    stamp = next(filter(None, stamps), "").strip()
    return TimeElement(stamp, text_of(element)[:100], is_published, is_modified)


def _dated(tree: HtmlElement) -> list[HtmlElement]:
    dated: list[HtmlElement] = _DATED(tree)  # type: ignore[assignment]  # its stubs do not tell
    return dated


def is_of_others(element: HtmlElement) -> bool:
    """Whether a time is that of a comment or of an article beside this one."""
    around = takewhile(lambda parent: parent.tag not in ("article", "main", "body"), element.iterancestors())
    return any(
        _OTHERS.search(f"{parent.get('class') or ''} {parent.get('id') or ''}".lower())
        for parent in islice(around, _OTHERS_LEVELS)
    )


def _is_marked_published(element: HtmlElement) -> bool:
    marks = _marks(element)
    return "publi" in marks or "pubdate" in element.attrib or "created" in marks


def is_marked_modified(element: HtmlElement) -> bool:
    """Whether an element's own marks or its parent's, or the words before it or in it, say that it is a later change.

    "published updated", as WordPress marks a time that is both, says nothing of a change, nor does "Stand: 4. März".
    """
    if _is_marked_published(element) and "modified" not in (element.get("itemprop") or "").lower():
        return False
    text = element.text or ""
    if _PUBLISHED.search(text[: 2 * _MAX_LABEL].casefold()):
        return False
    own = re.split(r"\d", text, maxsplit=1)[0]
    if _is_class_of_change(element) or _says_updated(own):
        return True
    parent, before = element.getparent(), element.getprevious()
    words = (before.tail or "") if before is not None else (parent.text or "") if parent is not None else ""
    if not words.strip() and before is not None:
        words = before.text or ""
    if _says_updated(words):
        return True
    if parent is None or len(parent) > 1:
        return False
    # "<dt>Updated</dt><dd><time>…</time></dd>"
    label = parent.getprevious() if not words.strip() else None
    return _is_class_of_change(parent) or (label is not None and _says_updated(label.text or ""))


def _is_class_of_change(element: HtmlElement) -> bool:
    """hAtom has a class "updated" on the date of every entry: "post-date updated" is no change, "updated" alone is."""
    marks = _marks(element)
    return bool(_CHANGED.search(_HATOM_DATE.sub(" ", marks)))


def _marks(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, _MARKS))).lower()


def _says_updated(words: str) -> bool:
    """ "Updated:", "Last modified on"; a longer text, or one with a date of its own, says it of something else."""
    words = words[: _MAX_LABEL + 1].strip()
    is_label = 0 < len(words) <= _MAX_LABEL and not any(map(str.isdigit, words))
    return is_label and bool(_UPDATED.search(words.casefold()))


def _is_logo(heading: HtmlElement, url: str) -> bool:
    """A heading that links to a front page shows the name of the site."""
    link = next(heading.iter("a"), None)
    target = absolute_url(url, link.get("href") or "") if link is not None else None
    if link is None or not target or urlsplit(target).path.strip("/") or urlsplit(target).query:
        return False
    return 2 * len(text_of(link)) >= len(text_of(heading))


def _language(tree: HtmlElement, meta: Mapping[str, Sequence[str]]) -> str | None:
    for value in (
        tree.get("lang"),
        tree.get("xml:lang"),
        *meta.get("og:locale", ()),
        *meta.get("content-language", ()),
    ):
        code = (value or "").strip()[:2].lower()
        if code.isascii() and code.isalpha() and len(code) == 2:
            return code
    return None
