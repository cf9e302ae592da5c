"""When a stage stops asking a domain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from wirecopy.model import Outcome, Response
from wirecopy.schedule.domain_breaker import DomainBreaker, breaker_for_feeds, pause_of_refusing

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


def feeds_after(refusals: int, *outcomes: Outcome) -> DomainBreaker:
    breaker = breaker_for_feeds(refusals)
    for outcome in outcomes:
        breaker.record(Response(outcome, "https://daily.example/"))
    return breaker


@pytest.mark.parametrize("outcome", [Outcome.FORBIDDEN, Outcome.CHALLENGE])
def test_three_feeds_in_a_row_that_are_forbidden_say_that_the_domain_is(outcome: Outcome) -> None:
    assert not feeds_after(0, outcome, outcome, Outcome.OK, outcome, outcome).is_open
    assert feeds_after(0, outcome, outcome, outcome).is_blocked


@pytest.mark.parametrize("outcome", [Outcome.FORBIDDEN, Outcome.CHALLENGE, Outcome.RATE_LIMITED])
def test_a_domain_that_refused_before_is_left_alone_after_one_refusal(outcome: Outcome) -> None:
    breaker = feeds_after(1, outcome)
    assert breaker.is_open
    assert not breaker.has_welcomed


@pytest.mark.parametrize("outcome", [Outcome.TIMED_OUT, Outcome.REFUSED_ROBOTS, Outcome.REFUSED_ADDRESS])
def test_what_says_nothing_of_us_neither_refuses_nor_welcomes(outcome: Outcome) -> None:
    breaker = feeds_after(2, outcome)
    assert not breaker.is_open
    assert not breaker.has_welcomed
    assert feeds_after(2, Outcome.NOT_FOUND).has_welcomed


def test_the_feeds_of_a_refusing_domain_wait_longer_each_time() -> None:
    assert [pause_of_refusing(n, timedelta()) / HOUR for n in (1, 2, 3, 4, 5, 6)] == [1, 2, 4, 8, 16, 24]
    assert pause_of_refusing(1, 5 * HOUR) == 5 * HOUR
