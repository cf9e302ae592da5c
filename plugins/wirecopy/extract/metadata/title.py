"""What the headline is, by vote among the places where a page states it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from wirecopy.extract.structured.structured_data import Structured, text_of
from wirecopy.shown_text import decode_leftovers, without_invisible

_SEPARATOR = re.compile(r"\s+[|\-–—:·•»«/~>‹›*⋆♦‖─]+\s+|\s*[｜|]\s*|\s*：\s*|\s+::\s+|:\s+|\s*[_＿－]\s*")

_MOST = 0.5  # of the letters: "berlin" is less of "berlinerzeitung". Chosen, not measured.
_COLONS = (":", "：")
_DOTS = ("…", "...")
_WORD = re.compile(r"\w+")
_SITE_FOLLOWS = re.compile(r"\s*[|\-–—:·•»｜_＿－>‹›*⋆♦‖─]")

_WITH_SITE = ("og:title", "title", "twitter:title")  # places that are read away from the site
_LAST_BAR = re.compile(r"^(\S+(?:\s+\S+){2,})\s+\|\s*\S+(?:\s+\S+){0,5}\s*$")  # "Three or more words | Name"
_MIN_REPEATED = 12  # characters; "Blog" is found in anything. Chosen, not measured.

# What goes before a headline in its h1, when a page's card for other sites (og:title) leaves it out: right on 7 of 7
# pages of 6 sites of the development set. The same said by JSON-LD or the title tag is wrong on 2 of 3.
_CARDS = ("og:title", "twitter:title")
_MAX_KICKER = 6  # words; the longest of those has 4
_MIN_HEADLINE = 3  # words

# "Politics", "Latest news": an h1 of so few words of which nothing is in the headline that two other places state.
_MAX_LABEL = 3  # words; the longest of the development set that is no headline has 3
_MAX_LABEL_ABOVE = 6  # words, where the headline stands in an h2. Chosen; one page of 650 gains.
_MIN_AGREED = 4  # words

# What each source weighs. No source is right alone: exact on the development half of fundus / trafeval / wcxb are
# og:title without site name .82/.60/.70, the only h1 .73/.81/.86, JSON-LD .73/.26/.19, all by vote .81/.77/.80
# (docs/evidence/extraction.md 3c). How the weights themselves were found is not recorded.
_WEIGHTS = {"h1": 2.4, "og:title": 1.5, "json-ld": 1.3, "title": 0.7, "twitter:title": 0.5}


def read_title(page: Structured, url: str) -> str:
    """The headline without the name of the site; empty when the page has none."""
    sites = _site_names(page, url)
    sources = _without_label(_stripped(_sources(page), sites), page.subheadings, sites)
    votes: dict[str, float] = defaultdict(float)
    for source, text in sources:
        votes[title_key(text)] += _WEIGHTS[source]
    if not votes:
        return ""
    best = _without_kicker(max(votes, key=lambda key: votes[key]), sources)
    return max((text for _, text in sources if title_key(text) == best), key=_rank)


def _rank(wording: str) -> tuple[bool, int, int]:
    """Of the same words, those that are no shouting and have no signs for eyes only ("🔴"); among these the longest has the
    most punctuation: a kicker in the h1 lacks its colon."""
    signs = sum(unicodedata.category(character) == "So" for character in wording)
    return not wording.isupper(), -signs, len(wording)


def headlines(page: Structured) -> tuple[str, ...]:
    """Every wording of the headline on the page, to recognise it when the text repeats it."""
    return (*(text for _, text in _sources(page)), *page.headings)


# A page's few headlines are compared with each other and with its first lines, a dozen times each.
@lru_cache(maxsize=1000)
def title_key(text: str) -> str:
    """What makes two wordings the same headline: letters and digits only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _stripped(sources: list[tuple[str, str]], sites: set[str]) -> list[tuple[str, str]]:
    """The sources without the name of the site, those of which nothing is left aside."""
    plain = [text for _, text in sources]
    stripped = []
    for source, text in sources:
        text = _strip_site(text, sites, plain, is_shown=source == "h1").lstrip(" |>")
        stripped.append(
            (source, _LAST_BAR.sub(r"\1", text) if "|" in text and source in _WITH_SITE else text)
        )
    named = [(source, text) for source, text in stripped if title_key(text)]
    return [(source, _whole(text, named)) for source, text in named]


def _whole(text: str, sources: list[tuple[str, str]]) -> str:
    """The headline that another place states in full, where this one ends in dots."""
    key = title_key(text) if text.endswith(_DOTS) else ""
    wholes = [
        other for _, other in sources if key and title_key(other).startswith(key) and title_key(other) != key
    ]
    return max(wholes, key=len, default=text)


def _without_label(
    sources: list[tuple[str, str]], subheadings: tuple[HtmlElement, ...], sites: set[str]
) -> list[tuple[str, str]]:
    """The sources without an h1 that names the site or a section, where other places name the article."""
    heading = next((text for source, text in sources if source == "h1"), "")
    others = [(source, text) for source, text in sources if source != "h1"]
    keys = [title_key(text) for _, text in others]
    if _squeezed(heading) in sites:
        return others if any(_squeezed(key) not in sites for key in keys) else sources
    words = set(title_key(heading).split())
    different = {key for key in keys if len(key.split()) >= _MIN_AGREED and not words & set(key.split())}
    if not heading or not different:
        return sources
    agreed = {key for key in different if keys.count(key) > 1}
    is_label = len(words) <= _MAX_LABEL and bool(agreed)
    is_above = len(words) <= _MAX_LABEL_ABOVE and _is_subheading(different, subheadings)
    return others if is_label or is_above else sources


def _is_subheading(keys: set[str], subheadings: tuple[HtmlElement, ...]) -> bool:
    """Whether the headline stands in an h2, below the name of the section in the h1."""
    return any(title_key(_shown(text_of(subheading))) in keys for subheading in subheadings)


def _without_kicker(best: str, sources: list[tuple[str, str]]) -> str:
    """The key of the headline in the h1 without the few words before it that the page's cards leave out."""
    if ("h1", best) not in [(source, title_key(text)) for source, text in sources]:
        return best
    words = len(best.split())
    for key in (title_key(text) for source, text in sources if source in _CARDS):
        length = len(key.split())
        if best.endswith(" " + key) and length >= _MIN_HEADLINE and words - length <= _MAX_KICKER:
            return key
    return best


def _sources(page: Structured) -> list[tuple[str, str]]:
    found = [
        ("og:title", page.first("og:title")),
        ("json-ld", page.linked.headline),
        ("title", page.title_tag),
        ("twitter:title", page.first("twitter:title")),
    ]
    found = [(source, _shown(text)) for source, text in found if text]
    headings = [_shown(text) for text in page.headings]
    heading = _heading(headings, [title_key(text) for _, text in found])
    return [("h1", heading), *found] if heading else found


def _shown(text: str) -> str:
    """On one line, once: some pages have the headline twice in one element, for small and for large screens."""
    words = without_invisible(decode_leftovers(text)).split()
    half = len(words) // 2
    return " ".join(words[:half] if half >= _MIN_HEADLINE and words[:half] == words[half:] else words)


def _heading(headings: list[str], known: list[str]) -> str:
    """The only h1; of several, which may be sections, logos or teasers, the one that another source repeats."""
    if len(set(headings)) == 1:
        return headings[0]
    for heading in headings:
        key = title_key(heading)
        if len(key) >= _MIN_REPEATED and any(key in other or other in key for other in known if other):
            return heading
    return ""


def _site_names(page: Structured, url: str) -> set[str]:
    host = urlsplit(url).hostname or ""
    labels = host.removeprefix("www.").split(".")
    # Not "application-name": some systems write the headline there, and then half of it goes.
    names = [page.first("og:site_name"), page.linked.publisher, page.first("twitter:site")]
    names += [host, host.removeprefix("www."), *(label for label in labels[:-1] if len(label) > 2)]
    return {_squeezed(name) for name in names if name} - {""}


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text).casefold())


def _strip_site(title: str, sites: set[str], others: list[str], *, is_shown: bool) -> str:
    """Cut off site names at either end, and whatever another source shows to be no part of the headline.

    What a page shows as its headline may begin or end with words of the name ("… – Time to act" in Time): there only the
    whole name is cut.
    """
    for other in others:
        if (
            other != title
            and len(other) >= 12
            and title.startswith(other)
            and _SITE_FOLLOWS.match(title, len(other))
        ):
            return other
    keys = {title_key(other) for other in others}
    is_site = _is_name if is_shown else _is_site
    while True:
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        first, last = cuts[0], cuts[-1]
        opening, behind = title[: first.start()], title[first.end() :].strip()
        before, ending = title[: last.start()].strip(), title[last.end() :]
        if is_site(ending, sites) and (
            last[0].strip() not in _COLONS
            or title_key(before) in keys
            or _names_site(ending, last[0].strip(), sites)
        ):
            title = before
        elif (title_key(behind) in keys and is_site(opening, sites)) or (
            _names_site(opening, first[0].strip(), sites)
            and not (is_shown and _squeezed(opening) not in sites)
        ):
            title = behind
        else:
            return title


def _names_site(opening: str, separator: str, sites: set[str]) -> bool:
    """Whether what a separator sets apart is the site, told from the words alone.

    One word beside a colon is what the article is about ("Berlin: …" in the Berliner Zeitung, "Welt: …" in Die Welt).
    """
    words = opening.split()
    if separator in _COLONS:
        return len(words) > 1 and _squeezed(opening) in sites
    return not words or any(
        _squeezed(" ".join(words[:count])) in sites for count in {len(words), *range(2, len(words))}
    )


def _is_name(segment: str, sites: set[str]) -> bool:
    return _squeezed(segment) in sites


def _is_site(segment: str, sites: set[str]) -> bool:
    """Whether this is a name of the site, begins with one, or is most of one ("Gazette" of "gazetteonline")."""
    name = _squeezed(segment)
    if not name or name in sites or _names_site(segment, "", sites):
        return True
    return len(name) > 3 and any(site.startswith(name) and len(name) > _MOST * len(site) for site in sites)
