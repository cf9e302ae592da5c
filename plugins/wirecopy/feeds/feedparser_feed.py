"""Feeds that no tree can be made of, read by feedparser: the fallback, and the parser of record.

It finds entries where XML's rules find none: in CDF, in an element that never ends, in a thousand nested tags. It
keeps one slot for a summary and one for a link and fills them by local name, so captions (feedparser 53, 59, 324)
and foreign links (154, 367) are cut from the text beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import feedparser

from wirecopy.feeds.captions import keep_the_story
from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.interval import interval_hint
from wirecopy.feeds.plain_text import one_line, plain_text
from wirecopy.feeds.tags import depth, first_entries
from wirecopy.model import Entry, Outcome, ParsedFeed, StatedTime
from wirecopy.urls import absolute_url

# feedparser's time grows with the square of a tag's attributes and of the nesting: 20,000 attributes take 4.6 s,
# 100,000 tags in each other 5 s.
_MAX_TAG = 64 * 1024
_MAX_DEPTH = 20_000
_LONG_TAG = re.compile(f"<[^<>]{{{_MAX_TAG}}}")

_RDF_VERSIONS = frozenset({"rss10", "rss090"})

Fields = dict[str, Any]  # feedparser's dictionaries; any element of the feed may have put any value there


def read_loose_feed(xml: str, url: str, max_entries: int) -> ParsedFeed:
    """Read a repaired feed with feedparser; entries over `max_entries` are left out before it sees them.

    Raises:
        FeedError: BROKEN_FEED when it finds no feed either, or would stall on it.
    """
    if _LONG_TAG.search(xml) or depth(xml) > _MAX_DEPTH:
        raise FeedError(
            Outcome.BROKEN_FEED, "not well-formed, with a tag too long or nesting too deep to read"
        )
    xml, left_out = first_entries(xml, max_entries)
    data = keep_the_story(xml).encode("utf-8", "replace")
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
            BytesIO(data),  # never bytes: feedparser opens a file whose path they spell
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": url,
            },
            resolve_relative_uris=False,
            sanitize_html=False,  # it lets script through and costs seven times the parse; nh3 cleans at display
        )
    except Exception as error:  # a fuzzer finds a dozen kinds in an hour (feedparser 599)
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
        # Without a detail the summary is feedparser's copy of a lone content.
        summary=_text(fields, "summary") if "summary_detail" in fields else "",
        content=_content(fields),
        tags=tuple(
            dict.fromkeys(
                one_line(_text(tag, "term")) for tag in _parts(fields, "tags") if _text(tag, "term")
            )
        ),
        image_url=_image_url(fields, url),
    )


def _link(fields: Fields, url: str) -> str | None:
    """The entry's own address, or an id that is one."""
    link = absolute_url(url, _text(fields, "link")) if _text(fields, "link") else None
    if link:
        return link
    guid = _text(fields, "id")
    if fields.get("guidislink", True) and guid.startswith(("http://", "https://")):
        return absolute_url(url, guid)
    return None


def _title(fields: Fields, *, is_atom: bool) -> str:
    """RSS does not say whether a title is HTML; Atom does, and there "<b>" may be what the headline is about."""
    title = _text(fields, "title")
    detail = fields.get("title_detail")
    is_literal = is_atom and isinstance(detail, Mapping) and detail.get("type") == "text/plain"
    return one_line(title) if is_literal and "&" not in title else plain_text(title)


def _times(fields: Fields, *, is_atom: bool) -> tuple[StatedTime | None, StatedTime | None]:
    published, updated = (_text(fields, name) for name in ("published", "updated"))
    if is_atom:
        return stated_time(published, "atom:published"), stated_time(updated, "atom:updated")
    # feedparser files dc:date, when an RSS item appeared, with the updates.
    first = stated_time(published, "rss:pubDate") or stated_time(updated, "dc:date")
    return first, stated_time(updated, "rss:updated") if published else None


def _authors(fields: Fields) -> tuple[str, ...]:
    people = [
        plain_text(_text(person, "name") or _text(person, "email")) for person in _parts(fields, "authors")
    ]
    people = people if any(people) else [plain_text(_text(fields, "author"))]
    return tuple(dict.fromkeys(person for person in people if person))


def _content(fields: Fields) -> str:
    """The longest text among those marked as content; a feed may repeat it as teaser and in full."""
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
    # dict.get, because feedparser's own answers "updated" with "published".
    value = dict.get(fields, name)
    return value.strip() if isinstance(value, str) else ""


def _parts(fields: Fields, name: str) -> list[Fields]:
    value = dict.get(fields, name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
