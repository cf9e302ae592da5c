"""Editions to HTML pages and feed documents, through the files in templates/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from tests.world.newsroom import Edition, editions
from tests.world.scenario import ODDITIES, OUTLETS
from tests.world.shapes import MIDNIGHT, Feed, Format, Guids, Oddity, Outlet, time

FEED_TYPES = {
    Format.RSS: "application/rss+xml",
    Format.ATOM: "application/atom+xml",
    Format.RDF: "application/rdf+xml",
    Format.JSON: "application/feed+json",
    Format.POISONED: "application/rss+xml",
}

# What a site says around its articles, in its own language.
FURNITURE = {
    "en": {
        "local": "Local",
        "business": "Business",
        "sports": "Sports",
        "by": "By",
        "advertisement": "Advertisement",
        "print": "Print",
        "weather": "Weather",
        "contact": "Contact us",
        "share": "Share this",
        "comment": "Leave a comment",
        "recent": "Recent posts",
        "teaser": "County fair adds a second pie day",
    },
    "de": {
        "local": "Lokales",
        "business": "Wirtschaft",
        "sports": "Sport",
        "by": "Von",
        "advertisement": "Anzeige",
        "print": "Drucken",
        "weather": "Wetter",
        "contact": "Impressum",
        "share": "Teilen",
        "comment": "Kommentar schreiben",
        "recent": "Neueste Beiträge",
        "teaser": "Schützenfest mit zweitem Kuchentag",
    },
    "fr": {
        "local": "Ville",
        "business": "Économie",
        "sports": "Sports",
        "by": "Par",
        "advertisement": "Publicité",
        "print": "Imprimer",
        "weather": "Météo",
        "contact": "Nous contacter",
        "share": "Partager",
        "comment": "Laisser un commentaire",
        "recent": "Articles récents",
        "teaser": "La fête du port dure un jour de plus",
    },
}

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)
_templates.filters["rfc822"] = format_datetime
_templates.globals["feed_types"] = FEED_TYPES


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as a feed lists it."""

    title: str
    link: str
    guid: str | None
    published: datetime
    updated: datetime
    summary: str
    byline: str = ""
    tags: tuple[str, ...] = ()
    content: str = ""


# -------------------------------------------------------------------------------------------- pages


def page(edition: Edition) -> str:
    outlet = edition.article.outlet
    return _templates.get_template(f"{outlet.template}.html").render(
        page=edition, outlet=outlet, words=FURNITURE[outlet.language], json_ld=_json_ld(edition)
    )


def _json_ld(edition: Edition) -> dict[str, object]:
    outlet = edition.article.outlet
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if edition.updates else "NewsArticle",
        "mainEntityOfPage": edition.article.url,
        "headline": edition.headline,
        "description": edition.summary,
        "datePublished": edition.published.isoformat(),
        "dateModified": (edition.modified or edition.published).isoformat(),
        "author": [{"@type": "Person", "name": edition.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name, "url": outlet.url("/")},
        "articleSection": edition.section,
        "keywords": list(edition.tags),
        "isAccessibleForFree": True,
    }
    if edition.updates:
        found["coverageStartTime"] = edition.published.isoformat()
        found["liveBlogUpdate"] = [
            {
                "@type": "BlogPosting",
                "headline": update.headline,
                "datePublished": update.at.isoformat(),
                "articleBody": "\n".join(update.paragraphs),
                "url": f"{edition.article.url}#u{update.at:%H%M}",
            }
            for update in edition.updates
        ]
    return found


def pictures(oddity: Oddity) -> str:
    return _templates.get_template("pictures.html").render(outlet=oddity.outlet, headline=oddity.headline)


def front(outlet: Outlet, hour: int) -> str:
    return _templates.get_template("front.html").render(outlet=outlet, pages=editions(outlet, hour))


def contents(hour: int) -> str:
    """The page for a person who opens the server's own address."""
    return _templates.get_template("contents.html").render(outlets=OUTLETS, hour=hour)


# -------------------------------------------------------------------------------------------- feeds


def feed(outlet: Outlet, feed: Feed, hour: int) -> str:
    items = feed_items(outlet, feed, hour)
    if feed.format is Format.JSON:
        return _json_feed(outlet, feed, items)
    return _templates.get_template(f"{feed.format}.xml").render(
        outlet=outlet, feed=feed, items=items, updated=last_updated(items)
    )


def last_updated(items: tuple[Item, ...]) -> datetime:
    return max((item.updated for item in items), default=MIDNIGHT)


def feed_items(outlet: Outlet, feed: Feed, hour: int) -> tuple[Item, ...]:
    """What a feed lists at this hour, newest first, with the flaws the scenario gives it."""
    listed = sorted(
        [*_articles(outlet, feed, hour), *_oddities(outlet, hour)],
        key=lambda item: item.published,
        reverse=True,
    )
    if feed.guids is Guids.WORTHLESS:
        return tuple(
            replace(item, guid="news" if number % 2 == 0 else None) for number, item in enumerate(listed)
        )
    return tuple(listed)


def _articles(outlet: Outlet, feed: Feed, hour: int) -> Iterator[Item]:
    for edition in editions(outlet, hour):
        if feed.section in ("", edition.section):
            for link in _links(edition.article.url, feed.campaigns):
                yield _item(edition, link, feed)


def _links(url: str, campaigns: tuple[str, ...]) -> list[str]:
    joint = "&" if urlsplit(url).query else "?"
    return [f"{url}{joint}utm_source={campaign}&utm_medium=feed" for campaign in campaigns] or [url]


def _item(edition: Edition, link: str, feed: Feed) -> Item:
    content = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in (*edition.paragraphs, *edition.tail))
    return Item(
        title=edition.listed_headline,
        link=link,
        guid=link,
        published=edition.published,
        updated=edition.modified or edition.published,
        summary=edition.summary,
        byline=edition.byline,
        tags=edition.tags,
        content=content if feed.full_text else "",
    )


def _oddities(outlet: Outlet, hour: int) -> Iterator[Item]:
    for oddity in ODDITIES:
        if oddity.outlet == outlet and oddity.published <= time(hour):
            yield Item(
                oddity.headline, oddity.url, oddity.url, oddity.published, oddity.published, oddity.headline
            )


def _json_feed(outlet: Outlet, feed: Feed, items: tuple[Item, ...]) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": outlet.url("/"),
        "feed_url": outlet.url(feed.path),
        "language": outlet.language,
        "items": [
            {
                "id": item.guid,
                "url": item.link,
                "title": item.title,
                "summary": item.summary,
                "content_text": item.summary,
                "date_published": item.published.isoformat(),
                "date_modified": item.updated.isoformat(),
                "authors": [{"name": item.byline}] if item.byline else [],
                "tags": list(item.tags),
            }
            for item in items
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)
