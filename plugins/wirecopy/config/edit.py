"""Adds feeds to config/outlets.yaml and removes them. Works on the text, so that comments and blank lines stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from wirecopy.config.outlets import OutletConfig, parse_outlets
from wirecopy.errors import ConfigError


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed in the file: the item of its outlet, and the item to remove with the feed."""

    outlet: Node
    item: Node
    is_only_one: bool
    in_brackets: bool


def add_outlets(text: str, name: str, additions: Sequence[OutletConfig]) -> str:
    """The file's text with these feeds added: to the outlet of their domain, or in a new outlet at the end.

    An outlet that the file has keeps its other values. `name` is the file's name, for messages.

    Raises:
        ConfigError: a feed is listed already, a value is not allowed, or only a person can extend the outlet as it is
            written.
    """
    items = _items(text)
    last_line = max((_last_line(item) for item in items), default=text.count("\n"))
    indent = " " * (items[0].start_mark.column - 2) if items else "  "
    inserted: defaultdict[int, list[str]] = defaultdict(list)
    for addition in additions:
        if known := _outlet_of(items, addition.domain):
            feeds = _extendable_feeds(known, addition.domain, name)
            inserted[_last_line(feeds)] += _feed_lines(
                addition, " " * (feeds.value[-1].start_mark.column - 2)
            )
    # A second loop: new outlets go below the feeds that the last outlet may have got.
    for addition in additions:
        if _outlet_of(items, addition.domain) is None:
            inserted[last_line] += _block(addition, indent)
    lines = text.splitlines()
    for line in sorted(inserted, reverse=True):
        lines[line + 1 : line + 1] = inserted[line]
    edited = "\n".join(lines) + "\n"
    parse_outlets(edited, name)
    return edited


def remove_feed(text: str, name: str, url: str) -> str:
    """The file's text without that feed, and without its outlet if it has no other feed.

    Raises:
        ConfigError: the feed is not listed, or only a person can remove it as it is written.
    """
    found = next(
        (feed for item in _items(text) for feed in _feeds_of(item) if _has_url(feed.item, url)), None
    )
    if found is None:
        raise ConfigError(f"{name}: lists no feed {url}")
    node = found.outlet if found.is_only_one else found.item
    if found.in_brackets and not found.is_only_one:
        raise ConfigError(
            f"{name}:{node.start_mark.line + 1}: the feed stands in brackets: take it out by hand"
        )
    lines = text.splitlines()
    del lines[node.start_mark.line : _last_line(node) + 1]
    return "\n".join(lines) + "\n"


def _items(text: str) -> list[Node]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    fields = _fields(root) if root else {}
    outlets = fields.get("outlets")
    return list(outlets.value) if isinstance(outlets, SequenceNode) else []


def _fields(node: Node) -> dict[str, Node]:
    if not isinstance(node, MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _outlet_of(items: Iterable[Node], domain: str) -> Node | None:
    for item in items:
        found = _fields(item).get("domain")
        if isinstance(found, ScalarNode) and found.value == domain:
            return item
    return None


def _extendable_feeds(outlet: Node, domain: str, name: str) -> SequenceNode:
    feeds = _fields(outlet).get("feeds")
    if isinstance(feeds, SequenceNode) and feeds.value and not feeds.flow_style:
        return feeds
    raise ConfigError(
        f"{name}:{outlet.start_mark.line + 1}: {domain} is not written as a list of feeds: add the feed by hand"
    )


def _feeds_of(item: Node) -> list[_Feed]:
    fields = _fields(item)
    if "feed" in fields:
        return [_Feed(item, item, is_only_one=True, in_brackets=False)]
    feeds = fields.get("feeds")
    if not isinstance(feeds, SequenceNode):
        return []
    only = len(feeds.value) == 1
    return [_Feed(item, feed, only, in_brackets=bool(feeds.flow_style)) for feed in feeds.value]


def _has_url(feed: Node, url: str) -> bool:
    fields = _fields(feed)
    found = fields.get("url") or fields.get("feed")
    return isinstance(found, ScalarNode) and found.value == url


def _last_line(node: Node) -> int:
    """The last line of the node's content. The end mark of a block is no use: it stands after comments that follow."""
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(node, MappingNode) else last)


def _block(outlet: OutletConfig, indent: str) -> list[str]:
    return [
        "",
        f"{indent}- name: {_scalar(outlet.name)}",
        f"{indent}  domain: {_scalar(outlet.domain)}",
        f"{indent}  language: {_scalar(outlet.language)}",
        f"{indent}  country: {_scalar(outlet.country)}",
        f"{indent}  kind: {_scalar(outlet.kind.value)}",
        f"{indent}  feeds:",
        *_feed_lines(outlet, f"{indent}    "),
    ]


def _feed_lines(outlet: OutletConfig, indent: str) -> list[str]:
    return [
        line
        for feed in outlet.feeds
        for line in (f"{indent}- url: {_scalar(feed.url)}", f"{indent}  category: {_scalar(feed.category)}")
    ]


def _scalar(value: str) -> str:
    """The value as YAML, in quotes if it needs them (YAML reads NO as false)."""
    return yaml.safe_dump(value, width=1_000_000, allow_unicode=True).removesuffix("\n").removesuffix("\n...")
