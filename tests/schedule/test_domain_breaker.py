"""When a stage stops asking a domain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from wirecopy.model import Outcome, Response
from wirecopy.schedule.domain_breaker import DomainBreaker

HOUR = timedelta(hours=1)


def after(*outcomes: Outcome, max_refusals: int = 2) -> DomainBreaker:
    return recorded((Response(outcome, "https://daily.example/") for outcome in outcomes), max_refusals)


def recorded(responses: Iterable[Response], max_refusals: int = 2) -> DomainBreaker:
    breaker = DomainBreaker(max_refusals=max_refusals)
    for response in responses:
        breaker.record(response)
    return breaker


@pytest.mark.parametrize(
    "outcome", [Outcome.DNS_FAILED, Outcome.CONNECT_FAILED, Outcome.TLS_FAILED, Outcome.TIMED_OUT]
)
def test_a_domain_that_does_not_answer_three_times_in_a_row_is_not_asked_again(outcome: Outcome) -> None:
    assert not after(outcome, outcome).is_open
    assert after(outcome, outcome, outcome).is_open


def test_any_answer_begins_the_row_anew() -> None:
    down = Outcome.TIMED_OUT
    assert not after(down, down, Outcome.NOT_FOUND, down, down).is_open


def test_a_domain_that_does_not_answer_did_not_refuse() -> None:
    assert not after(*[Outcome.TIMED_OUT] * 3).is_refused


@pytest.mark.parametrize("max_refusals", [1, 2])
def test_so_many_answers_that_we_ask_too_often_open_it(max_refusals: int) -> None:
    refusals = [Outcome.RATE_LIMITED] * max_refusals
    assert not after(*refusals[1:], max_refusals=max_refusals).is_open
    breaker = after(*refusals, max_refusals=max_refusals)
    assert breaker.is_refused
    assert breaker.is_open


def test_good_answers_between_refusals_change_nothing() -> None:
    assert after(Outcome.RATE_LIMITED, Outcome.OK, Outcome.RATE_LIMITED).is_refused


def test_other_trouble_leaves_it_closed() -> None:
    assert not after(*[Outcome.SERVER_ERROR] * 5, *[Outcome.FORBIDDEN] * 5).is_open


@pytest.mark.parametrize(
    ("named", "longest"),
    [([None], HOUR), ([3 * HOUR, HOUR], 3 * HOUR), ([timedelta(minutes=1)], timedelta(minutes=1))],
)
def test_the_longest_time_that_the_domain_names_counts_else_an_hour(
    named: list[timedelta | None], longest: timedelta
) -> None:
    responses = (Response(Outcome.RATE_LIMITED, "https://daily.example/", retry_after=at) for at in named)
    assert recorded(responses).retry_after == longest
