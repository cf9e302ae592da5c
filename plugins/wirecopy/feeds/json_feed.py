"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), which feedparser cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.node_limit import refuse_json_over_node_limit
from wirecopy.feeds.plain_text import decoded_line
from wirecopy.model import Entry, Outcome, ParsedFeed
from wirecopy.urls import absolute_url

Fields = Mapping[str, Any]


def read_json_feed(text: str, url: str, max_entries: int) -> ParsedFeed:
    """Read a JSON Feed, at most `max_entries` of its items.

    Raises:
        FeedError: NOT_A_FEED for other JSON, BROKEN_FEED for text that is not JSON, TOO_LARGE for too many values.
    """
    refuse_json_over_node_limit(text)
    document = _load(text)
    version = _text(document, "version")
    items = document.get("items")
    if "jsonfeed.org/version/" not in version and not isinstance(items, list):
        raise FeedError(Outcome.NOT_A_FEED, "JSON, but no JSON Feed")
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    left_out = len(listed) - max_entries
    return ParsedFeed(
        format="json11" if version.rstrip("/").endswith("1.1") else "json10",
        entries=tuple(_entry(item, url) for item in listed[:max_entries]),
        title=decoded_line(_text(document, "title")),
        link=_link(document, url, "home_page_url"),
        language=_text(document, "language") or None,
        note=f"{left_out} entries over the limit left out" if left_out > 0 else "",
    )


def _load(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    # ValueError covers an integer of 5,000 digits, RecursionError 100,000 nested lists (docs/evidence/reliability.md D12).
    except (ValueError, RecursionError) as error:
        raise FeedError(Outcome.BROKEN_FEED, f"not readable as JSON: {str(error)[:200]}") from None
    if not isinstance(document, dict):
        raise FeedError(Outcome.NOT_A_FEED, "JSON, but no JSON Feed")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _entry(item: Fields, url: str) -> Entry:
    return Entry(
        guid=_identifier(item) or None,
        link=_link(item, url, "url") or _link(item, url, "external_url") or _permalink(item),
        title=decoded_line(_text(item, "title")),
        published=stated_time(_text(item, "date_published"), "json:date_published"),
        updated=stated_time(_text(item, "date_modified"), "json:date_modified"),
        authors=_authors(item),
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        tags=tuple(dict.fromkeys(decoded_line(tag) for tag in _list(item, "tags") if isinstance(tag, str))),
        image_url=_link(item, url, "image") or _link(item, url, "banner_image"),
    )


def _identifier(item: Fields) -> str:
    """The id as text. The format asks for a string, but some feeds have numbers (JSON Feed 1.1, id)."""
    value = item.get("id")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(item, "id")


def _permalink(item: Fields) -> str | None:
    identifier = _text(item, "id")
    return absolute_url(identifier, "") if identifier.startswith(("http://", "https://")) else None


def _authors(item: Fields) -> tuple[str, ...]:
    people = [*_list(item, "authors"), item.get("authors"), item.get("author")]  # 1.0 has one `author`
    names = [decoded_line(_text(person, "name")) for person in people if isinstance(person, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _link(fields: Fields, url: str, name: str) -> str | None:
    return absolute_url(url, _text(fields, name)) if _text(fields, name) else None


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _list(fields: Fields, name: str) -> list[Any]:
    value = fields.get(name)
    return value if isinstance(value, list) else []
