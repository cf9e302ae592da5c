"""RSS, RDF and Atom: the field rules on top of feedparser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any

import feedparser

from wirecopy.feeds.dates import claimed_time
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.plain import one_line, plain_text
from wirecopy.feeds.xml_tree import drop_entries_over, keep_the_story, read_tree
from wirecopy.model import ClaimedTime, Entry, Outcome, ParsedFeed
from wirecopy.urls import absolute_url

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_RDF_VERSIONS = frozenset({"rss10", "rss090"})

Fields = Mapping[str, Any]  # feedparser's dictionaries; any element of the feed may have put any value there


def read_xml_feed(xml: str, url: str, max_entries: int) -> ParsedFeed:
    """Read a repaired feed; entries over `max_entries` are left out before the costly parse, where possible.

    Raises:
        FeedError: BROKEN_FEED when no parser finds a feed in it.
    """
    root = read_tree(xml)
    note = "not well-formed" if root is None else drop_entries_over(max_entries, root)
    data = xml.encode("utf-8", "replace") if root is None else keep_the_story(root)
    result = feedparser.parse(
        BytesIO(data),  # never bytes: feedparser opens a file whose path they spell
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,  # it lets script through and costs seven times the parse; nh3 cleans at display
    )
    if not (result.version or result.entries or result.feed):
        raise FeedError(Outcome.BROKEN_FEED, "looks like a feed, but no parser can read it")
    is_atom = result.version.startswith("atom")
    return ParsedFeed(
        format="rdf" if result.version in _RDF_VERSIONS else result.version or "xml",
        entries=tuple(_entry(fields, url, is_atom=is_atom) for fields in result.entries),
        title=_title(result.feed, is_atom=is_atom),
        link=absolute_url(url, _text(result.feed, "link")) if _text(result.feed, "link") else None,
        language=_text(result.feed, "language") or None,
        interval_hint=_interval_hint(result.feed),
        note=note,
    )


def _entry(fields: Fields, url: str, *, is_atom: bool) -> Entry:
    published, updated = _times(fields, is_atom=is_atom)
    return Entry(
        guid=_text(fields, "id") or None,
        link=_link(fields, url),
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
    """The story's address: FeedBurner's original link, the entry's own, or an id that is an address."""
    for candidate in (_text(fields, "feedburner_origlink"), _text(fields, "link")):
        link = absolute_url(url, candidate) if candidate else None
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


def _times(fields: Fields, *, is_atom: bool) -> tuple[ClaimedTime | None, ClaimedTime | None]:
    """When the entry was published and updated; `created` is RSS's dc:date, see xml_tree."""
    published, updated, created = (_text(fields, name) for name in ("published", "updated", "created"))
    if is_atom:
        return claimed_time(published, "atom:published"), claimed_time(updated, "atom:updated")
    first = claimed_time(published, "rss:pubDate") or claimed_time(created, "dc:date")
    return first, claimed_time(updated, "dcterms:modified")


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


def _interval_hint(feed: Fields) -> timedelta | None:
    """How long the publisher asks readers to wait: the longer of <ttl> (minutes) and sy:updatePeriod."""
    hints = []
    if _text(feed, "ttl").isdecimal():
        hints.append(timedelta(minutes=min(int(_text(feed, "ttl")[:9]), 525_600)))
    period = _PERIODS.get(_text(feed, "sy_updateperiod").lower())
    if period:
        frequency = _text(feed, "sy_updatefrequency")
        hints.append(period / max(1, int(frequency[:6]) if frequency.isdecimal() else 1))
    return max((hint for hint in hints if hint), default=None)


def _text(fields: Fields, name: str) -> str:
    # dict.get, because feedparser's own answers "updated" with "published".
    value = dict.get(fields, name)  # type: ignore[call-overload]
    return value.strip() if isinstance(value, str) else ""


def _parts(fields: Fields, name: str) -> list[Fields]:
    value = dict.get(fields, name)  # type: ignore[call-overload]
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []
