"""The three pure entry points in the shapes that scorers of feeds, pages and groupings call."""

from __future__ import annotations

from functools import cache
from typing import Any

from wirecopy import extract
from wirecopy.config import load_wire_services
from wirecopy.dedupe.candidates import candidate_pairs, same_body_pairs, stop_hashes
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.group import resolve_stories
from wirecopy.dedupe.match import match
from wirecopy.feeds import parse_feed as read_feed
from wirecopy.model import ClaimedTime, Precision, Relation, Role, WireService
from wirecopy.settings import ROOT


def group_articles(articles: list[dict[str, Any]]) -> dict[str, int]:
    """Group articles (id, outlet, domain, title, text, published_at) into stories: id -> story number."""
    # The body without its headline, as extraction hands it on: outlets change headlines.
    prints = [fingerprint(article["text"].removeprefix(article["title"])) for article in articles]
    sketches = {i: made.sketch for i, made in enumerate(prints)}
    pairs = candidate_pairs(sketches, stop_hashes(sketches))
    pairs += same_body_pairs({i: made.body_hash for i, made in enumerate(prints)})
    copies = [(a, b) for a, b in pairs if match(prints[a], prints[b]).relation is Relation.COPY]
    plan = resolve_stories(dict.fromkeys(sketches), copies)
    return {articles[i]["id"]: story for story, members in enumerate(plan.new_stories) for i in members}


def parse_feed(body: bytes, url: str, content_type: str | None) -> dict[str, Any]:
    """One feed document: {"feed": {title, link}, "entries": [{id, link, title, published, ...}]}."""
    feed = read_feed(body, url, content_type)
    listed = (*feed.entries, *filter(None, [feed.cut_entry]))
    return {
        "feed": {"title": feed.title, "link": feed.link},
        "entries": [
            {
                "id": entry.guid,
                "link": entry.proxy_link or entry.link,  # the scorer compares with the element as written
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
    """One page: {title, authors, published_at (ISO; a bare date when only the day is known), text, ...}."""
    page = extract.extract_page(html, url, wire_services=_wire_services())
    parties = {role: [credit.party for credit in page.credits if credit.role is role] for role in Role}
    return {
        "title": page.title,
        "authors": list(page.authors),
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


@cache
def _wire_services() -> tuple[WireService, ...]:
    return load_wire_services(ROOT / "config" / "wire_services.yaml")


def _iso(claim: ClaimedTime | None) -> str | None:
    if claim is None or claim.at is None:
        return None
    return claim.at.date().isoformat() if claim.precision is Precision.DAY else claim.at.isoformat()
