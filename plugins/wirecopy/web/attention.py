"""What needs attention, by its cause: an outage of all feeds is one line. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wirecopy.model import AlertKind, WorkItem
from wirecopy.store.read_model.alerts import ShownAlert
from wirecopy.store.read_model.feeds import TROUBLED, FeedStatus
from wirecopy.store.read_model.overview import FeedsAlike, Overview, SetAsideReason
from wirecopy.web.formatting import many
from wirecopy.web.tone import Tone

_SILENT = "They answer well. The outlet has probably moved its feed: wirecopy feeds check https://the-site finds it."
_APART = timedelta(hours=1)  # what begins in one run is told as one
_SET_ASIDE = "Read the log of its stage. wirecopy retry puts it back."
_BAD_ALERTS = {AlertKind.RUN_RED, AlertKind.HOUR_MISSED, AlertKind.DISK_NEARLY_FULL}
_ITEMS = {
    WorkItem.FEED: ("feed", "feeds"),
    WorkItem.PAGE: ("page", "pages"),
    WorkItem.DOCUMENT: ("page", "pages"),
    WorkItem.FEED_TEXT: ("text of a feed", "texts of feeds"),
    WorkItem.READ_AGAIN: ("page", "pages"),
    WorkItem.CAPTURE: ("imported page", "imported pages"),
    WorkItem.ARTICLE: ("article", "articles"),
    WorkItem.STORY: ("story", "stories"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a person should look, with all that it concerns."""

    tone: Tone
    what: str  # "230 feeds fail"
    cause: str
    since: datetime | None  # None: it was never well
    first: datetime | None  # since when for the first of them, where that is earlier
    action: str
    path: str = ""  # of the page with its rows; empty: there is none
    filters: Mapping[str, str] = field(default_factory=dict)


def causes_of(overview: Overview) -> list[Cause]:
    """All that is wrong: what failed on our side, then feeds; what concerns most of them first."""
    feeds = [each for each in overview.feeds_alike if each.status in TROUBLED]
    feeds.sort(key=lambda each: (-each.feeds, TROUBLED.index(each.status)))
    return [*map(_of_set_aside, overview.set_aside), *map(_of_feeds, feeds)]


def _of_feeds(alike: FeedsAlike) -> Cause:
    first = alike.first_well if _are_apart(alike) else None
    if alike.status is FeedStatus.SILENT:
        return Cause(
            Tone.WARN,
            many(alike.feeds, "feed is silent", "feeds are silent"),
            "nothing new for far longer than usual",
            alike.last_well,
            first,
            _SILENT,
            "/feeds",
            {"status": alike.status},
        )
    is_gone = alike.status is FeedStatus.GONE
    return Cause(
        Tone.BAD,
        many(alike.feeds, "feed is gone", "feeds are gone")
        if is_gone
        else many(alike.feeds, "feed fails", "feeds fail"),
        alike.in_words or "",
        alike.last_well,
        first,
        alike.action or "",
        "/feeds",
        {"status": alike.status, "outcome": alike.outcome or ""},
    )


def _are_apart(alike: FeedsAlike) -> bool:
    """Whether they have had it for longer and shorter, so that the last of them does not speak for the first."""
    return bool(alike.first_well and alike.last_well and alike.last_well - alike.first_well > _APART)


def _of_set_aside(reason: SetAsideReason) -> Cause:
    one, more = _ITEMS[reason.item]
    return Cause(
        Tone.BAD,
        many(reason.items, f"{one} set aside", f"{more} set aside"),
        f"{reason.stage}: {reason.reason}",
        reason.since,
        None,
        _SET_ASIDE,
        "/set-aside",
    )


def alert_tone(alert: ShownAlert) -> Tone:
    """How loud an alert is; one that is over is quiet."""
    return Tone.QUIET if alert.cleared_at else Tone.BAD if alert.kind in _BAD_ALERTS else Tone.WARN
