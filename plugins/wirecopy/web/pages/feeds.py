"""Feeds and their health, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirecopy.model import Outcome
from wirecopy.schedule.polling import MANY_FAILURES, SILENCE_DIVISOR
from wirecopy.store.read_model.feed_detail import (
    POLLS_IN_STRIP,
    POLLS_PER_PAGE,
    FeedDay,
    FeedDetail,
    FeedSummary,
    PollFilter,
    PollSummary,
)
from wirecopy.store.read_model.feeds import FEEDS_PER_PAGE, FeedCount, FeedHealth, FeedSort, FeedStatus
from wirecopy.web.chart import Chart, Mark, Series
from wirecopy.web.formatting import many, utc_words
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.tone import Tone

STATUS_WORDS = {
    FeedStatus.FAILING: "its last poll failed",
    FeedStatus.GONE: "its server says that it was taken down for good; asked once a week",
    FeedStatus.SILENT: "answers well, but has listed nothing new for far longer than usual",
    FeedStatus.NEW: "not polled yet",
    FeedStatus.OK: "answers well, and lists news as usual",
    FeedStatus.RETIRED: "no longer configured, not asked",
}


@dataclass(frozen=True, slots=True)
class FeedListing:
    """One page of the list of feeds."""

    feeds: Sequence[FeedHealth]
    counts: Sequence[FeedCount]  # of all that match the words
    sort: FeedSort = FeedSort.TROUBLE
    status: FeedStatus | None = None
    outcome: Outcome | None = None
    page_number: int = 1

    @property
    def total(self) -> int:
        """Feeds that match the filters."""
        return self.of_status(self.status)

    def of_status(self, status: FeedStatus | None) -> int:
        """Feeds of a status, or of all for None, that match the other filters."""
        return sum(
            count.feeds
            for count in self.counts
            if status in (None, count.status) and self.outcome in (None, count.outcome)
        )

    @property
    def of_all(self) -> int:
        """Feeds that match the words."""
        return sum(count.feeds for count in self.counts)

    @property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        """The last outcomes of feeds that match the other filters, the most frequent first."""
        feeds: dict[Outcome, int] = {}
        for count in self.counts:
            if count.outcome is not None and self.status in (None, count.status):
                feeds[count.outcome] = feeds.get(count.outcome, 0) + count.feeds
        return sorted(feeds.items(), key=lambda pair: (-pair[1], pair[0]))


def render_feeds(listing: FeedListing, context: PageContext) -> str:
    """A page of the list of feeds."""
    return render("feeds.html", context, listing=listing, status_words=STATUS_WORDS, per_page=FEEDS_PER_PAGE)


def render_feed(detail: FeedDetail, polls: PollFilter, context: PageContext) -> str:
    """One feed."""
    return render(
        "feed.html",
        context,
        detail=detail,
        feed=detail.feed,
        matter=status_line(detail.feed),
        pause=pause_line(detail.feed),
        poll_tone=poll_tone,
        marks=poll_marks(detail.newest_polls),
        places=POLLS_IN_STRIP,
        days=days_chart(detail, context),
        polls=polls,
        polls_total=_polls_of(detail, polls),
        per_page=POLLS_PER_PAGE,
    )


def status_line(feed: FeedSummary) -> str:
    """What is the matter with the feed, or that nothing is; since when says well_until."""
    match feed.status:
        case FeedStatus.FAILING:
            times = f", {feed.failures_in_row:,} times in a row" if feed.failures_in_row > 1 else ""
            return _sentence(f"{feed.in_words or feed.last_outcome}{times}")
        case FeedStatus.SILENT:
            return f"It answers well, but lists nothing new. Usual are {feed.expected_per_day:,} new entries a day."
        case _:
            return _sentence(STATUS_WORDS[feed.status])


def pause_line(feed: FeedSummary) -> str:
    """Why it is polled next when it is, as schedule.polling decides it."""
    if feed.status is FeedStatus.RETIRED:
        return "It is no longer configured."
    if feed.set_aside is not None:
        return f"No run takes it until `wirecopy retry`, because our software failed on it: {feed.set_aside}"
    if feed.held_until is not None:
        return f"Its whole domain is left alone until then: {feed.hold_reason or 'it asked for that'}."
    if feed.status is FeedStatus.NEW:
        return "It was never polled."
    if feed.status is FeedStatus.GONE:
        return "A feed that is gone is asked once a week, in case it comes back."
    if feed.status is FeedStatus.FAILING and feed.failures_in_row >= MANY_FAILURES:
        return f"After {MANY_FAILURES} failures in a row a feed is asked once a week."
    if feed.status is FeedStatus.FAILING:
        return "The pause doubles with each failure in a row, from an hour to a day; a server may ask for a longer one."
    return (
        f"The pause is 1/{SILENCE_DIVISOR} of the time that it listed nothing new, from a quarter of an hour to a day;"
        " the feed or its server may ask for a longer one."
    )


def poll_tone(poll: PollSummary) -> Tone:
    """Good, of no news, a trouble that may pass by itself, or one that needs a person."""
    if poll.is_success:
        return Tone.GOOD if poll.entries_new else Tone.QUIET
    return Tone.WARN if poll.outcome.is_transient else Tone.BAD


def poll_marks(polls: Sequence[PollSummary]) -> list[Mark]:
    """The strip of polls, the oldest first."""
    return [
        Mark(
            poll_tone(poll),
            f"{utc_words(poll.polled_at)} UTC: {poll.in_words or poll.outcome},"
            f" {poll.entries_new:,} new of {many(poll.entries_listed, 'entry', 'entries')}",
        )
        for poll in reversed(polls)
    ]


def days_chart(detail: FeedDetail, context: PageContext) -> Chart:
    """New entries by day against what is usual; each day leads to its polls."""
    usual = detail.feed.expected_per_day
    return Chart(
        "New entries a day (UTC)",
        [f"{day.day.day} {day.day:%b}" for day in detail.days],
        [Series("new entries", "added", [day.entries_new for day in detail.days])],
        usual=[float(usual)] * len(detail.days) if usual else [],
        links=[_polls_link(day, context) for day in detail.days],
    )


def _polls_link(day: FeedDay, context: PageContext) -> str | None:
    return f"{context.link(context.path, day=day.day)}#polls" if day.polls else None


def _polls_of(detail: FeedDetail, polls: PollFilter) -> int | None:
    """How many polls the filter has, where that is known."""
    if polls.outcome is None and polls.day is not None:
        return next((day.polls for day in detail.days if day.day == polls.day), None)
    return None


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
