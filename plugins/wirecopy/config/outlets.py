"""Reads config/outlets.yaml: the publishers and their feeds.

An item has one of two shapes: an outlet with its feeds, as people write it, or a flat row of one feed, as lists of feeds
have it. A file may hold both:

    - {name: Harbor Herald, domain: harborherald.example, language: en, country: US, kind: newspaper,
       feeds: [{url: "http://harborherald.example/rss.xml", category: general}]}
    - {name: Harbor Herald - World, domain: harborherald.example, feed: "http://harborherald.example/world.xml",
       lang: en, country: US, category: world, kind: newspaper}

Flat rows of one domain become one outlet. The first row gives name, language, country and kind. If the names of the
rows differ, the part after " - " is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList
from yaml import MappingNode, Node

from wirecopy.config.yaml_document import YamlDocument, display_path, line_of, read_text
from wirecopy.errors import ConfigError


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    DIGITAL = "digital"
    WIRE = "wire"
    AGGREGATOR = "aggregator"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class FeedConfig:
    """One feed as the file lists it."""

    url: str
    category: str


@dataclass(frozen=True, slots=True)
class OutletConfig:
    """One outlet as the file lists it. `language` is ISO 639-1, `country` ISO 3166-1 alpha-2 or INT."""

    name: str
    domain: str
    language: str
    country: str
    kind: OutletKind
    feeds: tuple[FeedConfig, ...]


def load_outlets(path: Path) -> tuple[OutletConfig, ...]:
    """Read the file of outlets; returns them in its order.

    Raises:
        ConfigError: one line for every mistake in the file.
    """
    return parse_outlets(read_text(path), display_path(path))


def parse_outlets(text: str, name: str) -> tuple[OutletConfig, ...]:
    """Read the text of such a file. `name` is put before the line number of every mistake.

    Raises:
        ConfigError: one line for every mistake in the text.
    """
    reader = _OutletReader(YamlDocument(text, name))
    items = reader.document.items("outlets")
    for item in items:
        reader.read(item)
    reader.document.check()
    if not items:
        raise ConfigError(f"{name}: lists no outlet")
    return tuple(reader.outlets.values())


class _OutletReader:
    """Reads item after item, and remembers the domains and feeds that a file may list only once."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.outlets: dict[str, OutletConfig] = {}
        self._lines_by_domain: dict[str, int] = {}
        self._lines_by_feed: dict[str, int] = {}
        self._flat_domains: set[str] = set()

    def read(self, item: Node) -> None:
        if _is_flat_row(item):
            self._read_flat_row(item)
        else:
            self._read_outlet(item)

    def _read_outlet(self, item: Node) -> None:
        keys = ("name", "domain", "language", "country", "kind", "feeds")
        fields = self.document.mapping(item, "an outlet", required=keys)
        outlet = self._outlet(fields, language_key="language")
        feeds: list[FeedConfig] = []
        if "feeds" in fields:
            nodes = self.document.sequence(fields["feeds"], "feeds")
            if not nodes:
                self.document.report(fields["feeds"], "feeds is empty: an outlet needs one feed at least")
            for node in nodes:
                feed = self.document.mapping(node, "a feed", required=("url", "category"))
                feeds.append(self._feed(feed, url_key="url"))
        self._reserve_domain(fields, outlet.domain)
        self.outlets[outlet.domain] = replace(outlet, feeds=tuple(feeds))

    def _read_flat_row(self, item: Node) -> None:
        keys = ("name", "domain", "feed", "lang", "country", "category", "kind")
        fields = self.document.mapping(item, "a flat row", required=keys)
        outlet = self._outlet(fields, language_key="lang")
        feed = self._feed(fields, url_key="feed")
        if outlet.domain in self._flat_domains:
            first = self.outlets[outlet.domain]
            name = first.name if outlet.name == first.name else first.name.partition(" - ")[0]
            self.outlets[outlet.domain] = replace(first, name=name, feeds=(*first.feeds, feed))
            return
        self._reserve_domain(fields, outlet.domain)
        self._flat_domains.add(outlet.domain)
        self.outlets[outlet.domain] = replace(outlet, feeds=(feed,))

    def _outlet(self, fields: dict[str, Node], language_key: str) -> OutletConfig:
        # After a reported mistake the value does not matter: `check` raises.
        kind = self._value(fields, "kind", _kind_mistake) or OutletKind.DIGITAL
        return OutletConfig(
            name=self._value(fields, "name"),
            domain=self._value(fields, "domain", _domain_mistake),
            language=self._value(fields, language_key, _language_mistake),
            country=self._value(fields, "country", _country_mistake),
            kind=OutletKind(kind),
            feeds=(),
        )

    def _feed(self, fields: dict[str, Node], url_key: str) -> FeedConfig:
        url = self._value(fields, url_key, _url_mistake)
        if url in self._lines_by_feed:
            first = self._lines_by_feed[url]
            self.document.report(fields[url_key], f"{url_key}: {url} already stands in line {first}")
        elif url:
            self._lines_by_feed[url] = line_of(fields[url_key])
        return FeedConfig(url=url, category=self._value(fields, "category"))

    def _reserve_domain(self, fields: dict[str, Node], domain: str) -> None:
        if domain in self._lines_by_domain:
            first = self._lines_by_domain[domain]
            self.document.report(
                fields["domain"],
                f"domain: {domain} already stands in line {first}; add the feed to that outlet",
            )
        elif domain:
            self._lines_by_domain[domain] = line_of(fields["domain"])

    def _value(
        self, fields: dict[str, Node], key: str, mistake_in: Callable[[str], str | None] | None = None
    ) -> str:
        """The text under a key, or "" after reporting what is wrong with it."""
        if key not in fields:
            return ""
        value = self.document.text(fields[key], key)
        if value is None:
            return ""
        mistake = mistake_in(value) if mistake_in else None
        if mistake:
            self.document.report(fields[key], f"{key} {mistake}")
            return ""
        return value


def _is_flat_row(item: Node) -> bool:
    """Whether the item is a flat row: it has the key `feed`, an outlet has `feeds`."""
    return isinstance(item, MappingNode) and any(key.value == "feed" for key, _ in item.value)


def _kind_mistake(value: str) -> str | None:
    if value in set(OutletKind):
        return None
    return f'must be one of {", ".join(OutletKind)}, not "{value}"'


def _language_mistake(value: str) -> str | None:
    if re.fullmatch("[a-z]{2}", value):
        return None
    return f'must be two small letters (ISO 639-1), not "{value}"'


def _country_mistake(value: str) -> str | None:
    if value == "INT" or re.fullmatch("[A-Z]{2}", value):
        return None
    return f'must be two capital letters (ISO 3166-1) or INT, not "{value}"'


_HOST_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"  # RFC 1123 section 2.1; other scripts as xn--


def _domain_mistake(value: str) -> str | None:
    is_host_name = re.fullmatch(rf"({_HOST_LABEL}\.)+{_HOST_LABEL}", value) and not value[-1].isdigit()
    if not is_host_name or len(value) > 253:
        return f'must be a host name in small letters like harborherald.example, not "{value}"'
    if not _public_suffixes().privatesuffix(value):
        return f'must belong to one publisher; anybody can register a name under "{value}"'
    return None


def _url_mistake(value: str) -> str | None:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        return f"is no address: {error}"
    if "@" in parts.netloc:
        # The message must not repeat them.
        return "must not hold a user name or password"
    if parts.scheme not in {"http", "https"}:
        return f'must begin with http:// or https://, not "{value}"'
    if not host or port == 0:
        return f'names no host: "{value}"'
    if " " in value:
        return f'must have no spaces: "{value}"'
    return None


@cache
def _public_suffixes() -> PublicSuffixList:
    # Only ICANN's part of the list: github.io can be the domain of a newsroom, co.uk cannot.
    return PublicSuffixList(only_icann=True)
