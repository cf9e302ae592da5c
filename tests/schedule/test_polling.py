"""When a feed is polled again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Outcome, PollState
from wirecopy.schedule import after_poll, jitter_of
from wirecopy.schedule.polling import after_move
from wirecopy.settings import PollingPolicy

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
POLICY = PollingPolicy()
HOUR = timedelta(hours=1)


def poll(
    state: PollState,
    outcome: Outcome,
    *,
    new: int = 0,
    hint: timedelta | None = None,
    retry_after: timedelta | None = None,
) -> PollState:
    return after_poll(
        state, outcome, now=NOW, new_entries=new, interval_hint=hint, retry_after=retry_after, policy=POLICY
    )


def pause(state: PollState) -> timedelta:
    assert state.next_poll_at is not None
    return state.next_poll_at - NOW


@pytest.mark.parametrize(
    ("silent_for", "expected"),
    [
        (timedelta(0), timedelta(minutes=15)),
        (HOUR, timedelta(minutes=15)),
        (8 * HOUR, HOUR),
        (timedelta(days=2), 6 * HOUR),
        (timedelta(days=400), 24 * HOUR),
    ],
)
def test_a_silent_feed_is_asked_less_often(silent_for: timedelta, expected: timedelta) -> None:
    assert pause(poll(PollState(last_new_at=NOW - silent_for), Outcome.NOT_MODIFIED)) == expected


def test_news_bring_a_feed_back_to_the_shortest_interval() -> None:
    state = poll(PollState(last_new_at=NOW - timedelta(days=90)), Outcome.OK, new=1)
    assert state.last_new_at == NOW
    assert pause(state) == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("known_for", "expected"),
    [(0 * HOUR, timedelta(minutes=15)), (24 * HOUR, 3 * HOUR), (100 * 24 * HOUR, 24 * HOUR)],
)
def test_a_feed_that_never_had_an_entry_counts_as_silent_since_it_was_configured(
    known_for: timedelta, expected: timedelta
) -> None:
    assert pause(poll(PollState(known_since=NOW - known_for), Outcome.EMPTY_FEED)) == expected


@pytest.mark.parametrize(
    ("hint", "expected"),
    [(timedelta(minutes=1), timedelta(minutes=15)), (2 * HOUR, 2 * HOUR), (timedelta(days=365), 24 * HOUR)],
)
def test_the_publishers_wish_is_obeyed_up_to_a_day(hint: timedelta, expected: timedelta) -> None:
    assert pause(poll(PollState(), Outcome.OK, new=3, hint=hint)) == expected


@pytest.mark.parametrize(
    ("failures", "hours"),
    [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 24), (10, 24), (11, 168), (5000, 168)],
)
def test_failures_back_off_to_a_week_and_never_further(failures: int, hours: int) -> None:
    state = poll(PollState(failures_in_row=failures), Outcome.SERVER_ERROR)
    assert state.failures_in_row == failures + 1
    assert pause(state) == hours * HOUR


def test_a_server_that_names_a_time_is_not_asked_sooner() -> None:
    assert pause(poll(PollState(), Outcome.RATE_LIMITED, retry_after=5 * HOUR)) == 5 * HOUR
    assert pause(poll(PollState(), Outcome.RATE_LIMITED, retry_after=timedelta(minutes=1))) == HOUR
    assert pause(poll(PollState(), Outcome.OK, new=1, retry_after=2 * HOUR)) == 2 * HOUR


def test_a_gone_feed_is_probed_weekly_until_it_returns() -> None:
    gone = poll(PollState(), Outcome.GONE)
    assert gone.gone
    assert pause(gone) == timedelta(days=7)
    assert pause(poll(gone, Outcome.TIMED_OUT)) == timedelta(days=7)
    back = poll(gone, Outcome.OK, new=1)
    assert (back.gone, back.failures_in_row) == (False, 0)


def test_a_failure_forgets_nothing_about_the_news() -> None:
    state = PollState(last_new_at=NOW - HOUR, moved_to="https://d.example/feed", moved_count=2)
    after = poll(state, Outcome.DNS_FAILED)
    assert (after.last_new_at, after.moved_to, after.moved_count) == (NOW - HOUR, "https://d.example/feed", 2)


@given(
    st.integers(0, 10_000),
    st.sampled_from(Outcome),
    st.none() | st.timedeltas(timedelta(0), timedelta(days=9999)),
    st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=1)),
)
def test_every_feed_is_asked_again_between_a_quarter_of_an_hour_and_a_week(
    failures: int, outcome: Outcome, hint: timedelta | None, retry_after: timedelta | None
) -> None:
    after = poll(PollState(failures_in_row=failures), outcome, hint=hint, retry_after=retry_after)
    assert POLICY.min_interval <= pause(after) <= POLICY.max_backoff


def test_feeds_that_were_added_together_do_not_fall_due_together() -> None:
    due = {
        after_poll(
            PollState(last_new_at=NOW - 16 * HOUR),
            Outcome.NOT_MODIFIED,
            now=NOW,
            new_entries=0,
            interval_hint=None,
            retry_after=None,
            policy=POLICY,
            jitter=jitter_of(feed_id),
        ).next_poll_at
        for feed_id in range(1, 101)
    }
    assert len(due) == 100
    assert all(at is not None and 2 * HOUR <= at - NOW <= 2.2 * HOUR for at in due)


def _moved(*polls: tuple[int, str | None]) -> PollState:
    state = PollState()
    for hour, target in polls:
        state = after_move(state, target, NOW + hour * HOUR)
    return state


@pytest.mark.parametrize(
    ("polls", "adopted"),
    [
        ([(0, "new"), (24, "new"), (48, "new"), (60, "new"), (72, "new")], "new"),
        ([(0, "new"), (24, "new"), (48, "new"), (60, "new"), (71, "new")], None),  # not three days
        ([(0, "new"), (36, "new"), (60, "new"), (72, "new")], None),  # four polls
        ([(0, "new"), (24, "new"), (48, "other"), (60, "new"), (72, "new")], None),  # they do not agree
        ([(0, "new"), (24, "new"), (48, None), (60, "new"), (72, "new")], None),  # it was back in between
    ],
)
def test_a_permanent_redirect_is_believed_after_five_polls_over_three_days(
    polls: list[tuple[int, str | None]], adopted: str | None
) -> None:
    assert _moved(*polls).adopted_url == adopted


def test_an_adopted_address_is_dropped_after_three_failures() -> None:
    state = PollState(adopted_url="new")
    for _ in range(2):
        state = poll(state, Outcome.NOT_FOUND)
    assert state.adopted_url == "new"
    assert poll(state, Outcome.NOT_FOUND).adopted_url is None
