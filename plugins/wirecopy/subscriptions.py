"""Changes from the command line which feeds are followed: adds or removes one, imports and exports whole lists.

The file of outlets is the only place that lists them. The next run brings them into the database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wirecopy.config.edit import add_outlets, remove_feed
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind, load_outlets, parse_outlets
from wirecopy.config.yaml_document import display_path, read_text
from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.errors import ConfigError, UsageError
from wirecopy.feeds import FeedError
from wirecopy.feeds.opml import OpmlFeed, parse_opml, write_opml
from wirecopy.settings import ParseLimits
from wirecopy.urls import country_of, registrable_domain

if TYPE_CHECKING:  # Airflow's API server retires feeds, and needs no client for it
    from wirecopy.feed_check import FeedCheck


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What a person states about a new outlet. None: taken from the feed or its domain, else the default."""

    name: str | None = None
    language: str | None = None
    country: str | None = None
    kind: OutletKind = OutletKind.DIGITAL


def subscribe(path: Path, check: FeedCheck, category: str, facts: OutletFacts) -> OutletConfig:
    """Add the feed that a check found to the file; returns its outlet, with this feed alone.

    Raises:
        UsageError: the check found no feed, or neither the feed nor `facts` state its language.
        ConfigError: the file lists the feed already, or cannot be extended.
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
    """Remove a feed from the file.

    Raises:
        ConfigError: the file does not list the feed, or only a person can remove it.
    """
    _write(path, remove_feed(read_text(path), display_path(path), url))


def import_opml(path: Path, document: bytes, facts: OutletFacts, limits: ParseLimits) -> tuple[int, int]:
    """Add the feeds of a subscription list without polling them; returns how many are new and how many were known.

    Raises:
        UsageError: the document is not OPML, or its parser runs over the limits.
        ConfigError: the file cannot be extended.
    """
    listed = _listed_feeds(document, limits)
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


def _listed_feeds(document: bytes, limits: ParseLimits) -> tuple[OpmlFeed, ...]:
    with ConfinedWorker(
        seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=["wirecopy.feeds.opml"]
    ) as worker:
        try:
            return worker.call(parse_opml, document)
        except FeedError as error:
            raise UsageError(error.message) from None
        except WorkerKilled as error:
            raise UsageError(f"the list cannot be read: its parser {error}") from None


def export_opml(path: Path) -> bytes:
    """The file's feeds as a subscription list with a folder for each category."""
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
    known = parse_outlets(text, display_path(path))
    for url in (feed.url for outlet in outlets for feed in outlet.feeds):
        holder = next((each.name for each in known if any(feed.url == url for feed in each.feeds)), None)
        if holder:
            raise ConfigError(f"{display_path(path)}: {url} stands there already, under {holder}")
    placed = [replace(outlet, domain=_known_domain(outlet.domain, known)) for outlet in outlets]
    _write(path, add_outlets(text, display_path(path), placed))


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
    """The domain of the outlet that this host belongs to: the host itself, else its nearest configured parent."""
    parents = [each.domain for each in known if domain == each.domain or domain.endswith(f".{each.domain}")]
    return max(parents, key=len, default=registrable_domain(domain))


def _domain_of(check: FeedCheck, url: str) -> str:
    """The host of most articles. The feed itself may be on the host of a service."""
    links = [entry.link for entry in check.parsed.entries if entry.link] if check.parsed else []
    hosts = Counter((urlsplit(link).hostname or "").removeprefix("www.") for link in links)
    return hosts.most_common(1)[0][0] if hosts else (urlsplit(url).hostname or "").removeprefix("www.")


def _language(tag: str | None) -> str | None:
    """The ISO 639-1 code in a tag like "en" or "de-AT"."""
    found = re.match("[a-z]{2}(?![a-z])", (tag or "").strip().lower())
    return found[0] if found else None


def _write(path: Path, text: str) -> None:
    """Replace the file in one step: a run may read it at any moment."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.chmod(path.stat().st_mode & 0o777)
    beside.replace(path)
