"""Which feeds are followed, changed from the command line: one added, one retired, whole lists in and out.

The file of outlets is the only place where they stand; the next run brings them into the database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from wirecopy.config.edit import add_outlets, remove_feed
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind, load_outlets, parse_outlets
from wirecopy.config.yaml_document import read_text, shown
from wirecopy.errors import ConfigError, UsageError
from wirecopy.feed_check import FeedCheck
from wirecopy.feeds import FeedError
from wirecopy.feeds.opml import OpmlFeed, parse_opml, write_opml
from wirecopy.urls import country_of, registrable_domain


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What a person says of a new outlet; None: read it from the feed or its domain, or take the usual."""

    name: str | None = None
    language: str | None = None
    country: str | None = None
    kind: OutletKind = OutletKind.DIGITAL


def subscribe(path: Path, check: FeedCheck, category: str, facts: OutletFacts) -> OutletConfig:
    """Add the feed that a check found to the file; returns the outlet that it stands under, with this feed alone.

    Raises:
        UsageError: the check found no feed, or nobody says its language.
        ConfigError: the feed stands there already, or the file cannot be extended.
    """
    if not check.outcome.is_success or check.parsed is None:
        raise UsageError(f"no feed was found there: {check.message or check.outcome.value}")
    response = check.response
    url = response.redirects[0] if response.redirects and not response.permanent else response.url
    language = facts.language or _language(check.parsed.language)
    if language is None:
        raise UsageError("the feed does not say its language: add --language, two small letters")
    domain = _domain_of(check, url)
    outlet = OutletConfig(
        name=facts.name or check.parsed.title or registrable_domain(url),
        domain=domain,
        language=language,
        country=facts.country or country_of(domain) or "INT",
        kind=facts.kind,
        feeds=(FeedConfig(url, category),),
    )
    _add(path, [outlet])
    return outlet


def unsubscribe(path: Path, url: str) -> None:
    """Take a feed out of the file. Raises ConfigError when it does not stand there."""
    _write(path, remove_feed(read_text(path), shown(path), url))


def import_opml(path: Path, document: bytes, facts: OutletFacts) -> tuple[int, int]:
    """Add the feeds of a subscription list, unasked; returns how many were added, and how many stood there already.

    Raises:
        UsageError: the document is no OPML.
        ConfigError: the file cannot be extended.
    """
    try:
        listed = parse_opml(document)
    except FeedError as error:
        raise UsageError(error.message) from None
    known = {feed.url for outlet in load_outlets(path) for feed in outlet.feeds}
    new = [feed for feed in listed if feed.url not in known]
    outlets: dict[str, OutletConfig] = {}
    for feed in new:
        domain = registrable_domain(feed.site_url or feed.url)
        outlet = outlets.get(domain) or _listed_outlet(feed, domain, facts)
        config = FeedConfig(feed.url, feed.category.rpartition("/")[2] or "general")
        outlets[domain] = replace(outlet, feeds=(*outlet.feeds, config))
    _add(path, list(outlets.values()))
    return len(new), len(listed) - len(new)


def export_opml(path: Path) -> bytes:
    """The file's feeds as a subscription list, in folders by category."""
    feeds = (
        OpmlFeed(outlet.name, feed.url, f"https://{outlet.domain}/", feed.category, outlet.language)
        for outlet in load_outlets(path)
        for feed in outlet.feeds
    )
    return write_opml(feeds, "Wirecopy")


def _add(path: Path, outlets: Sequence[OutletConfig]) -> None:
    if not outlets:
        return
    text = read_text(path)
    known = parse_outlets(text, shown(path))
    for url in (feed.url for outlet in outlets for feed in outlet.feeds):
        holder = next((each.name for each in known if any(feed.url == url for feed in each.feeds)), None)
        if holder:
            raise ConfigError(f"{shown(path)}: {url} stands there already, under {holder}")
    placed = [replace(outlet, domain=_known_domain(outlet.domain, known)) for outlet in outlets]
    _write(path, add_outlets(text, shown(path), placed))


def _listed_outlet(feed: OpmlFeed, domain: str, facts: OutletFacts) -> OutletConfig:
    return OutletConfig(
        name=feed.title or domain,
        domain=domain,
        language=facts.language or _language(feed.language) or "en",
        country=facts.country or country_of(domain) or "INT",
        kind=facts.kind,
        feeds=(),
    )


def _known_domain(domain: str, known: Sequence[OutletConfig]) -> str:
    """The outlet that has this host: its own domain, or the nearest parent that is configured."""
    parents = [each.domain for each in known if domain == each.domain or domain.endswith(f".{each.domain}")]
    return max(parents, key=len, default=registrable_domain(domain))


def _domain_of(check: FeedCheck, url: str) -> str:
    """Where most of the articles stand: the feed itself may be on a service's host."""
    links = [entry.link for entry in check.parsed.entries if entry.link] if check.parsed else []
    hosts = Counter((urlsplit(link).hostname or "").removeprefix("www.") for link in links)
    return hosts.most_common(1)[0][0] if hosts else (urlsplit(url).hostname or "").removeprefix("www.")


def _language(tag: str | None) -> str | None:
    """ISO 639-1, of a tag like "en" or "de-AT"."""
    found = re.match("[a-z]{2}(?![a-z])", (tag or "").strip().lower())
    return found[0] if found else None


def _write(path: Path, text: str) -> None:
    """All or nothing: a run may read the file at any moment."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.chmod(path.stat().st_mode & 0o777)
    beside.replace(path)
