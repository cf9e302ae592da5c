"""Feeds put into config/outlets.yaml and taken out of it, as text: every comment and every blank line stays."""

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
    """A feed in the file: the outlet's item it belongs to, and the item that has to go with it."""

    outlet: Node
    item: Node
    is_only_one: bool
    in_brackets: bool


def add_outlets(text: str, name: str, additions: Sequence[OutletConfig]) -> str:
    """The file's text with these feeds in it: below the outlet of their domain, or in a new outlet at the end.

    Of an outlet that the file has, name and the rest stay as they are there. `name` is the file's, for messages.

    Raises:
        ConfigError: a feed stands there already, a value is not allowed, or the outlet is written in a way that
            only a person can extend.
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
    for addition in additions:  # after the feeds that the last outlet got
        if _outlet_of(items, addition.domain) is None:
            inserted[last_line] += _block(addition, indent)
    lines = text.splitlines()
    for line in sorted(inserted, reverse=True):
        lines[line + 1 : line + 1] = inserted[line]
    edited = "\n".join(lines) + "\n"
    parse_outlets(edited, name)
    return edited


def remove_feed(text: str, name: str, url: str) -> str:
    """The file's text without that feed, and without its outlet where it was the only one.

    Raises:
        ConfigError: no such feed stands there, or it stands where only a person can take it out.
    """
    found = next((feed for item in _items(text) for feed in _feeds_of(item) if _says(feed.item, url)), None)
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
        said = _fields(item).get("domain")
        if isinstance(said, ScalarNode) and said.value == domain:
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


def _says(feed: Node, url: str) -> bool:
    fields = _fields(feed)
    said = fields.get("url") or fields.get("feed")
    return isinstance(said, ScalarNode) and said.value == url


def _last_line(node: Node) -> int:
    """The last line with something of the node: a block's own end mark lies behind the comments that follow it."""
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
    """The value as YAML has it, in quotes where it needs them ("NO" reads as false)."""
    return yaml.safe_dump(value, width=1_000_000, allow_unicode=True).removesuffix("\n").removesuffix("\n...")
