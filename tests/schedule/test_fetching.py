"""When a page is fetched again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wirecopy.model import FetchState, Outcome
from wirecopy.schedule import after_fetch
from wirecopy.schedule.fetching import is_worth_waiting
from wirecopy.settings import RecheckPolicy, load_settings

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


def fetch(
    state: FetchState,
    outcome: Outcome,
    *,
    first: datetime | None = None,
    retry_after: timedelta | None = None,
) -> FetchState:
    return after_fetch(
        state, outcome, now=NOW, first_fetched_at=first, retry_after=retry_after, policy=RecheckPolicy()
    )


@pytest.mark.parametrize(
    ("age_hours", "next_age_hours"),
    [(0, 1), (0.8, 1), (0.9, 3), (1, 3), (2, 3), (3.2, 12), (13, 48), (47, 48), (48, None)],
)
def test_a_good_page_is_looked_at_again_at_the_next_age(age_hours: float, next_age_hours: int | None) -> None:
    first = NOW - age_hours * HOUR
    state = fetch(FetchState(attempts=2, checks=1), Outcome.NOT_MODIFIED, first=first)
    assert (state.attempts, state.checks) == (0, 2)
    assert state.next_fetch_at == (None if next_age_hours is None else first + next_age_hours * HOUR)


def test_the_ages_can_be_set_by_environment_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECOPY_RECHECK__AGES", '["P7D", "PT30M"]')
    policy = load_settings().recheck
    due = [
        after_fetch(
            FetchState(), Outcome.OK, now=NOW, first_fetched_at=first, retry_after=None, policy=policy
        ).next_fetch_at
        for first in (None, NOW - HOUR)
    ]
    assert due == [NOW + HOUR / 2, NOW + 167 * HOUR]


def test_the_first_good_fetch_starts_the_count() -> None:
    assert fetch(FetchState(), Outcome.OK) == FetchState(attempts=0, checks=1, next_fetch_at=NOW + HOUR)


@pytest.mark.parametrize(("attempts", "hours"), [(0, 1), (1, 2), (2, 4), (3, 8)])
def test_trouble_that_may_pass_is_tried_again_later_and_later(attempts: int, hours: int) -> None:
    state = fetch(FetchState(attempts=attempts), Outcome.TIMED_OUT)
    assert (state.attempts, state.next_fetch_at) == (attempts + 1, NOW + hours * HOUR)


def test_after_the_last_attempt_there_is_no_other() -> None:
    assert fetch(FetchState(attempts=4), Outcome.SERVER_ERROR).next_fetch_at is None


def test_retry_after_is_respected() -> None:
    assert fetch(FetchState(), Outcome.RATE_LIMITED, retry_after=6 * HOUR).next_fetch_at == NOW + 6 * HOUR


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.NOT_FOUND,
        Outcome.GONE,
        Outcome.FORBIDDEN,
        Outcome.NOT_A_PAGE,
        Outcome.REFUSED_ADDRESS,
        Outcome.TOO_LARGE,
    ],
)
def test_a_clear_no_ends_it(outcome: Outcome) -> None:
    assert fetch(FetchState(checks=1), outcome) == FetchState(attempts=1, checks=1, next_fetch_at=None)


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.GONE])
@pytest.mark.parametrize(
    ("failures", "age_hours", "next_look_hours"),
    [(0, 2, 1), (3, 2, 1), (4, 2, None), (0, 50, 12), (1, 50, 12), (2, 50, None)],
)
def test_a_page_that_was_served_and_is_missing_is_looked_at_again(
    outcome: Outcome, failures: int, age_hours: int, next_look_hours: int | None
) -> None:
    state = fetch(FetchState(attempts=failures, checks=1), outcome, first=NOW - age_hours * HOUR)
    assert state.attempts == failures + 1
    assert state.next_fetch_at == (None if next_look_hours is None else NOW + next_look_hours * HOUR)


@pytest.mark.parametrize(
    ("outcome", "helps"),
    [
        (Outcome.CHALLENGE, True),
        (Outcome.CONSENT_PAGE, True),
        (Outcome.FORBIDDEN, True),
        (Outcome.NOT_FOUND, True),
        (Outcome.NO_TEXT, True),
        (Outcome.NOT_AN_ARTICLE, False),
    ],
)
def test_a_page_that_may_show_its_article_later_is_looked_at_again(outcome: Outcome, helps: bool) -> None:
    assert is_worth_waiting(outcome) is helps
