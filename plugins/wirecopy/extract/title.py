"""The headline, by vote among the places where a page states it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from urllib.parse import urlsplit

from wirecopy.extract.structured import Structured

_SEPARATOR = re.compile(r"\s+[|\-–—:·•»«/~]+\s+|\s*[｜|]\s*|\s*：\s*|\s+::\s+|:\s+")

_WORD = re.compile(r"\w+")
_SITE_FOLLOWS = re.compile(r"\s*[|\-–—:·•»｜]")

# What each source weighs. No source is right alone: exact on the dev half of fundus / trafeval / wcxb are
# og:title without site name .82/.60/.70, the only h1 .73/.81/.86, JSON-LD .73/.26/.19, all by vote .81/.77/.80
# (notes/extraction.md section 3).
_WITH_SITE = ("og:title", "title", "twitter:title")  # places that are read away from the site
_LAST_BAR = re.compile(r"^(\S+(?:\s+\S+){2,})\s+\|\s*(?:\S+\s*){1,6}$")  # "Three or more words | Name"
_MIN_REPEATED = 12  # characters; "Blog" is found in anything

_WEIGHTS = {"h1": 2.4, "og:title": 1.5, "json-ld": 1.3, "title": 0.7, "twitter:title": 0.5}


def read_title(page: Structured, url: str) -> str:
    """The headline without the name of the site; empty when the page has none."""
    sites = _site_names(page, url)
    sources = _sources(page)
    plain = [text for _, text in sources]
    votes: dict[str, float] = defaultdict(float)
    wordings: dict[str, list[str]] = defaultdict(list)
    for source, text in sources:
        stripped = _strip_site(text, sites, plain).lstrip(" |>")
        if source in _WITH_SITE:
            stripped = _LAST_BAR.sub(r"\1", stripped)
        key = title_key(stripped)
        if key:
            votes[key] += _WEIGHTS[source]
            wordings[key].append(stripped)
    if not votes:
        return ""
    # Of the same words the longest wording has the most punctuation: a kicker in the h1 lacks its colon.
    return max(wordings[max(votes, key=lambda key: votes[key])], key=len)


def headlines(page: Structured) -> tuple[str, ...]:
    """Every wording of the headline on the page, to recognise it when the text repeats it."""
    return (*(text for _, text in _sources(page)), *page.headings)


def title_key(text: str) -> str:
    """What makes two wordings the same headline: letters and digits only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _sources(page: Structured) -> list[tuple[str, str]]:
    found = [
        ("og:title", page.first("og:title")),
        ("json-ld", page.linked.headline),
        ("title", page.title_tag),
        ("twitter:title", page.first("twitter:title")),
    ]
    found = [(source, text) for source, text in found if text]
    heading = _heading(page.headings, [title_key(text) for _, text in found])
    return [("h1", heading), *found] if heading else found


def _heading(headings: tuple[str, ...], known: list[str]) -> str:
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
    names = [
        page.first("og:site_name"),
        page.first("application-name"),
        page.linked.publisher,
        page.first("twitter:site"),
    ]
    names += [host, host.removeprefix("www."), *(label for label in labels[:-1] if len(label) > 2)]
    return {_squeezed(name) for name in names if name} - {""}


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text).casefold())


def _strip_site(title: str, sites: set[str], others: list[str]) -> str:
    """Cut off site names at either end, and whatever another source shows to be no part of the headline."""
    for other in others:
        if (
            other != title
            and len(other) >= 12
            and title.startswith(other)
            and _SITE_FOLLOWS.match(title, len(other))
        ):
            return other
    while True:
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        first, last = cuts[0], cuts[-1]
        if _is_site(title[last.end() :], sites):
            title = title[: last.start()].strip()
        elif _is_site(title[: first.start()], sites):
            title = title[first.end() :].strip()
        else:
            return title


def _is_site(segment: str, sites: set[str]) -> bool:
    name = _squeezed(segment)
    if not name:
        return True
    return any(
        name == site
        or (len(name) > 3 and (site.startswith(name) or (name.startswith(site) and len(site) > 3)))
        for site in sites
    )
