"""The words in which scenario.py tells the three hours. No scenario and no rendering in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

MIDNIGHT = datetime(2026, 8, 3, tzinfo=UTC)
HOURS = (1, 2, 3)


def time(hour: int) -> datetime:
    """Five minutes past the hour: when the pipeline looks at the world."""
    return MIDNIGHT + timedelta(hours=hour, minutes=5)


def clock(at: str) -> datetime:
    """The moment on the scenario's day that "HH:MM" names."""
    hours, minutes = at.split(":")
    return MIDNIGHT + timedelta(hours=int(hours), minutes=int(minutes))


class Format(StrEnum):
    """What a feed is written in."""

    RSS = "rss"
    ATOM = "atom"
    RDF = "rdf"
    JSON = "json"
    POISONED = "poisoned"  # RSS behind a DTD whose entities grow and read local files


class Guids(StrEnum):
    """How well a feed names its entries."""

    ADDRESS = "address"  # the article's own address, as it should be
    WORTHLESS = "worthless"  # one guid for all, and none on every second entry


class Cut(StrEnum):
    """How much of a story an outlet ran, in whole paragraphs from the top."""

    FULL = "full"
    HALF = "half"
    OPENING = "opening"


class Trick(StrEnum):
    """What stands behind a listed link that is no article."""

    MISSING = "missing"  # 404
    PICTURES = "pictures"  # a page without article text
    BOMB = "bomb"  # 30 MB of zeros in 30 KB of gzip
    REDIRECT = "redirect"  # leads out of the world, to the metadata service of a cloud
    FOREIGN = "foreign"  # is itself an address that must not be asked


@dataclass(frozen=True, slots=True)
class Feed:
    """One syndication document; `section` limits it, `campaigns` lists each article once per utm_source."""

    path: str
    format: Format
    section: str = ""
    full_text: bool = False
    guids: Guids = Guids.ADDRESS
    campaigns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; `template` names the file that lays out its pages, `disallow` what robots.txt forbids."""

    name: str
    host: str
    language: str
    country: str
    kind: str
    template: str
    feeds: tuple[Feed, ...]
    disallow: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        return self.host.removeprefix("www.")

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet runs one story: from `at` on, and unless said otherwise in full, as its author wrote it."""

    at: str
    outlet: Outlet
    path: str
    story: str  # a file in stories/
    headline: str = ""
    cut: Cut = Cut.FULL
    intro: str = ""  # a file in stories/: the outlet's own first paragraph
    captions: bool = False
    credit: bool = True  # False: byline, agency in the dateline and closing lines are gone

    @property
    def url(self) -> str:
        return self.outlet.url(self.path)

    @property
    def published(self) -> datetime:
        return clock(self.at)


@dataclass(frozen=True, slots=True)
class Change:
    """A newsroom changes a published page; `announced` changes show in the feed and as a modified date."""

    at: str
    url: str
    announced: bool
    headline: str = ""
    was: str = ""
    now: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """An address, or a whole host when `path` is empty, answers `status` in these hours."""

    outlet: Outlet
    path: str
    hours: tuple[int, ...]
    status: int


@dataclass(frozen=True, slots=True)
class Move:
    """An address that answers 301 with another."""

    outlet: Outlet
    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """A feed lists a link that does not lead to an article."""

    at: str
    outlet: Outlet
    link: str  # a path, or an address on another host
    headline: str
    trick: Trick
    target: str = ""

    @property
    def url(self) -> str:
        return self.outlet.url(self.link) if self.link.startswith("/") else self.link

    @property
    def published(self) -> datetime:
        return clock(self.at)
