"""Measures nothing itself: calls the code that ships in the shapes that scorers of feeds, pages and stories expect.

`parse_feed`, `extract_page`, `group_articles` and `link_batch` take and return plain dictionaries;
benchmarks/dedupe_quality.py uses the last two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from wirecopy import extract
from wirecopy.config import load_wire_services
from wirecopy.credit.marks import marks_of
from wirecopy.dedupe.candidates import NewArticle, body_key
from wirecopy.dedupe.decide_placements import ArticleToPlace, plan_stories
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.linking import LinkingInput, link_articles
from wirecopy.dedupe.match import match
from wirecopy.extract import site_memory
from wirecopy.feeds import parse_feed as read_feed
from wirecopy.model import (
    Extraction,
    Role,
    StatedTime,
    WireService,
)
from wirecopy.settings import ROOT, DedupePolicy
from wirecopy.urls import registrable_domain

LEAD = 12  # words; a first line so long that ends with a full stop is a sentence, not a headline. Chosen, not measured.
# All articles are seen at one time, so the window of comparison has no effect.
_SEEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LinkedArticles:
    """The stories that dedupe makes of some articles (id -> story number), and the version links between stories."""

    stories: dict[str, int]
    versions: frozenset[frozenset[int]]


def group_articles(articles: list[dict[str, Any]]) -> dict[str, int]:
    """Group articles (id, outlet, domain, title, text, published_at) into stories: id -> story number."""
    return link_batch(articles).stories


def link_batch(articles: list[dict[str, Any]]) -> LinkedArticles:
    """What the dedupe stage makes of such articles if they come in one batch into an empty database."""
    texts = [_body_and_headline(article["text"], article["title"]) for article in articles]
    prints = [fingerprint(text, title) for text, title in texts]
    batch = [
        NewArticle(i, body_key(made, title), made.sketch, _SEEN_AT)
        for i, (made, (_, title)) in enumerate(zip(prints, texts, strict=True))
    ]
    known = LinkingInput(
        articles=batch,
        candidates={},
        represented={},
        stories={},
        former_stories={},
        manual_splits=(),
        stop_hashes=(),
        window=DedupePolicy().window,
    )
    links = link_articles(known, lambda a, b: match(prints[a], prints[b]))
    plan = plan_stories(
        [ArticleToPlace(i, None, None, is_changed=True) for i in range(len(batch))], links, {}
    )
    story_of = {i: story for story, members in enumerate(plan.stories.new_stories) for i in members}
    return LinkedArticles(
        stories={article["id"]: story_of[i] for i, article in enumerate(articles)},
        versions=frozenset(frozenset((story_of[a], story_of[b])) for a, b in links.versions),
    )


def parse_feed(body: bytes, url: str, content_type: str | None) -> dict[str, Any]:
    """One feed document: {"feed": {title, link}, "entries": [{id, link, title, published, ...}]}."""
    feed = read_feed(body, url, content_type)
    listed = (*feed.entries, *filter(None, [feed.cut_entry]))
    return {
        "feed": {"title": feed.title, "link": feed.link},
        "entries": [
            {
                "id": entry.guid,
                "link": entry.proxy_link
                or entry.link,  # the scorer compares with the link as the feed lists it
                "title": entry.title,
                "published": entry.published.at if entry.published else None,
                "updated": entry.updated.at if entry.updated else None,
                "authors": list(entry.authors),
                "summary": entry.summary,
                "content": entry.content,
            }
            for entry in listed
        ],
    }


def extract_page(html: bytes, url: str) -> dict[str, Any]:
    """One page: {title, authors, published_at (ISO), text, ...}."""
    site = registrable_domain(url)
    page = extract.extract_page(html, url, wire_services=_wire_services(), memory=_memory_of(site))
    _observed[site][url] = site_memory.Observation(
        _seen_before(site, url) | site_memory.observe(page.text).lines
    )
    parties = {role: [credit.party for credit in page.credits if credit.role is role] for role in Role}
    return {
        "title": page.title,
        "authors": _named_in_byline(page),
        "published_at": _iso(page.published),
        "modified_at": _iso(page.modified),
        "text": page.text,
        "language": page.language,
        "originator": next(iter(parties[Role.ORIGINATOR]), None),
        "distributor": next(iter(parties[Role.DISTRIBUTOR]), None),
        "contributors": parties[Role.CONTRIBUTOR],
        "rights": page.rights,
        "access": page.access.value,
    }


def _body_and_headline(text: str, title: str) -> tuple[str, str]:
    """The text without its headline, as extraction stores it, and the headline.

    A collection without headlines has the first line as title. That line stays in the text: a report would lose its
    lead, and a brief everything.
    """
    last = title.rstrip('"”’»)] ')[-1:]
    is_lead = last == ":" or (last == "." and len(title.split()) >= LEAD)
    return (text, "") if is_lead else (text.removeprefix(title), title)


# What earlier calls observed of each site, as the database has it for the pipeline. If a page is extracted again, lines
# that the memory has left out of it still count as observed.
_observed: dict[str, dict[str, site_memory.Observation]] = defaultdict(dict)


def _seen_before(site: str, url: str) -> frozenset[tuple[int, int]]:
    return _observed[site][url].lines if url in _observed[site] else frozenset()


def _memory_of(site: str) -> site_memory.SiteMemory | None:
    seen = _observed[site]
    return site_memory.learn(seen.values()) if len(seen) > 1 else None


def _named_in_byline(page: Extraction) -> list[str]:
    """Whom the page's author fields name: people and agencies; where they name neither, the outlet or its newsroom.

    Gold authors are those fields as they stand, `Extraction.authors` people only.
    """
    marks = marks_of(_wire_services())
    credited = {credit.party for credit in page.credits}
    services = {name: marks.credited(name) for name in page.organisations}
    agencies = [name for name, service in services.items() if service and service.name in credited]
    return [*page.authors, *agencies] or list(page.organisations[:1])


@cache
def _wire_services() -> tuple[WireService, ...]:
    return load_wire_services(ROOT / "config" / "wire_services.yaml")


def _iso(stated: StatedTime | None) -> str | None:
    """The time as the column `published_at` has it. A day without an hour is midnight in UTC, as in gold."""
    return stated.at.isoformat() if stated and stated.at else None
