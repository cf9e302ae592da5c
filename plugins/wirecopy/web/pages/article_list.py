"""The list of articles, and what they can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wirecopy.store.read_model.article_list import (
    ARTICLES_A_PAGE,
    ARTICLES_FOUND,
    ARTICLES_SCANNED,
    ArticleFilters,
    ArticleList,
    FoundArticle,
)
from wirecopy.web.access_words import access_words
from wirecopy.web.languages import language_name
from wirecopy.web.page_template import PageContext, render

_VALUES_SHOWN = 12  # of a facet; chosen
_DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str  # as the address has it
    words: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What the articles that were found have in common, by one filter."""

    name: str  # of the filter
    heading: str
    values: Sequence[FacetValue]
    more: int  # values that are not shown


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    name: str
    heading: str
    words: str


def render_articles(found: ArticleList, context: PageContext) -> str:
    """One page of the list."""
    return render(
        "articles.html",
        context,
        list=found,
        facets=facets_of(found.found, found.filters),
        active=active_filters(found.filters, found.found),
        kept={name: value for name, value in context.filters.items() if value and name in _KEPT_BY_SEARCH},
        per_page=ARTICLES_A_PAGE,
        most=ARTICLES_FOUND,
        scanned=ARTICLES_SCANNED,
        newest_only=_newest_only(found.filters),
        oldest=min(found.found, key=lambda each: (each.first_seen_at, each.article_id)).article_id
        if found.found
        else None,
    )


_KEPT_BY_SEARCH = ("hour", "outlet", "language", "agency", "author", "access", "wire")


def facets_of(found: Sequence[FoundArticle], filters: ArticleFilters) -> list[Facet]:
    """What the articles could be narrowed by: each filter that is not set, where they differ in it."""
    outlets = {each.outlet_domain: each.outlet for each in found}
    facets = []
    if filters.day or filters.hour:
        if not filters.hour:
            hours = Counter(f"{each.first_seen_at:%Y-%m-%dT%H}" for each in found)
            facets.append(
                _facet("hour", "Hour first seen (UTC)", hours, lambda hour: f"{hour[-2:]}:00", sorted)
            )
    else:
        days = Counter(f"{each.first_seen_at:%Y-%m-%d}" for each in found)
        facets.append(_facet("day", "Day first seen (UTC)", days, str, _newest_first))
    if not filters.outlet:
        facets.append(
            _facet("outlet", "Outlet", Counter(each.outlet_domain for each in found), outlets.__getitem__)
        )
    if not filters.language:
        languages = Counter(each.language for each in found if each.language)
        facets.append(_facet("language", "Language", languages, language_name))
    if not filters.agency:
        facets.append(_facet("agency", "Credited", Counter(_agencies(found)), str))
    if filters.wire is None:
        wire = Counter("yes" if each.is_wire_copy else "no" for each in found)
        facets.append(_facet("wire", "Wire copy", wire, wire_words))
    if not filters.access:
        access = Counter(each.access.value for each in found)
        facets.append(_facet("access", "Access", access, access_words))
    return [facet for facet in facets if len(facet.values) > 1]


def active_filters(filters: ArticleFilters, found: Sequence[FoundArticle]) -> list[ActiveFilter]:
    """The filters that are set, in words."""
    outlet = next((each.outlet for each in found), None) or filters.outlet
    active = []
    for name, heading, words in (
        ("q", "words", filters.q),
        ("day", "day", filters.day and f"{filters.day:%-d %b %Y}"),
        ("hour", "hour", filters.hour and f"{filters.hour:%-d %b %Y, %H:00 UTC}"),
        ("outlet", "outlet", filters.outlet and outlet),
        ("language", "language", filters.language and language_name(filters.language)),
        ("agency", "credited", filters.agency),
        ("author", "by", filters.author),
        ("wire", "wire copy", None if filters.wire is None else wire_words("yes" if filters.wire else "no")),
        ("access", "access", filters.access and access_words(filters.access)),
    ):
        if words:
            active.append(ActiveFilter(name, heading, words))
    return active


def _newest_only(filters: ArticleFilters) -> bool:
    """Whether the filters ask for what no index finds, so that only the newest articles are looked through."""
    by_agency = bool(filters.agency and filters.q)
    return by_agency or bool(filters.author or filters.access) or filters.wire is not None


def wire_words(value: str) -> str:
    return "somebody else's text" if value == "yes" else "their own, or nobody says"


def _agencies(found: Iterable[FoundArticle]) -> Iterable[str]:
    for each in found:
        yield from {party for party in (each.originator, each.distributor) if party}


def _newest_first(days: Iterable[str]) -> list[str]:
    return sorted(days, reverse=True)[:_DAYS_SHOWN]


def _facet(
    name: str,
    heading: str,
    counts: Counter[str],
    words: Callable[[str], str],
    order: Callable[[Iterable[str]], list[str]] | None = None,
) -> Facet:
    shown = order(counts) if order else [value for value, _ in counts.most_common(_VALUES_SHOWN)]
    values = [FacetValue(value, words(value), counts[value]) for value in shown]
    return Facet(name, heading, values, len(counts) - len(shown))
