"""Reads with feedparser the feeds that have no usable tree: the fallback.

feedparser finds entries where XML's rules find none: in CDF, in an element that never ends, in a thousand nested tags.
`feedparser_input` removes beforehand what it would mix up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import feedparser

from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.feedparser_input import drop_competing_elements
from wirecopy.feeds.interval import interval_hint
from wirecopy.feeds.plain_text import decoded_line, one_line, plain_text
from wirecopy.feeds.tags import first_entries, nesting_depth
from wirecopy.model import Entry, Outcome, ParsedFeed, StatedTime
from wirecopy.urls import absolute_url

# feedparser's time grows with the square of a tag's attributes and of the nesting: 20,000 attributes take 4.6 s, 100,000
# nested tags 1.9 s (docs/evidence/reliability.md 2.1). Both limits are chosen, not measured.
_MAX_TAG = 64 * 1024  # characters
_MAX_DEPTH = 20_000
_LONG_TAG = re.compile(f"<[^<>]{{{_MAX_TAG}}}")

_RDF_VERSIONS = frozenset({"rss10", "rss090"})

Fields = dict[str, Any]  # feedparser's dictionaries: a feed can make any field hold any type


def read_with_feedparser(xml: str, url: str, max_entries: int) -> ParsedFeed:
    """Read a repaired feed with feedparser, which gets the first `max_entries` entries only.

    Raises:
        FeedError: BROKEN_FEED if feedparser finds no feed, fails, or would stall.
    """
    if _LONG_TAG.search(xml) or nesting_depth(xml) > _MAX_DEPTH:
        raise FeedError(
            Outcome.BROKEN_FEED, "not well-formed, with a tag too long or nesting too deep to read"
        )
    xml, left_out = first_entries(xml, max_entries)
    data = drop_competing_elements(xml).encode("utf-8", "replace")
    result = _parse(data, url)
    if not (result.version or result.entries or result.feed):
        raise FeedError(Outcome.BROKEN_FEED, "looks like a feed, but no parser can read it")
    is_atom = result.version.startswith("atom")
    return ParsedFeed(
        format="rdf" if result.version in _RDF_VERSIONS else result.version or "xml",
        entries=tuple(_entry(fields, url, is_atom=is_atom) for fields in result.entries),
        title=_title(result.feed, is_atom=is_atom),
        link=absolute_url(url, _text(result.feed, "link")) if _text(result.feed, "link") else None,
        language=_text(result.feed, "language") or None,
        interval_hint=interval_hint(
            *(_text(result.feed, name) for name in ("ttl", "sy_updateperiod", "sy_updatefrequency"))
        ),
        note=f"{left_out} entries over the limit left out" if left_out else "not well-formed",
    )


def _parse(data: bytes, url: str) -> Any:
    try:
        return feedparser.parse(
            # Not the bytes themselves: feedparser opens a file if they are its path.
            BytesIO(data),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": url,
            },
            resolve_relative_uris=False,
            # It lets script through (docs/evidence/reliability.md E05), and with the resolver above it takes ten times
            # as long (2.1). nh3 cleans where text is shown.
            sanitize_html=False,
        )
    # feedparser lets errors of many types through (feedparser 599 is one).
    except Exception as error:
        raise FeedError(
            Outcome.BROKEN_FEED, f"not well-formed, and feedparser fails on it: {error!r:.200}"
        ) from error


def _entry(fields: Fields, url: str, *, is_atom: bool) -> Entry:
    published, updated = _times(fields, is_atom=is_atom)
    link, original = _link(fields, url), _text(fields, "feedburner_origlink")
    story = absolute_url(url, original) if original else None
    return Entry(
        guid=_text(fields, "id") or None,
        link=story or link,
        proxy_link=link if story and story != link else None,
        title=_title(fields, is_atom=is_atom),
        published=published,
        updated=updated,
        authors=_authors(fields),
        # A summary without a detail is no summary of the feed's: feedparser copied the content there.
        summary=_text(fields, "summary") if "summary_detail" in fields else "",
        content=_content(fields),
        tags=tuple(
            dict.fromkeys(
                decoded_line(_text(tag, "term")) for tag in _parts(fields, "tags") if _text(tag, "term")
            )
        ),
        image_url=_image_url(fields, url),
    )


def _link(fields: Fields, url: str) -> str | None:
    """The entry's link, else its id if that is an address."""
    link = absolute_url(url, _text(fields, "link")) if _text(fields, "link") else None
    if link:
        return link
    guid = _text(fields, "id")
    if fields.get("guidislink", True) and guid.startswith(("http://", "https://")):
        return absolute_url(url, guid)
    return None


def _title(fields: Fields, *, is_atom: bool) -> str:
    """The title as plain text. Atom says whether it is HTML, so "<b>" may belong to the headline; RSS does not say."""
    title = _text(fields, "title")
    detail = fields.get("title_detail")
    is_literal = is_atom and isinstance(detail, Mapping) and detail.get("type") == "text/plain"
    return one_line(title) if is_literal and "&" not in title else plain_text(title)


def _times(fields: Fields, *, is_atom: bool) -> tuple[StatedTime | None, StatedTime | None]:
    published, updated = (_text(fields, name) for name in ("published", "updated"))
    if is_atom:
        return stated_time(published, "atom:published"), stated_time(updated, "atom:updated")
    # feedparser treats dc:date as an update; in RSS it says when the item appeared.
    first = stated_time(published, "rss:pubDate") or stated_time(updated, "dc:date")
    return first, stated_time(updated, "rss:updated") if published else None


def _authors(fields: Fields) -> tuple[str, ...]:
    people = [
        plain_text(_text(person, "name") or _text(person, "email")) for person in _parts(fields, "authors")
    ]
    people = people if any(people) else [plain_text(_text(fields, "author"))]
    return tuple(dict.fromkeys(person for person in people if person))


def _content(fields: Fields) -> str:
    """The longest of the entry's contents: a feed may carry a teaser and the full text."""
    return max((_text(part, "value") for part in _parts(fields, "content")), key=len, default="")


def _image_url(fields: Fields, url: str) -> str | None:
    candidates = [part for part in _parts(fields, "media_content") if _is_image(part)]
    candidates += _parts(fields, "media_thumbnail")
    candidates += [
        link for link in _parts(fields, "links") if link.get("rel") == "enclosure" and _is_image(link)
    ]
    for part in candidates:
        address = _text(part, "url") or _text(part, "href")
        if address:
            return absolute_url(url, address)
    return None


def _is_image(part: Fields) -> bool:
    return part.get("medium") == "image" or _text(part, "type").startswith("image/")


def _text(fields: Fields, name: str) -> str:
    # Not `fields.get`: feedparser overrides it, and answers "updated" with "published".
    value = dict.get(fields, name)
    return value.strip() if isinstance(value, str) else ""


def _parts(fields: Fields, name: str) -> list[Fields]:
    value = dict.get(fields, name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
