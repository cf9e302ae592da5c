"""Feed documents and their entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from wirecopy.model.outcome import Outcome
from wirecopy.model.stated_time import StatedTime


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed listed it."""

    guid: str | None = None
    link: str | None = None  # where the story is; absolute, http(s) or None
    title: str = ""  # plain text
    published: StatedTime | None = None
    updated: StatedTime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""  # HTML or text as the feed had it
    content: str = ""  # the full text, where the feed carries one
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    # The link as the feed lists it, if it is a redirector's that leads to `link`.
    proxy_link: str | None = None
    # Of the element that the entry was read from: the same digest means the same entry. None if it cannot be known.
    source_digest: bytes | None = field(default=None, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by position, like `StatedTime`."""
        return Entry, tuple([getattr(self, name) for name in self.__slots__])


class ListedEntry(Entry):
    """An entry that the feed's last document listed, with its identifying fields only; the rest is in the database."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with its key in the feed, as it is stored."""

    key: bytes
    entry: Entry
    # From `feeds.entry_change.content_digest`; None for a listed entry, which has not changed.
    content_sha256: bytes | None
    outcome: Outcome | None = None  # why it cannot become a page
    message: str = ""

    @property
    def page_link(self) -> str | None:
        """The address of its page, if it can have one."""
        return self.entry.link if self.outcome is None else None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A parsed feed document: its head, and its entries in document order."""

    format: str  # e.g. "rss20", "atom10", "rdf", "json11"
    entries: tuple[Entry, ...]
    title: str = ""
    link: str | None = None
    language: str | None = None
    interval_hint: timedelta | None = None  # ttl, sy:updatePeriod
    note: str = ""  # what had to be repaired or cut
    # False if it ended before its closing tag: then its validators must not be stored.
    is_complete: bool = True
    cut_entry: Entry | None = None  # the entry that was cut off there; it is not among `entries`


@dataclass(frozen=True, slots=True)
class ParseResult:
    """A parsed feed document, or the outcome that says why there is none."""

    outcome: Outcome
    message: str = ""
    parsed: ParsedFeed | None = None
    links: tuple[FeedLink, ...] = ()  # feeds that it names, where it is a web page
    # The traceback of a parser that failed. It goes to the log, and is never stored.
    trace: str = field(default="", compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether a document was read from beginning to end."""
        return self.parsed is not None and self.parsed.is_complete

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.parsed.entries if self.parsed else ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a web page points to (autodiscovery)."""

    url: str
    title: str
    content_type: str


class KeyPolicy(StrEnum):
    """Which field identifies an entry within its feed. It belongs to the feed and is only downgraded."""

    GUID = "guid"  # of an address without what stands behind "#"
    WHOLE_GUID = "whole_guid"
    LINK = "link"
    TITLE_DAY = "title_day"
    CONTENT = "content"
