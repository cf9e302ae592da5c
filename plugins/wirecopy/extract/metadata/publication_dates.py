"""When an article was published and changed: the best of the times that its page states, with its source and precision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from htmldate import find_date
from lxml.html import HtmlElement

from wirecopy.extract.metadata.time_formats import parse_time, states_zone
from wirecopy.extract.metadata.time_zones import is_american, stated_locales, zone_of
from wirecopy.extract.metadata.visible_date import is_update, shows_date, visible_date
from wirecopy.extract.structured.structured_data import Structured, is_marked_modified
from wirecopy.model import Precision, StatedTime

# Best first. "date" alone is not among them: it is the page's own date as often as the article's
# (docs/evidence/extraction.md 3e).
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published:time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created",
    "dc.date", "publishdate", "pubdate", "publish-date", "publication_date", "article.published", "date.issued",
)  # fmt: skip

# What may be another date than the article's: on the dev pages dc.date is the day of the journal's issue, of a later
# edit, of the upload (wrong on 3 of 3 pages whose headline shows another day), and of several elements marked as
# published the first may be a teaser's.
_WEAK = ("meta:dc.date", "html:times")

# Two of these name different days on 4 of 653 dev pages; the date shown sides with the right one on 3, with none on 1.
_STRONG = ("json-ld:datePublished", *(f"meta:{name}" for name in _PUBLISHED_META[:4]))

_MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod", "article.updated", "dc.date.modified",
)  # fmt: skip

# Stands for all zones of the Americas, whose evening is the next day in UTC. Of 6 dev pages with a time in those hours
# and no known zone 1 shows the day before, so that the page must show it.
_AMERICA = ZoneInfo("America/New_York")

_MAX_CLAIMS = 50  # front-page teasers have hundreds of time elements; chosen, not measured

_LINKED_CHANGE = re.compile(r"\"dateModified\"\s*:\s*\"[^\"]*\"\s*,?")
_TWO_DAYS = re.compile(r"\s*\d{1,2}([/-])\d{1,2}\1\d{4}")  # "3/4/2024", where it could not be read
_MARKED_AS_CHANGED = (
    "//meta | //time | //abbr | //body//*[string-length(text()) > 8 and string-length(text()) < 90]"
)

# htmldate refuses dates after its limit, by default the clock's today. The core reads no clock, and the store
# refuses times that lie ahead of the fetch.
_LAST_DATE = "2100-01-01"
_FIRST_DATE = "1995-01-01"


def read_published(page: Structured, tree: HtmlElement, url: str, title: str) -> StatedTime | None:
    """JSON-LD, then meta tags, then time elements, then the date shown beside the headline, then htmldate's guess.

    Given in the outlet's own zone where it is known; a time without a zone is read as being in it. The date shown is
    asked as well where the data leave the hour or the day open.
    """
    locales = stated_locales(url, page.locales)
    zone = zone_of(url, locales)
    claims = _read(_published_claims(page), zone)
    best = _best(claims, zone)
    if best and _knows_the_hour(best) and not _leaves_the_day_open(best, claims, zone):
        return best
    shown = visible_date(tree, title, month_first=zone is None and is_american(locales))
    seen = _best(_read([(shown, "html:text")], zone), zone) if shown else None
    if best:
        return _agreed(best, claims, seen, zone) if seen else best
    # htmldate reads the day of "3/4/2024" one way or the other.
    is_unclear = any(_TWO_DAYS.match(raw) for raw, _ in _published_claims(page) if raw)
    return seen or (None if is_unclear else _guess(tree, url, page.canonical_url or ""))


def _leaves_the_day_open(best: StatedTime, claims: list[StatedTime], zone: ZoneInfo | None) -> bool:
    """Whether the source is weak, another one names a time more than a day off, or it may be evening in America."""
    return (
        best.source in _WEAK
        or any(not _near(_in_zone(claim, zone), best) for claim in claims if claim.source in _STRONG)
        or _may_be_the_evening_before(best, zone)
    )


def _agreed(
    best: StatedTime, claims: list[StatedTime], seen: StatedTime, zone: ZoneInfo | None
) -> StatedTime:
    """What the data state for the day that is shown; what is shown, where the data are weak or lack the hour."""
    if _same_day(seen, best):
        return seen if _knows_the_hour(seen) and not _knows_the_hour(best) else best
    if best.source in _WEAK:
        return seen
    if best.at and seen.at and _may_be_the_evening_before(best, zone):
        evening = best.at.astimezone(_AMERICA)
        return replace(best, at=evening) if evening.date() == seen.at.date() else best
    stated = [_in_zone(claim, zone) for claim in claims if claim.source in _STRONG]
    return next((claim for claim in stated if _same_day(claim, seen)), best)


def _may_be_the_evening_before(claim: StatedTime, zone: ZoneInfo | None) -> bool:
    """Whether a time in UTC, from an outlet whose zone is not known, is still the day before in America."""
    if zone or claim.at is None or claim.at.utcoffset() != timedelta() or not states_zone(claim):
        return False
    return _knows_the_hour(claim) and claim.at.astimezone(_AMERICA).date() != claim.at.date()


def _guess(tree: HtmlElement, url: str, canonical_url: str) -> StatedTime | None:
    copy, has_updates = _without_updates(tree)
    day = find_date(copy, url=url, original_date=True, min_date=_FIRST_DATE, max_date=_LAST_DATE)
    if day is None:
        return None
    addresses = f"{url} {canonical_url}"
    if day.replace("-", "") in addresses.replace("-", "").replace("/", ""):
        return parse_time(day, "htmldate")
    # A guessed 1 January is the year of a copyright line: wrong on all 3 pages of the development set that have one. The
    # first of a month is what htmldate makes of "/2026/04/the-tram". Beside the time of a change, the only one that a page
    # shows, a guess is wrong on 3 of 3.
    is_month = day.endswith("-01") and f"/{day[:7].replace('-', '/')}/" in addresses
    if has_updates or is_month or day.endswith("-01-01"):
        return None
    return parse_time(day, "htmldate")


def _without_updates(tree: HtmlElement) -> tuple[HtmlElement, bool]:
    """A copy without what is marked as the time of a change, which htmldate takes for want of a better one; whether
    readers see such a time."""
    copy = deepcopy(tree)
    for script in copy.iter("script"):
        script.text = _LINKED_CHANGE.sub("", script.text or "")
    changed = [element for element in copy.xpath(_MARKED_AS_CHANGED) if _says_changed(element)]
    has_updates = any(element.tag == "time" or shows_date(element.text or "") for element in changed)
    for element in changed:
        element.text = None
        for name in ("content", "datetime", "title"):
            element.attrib.pop(name, None)
    return copy, has_updates


def _says_changed(element: HtmlElement) -> bool:
    if element.tag != "meta":
        return is_marked_modified(element) or is_update(element.text or "")
    name = (element.get("property") or element.get("name") or "").lower()
    return name in _MODIFIED_META or element.get("itemprop") == "dateModified"


def read_modified(page: Structured, url: str) -> StatedTime | None:
    """JSON-LD, then meta tags."""
    claims = [(page.linked.modified, "json-ld:dateModified")]
    claims += [(value, f"meta:{name}") for name in _MODIFIED_META for value in page.meta.get(name, ())]
    zone = zone_of(url, stated_locales(url, page.locales))
    return _best(_read(claims, zone), zone)


def _published_claims(page: Structured) -> Iterable[tuple[str, str]]:
    yield page.linked.published, "json-ld:datePublished"
    for name in _PUBLISHED_META:
        for value in page.meta.get(name, ()):
            yield value, f"meta:{name}"
    # What is marked as modified is never the time of publication.
    stamped = [time for time in page.times if time.stamp and not time.is_modified]
    published = [time.stamp for time in stamped if time.is_published]
    source = "html:time" if len(set(published)) == 1 else "html:times"
    yield from ((stamp, source) for stamp in published)
    if len({time.stamp for time in stamped}) == 1:  # among several the article's own cannot be told
        yield stamped[0].stamp, "html:time"


def _read(claims: Iterable[tuple[str, str]], home: ZoneInfo | None) -> list[StatedTime]:
    """The claims that can be read, best first."""
    stated = islice(claims, _MAX_CLAIMS)
    return [claim for raw, source in stated if raw and (claim := parse_time(raw, source, home)).at]


def _best(claims: list[StatedTime], zone: ZoneInfo | None) -> StatedTime | None:
    """The first claim, unless a later one says the same more exactly.

    More exactly means: the hour of that day, where the first is a bare day (midnight to the second is a bare day
    in disguise: content systems fill the missing time with zeros); or the zone, where the first shows the same
    clock without one, and then that of the outlet.
    """
    return _in_zone(_most_exact(claims), zone) if claims else None


def _in_zone(claim: StatedTime, zone: ZoneInfo | None) -> StatedTime:
    if claim.at is None or zone is None or claim.precision is Precision.DAY:
        return claim
    if states_zone(claim, zone):
        is_utc = claim.at.utcoffset() == timedelta()
        return replace(claim, at=claim.at.astimezone(zone)) if is_utc else claim
    return replace(claim, at=claim.at.replace(tzinfo=zone)) if _knows_the_hour(claim) else claim


def _most_exact(read: list[StatedTime]) -> StatedTime:
    first = read[0]
    if not _knows_the_hour(first):
        return next((claim for claim in read if _knows_the_hour(claim) and _near(claim, first)), first)
    return next((claim for claim in read if _same_clock(claim, first)), first)


def _knows_the_hour(claim: StatedTime) -> bool:
    return (
        claim.precision is not Precision.DAY
        and claim.at is not None
        and (claim.at.hour, claim.at.minute) != (0, 0)
    )


def _same_day(claim: StatedTime, other: StatedTime) -> bool:
    return claim.at is not None and other.at is not None and claim.at.date() == other.at.date()


def _near(claim: StatedTime, other: StatedTime) -> bool:
    return (
        claim.at is not None and other.at is not None and abs((claim.at - other.at).total_seconds()) <= 86_400
    )


def _same_clock(claim: StatedTime, other: StatedTime) -> bool:
    """Whether `claim` shows the wall clock of `other` to the minute and adds its zone."""
    if claim.at is None or other.at is None or claim.at.utcoffset() == timedelta():
        return False
    return other.at.utcoffset() == timedelta() and claim.at.replace(tzinfo=UTC, second=0) == other.at.replace(
        second=0
    )
