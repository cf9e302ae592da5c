"""What is tried again in the same run, and how soon."""

import pytest

from wirecopy.model import Outcome
from wirecopy.schedule.retrying import Retry, retry_of, retry_pause


def test_every_outcome_is_decided_upon() -> None:
    assert all(isinstance(retry_of(outcome), Retry) for outcome in Outcome)


@pytest.mark.parametrize("outcome", [Outcome.CONNECT_FAILED, Outcome.CUT_OFF, Outcome.SERVER_ERROR])
def test_what_may_pass_within_seconds_is_tried_again(outcome: Outcome) -> None:
    assert retry_of(outcome) is Retry.SAME


def test_damaged_compression_is_tried_without() -> None:
    assert retry_of(Outcome.BAD_ENCODING) is Retry.PLAIN


def test_nothing_is_repeated_that_succeeded_or_would_fail_later_as_well() -> None:
    repeated = {outcome for outcome in Outcome if retry_of(outcome) is not Retry.NOT}
    assert not [outcome for outcome in repeated if outcome.is_success or not outcome.is_transient]


@pytest.mark.parametrize(
    ("retries", "jitter", "seconds"), [(0, 0, 0.5), (0, 0.5, 1), (0, 1, 1.5), (1, 0.5, 2), (2, 0.5, 4)]
)
def test_the_pause_doubles_with_jitter(retries: int, jitter: float, seconds: float) -> None:
    assert retry_pause(retries, 1, jitter) == seconds
